"""The tables' own description: complete, and the same in the docs."""

from pathlib import Path

from simsp import tables
from simsp.world.books import DIFFICULTIES
from simsp.world.rights import GATES


def test_the_data_dictionary_is_made_from_the_tables(root: Path) -> None:
    """docs/data-dictionary.md says what simsp/tables.py says; `make dictionary` writes it anew."""
    assert (root / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == tables.dictionary()


def test_measures_have_one_name_each_and_a_unit_that_prints() -> None:
    """No measure is defined twice, and each unit has its number of decimals."""
    names = [measure.name for measure in tables.MEASURES]

    assert len(names) == len(set(names))
    assert {measure.unit for measure in tables.MEASURES} <= set(tables.UNIT_DECIMALS)


def test_gates_and_difficulties_are_called_the_same_in_tables_and_world() -> None:
    """The ground floor lists them for the files; the world lists them for the steps."""
    assert tables.GATES == GATES
    assert tables.DIFFICULTIES == DIFFICULTIES


def test_numbers_print_the_same_everywhere() -> None:
    """Fixed decimals by unit, empty where undefined, never minus zero."""
    assert tables.number(-0.0000001, "share") == "0.000000"
    assert tables.number(float("nan"), "thb") == ""
    assert tables.number(None, "thb") == ""
    assert tables.number(1234.5, "thb") == "1234.50"
