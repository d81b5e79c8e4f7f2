"""The commands of studies: many runs that answer one question. Nothing heavy is imported for --help."""

from typing import Any

import click

from simsp.cli.sensitivity_options import sensitivity_options
from simsp.cli.validate_options import validate_options

MISSION = ("exit_lump_sum", "employer_pays_all", "self_enrolment")


@click.command()
@click.argument("plan", metavar="PLAN.yaml")
@click.option("--out", metavar="DIR", help="Folder of the results.  [default: outputs/<name of the plan>]")
@click.option(
    "--resume", is_flag=True, help="Go on with what is in DIR: run only what is missing or damaged."
)
@click.option("--jobs", metavar="N", help="Processes; never changes a result.  [default: all cores]")
@click.option("--cluster", metavar="ADDRESS", help="Run on a Dask cluster: tcp://HOST:PORT of its scheduler.")
@click.option("--plan-only", is_flag=True, help="Say what it would take, and stop.")
def sweep(plan: str, **written: Any) -> int:
    """Run many scenarios, draws of the assumptions and seeds, as PLAN.yaml says (docs/sweeps.md).

    It may be killed at any moment: finished pieces are kept, and --resume ends with the same bytes as a run that
    nobody disturbed.
    """
    from simsp.cli import sweeping

    return sweeping.run(plan, written)


@click.command()
@validate_options
def validate(**written: Any) -> None:
    """Hold the model against what statistics and studies report; write tables and a page.

    Every target of calibration/targets is measured in the model as it was measured in Thailand. What nothing was
    fitted to stands apart, and misses stay in the list. With --published nothing is run: the forecasts of
    docs/forecasts.md are scored.
    """
    from simsp.cli import validating

    validating.run(written)


@click.command()
@click.argument("scenarios", nargs=-1)
@sensitivity_options
def sensitivity(scenarios: tuple[str, ...], **written: Any) -> int:
    """Say what decides between SCENARIOs (names or files): which assumption, and which statistic would tell.

    Draws what is unknown many times, and lives through today's law and each scenario under every draw. Without a
    SCENARIO, the three reforms most asked for. It may be killed at any moment; --resume goes on with what is there.
    """
    from simsp.cli import sensing

    return sensing.run(scenarios or MISSION, written)


@click.command()
@click.option(
    "--agents", default="3000", metavar="N", show_default=True, help="Migrants in Thailand in 2027-01."
)
@click.option("--runs", default="2048", metavar="N", show_default=True, help="Runs that fill the ranges.")
@click.option("--draws", default="512", metavar="N", show_default=True, help="Draws that are kept.")
@click.option("--seed", default="1", metavar="S", show_default=True, help="Of the design and the sampler.")
@click.option("--jobs", metavar="N", help="Processes; never changes a result.  [default: all cores]")
@click.option(
    "--out", default="outputs/calibration", metavar="DIR", show_default=True, help="Folder of the fit."
)
@click.option("--resume", is_flag=True, help="Go on with a fit that was stopped.")
@click.option("--accept", is_flag=True, help="Let every later run draw from this fit.")
@click.option(
    "--prove",
    metavar="N",
    help="Instead, fit N made-up worlds, and count how often intervals hold the truth.",
)
def calibrate(**written: Any) -> int:
    """Fit the unknown assumptions to what is known (calibration/targets), held-out figures apart.

    Leaves draws of the assumptions that agree with the fitted targets, what was learnt of each
    assumption, and what the fit was made from.
    """
    from simsp.cli import calibrating

    return calibrating.run(written)


ALL = (sweep, calibrate, validate, sensitivity)
