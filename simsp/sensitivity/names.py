"""Plain names of assumptions, out of the sentences that their files give."""

from simsp import parameters, unknowns

_CALENDAR = "calendar."
_SHORT = {"mou": "MOU", "nv": "nationality verified", "cr": "Cabinet Resolution"}


def meaning(unknown: str) -> str:
    """What an assumption is, as a phrase that can stand alone: whose it is, and from when, in brackets."""
    of = unknowns.load()[unknown]
    own, _, since = unknown.partition("@")
    told = []
    if own.startswith(_CALENDAR):
        told.append(own.removeprefix(_CALENDAR).replace("_", " "))
    else:
        parameter = parameters.load()[of.shown]
        member = own.removeprefix(parameter.base).removeprefix("_")
        told += [_SHORT.get(member, member.replace("_", " "))] if member else []
    told += [f"from {since}"] if since else []
    return of.meaning.rstrip(".") + (f" ({', '.join(told)})" if told else "")


def grade(unknown: str) -> str:
    """How well the assumption is known, by its source: A to C."""
    return unknowns.load()[unknown].row.grade
