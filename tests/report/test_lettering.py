"""Words in pictures: how wide they are, and where their lines break."""

import pytest

from simsp.report.graphics.lettering import width, wrapped


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("", 0),
        ("0", 556),  # Helvetica: every digit
        ("il", 222 + 222),
        ("W", 944),
        ("100 baht", 3 * 556 + 278 + 556 + 556 + 556 + 278),
    ],
)
def test_a_word_is_as_wide_as_its_letters(text: str, thousandths: int) -> None:
    """Helvetica's metrics, in thousandths of the size."""
    assert width(text, 10) == pytest.approx(thousandths / 100)


def test_a_mark_above_a_letter_takes_no_room() -> None:
    """Thai vowels and tones stand above or below the letter before them."""
    assert width("\u0e17\u0e35\u0e48", 10) == width("\u0e17", 10)


def test_lines_break_between_words_and_no_word_is_lost() -> None:
    """Each line fits its room."""
    text = "Of every 100 baht that workers, employers and the government pay in"
    lines = wrapped(text, 120, 12)
    assert " ".join(lines) == text
    assert max(width(line, 12) for line in lines) <= 120


def test_a_word_wider_than_its_room_is_broken() -> None:
    """Ten letters of 5.56 in a room of 30: five and five."""
    assert wrapped("0000000000", 30, 10) == ["00000", "00000"]
