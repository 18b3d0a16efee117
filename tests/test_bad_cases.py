"""
Bad cases: each file in tests/bad/cases holds one mistake, and beside it stands all that is said.

What is too large or too deep to store is made here.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bvrules import Case, CaseError, read_case
from bvrules.casefile import MAX_PROBLEMS
from bvrules.errors import MAX_LINE
from bvrules.jsontext import locate_json, read_json
from bvrules.reading import MAX_BYTES, MAX_DEPTH
from bvrules.vocabulary import all_facts
from bvrules.yamltext import read_yaml
from cli.main import main

if TYPE_CHECKING:
    from click.testing import Result

HERE = Path(__file__).parent / "bad" / "cases"
FILES = sorted(path for path in HERE.iterdir() if path.suffix != ".expected")
DEEP = 10_000


def complaint(text: str | bytes, file: str | None = None) -> str:
    """Return all that is said of a text that is no case."""
    with pytest.raises(CaseError) as caught:
        read_case(text, file)
    return str(caught.value)


def run(*words: str, given: bytes = b"") -> Result:
    """Run bvcheck; whatever it raises is a mistake."""
    return CliRunner().invoke(main, list(words), input=given, catch_exceptions=False)


def assert_refused(result: Result) -> None:
    """A bad case gives code 3, nothing on standard output, and a complaint in plain words."""
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr
    assert all(len(line) <= MAX_LINE + 1 for line in result.stderr.splitlines())


# What is stored


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_case_is_told_all_that_is_wrong_with_it(path: Path) -> None:
    expected = path.with_name(f"{path.name}.expected").read_text(encoding="utf-8")
    assert complaint(path.read_bytes(), path.name) + "\n" == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_bvcheck_refuses_a_bad_case_and_writes_nothing(path: Path, tmp_path: Path) -> None:
    written = tmp_path / "report.json"
    result = run("--format", "text", "--format", f"json:{written}", str(path))
    assert_refused(result)
    assert str(path) in result.stderr
    assert not written.exists()


def test_each_bad_case_has_its_complaint_and_no_complaint_is_left_over() -> None:
    told = {path.name.removesuffix(".expected") for path in HERE.glob("*.expected")}
    assert told == {path.name for path in FILES}


def test_a_bad_case_does_not_stop_the_others() -> None:
    good = b'{"format": 1, "title": "Catering"}'
    result = run(str(HERE / "tab.yaml"), "-", given=good)
    assert result.exit_code == 3
    assert "tab.yaml:3:1: a tab stands" in result.stderr
    assert "Catering" in result.stdout


# What is too deep, too large, or no file at all


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lists.json", "[" * DEEP + "]" * DEEP),
        ("maps.json", '{"a":' * DEEP + "1" + "}" * DEEP),
        ("open.json", "[" * DEEP),
        ("lists.yaml", "[" * DEEP + "]" * DEEP),
        ("maps.yaml", "{a: " * DEEP + "1" + "}" * DEEP),
        ("indented.yaml", "\n".join(" " * depth + "a:" for depth in range(1000))),
        ("dashes.yaml", "- " * DEEP + "1"),
        ("keys.yaml", "? " * DEEP + "1"),
    ],
)
def test_a_deep_case_is_refused_at_the_place_where_it_is_too_deep(name: str, text: str) -> None:
    message = complaint(text, name)
    assert message.endswith(f"this is nested more than {MAX_DEPTH} deep")
    assert message.startswith(f"{name}:")


@pytest.mark.parametrize("read", [read_json, locate_json])
def test_what_is_just_not_too_deep_is_read(read: Any) -> None:
    read("[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH)
    assert read_yaml("[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH)


def test_a_huge_file_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as stream:
        stream.truncate(100_000_000)
    read: list[int] = []

    class Counting(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            read.append(-1 if size is None else size)
            return super().read(size)

    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda at, *a, **b: Counting(at) if at == huge else opened(at, *a, **b)
    )
    result = run(str(huge))
    assert_refused(result)
    assert result.stderr == f"{huge}: this is larger than 1 MB\n"
    assert read == [MAX_BYTES + 1]


def test_standard_input_without_end_is_not_read_whole() -> None:
    result = run("-", given=b" " * (MAX_BYTES + 10))
    assert_refused(result)
    assert result.stderr == "standard input: this is larger than 1 MB\n"


def test_a_case_of_the_largest_size_is_read() -> None:
    head = '{"format": 1, "title": "'
    text = head + "a" * (MAX_BYTES - len(head) - 2) + '"}'
    assert len(text) == MAX_BYTES
    assert read_case(text).title


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("no/such/case.json", "cannot be read: no such file or directory"),
        (".", "this is a folder, not a case"),
        ("a\0b.json", "cannot be read: this is no name of a file"),
        ("a" * 5000 + ".json", "cannot be read: file name too long"),
        (f"{__file__}/case.json", "cannot be read: not a directory"),
    ],
)
def test_what_is_no_file_is_refused(word: str, said: str) -> None:
    result = run(word)
    assert_refused(result)
    assert said in result.stderr


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no such device")
def test_a_device_that_cannot_be_read_is_refused() -> None:
    result = run("/proc/self/mem")
    assert_refused(result)
    assert result.stderr.startswith("/proc/self/mem: cannot be read: ")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_a_device_without_end_is_refused() -> None:
    assert run("/dev/zero").stderr == "/dev/zero: this is larger than 1 MB\n"


def test_a_bad_case_through_the_real_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "-"],
        input=b'{"format": 1, "servce": {}}',
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().splitlines() == [
        "standard input:1:15: no fact is called `servce` here",
        "    at /servce",
        "    help: did you mean `service`?",
    ]


# What is unusual and no mistake


@pytest.mark.parametrize("name", [None, "case.json", "case.yaml"])
def test_a_mark_at_the_beginning_and_windows_lines_are_no_mistake(name: str | None) -> None:
    assert read_case(b'\xef\xbb\xbf{"format": 1,\r\n"title": "Catering"}\r\n', name).title


@pytest.mark.parametrize("name", [None, "standard input", "case.yaml", "case.yml", "CASE.YAML"])
def test_yaml_may_begin_with_a_bracket(name: str | None) -> None:
    assert read_case("{format: 1, title: Catering}  # as an officer wrote it", name).title


def test_what_looks_like_json_is_told_its_mistake_as_json() -> None:
    assert "1:9: `format` has no colon" not in complaint('{"format": 1, "title" "a", b}')
    assert complaint('{"format": 1, "title" "a"}') == "1:23: `title` has no colon after it"


def test_a_name_with_nothing_under_it_is_nothing_known() -> None:
    assert read_case("format: 1\nauthority:\noptions:\npolicies:\nevidence:\n") == read_case(
        "format: 1"
    )
    listed = read_case("format: 1\noptions:\n  -\n").options
    assert listed is not None
    assert len(listed.items) == 1


# Too many mistakes


def test_of_many_mistakes_the_first_are_listed() -> None:
    text = json.dumps({"format": 1, "options": [{"kind": "outsorce"}] * 500})
    with pytest.raises(CaseError) as caught:
        read_case(text, "case.json")
    told = [str(each) for each in caught.value.problems]
    assert len(told) == MAX_PROBLEMS + 1
    assert told[0] == f"case.json: only {MAX_PROBLEMS} mistakes are listed; there are more"


def test_a_long_register_is_not_written_out() -> None:
    documents = {f"document-{number}": {} for number in range(500)}
    case = {
        "format": 1,
        "service": {"name": {"value": "a", "evidence": ["x" * 5000]}},
        "evidence": documents,
    }
    message = complaint(json.dumps(case))
    assert "and 492 more" in message
    assert len(message) < 1000


@pytest.mark.parametrize("place", ["key", "text", "choice", "day", "standing", "document", "fact"])
@pytest.mark.parametrize("hostile", ["a" * 300_000, "\x1b[2J\u202e" * 50, "\n" * 5000])
def test_a_complaint_stays_short_and_clean(place: str, hostile: str) -> None:
    parts: dict[str, Any] = {
        "key": {hostile: 1},
        "text": {"service": {"staff": hostile}},
        "choice": {"decision": {"proposes": hostile}},
        "day": {"decision": {"award": hostile}},
        "standing": {"decision": {"award": {"value": 2015, "standing": hostile}}},
        "document": {"decision": {"award": {"value": 2015, "evidence": [hostile]}}},
        "fact": {"decision": {"award": {hostile: 2015}}},
    }
    message = complaint(json.dumps({"format": 1, **parts[place]}), "case.json")
    assert len(message) < 1500
    assert all(each.isprintable() for each in message.splitlines())


# Anything at all

RUNS = settings(max_examples=400, deadline=None)
WORDS = st.sampled_from(
    [
        *("format: 1", "title", "service", "options", "decision", "value", "accounts", "items"),
        *(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            '"',
            "'",
            "\n",
            "\n  ",
            "- ",
            "# ",
            "& a",
            "*a",
            "!x ",
            "? ",
        ),
        *("%TAG", "---", "...", "null", "true", "1e9", ".inf", "2015-02-30", "> ", ">-\n  a"),
        *("\t", "\0", "\ud800", "\ufeff", "\\u0041", "\\ud800", "\u2028", "\x85"),
    ]
)


def assert_case_or_case_error(text: str | bytes, file: str | None) -> None:
    try:
        read_case(text, file)
    except CaseError as error:
        told = error
    else:
        return
    assert told.problems
    assert str(told)


NAMES = st.sampled_from([None, "case.json", "case.yaml"])


@example("\ufeff{\ud800", None)  # a mark of byte order before half a character
@RUNS
@given(st.one_of(st.text(), st.lists(WORDS).map("".join)), NAMES)
def test_any_text_is_a_case_or_a_case_error(text: str, file: str | None) -> None:
    assert_case_or_case_error(text, file)


@RUNS
@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-16"))), NAMES)
def test_any_bytes_are_a_case_or_a_case_error(raw: bytes, file: str | None) -> None:
    assert_case_or_case_error(raw, file)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters()),
    st.decimals(),
    st.dates(),
    st.sampled_from(["2015", "2015-01-12", "outsource", "GBP", "1" * 5000, 10**400, -0.0]),
)
KEYS = st.sampled_from(
    [
        *(
            "format",
            "value",
            "accounts",
            "evidence",
            "standing",
            "items",
            "complete",
            "by",
            "until",
        ),
        *sorted({name for fact in all_facts() for name in fact.path.replace("[]", "").split(".")}),
    ]
)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(), inner, max_size=6)
    ),
    max_leaves=30,
)


@RUNS
@given(st.one_of(DATA, st.dictionaries(KEYS, DATA).map(lambda data: data | {"format": 1})))
def test_any_data_is_a_case_or_a_validation_error(data: object) -> None:
    with suppress(ValidationError):
        Case.model_validate(data)


@RUNS
@given(st.sampled_from(sorted(fact.path for fact in all_facts() if "[" not in fact.path)), DATA)
def test_any_data_for_any_fact_is_told_at_its_place(path: str, value: object) -> None:
    data: Any = value
    for name in reversed(path.split(".")):
        data = {name: data}
    text = json.dumps({"format": 1, **data}, default=str)
    with_place = None
    try:
        read_case(text, "case.json")
    except CaseError as error:
        with_place = error.problems[0]
    assert with_place is None or (with_place.line, with_place.file) == (1, "case.json")


@RUNS
@given(DATA)
def test_the_two_readings_of_json_agree(data: object) -> None:
    text = json.dumps(data, default=str)
    try:
        quick = read_json(text)
    except Exception as error:  # noqa: BLE001 - the same, whatever it is
        with pytest.raises(type(error)):
            locate_json(text)
        return
    assert locate_json(text).plain() == quick


@pytest.mark.parametrize(
    "number",
    [Decimal("1e400"), 10**5000, "4", date(2015, 1, 12), 1e300],
    ids=lambda number: type(number).__name__,
)
def test_numbers_of_programs_that_no_case_holds_are_refused(number: object) -> None:
    with pytest.raises(ValidationError):
        Case.model_validate({"format": 1, "procurement": {"value": {"net_of_vat": number}}})
