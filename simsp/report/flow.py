"""Follow the baht: what becomes of 100 baht, by scenario and by account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from simsp.report import formats, labels, notes, words
from simsp.report.figures import Estimate
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.labels import PER_HUNDRED
from simsp.report.read import Run, Scenario

KEY: Final = tuple(labels.LINES.items())
_FIRST: Final = "received"


def by_scenario(found: Run) -> Chart | None:
    """Where 100 baht go under each scenario, one bar of parts a scenario; the line at 100 is what was paid in."""
    shown = [found.baseline, *words.leading(found)]
    shares = {one.name: _shares(found, one) for one in shown}
    if any(_FIRST not in shares[one.name] for one in shown):
        return None
    scale = _scale([_ends(shares[one.name]) for one in shown])
    rows = tuple(_row(scale, one, shares[one.name]) for one in shown)
    today = formats.show(shares[found.baseline.name][_FIRST], PER_HUNDRED)
    title = f"Of 100 baht, {today} come back {words.under(found)}{_message(found)}"
    names = [line for line in labels.LINES if any(line in shares[one.name] for one in shown)]
    filled = [line for line in names if any(_size(shares[one.name].get(line)) > 0 for one in shown)]
    cells = tuple((one.title, *_cells(shares[one.name], names)) for one in shown)
    table = Table("Where 100 baht go under each scenario", ("Scenario", *map(_heading, names)), cells)
    return Chart(
        title, _unit(found), rows, _axis(scale), table,
        f"The upright line marks the 100 baht paid in; the thin line is the interval of what comes back. "
        f"{notes.beyond_note(found)} {words.drawn(found, 'bridge.csv')}".strip(),
        slug="follow-the-baht-by-scenario", key=_key(filled),
    )  # fmt: skip


def by_account(found: Run) -> Chart | None:
    """Where the baht paid into each account go under the baseline, as paid; the box is what was paid in for it."""
    accounts = _accounts(found)
    if not accounts:
        return None
    scale = Scale(0.0, max(max(one.paid, sum(one.parts.values())) for one in accounts) * 1.04)
    lines = [line for line in labels.LINES if any(one.parts.get(line, 0.0) >= 0.05 for one in accounts)]
    most = max(accounts, key=lambda one: one.paid)
    least = min((one for one in accounts if one.paid), key=lambda one: one.parts[_FIRST] / one.paid)
    title = (
        f"Most is paid in for {most.title.lower()}; the smallest share comes back for {least.title.lower()}"
    )
    unit = (
        f"baht as paid, of every 100 for all branches, {words.under(found)}; sums over all runs, no interval"
    )
    return Chart(
        title, unit, tuple(_account(scale, one) for one in accounts), _plain_axis(scale),
        _accounts_table(accounts, lines),
        "Box: paid in for the branch, split by published shares. Parts beyond it are owed beyond what was paid in.",
        slug="follow-the-baht-by-account", key=_key(lines),
    )  # fmt: skip


@dataclass(frozen=True)
class Account:
    """What was paid in for one account, and what became of it, in baht of every 100 paid into all accounts."""

    title: str
    paid: float
    parts: Mapping[str, float]


def _accounts(found: Run) -> list[Account]:
    where = {"scenario": found.baseline.name, "view": "lifetime"}
    whole = found.total("bridge.csv", line="paid", **where)

    def of_100(branch: str, line: str) -> float:
        return found.total("bridge.csv", line=line, branch=branch, **where) / whole * 100

    parts = [line for line in labels.LINES if line != "kept_by_pool"]
    branches = dict.fromkeys(row["branch"] for row in found.rows("bridge.csv", **where)) if whole else ()
    return [
        Account(labels.plain(one), of_100(one, "paid"), {line: of_100(one, line) for line in parts})
        for one in branches
    ]


def _accounts_table(accounts: Sequence[Account], lines: Sequence[str]) -> Table:
    cells = tuple(
        (
            one.title,
            formats.number(one.paid, 0.1),
            *(formats.number(one.parts.get(line, 0.0), 0.1) for line in lines),
        )
        for one in accounts
    )
    caption = "Where the baht of each account go, baht as paid, of every 100 baht paid into all accounts"
    return Table(caption, ("Account", "Paid in", *map(_heading, lines)), cells)


def _account(scale: Scale, one: Account) -> Row:
    said = f"{formats.number(one.parts[_FIRST], 0.1)} back of {formats.number(one.paid, 0.1)}"
    mark = charts.stack(scale, list(one.parts.items()), one.paid, None, said, outlined=True)
    return Row(one.title, mark, said)


def _plain_axis(scale: Scale) -> Markup:
    at = charts.ticks(scale)
    return charts.axis(scale, [f"{tick:g}" for tick in at], at)


def _unit(found: Run) -> str:
    in_value = found.valued("recovered_of_all") != "recovered_of_all"
    return "baht that come back for every 100 baht paid in" + (
        f", valued as of {found.year}" if in_value else ""
    )


def _shares(found: Run, scenario: Scenario) -> dict[str, Estimate]:
    known = {line: words.share_of_paid(found, scenario, line) for line in labels.LINES}
    return {line: share for line, share in known.items() if share is not None and not share.zero}


def _size(share: Estimate | None) -> float:
    return share.value if share else 0.0


def _ends(shares: Mapping[str, Estimate]) -> float:
    return sum(share.value for line, share in shares.items() if line != "kept_by_pool") * 100


def _scale(ends: Sequence[float]) -> Scale:
    return Scale(0.0, max(100.0, *ends) * 1.03)


def _axis(scale: Scale) -> Markup:
    at = [tick for tick in charts.ticks(scale) if tick != 100] + [100.0]
    return charts.axis(scale, [f"{tick:g} baht" if tick == 100 else f"{tick:g}" for tick in at], at)


def _row(scale: Scale, scenario: Scenario, shares: Mapping[str, Estimate]) -> Row:
    told = formats.show(shares[_FIRST], PER_HUNDRED)
    parts = [(line, share.value * 100) for line, share in shares.items() if share.value > 0]
    mark = charts.stack(scale, parts, 100.0, shares[_FIRST].times(100), f"{told} of 100 baht come back")
    return Row(scenario.title, mark, told)


def _message(found: Run) -> str:
    """The rule drawn that clearly brings back most more, by its paired change; that there is none, if so."""
    rules = [one for one in words.leading(found) if one.kind == "rule"]
    if not rules:
        return ""
    changes = {one.title: found.change(one, found.valued("recovered_of_all")) for one in rules}
    clear = {title: change for title, change in changes.items() if change and 0 < change.low < change.high}
    if not clear:
        return "; no rule drawn clearly brings back more"
    best = max(clear, key=lambda title: clear[title].value)
    return f"; {formats.show(clear[best], PER_HUNDRED, plus=True)} under \u201c{best}\u201d, the most of any rule drawn"


def _cells(shares: Mapping[str, Estimate], names: Sequence[str]) -> list[str]:
    return [formats.show(shares.get(line), PER_HUNDRED) if line in shares else "0" for line in names]


def _key(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((line, said) for line, said in KEY if line in names)


def _heading(line: str) -> str:
    return labels.LINES[line]
