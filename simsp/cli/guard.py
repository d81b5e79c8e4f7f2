"""How every command ends: what went wrong as sentences on stderr, and an exit code, never a traceback."""

import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

from simsp.errors import BadInput, one_line

DONE, CHECK_FAILED, BAD_INPUT, OUR_MISTAKE, INTERRUPTED = 0, 1, 2, 3, 130
MOST_SENTENCES = 100


def guarded(work: Callable[[], Any], *, show_traceback: bool = False) -> int:
    """Run a command and return its exit code; problems become sentences on stderr."""
    try:
        code = work()
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return _end(["stopped; nothing was written"], INTERRUPTED)
    except BadInput as error:
        return _end(error.problems, BAD_INPUT)
    except click.ClickException as error:
        return _end([_usage(error)], BAD_INPUT)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001  (the last resort)
        return _unexpected(error, show_traceback)
    return code if isinstance(code, int) else DONE


def _end(sentences: list[str], code: int) -> int:
    for sentence in sentences[:MOST_SENTENCES]:
        click.echo(sentence, err=True)
    if len(sentences) > MOST_SENTENCES:
        click.echo(f"and {len(sentences) - MOST_SENTENCES} more problems", err=True)
    return code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = f" (see {context.command_path} --help)" if context else ""
    return one_line(error.format_message(), 300).rstrip(".") + command


def _unexpected(error: Exception, show_traceback: bool) -> int:
    if show_traceback:
        traceback.print_exception(error)
    if isinstance(error, OSError):
        name = f"{one_line(error.filename, 200)}: " if error.filename else ""
        reason = error.strerror or one_line(error, 200)
        return _end([f"{name}cannot be read or written ({reason})"], BAD_INPUT)
    if isinstance(error, MemoryError) or type(error).__name__ == "BrokenProcessPool":
        return _end(["the memory is not enough for this run; try fewer --agents or --jobs"], BAD_INPUT)
    said = one_line(f"{type(error).__name__}: {error}", 200)
    hint = "" if show_traceback else "; run the command again with --traceback and report what it shows"
    return _end([f"simsp made a mistake ({said}){hint}"], OUR_MISTAKE)
