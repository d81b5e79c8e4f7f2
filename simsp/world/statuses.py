"""The one table of papers: every change of status that is possible is a row here, and nothing else is.

A change that no row allows, to somebody of a nationality or without the employer that its row names, is a fault: the
run stops. Going home by choice or in an exodus changes no papers and has no row.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from simsp.parameters import DIMENSIONS
from simsp.world.people import Status

OUTSIDE = len(Status)  # before coming in, and after being sent or going home: no status in Thailand
NO = -1
_NATIONS = DIMENSIONS["nationality"]
_NEIGHBOURS = ("myanmar", "cambodia", "laos")  # countries with a land border with Thailand


class Change(IntEnum):
    """What can happen to papers. The five ways in follow each other in the order of `Status`."""

    RENEWED = 0
    LAPSED = 1
    REGISTERED = 2
    BORDER_PASS = 3
    NO_EMBASSY_PAPER = 4
    STAY_SUSPENDED = 5
    CHECKPOINT_MISSED = 6
    PERMIT_LOST = 7
    VERIFIED = 8
    CONTRACT_OVER = 9
    OVERSTAYED = 10
    EXTENDED = 11
    ENTERED_MOU = 12
    ENTERED_NV = 13
    ENTERED_CR = 14
    ENTERED_BORDER_PASS = 15
    ENTERED_WITHOUT = 16
    RE_ENTERED = 17
    ARRESTED = 18


class Employer(IntEnum):
    """Whether a change happens to people in work, to people without, or to both."""

    ANY = 0
    NEEDED = 1
    NONE = 2


class Row(NamedTuple):
    """One change that is possible, or several of one kind: from any of `before` to `after`; None: as before."""

    event: Change
    before: tuple[int, ...]
    after: int | None
    why: str
    cost: str = ""  # the parameter that prices it, that of the status after where it has one a status
    delay: str = ""  # the parameter that says how many months pass before the papers can be shown
    lasts: str = "papers.period"
    employer: Employer = Employer.ANY
    embassy: bool = False  # a paper of the embassy is needed
    nations: tuple[str, ...] = _NATIONS


_MOU, _NV, _CR, _PASS, _WITHOUT = Status
_PAPERS = (_MOU, _NV, _CR, _PASS)
_COST, _WAY_IN, _DELAY = "papers.cost", "papers.mou_cost", "papers.delay"
TABLE = (
    Row(Change.RENEWED, (_MOU,), None, "The second two years of an MOU contract, signed by the employer.",
        _COST, _DELAY, employer=Employer.NEEDED, embassy=True),
    Row(Change.RENEWED, (_NV,), None, "Visa and permit of a nationality-verified worker, on a valid passport.",
        _COST, _DELAY, embassy=True),
    Row(Change.RENEWED, (_CR,), None, "A Cabinet Resolution permit, on the name list of an employer.",
        _COST, _DELAY, employer=Employer.NEEDED),
    Row(Change.RENEWED, (_PASS,), None, "Crossing at the checkpoint every three months (nationthailand 40041875).",
        _COST, nations=_NEIGHBOURS),
    Row(Change.LAPSED, _PAPERS, _WITHOUT, "Not renewed: too dear, too far, or on purpose (S2)."),
    Row(Change.REGISTERED, (_WITHOUT,), _CR, "Reported by an employer while a registration round is open.",
        _COST, _DELAY, employer=Employer.NEEDED),
    Row(Change.BORDER_PASS, (_NV, _CR), _PASS, "Moved to a border pass by the manager of a factory in Tak (S3).",
        _COST, employer=Employer.NEEDED, nations=_NEIGHBOURS),
    Row(Change.NO_EMBASSY_PAPER, (_MOU, _NV), _WITHOUT, "The embassy gave no passport in time (S2, after 2021).",
        embassy=True),
    Row(Change.STAY_SUSPENDED, _PAPERS, _WITHOUT, "No paper of this nationality is renewed (Cambodia, Nov 2025)."),
    Row(Change.CHECKPOINT_MISSED, (_PASS,), _WITHOUT, "The border is closed, or the work is not at the border."),
    Row(Change.PERMIT_LOST, (_MOU, _CR), _WITHOUT, "No new employer within the months of grace, or to sign for it.",
        employer=Employer.NONE),
    Row(Change.VERIFIED, (_CR,), _NV, "Nationality verified: a passport or certificate from the own country.",
        _COST, _DELAY, embassy=True),
    Row(Change.CONTRACT_OVER, (_MOU,), OUTSIDE, "After 2 + 2 years under the MOU: home, for the break or for good."),
    Row(Change.OVERSTAYED, (_MOU,), _WITHOUT, "After 2 + 2 years under the MOU: stays on without papers."),
    Row(Change.EXTENDED, (_MOU, _PASS), None, "Extended by Cabinet Resolution while the borders are closed (2020-22).",
        _COST, _DELAY, "papers.extension_months"),
    Row(Change.ENTERED_MOU, (OUTSIDE,), _MOU, "Recruited under an MOU.", _WAY_IN, _DELAY),
    Row(Change.ENTERED_NV, (OUTSIDE,), _NV, "Comes in with verified papers; no assumption uses it now.", _COST),
    Row(Change.ENTERED_CR, (OUTSIDE,), _CR, "Comes in onto a name list; no assumption uses it now.", _COST),
    Row(Change.ENTERED_BORDER_PASS, (OUTSIDE,), _PASS, "Crosses to work at the border (section 64).",
        _COST, nations=_NEIGHBOURS),
    Row(Change.ENTERED_WITHOUT, (OUTSIDE,), _WITHOUT, "Comes in without papers."),
    Row(Change.RE_ENTERED, (OUTSIDE,), _MOU, "Back from the break, under a new MOU contract.", _WAY_IN, _DELAY),
    Row(Change.ARRESTED, (_WITHOUT,), OUTSIDE, "Arrested for want of papers and sent home."),
)  # fmt: skip

COSTS, SPELLS = ("", _COST, _WAY_IN), ("papers.period", "papers.extension_months")
_SHAPE = (len(Change), OUTSIDE + 1)  # by event and status before
# Of each event at each status: the status after (NO: impossible), and the row's other columns by number.
AFTER = np.full(_SHAPE, NO, np.int64)
ALLOWED = np.zeros((*_SHAPE, len(_NATIONS)), np.bool_)
EMPLOYER, COST, SPELL = (np.zeros(_SHAPE, np.int64) for _ in range(3))
DELAYED, EMBASSY = (np.zeros(_SHAPE, np.bool_) for _ in range(2))

for _row in TABLE:
    for _before in _row.before:
        _at = (_row.event, _before)
        AFTER[_at] = _before if _row.after is None else _row.after
        ALLOWED[_at] = [nation in _row.nations for nation in _NATIONS]
        EMPLOYER[_at], EMBASSY[_at], DELAYED[_at] = _row.employer, _row.embassy, _row.delay != ""
        COST[_at], SPELL[_at] = COSTS.index(_row.cost), SPELLS.index(_row.lasts)
