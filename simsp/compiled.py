"""How a function of the model is compiled, and where the machine code is kept.

Every rule and every step is an ordinary Python function. `compiled` hands it to numba; with the environment
variable SIMSP_UNCOMPILED=1 it stays plain Python, for reading, coverage and single cases.

numba's own cache does not notice an edit in another module, so the cache folder is named after a hash of the
whole package source: code that changed never meets stale machine code.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

UNCOMPILED = os.environ.get("SIMSP_UNCOMPILED", "") not in ("", "0")
PACKAGE = Path(__file__).resolve().parent


def source_hash() -> str:
    """Fingerprint of every line of the package that can be compiled."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def cache_folder() -> Path:
    """Folder of the machine code of exactly this source; outside the package, created when missing."""
    name = Path(source_hash())
    wanted = Path(os.environ.get("SIMSP_CACHE") or platformdirs.user_cache_dir("simsp")) / name
    return wanted if _usable(wanted) else Path(tempfile.gettempdir()) / "simsp-cache" / name


def is_warm() -> bool:
    """Whether machine code of this source already lies in the cache."""
    return UNCOMPILED or any(cache_folder().rglob("*.nbc"))


if not UNCOMPILED:
    os.environ["NUMBA_CACHE_DIR"] = str(cache_folder())
    import numba

    numba.config.CACHE_DIR = os.environ["NUMBA_CACHE_DIR"]  # type: ignore[attr-defined]  # also where numba was imported before


def compiled(function: Callable[..., Any]) -> Any:
    """Compile a function of the model, or leave it as plain Python when SIMSP_UNCOMPILED=1."""
    return function if UNCOMPILED else numba.njit(cache=True)(function)


def rule(source: str) -> Callable[[Callable[..., Any]], Any]:
    """Compile a rule of law and remember which text it comes from."""

    def wrap(function: Callable[..., Any]) -> Any:
        made = compiled(function)
        made.source = source
        return made

    return wrap


def as_table(array: Any) -> Any:
    """A structured array as the steps want it: plain for compiled code, with attributes for plain Python.

    numba recognises plain arrays quickly and their subclasses slowly (milliseconds a call for large records).
    """
    return array.view(np.recarray if UNCOMPILED else np.ndarray)


@contextlib.contextmanager
def wrapping_arithmetic() -> Iterator[None]:
    """Let 64-bit hashes wrap silently, as compiled code does, when the model runs as plain Python."""
    with np.errstate(over="ignore"):
        yield
