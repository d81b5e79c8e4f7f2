"""The page: one HTML file without network or scripts, the same bytes for the same tables."""

from pathlib import Path
from typing import Any, Final

import jinja2

from simsp.report import appendix, bridge, figures, formats, labels, made_of, notes, ranking, sections, words
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Estimate, Run, Scenario, run

HERE: Final = Path(__file__).parent


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
    return environment().get_template("page.html.j2").render(_content(run(directory)))


def environment(*more: Path) -> jinja2.Environment:
    """The templates of all pages, those in `more` folders first.

    What they show is escaped, and a name that is missing is an error.
    Figures become <data> elements with their ids; the filter `plain` takes the ids out, for attributes.
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
    return made


def _content(found: Run) -> dict[str, Any]:
    """Everything the template shows, by the section that shows it."""
    return {
        **_first_screen(found),
        "bridge": bridge.chart(found),
        "as_paid": notes.as_paid_note(found),
        "ratios": bridge.ratios(found),
        "exact": bridge.exact(found),
        "lost": sections.by_gate(found, "lost", "The largest loss"),
        "regained": sections.by_gate(found, "regained", "The largest gain from opening one gate alone"),
        "rights": sections.rights(found),
        "standings": ranking.standings(found),
        "older": ranking.missing(found),
        "policies": sections.differences(found, sections.POLICY_MEASURES),
        "ratios_compared": bridge.ratios_compared(found),
        "parts": made_of.intervals(found),
        "readings": made_of.readings(found),
        "idle": made_of.idle(found),
        "held": made_of.held(found),
        "lifetime": sections.all_measures(found, found.cohort),
        "winners": sections.better_and_worse(found),
        "cover": sections.differences(found, ["months_of_cover"]),
        "groups": sections.group_charts(found),
        "costs": sections.differences(found, sections.COST_MEASURES, sections.cost_group(found)),
        "accounts": sections.accounts(found),
        "period": sections.period(found),
        "panels": appendix.over_time(found),
        "assumptions": appendix.assumptions(found),
        "guesses": appendix.guesses(found),
        "drivers": notes.drivers(found),
        "legal_values": appendix.legal_values(found),
        "scenarios": appendix.scenarios(found),
        "facts": appendix.facts(found),
    }


def _first_screen(found: Run) -> dict[str, Any]:
    """The answer, and what to know of it; of many scenarios the remarks on each move down to the comparison."""
    remarks = notes.readings(found)
    moved = remarks if len(found.compared) > words.FEW else []
    return {
        "manifest": found.manifest,
        "baseline": found.baseline,
        "compared": found.compared,
        "few": words.FEW,
        "sentences": words.sentences(found),
        "hero": _hero(found),
        "clauses": [_told(found, *pair) for pair in words.in_short(found)],
        "value_note": notes.value_note(found),
        "notes": [] if moved else remarks,
        "undefined": notes.undefined(found),
        "uses": notes.use_of_policies(found) + notes.group_changes(found) + moved,
    }


def _hero(found: Run) -> dict[str, tuple[str, str] | None]:
    """The three numbers of the first screen, each as value and interval; None where undefined."""
    told = {"recovered_of_all": PER_HUNDRED, "owed_of_paid": PER_HUNDRED, "received_of_owed": PERCENT}
    return {name: _pair(found.level(found.baseline, found.valued(name)), kind) for name, kind in told.items()}


def _pair(level: Estimate | None, kind: str) -> tuple[str, str] | None:
    return formats.apart(level, kind) if level else None


def _told(found: Run, scenario: Scenario, clause: str) -> dict[str, str]:
    """One compared scenario on the first screen; what is no rule is marked as such."""
    reading = notes.only_readings(found, scenario)
    mark = labels.NO_RULE.get("reading" if reading else scenario.kind, "")
    return {"title": scenario.title + mark, "clause": clause, "made_of": made_of.line(found, scenario)}
