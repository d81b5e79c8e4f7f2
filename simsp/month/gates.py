"""The gates a claim meets after the record has been read: knowledge, place, papers, the office, the bank.

A gate asks of one open right; nothing here changes anything.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.luck import Decision
from simsp.world.people import Place, Status
from simsp.world.rights import KNOWN_AS, Right, State

_D = Decision
_PAYING = int(State.PAYING)
_THAILAND, _UNDOCUMENTED = int(Place.THAILAND), int(Status.UNDOCUMENTED)
_CHILD, _UNEMPLOYED = int(Right.CHILD_ALLOWANCE), int(Right.UNEMPLOYMENT)
_FIRST_BIRTH, _LAST_BIRTH = int(Right.CHILDBIRTH_GRANT), int(Right.MATERNITY_LEAVE)


@compiled
def knows(person, kind, rules):  # type: ignore[no-untyped-def]
    """Whether a person knows of the branch of a right."""
    branch = KNOWN_AS[kind]
    if rules.claims.knows[branch] >= 4294967296:
        return True
    return (person.knows >> branch) & 1 == 1


@compiled
def is_known(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether the worker, or the heirs, know of it."""
    if row.heirs:
        return luck.draw(key, row.arose, _D.HEIRS) >= rules.practice.heirs_unaware
    return knows(person, row.kind, rules)


@compiled
def is_there(row, person, rules, key):  # type: ignore[no-untyped-def]
    """In Thailand, or a channel from abroad, or ready to travel back for it."""
    if person.place == _THAILAND or row.at_exit or not rules.practice.no_channel_from_abroad:
        return True
    return luck.draw(key, row.arose, _D.TRAVELS) < rules.claims.travels_back


@compiled
def has_papers(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Valid papers, and those that prove a marriage, a birth or a dismissal."""
    practice = rules.practice
    proof = luck.draw(key, row.arose, _D.PAPER_PROOF)
    if row.heirs:
        return proof >= practice.marriage_paper_missing
    valid = person.status != _UNDOCUMENTED and (person.place == _THAILAND or row.at_exit)
    if not valid and luck.draw(key, row.arose, _D.PAPERS_BLOCK + row.kind) < practice.expired_papers_block:
        return False
    if _FIRST_BIRTH <= row.kind <= _LAST_BIRTH or row.kind == _CHILD:
        missing = practice.marriage_paper_missing if person.sex == 1 else practice.birth_certificate_missing
        return proof >= missing
    if row.kind == _UNEMPLOYED and row.reason == 0:
        return luck.draw(key, row.arose, _D.EMPLOYER_PAPER) >= practice.employer_paper_missing
    return True


@compiled
def _chance_of_acceptance(rules, key):  # type: ignore[no-untyped-def]
    """The chance that the office accepts a claim of this person, who has help or not for life."""
    helped = luck.draw(key, 0, _D.HELPED) < rules.claims.helped
    return rules.claims.accepted_helped if helped else rules.claims.accepted_unaided


@compiled
def is_accepted(row, rules, key):  # type: ignore[no-untyped-def]
    """Whether the office accepts the claim."""
    if row.tail and luck.draw(key, row.arose, _D.TAIL_REFUSED) < rules.practice.tail_refused:
        return False
    again = _D.ACCEPTED_AGAIN if row.refused else _D.ACCEPTED
    return luck.draw(key, row.arose, again + row.kind) < _chance_of_acceptance(rules, key)


@compiled
def cash_reaches(row, rules, key):  # type: ignore[no-untyped-def]
    """Whether approved cash can be paid out."""
    return luck.draw(key, row.arose, _D.CASH + row.kind) >= rules.practice.identity_mismatch


@compiled
def stand_open(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether a claim would get through every one of these gates, as things stand."""
    if row.state == _PAYING:
        return True
    if not (is_known(row, person, rules, key) and is_there(row, person, rules, key)):
        return False
    if not (has_papers(row, person, rules, key) and is_accepted(row, rules, key)):
        return False
    return cash_reaches(row, rules, key)
