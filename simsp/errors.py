"""What a user can get wrong, said in sentences."""

import difflib
from collections.abc import Iterable, Sequence


class BadInput(Exception):
    """Files or options that cannot be used. Carries every problem found, one sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


class Stopped(Exception):
    """Work that ended early through no fault of the input. The text is a sentence; what is finished is kept."""


def nearest(word: str, names: Iterable[str]) -> str:
    """The name most like `word`, or ''. A missing first part (`branch.`) is forgiven."""
    known = list(names)
    tails = [name for name in known if name.rpartition(".")[2] == word]
    close = tails or difflib.get_close_matches(word[:100], known, n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: "; did you mean '...'?", or '' where nothing is near."""
    name = nearest(word, names)
    return f"; did you mean '{name}'?" if name else ""


def one_line(text: object, longest: int = 80) -> str:
    """Text from a file or the command line, made safe to quote inside a sentence."""
    clean = "".join(sign if sign.isprintable() else "\ufffd" for sign in str(text))
    return clean if len(clean) <= longest else clean[: longest - 3] + "..."
