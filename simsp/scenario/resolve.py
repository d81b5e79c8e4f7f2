"""From names and files to scenarios: each file upon the one it extends, down to today's law."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from simsp import months, parameters, places
from simsp.calendar import Event
from simsp.errors import BadInput, did_you_mean, one_line
from simsp.parameters import Change, Parameter
from simsp.scenario import file, packages
from simsp.scenario.description import description
from simsp.scenario.entries import entries
from simsp.scenario.file import Node
from simsp.scenario.page import Page, kind
from simsp.scenario.resolved import Scenario
from simsp.scenario.settings import Setting, settings
from simsp.scenario.times import changes_nothing, covers, is_shared

BASELINE = "current_law"
_NAME = re.compile(r"(?![\s.=+@-])[^,;:\"'`<>|&*?$\\]{1,80}")
_DEEPEST = 20  # files that extend one another


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
        title, asked_by, about, said = page.title(), page.asked_by(), page.text("about"), description(page)
        own, added = settings(page), entries(page)
        is_baseline = self._is_baseline(path)
        base = None if is_baseline else self._base(path, page, chain)
        included = self._includes(path, page, chain)
        before = base.changes if base else ()
        for one in included:
            before = laid_over(before, one.changes)
        if not is_baseline:
            self._refuse_idle(page, own, before)
        ours = tuple(change for setting in own for change in setting.changes)
        _refuse_contradictions(page, included, ours)
        others = [one for one in (base, *included) if one is not None]
        calendar = _calendar(page, [one.calendar for one in others], added)
        self.problems += page.problems
        if page.problems or (base is None and not is_baseline):
            return None
        starts = page.month(page.written.get("starts"), "starts") or _earliest(others)
        return Scenario(
            path.stem, title, asked_by, about, starts, laid_over(before, ours), path, calendar, said
        )  # fmt: skip

    def _is_baseline(self, path: Path) -> bool:
        return path.absolute() == (places.scenarios() / f"{BASELINE}.yaml").absolute()

    def _base(self, path: Path, page: Page, chain: tuple[Path, ...]) -> Scenario | None:
        """The scenario that a file extends, or None where that is broken."""
        node = page.written.get("extends")
        name = page.text("extends") if node else BASELINE
        return (
            self._other(path, page, chain, "extends", Node(name, node.line if node else 1)) if name else None
        )

    def _includes(self, path: Path, page: Page, chain: tuple[Path, ...]) -> list[Scenario]:
        """The scenarios whose changes a file adds to its own; broken ones are told and left out."""
        node = page.written.get("includes")
        if node is None:
            return []
        names = node.value if isinstance(node.value, list) else []
        if not names or not all(isinstance(one.value, str) and one.value for one in names):
            page.say(node.line, f"'includes' must be a list of scenario names or files, not {kind(node)}")
            return []
        found = [self._other(path, page, chain, "includes", one) for one in names]
        good = [one for one in found if one is not None]
        for one, name in zip(found, names, strict=True):
            if one is not None and not one.changes and not one.calendar:
                page.say(name.line, f"'includes' names {one.name}, which changes nothing")
        if len({one.path.absolute().resolve() for one in good}) < len(good):
            page.say(node.line, "'includes' names a file twice")
        return good

    def _other(
        self, path: Path, page: Page, chain: tuple[Path, ...], key: str, name: Node
    ) -> Scenario | None:
        """The scenario of a file that a page names under a key, or None where that is broken."""
        other = self._place(path, page, key, name)
        if other is None:
            return None
        if other.absolute().resolve() in [one.resolve() for one in chain]:
            names = " -> ".join([*(file.shown(one) for one in chain), file.shown(other)])
            page.say(name.line, f"'{key}' runs in a loop: {names}")
            return None
        if len(chain) == _DEEPEST:
            what = "extend" if key == "extends" else "include"
            page.say(name.line, f"more than {_DEEPEST} files {what} one another")
            return None
        return self.scenario(other, chain)

    def _place(self, path: Path, page: Page, key: str, name: Node) -> Path | None:
        known, self.problems = self.problems, []
        other = self.locate(str(name.value), path.parent)
        missing, self.problems = self.problems, known
        if other is None:
            page.say(name.line, f"'{key}': {missing[0]}")
        elif not other.is_file():
            page.say(name.line, f"'{key}' names {file.shown(other)}, which is not a file")
            return None
        return other

    def _refuse_idle(self, page: Page, own: Sequence[Setting], before: tuple[Change, ...]) -> None:
        node = page.written.get("changes")
        if (node is None or not node.value) and not {"includes", "calendar"} & set(page.written):
            line = f", line {node.line}" if node else ""
            page.problems.append(
                f"{page.name}{line}: the scenario changes nothing; write at least one line under 'changes'"
            )
        for setting in own:
            shared = [
                one.name for one in setting.changes if one.nations and is_shared(self.registry[one.name])
            ]
            if shared:
                page.say(
                    setting.line,
                    f"'{shared[0]}' is one for all nationalities; it cannot be changed 'for' some",
                )
                continue
            idle = [changes_nothing(one, before, self.registry, (None, self.end)) for one in setting.changes]
            if idle and all(idle):
                page.say(
                    setting.line,
                    f"'{setting.key}' changes nothing: it has this value {_when(setting)} already",
                )
            before = (*before, *setting.changes)


def _when(setting: Setting) -> str:
    """The months and people of a setting, in the words of a sentence."""
    one = setting.changes[0]
    if one.until is not None:
        when = f"up to {months.text(one.until)}"
    else:
        when = "from then on" if one.starts else "at all times"
    return f"{when} for the people named" if one.nations else when


def _refuse_contradictions(page: Page, included: Sequence[Scenario], own: tuple[Change, ...]) -> None:
    named = [(file.shown(one.path), one.changes) for one in included]
    for sentence in packages.contradictions(named, own, page.registry):
        page.say(page.written["includes"].line, sentence)


def _calendar(page: Page, others: Sequence[tuple[Event, ...]], added: tuple[Event, ...]) -> tuple[Event, ...]:
    """The entries of the files below and of the file itself."""
    below, twice = packages.together(others)
    for name in twice:
        page.say(1, f"the files below this one have two different calendar entries named '{name}'")
    for event in added:
        if event.name in [one.name for one in below]:
            page.say(
                page.written["calendar"].line,
                f"a file below this one has a calendar entry '{event.name}' already; choose another name",
            )
    return (*below, *added)


def _earliest(scenarios: Sequence[Scenario]) -> int | None:
    return min((one.starts for one in scenarios if one.starts is not None), default=None)


def laid_over(before: tuple[Change, ...], own: tuple[Change, ...]) -> tuple[Change, ...]:
    """Own changes after the base's; a base's change that an own one covers in full is dropped."""
    kept = (one for one in before if not any(covers(change, one) for change in own))
    return (*kept, *own)
