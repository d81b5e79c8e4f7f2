"""What practice makes of a right: the gates a claim meets, in their order, and what comes through in time.

No chance is drawn. A practice acts in full where its facts are in the file and the scenario has it; what the file
does not tell, such as whether an office says no, does not act.
"""

from dataclasses import dataclass, field

from simsp.case.facts import BY_RECORD, Facts
from simsp.case.grammar import GATES
from simsp.case.rights import Payment, Right
from simsp.case.stops import stopped


@dataclass
class Fate:
    """What became of a right on the day of the answer; satang. `lost` and `waits_at` by gate, `claimed` a month."""

    right: Right
    received: int = 0
    still_claimable: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    blocked: str = ""
    claimed: int | None = None
    claim_by: int = 0

    def cause(self) -> str:
        """The first gate that closed, '' where nothing is lost or held up."""
        closed = {gate for gate, satang in self.lost.items() if satang > 0}
        if self.still_claimable > 0 and self.blocked:
            closed.add(self.blocked)
        return next((gate for gate in GATES if gate in closed), "")


def fate_of(right: Right, facts: Facts) -> Fate:
    """What became of one right by the day of the answer."""
    fate = Fate(right, claim_by=right.month + right.limit)
    claimed, blocked = _first_claim(right, facts)
    fate.claimed, fate.blocked = claimed, blocked
    if right.kind == "health_care":
        _care(right, facts, fate)
        return fate
    for payment in right.payments:
        _fate_of_payment(payment, facts, fate)
    if right.for_life or len(right.payments) > 1:
        last = right.payments[-1].month if right.payments else right.month
        fate.claim_by = last + right.limit
    return fate


def _care(right: Right, facts: Facts, fate: Fate) -> None:
    """Care is received when needed, or forgone: nothing to claim later."""
    payment, month = right.payments[0], right.month
    left = _by_record(payment, facts, fate, month)
    forgone = right.forgone and facts.law(month).practice.pay_first_elsewhere
    if forgone and not facts.is_open("served", month):
        _lose(fate, "served", left)
    elif not facts.open_at_claim(right, month)["knows"]:
        _lose(fate, "knows", left)
    else:
        fate.received += left
        fate.claimed = month


def _lose(fate: Fate, gate: str, satang: int) -> None:
    if satang > 0:
        fate.lost[gate] = fate.lost.get(gate, 0) + satang


def _first_claim(right: Right, facts: Facts) -> tuple[int | None, str]:
    """The month of the first claim that passes the gates before an office, and the gate that stood in the way."""
    told = [event.month for event in facts.claims(right)]
    if right.at_exit:
        told = [right.month]
    last = max((payment.month for payment in right.payments), default=right.month) + right.limit
    tried = told or range(right.month, min(last, facts.case.as_of) + 1)
    ever: dict[str, bool] = {}
    gates: dict[str, bool] = {}
    for month in tried:
        gates = facts.open_at_claim(right, month)
        ever = {gate: is_open or ever.get(gate, False) for gate, is_open in gates.items()}
        if all(gates.values()):
            return month, next((gate for gate, was in _before(right, facts, month).items() if not was), "")
    # each gate may have stood open, but never all at once: then the last attempt tells
    closed = [gate for gate, was in (*ever.items(), *gates.items()) if not was]
    return None, next(iter(closed), "filed_in_time")


def _before(right: Right, facts: Facts, month: int) -> dict[str, bool]:
    """Which gates stood open at some time before a claim, for what came too late."""
    if month == right.month:
        return {}
    ever: dict[str, bool] = {}
    for earlier in range(right.month, month):
        gates = facts.open_at_claim(right, earlier)
        ever = {gate: is_open or ever.get(gate, False) for gate, is_open in gates.items()}
    return ever


def _by_record(payment: Payment, facts: Facts, fate: Fate, month: int) -> int:
    """What is left after the months deducted, the record shown and the reason on record; the rest is lost there.

    `month` is the last one in which help or a petition can still correct the record.
    """
    enrolled, shown = payment.enrolled, payment.shown
    if not facts.law(month).practice.only_record_shown:
        enrolled = shown = payment.law
    left = payment.law
    for gate, after in zip(BY_RECORD, (enrolled, shown, payment.by_reason), strict=True):
        if after < left and not facts.is_open(gate, month):
            if gate == "enrolled" and facts.may_petition(payment.month + fate.right.limit):
                fate.still_claimable += left - after
                fate.blocked = gate
            else:
                _lose(fate, gate, left - after)
            left = after
    return left


def _fate_of_payment(payment: Payment, facts: Facts, fate: Fate) -> None:
    right, as_of = fate.right, facts.case.as_of
    deadline = payment.month + right.limit
    claimed = fate.claimed
    in_time = claimed is not None and (claimed <= deadline or facts.is_open("filed_in_time", claimed))
    left = _by_record(payment, facts, fate, max(payment.month, min(deadline, as_of)))
    if left <= 0:
        return
    if claimed is None or not in_time:
        _unclaimed(payment, left, facts, fate)
        return
    if facts.is_refused(right, claimed) and not facts.is_open("accepted", as_of):
        _lose(fate, "accepted", left)
        return
    _after_claim(payment, left, max(payment.month, claimed), facts, fate)


def _unclaimed(payment: Payment, left: int, facts: Facts, fate: Fate) -> None:
    """Nobody has claimed it in time: it can still be, or is lost at the gate that stood in the way."""
    if fate.claimed is None and facts.case.as_of < payment.month + fate.right.limit:
        fate.still_claimable += left
        return
    _lose(fate, fate.blocked or "filed_in_time", left)


def _after_claim(payment: Payment, left: int, month: int, facts: Facts, fate: Fate) -> None:
    """A payment that was claimed: practice may stop it, or the cash may not arrive."""
    stop = stopped(payment, facts, fate.right)
    if stop:
        gate, again = stop
        if again is None:
            waits = facts.case.as_of < payment.month + fate.right.limit
            fate.still_claimable += left if waits else 0
            fate.blocked = fate.blocked or gate
            _lose(fate, gate, 0 if waits else left)
            return
        month = max(month, again)
    collect = facts.law(month).coverage.collection_limit_months
    reached = next((at for at in range(month, month + collect + 1) if facts.cash_open(fate.right, at)), None)
    if reached is not None and reached <= max(facts.case.as_of, month):
        fate.received += left
    elif facts.case.as_of <= month + collect:
        fate.still_claimable += left
        fate.blocked = fate.blocked or "cash_reached"
    else:
        _lose(fate, "cash_reached", left)
