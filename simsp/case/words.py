"""The answer for a person to read: what was paid, each right with clause and arithmetic, and what became of it."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from simsp import months
from simsp.case.answer import Answer, Line, where
from simsp.case.chances import how_common
from simsp.case.contribute import PAYERS
from simsp.case.history import Case, Spell
from simsp.case.rights import baht
from simsp.case.values import Rules
from simsp.law import contributions

WIDTH = 92
NAMES = {
    "health_care": "Health care",
    "sickness_cash": "Sickness cash",
    "childbirth_grant": "Childbirth grant",
    "antenatal": "Money for antenatal visits",
    "maternity_leave": "Maternity leave grant",
    "child_allowance": "Child allowance",
    "invalidity_pension": "Invalidity pension",
    "funeral_grant": "Funeral grant",
    "survivors_grant": "Survivors' grant",
    "unemployment": "Unemployment benefit",
    "old_age_pension": "Old-age pension",
    "old_age_lump_sum": "Old-age lump sum",
    "work_injury": "Compensation for work injury (outside the Social Security Fund)",
}
BECAUSE = {
    "enrolled": "the employer had not enrolled the worker",
    "recorded_and_remitted": "the office's record does not show the months: not remitted, or on an older record",
    "true_reason_recorded": "the employer reported another reason than the true one, and the office pays by the report",
    "knows": "the worker, or the heirs, did not know of the right",
    "in_thailand_or_channel": "it can be claimed, or is paid, only in Thailand",
    "papers": "papers that the office asks for were not valid or could not be shown",
    "filed_in_time": "the claim came after its deadline",
    "served": "care had to be paid first, and there was no money for it",
    "accepted": "the office refused",
    "cash_reached": "the bank did not pay out: another identity than on record, or no Thai account",
}
WAY_OUT = {
    "enrolled": "way out: a petition to the office, with evidence of the work, to be registered (s.37); the months then"
    " count as if paid (s.49)",
    "accepted": "way out: an appeal within 30 days of the decision (s.85), then the labour court within 30 days (s.87)",
}
_SHOWN = ("sickness", "maternity", "invalidity", "death", "child allowance", "old age", "unemployment")


def text(case: Case, answers: Sequence[Answer]) -> list[str]:
    """The lines to print: the case once, then each scenario, then all side by side."""
    lines = [*_head(case), *_history(case)]
    for answer in answers:
        lines += _answer(answer)
    if len(answers) > 1:
        lines += _side_by_side(answers)
    return lines


def _wrapped(words: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _title(words: str) -> list[str]:
    return ["", words.upper()]


def _head(case: Case) -> list[str]:
    person = case.person
    who = f"{person.sex}, from {person.nationality}, born {months.text(person.born)}"
    when = f"answered as of the end of {months.text(case.as_of)}"
    return [
        case.title,
        "=" * min(len(case.title), WIDTH),
        *_wrapped(f"{who}; {when}. Origin: {case.origin}.", ""),
    ]


def _history(case: Case) -> list[str]:
    lines = _title("Work and insurance")
    statement = case.person.statement
    if statement:
        lines.append(f"  before {months.text(statement.month)}: {statement.months} months brought forward")
    lines += [f"  {_spell(spell)}" for spell in case.history]
    return lines if len(lines) > 2 else [*lines, "  none"]


def _spell(spell: Spell) -> str:
    span = f"{months.text(spell.first)} to {months.text(spell.last)}"
    count = spell.last - spell.first + 1
    said = [f"{span}  {count:>3} month{'s' if count != 1 else ' '}"]
    if spell.has_employer():
        said.append(f"{baht(spell.wage)} baht a month, {spell.sector}, {spell.status.replace('_', ' ')}")
    said.append(_insured(spell))
    return ", ".join(said)


def _insured(spell: Spell) -> str:
    other = {
        "s39": "section 39", "s40": f"section 40, {spell.option} baht", "mhis": "health card", "none": "no insurance",
        "self_enrolment": "self-enrolled",
    }  # fmt: skip
    if spell.insurance in other:
        return other[spell.insurance]
    if not spell.enrolled:
        return "not enrolled"
    return "enrolled" if spell.remitted else "enrolled, deductions not remitted"


def _answer(answer: Answer) -> Iterator[str]:
    yield from ("", f"---- {answer.scenario.title} ({answer.scenario.name}) ".ljust(WIDTH, "-"))
    yield from _money_in(answer)
    yield from _rights(answer)
    yield from _left_behind(answer)
    yield from _still_to_claim(answer)
    yield from _other(answer)
    yield from _chances(answer)


def _money_in(answer: Answer) -> Iterator[str]:
    yield from _title("Paid into the fund, baht")
    yield f"  {answer.months_credited} months count by law; the office's record shows {answer.months_on_record}."
    if not sum(answer.paid.total(payer) for payer in PAYERS):
        yield "  Nothing reached the fund."
    else:
        yield f"  {'':<18}{'worker':>14}{'employer':>14}{'government':>14}"
        law = Rules().on(answer.case.as_of).contributions
        shown = [contributions.split_display(*answer.paid.parts[payer], law) for payer in PAYERS]
        for place, name in enumerate(_SHOWN):
            yield f"  {name:<18}" + "".join(f"{baht(int(parts[place])):>14}" for parts in shown)
        yield f"  {'all':<18}" + "".join(f"{baht(answer.paid.total(payer)):>14}" for payer in PAYERS)
        yield "  Three accounts by law: the first four, old age with child allowance, unemployment."
        yield "  How an account is shared among its branches is an estimate (grade C); no right hangs on it."
    yield from _money_missing(answer)


def _money_missing(answer: Answer) -> Iterator[str]:
    unpaid = sum(answer.paid.unpaid.values())
    if unpaid:
        said = f"Not paid by employers: {baht(unpaid)}, and a surcharge of {baht(answer.surcharge)} (s.49). "
        yield from _wrapped(said + "By law these months count all the same (s.47, s.49).")
    if answer.paid.not_remitted:
        yield f"  Deducted from the wage but kept by the employer: {baht(answer.paid.not_remitted)}."
    over = sum(answer.paid.over_deducted.values())
    if over:
        until = months.text(max(answer.paid.over_deducted) + 12)
        yield f"  Deducted beyond the law: {baht(over)}; ask for it back within a year, until {until} (s.47)."


def _rights(answer: Answer) -> Iterator[str]:
    yield from _title("Rights, baht")
    arisen = [line for line in answer.lines if line.owed > 0]
    if not arisen:
        yield "  No right has arisen."
    for note in answer.notes:
        yield from _wrapped(f"Note: {note}.")
    for number, line in enumerate(arisen, start=1):
        yield from _right(number, line)
    yield from _totals(arisen)


def _right(number: int, line: Line) -> Iterator[str]:
    right, fate = line.right, line.fate
    part = f", {right.part.replace('_', ' ')}" if right.part else ""
    heirs = ", to the heirs" if right.heirs else ""
    yield f"  {number}. {NAMES[right.kind]}{part}{heirs}, {months.text(right.month)}  [{right.source}]"
    for said in right.why:
        yield from _wrapped(said, "     ")
    yield f"     owed {baht(line.owed)}{_payments(line)}; received {baht(fate.received)}"
    for gate, satang in fate.lost.items():
        yield from _wrapped(f"lost {baht(satang)}: {BECAUSE[gate]}{_forgone(line, gate)}", "     ")
        yield from _wrapped(WAY_OUT.get(gate, ""), "     ")
    if fate.still_claimable:
        held = f" (held up: {BECAUSE[fate.blocked]})" if fate.blocked else ""
        yield from _wrapped(f"still to claim {baht(fate.still_claimable)}{held}", "     ")
        yield from _wrapped(WAY_OUT.get(fate.blocked, ""), "     ")
    if line.payments == "life":
        yield f"     over a whole life about {baht(line.expected)} (life table, undiscounted; estimate)"


def _forgone(line: Line, gate: str) -> str:
    return f" ({line.right.forgone})" if gate == "served" and line.right.forgone else ""


def _payments(line: Line) -> str:
    count = len(line.right.payments)
    if line.payments == "life":
        return f" so far, in {count} monthly payments of {baht(line.amount)}, for life"
    if count == 1:
        return ""
    steps = Counter(payment.law for payment in line.right.payments)
    return f" in {count} monthly payments: " + " + ".join(f"{n} x {baht(one)}" for one, n in steps.items())


def _totals(lines: Sequence[Line]) -> Iterator[str]:
    fund = [line for line in lines if line.right.kind != "work_injury"]
    if len(fund) > 1:
        owed, received = sum(line.owed for line in fund), sum(line.fate.received for line in fund)
        lost = sum(sum(line.fate.lost.values()) for line in fund)
        yield f"  All from the fund: owed {baht(owed)}, received {baht(received)}, lost {baht(lost)}."


def _left_behind(answer: Answer) -> Iterator[str]:
    waiting = [line for line in answer.lines if line.not_yet_due]
    if waiting:
        yield from _title("Old-age money left behind, not yet due")
    for line in waiting:
        yield f"  {NAMES[line.right.kind]}, from {months.text(line.right.month)}  [{line.right.source}]"
        for said in line.right.why:
            yield from _wrapped(said, "     ")
        yield from _wrapped(
            f"claim it until {months.text(line.fate.claim_by)} (s.56), at {where(line)}", "     "
        )


def _still_to_claim(answer: Answer) -> Iterator[str]:
    yield from _title("What can still be claimed")
    found = [line for line in answer.lines if line.fate.still_claimable]
    if not found:
        yield "  Nothing, as of this date."
    for line in found:
        amount, claim_by = baht(line.fate.still_claimable), months.text(line.fate.claim_by)
        yield from _wrapped(
            f"{NAMES[line.right.kind]}: {amount} baht, until {claim_by} (s.56), at {where(line)}"
        )


def _other(answer: Answer) -> Iterator[str]:
    if answer.other:
        yield from _title("Other schemes")
    for scheme in answer.other:
        amounts = ", ".join(
            f"{name.replace('_', ' ')} {baht(value)}" for name, value in scheme.amounts.items() if value
        )
        yield from _wrapped(
            f"{scheme.scheme.replace('_', ' ')}: {amounts or 'nothing'} {scheme.currency}; {scheme.why}"
        )


def _chances(answer: Answer) -> Iterator[str]:
    said = how_common(answer)
    if said:
        yield from _title("How common that is (a case draws no chance: what its file tells acts in full)")
    for sentence in said:
        yield from _wrapped(sentence)


def _side_by_side(answers: Sequence[Answer]) -> Iterator[str]:
    yield from ("", "---- side by side, baht ".ljust(WIDTH, "-"))
    kinds = dict.fromkeys(line.right.kind for answer in answers for line in answer.lines)
    names = [answer.scenario.name[:24] for answer in answers]
    yield f"  {'':<26}" + "".join(f"{name:>36}" for name in names)
    yield f"  {'':<26}" + "".join(f"{'owed':>11}{'received':>12}{'not yet due':>13}" for _ in names)
    for kind in kinds:
        cells = ""
        for answer in answers:
            lines = [line for line in answer.lines if line.right.kind == kind]
            owed, received = sum(line.owed for line in lines), sum(line.fate.received for line in lines)
            waiting = sum(line.not_yet_due for line in lines)
            cells += f"{baht(owed):>11}{baht(received):>12}{baht(waiting):>13}"
        yield f"  {NAMES[kind].split(' (')[0][:26]:<26}{cells}"
