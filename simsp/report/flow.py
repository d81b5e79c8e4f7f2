"""Follow the baht: what becomes of 100 baht, by scenario and by account."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from simsp.report import charts, formats, labels, notes, words
from simsp.report.charts import Chart, Row, Scale, Table
from simsp.report.figures import Estimate
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
    title = f"Of 100 baht, {today} come back today{_message(shown, shares)}"
    names = [line for line in labels.LINES if any(line in shares[one.name] for one in shown)]
    filled = [line for line in names if any(_size(shares[one.name].get(line)) > 0 for one in shown)]
    cells = tuple((one.title, *_cells(shares[one.name], names)) for one in shown)
    table = Table("Where 100 baht go under each scenario", ("Scenario", *map(_heading, names)), cells)
    return Chart(
        title, _unit(found), rows, _axis(scale), table,
        f"The upright line marks the 100 baht paid in; the thin line is the interval of what comes back. "
        f"{notes.beyond_note(found)} {words.drawn(found)}".strip(),
        slug="follow-the-baht-by-scenario", key=_key(filled),
    )  # fmt: skip


def by_account(found: Run) -> Chart | None:
    """Where the baht paid into each account go under the baseline, as paid; the line marks what was paid in for it."""
    where = {"scenario": found.baseline.name, "view": "lifetime"}
    whole = found.total("bridge.csv", line="paid", **where)
    if not whole:
        return None
    branches = list(dict.fromkeys(row["branch"] for row in found.rows("bridge.csv", **where)))
    paid = {
        one: found.total("bridge.csv", line="paid", branch=one, **where) / whole * 100 for one in branches
    }
    parts = {
        one: {
            line: found.total("bridge.csv", line=line, branch=one, **where) / whole * 100
            for line in labels.LINES
            if line != "kept_by_pool"
        }
        for one in branches
    }
    scale = Scale(0.0, max(max(paid[one], sum(parts[one].values())) for one in branches) * 1.04)
    rows = tuple(_account(scale, one, paid[one], parts[one]) for one in branches)
    lines = [line for line in labels.LINES if any(parts[one].get(line, 0.0) >= 0.05 for one in branches)]
    most = max(branches, key=lambda one: paid[one])
    title = (
        f"{paid[most]:.0f} of every 100 baht are paid in for {labels.plain(most).lower()}, "
        f"and {formats.number(parts[most][_FIRST], 0.1)} come back from it"
    )
    cells = tuple(
        (
            labels.plain(one),
            formats.number(paid[one], 0.1),
            *(formats.number(parts[one][line], 0.1) for line in lines),
        )
        for one in branches
    )
    table = Table(
        "Where the baht of each account go, baht as paid, of every 100 baht paid into all accounts",
        ("Account", "Paid in", *map(_heading, lines)), cells,
    )  # fmt: skip
    return Chart(
        title, f"baht as paid, of every 100 paid into all accounts, under \u201c{found.baseline.title}\u201d; exact",
        rows, charts.axis(scale, [f"{at:g}" for at in charts.ticks(scale)], charts.ticks(scale)), table,
        "Box: what was paid in for the account. Parts that reach beyond it are owed beyond what was paid in.",
        slug="follow-the-baht-by-account", key=_key(lines),
    )  # fmt: skip


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


def _account(scale: Scale, branch: str, paid: float, parts: Mapping[str, float]) -> Row:
    back = parts[_FIRST]
    said = f"{formats.number(back, 0.1)} back of {formats.number(paid, 0.1)}"
    mark = charts.stack(scale, list(parts.items()), paid, None, said, outlined=True)
    return Row(labels.plain(branch), mark, said)


def _message(shown: Sequence[Scenario], shares: Mapping[str, Mapping[str, Estimate]]) -> str:
    if len(shown) == 1:
        return ""
    most = max((shares[one.name][_FIRST] for one in shown[1:]), key=lambda share: share.value)
    return f", and at most {formats.show(most, PER_HUNDRED)} under the policies drawn"


def _cells(shares: Mapping[str, Estimate], names: Sequence[str]) -> list[str]:
    return [formats.show(shares.get(line), PER_HUNDRED) if line in shares else "0" for line in names]


def _key(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((line, said) for line, said in KEY if line in names)


def _heading(line: str) -> str:
    return labels.LINES[line]
