"""Which jobs the law insures, and what a change of papers, of age or of law does to a job that goes on."""

import pytest

from simsp import luck, parameters
from simsp.compiled import compiled
from simsp.month import papers, work
from simsp.parameters import Value
from simsp.world.people import Job, Place, Status
from simsp.world.statuses import Change
from simsp.world.world import HISTORY
from tests.properties.worlds import START, Made, dated, made, quiet


@compiled
def _change_first(people, of_books, of_rules, event, key):  # type: ignore[no-untyped-def]
    return papers.change(people[0], of_books[0], of_rules[0], event, key)


@compiled
def _review_first(people, month, of_rules):  # type: ignore[no-untyped-def]
    work.review_job(people[0], month, of_rules[0])


def at_work(
    status: Status, insured: bool, years: int = 30, job: Job = Job.INSURABLE, **changes: Value
) -> Made:
    """A world of its own whose first person has a job."""
    one = made(dated(changes), agents=3, until=HISTORY)
    person = one.world.people[:1]
    person["status"], person["job"], person["insured_job"] = status, job, insured
    person["born"], person["place"] = HISTORY - 12 * years, Place.THAILAND
    one.world.books["month"] = HISTORY
    return one


def after(one: Made, event: Change) -> bool:
    """Whether the law insures the job after a change of papers."""
    rules, _ = one.times.at(HISTORY)
    _change_first(one.world.people, one.world.books, rules, int(event), luck.key_of(1, 0))
    assert int(one.world.books["fault"][0]) == 0
    return bool(one.world.people["insured_job"][0])


@pytest.mark.parametrize(("reading", "insured"), [("out", False), ("in", True)])
def test_a_border_pass_ends_insurance_though_the_job_goes_on(reading: str, insured: bool) -> None:
    """Story 2: six years insured, then moved to a border pass; the other reading keeps it."""
    one = at_work(Status.NV, True, **{"coverage.border_pass": reading})
    assert after(one, Change.BORDER_PASS) is insured
    assert one.world.people["job"][0] == Job.INSURABLE


@pytest.mark.parametrize("event", [Change.LAPSED, Change.RENEWED])
@pytest.mark.parametrize("insured", [True, False])
def test_neither_a_lapse_nor_a_renewal_changes_anything(event: Change, insured: bool) -> None:
    """Section 38 names death and the end of the job, nothing else."""
    assert after(at_work(Status.MOU, insured), event) is insured


@pytest.mark.parametrize(("job", "insured"), [(Job.INSURABLE, True), (Job.EXCLUDED, False)])
def test_who_registers_in_a_job_becomes_insured_if_it_can_be(job: Job, insured: bool) -> None:
    """Regularised under a Cabinet Resolution, in a job that the decree does not exclude."""
    assert after(at_work(Status.UNDOCUMENTED, False, job=job), Change.REGISTERED) is insured


@pytest.mark.parametrize(("years", "insured"), [(60, True), (61, False)])
def test_nobody_becomes_insured_after_sixty(years: int, insured: bool) -> None:
    """Section 33: the entry age; who was insured before stays."""
    assert after(at_work(Status.UNDOCUMENTED, False, years), Change.REGISTERED) is insured
    assert after(at_work(Status.UNDOCUMENTED, True, 61), Change.REGISTERED) is True


def test_a_new_job_after_sixty_is_not_insured() -> None:
    """Hired at 61: worked, but not insured."""
    hired = [parameters.Change("work.hire", 0, 0), parameters.Change("work.hire", 1, START)]
    rules = quiet() | {"population.first_stock_age_mean": 45}
    one = made([*dated(rules), *hired], agents=30, until=START + 3).until(START + 3)
    assert (one.here["job"] != Job.NONE).all()
    assert set(one.here["law"]["ever"]) == {0}


def test_a_law_that_covers_more_covers_the_jobs_that_go_on() -> None:
    """Hired without papers in 2011, insured from the month in which employees without papers are."""
    rules = quiet() | {"coverage.undocumented_covered": False, "papers.regularise": 0}
    rules |= {f"population.first_stock_status_{name}": 100 if name == "undocumented" else 0 for name in
              ("mou", "nv", "cr", "border_pass", "undocumented")}  # fmt: skip
    covered = [parameters.Change("coverage.undocumented_covered", True, START)]
    one = made([*dated(rules), *covered], agents=30, until=START + 4).until(START - 1)
    assert set(one.here["law"]["ever"]) == {0}
    assert set(one.until(START + 4).here["law"]["ever"]) == {5}


def test_a_law_that_covers_fewer_leaves_lapsed_papers_alone() -> None:
    """Asked anew, a job whose holder's papers have lapsed stays insured; one in excluded work does not."""
    for status, job, insured in (
        (Status.UNDOCUMENTED, Job.INSURABLE, True), (Status.NV, Job.EXCLUDED, False), (Status.NV, Job.INSURABLE, True)
    ):  # fmt: skip
        one = at_work(status, True, job=job)
        _review_first(one.world.people, HISTORY, one.times.at(HISTORY)[0])
        assert bool(one.world.people["insured_job"][0]) is insured
