"""The program as plain Python, in a process of its own, for tests of `simsp case`.

The other tests of a run compile the rules, and a compiled rule takes no values that are looked up one by one.
"""

import os
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    exit_code: int
    stdout: str
    stderr: str


class Plain:
    """Runs one command after the other: `plain(folder, "case", "one.yaml")`."""

    def __init__(self) -> None:
        environment = {**os.environ, "SIMSP_UNCOMPILED": "1"}
        command = [sys.executable, "-W", "error", "-m", "tests.plain"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)

    def __call__(self, folder: Path, *words: str) -> Ended:
        """The end of the command `simsp WORDS`, called inside a folder."""
        pickle.dump((str(folder), words), self._process.stdin)
        self._process.stdin.flush()
        return Ended(*pickle.load(self._process.stdout))  # noqa: S301  (our own process)

    def close(self) -> None:
        """Let the process end."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def _serve() -> None:
    from click.testing import CliRunner

    from simsp.cli import commands

    replies, sys.stdout = (
        sys.stdout.buffer,
        sys.stderr,
    )  # whatever else prints must not get between the replies
    runner = CliRunner()
    while True:
        try:
            folder, words = pickle.load(sys.stdin.buffer)  # noqa: S301  (from the test that started us)
        except EOFError:
            return
        os.chdir(folder)
        done = runner.invoke(commands, list(words))
        pickle.dump((done.exit_code, done.stdout, done.stderr), replies)
        replies.flush()


if __name__ == "__main__":
    _serve()
