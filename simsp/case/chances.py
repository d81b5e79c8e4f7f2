"""How common the practices are that acted in a case; a case itself draws no chance."""

from collections.abc import Iterator

from simsp import parameters
from simsp.case.answer import Answer, Line
from simsp.case.history import Case
from simsp.case.rights import BRANCH_OF, KNOWN_AS
from simsp.parameters import Parameter


def how_common(answer: Answer) -> list[str]:
    """One sentence for each practice that acted, with its probability, range and grade."""
    registry, month = parameters.load(), answer.case.as_of
    names = dict.fromkeys(name for line in answer.lines for name in _practices(line, answer.case))
    return [_quoted(registry[name], month) for name in names]


def _quoted(parameter: Parameter, month: int) -> str:
    row = parameter.on(max(month, parameter.history[0].start))
    if isinstance(row.value, bool):
        always = "Always" if row.value else "Never"
        return f"{parameter.meaning} {always}: practice; grade {row.grade} ({parameter.name})."
    if parameter.unit != "probability":
        return f"{parameter.meaning} {row.value} {parameter.unit}; grade {row.grade} ({parameter.name})."
    span = "" if row.low is None or row.high is None else f" ({row.low:.0%} to {row.high:.0%})"
    return f"{parameter.meaning} {float(row.value):.0%}{span}, grade {row.grade} ({parameter.name})."


def _practices(line: Line, case: Case) -> Iterator[str]:
    status = case.history[-1].status if case.history else "nv"
    papers = "practice.expired_papers_block"
    if BRANCH_OF[line.right.kind] in ("maternity", "child_allowance"):
        male = case.person.sex == "male"
        papers = "practice.marriage_paper_missing" if male else "practice.birth_certificate_missing"
        if case.month_of("yearly_report") is not None:
            papers = "practice.yearly_report_missed"
    elif line.right.kind == "unemployment":
        papers = "practice.unemployment_days_while_legal"
    named = {
        "enrolled": f"employers.evasion_{status}",
        "recorded_and_remitted": "employers.unremitted",
        "true_reason_recorded": "employers.wrong_reason",
        "knows": f"claims.knows_{KNOWN_AS[line.right.kind]}",
        "in_thailand_or_channel": "practice.no_channel_from_abroad",
        "papers": papers,
        "served": "practice.pay_first_elsewhere",
        "accepted": "claims.refused_otherwise",
        "cash_reached": "practice.identity_mismatch",
    }
    gates = [*line.fate.lost, line.fate.blocked if line.fate.still_claimable else ""]
    yield from (named[gate] for gate in gates if gate in named)
