"""Locks of forecasts with made-up numbers, in a folder of their own, without a run."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from simsp.places import calibration
from simsp.validation import locks
from simsp.validation.locks import Forecast, Interval, Lock

MADE_FROM = {
    "simsp": "0.1.0", "draws": "d" * 64, "assumptions": "a" * 64, "questions": "q" * 64, "agents": "12000",
    "replicates": "64", "seed": "1",
}  # fmt: skip
PEOPLE = Interval(1_100_000, 1_000_000, 1_200_000, 800_000, 1_500_000)
SHARE = Interval(0.3, 0.25, 0.35, 0.15, 0.5)


def elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the files of the forecasts lie in another folder: the questions as shipped, and no lock."""
    for name in (locks.ASKED, locks.VOID):
        shutil.copy(calibration() / "forecasts" / name, folder)
    monkeypatch.setattr(locks, "folder", lambda: folder)
    return folder


def question(name: str) -> Forecast:
    """A shipped question."""
    return next(one for one in locks.questions() if one.name == name)


def lock(day: str = "2026-11-22") -> Lock:
    """Two questions locked: the insured (last published: 1 million), and who knows of old-age money (25 %)."""
    insured = dataclasses.replace(question("enrolled_2026"), last_value=1_000_000.0)
    knows = dataclasses.replace(question("knows_old_age_2027"), last_value=0.25)
    return Lock(day, MADE_FROM, ((insured, PEOPLE), (knows, SHARE)))
