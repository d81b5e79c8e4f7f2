"""The folder of results: checked before a run, filled under another name, and put in place in one step."""

import contextlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from simsp.errors import one_line

LONGEST_NAME = 200  # bytes; file systems take 255, and the name of a draft is longer
RESULTS = (
    "manifest.json",
    "timing.json",
    "report.html",
    "validation.html",
    "workbook.xlsx",
    "people.parquet",
)
PICTURES = "images"
KINDS = ("svg", "png")


def problem(out: Path, inside: Callable[[Path], str] | None = None) -> str:
    """Why results cannot go into a folder, as a sentence; '' where they can.

    Args:
        out: the folder.
        inside: what is wrong with a folder that is there already; without it, files that no run has written.
    """
    try:
        found = _in_the_way(out.resolve(), inside or _strangers)
    except (OSError, ValueError, RuntimeError) as error:
        found = f"it cannot be used ({getattr(error, 'strerror', None) or 'not a possible name'})"
    return f"--out {one_line(out, 200)}: {found}" if found else ""


def _in_the_way(out: Path, inside: Callable[[Path], str]) -> str:
    standing = next(place for place in (out, *out.parents) if os.path.lexists(place))
    if not standing.is_dir():
        return f"{'it' if standing == out else one_line(standing, 200)} is a file, not a folder"
    if out in (Path.cwd(), *Path.cwd().parents):
        return "it is the folder you work in; name a new one inside it"
    if len(os.fsencode(out.name)) > LONGEST_NAME:
        return "the name is too long"
    if not os.access(out.parent if standing == out else standing, os.W_OK | os.X_OK):
        return "you may not write there"
    return inside(out) if standing == out else ""


def _strangers(out: Path) -> str:
    """Files that are no results of an earlier run are never replaced."""
    strangers = sorted(place.name for place in out.iterdir() if place.name not in _results(out))
    if not strangers:
        return ""
    return f"it holds other files ('{one_line(strangers[0])}'); name a new folder"


def _results(out: Path) -> set[str]:
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        tables = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["tables"]
        return {*RESULTS, *tables, *([PICTURES] if _only_pictures(out / PICTURES) else [])}
    return set()


def _only_pictures(folder: Path) -> bool:
    """Whether a folder holds nothing but pictures that `simsp report --images` may have made."""
    return folder.is_dir() and all(place.suffix.removeprefix(".") in KINDS for place in folder.iterdir())


@contextlib.contextmanager
def filled(out: Path) -> Iterator[Path]:
    """A new folder beside `out` to write into; at the end it becomes `out`, or after an error it is gone.

    Raises:
        OSError: the disk is full, or a folder cannot be made.
    """
    out = out.resolve()
    made = _missing_parents(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = _beside(out, "new")
    draft.mkdir()
    try:
        yield draft
        _replace(out, draft)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        for parent in made:
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise


def _missing_parents(out: Path) -> list[Path]:
    return list(itertools.takewhile(lambda place: not place.exists(), out.parents))


def _beside(out: Path, word: str) -> Path:
    names = (out.with_name(f".{out.name}.{word}-{os.getpid()}-{number}") for number in itertools.count())
    return next(name for name in names if not os.path.lexists(name))


def _replace(out: Path, draft: Path) -> None:
    if not os.path.lexists(out):
        draft.rename(out)
        return
    old = _beside(out, "old")
    out.rename(old)
    try:
        draft.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
