"""people.parquet against the bridge: what all lives together were owed and received is what the books hold."""

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
from pyarrow import parquet

from simsp.verifying.finding import FAILS, Finding, judged
from simsp.verifying.folder import PEOPLE, Folder
from simsp.verifying.identities import BRANCH_OF, Sums, summed

_PROMISE = "what lives were owed and received = the bridge of the lifetime view"


def check(folder: Folder) -> Iterator[Finding]:
    """Nothing where the run kept no lives, or where the bridge cannot be read."""
    if PEOPLE not in folder.manifest["tables"] or "bridge.csv" not in folder.tables:
        return
    try:
        lives = _sums(folder)
    except (OSError, LookupError, TypeError, ValueError, pa.ArrowException):
        yield Finding(FAILS, PEOPLE, "cannot be read, or lacks a column")
        return
    books = _books(folder)
    failures = (
        f"{', '.join(key)}: {lives[key]:,} and {books[key]:,} satang should be equal ({_PROMISE})"
        for key in dict.fromkeys((*lives, *books))
        if lives[key] != books[key]
    )
    yield from judged(f"{PEOPLE}, bridge.csv", _PROMISE, failures)


def _sums(folder: Folder) -> Sums:
    """Satang owed and received in all lives, by scenario and branch."""
    columns = [f"{what}_{right}" for what in ("owed", "received") for right in BRANCH_OF]
    lives = parquet.read_table(folder.path / PEOPLE, columns=["scenario", *columns])
    found: Sums = Counter()
    for one in lives.group_by("scenario").aggregate([(column, "sum") for column in columns]).to_pylist():
        for column in columns:
            what, _, right = column.partition("_")
            found[str(one["scenario"]), BRANCH_OF[right], what] += int(one[f"{column}_sum"])
    return found


def _books(folder: Folder) -> Sums:
    """The same by the bridge: owed is all that became of rights but what is not yet due."""
    found: Sums = Counter()
    rows = [row for row in folder.tables["bridge.csv"] if row["view"] == "lifetime"]
    for (scenario, branch, line), satang in summed(rows, "scenario", "branch", "line").items():
        if line in ("received", "still_claimable", "lost"):
            found[scenario, branch, "owed"] += satang
        if line == "received":
            found[scenario, branch, "received"] += satang
    return found
