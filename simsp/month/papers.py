"""Step 2, papers: they run out, are renewed at a cost, lapse, or are gained in a registration round.

Every change of status is a row of `TRANSITIONS`; anything else is an error.
"""

from enum import IntEnum

import numpy as np

from simsp import luck
from simsp.compiled import compiled
from simsp.luck import Decision
from simsp.month.work import review_job
from simsp.world.people import Job, Status


class Change(IntEnum):
    """What can happen to papers."""

    RENEWED = 0
    LAPSED = 1
    REGISTERED = 2
    BORDER_PASS = 3


_NO = -1
# Row: event; column: status before (mou, nv, cr, border pass, undocumented); value: status after.
TRANSITIONS = np.array(
    [
        [Status.MOU, Status.NV, Status.CR, Status.BORDER_PASS, _NO],
        [Status.UNDOCUMENTED, Status.UNDOCUMENTED, Status.UNDOCUMENTED, Status.UNDOCUMENTED, _NO],
        [_NO, _NO, _NO, _NO, Status.CR],
        [_NO, Status.BORDER_PASS, Status.BORDER_PASS, _NO, _NO],
    ],
    np.int64,
)
_FAULT = 1
_UNDOCUMENTED, _NONE = int(Status.UNDOCUMENTED), int(Job.NONE)
_NV, _CR, _TAK, _MANUFACTURING = int(Status.NV), int(Status.CR), 3, 1


@compiled
def change(person, books, rules, event):  # type: ignore[no-untyped-def]
    """Make one change of status and return its cost in satang; a change that no row allows is a fault.

    A registration or a border pass changes whether the law insures the present job; a lapse does not (s.38).
    """
    after = TRANSITIONS[event, person.status]
    if after == _NO:
        books.fault = _FAULT
        return 0
    if after != person.status:
        person.permit_since = books.month
    person.status = after
    person.papers_until = books.month + rules.papers.period[after]
    if person.job != _NONE and (event == Change.REGISTERED or event == Change.BORDER_PASS):
        review_job(person, books.month, rules)
    return 0 if event == Change.LAPSED else rules.papers.cost[after]


@compiled
def papers(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Live through one month of papers. Returns what it cost, in satang."""
    month, status = books.month, person.status
    if status == _UNDOCUMENTED:
        if books.window and luck.draw(key, month, Decision.REGULARISE) < rules.papers.regularise:
            return change(person, books, rules, Change.REGISTERED)
        return 0
    if month >= person.papers_until:
        lapse = odds.lapse[person.nationality, status] * books.lapse_factor // 100_000
        lapses = luck.draw(key, month, Decision.LAPSE) < lapse
        return change(person, books, rules, Change.LAPSED if lapses else Change.RENEWED)
    in_tak_factory = person.region == _TAK and person.sector == _MANUFACTURING
    if in_tak_factory and (status == _NV or status == _CR):
        if luck.draw(key, month, Decision.BORDER_PASS) < rules.papers.to_border_pass:
            return change(person, books, rules, Change.BORDER_PASS)
    return 0
