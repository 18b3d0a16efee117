"""
bvrules: the facts of one council decision, checked against the law and policy that bind it.

>>> from datetime import date
>>> from bvrules import check, read_case, shipped_rulesets
>>> case = read_case('{"format": 1, "authority": {"kind": "London borough"}}')
>>> report = check(case, shipped_rulesets(), as_of=date(2026, 1, 5))
>>> report.breaches
()
"""

from bvrules.advice.ask import ask
from bvrules.advice.compare import compare, whatif
from bvrules.advice.judgements import to_judge
from bvrules.advice.plan import plan
from bvrules.advice.remedy import remedies
from bvrules.case import Case
from bvrules.casefile import read_case
from bvrules.check import check
from bvrules.errors import BvrulesError, CaseError, RulesetError
from bvrules.finding import Finding, Report
from bvrules.ruleset import load_rulesets
from bvrules.shipped import shipped_rulesets
from bvrules.version import __version__

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
