"""Files that are made from the tables: made again, they must have the same bytes; where not, which figure differs."""

import html
import operator
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simsp import workbook
from simsp.errors import BadInput, one_line
from simsp.report import page
from simsp.verifying.finding import REMARK, Finding, judged
from simsp.verifying.sought import Figure

Reader = Callable[[], Mapping[str, list[Figure]]]
Compare = Callable[[str, str, Reader], Iterator[str]]
_SHOWN: Final = re.compile(r'<data value="([^"]*)">([^<]*)</data>')
_AROUND: Final = 40
"""Letters told before and after the first one that differs."""


@dataclass(frozen=True)
class Made:
    """A file that is made from the tables: what makes it again from the folder, and when two of it are the same."""

    make: Callable[[Path], bytes]
    same: Callable[[bytes, bytes], bool] = operator.eq


MADE: Final = {
    "report.html": Made(lambda directory: page.render(directory).encode("utf-8")),
    workbook.NAME: Made(workbook.render, workbook.same),
}
"""Each made file: one line a file. Another library may pack a workbook otherwise, so its parts are compared."""


def check(directory: Path, known: Reader) -> Iterator[Finding]:
    """Each made file that is there; one that is missing is remarked, because it can be made again at any time.

    Args:
        directory: the folder of the run.
        known: gives the figures of the run by id; asked only where something differs.
    """
    for name, of in MADE.items():
        path = directory / name
        if not path.exists():
            yield Finding(REMARK, name, f"is not there; simsp report {one_line(directory, 200)} makes it")
            continue
        yield from judged(name, "is what the tables give, made again from them", _differs(path, of, known))


def _differs(path: Path, of: Made, known: Reader) -> Iterator[str]:
    """What is wrong with a made file; nothing where it is what the folder gives."""
    try:
        found, made = path.read_bytes(), of.make(path.parent)
        same = of.same(found, made)
    except BadInput as bad:
        yield from (f"cannot be made again: {problem}" for problem in bad.problems)
    except OSError:
        yield "cannot be read"
    except Exception as error:  # noqa: BLE001  (whatever a changed file breaks, the proof fails)
        yield f"cannot be compared: it, the tables or the manifest hold what no run writes ({type(error).__name__})"
    else:
        yield from () if same else _unlike(found, made, known)


def _unlike(found: bytes, made: bytes, known: Reader) -> Iterator[str]:
    """How a file differs from what the tables give: by figure, else by line, else that it does."""
    try:
        text, drawn = found.decode("utf-8"), made.decode("utf-8")
    except UnicodeDecodeError:
        yield "is not what the tables give"
        return
    sentences = list(_figures(text, drawn, known)) or list(_line(text, drawn))
    yield from sentences


def _figures(text: str, drawn: str, known: Reader) -> Iterator[str]:
    """The figures that read otherwise, are missing or have an id that the tables do not give there."""
    ours, theirs = shown(drawn), shown(text)
    if theirs and not ours.keys() & theirs.keys():
        yield "belongs to other tables: none of its figures has an id of this run"
        return
    for one in dict.fromkeys((*theirs, *ours)):
        if sorted(ours.get(one, ())) != sorted(theirs.get(one, ())):
            yield f"figure {one_line(one)} {_reads(ours.get(one, []), theirs.get(one, []))}{_named(one, known)}"


def shown(text: str) -> dict[str, list[str]]:
    """What a page shows of each figure, by id, in the order of the page."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, said in _SHOWN.findall(text):
        found[html.unescape(one)].append(html.unescape(said))
    return dict(found)


def _reads(ours: list[str], theirs: list[str]) -> str:
    if not theirs:
        return f"is missing; the tables say {_quoted(ours[0])}"
    if not ours:
        return f"reads {_quoted(theirs[0])}, and the tables have it not on this page"
    wrong = [said for said in theirs if theirs.count(said) > ours.count(said)]
    right = [said for said in ours if ours.count(said) > theirs.count(said)]
    if wrong and right:
        return f"reads {_quoted(wrong[0])}, the tables say {_quoted(right[0])}"
    return f"stands there {len(theirs)} times, the tables give it {len(ours)} times"


def _quoted(said: str) -> str:
    return f"'{one_line(said, 120)}'"


def _named(one: str, known: Reader) -> str:
    """What a figure is, in brackets; nothing where the run has none of this id."""
    found = known().get(one, ())
    return f" ({found[0].words})" if found else ""


def _line(text: str, drawn: str) -> Iterator[str]:
    """The first line that differs, with what stands around the place."""
    ours, theirs = drawn.splitlines(), text.splitlines()
    pairs = enumerate(zip(theirs, ours, strict=False), start=1)
    for number, (their, our) in pairs:
        if their != our:
            at = next(
                (i for i, (a, b) in enumerate(zip(their, our, strict=False)) if a != b),
                min(len(their), len(our)),
            )
            read, say = (one_line(side[max(at - _AROUND, 0) : at + _AROUND], 200) for side in (their, our))
            yield f"line {number} reads '...{read}...', the tables give '...{say}...'"
            return
    yield (
        f"has {len(theirs)} lines, the tables give {len(ours)}"
        if len(ours) != len(theirs)
        else "ends its lines otherwise"
    )
