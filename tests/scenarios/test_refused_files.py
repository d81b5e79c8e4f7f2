"""Each mistake a person can make in a scenario file is refused with file, line and what to write instead."""

import pytest

from simsp import months, scenario
from simsp.errors import BadInput

END = months.parse("2046-12")
HEAD = "title: A test\n"
FINE = HEAD + "changes:\n  old_age.exit_lump_sum: choice\n"


def changing(line: str) -> str:
    """A scenario with one line under `changes`, which is line 3."""
    return f"{HEAD}changes:\n  {line}\n"


CASES = {
    "unknown key": ("titel: A test\n" + FINE, "line 1: unknown key 'titel'; did you mean 'title'?"),
    "unknown key, nothing near": (
        FINE + "zzz: 1\n",
        "the keys are title, asked_by, about, kind, mechanism",
    ),
    "unknown value": (
        changing("old_age.exit_lumpsum: choice"),
        "line 3: unknown value 'old_age.exit_lumpsum'; did you mean 'old_age.exit_lump_sum'?",
    ),
    "value without its branch": (changing("exit_lump_sum: choice"), "did you mean 'old_age.exit_lump_sum'?"),
    "unknown value, nothing near": (changing("zzz: 1"), "unknown value 'zzz'; `simsp law` lists all names"),
    "unknown family": (changing("employers.evasoin: 0"), "did you mean 'employers.evasion'?"),
    "unknown element": (
        changing("employers.evasion: {mu: 0}"),
        "line 3: 'employers.evasion' has no element 'mu'; did you mean 'mou'?",
    ),
    "choice that is no choice": (
        changing("old_age.exit_lump_sum: choices"),
        "write one of off, choice, compulsory; did you mean 'choice'?",
    ),
    "choice as a truth value": (changing("old_age.exit_lump_sum: false"), "did you mean 'off'?"),
    "choice as a number": (changing("old_age.exit_lump_sum: 1"), "write one of off, choice, compulsory"),
    "switch as a word": (
        changing("practice.no_payment_abroad: off"),
        "line 3: 'practice.no_payment_abroad' is a switch: write false, not 'off'",
    ),
    "switch as a number": (
        changing("practice.no_payment_abroad: 7"),
        "is a switch: write true or false, not '7'",
    ),
    "switch in quotes": (changing("practice.no_payment_abroad: 'false'"), "write false without quotes"),
    "percent with its sign": (
        changing("contributions.worker_rate: 5%"),
        "needs a number in percent, from 0 to 20, not the text '5%'; write 5 without the unit",
    ),
    "a chance in percent": (
        changing("claims.files: 50%"),
        "needs a chance between 0 and 1, not the text '50%'; write 0.5, if that is what you mean",
    ),
    "baht with the word": (
        changing("office.fee: 5 baht"),
        "a number in baht, from 0 to 100,000, not the text '5 baht'",
    ),
    "number with a comma": (changing("office.fee: 1,000"), "write 1000 without quotes and commas"),
    "number in quotes": (changing("office.fee: '12'"), "write 12 without quotes"),
    "number as a truth value": (changing("claims.files: true"), "between 0 and 1, not true or false"),
    "number as a word": (changing("claims.files: often"), "not the text 'often'"),
    "part of a month": (
        changing("old_age.qualifying_months: 12.5"),
        "is 12.5; write a whole number in months",
    ),
    "too high": (changing("claims.files: 2"), "is 2, out of range; write a chance between 0 and 1"),
    "too low": (changing("contributions.worker_rate: -1"), "is -1, out of range"),
    "endless": (changing("contributions.worker_rate: 1e999"), "out of range"),
    "not a number": (changing("contributions.worker_rate: .nan"), "not the text '.nan'"),
    "month that is none": (
        changing("calendar.opens: 2030-13"),
        "is a month: write it as YYYY-MM, not '2030-13'",
    ),
    "month out of range": (
        changing("calendar.opens: 2060-01"),
        "out of range; write a month from 2011-01 to 2050-12",
    ),
    "no value": (changing("office.fee:"), "line 3: 'office.fee' has no value; write a number in baht"),
    "list as a value": (changing("office.fee: [1, 2]"), "takes a single value"),
    "group as a value": (changing("office.fee: {low: 1}"), "takes a single value"),
    "value and something else": (
        changing("office.fee: {value: 5, since: 2030-01}"),
        "unknown key 'since' under 'office.fee'; write 'value', 'from', 'until' and 'for'",
    ),
    "from without a value": (changing("office.fee: {from: 2030-01}"), "'office.fee' has no value"),
    "bad from": (changing("office.fee: {value: 5, from: soon}"), "'from' must be a month written YYYY-MM"),
    "from after the end": (
        changing("office.fee: {value: 5, from: 2050-01}"),
        "after the end of the run in 2046-12",
    ),
    "bad start": (
        FINE + "starts: 2027-1\n",
        "line 4: 'starts' must be a month written YYYY-MM, such as 2027-01",
    ),
    "start as a year": (
        FINE + "starts: 2027\n",
        "'starts' must be a month written YYYY-MM, such as 2027-01, not '2027'",
    ),
    "start after the end": (
        FINE + "starts: 2047-01\n",
        "'starts' is 2047-01, after the end of the run in 2046-12",
    ),
    "start before history": (FINE + "starts: 2010-12\n", "before the simulated history begins in 2011-01"),
    "changes nothing": (
        changing("old_age.qualifying_months: 180"),
        "line 3: 'old_age.qualifying_months' changes nothing: it has this value at all times already",
    ),
    "changes nothing from then on": (
        "starts: 2027-01\n" + changing("contributions.worker_rate: 5"),
        "line 4: 'contributions.worker_rate' changes nothing: it has this value from then on already",
    ),
    "changes nothing over its base": (
        HEAD + "extends: exit_lump_sum\nstarts: 2028-01\nchanges:\n  old_age.exit_lump_sum: choice\n",
        "line 5: 'old_age.exit_lump_sum' changes nothing",
    ),
    "no changes": (HEAD, "the scenario changes nothing; write at least one line under 'changes'"),
    "empty changes": (HEAD + "changes: {}\n", "line 2: the scenario changes nothing"),
    "changes as a list": (
        HEAD + "changes: [a]\n",
        "line 2: 'changes' must hold lines of 'name: value', not a list",
    ),
    "set twice": (
        HEAD + "changes:\n  employers.evasion: 0\n  employers.evasion_mou: 0.1\n",
        "sets 'employers.evasion_mou', which is already set by 'employers.evasion' in line 3",
    ),
    "duplicate key": (
        FINE + "title: Again\n",
        "line 4: the key 'title' is here a second time (first in line 1)",
    ),
    "duplicate change": (
        changing("office.fee: 1\n  office.fee: 2"),
        "line 4: the key 'office.fee' is here a second time (first in line 3)",
    ),
    "title missing": ("changes:\n  office.fee: 1\n", "'title' is missing"),
    "title empty": ("title:\nchanges:\n  office.fee: 1\n", "line 1: 'title' must be a text, not nothing"),
    "title a number": ("title: 5\nchanges:\n  office.fee: 1\n", "'title' must be a text, not '5'"),
    "title of two lines": ('title: "a\\nb"\nchanges:\n  office.fee: 1\n', "'title' must be one line"),
    "title too long": (
        f"title: {'a' * 201}\nchanges:\n  office.fee: 1\n",
        "'title' is longer than 200 letters",
    ),
    "asked by a word": (FINE + "asked_by: six\n", "line 4: 'asked_by' must be a list of ids from 1 to 70"),
    "asked by nobody known": (FINE + "asked_by: [71]\n", "list of ids from 1 to 70"),
    "asked by twice": (FINE + "asked_by: [6, 6]\n", "'asked_by' names an id twice"),
    "about a list": (FINE + "about: [a]\n", "'about' must be a text, not a list"),
    "extends nothing known": (FINE + "extends: exit_lumpsum\n", "did you mean 'exit_lump_sum'?"),
    "extends a missing file": (FINE + "extends: gone.yaml\n", "gone.yaml, which is not a file"),
    "extends itself": (FINE + "extends: one.yaml\n", "line 4: 'extends' runs in a loop"),
    "extends a number": (FINE + "extends: 5\n", "'extends' must be a text"),
    "tag": ("title: !!python/object/apply:os.system [ls]\n", "line 1: the tag "),
    "harmless tag": ("title: !!str a\n" + FINE[len(HEAD) :], "is refused; write plain values only"),
    "anchor": ("title: &a A test\n" + FINE[len(HEAD) :], "line 1: the anchor '&a' is refused"),
    "alias": ("title: &a A test\nabout: *a\n", "line 2: the alias '*a' is refused"),
    "second document": (FINE + "---\n" + FINE, "line 4: a second document begins here"),
    "too deep": (HEAD + "changes: " + "[" * 50 + "]" * 50, "nested more than 8 deep"),
    "a list": ("- a\n- b\n", "line 1: write lines of 'key: value'"),
    "a text": ("just words\n", "write lines of 'key: value'"),
    "a key that is a list": (FINE + "? [a]\n: 1\n", "line 4: a key must be a word"),
    "empty": ("", "the file is empty"),
    "only a comment": ("# nothing\n", "the file is empty"),
    "tab": ("title: a\n\tchanges: 1\n", "line 2: this is not YAML"),
    "open bracket": ("title: [a\n", "this is not YAML"),
    "impossible escape": ('title: "\\UFFFFFFFF"\n', "line 1: this is not YAML"),
    "too large": ("# " + "x" * 200_000, "is larger than 200,000 bytes"),
}


@pytest.mark.parametrize(("text", "sentence"), CASES.values(), ids=CASES)
def test_a_mistake_is_told_in_a_sentence_with_file_and_line(text, sentence, resolved):
    """Every kind of bad input: the sentence names the file and says what is wrong or allowed."""
    with pytest.raises(BadInput) as refused:
        resolved(one=text)

    assert sentence in "\n".join(refused.value.problems)
    assert all("one.yaml" in problem for problem in refused.value.problems)
    assert all("\n" not in problem for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"title: a\nabout: \xff\xfe\n", "line 2: is not text in UTF-8", id="not UTF-8"),
        pytest.param(b"title: a\n\x00\x01\n", "line 2: has signs that no text file has", id="binary"),
        pytest.param("title: ก\n".encode("utf-16"), "is not text in UTF-8", id="UTF-16"),
    ],
)
def test_a_file_that_is_not_text_is_refused(content, sentence, tmp_path, registry):
    """Bytes that are no UTF-8 text get one sentence."""
    path = tmp_path / "one.yaml"
    path.write_bytes(content)

    with pytest.raises(BadInput) as refused:
        scenario.resolve([path], registry=registry, end=END)

    assert [sentence in problem for problem in refused.value.problems] == [True]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        pytest.param("gone.yaml", "gone.yaml: there is no such file", id="missing"),
        pytest.param("./", "is a folder; name a file in it", id="folder"),
        pytest.param("/dev/zero", "/dev/zero: is not an ordinary file", id="device"),
        pytest.param("exit_lumpsum", "'exit_lumpsum'; did you mean 'exit_lump_sum'?", id="near name"),
        pytest.param("zzz", "the shipped ones are current_law, ", id="far name"),
        pytest.param("", "there is no scenario and no file ''", id="no name"),
        pytest.param("a\0.yaml", "there is no such file", id="impossible name"),
        pytest.param("x" * 5000 + ".yaml", "cannot be read", id="endless name"),
    ],
)
def test_a_name_without_a_file_is_refused(name, sentence, registry):
    """A scenario that cannot be found is told with the nearest shipped name."""
    with pytest.raises(BadInput) as refused:
        scenario.resolve([name], registry=registry, end=END)

    assert [sentence in problem for problem in refused.value.problems] == [True]


def test_all_mistakes_of_all_files_are_told_at_once(resolved):
    """Nobody has to repair a file mistake by mistake."""
    with pytest.raises(BadInput) as refused:
        resolved(
            "one", "two", one=changing("office.fee: 5%\n  claims.files: 7"), two="titel: x\nchanges: {}\n"
        )

    told = "\n".join(refused.value.problems)
    parts = ("one.yaml, line 3", "one.yaml, line 4", "two.yaml, line 1", "two.yaml: 'title' is missing")
    assert [part for part in parts if part not in told] == []


def test_a_loop_over_two_files_names_both(resolved):
    """File a extends b extends a."""
    with pytest.raises(BadInput) as refused:
        resolved(a=FINE + "extends: b.yaml\n", b=FINE + "extends: a.yaml\n")

    told = "\n".join(refused.value.problems)
    assert "runs in a loop" in told
    assert told.index("a.yaml ->") < told.index("b.yaml ->")


def test_a_broken_base_is_told_once(resolved):
    """Two files that extend a broken one do not repeat its mistake."""
    on_base = changing("office.fee: 5") + "extends: base.yaml\n"
    with pytest.raises(BadInput) as refused:
        resolved("a", "b", a=on_base, b=on_base, base=changing("claims.files: 7"))

    assert ["base.yaml, line 3" in problem for problem in refused.value.problems] == [True]


def test_a_long_chain_of_files_is_refused(resolved):
    """Hundreds of files on top of each other are a mistake, not a crash."""
    texts = {f"f{n}": changing(f"office.fee: {n}") + f"extends: f{n + 1}.yaml\n" for n in range(400)}
    with pytest.raises(BadInput) as refused:
        resolved(**texts)

    assert "more than 20 files extend one another" in "\n".join(refused.value.problems)


def test_two_scenarios_of_one_name_are_refused(tmp_path, registry):
    """A table could not tell them apart."""
    (tmp_path / "exit_lump_sum.yaml").write_text(FINE)

    with pytest.raises(BadInput) as refused:
        scenario.resolve(["exit_lump_sum", tmp_path / "exit_lump_sum.yaml"], registry=registry, end=END)

    assert [
        "two scenarios have the name 'exit_lump_sum'" in problem for problem in refused.value.problems
    ] == [True]


def test_a_file_name_that_breaks_a_table_is_refused(tmp_path, registry):
    """The name becomes a cell and a folder: no commas, no formulas."""
    path = tmp_path / "=1,2.yaml"
    path.write_text(FINE)

    with pytest.raises(BadInput, match="name the file with letters"):
        scenario.resolve([path], registry=registry, end=END)
