"""The work behind `simsp calibrate`: the options, the folder, and what is said before, during and after."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from simsp import fitted, targets
from simsp.cli import extra, folder, guard, options, work
from simsp.cli.options import LIMITS_OF_A_FIT
from simsp.errors import BadInput, Stopped

PIECES = "pieces"
_FILES = (fitted.DRAWS, fitted.LEARNT, fitted.ABOUT)
PROOF = "proof.csv"


def run(written: Mapping[str, Any]) -> int:
    """Fit, or prove that fitting works; returns the exit code.

    Raises:
        BadInput: with every problem of the options and the folder.
    """
    numbers, out = _checked(written)
    work.say_compiling()
    try:
        if written["prove"] is not None:
            return _prove(numbers, out)
        return _fit(numbers, out, accept=bool(written["accept"]))
    except Stopped as error:
        click.echo(str(error), err=True)
        return guard.CHECK_FAILED
    except KeyboardInterrupt:
        click.echo(f"stopped; finished runs are kept in {out}; run again with --resume", err=True)
        return guard.INTERRUPTED


def _checked(written: Mapping[str, Any]) -> tuple[dict[str, int], Path]:
    problems = extra.lacking("fit", "sklearn", "scipy", "threadpoolctl")
    asked = [name for name in LIMITS_OF_A_FIT if name != "prove" or written["prove"] is not None]
    numbers = {name: options.number(name, written[name], problems, LIMITS_OF_A_FIT) for name in asked}
    if written["out"] == "":
        problems.append("--out must name a folder")
    if written["accept"] and written["prove"] is not None:
        problems.append("--accept is about a fit to what is known; --prove fits made-up worlds")
    out = Path(written["out"] or "outputs/calibration")

    def inside(place: Path) -> str:
        names = sorted(one.name for one in place.iterdir())
        strangers = [name for name in names if name not in (*_FILES, PROOF, PIECES)]
        if strangers:
            return f"it holds other files ('{strangers[0]}'); name a new folder"
        if names and not written["resume"]:
            return "it holds a fit already; write --resume to go on with it, or name a new folder"
        return ""

    problems += [sentence for sentence in (folder.problem(out, inside),) if sentence]
    if problems:
        raise BadInput(problems)
    return numbers, out


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _fit(numbers: Mapping[str, int], out: Path, *, accept: bool) -> int:
    from simsp.fitting import leave, worlds
    from simsp.fitting.calibrate import Sizes, fit
    from simsp.fitting.evidence import evidence
    from simsp.fitting.runs import Runs
    from simsp.fitting.shelf import Shelf

    known = targets.fitted()
    sizes = Sizes(numbers["runs"], min(128, numbers["runs"] // 8), numbers["runs"] // 2, numbers["draws"])
    model = worlds.model(known, numbers["agents"])
    worlds.compile_once()
    with work.progress() as progress:
        runs = Runs(model, Shelf(out / PIECES, numbers["jobs"], progress))
        found = fit(runs, evidence(known), sizes, numbers["seed"], _say)
    leave.write(found, model, sizes, numbers["seed"], out)
    if accept:
        fitted.folder().mkdir(exist_ok=True)
        for name in _FILES:
            shutil.copyfile(out / name, fitted.folder() / name)
    click.echo(str(out / fitted.DRAWS))
    for line in leave.words(found, model):
        click.echo(line)
    return guard.DONE


def _prove(numbers: Mapping[str, int], out: Path) -> int:
    from simsp.fitting import proof, worlds
    from simsp.fitting.shelf import Shelf

    worlds.compile_once()
    size = proof.Size(numbers["runs"], numbers["prove"], numbers["agents"], numbers["seed"])
    with work.progress() as progress:
        found = proof.prove(size, Shelf(out / PIECES, numbers["jobs"], progress), _say)
    proof.write(found, out / PROOF)
    click.echo(str(out / PROOF))
    for line in proof.words(found):
        click.echo(line)
    return guard.DONE
