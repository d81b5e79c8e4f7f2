"""The way in: by which channel somebody comes to Thailand, for the first time or again.

The policy, the calendar and the price of each channel decide among papers; never who comes.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.money import by_odds, share
from simsp.month.papers import burden, change
from simsp.world.people import Status
from simsp.world.statuses import ALLOWED, OUTSIDE, Change

_MOU, _PASS, _UNDOCUMENTED = int(Status.MOU), int(Status.BORDER_PASS), int(Status.UNDOCUMENTED)
_TAK, _WHOLE, _ALWAYS = 3, 100_000, 4294967296


@compiled
def mou_open(nationality, books):  # type: ignore[no-untyped-def]
    """Whether anybody of a nationality can come in under an MOU this month."""
    return not (books.mou_closed[nationality] or books.border_closed[nationality])


@compiled
def _mou_chance(person, usual, books, rules):  # type: ignore[no-untyped-def]
    """The chance of the MOU channel: nothing while closed, less for who earns less."""
    nation = person.nationality
    if not mou_open(nation, books):
        return 0
    own = by_odds(usual, _WHOLE * _WHOLE // burden(person, rules))
    return min(share(own, books.mou_entry[nation]), _ALWAYS)


@compiled
def channel(person, books, rules, odds, draw):  # type: ignore[no-untyped-def]
    """The papers with which somebody comes in; who would have had an MOU or a border pass and cannot has none."""
    nation = person.nationality
    shares = odds.channel_in_tak[nation] if person.region == _TAK else odds.channel[nation]
    if draw < _mou_chance(person, shares[_MOU], books, rules):
        return _MOU
    status = luck.pick(draw, shares)
    if status == _MOU:
        return _UNDOCUMENTED
    barred = books.border_closed[nation] or not ALLOWED[Change.ENTERED_BORDER_PASS, OUTSIDE, nation]
    return _UNDOCUMENTED if status == _PASS and barred else status


@compiled
def enter(person, books, rules, odds, key, draw):  # type: ignore[no-untyped-def]
    """Come in by a channel of today. Returns what it cost, in satang; the person is not yet placed."""
    status = channel(person, books, rules, odds, draw)
    return change(person, books, rules, Change.ENTERED_MOU + status, key)
