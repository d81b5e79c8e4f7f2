"""Sentences that can be quoted as they stand: each with its interval, hedged, with the mark that proves it."""

from dataclasses import dataclass

from simsp.report import figures, formats, labels, made_of, notes, words
from simsp.report.figures import Estimate
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Run, Scenario

FEWEST = 20
"""Replicates that a figure needs to be quoted."""


@dataclass(frozen=True)
class Quote:
    """A sentence, the ids of the figures in it, and what the interval of a policy's change is made of."""

    text: str
    marks: str
    parts: str = ""


def quotes(found: Run) -> list[Quote]:
    """The sentences: the headline first, then the law and its practice, then each policy drawn.

    None where there are too few replicates for an interval to be quoted.
    """
    if int(found.manifest["replicates"]) < FEWEST:
        return []
    today = [_comes_back(found), _granted(found), _lost(found), _waits(found)]
    policies = words.by_size(found, words.leading(found))
    return [
        *(_quote(said) for said in today if said),
        *(_quote(_policy(found, one), made_of.line(found, one)) for one in policies),
    ]


def _quote(said: str, parts: str = "") -> Quote:
    return Quote(f"{said}.", ", ".join(figures.ids(said)), parts)


def _whom(found: Run) -> str:
    return f"migrant workers first insured in {found.cohort[1].replace('-', ' to ')}"


def _comes_back(found: Run) -> str:
    back = found.level(found.baseline, found.valued("recovered_of_all"))
    if back is None:
        return ""
    return (
        f"In the simulation, of every 100 baht paid into Thai social security for {_whom(found)}, "
        f"{_estimated(back, PER_HUNDRED)} come back to them or their families"
        f"{f', in {found.year} value' if found.valued('recovered_of_all').endswith('_pv') else ''}"
    )


def _granted(found: Run) -> str:
    arrives = found.level(found.baseline, found.valued("received_of_owed"))
    if arrives is None:
        return ""
    return f"In the simulation, {_estimated(arrives, PERCENT)} of what the law would grant {_whom(found)} arrives"


def _lost(found: Run) -> str:
    amounts = words.gates(found, "lost")
    top = words.heaviest(amounts)
    if not top:
        return ""
    told = " and ".join(
        f"{_estimated(amounts[gate], 'thb', 'baht')} because {labels.GATES[gate]}" for gate in top
    )
    return f"In the simulation, {_whom(found)} lose most, over their lifetimes: {told}"


def _waits(found: Run) -> str:
    middle = found.level(found.baseline, "waiting_days_median")
    if middle is None:
        return ""
    wait = _estimated(middle, "days")
    return f"In the simulation, half of the claims that are paid to {_whom(found)} wait no longer than {wait}"


def _policy(found: Run, scenario: Scenario) -> str:
    kind = "reading" if notes.only_readings(found, scenario) else scenario.kind
    mark = labels.NO_RULE.get(kind, "")
    said = f"In the simulation, under \u201c{scenario.title}\u201d{mark} {words.clause(found, scenario)}"
    side = words.other_side(found, scenario)
    return f"{said}; {side}" if side else said


def _estimated(estimate: Estimate, told_as: str, word: str = "") -> str:
    """A figure with a word after its mean: '1.3 billion baht (0.3 to 3.1)'."""
    shown = formats.show(estimate, told_as)
    return formats.within(shown, word) if word else shown


def hedge(found: Run) -> str:
    """What has to be said beside any of them: the interval, and the expert's guess that the answer leans on most."""
    guess = _leaning(found)
    held = (
        f"The brackets hold {made_of.held(found)} of 100 runs: chance, and what is not known of the assumptions; "
        "not every way in which the model may be wrong."
    )
    return f"Say with them: \u201cThese are results of a model, not measurements. {held}{guess}\u201d"


def _leaning(found: Run) -> str:
    """The grade C assumption that moves the answer most, where the run has a study of it, else the first known."""
    moved = [row for row in found.rows("drivers.csv", scenario=found.baseline.name) if row["grade"] == "C"]
    if moved:
        return (
            f" They lean most on an expert\u2019s guess (grade C): {moved[0]['meaning'].rstrip('.').lower()}."
        )
    first = notes.drivers(found).partition(";")[0]
    return f" They lean on experts\u2019 guesses (grade C), such as how often {first}." if first else ""
