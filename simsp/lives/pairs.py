"""The rows of lives.csv: the same worker under two laws, for each policy the workers that a rule picks."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from simsp import compiled, months
from simsp.branches import followed
from simsp.lives import choice, ledger, story
from simsp.lives.again import lived_again
from simsp.lives.choice import Choice
from simsp.lives.ledger import Ledger
from simsp.lives.notes import Notes
from simsp.lives.watching import Look
from simsp.outcomes import Lives, Outcome
from simsp.plan import Plan, draw_of

AGENTS: Final = 3_000
"""Of a run of more, the lives are those of a run of so many: what is shown of a life does not need more."""
POLICIES: Final = 6
MISSION: Final = ("exit_lump_sum", "employer_pays_all", "self_enrolment")


class Pair(NamedTuple):
    """Somebody chosen, and the number of the policy in the plan; 0 for who stands for the run as a whole."""

    policy: int
    choice: Choice


@dataclass(frozen=True)
class Told:
    """The rows of lives.csv, as printed, and whose lives they are: those of the run, or of a smaller one.

    ledger: one worker's months under the baseline; None where nobody fits its rule.
    """

    rows: tuple[tuple[Any, ...], ...]
    agents: int
    of_the_run: bool
    policies: tuple[str, ...]
    ledger: ledger.Told | None


@dataclass(frozen=True)
class _Eyes:
    """Two watchers in one: the lives of all who are told of, and the months of those who may stand in the ledger."""

    notes: Notes
    ledger: Ledger

    def __call__(self, look: Look) -> None:
        self.notes(look)
        self.ledger(look)


def told(plan: Plan, found: Sequence[Outcome]) -> Told:
    """Choose workers of the first replicate of a run and tell their lives.

    Args:
        plan: what was run; its first scenario is the baseline.
        found: what came of that replicate, with its lives, in the order of the plan.
    """
    shown = _shown(plan)
    small = _small(plan, shown)
    of_the_run = small.agents == plan.agents
    lives = [_kept(found[number]) for number in shown] if of_the_run else _lived(small)
    pairs = _pairs(small, lives)
    who = [_of_scenario(pairs, number) for number in range(len(small.scenarios))]
    in_ledger = ledger.candidates(lives[0])[: ledger.NEAREST].tolist()
    who[0] = sorted({*who[0], *in_ledger})
    seen = [eyes for (eyes,) in lived_again(small, [_Eyes(Notes(), Ledger(in_ledger))], who)]
    names = tuple(one.name for one in small.scenarios)
    rows = tuple(_rows(names, pairs, [eyes.notes for eyes in seen]))
    months_of_one = ledger.told(small, seen[0].ledger, lives[0])
    return Told(rows, small.agents, of_the_run, names[1:], months_of_one)


def _shown(plan: Plan) -> list[int]:
    """Numbers of the scenarios whose lives are shown: the baseline and six policies at most.

    Of more policies those of the mission, if any are among them, else the first.
    """
    compared = range(1, len(plan.scenarios))
    mission = [number for number in compared if plan.scenarios[number].name in MISSION]
    few = mission if mission and len(compared) > POLICIES else list(compared)
    return [0, *few[:POLICIES]]


def _small(plan: Plan, shown: Sequence[int]) -> Plan:
    """The plan of the lives: one replicate of at most `AGENTS`."""
    return dataclasses.replace(
        plan,
        scenarios=tuple(plan.scenarios[number] for number in shown),
        changes=tuple(plan.changes[number] for number in shown),
        agents=min(plan.agents, AGENTS),
        replicates=1,
    )


def _lived(plan: Plan) -> list[Lives]:
    with compiled.wrapping_arithmetic():
        return [_kept(one) for one in followed(plan, draw_of(0), 0)]


def _kept(found: Outcome) -> Lives:
    if found.lives is None:
        raise ValueError("the lives of this outcome were not kept")
    return found.lives


def _pairs(plan: Plan, lives: Sequence[Lives]) -> list[Pair]:
    """Everybody chosen, in the order of the plan: first for the run as a whole, then policy by policy."""
    base, *others = lives
    pairs = [Pair(0, one) for one in choice.of_the_run(base, plan.cohort)]
    for number, other in enumerate(others, start=1):
        pairs += [Pair(number, one) for one in choice.of_a_policy(base, other, plan.cohort)]
    return pairs


def _of_scenario(pairs: Sequence[Pair], number: int) -> list[int]:
    """Whose lives are shown under a scenario: under the baseline everybody's."""
    return sorted({one.choice.person for one in pairs if number in (0, one.policy)})


def _rows(names: Sequence[str], pairs: Sequence[Pair], seen: Sequence[Notes]) -> Iterator[tuple[Any, ...]]:
    for number, (policy, chosen) in enumerate(pairs, start=1):
        for scenario in dict.fromkeys((0, policy)):
            head = (number, names[policy], chosen.role, chosen.rule, names[scenario])
            for row in story.told(seen[scenario], chosen.person):
                first, last = ("" if one is None else months.text(one) for one in (row.first, row.last))
                satang = "" if row.satang is None else row.satang
                yield (*head, row.lane, first, last, row.what, row.value, row.fate, row.cause, satang)
