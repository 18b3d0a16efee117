"""
bvrules: the facts of one council decision, checked against the law and policy that bind it.

>>> from datetime import date
>>> from bvrules import check, read_case, shipped_rulesets
>>> case = read_case('{"format": 1, "authority": {"kind": "London borough"}}')
>>> report = check(case, shipped_rulesets(), as_of=date(2026, 1, 5))
>>> report.breaches
()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bvrules.case import Case
from bvrules.casefile import read_case
from bvrules.check import check
from bvrules.errors import BvrulesError, CaseError, RulesetError
from bvrules.finding import Finding, Report
from bvrules.ruleset import load_rulesets
from bvrules.shipped import shipped_rulesets
from bvrules.version import __version__

if TYPE_CHECKING:
    from bvrules.advice.ask import ask
    from bvrules.advice.compare import compare, whatif
    from bvrules.advice.judgements import to_judge
    from bvrules.advice.plan import plan
    from bvrules.advice.remedy import remedies

__all__ = [
    "BvrulesError",
    "Case",
    "CaseError",
    "Finding",
    "Report",
    "RulesetError",
    "__version__",
    "ask",
    "check",
    "compare",
    "load_rulesets",
    "plan",
    "read_case",
    "remedies",
    "shipped_rulesets",
    "to_judge",
    "whatif",
]

# Advice is imported when it is asked for: a check need not wait for it.
_ADVICE = {
    "ask": "ask",
    "compare": "compare",
    "plan": "plan",
    "remedies": "remedy",
    "to_judge": "judgements",
    "whatif": "compare",
}


def __getattr__(name: str) -> Any:
    """Return what gives advice, by its name."""
    if name in _ADVICE:
        return getattr(import_module(f"bvrules.advice.{_ADVICE[name]}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
