"""Whatever the bytes of a file, the answer is a scenario or sentences."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp import months, scenario
from simsp.errors import BadInput

END = months.parse("2046-12")
WORDS = [
    "title", "asked_by", "about", "extends", "starts", "changes", "value", "from", "mou", "exit_lump_sum",
    "until", "for", "includes", "calendar", "kind", "lever", "expects", "side_effects", "laos", "fear", "who",
    "any.yaml", "old_age.exit_lump_sum", "old_age.qualifying_months", "contributions.worker_rate", "office.fee",
    "claims.files", "practice.no_payment_abroad", "calendar.opens", "employers.evasion",
    "employers.evasion_mou", "off", "choice", "2027-01", "2099-01", "5%", "true",
]  # fmt: skip
SIGNS = st.sampled_from(
    [*WORDS, *"{}[]:,-?!&*|>'\"#%@` \n\t~<.0", ": ", "\n  ", "\n- ", "---\n", "!!", "\\x"]
)
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=8)
)
KEYS = st.one_of(st.sampled_from(WORDS), st.text(max_size=5))
NESTED = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
)
FILES = st.dictionaries(KEYS, NESTED, max_size=6)


@pytest.fixture(scope="session")
def answer(tmp_path_factory, registry):
    """Resolve a file of these bytes; anything but a scenario or sentences is an error."""
    path = tmp_path_factory.mktemp("fuzz") / "any.yaml"

    def resolve(content: bytes) -> list[str]:
        path.write_bytes(content)
        try:
            found = scenario.resolve([path], registry=registry, end=END)
        except BadInput as refused:
            return refused.problems
        assert len(found) == 1
        return []

    return resolve


@given(content=st.binary(max_size=300))
def test_random_bytes_give_sentences(content, answer):
    """No bytes lead to anything but sentences of one line."""
    assert all("\n" not in problem for problem in answer(content))


@given(text=st.text(max_size=200))
def test_random_text_gives_sentences(text, answer):
    """Nor does any text."""
    assert all("\n" not in problem for problem in answer(text.encode("utf-8", "surrogatepass")))


@given(tokens=st.lists(SIGNS, max_size=40))
def test_random_yaml_signs_give_sentences(tokens, answer):
    """Nor does a soup of the signs and words that YAML and scenarios know."""
    assert all("any.yaml" in problem for problem in answer("".join(tokens).encode()))


@given(content=FILES)
def test_random_well_formed_files_give_a_scenario_or_sentences(content, answer):
    """Nor does a well-formed file with the right words in wrong places."""
    assert all("any.yaml" in problem for problem in answer(json.dumps(content).encode()))


@given(content=FILES)
def test_a_refused_file_stays_refused(content, answer):
    """The same file gives the same sentences."""
    written = json.dumps(content).encode()

    assert answer(written) == answer(written)
