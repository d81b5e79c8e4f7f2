"""The answer to a case under one scenario: what is owed, what arrives, what is left behind; as data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from simsp import months
from simsp.case import ageing
from simsp.case.contribute import PAYERS, Paid, surcharges
from simsp.case.elsewhere import OtherScheme, other_schemes
from simsp.case.facts import Facts
from simsp.case.history import Abroad, Case, Spell
from simsp.case.life import replay
from simsp.case.practice import Fate, fate_of
from simsp.case.rights import BRANCH_OF, Right
from simsp.case.state import Life
from simsp.case.values import NotInForce, Rules, position
from simsp.errors import BadInput
from simsp.law import old_age
from simsp.parameters import DIMENSIONS
from simsp.scenario import Scenario

_RIGHTS = (*DIMENSIONS["right"], "work_injury")


@dataclass
class Line:
    """One right of the answer; money in satang, `month` and `claim_by` month numbers."""

    fate: Fate
    amount: int
    payments: int | str
    owed: int
    expected: int
    not_yet_due: int = 0

    @property
    def right(self) -> Right:
        """The right as the law gives it."""
        return self.fate.right


@dataclass
class Answer:
    """All that one scenario says about one case; money in satang."""

    case: Case
    scenario: Scenario
    months_credited: int
    months_on_record: int
    paid: Paid
    account: tuple[
        int, int, int
    ]  # by law, not paid out yet: worker's and employers' old-age money, and returns
    credited: int  # old-age money ever credited by law, without returns
    surcharge: int
    lines: list[Line] = field(default_factory=list)
    other: list[OtherScheme] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The public JSON of `simsp case --json`."""
        return {
            "title": self.case.title,
            "scenario": self.scenario.name,
            "as_of": months.text(self.case.as_of),
            "months_credited": self.months_credited,
            "months_on_record": self.months_on_record,
            "contributions_satang": {payer: self.paid.total(payer) for payer in PAYERS},
            "old_age_account_satang": dict(zip(("worker", "employer", "returns"), self.account, strict=True)),
            "old_age_credited_satang": self.credited,
            "unpaid_satang": sum(self.paid.unpaid.values()),
            "deducted_not_remitted_satang": self.paid.not_remitted,
            "over_deducted_satang": sum(self.paid.over_deducted.values()),
            "surcharge_satang": self.surcharge,
            "rights": [_line_as_data(line) for line in self.lines],
            "other_schemes": [scheme.as_data() for scheme in self.other],
            "notes": self.notes,
        }


def _line_as_data(line: Line) -> dict[str, Any]:
    right, fate = line.right, line.fate
    return {
        "right": right.kind,
        "branch": BRANCH_OF[right.kind],
        "month": months.text(right.month),
        "amount_satang": line.amount,
        "payments": line.payments,
        "owed_satang": line.owed,
        "expected_satang": line.expected,
        "received_satang": fate.received,
        "still_claimable_satang": fate.still_claimable,
        "lost_satang": sum(fate.lost.values()),
        "claim_by": months.text(fate.claim_by),
        "where": where(line),
        "not_yet_due_satang": line.not_yet_due,
        "of_which_returns_satang": right.returns,
        "cause": fate.cause() or None,
        "lost_by_gate_satang": dict(fate.lost),
        "part": right.part or None,
        "source": right.source,
        "why": "; ".join(right.why),
    }


def where(line: Line) -> str:
    """Where a right is claimed."""
    right = line.right
    if right.kind == "work_injury":
        return "the Social Security Office of the workplace (Workmen's Compensation Fund)"
    if right.kind == "health_care":
        return "the registered hospital"
    if right.kind == "unemployment":
        return "the employment office (registration and monthly report, also online), then any Social Security Office"
    if right.heirs:
        return "any Social Security Office; heirs abroad through the Thai embassy"
    return "any Social Security Office in Thailand"


def answer(case: Case, scenario: Scenario, *, last: int | None = None) -> Answer:
    """What a scenario says about a case.

    Args:
        case: as read.
        scenario: resolved.
        last: the month whose values also hold for all later ones, as in a simulation that ends then.

    Raises:
        BadInput: the case needs a value of law for a month in which none is known.
    """
    rules = Rules(scenario.changes, last, _nation(case))
    try:
        return _answer(case, scenario, rules)
    except NotInForce as error:
        raise BadInput([_too_early(case, error)]) from None


def _nation(case: Case) -> int:
    return position("nationality", case.person.nationality.lower())


_OF_MONTHS = (
    "contributions",
    "coverage",
    "old_age",
    "employers",
    "voluntary",
)  # asked for by a month of work


def _too_early(case: Case, error: NotInForce) -> str:
    """Which row or event of the file needs a value of law from before the first one that is known."""
    month, when = error.month, months.text(error.month)
    told: list[Spell | Abroad] = [*case.history, *case.elsewhere]
    rows = [
        (row.line, f"the row {months.text(row.first)} to {months.text(row.last)}")
        for row in told if row.first <= month <= row.last
    ]  # fmt: skip
    events = [(event.line, f"'{event.name}'") for event in case.events if event.month == month]
    of_months = error.parameter.name.partition(".")[0] in _OF_MONTHS
    line, what = [*(rows + events if of_months else events + rows), (0, "the case")][0]
    where = f"{case.name}, line {line}" if line else case.name
    tell = "; tell what was before under 'statement' of the person" if rows and of_months else ""
    return f"{where}: {what} needs the law of {when}, and {error}: no earlier one is known{tell}"


def _answer(case: Case, scenario: Scenario, rules: Rules) -> Answer:
    life = replay(case, rules)
    ageing.finish_pensions(life)
    law, shown = life.records.law, life.records.shown
    by_record = bool(life.law().practice.only_record_shown) and case.month_of("petition_s37") is None
    made = Answer(
        case, scenario, law.ever, shown.ever if by_record else law.ever, life.paid,
        (law.worker, law.employer, law.returns), law.credited, surcharges(life.paid, case.as_of, rules),
        notes=[*_too_late(case, scenario), *dict.fromkeys(life.notes)],
    )  # fmt: skip
    facts = Facts(life)
    made.lines = [_line(right, facts, life) for right in life.rights]
    made.lines += _not_yet(life)
    made.lines.sort(key=lambda line: (line.right.month, _RIGHTS.index(line.right.kind), line.right.part))
    made.other = other_schemes(life)
    return made


def _too_late(case: Case, scenario: Scenario) -> list[str]:
    """A scenario whose changes are for others, or begin after all that a case tells, moves nothing, and says so."""
    mine = [change for change in scenario.changes if change.concerns(_nation(case))]
    if scenario.changes and not mine:
        return [f"the changes of {scenario.name} are not for people from {case.person.nationality}"]
    starts = [change.starts for change in mine]
    told = [row.last for row in case.history] + [event.month for event in case.events]
    first = min((start for start in starts if start is not None), default=0)
    if not starts or None in starts or first <= max(told, default=first):
        return []
    return [
        f"the changes of {scenario.name} begin in {months.text(first)}, after all that is told; --from moves them"
    ]


def _line(right: Right, facts: Facts, life: Life) -> Line:
    fate, owed = fate_of(right, facts), right.owed()
    usual = Counter(payment.law for payment in right.payments).most_common(1)
    amount = usual[0][0] if usual else 0
    expected = _expected(right, life) if right.for_life else owed
    return Line(fate, amount, "life" if right.for_life else len(right.payments), owed, expected)


def _expected(right: Right, life: Life) -> int:
    """All payments of a right for life: those due by now, and those to come by the life table (undiscounted)."""
    if life.dead or not right.payments:
        return right.owed()
    return right.owed() + round(right.payments[-1].law * ageing.payments_to_come(life))


def _not_yet(life: Life) -> Sequence[Line]:
    """Old-age money that is not due yet: the sum that stands on the record by law."""
    record, law = life.records.law, life.law().old_age
    if record.months <= 0 or life.dead:
        return []
    is_pension = old_age.right_kind(record.months, law) == old_age.PENSION and not life.invalid
    due = max(life.case.person.born + law.pension_age * 12 + int(is_pension), life.month + 1)
    kind = "old_age_pension" if is_pension else "old_age_lump_sum"
    waiting = ageing.refund(record, life)
    right = Right(kind, due, "SSA s.76 to 77 bis", law.claim_limit_months, for_life=is_pension)
    right.returns = record.returns if record.months >= law.refund_months else 0
    monthly = ageing.monthly_pension(life, record.months) if is_pension else waiting
    right.why = [ageing.waiting_words(life, waiting, monthly, is_pension=is_pension)]
    fate = Fate(right, claim_by=due + right.limit)
    expected = round(monthly * ageing.payments_to_come(life, due)) if is_pension else waiting
    return [Line(fate, monthly, "life" if is_pension else 1, 0, expected, waiting)]
