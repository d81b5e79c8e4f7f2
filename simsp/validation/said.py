"""Verdicts in words and drawings, for the page and for docs/validation.md."""

import math
from collections.abc import Sequence

from markupsafe import Markup

from simsp import months, targets
from simsp.report import formats
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.read import Estimate
from simsp.targets import FITTED, HELD_OUT, Target
from simsp.validation.files import Found
from simsp.validation.judging import HIT, OUTSIDE, UNDEFINED, WIDE, Simulated, Verdict, strictly
from simsp.validation.patterns import Part

_REACH = 2.5  # the drawing shows up to so many times the reported figure
_USES = {HELD_OUT: "Held out", FITTED: "Fitted"}
WORDS = {
    HIT: "hit",
    OUTSIDE: "missed: the figures lie apart",
    WIDE: "missed: the model's interval is too wide to say",
    UNDEFINED: "missed: nobody in the model to ask",
}
_SCALE = Scale(0.0, _REACH)


def when(target: Target) -> str:
    """The months that a figure covers."""
    first, last = months.text(target.month), months.text(target.until)
    return first if first == last else f"{first} to {last}"


def reported(target: Target) -> str:
    """The figure as the source has it, with the range in which it is believed."""
    return _told(target.unit, (target.value, target.low, target.high))


def given(verdict: Verdict) -> str:
    """What the model gives, with its interval, to three digits."""
    return _told(verdict.target.unit, [float(f"{end:.3g}") for end in verdict.simulated])


def _told(unit: str, ends: Sequence[float]) -> str:
    """Value, low and high as '54% (48 to 60)' or '1,480,000 (1,200,000 to 1,700,000)'."""
    if any(math.isnan(end) for end in ends):
        return formats.UNDEFINED
    if unit in ("share", "share a year"):
        value, low, high = (f"{100 * end:.3g}" for end in ends)
    else:
        value, low, high = (f"{end:,.0f}" if end >= 1000 else f"{end:.3g}" for end in ends)
    after = {"share": "%", "share a year": "% a year", "years": " years", "baht a month": " baht"}.get(
        unit, ""
    )
    return f"{value}{after} ({low} to {high})"


def headline(found: Found) -> str:
    """How many held-out figures are hit, in one sentence."""
    hit, of = found.held_out
    return f"Of {of} reported figures that nothing was fitted to, the model hits {hit}"


def counts(found: Found) -> list[str]:
    """The count of hits of each use, a sentence each."""
    return [_count(use, found.of(use)) for use in (HELD_OUT, FITTED)]


def _count(use: str, verdicts: Sequence[Verdict]) -> str:
    hit = sum(one.within for one in verdicts)
    share = f" ({100 * hit / len(verdicts):.0f} %)" if verdicts else ""
    wide = sum(one.word == WIDE for one in verdicts)
    more = f"; of the others {wide} lie near, with an interval too wide to say" if wide else ""
    strict = sum(strictly(one) for one in verdicts)
    return f"{_USES[use]}: {hit} of {len(verdicts)} hit{share}, {strict} by the strict count{more}"


def explained(verdict: Verdict) -> str:
    """The best explanation of a miss."""
    told = {row["target"]: row["why"] for row in targets.notes("explanations")}
    usual = (
        "The assumptions that decide it are little known." if verdict.word == WIDE else "No explanation yet."
    )
    return told.get(verdict.target.name, usual)


def contradictions(found: Found) -> list[tuple[str, str, str, str]]:
    """Pairs of targets that cannot both be met: both with their verdicts, and why."""
    words = {one.target.name: one.word for one in found.verdicts}
    return [
        (row["one"], row["other"], f"{words[row['one']]} / {words[row['other']]}", row["why"])
        for row in targets.notes("contradictions")
    ]


def chart(found: Found, use: str) -> Chart:
    """Every target of one use: a grey bar for what is reported, a dot with its interval for the model."""
    verdicts = found.of(use)
    at = [0.0, 0.5, 1.0, 1.5, 2.0]
    axis = charts.axis(_SCALE, ["0", "half", "as reported", "1.5 times", "twice"], at)
    rows = tuple(_row(one) for one in verdicts)
    cells = tuple(
        (one.target.name, when(one.target), reported(one.target), given(one), WORDS[one.word])
        for one in verdicts
    )
    table = Table("", ("Target", "Month", "Reported (range)", "Model (interval)", "Verdict"), cells)
    return Chart(_count(use, verdicts), "model as a multiple of the reported figure", rows, axis, table)


def _row(one: Verdict) -> Row:
    said = f"{'✓' if one.within else '✗'} {one.word}: {_alone(given(one))}, reported {_alone(reported(one.target))}"
    title = f"{one.target.name}: reported {reported(one.target)}; model {given(one)}; {WORDS[one.word]}"
    return Row(one.target.name.replace("_", " "), _mark(one, title), said, strong=not one.within)


def _alone(told: str) -> str:
    """A figure without the interval that follows it."""
    return told.partition(" (")[0]


def _mark(one: Verdict, title: str) -> Markup:
    """A hit is a filled dot, a miss a hollow square: the shape says it without the colour."""
    target, got = one.target, one.simulated
    drawn = [_line(1.0, "zero"), _box(target.low / target.value, target.high / target.value)]
    if not math.isnan(got.value):
        drawn.append(_interval(got, target.value))
        drawn.append(_point(got.value / target.value, one.within))
    return Markup('<svg class="mark" role="img"><title>{}</title>{}</svg>').format(
        title, Markup().join(drawn)
    )


def _place(times: float) -> float:
    return _SCALE.at(min(max(times, 0.0), _REACH))


def _line(times: float, style: str) -> Markup:
    return Markup('<line class="{0}" x1="{1}%" x2="{1}%" y1="0" y2="100%"/>').format(style, _place(times))


def _box(low: float, high: float) -> Markup:
    left, right = _place(low), _place(high)
    width = round(max(right - left, 0.3), 2)
    return Markup('<rect class="kept_by_pool" x="{}%" y="26%" width="{}%" height="48%"/>').format(left, width)


def _interval(got: Simulated, unit: float) -> Markup:
    ends = (_place(got.low / unit), _place(got.high / unit))
    return Markup('<line class="whisker" x1="{}%" x2="{}%" y1="50%" y2="50%"/>').format(*ends)


def _point(times: float, hit: bool) -> Markup:
    if hit:
        return Markup('<circle class="filled" cx="{}%" cy="50%" r="7"/>').format(_place(times))
    square = Markup('<rect class="hollow" x="-7" y="-7" width="14" height="14"/>')
    return Markup('<svg x="{}%" y="50%" width="1" height="1">{}</svg>').format(_place(times), square)


def part(one: Part) -> tuple[str, str, str, str]:
    """A row of the patterns: part, reported, model, whether they agree."""
    got = one.simulated
    told_as = "people" if got.value > 100 else "ratio"
    shown = formats.UNDEFINED if math.isnan(got.value) else formats.show(Estimate(*got), told_as)
    agrees = {"true": "✓ agrees", "false": "✗ does not agree", "": "nothing reported"}[one.agrees]
    return one.part.replace("_", " "), one.reported, shown, agrees


def patterns(found: Found) -> list[Table]:
    """A table a pattern."""
    names = dict.fromkeys(one.pattern for one in found.parts)
    head = ("Part", "Reported", "Model (interval)", "")
    return [
        Table(
            name[0].upper() + name[1:], head, tuple(part(one) for one in found.parts if one.pattern == name)
        )
        for name in names
    ]
