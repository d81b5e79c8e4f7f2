"""How money is written down: once for everybody in the months measured, once for a cohort's whole lives."""

from simsp.compiled import compiled, step
from simsp.world.books import Payer, View
from simsp.world.rights import Fate, Gate, Right

_PERIOD, _LIFE, _GOVERNMENT = int(View.PERIOD), int(View.LIFETIME), int(Payer.GOVERNMENT)
_RECEIVED, _LOST = int(Fate.RECEIVED), int(Fate.LOST)
_CARE, _LAST_OLD_AGE = int(Right.HEALTH_CARE), int(Right.OLD_AGE_PENSION)
_ENROLLED, _RECORDED = int(Gate.ENROLLED), int(Gate.RECORDED_AND_REMITTED)
_REASON = int(Gate.TRUE_REASON_RECORDED)


@compiled
def fate(person, books, kind, what, satang):  # type: ignore[no-untyped-def]
    """Write satang of a right under what became of them."""
    if books.running_off == 0:
        books.fates[_PERIOD, kind, what] += satang
        _to_account(books.total, books, kind, what, satang)
    if person.in_cohort:
        books.fates[_LIFE, kind, what] += satang
        _to_account(books.member, books, kind, what, satang)
    if what == _RECEIVED:
        valued = (satang * books.discount) >> 20
        person.pv_net += valued
        person.worth.received += valued


@compiled
def _to_account(account, books, kind, what, satang):  # type: ignore[no-untyped-def]
    if what == _RECEIVED or what >= _LOST:
        account.owed += satang
        account.owed_by_right[kind] += satang
    if what >= _LOST:
        account.lost += satang
        account.pv_lost += (satang * books.discount) >> 20
    elif what == _RECEIVED:
        account.received_by_right[kind] += satang
        account.pv_received += (satang * books.discount) >> 20
        if kind == _CARE:
            account.care += satang
        else:
            account.cash += satang
        if kind >= _LAST_OLD_AGE:
            account.old_age_received += satang


@compiled
def count(person, books, kind, what):  # type: ignore[no-untyped-def]
    """Count one right under its end: received at least in part, or lost by its first closed gate."""
    got = 1 if what == _RECEIVED else 0
    if books.running_off == 0:
        books.counts[_PERIOD, kind, what] += 1
        books.total.rights_due += 1
        books.total.rights_received += got
    if person.in_cohort:
        books.counts[_LIFE, kind, what] += 1
        books.member.rights_due += 1
        books.member.rights_received += got


@compiled
def regain(person, books, gate, satang):  # type: ignore[no-untyped-def]
    """Write what opening one gate alone would have brought."""
    if books.running_off == 0:
        books.removal[_PERIOD, gate] += satang
        books.removal_counts[_PERIOD, gate] += 1
    if person.in_cohort:
        books.removal[_LIFE, gate] += satang
        books.removal_counts[_LIFE, gate] += 1


@compiled
def lose_before_claim(person, books, kind, amounts, otherwise):  # type: ignore[no-untyped-def]
    """Write what is lost before anybody can claim it, and return what is left to claim.

    Args:
        amounts: satang owed by law, on enrolled months, on the record shown, for the reason on record.
        otherwise: whether every later gate stands open for this person.
    """
    before = amounts[0]
    for gate in range(_ENROLLED, _REASON + 1):
        after = min(before, amounts[gate + 1])
        if after < before:
            fate(person, books, kind, _LOST + gate, before - after)
            if otherwise:
                regain(person, books, gate, before - after)
        before = after
    return before


@compiled
def first_shortfall(amounts):  # type: ignore[no-untyped-def]
    """The first gate at which an amount becomes smaller."""
    gate = _ENROLLED
    while gate < _REASON and amounts[gate + 1] >= amounts[gate]:
        gate += 1
    return gate


@step
def pay_in(person, books, payer, parts):  # type: ignore[no-untyped-def]
    """Write a contribution that reached the fund: satang of one payer in the three legal accounts."""
    valued = ((parts[0] + parts[1] + parts[2]) * books.discount) >> 20
    person.worth.paid_in += valued
    if payer == _GOVERNMENT:
        person.worth.government += valued
    _paid(books.total, books, _PERIOD, payer, parts)
    if person.in_cohort:
        _paid(books.member, books, _LIFE, payer, parts)


@step
def _paid(account, books, view, payer, parts):  # type: ignore[no-untyped-def]
    satang = parts[0] + parts[1] + parts[2]
    for ledger in range(3):
        books.paid[view, payer, ledger] += parts[ledger]
    account.pv_paid += (satang * books.discount) >> 20
    if payer == 0:
        account.worker += satang
        account.old_age_paid += parts[2]
    elif payer == 1:
        account.employer += satang
        account.old_age_paid += parts[2]
    else:
        account.government += satang


@compiled
def spend(person, books, satang, on_papers):  # type: ignore[no-untyped-def]
    """Write what papers or a claim cost the worker."""
    valued = (satang * books.discount) >> 20
    person.pv_net -= valued
    person.worth.spent += valued
    if on_papers:
        books.total.paper_costs += satang
        if books.measured:  # also before the first contribution: papers come first
            person.papers_spent += satang
    else:
        if books.running_off == 0:
            books.total.claim_costs += satang
        if person.in_cohort:
            books.member.claim_costs += satang


@step
def take_account(person, index, accounts, books):  # type: ignore[no-untyped-def]
    """Lay a member's account open before their turn; other people have none."""
    if person.in_cohort:
        books.member = accounts[index]


@step
def put_account_back(person, index, accounts, books):  # type: ignore[no-untyped-def]
    """Keep what was written during the turn, which may have made somebody a member."""
    if person.in_cohort:
        accounts[index] = books.member
