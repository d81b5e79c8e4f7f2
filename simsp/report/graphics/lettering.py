"""How wide words are: drawings that stand alone must break lines themselves.

Widths are those of Helvetica, which Arial and Liberation Sans share (Adobe's font metrics, thousandths of the size).
"""

import unicodedata
from typing import Final

_WIDTHS: Final = {
    "ijl'\u2018\u2019": 222, "|": 260, " !,./:;I[\\]ft\u00b7\u00a0": 278, "(-)`r\u201c\u201d": 333, "*": 389, '"': 355,
    "Jckvsxyz": 500, "0123456789abdeghnopqu_?#$\u2013L": 556, "+\u2212<=>~\u00d7\u00f7": 584, "FTZ": 611,
    "ABEKPSVXY&": 667, "CDHNRUw": 722, "GOQ": 778, "Mm": 833, "%": 889, "W": 944, "\u2014\u2026": 1000, "@": 1015,
}  # fmt: skip
_OF: Final = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_OTHER: Final = 620
"""For a letter of another script, a little more than most need."""
_BOLD: Final = 1.07


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of a text in pixels at a size of letters; marks that stand above or below a letter add nothing."""
    units = sum(_OF.get(letter, _OTHER) for letter in text if unicodedata.category(letter) != "Mn")
    return units / 1000 * size * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text in lines no wider than the room in pixels; a word that is longer alone is broken."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width(joined, size, bold) <= room:
            lines[-1] = joined
            continue
        lines += [*filter(None, [lines.pop()]), *_broken(word, room, size, bold)]
    return lines


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
