"""Who gains and who loses: by policy, and by nationality, papers at entry, sex, sector and length of stay."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from simsp.report import formats, labels, words
from simsp.report.figures import Estimate
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Group, Run, Scenario

DRAWN: Final = 3
"""Compared scenarios that are drawn by group; the table holds all of them."""

Pair = tuple[Estimate, Estimate]


def all_workers(found: Run) -> Chart | None:
    """Of 100 workers, how many end better and how many worse off than under the baseline."""
    known = [(one, pair) for one in found.compared if (pair := _pair(found, one))]
    if not known:
        return None
    leading = words.leading(found)
    drawn = [(one.title, pair) for one, pair in known if one in leading] or [
        (one.title, pair) for one, pair in known
    ]
    scale = _scale([pair for _, pair in drawn])
    mostly = [one.title for one, (worse, better) in known if better.low > worse.high]
    named = words.listed(mostly, len(known), "scenarios")
    losing = [one.title for one, (worse, better) in known if worse.low > better.high]
    told = [f"more gain than lose under {named}" if mostly else "in no scenario do clearly more gain"]
    told += [f"more lose than gain under {words.listed(losing, len(known), 'scenarios')}"] if losing else []
    message = "; ".join(told)
    table = Table(
        "Workers better or worse off over their whole life, against the baseline, percent of workers",
        ("Scenario", "Better off", "Worse off"),
        tuple(
            (one.title, formats.show(better, PERCENT), formats.show(worse, PERCENT))
            for one, (worse, better) in known
        ),
    )
    return Chart(
        f"Who gains and who loses: {message}", "percent of workers",
        tuple(_row(scale, *pair) for pair in drawn), _axis(scale), table,
        f"Left, hatched: worse off. Right: better off. The others end the same. {words.drawn(found)}".strip(),
        slug="who-gains-who-loses",
    )  # fmt: skip


def by_group(found: Run) -> list[Chart]:
    """A chart for each of the first compared scenarios: every group of workers, better and worse off."""
    made = [_of_groups(found, one) for one in words.leading(found)[:DRAWN]]
    return [chart for chart in made if chart]


def _of_groups(found: Run, scenario: Scenario) -> Chart | None:
    pairs = [
        (group, pair)
        for by in labels.GROUPINGS
        for group in _groups(found, by)
        if (pair := _pair(found, scenario, group)) and _any(found, group)
    ]
    if not pairs:
        return None
    scale = _scale([pair for _, pair in pairs])
    rows = tuple(_row(scale, labels.group(*group), pair) for group, pair in pairs)
    table = Table(
        f"{scenario.title}: better and worse off by group, percent of workers, and what comes back of 100 baht",
        ("Group", "Better off", "Worse off", "Comes back of 100 baht, more"),
        tuple(_cells(found, scenario, group, pair) for group, pair in pairs),
    )
    return Chart(
        f"{scenario.title}: {_message(pairs)}", "percent of workers in the group",
        rows, _axis(scale), table,
        "Left, hatched: worse off. Right: better off. The others end the same.",
        tight=True, slug=f"who-by-group-{scenario.name.replace('_', '-')}",
    )  # fmt: skip


def _groups(found: Run, by: str) -> list[Group]:
    return [(by, group) for group in found.names(2, group_by=by)]


def _message(pairs: Sequence[tuple[Group, Pair]]) -> str:
    """The groups at the two ends of who gains or of who loses, where their intervals lie apart."""
    told = [(_ends(pairs, side), word) for side, word in ((1, "better"), (0, "worse"))]
    apart = [(ends, word) for ends, word in told if ends[1][1].low > ends[0][1].high]
    if not apart:
        return "no group clearly gains or loses more often than another"
    ((least, low), (most, high)), word = max(apart, key=lambda one: one[0][1][1].value - one[0][0][1].value)
    return (
        f"{_of_100(high)} {word} off in the group \u201c{labels.group(*most)}\u201d, "
        f"{_of_100(low)} in the group \u201c{labels.group(*least)}\u201d"
    )


def _ends(
    pairs: Sequence[tuple[Group, Pair]], side: int
) -> tuple[tuple[Group, Estimate], tuple[Group, Estimate]]:
    """The group with the smallest and that with the largest share; side 0: worse off, 1: better off."""
    shares = [(group, pair[side]) for group, pair in pairs]
    return min(shares, key=lambda one: one[1].value), max(shares, key=lambda one: one[1].value)


def _of_100(share: Estimate) -> str:
    return formats.within(formats.show(share, PERCENT).replace("%", ""), "of 100")


def _pair(found: Run, scenario: Scenario, group: Group | None = None) -> Pair | None:
    worse, better = (found.level(scenario, name, group) for name in ("worse_off", "better_off"))
    return (worse, better) if worse and better else None


def _scale(pairs: Sequence[Pair]) -> Scale:
    return charts.scale_over(
        [end for worse, better in pairs for end in (-worse.high, better.high)], both_sides=True
    )


def _axis(scale: Scale) -> Markup:
    at = charts.ticks(scale)
    return charts.axis(scale, [f"{abs(tick) * 100:g}%" for tick in at], at)


def _row(scale: Scale, label: str, pair: Pair) -> Row:
    worse, better = pair
    text = f"better {formats.show(better, PERCENT)} / worse {formats.show(worse, PERCENT)}"
    return Row(label, charts.two_sided(scale, worse, better, text), text, strong=better.low > worse.high)


def _cells(found: Run, scenario: Scenario, group: Group, pair: Pair) -> tuple[str, ...]:
    name = found.valued("recovered_of_all", group[0])
    change = found.change(scenario, name, group)
    worse, better = pair
    return (
        labels.group(*group), formats.show(better, PERCENT), formats.show(worse, PERCENT),
        formats.show(change, PER_HUNDRED, plus=True),
    )  # fmt: skip


def _any(found: Run, group: Group) -> bool:
    """Whether anybody is in a group; nobody is first insured by nationality verification, for one."""
    people = found.level(found.baseline, "people", group)
    return people is None or people.value > 0
