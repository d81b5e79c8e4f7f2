"""What two tables say of the same thing: scenarios, intervals, readings, the ranking, the stock month by month."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from simsp import months
from simsp.verifying.close import Closeness, Names, Pair, Told, half
from simsp.verifying.finding import Finding, judged
from simsp.verifying.folder import Folder, Row

_OF_EVERY_SCENARIO: Final = (
    "measures.csv", "intervals.csv", "accounts.csv", "rights.csv", "bridge.csv", "removal.csv", "series.csv",
    "interviews.csv", "waiting.csv",
)  # fmt: skip
_PAID_PER_WORKER: Final = ("worker_contributions_per_worker_thb", "worker_cost_per_worker_thb")
_PAID_BY_WORKERS: Final = ("worker_contributions_thb", "worker_cost_thb")
_UNITS: Final = re.compile(r"[0-9.]*[1-9][0-9.]*(e[-+][0-9]{2})?")
_TOGETHER: Final = {"papers_": "present", "from_": "present", "enrolled_": "enrolled"}
"""Series that together are another one, by how their names begin."""


def scenarios(folder: Folder) -> Iterator[Finding]:
    """Every table tells of every scenario of the manifest and of no other; the ranking leaves the baseline out."""
    named = {one["name"] for one in folder.manifest["scenarios"]}
    failures = []
    for table, rows in folder.tables.items():
        found = {row["scenario"] for row in rows if "scenario" in row}
        wanted = named - {folder.baseline} if table == "ranking.csv" else named
        if found != wanted and (table in _OF_EVERY_SCENARIO or table == "ranking.csv"):
            failures.append(f"{table} tells not of the same scenarios: {', '.join(sorted(found ^ wanted))}")
    yield from judged("manifest.json", "its scenarios are those of the tables", failures)


def _intervals(told: Told) -> Iterator[Pair]:
    """The whole interval stands in both tables with the same digits."""
    for row in told.folder.tables["intervals.csv"]:
        columns = (
            ("value", "low", "high") if row["of"] == "level" else ("change", "change_low", "change_high")
        )
        key = _key(row)
        for mine, theirs in zip(("value", "low", "high"), columns, strict=True):
            wanted = told.number(key[:3], key[3], theirs)
            if row[mine] and wanted is not None:
                yield Pair((*key, row["of"], mine), float(row[mine]), wanted, 0.0)


def _key(row: Row) -> Names:
    return row["scenario"], row["group_by"], row["group"], row["measure"]


def _readings(told: Told) -> Iterator[Pair]:
    """The ends under other readings are the mean and its furthest shifts."""
    shifts: dict[Names, list[float]] = defaultdict(lambda: [0.0])
    for row in told.folder.tables["readings.csv"]:
        shifts[(*_key(row), row["of"])] += [float(row["shift"])] if row["shift"] else []
    for row in told.folder.tables["intervals.csv"]:
        key = (*_key(row), row["of"])
        if row["value"] and row["readings_low"] and row["readings_high"]:
            mean, rounding = float(row["value"]), half(row["unit"], 3)
            yield Pair((*key, "readings_low"), float(row["readings_low"]), mean + min(shifts[key]), rounding)
            yield Pair(
                (*key, "readings_high"), float(row["readings_high"]), mean + max(shifts[key]), rounding
            )


def _ranking(told: Told) -> Iterator[Pair]:
    """What the ranking shares with measures.csv, with the same digits."""
    for row in told.folder.tables["ranking.csv"]:
        group = told.view(row["scenario"], "lifetime")
        same = {
            "better_off": ("better_off", "value"),
            "worse_off": ("worse_off", "value"),
            "arrives_of_owed_change": ("received_of_owed_pv", "change"),
        }
        for column, (measure, which) in same.items():
            wanted = told.number(group, measure, which)
            if row[column] and wanted is not None:
                yield Pair((row["scenario"], column), float(row[column]), wanted, 0.0)


def _left(told: Told) -> Iterator[Pair]:
    for row in told.folder.tables["ranking.csv"]:
        columns = ("recovered_per_worker_thb", *_PAID_PER_WORKER)
        if row["left_per_worker_thb"] and all(row[column] for column in columns):
            recovered, *paid = (float(row[column]) for column in columns)
            left = float(row["left_per_worker_thb"])
            yield Pair((row["scenario"], "left_per_worker_thb"), left, recovered - sum(paid), half("thb", 4))


def _levers(told: Told) -> Iterator[Pair]:
    first, last = (months.parse(told.folder.manifest["months"][end]) for end in ("from", "until"))
    years = (last - first + 1) / 12
    for row in (one for one in told.folder.tables["ranking.csv"] if _UNITS.fullmatch(one["units"])):
        units, period = float(row["units"]), told.view(row["scenario"], "period")
        if row["response_per_unit_thb"]:
            response, wanted = (
                float(row["response_per_unit_thb"]),
                float(row["recovered_per_worker_thb"]) / units,
            )
            rounding = half("thb") * (1 + 1 / units)
            yield Pair((row["scenario"], "response_per_unit_thb"), response, wanted, rounding)
        changes = [told.number(period, name, "change") for name in ("received_thb", *_PAID_BY_WORKERS)]
        received, *paid = (0.0 if one is None else one for one in changes)
        if row["break_even_thb_a_year"] and None not in changes:
            wanted = (received - sum(paid)) / units / years
            rounding = half("thb") * (1 + 3 / units / years)
            even = float(row["break_even_thb_a_year"])
            yield Pair((row["scenario"], "break_even_thb_a_year"), even, wanted, rounding)


def _ranks(told: Told) -> Iterator[Pair]:
    """Within a kind, ranks count from 1 in the order of the table."""
    last: Counter[str] = Counter()
    for row in told.folder.tables["ranking.csv"]:
        last[row["kind"]] += 1
        if row["rank"]:
            rank = float(row["rank"]) if row["rank"].isdecimal() else 0.0
            yield Pair((row["scenario"], "rank"), rank, float(last[row["kind"]]), 0.0)


def _stock(told: Told) -> Iterator[Pair]:
    """The people of the period view are the mean of those present in the months measured."""
    first, last = (told.folder.manifest["months"][end] for end in ("from", "until"))
    present: dict[str, list[float]] = defaultdict(list)
    for row in told.folder.tables["series.csv"]:
        if row["series"] == "present" and first <= row["month"] <= last and row["value"]:
            present[row["scenario"]].append(float(row["value"]))
    for scenario, values in present.items():
        people = told.number(told.view(scenario, "period"), "people")
        if people is not None:
            yield Pair((scenario, "people"), people, sum(values) / len(values), half("people", 2))


def _series(told: Told) -> Iterator[Pair]:
    """Those present by papers and by nationality, and the enrolled by nationality, are all of them."""
    values: dict[Names, float] = {}
    parts: dict[Names, list[float]] = defaultdict(list)
    for row in told.folder.tables["series.csv"]:
        value = float(row["value"] or 0)
        values[row["scenario"], row["month"], row["series"]] = value
        for begin, whole in _TOGETHER.items():
            if row["series"].startswith(begin):
                parts[row["scenario"], row["month"], whole, begin].append(value)
    for (scenario, month, whole, begin), found in parts.items():
        wanted = values.get((scenario, month, whole))
        if wanted is not None:
            rounding = half("people", len(found) + 1)
            yield Pair((scenario, month, f"{whole} by {begin}..."), sum(found), wanted, rounding)


def _answers(told: Told) -> Iterator[Pair]:
    for row in told.folder.tables["interviews.csv"]:
        yield from _share((row["scenario"], row["month"], row["asked"], row["question"]), row)


def _waits(told: Told) -> Iterator[Pair]:
    """Of the claims paid, no fewer have their money after more days."""
    last: dict[Names, float] = {}
    for row in told.folder.tables["waiting.csv"]:
        curve, where = (row["scenario"], row["view"]), (row["scenario"], row["view"], f"{row['days']} days")
        yield from _share(where, row)
        if row["share"]:
            yield Pair(where, max(last.get(curve, 0.0) - float(row["share"]), 0.0), 0.0, 0.0)
            last[curve] = float(row["share"])


def _share(where: Names, row: Row) -> Iterator[Pair]:
    """How far a share lies outside of 0 to 1, or its ends lie the wrong way round: not at all."""
    if row["share"] and row["low"] and row["high"]:
        share, low, high = (float(row[column]) for column in ("share", "low", "high"))
        yield Pair(where, max(-low, high - 1.0, low - high, -share, share - 1.0, 0.0), 0.0, 0.0)


_R: Final = "ranking.csv"
CHECKS: Final = (
    Closeness(("intervals.csv", "measures.csv"), "each whole interval stands in both with the same digits", _intervals),
    Closeness(("intervals.csv", "readings.csv"), "ends under other readings = the mean and the shifts", _readings),
    Closeness((_R, "measures.csv"), "who is better or worse off, and what arrives, stand in both", _ranking),
    Closeness((_R,), "left to a worker = recovered less what the worker pays", _left),
    Closeness((_R, "measures.csv"), "what a unit of a lever brings = what all bring, shared out", _levers),
    Closeness((_R,), "ranks count from 1 within each kind", _ranks),
    Closeness(("measures.csv", "series.csv"), "people of the period = the mean of those present", _stock),
    Closeness(("series.csv",), "those present, and the enrolled, by papers and nationality = all", _series),
    Closeness(("interviews.csv",), "each answer is a share between 0 and 1 with its ends in order", _answers),
    Closeness(("waiting.csv",), "each point of a curve is a share, and no curve falls", _waits),
)  # fmt: skip
