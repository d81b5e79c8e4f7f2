"""The page: one HTML file without network, the same bytes for the same tables, readable without its script."""

import base64
import hashlib
from functools import partial
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from simsp.report import (
    appendix,
    bridge,
    figures,
    flow,
    formats,
    glossary,
    made_of,
    notes,
    over_time,
    quotes,
    ranking,
    sections,
    sure,
    trade_off,
    two_laws,
    waiting,
    who,
    words,
)
from simsp.report.figures import Estimate
from simsp.report.graphics import charts, colours, pictures, plots
from simsp.report.graphics.charts import Chart
from simsp.report.graphics.plots import Plot
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Run, run

HERE: Final = Path(__file__).parent
TOUR: Final = (
    ("The answer", "answer"), ("Where the money goes", "bridge"), ("Why it is lost", "why"),
    ("What each change brings and costs", "policies"), ("Who gains", "who"), ("How sure", "sure"),
)  # fmt: skip
"""What to read in five minutes, in order."""


def write(directory: Path) -> Path:
    """Write `report.html` beside the tables of a run and return its path.

    Raises:
        BadInput: the directory does not hold the tables of a run.
    """
    path = directory / "report.html"
    path.write_bytes(render(directory).encode("utf-8"))
    return path


def render(directory: Path) -> str:
    """The page as text; `simsp verify` compares it with the file."""
    found = run(directory)
    made = environment(source=sections.source(found))
    return made.get_template("page.html.j2").render(content(found))


def environment(*more: Path, source: str = "") -> jinja2.Environment:
    """The templates of all pages, those in `more` folders first.

    What they show is escaped, and a name that is missing is an error.
    Figures become <data> elements with their ids; the filter `plain` takes the ids out, for attributes.
    `source` is the line at the foot of each picture.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*more, HERE]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=figures.html,
    )
    made.filters["plain"] = figures.plain
    made.filters["page_drawing"] = _drawing
    made.filters["picture"] = partial(_picture, source=source)
    made.globals["palette"] = Markup(colours.variables())  # noqa: S704  (ours)
    return made


def _drawing(plot: Plot) -> Markup:
    """A plot as wide as the page, and as a phone shows it; the style of the page shows one of them."""
    return plot.drawn(plots.PAGE) + plot.drawn(plots.PHONE)


def _picture(chart: Chart | Plot, source: str) -> Markup:
    """What the script of the page makes a picture from; inert until then."""
    return Markup("<template>{}</template>").format(pictures.framed(chart, source, on_page=True))


def content(found: Run) -> dict[str, Any]:
    """Everything the template shows, by the section that shows it; charts in the order of the page."""
    return {
        **_first_screen(found),
        **_script(),
        "tour": TOUR,
        "quotes": quotes.quotes(found),
        "hedge": quotes.hedge(found),
        "flows": [it for it in (bridge.chart(found), flow.by_scenario(found), flow.by_account(found)) if it],
        "as_paid": notes.as_paid_note(found),
        "ratios": bridge.ratios(found),
        "exact": bridge.exact(found),
        "lost": sections.by_gate(found, "lost", "The largest loss"),
        "regained": sections.by_gate(found, "regained", "The largest gain from opening one gate alone"),
        "rights": sections.rights(found),
        **_comparison(found),
        "waiting": waiting.chart(found),
        "stock": over_time.stock(found),
        "panels": over_time.panels(found),
        **_trust(found),
        "period": sections.period(found),
        "assumptions": appendix.assumptions(found),
        "grades": appendix.grades(found),
        "guesses": appendix.guesses(found),
        "drivers": notes.drivers(found),
        "legal_values": appendix.legal_values(found),
        "scenarios": appendix.scenarios(found),
        "glossary": glossary.table(),
        "facts": appendix.facts(found),
    }


def _comparison(found: Run) -> dict[str, Any]:
    """What the sections on policies show."""
    return {
        "standings": ranking.standings(found),
        "older": ranking.missing(found),
        "trade_off": trade_off.chart(found),
        "policies": sections.differences(found, sections.POLICY_MEASURES),
        "ratios_compared": bridge.ratios_compared(found),
        "lifetime": sections.all_measures(found, found.cohort),
        "winners": who.all_workers(found),
        "cover": sections.differences(found, ["months_of_cover"]),
        "groups": who.by_group(found),
        "typical": two_laws.typical(found),
        "lives": two_laws.charts(found),
        "costs": sections.differences(found, sections.COST_MEASURES, sections.cost_group(found)),
        "accounts": sections.accounts(found),
    }


def _trust(found: Run) -> dict[str, Any]:
    """What the section on how sure the answer is shows."""
    return {
        "parts": made_of.intervals(found),
        "readings": made_of.readings(found),
        "idle": made_of.idle(found),
        "held": made_of.held(found),
        "moved_by": sure.drivers(found),
        "held_out": sure.targets(found, sure.HELD_OUT),
        "fitted_to": sure.targets(found, "fitted"),
    }


def _script() -> dict[str, Any]:
    """The script of the page with its fingerprint, by which the page lets it alone run; and the look of pictures."""
    script = (HERE / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return {
        "script": Markup(script),  # noqa: S704  (ours)
        "script_hash": Markup(f"sha256-{digest}"),  # noqa: S704  (letters and digits)
        "picture_style": Markup(pictures.style()),  # noqa: S704  (ours)
    }


def _first_screen(found: Run) -> dict[str, Any]:
    """The answer, and what to know of it; of many scenarios the remarks on each move down to the comparison."""
    remarks = notes.readings(found)
    moved = remarks if len(found.compared) > words.FEW else []
    back = found.level(found.baseline, found.valued("recovered_of_all"))
    return {
        "manifest": found.manifest,
        "baseline": found.baseline,
        "compared": found.compared,
        "few": words.FEW,
        "fewest": quotes.FEWEST,
        "sentences": words.sentences(found),
        "hero": _hero(found),
        "hero_bar": _hero_bar(back) if back else "",
        "hero_axis": charts.axis(charts.Scale(0.0, 100.0), ["0", "100 baht paid in"], [0.0, 100.0]),
        "why": words.where_the_rest_goes(found),
        "short": sections.short(found),
        "value_note": notes.value_note(found),
        "cash": notes.cash_note(found),
        "notes": [] if moved else remarks,
        "undefined": notes.undefined(found),
        "uses": notes.use_of_policies(found) + notes.group_changes(found) + moved,
    }


def _hero(found: Run) -> dict[str, tuple[str, str] | None]:
    """The three numbers of the first screen, each as value and interval; None where undefined."""
    told = {"recovered_of_all": PER_HUNDRED, "owed_of_paid": PER_HUNDRED, "received_of_owed": PERCENT}
    return {name: _pair(found.level(found.baseline, found.valued(name)), kind) for name, kind in told.items()}


def _hero_bar(back: Estimate) -> Markup:
    """What comes back, as the filled part of a box of 100 baht, with its interval."""
    scale = charts.Scale(0.0, max(100.0, back.high * 100))
    said = f"{formats.show(back, PER_HUNDRED)} of 100 baht come back"
    return charts.stack(scale, [("received", back.value * 100)], 100.0, back.times(100), said, outlined=True)


def _pair(level: Estimate | None, kind: str) -> tuple[str, str] | None:
    return formats.apart(level, kind) if level else None
