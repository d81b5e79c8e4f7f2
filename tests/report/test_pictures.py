"""Pictures that stand alone, and the command that writes them."""

import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from simsp.cli import folder
from simsp.errors import BadInput
from simsp.report import images, page
from tests.report import made_up

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every picture of a made-up run as SVG, by name."""
    run = made_up.write(tmp_path_factory.mktemp("pictures"), replicates=20)
    return {path.name: path.read_text(encoding="utf-8") for path in images.write(run, "svg")}


def test_every_chart_of_the_page_is_a_picture(drawn: dict[str, str], made_up_run: Path) -> None:
    """The names on the page and the names of the files are the same, in the same order."""
    on_page = re.findall(r'data-chart="([^"]+)"', (made_up_run / "report.html").read_text(encoding="utf-8"))
    assert list(drawn) == [f"{name}.svg" for name in on_page]
    assert len(set(on_page)) == len(on_page) > 30


def test_a_picture_stands_alone(drawn: dict[str, str]) -> None:
    """Well-formed, its own look inside, nothing from elsewhere, no invisible marks, a title and a source in words."""
    for name, svg in drawn.items():
        root = ET.fromstring(svg)  # noqa: S314  (made by the test itself)
        words = [text.text or "" for text in root.iter(f"{SVG}text")]
        assert any("simsp" in text for text in words), name
        assert not re.search(r"[\ue000-\ue002]|href|@import|var\(", svg), name
        assert root.find(f"{SVG}style") is not None, name


def test_a_picture_has_the_shape_of_a_slide_or_is_taller(drawn: dict[str, str]) -> None:
    """1280 wide; 720 high where everything fits."""
    sizes = [re.search(r'viewBox="0 0 1280 ([\d.]+)"', svg) for svg in drawn.values()]
    heights = [float(found[1]) for found in sizes if found]
    assert len(heights) == len(drawn)
    assert min(heights) == 720


def test_all_words_of_a_picture_lie_inside_it(drawn: dict[str, str]) -> None:
    """No line of the title, the notes or the source runs over the right edge."""
    from simsp.report.graphics.lettering import width
    from simsp.report.graphics.pictures import LETTERS, MARGIN, WIDTH

    for name, svg in drawn.items():
        for look, x, said in re.findall(
            r'<text class="(title|unit|note|source)[^"]*" x="([\d.]+)"[^>]*>([^<]*)<', svg
        ):
            bold = look == "title"
            assert float(x) + width(said, LETTERS[look][0], bold) <= WIDTH - MARGIN + 1, (name, said)


def test_the_same_tables_give_the_same_pictures(tmp_path: Path, drawn: dict[str, str]) -> None:
    """Nothing but the tables is in them."""
    again = images.write(made_up.write(tmp_path / "elsewhere", replicates=20), "svg")
    assert {path.name: path.read_text(encoding="utf-8") for path in again} == drawn


def test_a_title_from_a_file_stays_text_in_a_picture(tmp_path: Path) -> None:
    """A scenario file cannot bring a tag into a picture."""
    evil = '<script>alert(1)</script> & "quoted"'
    run = made_up.write(tmp_path, [replace(made_up.POLICIES[0], title=evil)], replicates=4)
    for path in images.write(run, "svg"):
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  (made by the test itself)
        assert not list(root.iter(f"{SVG}script"))


def test_png_is_as_wide_as_a_projector(tmp_path: Path, drawn: dict[str, str]) -> None:
    """1,920 by 1,080 for a picture of the shape of a slide; ink of the answer's blue is on it."""
    data = images.png(drawn["follow-the-baht.svg"])
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1920, 1080)


def test_without_a_font_a_png_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words would be missing; nothing is written, and the sentence says what to install."""
    monkeypatch.setattr(images, "png", lambda _: b"the same whatever it says")
    run = made_up.write(tmp_path, replicates=4)
    with pytest.raises(BadInput, match=r"apt-get install fonts-liberation.*ask for svg"):
        images.write(run, "png")
    assert not (run / "images").exists()


def test_no_picture_of_somebody_else_is_lost(tmp_path: Path) -> None:
    """A picture of another name stays; one of the same name is made anew."""
    run = made_up.write(tmp_path, replicates=4)
    (run / "images").mkdir()
    for name in ("mine.svg", "follow-the-baht.svg"):
        (run / "images" / name).write_text("before")
    names = {path.name for path in images.write(run, "svg")}
    assert {path.name for path in (run / "images").iterdir()} == {*names, "mine.svg"}
    assert (run / "images" / "follow-the-baht.svg").read_text() != "before"


def test_a_folder_with_pictures_may_be_run_into_again_but_no_other_file_is_lost(tmp_path: Path) -> None:
    """Pictures are results; a note beside them is not."""
    run = made_up.write(tmp_path, replicates=4)
    page.write(run)
    images.write(run, "svg")
    assert folder.problem(run) == ""
    (run / "images" / "my notes.txt").write_text("mine")
    assert "it holds other files ('images')" in folder.problem(run)


@pytest.mark.parametrize("kind", ["gif", "SVG", ""])
def test_another_kind_of_picture_is_refused(tmp_path: Path, kind: str) -> None:
    """With what is allowed; exit code 2."""
    run = made_up.write(tmp_path, replicates=4)
    told = subprocess.run(
        [sys.executable, "-m", "simsp", "report", str(run), "--images", kind],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert "pictures are svg or png" in told.stderr
    assert not (run / "report.html").exists()


def test_the_command_says_where_the_pictures_are(tmp_path: Path) -> None:
    """And how many."""
    run = made_up.write(tmp_path, replicates=4)
    told = subprocess.run(
        [sys.executable, "-m", "simsp", "report", str(run), "--images", "svg"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    count = len(list((run / "images").glob("*.svg")))
    assert f"{count} pictures in {run / 'images'}" in told.stdout
    shutil.rmtree(run)
