"""Every baht is in exactly one place: what must be equal in the exact tables, to the satang (design, section 3)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from simsp.verifying.finding import Finding, judged
from simsp.verifying.folder import Folder, Row
from simsp.world.rights import DISPLAY, PAID_FROM, RIGHTS

Tables = Mapping[str, Sequence[Row]]
Sums = Counter[tuple[str, ...]]

BRANCH_OF: Final = {right: DISPLAY[place] for right, place in zip(RIGHTS, PAID_FROM, strict=True)}
"""The branch whose money pays each right."""
FATES: Final = ("received", "still_claimable", "not_yet_due", "lost")


@dataclass(frozen=True)
class Identity:
    """Two sums that must be equal, key by key; `promise` says it in words."""

    needs: tuple[str, ...]
    promise: str
    unit: str
    sides: Callable[[Tables], tuple[Sums, Sums]]


def check(folder: Folder) -> Iterator[Finding]:
    """Each identity of the tables that are there."""
    for one in IDENTITIES:
        if set(one.needs) <= folder.tables.keys():
            yield from judged(", ".join(one.needs), one.promise, _unequal(one, folder.tables))


def _unequal(one: Identity, tables: Tables) -> Iterator[str]:
    left, right = one.sides(tables)
    for key in dict.fromkeys((*left, *right)):
        if left[key] != right[key]:
            where = ", ".join(key)
            yield f"{where}: {left[key]:,} and {right[key]:,} {one.unit} should be equal ({one.promise})"


def summed(rows: Sequence[Row], *columns: str, of: str = "satang") -> Sums:
    """Sums of a column by the values of other columns."""
    found: Sums = Counter()
    for row in rows:
        found[tuple(row[column] for column in columns)] += int(row[of])
    return found


def _paid_in(tables: Tables) -> tuple[Sums, Sums]:
    paid, rest = (
        _accounts(tables, _is_paid),
        _accounts(tables, lambda line: line in ("benefits_paid", "balance")),
    )
    return paid, rest


def _is_paid(line: str) -> bool:
    return line.startswith("paid_by_")


def _accounts(tables: Tables, wanted: Callable[[str], bool], *columns: str) -> Sums:
    rows = [row for row in tables["accounts.csv"] if wanted(row["line"])]
    return summed(rows, *(columns or ("scenario", "branch")))


def _owed(of: str) -> Callable[[Tables], tuple[Sums, Sums]]:
    def sides(tables: Tables) -> tuple[Sums, Sums]:
        rows = tables["rights.csv"]
        owed = [row for row in rows if row["fate"] == "owed"]
        parts = [row for row in rows if row["fate"] not in ("owed", "not_yet_due")]
        return summed(owed, "scenario", "right", of=of), summed(parts, "scenario", "right", of=of)

    return sides


def _bridge(tables: Tables) -> tuple[Sums, Sums]:
    rows = tables["bridge.csv"]
    paid = [row for row in rows if row["line"] == "paid"]
    rest = [row for row in rows if row["line"] != "paid"]
    return summed(paid, "scenario", "view", "branch"), summed(rest, "scenario", "view", "branch")


def _by_branch(tables: Tables) -> Sums:
    """Rights by scenario, branch and fate; all causes of loss together."""
    found: Sums = Counter()
    for row in tables["rights.csv"]:
        fate = row["fate"].partition(":")[0]
        found[row["scenario"], BRANCH_OF.get(row["right"], row["right"]), fate] += int(row["satang"])
    return found


def _only(sums: Sums, last: str) -> Sums:
    return Counter({key[:-1]: value for key, value in sums.items() if key[-1] == last})


def _benefits(tables: Tables) -> tuple[Sums, Sums]:
    return _accounts(tables, "benefits_paid".__eq__), _only(_by_branch(tables), "received")


def _care(tables: Tables) -> tuple[Sums, Sums]:
    rows = tables["rights.csv"]
    care = [row for row in rows if row["right"] == "health_care" and row["fate"] == "received"]
    return _accounts(tables, "of_which_care_estimated".__eq__, "scenario"), summed(care, "scenario")


def _of_period(tables: Tables, lines: Sequence[str]) -> Sums:
    rows = [row for row in tables["bridge.csv"] if row["view"] == "period" and row["line"] in lines]
    return summed(rows, "scenario", "branch", "line")


def _bridge_starts(tables: Tables) -> tuple[Sums, Sums]:
    return _only(_of_period(tables, ["paid"]), "paid"), _accounts(tables, _is_paid)


def _bridge_leads(tables: Tables) -> tuple[Sums, Sums]:
    fates = Counter({key: value for key, value in _by_branch(tables).items() if key[-1] in FATES})
    return _of_period(tables, FATES), fates


def _too_much_regained(tables: Tables) -> tuple[Sums, Sums]:
    """What a gate regains beyond all that is lost, which must be nothing."""
    lost = summed([row for row in tables["bridge.csv"] if row["line"] == "lost"], "scenario", "view")
    regained = summed(tables["removal.csv"], "scenario", "view", "gate")
    return regained, Counter({key: max(min(value, lost[key[:2]]), 0) for key, value in regained.items()})


_A, _R, _B = "accounts.csv", "rights.csv", "bridge.csv"
IDENTITIES: Final = (
    Identity((_A,), "paid in = benefits paid + balance", "satang", _paid_in),
    Identity((_R,), "owed = received + still claimable + lost", "satang", _owed("satang")),
    Identity((_R,), "rights owed = received + still claimable + lost", "rights", _owed("rights")),
    Identity(
        (_B,), "paid = received + still claimable + not yet due + lost + kept by the pool", "satang", _bridge
    ),
    Identity((_A, _R), "benefits of a branch = what its rights received", "satang", _benefits),
    Identity((_A, _R), "estimated care = what the right to care received", "satang", _care),
    Identity(
        (_B, _A), "the bridge of the period starts from what the accounts paid in", "satang", _bridge_starts
    ),
    Identity(
        (_B, _R), "the bridge of the period leads to what became of the rights", "satang", _bridge_leads
    ),
    Identity(
        (_B, "removal.csv"), "no gate alone regains more than all gates lose", "satang", _too_much_regained
    ),
)
