"""The gates a claim meets after the record has been read: knowledge, place, papers, the office, the bank.

A gate asks of one open right; nothing here changes anything.
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.luck import Decision
from simsp.money import share
from simsp.world.documents import ASKED, FROM_ABROAD
from simsp.world.people import Place, Showing, Status
from simsp.world.rights import KNOWN_AS, Difficulty, Right, State

_D = Decision
_PAYING = int(State.PAYING)
_THAILAND, _UNDOCUMENTED = int(Place.THAILAND), int(Status.UNDOCUMENTED)
_READY, _RECEIPT = int(Showing.PAPERS), int(Showing.RECEIPT)
_CHILD, _UNEMPLOYED = int(Right.CHILD_ALLOWANCE), int(Right.UNEMPLOYMENT)
_FIRST_BIRTH, _LAST_BIRTH = int(Right.CHILDBIRTH_GRANT), int(Right.MATERNITY_LEAVE)
_LANGUAGE, _TREATMENT = 1 << int(Difficulty.LANGUAGE), 1 << int(Difficulty.TREATMENT)
_PROCEDURE, _EMBASSY = 1 << int(Difficulty.PROCEDURE), 1 << int(Difficulty.EMBASSY_TRAVEL)
_HEIRS, _WHOLE, _ALWAYS = 2, 100_000, 4294967296
_LAST_DOCUMENT = 15


@step
def knows(person, kind, rules):  # type: ignore[no-untyped-def]
    """Whether a person knows of the branch of a right."""
    branch = KNOWN_AS[kind]
    if rules.claims.knows[branch] >= _ALWAYS:
        return True
    return (person.knows >> branch) & 1 == 1


@compiled
def is_known(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether the worker, or the heirs, know of it."""
    if row.heirs:
        return luck.draw(key, row.arose, _D.HEIRS) >= rules.practice.heirs_unaware
    return knows(person, row.kind, rules)


@step
def is_near(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether the claimant can walk into an office: in Thailand, on the way out, or heirs who live in Thailand."""
    if row.heirs:
        return luck.draw(key, 0, _D.HEIRS_HOME) >= rules.life.heirs_at_home
    return person.place == _THAILAND or row.at_exit == 1


@compiled
def is_there(row, person, rules, key):  # type: ignore[no-untyped-def]
    """In Thailand, or a channel from abroad, or ready to travel for it; parents can go to the Thai embassy (S2)."""
    if is_near(row, person, rules, key) or not rules.practice.no_channel_from_abroad:
        return True
    if row.heirs:
        return luck.draw(key, row.arose, _D.TRAVELS) < rules.claims.heirs_reach_embassy
    return luck.draw(key, row.arose, _D.TRAVELS) < rules.claims.travels_back


@compiled
def _is_shown(missing, rules, proof):  # type: ignore[no-untyped-def]
    """Whether a paper is there, or the office does without it."""
    return proof >= share(missing, rules.practice.documents_asked)


@compiled
def _can_show(row, person, rules, key):  # type: ignore[no-untyped-def]
    """The papers themselves, or a receipt for them at an office that takes receipts."""
    if person.showing == _RECEIPT:
        return luck.draw(key, row.arose, _D.RECEIPT_REFUSED) >= rules.practice.receipts_refused
    return person.showing == _READY


@compiled
def has_papers(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Valid papers, and those that prove a marriage, a birth, an inheritance or a dismissal (see world.documents)."""
    practice = rules.practice
    proof = luck.draw(key, row.arose, _D.PAPER_PROOF)
    if row.heirs:
        return _is_shown(practice.heir_proof_missing, rules, proof)
    there = person.place == _THAILAND or row.at_exit
    by_channel = not there and not practice.no_channel_from_abroad  # a Thai permit means nothing there
    valid = by_channel or (person.status != _UNDOCUMENTED and there and _can_show(row, person, rules, key))
    if not valid and luck.draw(key, row.arose, _D.PAPERS_BLOCK + row.kind) < practice.expired_papers_block:
        return False
    if _FIRST_BIRTH <= row.kind <= _LAST_BIRTH or row.kind == _CHILD:
        married = luck.draw(key, row.arose, _D.MARRIAGE_PAPER)
        if person.sex == 1 and not _is_shown(practice.marriage_paper_missing, rules, married):
            return False
        return _is_shown(practice.birth_certificate_missing, rules, proof)
    if row.kind == _UNEMPLOYED and row.reason == 0:
        return _is_shown(practice.employer_paper_missing, rules, luck.draw(key, row.arose, _D.EMPLOYER_PAPER))
    return True


@compiled
def _claimant(row, person):  # type: ignore[no-untyped-def]
    return _HEIRS if row.heirs else person.sex


@compiled
def speaks_through_nobody(month, region, rules, key):  # type: ignore[no-untyped-def]
    """Whether somebody who needs an interpreter finds none at the counter."""
    if luck.draw(key, 0, _D.SPEAKS_THAI) >= rules.office.needs_interpreter:
        return False
    return luck.draw(key, month, _D.INTERPRETER) >= rules.office.interpreters[region]


@compiled
def visits(row, person, rules, key):  # type: ignore[no-untyped-def]
    """How often the claimant must come: once, and again for each paper that was not as it should be."""
    count, practice = 1, rules.practice
    sent_away = share(practice.sent_away, practice.documents_asked)
    if sent_away:
        for document in range(ASKED[_claimant(row, person), row.kind]):
            if luck.draw(key, row.arose, _D.SENT_AWAY + document) < sent_away:
                count += 1
    if speaks_through_nobody(row.arose, row.region, rules, key):
        if (
            luck.draw(key, row.arose, _D.SENT_AWAY + _LAST_DOCUMENT)
            < rules.office.sent_away_without_interpreter
        ):
            count += 1
    return count


@compiled
def needs_embassy(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether a paper must be fetched from an embassy or from home: who has none at hand already."""
    if not FROM_ABROAD[_claimant(row, person), row.kind]:
        return False
    return luck.draw(key, row.arose, _D.EMBASSY_PAPER) < rules.practice.embassy_papers


@compiled
def difficulties(row, person, rules, key):  # type: ignore[no-untyped-def]
    """What makes this claim hard at the office, bits by Difficulty; a long wait is seen only later."""
    met = 0
    if speaks_through_nobody(row.arose, row.region, rules, key):
        met |= _LANGUAGE
    if luck.draw(key, row.arose, _D.TREATED) < rules.claims.difficulty_treatment:
        met |= _TREATMENT
    if visits(row, person, rules, key) > 1:
        met |= _PROCEDURE
    if needs_embassy(row, person, rules, key):
        met |= _EMBASSY
    return met


@compiled
def _survives(chance, refused, help_prevents):  # type: ignore[no-untyped-def]
    """A chance of acceptance after one more reason to be refused, which help removes in part."""
    return share(chance, _WHOLE - share(refused, _WHOLE - help_prevents))


@compiled
def chance_of_acceptance(row, person, rules, key):  # type: ignore[no-untyped-def]
    """The chance that the office accepts the claim: each difficulty takes its part, help gives some of it back."""
    claims, met = rules.claims, difficulties(row, person, rules, key)
    helped = luck.draw(key, 0, _D.HELPED) < claims.helped
    prevents = claims.help_prevents if helped else 0
    chance = _survives(_ALWAYS, claims.refused_otherwise, prevents)
    if met & _LANGUAGE:
        chance = _survives(chance, claims.refused_language, prevents)
    if met & _TREATMENT:
        chance = _survives(chance, claims.refused_treatment, prevents)
    if met & _PROCEDURE:
        chance = _survives(chance, claims.refused_procedure, prevents)
    return chance


@compiled
def is_accepted(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether the office accepts the claim."""
    if row.tail and luck.draw(key, row.arose, _D.TAIL_REFUSED) < rules.practice.tail_refused:
        return False
    again = _D.ACCEPTED_AGAIN if row.refused else _D.ACCEPTED
    return luck.draw(key, row.arose, again + row.kind) < chance_of_acceptance(row, person, rules, key)


@compiled
def cash_reaches(row, rules, key):  # type: ignore[no-untyped-def]
    """Whether approved cash can be paid out: a name or number that changed may not match the record."""
    return luck.draw(key, row.arose, _D.CASH + row.kind) >= rules.practice.identity_mismatch


@compiled
def stand_open(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whether a claim would get through every one of these gates, as things stand."""
    if row.state == _PAYING:
        return True
    if not (is_known(row, person, rules, key) and is_there(row, person, rules, key)):
        return False
    if not (has_papers(row, person, rules, key) and is_accepted(row, person, rules, key)):
        return False
    return cash_reaches(row, rules, key)
