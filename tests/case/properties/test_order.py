"""The order in which a file tells rows and events does not matter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.case.properties.answering import Office, figures
from tests.case.properties.lives import FEW, Life, lives


@settings(max_examples=FEW)
@given(lives(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(ask: Office, life: Life, luck: st.DataObject) -> None:
    """Rows, events, months abroad and children in any order give the same answer to the last word."""
    person = life["person"]
    if "children" in person:
        person = {**person, "children": mixed(person["children"], luck)}
    lists = {key: mixed(life[key], luck) for key in ("history", "events", "elsewhere")}
    assert figures(ask({**life, **lists, "person": person})) == figures(ask(life))


def mixed(rows: list[Life], luck: st.DataObject) -> list[Life]:
    """The same rows in another order."""
    return luck.sample(rows, len(rows))
