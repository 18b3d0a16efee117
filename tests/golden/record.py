"""
Record the reports of the examples again: python tests/golden/record.py. Then read the diff.
The schemas that changed are written too.

Each is made at 80 columns, from the as-of date of its file in tests/decided. What README.md
shows of the first command is taken from its report too. The forms that people read are recorded
for a few small cases and for one real one; of a document, its paragraphs and their styles.

Every hash is recorded as zeros, so that a rule that changes changes the reports that it is told in
and no others; tests/test_report_formats.py looks at the hashes themselves.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml
from docx import Document

from bvrules import Case, check, load_rulesets, read_case, shipped_rulesets
from bvrules.report import text
from bvrules.report.formats import FORMATS, Checked, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules import Report

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
SHOWN = (
    r"\A.*?\nCould be a breach: law \(\d+\)\n(?:  [^\n]*\n){6}",
    r"WHAT TO FIND OUT .*?(?=  4  )",
    r"WHAT DOES NOT APPLY.*?(?=Receipt: )",
)
"""The stretches of the report that README.md shows, with … for what stands between them."""
_HASH = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b")


def steady(written: str) -> str:
    """Return what was written with zeros for every hash in it, in full or in short."""
    return _HASH.sub(lambda found: "0" * len(found.group()), written)


def asked_from(example: Path) -> date:
    """Return the as-of date of an example."""
    decided = ROOT / "tests" / "decided" / f"{example.stem}.yaml"
    return date.fromisoformat(str(yaml.safe_load(decided.read_text("utf-8"))["as_of"]))


def made(example: Path, as_of: date) -> str:
    """Return the report of an example, as text."""
    case = read_case(example.read_bytes(), example.name)
    return steady(text.render(check(case, shipped_rulesets(), as_of=as_of, engine="portable")))


def record_readme() -> None:
    """Put stretches of the report of its first command where README.md shows them."""
    readme = ROOT / "README.md"
    written = readme.read_text("utf-8")
    (name, day) = re.findall(r"bvcheck (examples/\S+) --as-of (\S+)\n", written)[0]
    report = made(ROOT / name, date.fromisoformat(day))
    found = [re.search(each, report, flags=re.DOTALL) for each in SHOWN]
    shown = "".join(f"{each.group()}…\n" for each in found if each)
    start = written.index("```text\n") + len("```text\n")
    end = written.index("```", start)
    readme.write_text(written[:start] + shown + written[end:], encoding="utf-8")


# The forms that people read

FORMS = {"html": ".html", "markdown": ".md", "csv": ".csv", "docx": ".docx.txt"}
SMALL = ("breach", "unknown", "excused")
REAL = "barnet-education-2015"
ASKED_FROM = date(2026, 1, 5)


def report_of(case: str) -> Report:
    """Return the report of a small case, or of the real one."""
    if case == REAL:
        file = ROOT / "examples" / f"{REAL}.json"
        read = read_case(file.read_bytes(), file.name)
        return check(read, shipped_rulesets(), as_of=asked_from(file), engine="portable")
    from tests import small  # noqa: PLC0415 - found only where the checkout is on the path

    with TemporaryDirectory() as folder:
        rules = load_rulesets(sorted(small.write(Path(folder)).iterdir()))
    facts = Case.model_validate(small.changed(*small.CASES[case]))
    return check(facts, rules, as_of=ASKED_FROM, engine="portable")


def form(case: str, name: str) -> bytes:
    """Return the report of a case in a form, as it is recorded."""
    checked = Checked(f"{case}.json", report_of(case))
    written = FORMATS[name].write([checked], Options())
    return steady(written if isinstance(written, str) else _paragraphs(written)).encode()


def _paragraphs(written: bytes) -> str:
    document = Document(BytesIO(written))
    lines = [f"[{each.style.name}] {each.text}" for each in document.paragraphs if each.style]
    for table in document.tables:
        lines += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines) + "\n"


def forms() -> Iterator[tuple[str, str]]:
    """Return each case and form that is recorded; of the real case, the two that read best."""
    for name, ending in FORMS.items():
        yield from ((case, name) for case in SMALL)
        if ending in (".md", ".docx.txt"):
            yield REAL, name


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for each in EXAMPLES:
        (HERE / f"{each.stem}.txt").write_text(made(each, asked_from(each)), encoding="utf-8")
    record_readme()
    for case, name in forms():
        (HERE / "forms" / f"{case}{FORMS[name]}").write_bytes(form(case, name))
    from tests.golden.published import record_all

    record_all()
