"""Step 7, claim: file when knowledge, place and papers allow; wait; be paid, refused, too late or worn out.

The worker pays for each attempt. Who is paid or refused becomes a story (see `talk`).
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.luck import Decision
from simsp.money import share
from simsp.month import gates, pension
from simsp.world import booking
from simsp.world.people import Job, Place
from simsp.world.rights import KNOWN_AS, Difficulty, Fate, Gate, Right, State

_D = Decision
_OPEN, _IN_QUEUE, _DECIDING = int(State.OPEN), int(State.IN_QUEUE), int(State.DECIDING)
_PAYING, _CLOSED, _SHUT = int(State.PAYING), int(State.CLOSED), int(State.SHUT)
_THAILAND, _DEAD, _HOME = int(Place.THAILAND), int(Place.DEAD), int(Place.HOME)
_RECEIVED, _LOST = int(Fate.RECEIVED), int(Fate.LOST)
_KNOWS, _THERE, _PAPERS = int(Gate.KNOWS), int(Gate.IN_THAILAND_OR_CHANNEL), int(Gate.PAPERS)
_IN_TIME, _SERVED = int(Gate.FILED_IN_TIME), int(Gate.SERVED)
_ACCEPTED, _CASH = int(Gate.ACCEPTED), int(Gate.CASH_REACHED)
_GATES = 1 << _KNOWS | 1 << _THERE | 1 << _PAPERS
_CHILD, _UNEMPLOYED = int(Right.CHILD_ALLOWANCE), int(Right.UNEMPLOYMENT)
_PENSION, _LUMP = int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)
_ANTENATAL, _LEAVE = int(Right.ANTENATAL), int(Right.MATERNITY_LEAVE)
_NONE, _LONG_WAIT = int(Job.NONE), 1 << int(Difficulty.WAIT)
_MONTH_DAYS, _WORKING_DAYS, _KINDS = 30, 21, len(Difficulty)
_QUICKEST, _SPAN = 0.4, 1.2  # of the mean time an office takes: evenly from 0.4 to 1.6 (assumption, grade C)


@step
def claim(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """Live through one month of one open right, after it accrued."""
    if person.place == _DEAD and not row.heirs:
        row.heirs = 1
        if row.kind == _PENSION:
            pension.set_guarantee(row, rules)
    if row.state == _DECIDING and books.month >= row.decided:
        _decide(row, person, books, rules, key)
    elif row.state == _OPEN and row.pending > 0:
        _try_to_file(row, person, books, rules, key)
    elif (row.state == _OPEN or row.state == _PAYING) and not _accrues(row, person, books):
        close(row, person, books)
    elif row.state == _SHUT and not _accrues(row, person, books):
        row.state = _CLOSED  # it was counted when it was lost


@compiled
def ask_again(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """A right that was lost for good is claimed anew where practice has changed and its gate stands open now."""
    if row.shut == _ACCEPTED:
        opens = gates.is_accepted(row, person, rules, key)
    elif row.shut == _CASH:
        opens = gates.cash_reaches(row, rules, key)
    else:
        opens = row.shut == _SERVED and rules.claims.patience_days > row.wait
    if opens:
        row.state, row.cause = _OPEN, 0
        row.limit = books.month + rules.coverage.claim_limit_months


@step
def _accrues(row, person, books):  # type: ignore[no-untyped-def]
    """Whether further months will add to a right; of the dead, only what is left to their children."""
    lives_on = person.place != _DEAD or (row.kind == _CHILD and row.arose <= person.kept_since)
    return books.month < row.until and lives_on


@compiled
def close(row, person, books):  # type: ignore[no-untyped-def]
    """End a right and count it: received at least in part, else lost by the first gate that closed."""
    row.state = _CLOSED
    if row.received > 0:
        booking.count(person, books, row.kind, _RECEIVED)
    elif row.cause > 0:
        booking.count(person, books, row.kind, _LOST + row.cause - 1)


@compiled
def lose(row, person, books, gate, rules, key):  # type: ignore[no-untyped-def]
    """What waits is lost at a gate; if every other gate stood open, opening this one would regain it.

    The law goes on owing what accrues: such a right stays, and loses each month at the same gate.
    """
    others = _others_open(row, person, gate, rules, key)
    _lose_satang(row, person, books, gate, others, row.pending)
    close(row, person, books)
    if _accrues(row, person, books):
        row.state, row.shut, row.regains = _SHUT, gate, others


@compiled
def _lose_satang(row, person, books, gate, others, satang):  # type: ignore[no-untyped-def]
    if satang <= 0:
        return
    booking.fate(person, books, row.kind, _LOST + gate, satang)
    if others:
        booking.regain(person, books, gate, satang)
    row.cause = gate + 1 if row.cause == 0 else row.cause
    row.pending -= satang


@compiled
def _others_open(row, person, gate, rules, key):  # type: ignore[no-untyped-def]
    passed = row.passed | 1 << gate
    if passed & _GATES != _GATES:
        return False
    accepted = gate == _ACCEPTED or gates.is_accepted(row, person, rules, key)
    return accepted and (gate == _CASH or gates.cash_reaches(row, rules, key))


@compiled
def _cost(row, person, rules, key):  # type: ignore[no-untyped-def]
    """What an attempt costs: translation and travel, each further visit, a journey for an embassy's paper.

    Antenatal money and leave are asked for together with the grant at birth.
    """
    if row.kind == _ANTENATAL or row.kind == _LEAVE:
        return 0
    claims = rules.claims
    if not gates.is_near(row, person, rules, key):
        return claims.cost_from_home_of_heirs if row.heirs else claims.cost_from_home
    embassy = claims.embassy_cost if gates.needs_embassy(row, person, rules, key) else 0
    return claims.cost + claims.visit_cost * (gates.visits(row, person, rules, key) - 1) + embassy


@compiled
def _wants(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """Worth the cost, not given up as a donation, and the month in which it gets done."""
    if row.pending <= _cost(row, person, rules, key):
        return False
    if row.at_exit:
        return True
    if row.kind == _LUMP and person.place == _HOME:
        if luck.draw(key, row.arose, _D.GIVES_UP) < rules.claims.gives_up:
            return False
    files = rules.claims.files
    if files < 4294967296:
        files = share(files, books.fear[person.nationality])
    return luck.draw(key, books.month, _D.FILES) < files


@compiled
def _try_to_file(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    aware = gates.is_known(row, person, rules, key)
    there = gates.is_there(row, person, rules, key)
    papers = gates.has_papers(row, person, rules, key)
    row.passed |= aware << _KNOWS | there << _THERE | papers << _PAPERS
    if aware and there and papers and _wants(row, person, books, rules, key):
        _file(row, person, books, rules, key)
    elif books.month >= row.limit:
        if _accrues(row, person, books) and row.kind != _UNEMPLOYED:
            _arrears_run_out(row, person, books, rules, key)
        else:
            _too_late(row, person, books, rules, key)


@compiled
def _too_late(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """The two years of s.56 are over: a reason may be accepted once, for somebody abroad or heirs."""
    if person.place != _THAILAND and not row.extended:
        if luck.draw(key, row.arose, _D.LATE_REASON) >= rules.practice.late_reason_refused:
            row.extended, row.limit = 1, row.limit + rules.coverage.claim_limit_months
            return
    lose(row, person, books, _first_closed(row), rules, key)


@compiled
def _first_closed(row):  # type: ignore[no-untyped-def]
    """The first of knowledge, place and papers that was never open; if all were, the claim came too late."""
    gate = _IN_TIME
    for closed in (_PAPERS, _THERE, _KNOWS):
        if not row.passed >> closed & 1:
            gate = closed
    return gate


@compiled
def _arrears_run_out(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """Of a right that goes on, the month that fell due two years ago can no longer be claimed (s.56)."""
    oldest = row.pending // (rules.coverage.claim_limit_months + 1)
    if oldest > 0:
        gate = _first_closed(row)
        _lose_satang(row, person, books, gate, _others_open(row, person, gate, rules, key), oldest)


@compiled
def _file(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    row.state = _IN_QUEUE
    row.day = luck.draw(key, books.month, _D.FILING_DAY) * _WORKING_DAYS / 4294967296
    books.filed += 1
    booking.spend(person, books, _cost(row, person, rules, key), False)
    row.met = gates.difficulties(row, person, rules, key)


@compiled
def _note_difficulties(row, person, books):  # type: ignore[no-untyped-def]
    """Count what the claim met, when its wait is known."""
    for kind in range(_KINDS):
        if row.met >> kind & 1:
            if books.running_off == 0:
                books.difficulty[0, kind] += 1
            if person.in_cohort:
                books.difficulty[1, kind] += 1
    any_kind = 1 if row.met else 0
    person.met_difficulty |= any_kind
    if books.running_off == 0:
        books.total.claims += 1
        books.total.had_difficulty += any_kind
    if person.in_cohort:
        books.member.claims += 1
        books.member.had_difficulty += any_kind


@compiled
def served(row, person, books, wait, rules, key):  # type: ignore[no-untyped-def]
    """What the queue made of a filed claim: days of waiting, or -1 for somebody who gave up."""
    if wait < 0:
        row.wait = rules.claims.patience_days
        row.met |= _LONG_WAIT
        _note_difficulties(row, person, books)
        lose(row, person, books, _SERVED, rules, key)
        return
    row.wait = wait + _days_after_the_queue(row, person, books, rules, key)
    if row.wait > rules.claims.long_wait_days:
        row.met |= _LONG_WAIT
    _note_difficulties(row, person, books)
    row.state = _DECIDING
    row.decided = books.month + max(int(row.wait) // _MONTH_DAYS, 1)


@compiled
def counter_minutes(row, person, rules, key):  # type: ignore[no-untyped-def]
    """Whole minutes of counter time of a claim: at each visit, longer where nobody interprets."""
    minutes, office = rules.office.minutes_per_claim, rules.office
    if gates.speaks_through_nobody(row.arose, row.region, rules, key):
        minutes = share(minutes, office.minutes_factor_without_interpreter)
    return max(minutes * gates.visits(row, person, rules, key) // 100_000, 1)


@compiled
def _days_after_the_queue(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """Further visits, a journey to the embassy, and the time the office takes."""
    office, more = rules.office, gates.visits(row, person, rules, key) - 1
    days = more * office.days_between_visits
    if gates.needs_embassy(row, person, rules, key):
        days += office.embassy_days[person.nationality]
    luck_of_file = luck.draw(key, books.month, _D.PROCESSING)
    return days + office.processing_days * (_QUICKEST + _SPAN * luck_of_file / 4294967296)


@compiled
def _decide(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    group = person.region * 4 + person.nationality
    if not gates.is_accepted(row, person, rules, key):
        books.refused[group] += 1
        if not row.refused and luck.draw(key, row.arose, _D.REFILES) < rules.claims.refile:
            row.refused, row.state = 1, _OPEN
            return
        lose(row, person, books, _ACCEPTED, rules, key)
        return
    if not gates.cash_reaches(row, rules, key):
        lose(row, person, books, _CASH, rules, key)
        return
    _pay(row, person, books)
    branch = KNOWN_AS[row.kind]
    books.told[group, branch] += 1
    row.tells = 1 if person.job != _NONE else 0
    books.paid_claims += 1
    row.state = _PAYING
    if books.month >= row.until:
        close(row, person, books)


@compiled
def _pay(row, person, books):  # type: ignore[no-untyped-def]
    booking.fate(person, books, row.kind, _RECEIVED, row.pending)
    row.received += row.pending
    row.pending = 0
    person.used = 1
