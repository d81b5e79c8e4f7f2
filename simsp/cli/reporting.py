"""The work behind `simsp report`: the page, the workbook and, if asked, the pictures of a run, from its tables."""

from pathlib import Path

from simsp.cli.folder import KINDS
from simsp.errors import BadInput, one_line


def run(directory: str, kind: str | None) -> list[str]:
    """Make them, and return the lines to print.

    Raises:
        BadInput: the folder holds no results, or no such kind of picture is made.
    """
    out = Path(directory)
    problems = []
    if not (out / "manifest.json").is_file():
        problems.append(
            f"{one_line(directory, 200)}: holds no results of a run (there is no manifest.json in it)"
        )
    if kind is not None and kind not in KINDS:
        problems.append(f"--images {one_line(kind, 40)}: pictures are svg or png")
    if problems:
        raise BadInput(problems)
    from simsp import workbook
    from simsp.report import page, words

    lines = [str(page.write(out))]
    workbook.write(out)
    if kind:
        from simsp.report import images

        made = images.write(out, kind)
        lines.append(f"{len(made)} pictures in {out / images.FOLDER}")
    return [*lines, *words.answer(out)]
