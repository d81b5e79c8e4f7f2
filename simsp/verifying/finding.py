"""What a check found: one line, said plainly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

OK, FAILS, REMARK = "ok", "FAILS", "remark"
MOST: Final = 5
"""Failures of one check that are told one by one; the others are counted."""


@dataclass(frozen=True)
class Finding:
    """A check that holds or fails, or a remark that decides nothing."""

    word: str
    what: str
    said: str

    def __str__(self) -> str:
        return f"{self.word:<6} {self.what}: {self.said}"


def judged(what: str, promise: str, failures: Iterable[str]) -> Iterator[Finding]:
    """The promise where nothing fails; else the first failures, and how many more there are."""
    found = list(failures)
    if not found:
        yield Finding(OK, what, promise)
    for one in found[:MOST]:
        yield Finding(FAILS, what, one)
    if len(found) > MOST:
        yield Finding(FAILS, what, f"and {len(found) - MOST:,} more of this kind")


def proven(findings: Sequence[Finding]) -> bool:
    """Whether no check failed."""
    return all(one.word != FAILS for one in findings)
