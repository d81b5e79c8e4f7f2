"""The tables' own description: complete, and the same in the docs."""

from pathlib import Path

from simsp import measures, tables
from simsp.parameters import DIMENSIONS
from simsp.world.rights import DIFFICULTIES, GATES


def test_the_data_dictionary_is_made_from_the_tables(root: Path) -> None:
    """docs/data-dictionary.md says what simsp/tables says; `make dictionary` writes it anew."""
    assert (root / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == tables.dictionary()


def test_measures_have_one_name_each_and_a_unit_that_prints() -> None:
    """No measure is defined twice, and each unit has its number of decimals."""
    names = [measure.name for measure in measures.MEASURES]

    assert len(names) == len(set(names))
    assert {measure.unit for measure in measures.MEASURES} <= set(tables.UNIT_DECIMALS)


def test_gates_and_difficulties_are_called_the_same_in_tables_and_world() -> None:
    """The ground floor lists them for the files; the world lists them for the steps."""
    assert measures.GATES == GATES
    assert measures.DIFFICULTIES == DIFFICULTIES


def test_numbers_print_the_same_everywhere() -> None:
    """Fixed decimals by unit, empty where undefined, never minus zero."""
    assert tables.number(-0.0000001, "share") == "0.000000"
    assert tables.number(float("nan"), "thb") == ""
    assert tables.number(None, "thb") == ""
    assert tables.number(1234.5, "thb") == "1234.50"


def test_the_series_are_those_of_the_world() -> None:
    """By papers and by nationality, in the order of the dimensions."""
    by_papers = tuple(f"papers_{status}" for status in DIMENSIONS["status"])
    by_nation = tuple(f"from_{nation}" for nation in DIMENSIONS["nationality"])
    insured = tuple(f"enrolled_{nation}" for nation in DIMENSIONS["nationality"])
    assert tables.SERIES[5:] == by_papers + by_nation + insured
