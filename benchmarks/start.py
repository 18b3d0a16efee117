"""
How long `bvcheck case.json` takes as a process, against importing the libraries it stands on.

They are started in turn, so that the ratio holds when the machine's speed changes, and with
bytecode, as for whoever installed it. Run with the Python in which bvrules is installed:
python benchmarks/start.py [CASE]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

HERE = Path(__file__).parent
ROUNDS = 15
CASE = HERE.parent / "examples" / "barnet-education-2015.json"
IMPORTS = "import pydantic, click, yaml"
ONE_MODEL = "pydantic.create_model('A', x=int)"


def timed(environment: dict[str, str], *command: str) -> float:
    """Return the seconds that a Python process takes from start to end."""
    started = perf_counter()
    subprocess.run(
        [sys.executable, *command],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    return perf_counter() - started


def main() -> None:
    """Print the medians and the ratios."""
    case = sys.argv[1] if len(sys.argv) > 1 else str(CASE)
    commands = {
        "importing pydantic, click and yaml": ["-c", IMPORTS],
        "the same, and one pydantic model": ["-c", f"{IMPORTS}; {ONE_MODEL}"],
        "bvcheck --help": ["-m", "bvrules", "--help"],
        "bvcheck on one case": ["-m", "bvrules", case, "--as-of", "2026-01-05"],
    }
    with TemporaryDirectory() as folder:
        # A checkout may be set to write no bytecode; an installed program has it.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        rows = [
            [timed(environment, *each) for each in commands.values()] for _ in range(ROUNDS + 1)
        ]
    # The first round writes the bytecode and is not counted.
    bare, *_ = columns = list(zip(*rows[1:], strict=True))
    for name, times in zip(commands, columns, strict=True):
        ratio = median(a / b for a, b in zip(times, bare, strict=True))
        print(f"{name:36} {median(times) * 1e3:5.0f} ms {ratio:5.1f} times")


if __name__ == "__main__":
    main()
