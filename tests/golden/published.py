"""
The copies of the schemas in schemas/: python tests/golden/published.py writes those that changed.

A draft is written over; a version that was published is not, and a new one is begun. With
--publish, every draft is listed as published, for good.
"""

from __future__ import annotations

import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HERE = ROOT / "schemas"
PUBLISHED = HERE / "published.txt"


def current(name: str) -> Any:
    """Return a schema as the program prints it."""
    from click.testing import CliRunner  # noqa: PLC0415 - a script finds it once it runs

    from cli.main import main  # noqa: PLC0415 - the same

    return json.loads(CliRunner().invoke(main, ["schema", name], catch_exceptions=False).stdout)


def versions(name: str) -> list[Path]:
    """Return the files of a schema, the newest last."""
    found = HERE.glob(f"{name}-*.json")
    return sorted(found, key=lambda path: [int(n) for n in re.findall(r"\d+", path.stem)])


def published() -> dict[str, str]:
    """Return the hash of each file that was published."""
    lines = PUBLISHED.read_text("utf-8").splitlines() if PUBLISHED.exists() else []
    return {name: hash for hash, name in (line.split() for line in lines)}


def hash_of(path: Path) -> str:
    """Return the hash of a file, whatever ends its lines."""
    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def record(name: str) -> None:
    """Write a schema if it changed."""
    made = current(name)
    files = versions(name)
    newest = files[-1] if files else None
    if newest is not None and json.loads(newest.read_bytes()) == made:
        return
    if newest is None:
        newest = HERE / f"{name}-1.0.json"
    elif newest.name in published():
        major, minor = re.findall(r"\d+", newest.stem)
        newest = HERE / f"{name}-{major}.{int(minor) + 1}.json"
    newest.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def record_all() -> None:
    """Write every schema that changed."""
    from cli.schema import NAMES  # noqa: PLC0415 - the same

    for name in NAMES:
        record(name)


def publish() -> None:
    """List every file as published."""
    rows = sorted((path.name, hash_of(path)) for path in HERE.glob("*.json"))
    PUBLISHED.write_text("".join(f"{hash}  {name}\n" for name, hash in rows), "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    record_all()
    if "--publish" in sys.argv:
        publish()
