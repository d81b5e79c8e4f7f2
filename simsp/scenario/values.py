"""Whether a value written in a scenario fits the parameter it is for, said in the parameter's own unit."""

import math
import re
from typing import Any

from simsp import months
from simsp.errors import nearest, one_line
from simsp.parameters import Parameter, Value

WHOLE_UNITS = ("months", "years", "days", "count", "people")
UNIT_WORDS = {
    "months": "months",
    "years": "years",
    "days": "days",
    "people": "people",
    "percent": "percent",
    "thb": "baht",
    "jpy": "yen",
    "local": "the currency of the country",
    "ratio": "ratio (1 is the whole)",
    "percent_per_year": "percent a year",
    "per_1000_per_year": "cases among 1,000 people a year",
}
_SWITCH_WORDS = {
    **dict.fromkeys(("on", "yes", "y", "1"), "true"),
    **dict.fromkeys(("off", "no", "n", "0"), "false"),
}
_NUMBER_AND_UNIT = re.compile(r"\s*([-+]?[\d.,]*\d)\s*(.*)", re.DOTALL)


class DoesNotFit(ValueError):
    """A value that a parameter cannot take; the text is the end of a sentence that begins with its name."""


def allowed(parameter: Parameter) -> str:
    """What may be written, for example 'a number in percent, from 0 to 20'."""
    unit = parameter.unit
    if unit == "switch":
        return "true or false"
    if unit == "choice":
        return "one of " + ", ".join(map(str, parameter.allowed))
    low, high = (_plain(bound) for bound in parameter.allowed)
    if unit == "month":
        return f"a month from {low} to {high}"
    if unit == "probability":
        return f"a chance between {low} and {high}"
    kind = "a whole number" if unit in WHOLE_UNITS else "a number"
    words = f" in {UNIT_WORDS[unit]}" if unit in UNIT_WORDS else ""
    return f"{kind}{words}, from {low} to {high}"


def _plain(number: Any) -> str:
    return f"{number:,}" if isinstance(number, int | float) else str(number)


def fitting(parameter: Parameter, written: object) -> Value:
    """The value a scenario file gives to a parameter, in the parameter's unit.

    Raises:
        DoesNotFit: wrong type or unit, unknown name, or out of range.
    """
    if written is None:
        raise DoesNotFit(f"has no value; write {allowed(parameter)}")
    if isinstance(written, dict | list):
        raise DoesNotFit(f"takes a single value: {allowed(parameter)}")
    if parameter.unit == "switch":
        return _switch(written)
    if parameter.unit == "choice":
        return _choice(parameter, written)
    return _month(parameter, written) if parameter.unit == "month" else _number(parameter, written)


def moved_by(parameter: Parameter, month: int | None, word: str, written: object) -> tuple[float, Value]:
    """By how much a parameter moves, negative for `less`, and what comes of it under central assumptions.

    Args:
        parameter: what moves.
        month: in which today's value is taken; None for the latest.
        word: `more` or `less`.
        written: how much, in the parameter's unit; beyond the bounds of the parameter it stops there.

    Raises:
        DoesNotFit: not a number above 0, or a parameter that is no number.
    """
    if parameter.unit in ("switch", "choice", "month"):
        raise DoesNotFit(f"cannot be '{word}': write {allowed(parameter)}")
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise DoesNotFit(f"needs a number after '{word}', not {_wrong(written)}")
    if not 0 < written < math.inf:
        raise DoesNotFit(f"is '{word}: {_as_written(written)}'; write a number above 0")
    if parameter.unit in WHOLE_UNITS and written != int(written):
        raise DoesNotFit(f"is '{word}: {_as_written(written)}'; write a whole number")
    more = float(written if word == "more" else -written)
    today = parameter.history[-1] if month is None else parameter.on(month)
    low, high = parameter.allowed
    return more, min(max(float(today.value) + more, low), high)


def _switch(written: object) -> bool:
    if isinstance(written, bool):
        return written
    word = str(written).lower()
    if word in ("true", "false"):
        raise DoesNotFit(f"is a switch: write {word} without quotes")
    meant = _SWITCH_WORDS.get(word, "true or false")
    raise DoesNotFit(f"is a switch: write {meant}, not '{one_line(written)}'")


def _choice(parameter: Parameter, written: object) -> str:
    if isinstance(written, str) and written in parameter.allowed:
        return written
    names = [str(name) for name in parameter.allowed]
    meant = {True: "on", False: "off"}[written] if isinstance(written, bool) else str(written)
    near = meant if meant in names else nearest(meant.lower(), names)
    hint = f"; did you mean '{near}'?" if near else ""
    raise DoesNotFit(f"cannot be '{_as_written(written)}': write {allowed(parameter)}{hint}")


def _month(parameter: Parameter, written: object) -> str:
    try:
        month = months.parse(str(written))
    except ValueError:
        raise DoesNotFit(f"is a month: write it as YYYY-MM, not '{_as_written(written)}'") from None
    low, high = (months.parse(str(bound)) for bound in parameter.allowed)
    if not low <= month <= high:
        raise DoesNotFit(f"is {months.text(month)}, out of range; write {allowed(parameter)}")
    return months.text(month)


def _number(parameter: Parameter, written: object) -> int | float:
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise DoesNotFit(f"needs {allowed(parameter)}, not {_wrong(written, parameter.unit)}")
    low, high = parameter.allowed
    if not math.isfinite(written) or not low <= written <= high:
        raise DoesNotFit(f"is {_as_written(written)}, out of range; write {allowed(parameter)}")
    if parameter.unit in WHOLE_UNITS:
        if written != int(written):
            raise DoesNotFit(f"is {_as_written(written)}; write {allowed(parameter)}")
        return int(written)
    return written


def _wrong(written: object, unit: str = "") -> str:
    """How the sentence names a value that is no number, with the number in it where there is one."""
    if isinstance(written, bool):
        return "true or false"
    found = _NUMBER_AND_UNIT.fullmatch(str(written))
    if not found:
        return f"the text '{one_line(written)}'"
    number, rest = found[1].replace(",", ""), found[2].strip()
    if rest == "%" and unit in ("probability", "ratio"):
        return f"the text '{one_line(written)}'; write {float(number) / 100:g}, if that is what you mean"
    reason = "without the unit" if rest else "without quotes and commas"
    return f"the text '{one_line(written)}'; write {one_line(number)} {reason}, if that is what you mean"


def _as_written(written: object) -> str:
    return str(written).lower() if isinstance(written, bool) else one_line(written)
