"""Made-up lives under two laws: no number here says anything about the world."""

from collections.abc import Iterator, Sequence
from typing import Final

RULE: Final = "made up for tests."
HEAD: Final = "life,policy,chosen,rule,scenario,lane,from,until,what,value,fate,cause,satang"
PAID: Final = {"paid_by_worker": 5_000_000, "paid_by_employer": 5_000_000, "paid_by_government": 2_750_000}
WAITING: Final = ("right", "2030-01", "2051-05", "old_age", "", "not_yet_due", "", 9_000_000)
LOST: Final = ("right", "2055-06", "2055-06", "old_age_lump_sum", "", "lost", "papers", 9_000_000)
PAID_OUT: Final = ("right", "2033-07", "2033-07", "old_age_lump_sum", "", "received", "", 8_500_000)
CARE: Final = ("right", "2031-02", "2031-02", "health_care", "", "received", "", 133_150)


def rows(scenarios: Sequence[str]) -> list[list[object]]:
    """The typical worker under the baseline; for each policy one life that it changes and one that it does not."""
    made = list(_life(1, scenarios[0], "typical_worker", scenarios[0], 133_150, [WAITING, LOST, CARE]))
    for place, policy in enumerate(scenarios[1:]):
        changed, same = 2 * place + 2, 2 * place + 3
        made += _life(changed, policy, "typical", scenarios[0], 133_150, [WAITING, LOST, CARE])
        made += _life(changed, policy, "typical", policy, 8_633_150, [PAID_OUT, CARE])
        for scenario in (scenarios[0], policy):
            made += _life(same, policy, "unchanged", scenario, 133_150, [LOST, CARE, CARE])
    return made


def _life(
    life: int, policy: str, chosen: str, scenario: str, received: int, rights: Sequence[tuple[object, ...]]
) -> Iterator[list[object]]:
    told: list[tuple[object, ...]] = [
        ("person", "", "", "nationality", "myanmar", "", "", ""),
        ("person", "", "", "sex", "female", "", "", ""),
        ("person", "", "", "born", "1996-06", "", "", ""),
        ("place", "2029-03", "2033-06", "thailand", "", "", "", ""),
        ("place", "2033-07", "2070-01", "home", "", "", "", ""),
        ("work", "2029-03", "2032-12", "insured", "", "", "", 12_750_000),
        ("work", "2033-01", "2033-06", "not_enrolled", "", "", "", ""),
        *rights,
        *(("total", "", "", name, "", "", "", satang) for name, satang in PAID.items()),
        ("total", "", "", "received", "", "", "", received),
    ]
    for row in told:
        yield [life, policy, chosen, RULE, scenario, *row]
