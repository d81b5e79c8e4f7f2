"""A case file as its own test: what it expects of the answers, and sentences about what does not come out."""

from collections.abc import Mapping, Sequence
from typing import Any

from simsp import months
from simsp.case.answer import Answer, Line
from simsp.case.contribute import PAYERS
from simsp.case.figures import MONEY_OF_A_LIFE, MONEY_OF_A_RIGHT, MONEY_OF_A_SCHEME
from simsp.case.history import Case, Expectation
from simsp.case.rights import baht

_FILTERS = ("right", "scheme", "scenario", "since", "month", "part")
Wanted = tuple[str, int | None]


def scenarios_of(case: Case) -> list[Wanted]:
    """The scenarios that the expectations name, each with the month from which its changes hold, if said."""
    wanted = [(line.keys["scenario"], line.keys.get("since")) for line in case.expect]
    return list(dict.fromkeys(wanted))


def failures(case: Case, answers: Mapping[Wanted, Answer]) -> list[str]:
    """One sentence for each expectation that an answer does not meet."""
    said = []
    for line in case.expect:
        answer = answers[line.keys["scenario"], line.keys.get("since")]
        for key, expected in line.keys.items():
            if key not in _FILTERS:
                found = _found(answer, line, key)
                if found != expected:
                    said.append(f"{case.name}, line {line.line}: {_sentence(line, key, expected, found)}")
    return said


def _sentence(line: Expectation, key: str, expected: Any, found: Any) -> str:
    what = line.keys.get("right") or line.keys.get("scheme") or "the case"
    where = f"under {line.keys['scenario']}"
    return f"{what} {where}: expected {key} {_shown(key, expected)}, the answer is {_shown(key, found)}"


def _shown(key: str, value: Any) -> str:
    if value is None:
        return "nothing"
    if key in (*MONEY_OF_A_RIGHT, *MONEY_OF_A_LIFE, *MONEY_OF_A_SCHEME):
        return baht(value)
    return months.text(value) if key == "claim_by" else str(value)


def _found(answer: Answer, line: Expectation, key: str) -> Any:
    if "scheme" in line.keys:
        amounts = [scheme.amounts.get(key) for scheme in answer.other if scheme.scheme == line.keys["scheme"]]
        return sum(amount for amount in amounts if amount is not None)
    if "right" in line.keys:
        return _of_right(_chosen(answer, line), key)
    return _of_life(answer, key)


def _chosen(answer: Answer, line: Expectation) -> list[Line]:
    return [
        one for one in answer.lines
        if one.right.kind == line.keys["right"]
        and line.keys.get("month") in (None, one.right.month)
        and line.keys.get("part") in (None, one.right.part)
    ]  # fmt: skip


def _of_right(lines: Sequence[Line], key: str) -> Any:
    if key == "cause":
        causes = [line.fate.cause() for line in lines if line.fate.cause()]
        return causes[0] if causes else "none"
    if key == "payments":
        counts = [line.payments for line in lines]
        return "life" if "life" in counts else str(sum(int(count) for count in counts))
    if key == "claim_by":
        return max((line.fate.claim_by for line in lines), default=None)
    if key == "amount_thb":
        return max((line.amount for line in lines), default=0)
    return sum(_MONEY[key](line) for line in lines)


_MONEY = {
    "owed_thb": lambda line: line.owed,
    "received_thb": lambda line: line.fate.received,
    "still_claimable_thb": lambda line: line.fate.still_claimable,
    "not_yet_due_thb": lambda line: line.not_yet_due,
    "lost_thb": lambda line: sum(line.fate.lost.values()),
    "expected_thb": lambda line: line.expected,
    "returns_thb": lambda line: line.right.returns,
}


def _of_life(answer: Answer, key: str) -> Any:
    figures: dict[str, int] = {f"{payer}_thb": answer.paid.total(payer) for payer in PAYERS}
    figures |= {
        "old_age_account_thb": answer.credited,
        "returns_thb": answer.account[2],
        "unpaid_thb": sum(answer.paid.unpaid.values()),
        "surcharge_thb": answer.surcharge,
        "over_deducted_thb": sum(answer.paid.over_deducted.values()),
        "member_price_thb": answer.paid.member_price,
        "months_credited": answer.months_credited,
        "months_on_record": answer.months_on_record,
    }
    return figures.get(key)
