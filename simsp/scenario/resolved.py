"""A scenario as all its files together say it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simsp import months
from simsp.calendar import Event
from simsp.parameters import Change, Value
from simsp.scenario.description import Description, Expectation, Lever, SideEffects


@dataclass(frozen=True)
class Scenario:
    """A resolved scenario: what differs from today's law and practice, in the order of application.

    calendar: shocks, closures and windows added to the shipped ones; the other keys describe the file.
    """

    name: str
    title: str
    asked_by: tuple[int, ...]
    about: str
    starts: int | None
    changes: tuple[Change, ...]
    path: Path = field(compare=False)
    calendar: tuple[Event, ...] = ()
    description: Description = field(default_factory=Description)

    @property
    def kind(self) -> str:
        """A rule, a lever, a what-if or a reading of unclear law."""
        return self.description.kind

    @property
    def mechanism(self) -> str:
        """The step or gate through which it works; '' where the file does not say."""
        return self.description.mechanism

    @property
    def expects(self) -> tuple[Expectation, ...]:
        """The measures that should move, and which way."""
        return self.description.expects

    @property
    def side_effects(self) -> SideEffects:
        """What else it does, counted by the model or not."""
        return self.description.side_effects

    @property
    def lever(self) -> Lever | None:
        """How far the lever is turned, where it is one."""
        return self.description.lever

    def values(self) -> dict[str, Value]:
        """The last value that each changed parameter takes."""
        return {change.name: change.value for change in self.changes}


def too_early(scenarios: Sequence[Scenario], start: int) -> list[str]:
    """Sentences about calendar entries that begin before a comparison does, in months that all scenarios share."""
    begins = min([start, *(one.starts for one in scenarios if one.starts is not None)])
    return [
        f"the calendar entry '{event.name}' of {one.name} begins in {months.text(event.first)}, before the"
        f" comparison, which starts in {months.text(begins)}; write 'starts' in the file, or ask for an earlier --from"
        for one in scenarios
        for event in one.calendar
        if event.first < begins
    ]
