"""The run again, from the manifest alone: same scenarios, people, luck and months must give the same bytes."""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from simsp import comparison, fitted, months, saving
from simsp.errors import BadInput, one_line
from simsp.plan import ASSUMPTIONS, FITTED, LAST_MONTH
from simsp.scenario import FIRST_MONTH
from simsp.verifying.finding import FAILS, Finding, judged
from simsp.verifying.folder import PEOPLE, Folder
from simsp.verifying.scenarios import scenario
from simsp.version import __version__

WHAT: Final = "rerun"
MOST: Final = {"agents": 10_000_000, "replicates": 100_000}
"""More than this no run has; a manifest that asks for more is none of ours."""

Progress = Callable[[int, int], None]


def changed(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Why the same bytes cannot be expected: what is no longer as it was when the run was made."""
    then = manifest.get("fingerprints") if isinstance(manifest.get("fingerprints"), dict) else {}
    if manifest.get("simsp") != __version__:
        yield f"simsp {one_line(manifest.get('simsp'))} made this run, and this is simsp {__version__}"
    now = {
        "law": saving.fingerprint(("law", "reading", "policy")),
        "assumptions": saving.fingerprint(("practice", "assumption")),
        "fit": fitted.fingerprint() if _drawn_from(manifest) == FITTED else None,
    }
    for name, mark in now.items():
        if then.get(name) != mark:  # type: ignore[union-attr]
            yield f"the {name} changed since this run was made"


def _drawn_from(manifest: Mapping[str, Any]) -> object:
    options = manifest.get("options")
    return options.get("assumptions") if isinstance(options, dict) else None


def check(folder: Folder, jobs: int, progress: Progress) -> Iterator[Finding]:
    """Run once more beside the folder and compare every table and the manifest, byte by byte.

    Args:
        folder: the run.
        jobs: cores that work at once.
        progress: called with replicates done and in all.
    """
    reasons = list(changed(folder.manifest))
    if reasons:
        said = f"{'; '.join(reasons)}; so the same bytes cannot be expected, and nothing was run"
        yield Finding(FAILS, WHAT, said)
        return
    try:
        done = _run(folder.manifest, jobs, progress)
    except BadInput as bad:
        yield from (Finding(FAILS, WHAT, f"cannot be run again: {problem}") for problem in bad.problems)
        return
    with tempfile.TemporaryDirectory(
        prefix=f".{folder.path.resolve().name[:80]}.again-", dir=_beside(folder.path)
    ) as draft:
        done.save(Path(draft), people=PEOPLE in folder.manifest["tables"])
        same = f"{len(folder.manifest['tables'])} tables and the manifest have the same bytes"
        yield from judged(WHAT, same, _unequal(folder, Path(draft)))


def _run(manifest: Mapping[str, Any], jobs: int, progress: Progress) -> comparison.Comparison:
    scenarios = [scenario(one) for one in manifest["scenarios"]]
    start, until = (months.parse(manifest["months"][end]) for end in ("from", "until"))
    problems = [f"'{name}' is more than any run has" for name, most in MOST.items() if manifest[name] > most]
    problems += (
        [] if start >= FIRST_MONTH and until <= LAST_MONTH else ["its months lie outside of what is known"]
    )
    problems += (
        [] if _drawn_from(manifest) in ASSUMPTIONS else ["where its assumptions come from is not said"]
    )
    if problems:
        raise BadInput([f"manifest.json: {problem}" for problem in problems])
    return comparison.compare(
        scenarios,
        agents=manifest["agents"],
        replicates=manifest["replicates"],
        seed=manifest["seed"],
        start=start,
        until=until,
        jobs=jobs,
        assumptions=str(_drawn_from(manifest)),
        people=PEOPLE in manifest["tables"],
        readings=bool(manifest.get("readings")),
        lives=bool(manifest.get("lives")),
        progress=progress,
    )


def _beside(path: Path) -> Path | None:
    """The folder that holds the run, so that the tables lie on the same disk; elsewhere if one may not write there."""
    try:
        with tempfile.TemporaryFile(dir=path.resolve().parent):
            return path.resolve().parent
    except OSError:
        return None


def _unequal(folder: Folder, draft: Path) -> Iterator[str]:
    """The tables whose bytes differ from those that the manifest names, and the manifest itself."""
    for name, mark in folder.manifest["tables"].items():
        made = draft / name
        if not made.is_file():
            yield f"{name} is not among the tables now"
        elif hashlib.sha256(made.read_bytes()).hexdigest() != mark:
            yield f"{name} has other bytes{_first(folder.path / name, made)}"
    if (folder.path / "manifest.json").read_bytes() != (draft / "manifest.json").read_bytes():
        yield f"manifest.json has other bytes{_first(folder.path / 'manifest.json', draft / 'manifest.json')}"


def _first(old: Path, new: Path) -> str:
    """The first line that differs, in words that follow the name of a file; nothing where it is no text."""
    try:
        then, now = (path.read_text(encoding="utf-8").splitlines() for path in (old, new))
    except (OSError, ValueError):
        return ""
    for number, (one, other) in enumerate(zip(then, now, strict=False), start=1):
        if one != other:
            return f": line {number} was '{one_line(one, 100)}' and is '{one_line(other, 100)}'"
    return f": it had {len(then)} lines and has {len(now)}" if len(then) != len(now) else ""
