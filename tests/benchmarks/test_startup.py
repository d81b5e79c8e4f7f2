"""The benchmark of start-up measures every command that must answer at once."""

import json
import subprocess
import sys
from pathlib import Path


def test_every_command_that_needs_no_compiler_is_measured(root: Path, tmp_path: Path) -> None:
    """Each is a whole process that ends well; none takes less than Python itself."""
    written = tmp_path / "startup.json"
    command = [
        sys.executable,
        "benchmarks/startup.py",
        "--repeats",
        "1",
        "--cold",
        "0",
        "--json",
        str(written),
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    taken = {row["what"]: row["median"] for row in json.loads(written.read_text(encoding="utf-8"))["rows"]}
    assert {"import simsp", "simsp --help", "simsp law", "simsp check", "simsp case FILE"} <= set(taken)
    assert min(taken.values()) == taken["python -c pass"] > 0
