"""The first sheet: what this file is, whether its checks hold, how to read it, what it cannot tell, how to cite it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from simsp.report import notes
from simsp.report.read import Run
from simsp.workbook import exact, lists
from simsp.workbook.book import Book, Formula, Sheet

SHEETS: Final = {
    "notes": "this sheet",
    "headlines": "the few figures that the report leads with, with intervals",
    "measures": "every measure with its interval and its paired change against the baseline",
    "accounts": "paid in, benefits and balance by branch; the balance recomputes",
    "rights": "what became of every right; what is owed recomputes from its fates",
    "bridge": "where the money paid in goes, by branch, in both views; what the pool keeps recomputes",
    "removal": "what opening one gate alone would regain",
    "ranking": "what each scenario brings a worker, and who pays for it",
    "series": "people in Thailand, enrolled, claims: over the years",
    "assumptions": "practice, assumptions, readings and policy switches: value, range, fit, grade, source",
    "law": "the values of the law in force",
    "audit": "one worker's months, contribution by contribution, recomputed to the engine's satang",
    "audit_law": "the law that the audit's formulas refer to, with clause and source",
}
_READ: Final = {
    "Units": (
        "Sheets of exact totals and the audit are in satang (100 satang = 1 baht), of the simulated people alone, "
        "summed over replicates. All other money is in baht, scaled to all migrants, mean of the replicates."
    ),
    "Low, high": (
        "The 2.5 and 97.5 percentiles over replicates; below 39 replicates the lowest and the highest. They hold "
        "chance and what is not known of the assumptions, not the doubt about the model itself."
    ),
    "Two views": (
        "Lifetime: people first insured in the cohort's years, from their first month to their last right. Period: "
        "everybody in the months measured, where a payment may belong to earlier contributions. Never mix them."
    ),
    "Lost": (
        "Owed by law and not received, by the first closed gate. What the law never owed is not lost: it stays in "
        "the pool, for events that did not happen or for too few months."
    ),
    "Colours": (
        "Green cells are live formulas. Yellow cells hold assumptions of grade C, guesses with bounds. Blue cells of "
        "the audit are there to try other values in. A check turns red where a difference is not zero."
    ),
    "What it cannot tell": (
        "It compares policies under stated assumptions and is no forecast. How many employers evade, how many workers "
        "know their rights and how long people stay comes from few and small studies. The Workmen's Compensation Fund, "
        "the health insurance sold to migrants and the schemes of the home countries are in no ratio."
    ),
}


def write(book: Book, found: Run) -> Sheet:
    """The sheet `notes`, but for its checks, which the other sheets give."""
    sheet = book.sheet("notes", (24, 118), 0)
    sheet.line([f"simsp: {_titles(found)}"], "title")
    sheet.line(["Of all that migrant workers in Thailand and their employers pay in, how much comes back?"])
    return sheet


def finish(sheet: Sheet, found: Run, checks: Mapping[str, str], left_out: Mapping[str, str]) -> None:
    """Checks by sheet, then all that is to be said. `left_out`: sheets that this run does not have, and why."""
    _head(sheet, "Checks (live)")
    for name, cell in checks.items():
        sheet.put(sheet.at, 0, name)
        sheet.put(sheet.at, 1, Formula(cell, exact.SOUND), "sound")
        sheet.turns_red(sheet.at, 1, exact.SOUND)
        sheet.at += 1
    parts = {"Sheets": _sheets(left_out), "The run": _facts(found), "How to read it": iter(_READ.items())}
    parts |= {
        "Beside this file": ((name, text) for name, text in _beside(found)),
        "How to quote it": _cite(found),
    }
    for head, rows in parts.items():
        _head(sheet, head)
        for name, text in rows:
            sheet.put(sheet.at, 0, name, "top")
            sheet.put(sheet.at, 1, text, "said")
            sheet.tall(sheet.at, ((text, 118),))
            sheet.at += 1


def _head(sheet: Sheet, text: str) -> None:
    sheet.at += 1
    sheet.line([text, ""], "band")


def _titles(found: Run) -> str:
    names = [scenario.title for scenario in found.compared]
    if not names:
        return found.baseline.title
    told = ", ".join(names) if len(names) <= 2 else f"{len(names)} scenarios"
    return f"{told}, against {found.baseline.title}"


def _sheets(left_out: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, about in SHEETS.items():
        yield name, f"not in this file: {left_out[name]}" if name in left_out else about


def _facts(found: Run) -> Iterator[tuple[str, str]]:
    told: Mapping[str, Any] = found.manifest
    span = told["months"]
    yield "simsp", f"version {told['simsp']}, seed {told['seed']}"
    people = told.get("people_per_agent")
    yield (
        "Sample",
        f"{told['agents']:,} agents, each standing for {people} people; {told['replicates']} replicates",
    )
    yield "Months", f"history from {span['history_from']}, measured {span['from']} to {span['until']}"
    yield "Lifetime view", f"people first insured {told['cohort']}"
    for scenario in found.scenarios:
        yield (
            "Baseline" if scenario is found.baseline else "Scenario",
            f"{scenario.title} ({scenario.name}). {scenario.about}",
        )
    for name, mark in sorted((told.get("fingerprints") or {}).items()):
        yield f"Fingerprint of {name}", str(mark or "none")
    beyond = told.get("beyond_last_change")
    if beyond:
        yield "Law to come", str(beyond)
    drivers = notes.drivers(found)
    if drivers:
        yield "Leans on guesses", f"{drivers}."
    yield "Exact numbers", _exactness(exact.largest(found))


def _exactness(largest: int) -> str:
    limit = f"A spreadsheet counts whole numbers exactly up to {exact.EXACT_UP_TO:,}."
    end = (
        "so each is exact"
        if largest < exact.EXACT_UP_TO
        else "so the largest are rounded; the CSV files are exact"
    )
    return f"{limit} No sum here is beyond {largest:,} satang, {end}."


def _beside(found: Run) -> Iterator[tuple[str, str]]:
    for text in lists.held_back(found):
        name, _, rest = text.partition(": ")
        yield name, rest


def _cite(found: Run) -> Iterator[tuple[str, str]]:
    told = found.manifest
    yield (
        "Figure",
        "Quote it with its interval, the scenario, the version and the seed; mark grade C as an assumption.",
    )
    named = ", ".join(scenario.name for scenario in found.scenarios[:8])
    rest = " and others" if len(found.scenarios) > 8 else ""
    size = f"{told['agents']} agents, {told['replicates']} replicates, seed {told['seed']}"
    yield "This run", f"simsp {told['simsp']}, {named}{rest}; {size}."
    yield "Software", "CITATION.cff in the project has the reference for reference managers."
