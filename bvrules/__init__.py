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

from bvrules.check import check
from bvrules.errors import BvrulesError, CaseError, RulesetError
from bvrules.finding import Finding, Report
from bvrules.version import __version__

if TYPE_CHECKING:
    from bvrules.advice.ask import ask
    from bvrules.advice.compare import compare, whatif
    from bvrules.advice.judgements import to_judge
    from bvrules.advice.plan import plan
    from bvrules.advice.remedy import remedies
    from bvrules.case import Case
    from bvrules.casefile import read_case
    from bvrules.ruleset import load_rulesets
    from bvrules.shipped import shipped_rulesets

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

# Imported when it is asked for: neither `bvcheck --help` nor a check need wait for all of it.
_LATER = {
    "Case": "case",
    "ask": "advice.ask",
    "compare": "advice.compare",
    "load_rulesets": "ruleset",
    "plan": "advice.plan",
    "read_case": "casefile",
    "remedies": "advice.remedy",
    "shipped_rulesets": "shipped",
    "to_judge": "advice.judgements",
    "whatif": "advice.compare",
}


def __getattr__(name: str) -> Any:
    """Return what is imported when it is asked for, by its name."""
    if name in _LATER:
        return getattr(import_module(f"bvrules.{_LATER[name]}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return all names, those that are not imported yet among them."""
    return __all__
