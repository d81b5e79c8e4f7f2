"""Where the shipped files lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_data"


def _find(name: str) -> Path:
    inside = _SHIPPED / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def scenarios() -> Path:
    """Folder of the shipped scenario files."""
    return _find("scenarios")


def calibration() -> Path:
    """Folder of practice and assumptions."""
    return _find("calibration")


def law() -> Path:
    """Folder of the dated values of the law."""
    return _PACKAGE / "law"
