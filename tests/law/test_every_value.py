"""Every value of law says what it is, since when and from where, and some rule reads it."""

import ast
import importlib
import re

import numpy as np
import pytest

from simsp import months, parameters, places

BRANCHES = tuple(sorted(path.stem for path in places.law().glob("*.yaml")))
CLAUSE = (
    r"(SSA|WCA) s\.|policy|display|^draft regulation|^bill of"
    r"|^Ministry of Public Health: |^(Japan|Vietnam): |^Social security laws of "
)
HANDED_OVER = {  # read by the caller, who hands them to a rule or asks before one
    "child_allowance.tail": "argument of coverage.is_covered",
    "coverage.wage_window_months": "how many months are shown to coverage.into_best",
    "death.tail": "argument of coverage.is_covered",
    "invalidity.tail": "argument of coverage.is_covered",
    "maternity.tail": "argument of coverage.is_covered",
    "sickness.tail": "argument of coverage.is_covered",
    "old_age.care_starts": "argument of old_age.blended_average counts from it",
    "old_age.return_on_lump_sum": "argument of old_age.yearly_return",
    "old_age.pension_paid_abroad": "a channel of payment, which is no matter of amount",
}


def test_every_row_has_unit_date_source_grade_and_last_check(law_values):
    """The loader refuses less; here it is said once more, for every value of the law files."""
    for name, value in law_values.items():
        assert value.unit in parameters.UNITS, name
        assert value.layer in ("law", "reading", "policy", "assumption"), name
        assert value.meaning.endswith("."), name
        for row in value.history:
            assert row.source, name
            assert row.grade in ("A", "B", "C"), name
            assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", row.checked), name


def test_every_value_lies_in_its_allowed_range(law_values):
    """And so do low and high, which grade C must have."""
    for name, value in law_values.items():
        for row in value.history:
            bounds = [row.value] if row.low is None else [row.low, row.value, row.high]
            if value.unit in ("choice", "switch"):
                assert set(bounds) <= set(value.allowed), name
            else:
                low, high = value.allowed
                assert low <= min(bounds), name
                assert max(bounds) <= high, name
                assert bounds == sorted(bounds), name


def test_no_value_hides_behind_a_name_of_numpy(law_values):
    """In plain Python `law.base` would be numpy's own attribute and not a value called base."""
    for value in law_values.values():
        assert not hasattr(np.record, value.base.split(".")[1]), value.name


@pytest.mark.parametrize("month", ["2011-01", "2027-01", "2046-12"])
def test_every_value_holds_from_2011_to_2046(law_values, month):
    """No month of the model is without law."""
    for value in law_values.values():
        assert value.on(months.parse(month)).value is not None


def test_no_policy_is_in_force_today(law_values):
    """Every switch of a policy is off, and every choice of one at its first name."""
    for name, value in law_values.items():
        if value.layer == "policy" and value.unit in ("switch", "choice"):
            assert value.on(months.parse("2026-11")).value == value.allowed[0], name


def _read_by(branch):
    tree = ast.parse((places.law() / f"{branch}.py").read_text(encoding="utf-8"))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("law", "contributions")
    }


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_value_is_read_by_a_rule_and_every_rule_reads_a_value_that_exists(law_values, branch):
    """A value that nothing reads would be a lever without effect."""
    known = {one.base.split(".")[1] for one in law_values.values() if one.base.startswith(f"{branch}.")}
    handed = {name.split(".")[1] for name in HANDED_OVER if name.startswith(f"{branch}.")}
    read = _read_by(branch)
    assert known - read == handed
    borrowed = {name.split(".")[1] for name in law_values if name.startswith("contributions.")}
    assert read - known <= (borrowed if branch == "self_enrolment" else set())


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_rule_knows_its_clause(branch):
    """`.source` names the Act, or says that it is a draft, a policy or for display."""
    module = importlib.import_module(f"simsp.law.{branch}")
    tree = ast.parse((places.law() / f"{branch}.py").read_text(encoding="utf-8"))
    ruled = [node for node in tree.body if isinstance(node, ast.FunctionDef) and _is_rule(node)]
    assert ruled
    for node in ruled:
        assert ast.get_docstring(node), node.name
        assert re.search(CLAUSE, getattr(module, node.name).source), node.name


def _is_rule(node):
    return any(getattr(getattr(made, "func", None), "id", "") == "rule" for made in node.decorator_list)
