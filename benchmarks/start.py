"""
How long `bvcheck case.json` takes as a process, against importing the libraries it stands on.

The two are started in turn, so that the ratio holds when the machine's speed changes. Run
with the Python in which bvrules is installed: python benchmarks/start.py [CASE]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

HERE = Path(__file__).parent
ROUNDS = 15
CASE = HERE.parent / "examples" / "barnet-education-2015.json"


def timed(*command: str) -> float:
    """Return the seconds that a process takes from start to end."""
    started = perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - started


def main() -> None:
    """Print the medians and the ratio."""
    case = sys.argv[1] if len(sys.argv) > 1 else str(CASE)
    imports = [sys.executable, "-c", "import pydantic, click, yaml"]
    models = [
        sys.executable,
        "-c",
        "import pydantic, click, yaml; pydantic.create_model('A', x=int)",
    ]
    check = [sys.executable, "-m", "bvrules", case, "--as-of", "2026-01-05"]
    rows = [[timed(*each) for each in (imports, models, check)] for _ in range(ROUNDS + 1)]
    # The first round fills the caches and is not counted.
    bare, one_model, whole = zip(*rows[1:], strict=True)
    print(f"importing pydantic, click and yaml   {median(bare) * 1e3:5.0f} ms")
    print(f"the same, and one pydantic model     {median(one_model) * 1e3:5.0f} ms")
    print(f"bvcheck on one case                  {median(whole) * 1e3:5.0f} ms")
    ratio = median(a / b for a, b in zip(whole, bare, strict=True))
    floor = median(a / b for a, b in zip(one_model, bare, strict=True))
    print(f"bvcheck {ratio:.1f} times the imports; one model alone is {floor:.1f} times")


if __name__ == "__main__":
    main()
