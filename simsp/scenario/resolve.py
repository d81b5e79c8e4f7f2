"""From names and files to scenarios: each file upon the one it extends, down to today's law."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simsp import parameters, places
from simsp.errors import BadInput, did_you_mean, one_line
from simsp.parameters import Parameter, Value
from simsp.scenario import file
from simsp.scenario.page import Change, Page, Setting
from simsp.scenario.times import changes_nothing

BASELINE = "current_law"
_NAME = re.compile(r"(?![\s.=+@-])[^,;:\"'`<>|&*?$\\]{1,80}")
_DEEPEST = 20  # files that extend one another


@dataclass(frozen=True)
class Scenario:
    """A resolved scenario: what differs from today's law and practice, in the order of application."""

    name: str
    title: str
    asked_by: tuple[int, ...]
    about: str
    starts: int | None
    changes: tuple[Change, ...]
    path: Path = field(compare=False)

    def values(self) -> dict[str, Value]:
        """The last value that each changed parameter takes."""
        return {change.name: change.value for change in self.changes}


def shipped() -> tuple[str, ...]:
    """Names of the scenarios that come with simsp, today's law first."""
    names = (path.stem for path in places.scenarios().glob("*.yaml"))
    return tuple(sorted(names, key=lambda name: (name != BASELINE, name)))


def resolve(
    names: Sequence[str | Path], *, registry: Mapping[str, Parameter] | None = None, end: int
) -> list[Scenario]:
    """The scenarios of these names or files, in the same order.

    Args:
        names: shipped names, or paths of files.
        registry: every value by name; the shipped ones where not given.
        end: last month of the run; nothing may start after it.

    Raises:
        BadInput: with every problem of every file.
    """
    reader = _Reader(parameters.load() if registry is None else registry, end)
    paths = [path for path in map(reader.locate, names) if path is not None]
    found = [one for one in map(reader.scenario, paths) if one is not None]
    reader.refuse_names([one.path for one in found])
    if reader.problems:
        raise BadInput(reader.problems)
    return found


class _Reader:
    """Reads scenario files, each once, and gathers every problem."""

    def __init__(self, registry: Mapping[str, Parameter], end: int) -> None:
        self.registry, self.end = registry, end
        self.problems: list[str] = []
        self.done: dict[Path, Scenario | None] = {}

    def locate(self, name: str | Path, folder: Path = Path()) -> Path | None:
        """The file a name means: a shipped scenario, or a path (relative to `folder`)."""
        text, path = str(name), folder / name
        is_path = isinstance(name, Path) or bool(re.search(r"[/\\]|\.ya?ml$", text))
        if is_path:
            return path
        if text in shipped():
            return places.scenarios() / f"{text}.yaml"
        if text and path.is_file():
            return path
        hint = did_you_mean(text, shipped()) or f"; the shipped ones are {', '.join(shipped())}"
        self.problems.append(f"there is no scenario and no file '{one_line(text)}'{hint}")
        return None

    def refuse_names(self, paths: Sequence[Path]) -> None:
        """A name goes into tables and folder names, where two scenarios must not share it."""
        seen: dict[str, Path] = {}
        for path in paths:
            if path.stem in seen:
                both = f"{file.shown(seen[path.stem])} and {file.shown(path)}"
                self.problems.append(f"two scenarios have the name '{one_line(path.stem)}': {both}")
            elif not _NAME.fullmatch(path.stem) or not path.stem.isprintable():
                self.problems.append(
                    f"{file.shown(path)}: name the file with letters, digits, '-' and '_' only"
                )
            seen[path.stem] = path

    def scenario(self, path: Path, chain: tuple[Path, ...] = ()) -> Scenario | None:
        """The resolved scenario of a file, or None where it has problems."""
        key = path.absolute()
        if key not in self.done:
            try:
                self.done[key] = self._read(path, (*chain, key))
            except BadInput as error:
                self.problems += error.problems
                self.done[key] = None
        return self.done[key]

    def _read(self, path: Path, chain: tuple[Path, ...]) -> Scenario | None:
        page = Page(file.shown(path), self.registry, self.end, file.read(path))
        page.refuse_unknown_keys()
        title, asked_by, about = page.title(), page.asked_by(), page.text("about")
        settings = page.settings()
        base = None if self._is_baseline(path) else self._base(path, page, chain)
        before = base.changes if base else ()
        if not self._is_baseline(path):
            self._refuse_idle(page, settings, before)
        own = tuple(change for setting in settings for change in setting.changes)
        self.problems += page.problems
        if page.problems or (base is None and not self._is_baseline(path)):
            return None
        starts = page.month(page.written.get("starts"), "starts") or (base.starts if base else None)
        return Scenario(path.stem, title, asked_by, about, starts, _over(before, own), path)

    def _is_baseline(self, path: Path) -> bool:
        return path.absolute() == (places.scenarios() / f"{BASELINE}.yaml").absolute()

    def _base(self, path: Path, page: Page, chain: tuple[Path, ...]) -> Scenario | None:
        """The scenario that a file extends, or None where that is broken."""
        node = page.written.get("extends")
        name = page.text("extends") if node else BASELINE
        if not name:
            return None
        base = self._base_path(path, page, name)
        if base is None:
            return None
        if base.absolute().resolve() in [one.resolve() for one in chain]:
            names = " -> ".join([*(file.shown(one) for one in chain), file.shown(base)])
            page.say(node.line if node else 1, f"'extends' runs in a loop: {names}")
            return None
        if len(chain) == _DEEPEST:
            page.say(node.line if node else 1, f"more than {_DEEPEST} files extend one another")
            return None
        return self.scenario(base, chain)

    def _base_path(self, path: Path, page: Page, name: str) -> Path | None:
        known, self.problems = self.problems, []
        base = self.locate(name, path.parent)
        missing, self.problems = self.problems, known
        line = page.written["extends"].line if "extends" in page.written else 1
        if base is None:
            page.say(line, f"'extends': {missing[0]}")
        elif not base.is_file():
            page.say(line, f"'extends' names {file.shown(base)}, which is not a file")
            return None
        return base

    def _refuse_idle(self, page: Page, settings: Sequence[Setting], before: tuple[Change, ...]) -> None:
        node = page.written.get("changes")
        if node is None or not node.value:
            line = f", line {node.line}" if node else ""
            page.problems.append(
                f"{page.name}{line}: the scenario changes nothing; write at least one line under 'changes'"
            )
        for setting in settings:
            period = (None, self.end)
            idle_ones = [changes_nothing(one, before, self.registry, period) for one in setting.changes]
            if idle_ones and all(idle_ones):
                since = "from then on" if setting.changes[0].starts else "at all times"
                page.say(setting.line, f"'{setting.key}' changes nothing: it has this value {since} already")


def _over(before: tuple[Change, ...], own: tuple[Change, ...]) -> tuple[Change, ...]:
    """Own changes after the base's; a base's change that an own one covers in full is dropped."""
    covered = {change.name: change.starts or 0 for change in own}
    kept = (one for one in before if one.name not in covered or (one.starts or 0) < covered[one.name])
    return (*kept, *own)
