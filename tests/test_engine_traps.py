"""
Each known way in which durable-rules 2.0.28 goes wrong, and why no case or ruleset leads there.

The failures were measured on the engine itself; the numbers D1 to D15 are those of the list in
CONTRIBUTING.md.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bvrules import Case, check, shipped_rulesets
from bvrules.inference import Remembering, engine
from bvrules.inference.portable import PortableEngine
from bvrules.inference.table import FLAGS, TABLE, Row, flags

durable = pytest.importorskip("bvrules.inference.durable", reason="durable-rules is not there")

SOURCE = Path(durable.__file__).read_text(encoding="utf-8")
DERIVED = {row.then for row in TABLE}
INPUTS = [name for name in FLAGS if name not in DERIVED]
NASTY = ["", "x" * 70_000, "sid", "$s", "f1", '"}', "\x00", "ab", "ab c", "5", "true", "é" * 300]


def subjects(count: int, seed: int = 1) -> list[int]:
    pick = random.Random(seed)
    return [
        flags(*(name for name in INPUTS if pick.random() < pick.choice([0.2, 0.6, 0.95])))
        for _ in range(count)
    ]


def test_it_infers_what_the_portable_engine_infers() -> None:
    asked = subjects(2_000)
    assert durable.DurableEngine(TABLE).infer(asked) == PortableEngine(TABLE).infer(asked)


def test_sessions_are_never_deleted() -> None:
    """D1, D2, D13: deleting a session or ruleset crashes, reads freed memory or leaks."""
    assert "delete_state" not in SOURCE
    assert "delete_ruleset" not in SOURCE


def test_an_empty_batch_never_reaches_it() -> None:
    """D3: asserting no facts at all crashes the process."""
    assert durable.DurableEngine(TABLE).infer([]) == []
    assert Remembering(durable.DurableEngine(TABLE)).infer([]) == {}


def test_a_subject_without_flags_is_no_trap() -> None:
    """D8: a fact that no row matches gives an error code, and nothing else."""
    assert durable.DurableEngine(TABLE).infer([0, 0, 0]) == [0, 0, 0]


def test_a_table_of_too_many_rows_is_refused() -> None:
    """D4, D6: from 65 rows on one fact it gives an error, at 256 it writes out of bounds."""
    rows = [Row((INPUTS[0],), TABLE[0].then)] * (durable.MAX_ROWS + 1)
    with pytest.raises(ValueError, match="at most 64 rows"):
        durable.DurableEngine(rows)
    assert len(TABLE) <= durable.MAX_ROWS


def test_names_of_one_hash_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """D5: names are compared by a 32-bit hash only, so two of one hash are taken for one."""
    monkeypatch.setattr(durable, "_fnv1a", lambda name: 7 if name in ("f1", "f2") else hash(name))
    with pytest.raises(ValueError, match="same hash"):
        durable.DurableEngine(TABLE)


def test_our_hash_is_the_engines() -> None:
    """The published test values of FNV-1a, 32 bits."""
    assert durable._fnv1a("") == 0x811C9DC5
    assert durable._fnv1a("a") == 0xE40C292C
    assert durable._fnv1a("foobar") == 0xBF9CF968


def test_every_row_asks_for_something_to_be_so() -> None:
    """D7: a row without a positive condition fires on the engine's own hidden facts."""
    assert all(row.when for row in TABLE)
    with pytest.raises(ValueError, match="without conditions"):
        durable.DurableEngine([Row((), TABLE[0].then)])


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_of_a_case_enters_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """D9: long texts, numbers and nulls compare wrongly; only small names and 1 go in."""
    sent: list[str] = []
    real = durable.durable_rules_engine.assert_facts

    def spy(handle: int, facts: str) -> object:
        sent.append(facts)
        return real(handle, facts)

    monkeypatch.setattr(durable.durable_rules_engine, "assert_facts", spy)
    monkeypatch.setattr("bvrules.inference._of_thread", threading.local())
    data = {
        "format": 1,
        "title": text,
        "authority": {"name": text, "kind": "London borough"},
        "policies": {text or "empty": {"title": text}},
        "decision": {"in_principle": "2015-01-12", "decided_by": text},
    }
    case = Case.model_validate(data)
    check(case, shipped_rulesets(), as_of=date(2026, 1, 5), engine="durable")
    assert sent
    for facts in sent:
        for fact in json.loads(facts):
            assert fact.pop("sid") == durable.SESSION
            assert fact.pop("id").isdigit()
            assert set(fact.values()) <= {1}
            assert all(key.startswith("f") and key[1:].isdigit() for key in fact)


def test_an_error_inside_leaves_nothing_half_done() -> None:
    """D10, D11: an action that is started and not completed locks the session."""
    running = durable.DurableEngine(TABLE)
    asked = subjects(50)
    expected = PortableEngine(TABLE).infer(asked)
    for _ in range(3):
        assert running.infer(asked) == expected
    # Between start and completion only our own reading of the match stands, which has no way out.
    assert "except" not in SOURCE


def test_each_thread_has_an_engine_of_its_own() -> None:
    """D12: first use from several threads loses rulesets."""
    asked = subjects(300, seed=3)
    expected = dict(zip(asked, PortableEngine(TABLE).infer(asked), strict=True))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: (engine("durable"), threading.get_ident()), range(64)))
        answers = list(pool.map(lambda _: engine("durable").infer(asked), range(32)))
    by_thread: dict[int, set[int]] = {}
    for running, thread in found:
        by_thread.setdefault(thread, set()).add(id(running))
    assert all(len(engines) == 1 for engines in by_thread.values())
    assert all(answer == expected for answer in answers)


def test_many_rounds_give_the_same_answers() -> None:
    """D5, D13: facts are taken back after each round, so that none is 'already observed'."""
    running = durable.DurableEngine(TABLE)
    asked = subjects(100, seed=5)
    expected = PortableEngine(TABLE).infer(asked)
    for _ in range(60):
        assert running.infer(asked) == expected


def test_nothing_of_the_host_is_used() -> None:
    """D8, D10, D12, D14: the Python host answers from other threads and swallows errors."""
    code = (
        "import sys, threading\n"
        "from bvrules.inference import engine\n"
        "engine('durable').infer([0])\n"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'durable']\n"
        "assert threading.active_count() == 1\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
