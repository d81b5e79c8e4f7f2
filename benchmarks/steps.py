"""Where the nanoseconds of a month go: each step alone, over everybody in Thailand in one month.

    python benchmarks/steps.py [--agents 20000] [--json FILE]

One thread, today's law, January 2027. `walk` is the loop with its looking ahead and nothing done, which each of the
others contains; the column beside takes it off. People stand in memory as they arrived, among those who left.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from simsp import run
from simsp.compiled import driver
from simsp.drawing import Draw
from simsp.layout import copied
from simsp.month import ahead, learn, talk
from simsp.month.contribute import contribute
from simsp.month.leave import leave
from simsp.month.live import live
from simsp.month.papers import papers
from simsp.month.work import work
from simsp.plan import START, UNTIL
from simsp.world import times, world

ROUNDS = 9


@driver
def walk(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Nothing but the loop over lives."""
    (rules, _), found = of_times, 0
    for at in range(len(here)):
        ahead.of_a_life(people, here, employers, at)
        person = people[here[at]]
        found += rules[person.nationality].work.hire & person.status
    return found


@driver
def only_papers(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 2."""
    books, (rules, odds) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_a_life(people, here, employers, at)
        person = people[here[at]]
        papers(person, books, rules[person.nationality], odds[person.nationality], person.key)


@driver
def only_work(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 3."""
    books, (rules, _) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_a_life(people, here, employers, at)
        person = people[here[at]]
        work(person, books, rules[person.nationality], employers, person.key)


@driver
def only_contribute(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 4."""
    books, (rules, odds) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_a_life(people, here, employers, at)
        person = people[here[at]]
        contribute(person, books, rules[person.nationality], odds[person.nationality], employers, person.key)


@driver
def only_live(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 5."""
    books, (rules, odds) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_a_life(people, here, employers, at)
        person = people[here[at]]
        live(person, books, rules[person.nationality], odds[person.nationality], person.key)


@driver
def walk_again(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Nothing but the loop over those who may leave."""
    (rules, _), found = of_times, 0
    for at in range(len(here)):
        ahead.of_leaving(people, here, employers, at)
        person = people[here[at]]
        found += rules[person.nationality].work.hire & person.status
    return found


@driver
def only_learn(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 8, meetings and campaigns."""
    books, (rules, odds) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_leaving(people, here, employers, at)
        person = people[here[at]]
        learn.this_month(person, books, rules[person.nationality], odds[person.nationality], person.key)


@driver
def only_talk(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 8, stories."""
    books, (rules, _) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_leaving(people, here, employers, at)
        person = people[here[at]]
        talk.talk(person, books, rules[person.nationality], employers, person.key)


@driver
def only_leave(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Step 9, without those who do leave."""
    books, (rules, _) = of_books[0], of_times
    for at in range(len(here)):
        ahead.of_leaving(people, here, employers, at)
        person = people[here[at]]
        leave(person, books, rules[person.nationality], person.key)


LIVES = {
    "walk": walk,
    "papers": only_papers,
    "work": only_work,
    "contribute": only_contribute,
    "live": only_live,
}
LEAVING = {"walk again": walk_again, "learn": only_learn, "talk": only_talk, "leave": only_leave}


def nanoseconds(step: Callable[..., Any], one: world.World, of_times: Any) -> float:
    """The quickest of some rounds, each on a fresh copy of the world's people, for each person."""
    found = []
    for _ in range(ROUNDS):
        people, books = copied(one.people, len(one.people)), copied(one.books, 1)
        books["month"] = one.month
        began = time.perf_counter()
        step(people, one.here, one.employers, books, of_times)
        found.append(time.perf_counter() - began)
    return min(found[1:]) / len(one.here) * 1e9


def main() -> None:
    """Live up to 2027, then time each step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--agents", type=int, default=20_000)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    draw = Draw()
    who = world.arriving(UNTIL, times.people_per_agent(asked.agents, START), draw)
    of_times = world.times_of((), START, UNTIL, who, draw)
    one = world.new_world(who, world.seed_of(1, 0), 8)
    run.simulate(one, of_times, START - 1)
    found: dict[str, float] = {}
    print("step            ns    without the loop")
    for steps in (LIVES, LEAVING):
        loop = None
        for name, step in steps.items():
            found[name] = nanoseconds(step, one, of_times.at(one.month))
            loop = found[name] if loop is None else loop
            print(f"{name:12s} {found[name]:6.1f} {found[name] - loop:12.1f}")
    insured = float(np.mean(one.people["insured_job"][one.here]))
    print(f"{len(one.here):,} people, {insured:.0%} in a job that the law insures")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
