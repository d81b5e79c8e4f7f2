"""How a function of the model is compiled, and where the machine code is kept.

Every rule and every step is an ordinary Python function. `compiled` hands it to numba; with the environment
variable SIMSP_UNCOMPILED=1 it stays plain Python, for reading, coverage and single cases.

numba's own cache does not notice an edit in another module, so the cache folder is named after a hash of all source
that compiled code can reach: code that changed never meets stale machine code.
"""

import contextlib
import functools
import hashlib
import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

UNCOMPILED = os.environ.get("SIMSP_UNCOMPILED", "") not in ("", "0")
PACKAGE = Path(__file__).resolve().parent


# What stands above the model: nothing here is compiled, and nothing compiled imports it (a test holds this).
ABOVE_THE_MODEL = frozenset({
    "__main__", "branches", "case", "cli", "comparison", "diary", "emulator", "fitting", "freshness", "intervals",
    "lives", "made_of", "observing", "protocol", "ranking", "readings", "report", "rulebook", "saving", "sensitivity",
    "spawned", "staffing", "summary", "sweep", "tables", "targets", "trace", "unknowns", "validation", "verifying",
    "version", "workbook",
})  # fmt: skip


def source_hash(*, of_the_model_alone: bool = False, also: Collection[str] = ()) -> str:
    """Fingerprint of every line of the package, or of what compiled code can reach and some rooms above it."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        room = inside.parts[0].removesuffix(".py")
        if not (of_the_model_alone and room in ABOVE_THE_MODEL and room not in also):
            digest.update(inside.as_posix().encode())
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
    name = Path(source_hash(of_the_model_alone=True))
    wanted = Path(os.environ.get("SIMSP_CACHE") or platformdirs.user_cache_dir("simsp")) / name
    return wanted if _usable(wanted) else Path(tempfile.gettempdir()) / "simsp-cache" / name


def is_warm() -> bool:
    """Whether machine code of this source already lies in the cache."""
    return UNCOMPILED or any(cache_folder().rglob("*.nbc"))


if not UNCOMPILED:
    os.environ["NUMBA_CACHE_DIR"] = str(cache_folder())
    import numba
    from numba.extending import register_jitable

    # where numba was imported before, it has not seen the variable
    numba.config.CACHE_DIR = os.environ["NUMBA_CACHE_DIR"]  # type: ignore[attr-defined]


def compiled(function: Callable[..., Any]) -> Any:
    """Compile a function of the model, or leave it as plain Python when SIMSP_UNCOMPILED=1."""
    return function if UNCOMPILED else _machine_code(function, makes_arrays=False)


def making_arrays(function: Callable[..., Any]) -> Any:
    """The same for a function that makes new arrays.

    Only there are the users of each array counted: the count costs more than most steps of a month.
    """
    return function if UNCOMPILED else _machine_code(function, makes_arrays=True)


def step(function: Callable[..., Any]) -> Any:
    """The same for what everybody does every month: its machine code is laid into that of the caller."""
    return function if UNCOMPILED else _machine_code(function, makes_arrays=False, laid_in=True)


def driver(function: Callable[..., Any]) -> Any:
    """The same for a function that walks over a whole table: several threads can be at work in it at once."""
    return function if UNCOMPILED else _machine_code(function, makes_arrays=False, nogil=True)


def _machine_code(
    function: Callable[..., Any], *, makes_arrays: bool, laid_in: bool = False, nogil: bool = False
) -> Any:
    jit: Any = numba.njit
    options = {"_nrt": makes_arrays, "forceinline": laid_in, "nogil": nogil, "error_model": "numpy"}
    made = jit(cache=True, no_cfunc_wrapper=True, **options)(function)
    made.get_call_template = functools.partial(_call_for_any_constant, made)
    return made


def _call_for_any_constant(made: Any, types: Any, names: Any) -> Any:
    """Which machine code a call uses: the same for all constants, where numba would make one for each."""
    unliteral: Any = numba.types.unliteral
    return type(made).get_call_template(made, [unliteral(of) for of in types], names)


def _for_steps(function: Callable[..., Any]) -> Any:
    registered: Any = register_jitable(no_cfunc_wrapper=True, _nrt=False, error_model="numpy")
    return registered(function)


def rule(source: str) -> Callable[[Callable[..., Any]], Any]:
    """Mark a rule of law with the text it comes from, and let the model's steps compile it into themselves.

    The rule itself stays plain Python, so that one case and a compiled month call the very same function.
    """

    def wrap(function: Callable[..., Any]) -> Any:
        made: Any = function if UNCOMPILED else _for_steps(function)
        made.source = source
        return made

    return wrap


if UNCOMPILED:

    def fetch_ahead(table: Any, index: int, offset: int) -> None:
        """Plain Python takes no hints."""

else:
    from llvmlite import ir  # type: ignore[import-untyped]
    from numba.core import cgutils
    from numba.extending import intrinsic

    llvm: Any = cgutils

    @intrinsic
    def fetch_ahead(_, table, index, offset):  # type: ignore[no-untyped-def]
        """Hint that 64 bytes of a record of a table are needed soon, so that nobody waits for memory then."""

        def write(context, builder, _, arguments):  # type: ignore[no-untyped-def]
            array = context.make_array(table)(context, builder, arguments[0])
            record = llvm.get_item_pointer(context, builder, table, array, [arguments[1]], wraparound=False)
            place = builder.gep(builder.bitcast(record, llvm.voidptr_t), [arguments[2]])
            number = ir.IntType(32)
            kind = ir.FunctionType(ir.VoidType(), [llvm.voidptr_t, number, number, number])
            fetch = llvm.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
            builder.call(fetch, [place, number(0), number(3), number(1)])
            return context.get_dummy_value()

        return numba.types.void(table, index, offset), write


def as_table(array: Any) -> Any:
    """A structured array as the steps want it: plain for compiled code, with attributes for plain Python.

    numba recognises plain arrays quickly and their subclasses slowly (milliseconds a call for large records); and of
    two equal types of record only the one object that it has seen before (40 microseconds a call for the other).
    """
    if UNCOMPILED:
        return array.view(np.recarray)
    plain = array.view(np.ndarray)
    return plain.view(_the_one(plain.dtype))


@functools.cache
def _the_one(kind: np.dtype[Any]) -> np.dtype[Any]:
    """The first of all equal types."""
    return kind


@contextlib.contextmanager
def wrapping_arithmetic() -> Iterator[None]:
    """Let 64-bit hashes wrap silently, as compiled code does, when the model runs as plain Python."""
    with np.errstate(over="ignore"):
        yield
