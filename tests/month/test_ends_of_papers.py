"""How papers end and go on: the embassy, the employer, the border, the contract, the delay; one mechanism a test."""

from typing import Any

import pytest

from simsp import luck, months
from simsp.compiled import compiled
from simsp.month import gates, papers
from simsp.parameters import DIMENSIONS, Value
from simsp.world.people import Job, Place, Showing, Status
from simsp.world.rights import Right
from simsp.world.world import COMMON, HISTORY
from tests.properties.worlds import ALWAYS, NOBODY_MOVES, Made, dated, made

KEY = luck.key_of(1, 0)
MYANMAR, CAMBODIA, TAK, BANGKOK, FACTORY = 0, 1, 3, 0, 1
NOTHING_ELSE: dict[str, Value] = NOBODY_MOVES | {"papers.cost_elasticity": 0}


@compiled
def _papers_first(people, of_books, of_rules, of_odds, key):  # type: ignore[no-untyped-def]
    return papers.papers(people[0], of_books[0], of_rules[0], of_odds[0], key)


@compiled
def _has_papers(rows, people, of_rules, key):  # type: ignore[no-untyped-def]
    return gates.has_papers(rows[0], people[0], of_rules[0], key)


def somebody(
    status: Status, text: str = "2011-01", rules: dict[str, Value] | None = None, **fields: Any
) -> Made:
    """A world whose first person, from Myanmar and in work in Bangkok, holds papers that end in a month."""
    month = months.parse(text)
    one = made(dated(NOTHING_ELSE | (rules or {})), agents=3, until=month)
    person = one.world.people[:1]
    usual = {"job": Job.EXCLUDED, "region": BANGKOK, "wage_factor": 106_500, "permit_since": month - 12}
    for name, value in (usual | fields).items():
        person[name] = value
    person["place"], person["status"], person["papers_until"] = Place.THAILAND, status, month
    one.world.books["month"] = month
    return one


def lives(one: Made) -> Status:
    """The status after one month of papers."""
    rules, odds = one.times.at(int(one.world.books["month"][0]))
    _papers_first(one.world.people, one.world.books, rules, odds, KEY)
    assert int(one.world.books["fault"][0]) == 0
    return Status(int(one.world.people["status"][0]))


def calendar_says(one: Made, name: str, value: int = 1, nation: int = MYANMAR) -> Made:
    """The same world under one entry of the calendar."""
    one.world.books[name][0, nation] = value
    return one


# --- the embassy ---


@pytest.mark.parametrize(
    ("status", "after"),
    [
        (Status.NV, Status.UNDOCUMENTED), (Status.MOU, Status.UNDOCUMENTED), (Status.CR, Status.CR)
    ],
)  # fmt: skip
def test_an_embassy_that_gives_no_paper_ends_what_needs_one(status: Status, after: Status) -> None:
    """MOU and verified papers need a passport; a Cabinet Resolution permit does not."""
    one = somebody(status)
    one.times.odds["embassy_lapse"][:] = ALWAYS
    assert lives(one) == after


def test_other_bodies_than_the_embassy_can_give_the_paper() -> None:
    """The lever: where the embassy is not needed, nobody lapses for want of its paper."""
    one = somebody(Status.NV, rules={"papers.embassy_needed": 0})
    one.times.odds["embassy_lapse"][:] = ALWAYS
    assert lives(one) == Status.NV


def test_nationality_is_verified_where_the_embassy_gives_papers() -> None:
    """A Cabinet Resolution worker becomes nationality verified, and not while the embassy fails."""
    for embassy, after in ((0, Status.NV), (ALWAYS, Status.CR)):
        one = somebody(Status.CR, papers_until=0)
        one.world.people["papers_until"][0] = HISTORY + 6
        one.times.rules["papers"]["verified"][:] = ALWAYS
        one.times.odds["embassy_lapse"][:] = embassy
        assert lives(one) == after


def test_embassy_lapses_of_myanmar_are_highest_from_the_coup_to_the_end_of_2023() -> None:
    """15 % a year are 0.15 of 2**32 in the 12 months of verified papers; before it nothing, after it 3 %."""
    world = made((), agents=3, until=months.parse("2024-01"))
    odds = world.times.odds["embassy_lapse"][:, COMMON, MYANMAR, Status.NV]
    at = [int(odds[months.parse(text) - HISTORY]) for text in ("2021-01", "2021-02", "2023-12", "2024-01")]
    assert at[0] == 0
    assert at[1] == at[2] == pytest.approx(0.15 * 2**32, rel=1e-6)
    assert at[3] == pytest.approx(0.03 * 2**32, rel=1e-6)


# --- the employer ---


@pytest.mark.parametrize(
    ("text", "jobless", "after"),
    [
        ("2020-01", 1, Status.UNDOCUMENTED), ("2020-01", 0, Status.MOU),
        ("2024-09", 1, Status.MOU), ("2024-09", 2, Status.UNDOCUMENTED),
    ],
)  # fmt: skip
def test_an_mou_permit_is_lost_with_the_job_after_the_months_of_grace(
    text: str, jobless: int, after: Status
) -> None:
    """One month to find another employer, two from September 2024; this month without work comes on top."""
    one = somebody(Status.MOU, text, {"papers.lost_without_employer": 1}, job=Job.NONE, jobless=jobless)
    one.world.people["papers_until"][0] += 6
    assert lives(one) == after


def test_verified_papers_are_not_lost_with_the_job() -> None:
    """They are the holder's own."""
    one = somebody(Status.NV, rules={"papers.lost_without_employer": 1}, job=Job.NONE, jobless=50)
    assert lives(one) == Status.NV


def test_a_name_list_permit_waits_for_an_employer_and_is_then_lost() -> None:
    """Without anybody to sign, expired papers are good for nothing; after the grace they are gone; with a job not."""
    one = somebody(Status.CR, job=Job.NONE)
    assert lives(one) == Status.CR
    assert one.world.people["showing"][0] == Showing.NOTHING
    assert lives(one) == Status.UNDOCUMENTED
    found = somebody(Status.CR, showing=Showing.NOTHING)
    assert lives(found) == Status.CR
    assert found.world.people["showing"][0] != Showing.NOTHING


@pytest.mark.parametrize(("job", "after"), [(Job.EXCLUDED, Status.CR), (Job.NONE, Status.UNDOCUMENTED)])
def test_only_an_employer_can_register_somebody(job: Job, after: Status) -> None:
    """A round is open and everybody would: who has no work stays without papers."""
    one = somebody(Status.UNDOCUMENTED, rules={"papers.regularise": 1}, job=job)
    one.world.books["window"] = 1
    assert lives(one) == after


# --- the border ---


@pytest.mark.parametrize(
    ("region", "said", "after"),
    [
        (TAK, (), Status.BORDER_PASS),
        (BANGKOK, (), Status.UNDOCUMENTED),
        (TAK, ("border_closed",), Status.UNDOCUMENTED),
        (TAK, ("border_closed", "extended"), Status.BORDER_PASS),
    ],
)
def test_a_border_pass_lives_at_an_open_checkpoint(region: int, said: tuple[str, ...], after: Status) -> None:
    """Every three months in Tak; not elsewhere, and not while the border is closed, unless stays are extended."""
    one = somebody(Status.BORDER_PASS, region=region)
    for name in said:
        calendar_says(one, name)
    assert lives(one) == after
    if after == Status.BORDER_PASS:
        months_valid = one.world.people["papers_until"][0] - HISTORY
        assert months_valid == (12 if "extended" in said else 3)


@pytest.mark.parametrize(("closed", "after"), [(0, Status.BORDER_PASS), (1, Status.NV)])
def test_managers_move_nobody_to_a_border_pass_at_a_closed_border(closed: int, after: Status) -> None:
    """A factory in Tak: moved, and not while nobody can cross."""
    one = calendar_says(somebody(Status.NV, region=TAK, sector=FACTORY), "border_closed", closed)
    one.world.people["papers_until"][0] += 6
    one.times.rules["papers"]["to_border_pass"][:] = ALWAYS
    assert lives(one) == after


@pytest.mark.parametrize("status", [Status.MOU, Status.NV, Status.CR, Status.BORDER_PASS])
def test_a_suspended_stay_is_renewed_for_nobody_of_that_nationality(status: Status) -> None:
    """Cambodia, November 2025; workers from Myanmar renew."""
    for nation, after in ((CAMBODIA, Status.UNDOCUMENTED), (MYANMAR, status)):
        one = somebody(status, nationality=nation, region=TAK)
        assert lives(calendar_says(one, "suspended", nation=CAMBODIA)) == after


# --- the MOU contract ---


def contract(**rules: Value) -> Made:
    """Somebody whose 2 + 2 years are over this month."""
    shipped: dict[str, Value] = {name.replace("__", "."): value for name, value in rules.items()}
    return somebody(Status.MOU, rules=shipped, permit_since=HISTORY - 48)


def test_after_two_and_two_years_who_takes_no_break_overstays() -> None:
    """No third renewal: without papers, unless the person goes home at the end of the month."""
    assert lives(contract()) == Status.UNDOCUMENTED
    assert lives(contract(stay__mou_break_taken=1)) == Status.MOU
    second = somebody(Status.MOU, permit_since=HISTORY - 24)
    assert lives(second) == Status.MOU
    assert second.world.people["papers_until"][0] == HISTORY + 24


def test_while_stays_are_extended_a_contract_that_is_over_goes_on() -> None:
    """Cabinet Resolutions of 2020 to 2022: twelve months more."""
    one = calendar_says(contract(), "extended")
    assert lives(one) == Status.MOU
    assert one.world.people["papers_until"][0] == HISTORY + 12


# --- the delay ---


@pytest.mark.parametrize(
    ("status", "rules", "wait"),
    [
        (Status.CR, {"papers.delay_cr": 3}, 3),
        (Status.CR, {"papers.delay_cr": 0}, 0),
        (Status.NV, {"papers.delay_nv": 1, "papers.embassy_delay_myanmar": 4}, 5),
        (Status.NV, {"papers.delay_nv": 1, "papers.embassy_delay_myanmar": 4, "papers.embassy_needed": 0}, 1),
    ],
)
def test_renewed_papers_are_there_to_show_after_the_delay(
    status: Status, rules: dict[str, Value], wait: int
) -> None:
    """That of the papers, and that of the embassy where it is needed; until then a receipt."""
    one = somebody(status, rules=rules)
    lives(one)
    assert one.world.people["papers_from"][0] == HISTORY + wait
    for later in range(wait + 1):
        expected = Showing.PAPERS if later == wait else Showing.RECEIPT
        one.world.books["month"] = HISTORY + later
        lives(one)
        assert one.world.people["showing"][0] == expected


@pytest.mark.parametrize(
    ("showing", "refused", "passes"),
    [
        (Showing.PAPERS, 1, True), (Showing.RECEIPT, 1, False), (Showing.RECEIPT, 0, True), (Showing.NOTHING, 0, False)
    ],
)  # fmt: skip
def test_a_receipt_passes_where_offices_take_receipts(showing: Showing, refused: int, passes: bool) -> None:
    """The lever: receipts accepted. Papers that have run out pass nowhere."""
    rules: dict[str, Value] = {"practice.receipts_refused": refused, "practice.expired_papers_block": 1}
    one = somebody(Status.CR, rules=rules, showing=showing)
    one.world.rows["kind"][0] = Right.SICKNESS_CASH
    found = _has_papers(one.world.rows, one.world.people, one.times.at(HISTORY)[0], KEY)
    assert bool(found) is passes


def test_receipts_are_refused_less_since_july_2022() -> None:
    """The Cabinet Resolution of 5 July 2022."""
    rules = somebody(Status.CR, "2022-08").times.rules["practice"]["receipts_refused"][:, COMMON]
    before, after = (rules[months.parse(text) - HISTORY] for text in ("2022-06", "2022-07"))
    assert after < before
    assert len(DIMENSIONS["status"]) == len(Status)
