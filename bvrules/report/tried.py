"""The examples of rules as JUnit XML, which build servers read: one test case for each example."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bvrules.example import Example

Ran = tuple["Example", "str | None"]
"""An example, and what is wrong with what came of it."""


def as_junit(ran: Iterable[Ran]) -> str:
    """
    Write examples that were run as JUnit XML, a suite for each rule and each file of terms.

    No time is written: what is said is the same each time.
    """
    suites: dict[str, list[Ran]] = {}
    for each in ran:
        suites.setdefault(each[0].subject, []).append(each)
    every = [each for suite in suites.values() for each in suite]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_counts(every)}>"]
    for subject, suite in suites.items():
        lines += _suite(subject, suite)
    return "\n".join([*lines, "</testsuites>\n"])


def _suite(subject: str, suite: Sequence[Ran]) -> Iterator[str]:
    yield f"  <testsuite name={quoteattr(subject)} {_counts(suite)}>"
    for example, wrong in suite:
        name, file = quoteattr(example.it), quoteattr(f"rulesets/{example.file}")
        case = f"    <testcase classname={quoteattr(subject)} name={name} file={file}"
        case = f'{case} line="{example.line}"'
        if wrong is None:
            yield f"{case}/>"
        else:
            yield f"{case}>"
            yield f"      <failure message={quoteattr(wrong)}>{escape(wrong)}</failure>"
            yield "    </testcase>"
    yield "  </testsuite>"


def _counts(ran: Sequence[Ran]) -> str:
    failed = sum(wrong is not None for _, wrong in ran)
    return f'tests="{len(ran)}" failures="{failed}" errors="0"'
