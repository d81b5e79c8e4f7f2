"""Knowledge: each way in which a benefit becomes known, and how it is forgotten."""

import numpy as np

from simsp import luck, months
from simsp.parameters import DIMENSIONS, Value
from simsp.world.people import Branch
from simsp.world.world import HISTORY
from tests.properties.worlds import KNOWS_NOTHING, Made, dated, made, quiet

JUNE = months.parse("2011-06")
HEALTH, MATERNITY = 1 << int(Branch.HEALTH), 1 << int(Branch.MATERNITY)
ONLY_OLD_AGE = {f"claims.topics_{branch}": int(branch == "old_age") for branch in DIMENSIONS["branch"]}
OLD_AGE = 1 << int(Branch.OLD_AGE)


def lived(until: int = JUNE, newcomers: bool = False, **changes: Value) -> Made:
    """A quiet world in which nobody comes to know anything but through the changes."""
    rules = quiet() | KNOWS_NOTHING | changes
    return made(dated(rules), agents=200, until=until, newcomers=newcomers).until(until)


def reached_by_ngos(one: Made, share: float = 0.5) -> np.ndarray:
    """Who of those in Thailand is in touch with an NGO: a draw of each person, below the share."""
    keys = [luck.key_of(one.world.seed, int(index)) for index in one.world.here]
    return np.array([int(luck.draw(np.uint64(key), 0, luck.Decision.NGO)) < share * 2**32 for key in keys])


def known(one: Made) -> set[int]:
    """The different states of knowledge among people in Thailand."""
    return set(np.asarray(one.here["knows"]).tolist())


def test_without_any_source_nobody_knows_anything() -> None:
    """Half a year on."""
    assert known(lived()) == {0}


def test_the_first_card_tells_of_care() -> None:
    """S3: learned of social security from the card and the deduction."""
    assert known(lived(**{"claims.learns_at_deduction": 1})) == {HEALTH}


def test_a_briefing_before_departure_tells_those_who_come_under_an_mou() -> None:
    """And nobody else; who was here already was not briefed."""
    briefed = {
        "claims.briefed": 1,
        **{f"claims.briefing_tells_{branch}": 1 for branch in DIMENSIONS["branch"]},
    }
    one = lived(months.parse("2012-06"), newcomers=True, **briefed)
    arrived = one.here["arrived"] > HISTORY
    by_mou = arrived & (one.here["entry_status"] == 0)
    assert by_mou.sum() > 3
    assert set(one.here["knows"][by_mou]) == {63}
    assert set(one.here["knows"][arrived & ~by_mou]) == {0}
    assert set(one.here["knows"][one.here["arrived"] < HISTORY]) == {0}


def test_a_meeting_teaches_those_whom_ngos_reach() -> None:
    """Only them, and what the meeting is about."""
    one = lived(**{"claims.ngo_event": 1, "claims.ngo_reach": 0.5}, **ONLY_OLD_AGE)
    reached = reached_by_ngos(one)
    assert 0 < reached.sum() < len(reached)
    assert set(one.here["knows"][reached]) == {OLD_AGE}
    assert set(one.here["knows"][~reached]) == {0}


def test_a_campaign_teaches_everybody_it_reaches() -> None:
    """A tenth a month: after six months 1 - 0.9 ** 6 = 47 of 100, within four standard errors."""
    one = lived(**{"claims.campaign": 0.1}, **ONLY_OLD_AGE)
    knows = one.here["knows"] == OLD_AGE
    share, people = 1 - 0.9**6, len(knows)
    assert abs(knows.mean() - share) < 4 * (share * (1 - share) / people) ** 0.5


def test_a_paid_claim_is_told_at_work_the_month_after() -> None:
    """Of two workplaces that heard and did not hear, only the one learns, and only of that branch."""
    one = made(dated(quiet() | KNOWS_NOTHING | {"claims.talk_at_work": 1}), agents=200, until=JUNE).until(
        JUNE - 1
    )
    teller = int(one.here["employer"][0])
    one.world.employers["told"][teller] = MATERNITY
    one.until(JUNE)
    colleagues = one.here["employer"] == teller
    assert set(one.here["knows"][colleagues]) == {MATERNITY}
    assert set(one.here["knows"][~colleagues]) == {0}
    assert int(one.world.employers["heard"][teller]) == MATERNITY
    assert int(one.world.employers["told"][teller]) == 0


def test_who_is_paid_tells_compatriots_in_the_region() -> None:
    """A group that was told hears for certain when one story meets one listener; other groups hear nothing."""
    one = made(dated(quiet() | KNOWS_NOTHING | {"claims.talk": 1}), agents=200, until=JUNE).until(JUNE - 1)
    groups = one.here["region"] * 4 + one.here["nationality"]
    group = int(groups[0])
    one.world.books["told"][0, group, int(Branch.UNEMPLOYMENT)] = 10 * int((groups == group).sum())
    one.until(JUNE)
    assert set(one.here["knows"][groups == group]) == {1 << int(Branch.UNEMPLOYMENT)}
    assert set(one.here["knows"][groups != group]) == {0}


def test_what_is_known_fades() -> None:
    """At nine tenths a year little is left after three years; at nothing all of it stays."""
    told = {"claims.learns_at_deduction": 1, **{f"claims.knows_{branch}": 0.999 for branch in DIMENSIONS["branch"]},
            "claims.outside_ngo": 1}  # fmt: skip
    later = months.parse("2013-12")
    assert known(lived(later, **told)) <= {63, 62, 61, 59, 55, 47, 31}
    faded = lived(later, **told, **{"claims.fades": 90})
    assert np.mean([int(bits).bit_count() for bits in faded.here["knows"]]) < 5


def test_the_december_interview_counts_what_people_know_have_used_and_found_hard() -> None:
    """Everybody insured, and of them those whom NGOs reach: by hand from the people themselves."""
    rules = {"claims.learns_at_deduction": 1, "claims.ngo_reach": 0.5, "life.outpatient_visits": 1}
    one = lived(months.parse("2011-12"), **rules)
    month, asked, know, used, hard = one.world.interviews[-1]
    here, insured = one.here, one.here["insured_now"] == 1
    assert month == months.parse("2011-12")
    for group, who in enumerate((insured, insured & reached_by_ngos(one))):
        assert asked[group] == who.sum()
        assert know[group, 0] == ((here["knows"] & 1) == 1)[who].sum()
        assert used[group] == (here["used"] == 1)[who].sum() > 0
        assert hard[group] == ((here["used"] == 1) & (here["met_difficulty"] == 1))[who].sum()
