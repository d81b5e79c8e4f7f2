"""The page of a study: one HTML file without network or scripts, in the look of the report."""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from simsp import fitted, months
from simsp.plan import FITTED
from simsp.report import page as report
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Table
from simsp.report.read import Estimate
from simsp.sensitivity import names, words
from simsp.sensitivity.figures import FIGURES, HEADLINE
from simsp.sensitivity.findings import ASSUMPTION, STATISTIC, Findings, Known
from simsp.sensitivity.indices import BENDS, LOWERS, RAISES, Index, Parts
from simsp.sensitivity.words import hundred, percent
from simsp.version import __version__

HERE: Final = Path(__file__).parent
BARS, TOLD = 8, 10
SIGNS: Final = {
    RAISES: "the higher, the better for this policy",
    LOWERS: "the higher, the worse for this policy",
    BENDS: "which way depends",
}
OF_TODAY: Final = {
    **SIGNS,
    RAISES: "the higher, the more comes back",
    LOWERS: "the higher, the less comes back",
}
FEWEST = 100  # runs, for intervals that can be quoted


def render(of: Findings) -> str:
    """The page as text; the same for the same findings."""
    return report.environment(HERE).get_template("sensitivity.html.j2").render(_content(of))


def _content(of: Findings) -> dict[str, Any]:
    plan = of.plan
    return {
        "sentences": words.answer(of),
        "headline": _headline(of),
        "baseline": of.titles[0],
        "plan": plan,
        "draws": of.draws,
        "twins": of.twins,
        "few": of.draws < FEWEST,
        "fitted": _drawn_from_a_fit(of),
        "lead": of.lead.words,
        "today": _today(of),
        "movers": [_movers(of, policy) for policy in _drawn(of) if of.parts[policy, of.lead].indices],
        "unmoved": [of.titles[policy] for policy in _drawn(of) if not of.parts[policy, of.lead].indices],
        "pairs": _pairs(of),
        "places": _places(of),
        "against_law": _against_law(of),
        "published": _worth(of, STATISTIC, "What an office could publish"),
        "surveys": _worth(of, ASSUMPTION, "What a survey could measure"),
        "choice": _choice(of),
        "every_figure": _every_figure(of),
        "together": _together(of),
        "facts": _facts(of),
    }


def _drawn_from_a_fit(of: Findings) -> bool:
    """Whether the draws agree with what is known; where nothing has been fitted they come from the ranges."""
    return of.plan.assumptions == FITTED and fitted.load() is not None


def _headline(of: Findings) -> str:
    best = words.order(of)[0]
    share = float(of.places[of.lead][best, 0])
    if math.isnan(share):
        return "Nothing can be compared"
    return (
        f"Most comes back to workers under “{of.titles[best]}”, in {hundred(share)} of 100 plausible worlds"
    )


def _drawn(of: Findings) -> range:
    """The policies that are drawn: the first few."""
    return range(1, min(len(of.titles), words.FEW + 1))


def _movers(of: Findings, policy: int) -> Chart:
    """What moves one policy's leading difference, the weightiest assumptions."""
    return _moved_by(of.titles[policy], of.parts[policy, of.lead], SIGNS)


def _today(of: Findings) -> Chart | None:
    """What moves how much comes back under today's law; None where no assumption can be told from luck."""
    parts = of.parts[0, HEADLINE]
    title = f"{of.titles[0]}: {HEADLINE.name}"
    return _moved_by(title, parts, OF_TODAY) if parts.indices else None


def _moved_by(title: str, parts: Parts, signs: Mapping[str, str]) -> Chart:
    shown = parts.indices[:BARS]
    said = [(_mover(one, signs), one.total, one.low, one.high) for one in shown]
    rest = len(parts.indices) - len(shown)
    more = f" {rest} more with smaller shares are in sensitivity.csv." if rest else ""
    return _bars(title, "percent of what the assumptions explain together", said, _reach(parts) + more)


def _mover(one: Index, signs: Mapping[str, str]) -> str:
    return f"{names.meaning(one.assumption)} (grade {names.grade(one.assumption)}; {signs[one.sign]})"


def _reach(parts: Parts) -> str:
    """How much of the spread the assumptions explain, and how much nobody can."""
    return (
        f"Of 100 parts of the spread between worlds the assumptions explain {hundred(parts.explained)}{_luck(parts)}. A"
        f" share below {hundred(parts.faintest)} percent cannot be told from luck with so many runs."
    )


def _luck(parts: Parts) -> str:
    """What of the spread is luck; both it and what is explained are estimates, and never told as more than all."""
    if math.isnan(parts.luck):
        return ""
    luck = min(parts.luck, 1 - parts.explained)
    rest = 1 - parts.explained - luck
    bends = (
        f", and {hundred(rest)} are too faint or too bent to be followed with so many runs"
        if rest >= 0.05
        else ""
    )
    return f"; about {hundred(luck)} are luck of the simulation, which no knowledge lessens{bends}"


def _bars(title: str, unit: str, said: Sequence[tuple[str, float, float, float]], note: str = "") -> Chart:
    """Horizontal bars with whiskers; each row as its label, share, low and high."""
    scale = charts.scale_over([high for _, _, _, high in said])
    ticks = charts.ticks(scale)
    rows = tuple(_bar(scale, label, Estimate(share, low, high)) for label, share, low, high in said)
    cells = tuple((label, percent(share, low, high)) for label, share, low, high in said)
    axis = charts.axis(scale, [f"{round(100 * tick)}%" for tick in ticks], ticks)
    return Chart(title, unit, rows, axis, Table("", ("", "share (95 of 100)"), cells), note)


def _bar(scale: charts.Scale, label: str, one: Estimate) -> Row:
    text = percent(one.value, one.low, one.high)
    mark = charts.bar_with_interval(scale, one, "received", f"{label}: {text}")
    return Row(label, mark, text, strong=one.low >= 0.005)


def _pairs(of: Findings) -> Table:
    """The matrix of pairs by the leading figure, best first."""
    order = words.order(of)
    rows = []
    for one in order:
        cells = [_versus(of, one, other) if one != other else "" for other in order]
        rows.append((of.titles[one], *cells))
    return Table("", ("is ahead of …", *(of.titles[one] for one in order)), tuple(rows))


def _versus(of: Findings, one: int, other: int) -> str:
    share, low, high = words.beats(of, one, other)
    return (
        "not defined"
        if math.isnan(share)
        else f"in {hundred(share)} of 100 worlds ({hundred(low)} to {hundred(high)})"
    )


def _places(of: Findings) -> Table:
    order, held = words.order(of), of.places[of.lead]
    rows = tuple((of.titles[one], *(_count(float(share)) for share in held[one])) for one in order)
    return Table("", ("", *(_ordinal(place) for place in range(1, len(order) + 1))), rows)


def _count(share: float) -> str:
    return "not defined" if math.isnan(share) else f"{hundred(share)} of 100" if share else "never"


def _ordinal(place: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(place, f"{place}th")


def _against_law(of: Findings) -> Table:
    """How often each policy is better than today's law, by every figure."""
    rows = []
    for figure in FIGURES:
        found = [pair for pair in of.ahead[figure] if pair.one == 0]
        better = [_count(1 - pair.share) for pair in found]
        rows.append((f"{figure.name[0].upper()}{figure.name[1:]}, better for {figure.for_whom}", *better))
    return Table("", ("", *of.titles[1:]), tuple(rows))


def _worth(of: Findings, kind: str, title: str) -> Chart | None:
    told = [one for one in of.known[of.lead] if one.kind == kind and one.worth.mean[0] > 0][:TOLD]
    if not told:
        return None
    said = [(_known(one), *one.worth.mean) for one in told]
    return _bars(title, "percent of what is open between the policies that it would settle", said)


def _known(one: Known) -> str:
    begin = f"{one.meaning[0].upper()}{one.meaning[1:]}"
    return f"{begin} ({one.who})" if one.kind == STATISTIC else begin


def _choice(of: Findings) -> Table:
    """What each statistic settles of each policy's difference, and for the choice among them."""
    rows = tuple((_known(one), *_settles(of, one)) for one in of.published(of.lead))
    return Table("", ("", *of.titles[1:], "makes the right choice likelier by"), rows)


def _settles(of: Findings, one: Known) -> Iterator[str]:
    for place in range(len(of.titles) - 1):
        found = [float(values[place]) for values in (one.worth.settles, one.worth.low, one.worth.high)]
        yield "no difference" if math.isnan(found[0]) else percent(*found)
    gain = one.worth.right_choice_gain
    yield f"{round(100 * gain)} of 100" if abs(gain) >= 0.005 else "nothing"


def _every_figure(of: Findings) -> Table:
    rows = tuple(
        (f"{of.titles[policy]}: {figure.name}", *_in_short(parts))
        for (policy, figure), parts in of.parts.items()
    )
    return Table("", ("", "explained", "luck", "the weightiest assumptions"), rows)


def _in_short(parts: Parts) -> tuple[str, str, str]:
    if math.isnan(parts.explained):
        return "", "", "never differs"
    luck = "" if math.isnan(parts.luck) else f"{hundred(parts.luck)} of 100"
    first = "; ".join(
        f"{names.meaning(one.assumption)} {percent(one.total, one.low, one.high)}"
        for one in parts.indices[:3]
    )
    return f"{hundred(parts.explained)} of 100", luck, first or "none can be told from luck"  # fmt: skip


def _together(of: Findings) -> Table | None:
    if not of.together:
        return None
    rows = tuple(
        (names.meaning(one), names.meaning(other), f"{correlation:.2f}")
        for one, other, correlation in of.together
    )
    return Table("", ("", "hangs together with", "correlation"), rows)


def _facts(of: Findings) -> Table:
    plan = of.plan
    rows = (
        ("simsp", __version__),
        ("Runs", f"{of.draws:,}, and {of.twins:,} of them a second time with other luck"),
        ("Agents", f"{plan.agents:,}"),
        ("Seed", str(plan.seed)),
        ("Months", f"{months.text(plan.start)} to {months.text(plan.until)}"),
        ("Assumptions drawn from", "the fit" if _drawn_from_a_fit(of) else "their ranges"),
        ("Scenarios", ", ".join(one.name for one in plan.scenarios)),
    )
    return Table("", ("", ""), rows)
