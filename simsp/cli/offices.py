"""The work behind `simsp office`: read the options, ask `simsp.staffing`, and say what came out."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from simsp import parameters, staffing
from simsp.cli.listing import table
from simsp.cli.options import DEFAULT_START
from simsp.errors import BadInput, one_line
from simsp.intervals import interval
from simsp.staffing import NEEDS, Question, Row, Staffed
from simsp.world.offices import THAI_SHARE
from simsp.world.queue import CALENDAR_DAYS_PER_WORKING_DAY, MINUTES_PER_DAY

MOST_VISITORS = 2_000_000  # people in all offices and replicates: some minutes of work
MOST_INTERPRETERS, LONGEST_LIST = 100, 20
SHORT = 1.0  # minute; below it there is no wait to halve
Written = Mapping[str, str | None]


class Limits(NamedTuple):
    """What a number on the command line may be."""

    low: float
    high: float
    whole: bool = False


LIMITS = {
    "counters": Limits(1, 100, whole=True),
    "arrivals": Limits(0.1, 5000),
    "migrants": Limits(0, 1),
    "need": Limits(0, 1),
    "minutes": Limits(1, 600),
    "factor": Limits(1, 10),
    "sent_away": Limits(0, 0.9),
    "patience": Limits(0, 9999),
    "days": Limits(1, 250, whole=True),
    "replicates": Limits(1, 1000, whole=True),
    "seed": Limits(0, 2**31 - 1, whole=True),
}


def answer(written: Written) -> tuple[list[Row], list[str]]:
    """Records of every office that was tried, and the answer as lines of text.

    Raises:
        BadInput: with every option that cannot be used.
    """
    question, tried = read(written)
    offices = staffing.staffed(question, question.counters, tried)
    by_counters = [offices[0]]
    if not _nothing_to_halve(offices[0]):
        by_counters = staffing.with_more_counters(question, offices[0])
    rows = staffing.rows([*offices, *by_counters[1:]])
    lines = [
        *_head(question),
        "",
        *_table(rows[: len(offices) * len(staffing.GROUPS)]),
        "",
        *filter(None, [_interpreters_sentence(offices), _counters_sentence(by_counters)]),
        *_too_much(question, tried),
        _what_it_means(question),
    ]
    return rows, lines


# ---------------------------------------------------------------- options
def read(written: Written) -> tuple[Question, list[int]]:
    """The question, and the numbers of interpreters to try, 0 first.

    Args:
        written: the options as text, None where one was not given.

    Raises:
        BadInput: with every option that cannot be used.
    """
    problems: list[str] = []
    numbers = {
        name: _number(name, text, problems) for name in LIMITS if (text := written.get(name)) is not None
    }
    tried = _list(written.get("interpreters") or "", problems)
    if problems:
        raise BadInput(problems)
    question = _question(numbers)
    if question.size * len(tried) > MOST_VISITORS:
        raise BadInput([_too_large(question.size * len(tried))])
    return question, tried


def _too_large(size: float) -> str:
    return (
        f"{size:,.0f} people would come to the offices that are to be tried, and at most {MOST_VISITORS:,} can be "
        "followed: give fewer --days, --replicates, --arrivals or --interpreters"
    )


def _number(name: str, text: str, problems: list[str]) -> float:
    limits = LIMITS[name]
    pattern = r"\+?[0-9]{1,10}" if limits.whole else r"\+?([0-9]{1,10}(\.[0-9]{0,10})?|\.[0-9]{1,10})"
    if re.fullmatch(pattern, text) and limits.low <= float(text) <= limits.high:
        return float(text)
    kind = "a whole number" if limits.whole else "a number"
    option = name.replace("_", "-")
    between = f"from {limits.low:.10g} to {limits.high:.10g}"
    problems.append(f"--{option} must be {kind} {between}, not '{one_line(text)}'")
    return limits.low


def _list(text: str, problems: list[str]) -> list[int]:
    words = text.split(",")
    good = all(re.fullmatch(r"\s*[0-9]{1,3}\s*", word) for word in words)
    if not good or len(words) > LONGEST_LIST or max(map(int, words)) > MOST_INTERPRETERS:
        problems.append(
            f"--interpreters must be up to {LONGEST_LIST} whole numbers from 0 to {MOST_INTERPRETERS} with commas "
            f"between them, such as 0,1,2, not '{one_line(text)}'"
        )
        return [0]
    return sorted({0, *map(int, words)})


def _question(given: Mapping[str, float]) -> Question:
    """What was given, and the central values of the assumptions for the rest."""
    counters, minutes = int(given["counters"]), given.get("minutes", _value("office.minutes_per_claim"))
    usual = counters * MINUTES_PER_DAY / minutes * _value("office.utilisation")
    return Question(
        counters=counters,
        arrivals=given.get("arrivals", usual),
        migrants=given.get("migrants", round(1 - THAI_SHARE, 10)),
        need=given.get("need", _value("office.needs_interpreter")),
        minutes=minutes,
        factor=given.get("factor", _value("office.minutes_factor_without_interpreter")),
        sent_away=given.get("sent_away", _value("office.sent_away_without_interpreter")),
        patience_days=given.get("patience", _value("claims.patience_days") / CALENDAR_DAYS_PER_WORKING_DAY),
        days=int(given["days"]),
        replicates=int(given["replicates"]),
        seed=int(given["seed"]),
    )


def _value(name: str) -> float:
    return float(parameters.load()[name].on(DEFAULT_START).value)


# ---------------------------------------------------------------- text
def _head(asked: Question) -> list[str]:
    counters, days = _counted(asked.counters, "counter"), _counted(asked.days, "working day")
    who = f"{asked.migrants:.0%} of them migrants, of whom {asked.need:.0%} need an interpreter"
    return [
        f"One office with {counters}, {asked.arrivals:.3g} people a day, {who}; {asked.minutes:.3g} minutes a claim.",
        f"{days} counted, {_counted(asked.replicates, 'replicate')}, seed {asked.seed}; the same people every time.",
        "Waits are minutes in line while the office is open, over all visits of a claim.",
        "In brackets: what 95 of 100 replicates lie between.",
    ]


def _table(rows: Sequence[Row]) -> list[str]:
    heads = (
        "interpreters", "who", "median wait", "9 of 10 wait at most", "visits", "gave up",
        "counters used", "interpreters used",
    )  # fmt: skip
    cells = [_cells(row, first=number % len(staffing.GROUPS) == 0) for number, row in enumerate(rows)]
    return table(heads, cells)


def _cells(row: Row, *, first: bool) -> list[str]:
    """The cells of one group; what belongs to the whole office stands beside the first group only."""
    use = [_cell(row, name, ".0%") for name in ("counters_used", "interpreters_used")]
    return [
        str(row["interpreters"]) if first else "",
        row["who"],
        _cell(row, "wait_median_minutes", ".0f"),
        _cell(row, "wait_90_percent_minutes", ".0f"),
        _cell(row, "visits", ".2f"),
        _cell(row, "gave_up", ".1%"),
        *(use if first else ["", ""]),
    ]


def _cell(row: Row, name: str, form: str) -> str:
    if row[name] is None:
        return "-"
    low, high = (format(row[f"{name}_{end}"], form) for end in ("low", "high"))
    return f"{row[name]:{form}} ({low} to {high})"


def _interpreters_sentence(offices: Sequence[Staffed]) -> str:
    """The first number of interpreters that halves the wait, compared with none; `offices` begin with none."""
    none, *others = offices
    if refused := _nothing_to_halve(none) or ("" if others else "No number of interpreters was to be tried."):
        return refused
    first = next((one for one in others if staffing.halves(one, none)), None)
    if first is None:
        best = min(others, key=_minutes)
        return (
            f"No number of interpreters that was tried halves the wait (median, {NEEDS}): {_said(none)} with none, "
            f"at best {_said(best)} with {best.interpreters}."
        )
    verb = "interpreter halves" if first.interpreters == 1 else "interpreters halve"
    return (
        f"{first.interpreters} {verb} the wait (median, {NEEDS}): {_said(first)}, "
        f"compared with {_said(none)} with none{_shorter(first, none)}."
    )


def _counters_sentence(tried: Sequence[Staffed]) -> str:
    """How many counters halve the same wait without interpreters; '' where there is nothing to halve."""
    now, last = tried[0], tried[-1]
    if last is now:
        return ""
    if not staffing.halves(last, now):
        return (
            f"Without interpreters, not even {last.counters} counters instead of {now.counters} halve this wait: "
            f"still {_said(last)}."
        )
    return (
        f"Without interpreters, it takes {last.counters} counters instead of {now.counters} to halve this wait: "
        f"{_said(last)}{_shorter(last, now)}."
    )


def _said(one: Staffed) -> str:
    minutes = round(_minutes(one))
    return "less than a minute" if _minutes(one) < SHORT else _counted(minutes, "minute")


def _nothing_to_halve(none: Staffed) -> str:
    if math.isnan(_minutes(none)):
        return "Nobody who comes needs an interpreter: there is no wait of theirs to halve."
    if _minutes(none) < SHORT:
        return (
            f"Without interpreters, the median wait of {NEEDS} is below a minute: there is nothing to halve."
        )
    return ""


def _minutes(one: Staffed) -> float:
    known = one.median()[~np.isnan(one.median())]
    return float(known.mean()) if len(known) else math.nan


def _shorter(one: Staffed, other: Staffed) -> str:
    """How much shorter the wait is, replicate by replicate with the same people, as a part of a sentence."""
    waited = other.median() > 0
    mean = 1 - _minutes(one) / _minutes(other)
    _, low, high = interval(1 - one.median()[waited] / other.median()[waited])
    return f" ({mean:.0%} less; 95 of 100 replicates: {low:.0%} to {high:.0%})"


def _too_much(question: Question, tried: Sequence[int]) -> list[str]:
    """A warning where lines never end."""
    full = ["none" if number == 0 else str(number) for number in tried if question.load(number) >= 1]
    said = (
        f"More work comes than can be done with this number of interpreters: {', '.join(full)}. "
        "There the line grows from day to day, and waits depend on --days."
    )
    return [said] if full else []


def _what_it_means(question: Question) -> str:
    return (
        f"Without an interpreter, a claim of somebody who needs one takes {question.factor:.3g} times as long, and "
        f"{question.sent_away:.0%} of visits are in vain: assumptions of grade C, as is who needs one "
        "(`simsp law office`). The brackets hold chance only, not the doubt about these."
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"
