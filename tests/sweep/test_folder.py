"""The folder of a sweep survives what happens to folders: it goes on from there, to the same bytes."""

import contextlib
import errno
import hashlib
import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simsp.errors import BadInput, Stopped
from simsp.sweep import gather, store
from simsp.sweep.store import Store, in_the_way
from tests.sweep.conftest import Here, Swept, tables_in

pytestmark = pytest.mark.xdist_group("sweep")


def truncated(path: Path) -> None:
    """As after a crash of the machine."""
    path.write_bytes(path.read_bytes()[:-100])


def empty(path: Path) -> None:
    """As after a crash before the disk was written."""
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    """One bit of the data is wrong; the file is otherwise in order."""
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("harm", [truncated, empty, flipped])
def test_a_damaged_piece_is_run_again(harm: Callable[[Path], None], done: Swept) -> None:
    """That one alone, with a sentence; the tables are the same bytes as before."""
    before = done.bytes()
    harm(done.pieces[2])
    done.run()
    assert done.workers.asked == [done.pieces[2].name]
    assert f"{done.pieces[2]}: is damaged; it is run again" in done.said
    assert done.bytes() == before


def test_a_piece_under_the_name_of_another_is_run_again(done: Swept) -> None:
    """A name can be given to any file; what is written inside cannot."""
    before = done.bytes()
    done.pieces[2].write_bytes(done.pieces[3].read_bytes())
    done.run()
    assert done.workers.asked == [done.pieces[2].name]
    assert any("is a piece of another sweep or version" in sentence for sentence in done.said)
    assert done.bytes() == before


def test_what_is_missing_is_run_and_nothing_else(done: Swept) -> None:
    """And where nothing is missing, nothing."""
    before, names = done.bytes(), [path.name for path in done.pieces]
    for place in (0, 4):
        (done.out / "pieces" / names[place]).unlink()
    done.run()
    assert sorted(done.workers.asked) == [names[0], names[4]]
    done.run()
    assert done.workers.asked == []
    assert done.bytes() == before


def test_what_a_kill_left_unfinished_is_cleaned_up(done: Swept) -> None:
    """Drafts of pieces and of tables."""
    names = sorted(path.name for path in done.out.rglob("*"))
    (done.out / "pieces" / ".draw.parquet.part").write_bytes(b"half")
    (done.out / ".results.parquet.part").write_bytes(b"half")
    done.run()
    assert sorted(path.name for path in done.out.rglob("*")) == names


def test_a_plan_with_more_draws_goes_on_and_ends_as_if_it_had_them_from_the_start(
    swept: Callable[..., Swept], done: Swept
) -> None:
    """Only the new draw is run."""
    text = "title: Two reforms\nscenarios: [exit_lump_sum, employer_pays_all]\ndraws: 4\nseeds: 2\nseed: 5\n"
    text += "agents: 60\nuntil: 2028-12\n"
    more = swept(text).run()
    assert {name.split("-")[0] for name in more.workers.asked} == {"draw00003"}
    assert more.bytes() == swept(text, "elsewhere").run().bytes()


def test_pieces_of_another_plan_stay(swept: Callable[..., Swept], done: Swept) -> None:
    """Nothing that took time to work out is thrown away."""
    kept = {path: path.read_bytes() for path in done.pieces}
    other = swept(
        "title: t\nscenarios: [exit_lump_sum]\ndraws: 1\nseed: 5\nagents: 60\nuntil: 2028-12\n"
    ).run()
    assert {path: path.read_bytes() for path in kept} == kept
    assert f"6 pieces in {done.out / 'pieces'} belong to another plan or version and stay there" in other.said


def test_the_manifest_comes_last(done: Swept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is one, every table is there and belongs to it."""
    monkeypatch.setattr("simsp.sweep.gather._printed", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        done.run()
    assert not (done.out / "manifest.json").exists()


class Full:
    """A disk that is full from the n-th file on."""

    def __init__(self, room: int) -> None:
        self.room = room

    def __call__(self, opened: int) -> None:
        """Stands for os.fsync, which is where a full disk is noticed at the latest."""
        if os.path.isdir(f"/proc/self/fd/{opened}"):  # noqa: PTH112
            return
        self.room -= 1
        if self.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("room", [0, 3, 6, 8], ids=["first", "piece", "results", "manifest"])
def test_a_full_disk_keeps_what_is_finished(
    room: int, swept: Callable[..., Swept], finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence, no draft left behind; with room again the rest is run, to the same bytes."""
    sweep = swept()
    with monkeypatch.context() as patched:
        patched.setattr(store.os, "fsync", Full(room))
        with pytest.raises(Stopped, match=r"cannot be written \(No space left on device\).*--resume"):
            sweep.run()
    assert len(sweep.pieces) == min(room, 6)
    assert [path for path in sweep.out.rglob("*") if path.name.startswith(".")] == []
    sweep.run()
    assert len(sweep.workers.asked) == 6 - min(room, 6)
    assert sweep.bytes() == tables_in(finished)


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes: the system writes the first part and refuses the rest."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("kept", [0, 6], ids=["in a piece", "in a table"])
def test_no_room_in_the_middle_of_a_file_leaves_no_half_of_it(
    kept: int, swept: Callable[..., Swept], finished: Path
) -> None:
    """Half a piece or half a table is never there under its name, nor beside it."""
    sizes = [path.stat().st_size for path in (finished / "pieces").iterdir()]
    sweep = swept()
    with room_for(max(sizes) if kept else min(sizes) // 2), pytest.raises(Stopped, match="File too large"):
        sweep.run()
    assert len(sweep.pieces) == kept
    assert [path.name for path in sweep.out.glob("*")] == ["pieces"] * bool(kept)
    assert sweep.run().bytes() == tables_in(finished)


def test_a_large_table_is_never_in_memory_as_a_whole(done: Swept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its fingerprint is made bit by bit."""
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        assert path.suffix != ".parquet", f"{path} was read as a whole"
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    made = gather.manifest(done.sweep, done.out, [], ["results.parquet"])
    monkeypatch.undo()
    whole = (done.out / "results.parquet").read_bytes()
    assert made["tables"] == {"results.parquet": hashlib.sha256(whole).hexdigest()}


def test_whoever_is_refused_takes_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it looked before the first had made the folder, which is still empty."""
    out = tmp_path / "out"
    with Store(out).opened():
        monkeypatch.setattr(Path, "exists", lambda path: path in tmp_path.parents or path == tmp_path)
        with pytest.raises(BadInput, match="another sweep is at work"), Store(out).opened():
            pass
        monkeypatch.undo()
        assert (out / "pieces").is_dir()
    assert not out.exists()


def test_a_folder_that_is_taken_away_while_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a sweep that ends with nothing at this very moment: a lock on what is gone holds nothing."""
    out, real, taken = tmp_path / "out", store._take, list[Path]()

    def too_late(fcntl: object, opened: int, folder: Path) -> None:
        if not taken:
            folder.rmdir()
            out.rmdir()
        taken.append(folder)
        real(fcntl, opened, folder)

    monkeypatch.setattr(store, "_take", too_late)
    with Store(out).opened():
        assert (out / "pieces").is_dir()
        with pytest.raises(BadInput, match="another sweep is at work"), Store(out).opened():
            pass
    assert not out.exists()


def test_two_sweeps_never_work_in_one_folder(done: Swept) -> None:
    """The second is told so and changes nothing."""
    before = done.bytes()
    with Store(done.out).opened(), pytest.raises(BadInput, match="another sweep is at work in this folder"):
        done.run()
    assert done.bytes() == before


def test_a_folder_with_anything_in_it_is_refused_without_resume(done: Swept, tmp_path: Path) -> None:
    """A sweep says so and how to go on; other files are never mixed with one, resumed or not."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    assert in_the_way(done.out, resume=False).startswith(
        "it holds a sweep already (6 pieces); write --resume"
    )
    assert in_the_way(done.out, resume=True) == ""
    assert in_the_way(tmp_path / "empty", resume=False) == ""
    (tmp_path / "empty" / "pieces").mkdir()
    assert in_the_way(tmp_path / "empty", resume=False) == ""
    for resume in (False, True):
        assert (
            in_the_way(tmp_path / "mine", resume=resume)
            == "it holds other files ('thesis.txt'); name a new folder"
        )


def test_order_of_arrival_changes_nothing(
    done: Swept, swept: Callable[..., Swept], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last piece first or the first piece first."""
    other = swept(out="in order")
    monkeypatch.setattr(Here, "made", lambda self, pieces: ((one, self.done[one.name]) for one in pieces))
    assert other.run().bytes() == done.bytes()
