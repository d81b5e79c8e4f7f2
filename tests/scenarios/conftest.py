"""A small register of values, and a way to resolve a scenario file by its text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simsp import months, scenario
from simsp.parameters import DIMENSIONS, Dated, Parameter, Value

END = months.parse("2046-12")


def _dated(start: str, value: Value) -> Dated:
    return Dated(months.parse(start), value, None, None, "made up", "B", "2026-11")


def _one(name: str, unit: str, allowed: tuple[object, ...], *rows: tuple[str, Value]) -> Parameter:
    history = tuple(_dated(*row) for row in rows)
    return Parameter(name, "law", "Made up.", unit, allowed, history, base=name)


def _family(base: str, values: tuple[float, ...]) -> list[Parameter]:
    names = DIMENSIONS["status"]
    return [
        Parameter(
            f"{base}_{name}", "practice", "Made up.", "probability", (0, 1), (_dated("2011-01", value),),
            off=0, base=base, by="status", element=position,
        )
        for position, (name, value) in enumerate(zip(names, values, strict=True))
    ]  # fmt: skip


@pytest.fixture(scope="session")
def registry() -> dict[str, Parameter]:
    """One value of each kind."""
    found = [
        _one("old_age.exit_lump_sum", "choice", ("off", "choice", "compulsory"), ("1998-12", "off")),
        _one("old_age.qualifying_months", "months", (1, 600), ("1998-12", 180)),
        _one(
            "contributions.worker_rate", "percent", (0, 20),
            ("2004-01", 5), ("2020-03", 1), ("2020-06", 5),
        ),
        _one("office.fee", "thb", (0, 100_000), ("2011-01", 750)),
        _one("practice.no_payment_abroad", "switch", (False, True), ("2011-01", True)),
        _one("claims.files", "probability", (0, 1), ("2011-01", 0.5)),
        _one("calendar.opens", "month", ("2011-01", "2050-12"), ("2011-01", "2030-01")),
        *_family("employers.evasion", (0.2, 0.55, 0.55, 0.97, 1)),
    ]  # fmt: skip
    return {parameter.name: parameter for parameter in found}


@pytest.fixture
def resolved(tmp_path: Path, registry: dict[str, Parameter]) -> Callable[..., list[scenario.Scenario]]:
    """Write each text as `<name>.yaml` and resolve the first, or the names given."""

    def resolve(*names: str, **texts: str) -> list[scenario.Scenario]:
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        wanted = [tmp_path / f"{name}.yaml" for name in names or list(texts)[:1]]
        return scenario.resolve(wanted, registry=registry, end=END)

    return resolve
