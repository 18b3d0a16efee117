"""
What authors get wrong, and the whole text of what they are told.

Each mistake in tests/bad/rulesets is named after itself. A file takes the place of the rule of
tests/bad/good; a folder, that of the files it holds; a folder of folders is several rulesets.
The .expected file beside it is what the author reads.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules.errors import RulesetError
from bvrules.example import examples_of
from bvrules.ruleset import load_rulesets
from bvrules.selftest import run_example

BAD = Path(__file__).parent / "bad"
GOOD = BAD / "good"
RULE = "s1-tell-people.yaml"
MISTAKES = [file.with_suffix("") for file in sorted((BAD / "rulesets").glob("*.expected"))]


def put(mistake: Path, into: Path) -> list[Path]:
    """Put a mistake into copies of the good ruleset; return their folders."""
    inside = sorted(mistake.iterdir()) if mistake.is_dir() else []
    several = [each for each in inside if each.is_dir()]
    folders = []
    for each in several or [mistake]:
        folder = into / (each.name if several else "instrument")
        copytree(GOOD, folder)
        if mistake.is_dir():
            copytree(each, folder, dirs_exist_ok=True)
        else:
            (folder / RULE).write_bytes(mistake.with_suffix(".yaml").read_bytes())
        folders.append(folder)
    return folders


def load(*folders: Path) -> list[str | None]:
    """Load rulesets and run their examples; return what is wrong with each."""
    rulesets = dict(zip(folders, load_rulesets(folders), strict=True))
    examples = [
        (e, rulesets[folder]) for folder in folders for e in examples_of(folder, rulesets[folder])
    ]
    return [run_example(example, ruleset) for example, ruleset in examples]


def told(*folders: Path) -> str:
    """Return what the author of bad rulesets reads."""
    with pytest.raises(RulesetError) as error:
        load(*folders)
    return f"{error.value}\n"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_in_full(mistake: Path, tmp_path: Path) -> None:
    expected = mistake.with_suffix(".expected").read_text(encoding="utf-8")
    assert expected == told(*put(mistake, tmp_path))


def test_every_mistake_has_its_message() -> None:
    names = {file.stem for file in (BAD / "rulesets").iterdir()}
    assert names == {mistake.name for mistake in MISTAKES}


def test_the_good_ruleset_is_good() -> None:
    assert load(GOOD) == [None]


def test_a_folder_without_a_ruleset_yaml_is_no_ruleset(tmp_path: Path) -> None:
    assert told(tmp_path) == f"{tmp_path.name}: this folder has no ruleset.yaml\n"


def test_one_bad_ruleset_keeps_good_ones_from_being_loaded(tmp_path: Path) -> None:
    (bad,) = put(BAD / "rulesets" / "unknown-term", tmp_path)
    alone = told(bad)
    assert told(GOOD, bad) == alone


def test_every_mistake_is_told_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    lines = told(*put(BAD / "rulesets" / "mistakes-in-several-files", tmp_path)).splitlines()
    places = [line.split(":")[:2] for line in lines if not line.startswith(" ")]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert len({file for file, _ in places}) == 4


# Whatever an author types, it is loaded or it is told


FILES = {file.name: file.read_text(encoding="utf-8") for file in GOOD.iterdir()}
SIGNS = st.one_of(st.sampled_from(list(" \t\n:-[]{}&*!|>'\"%@`#,?~=<é\0\x85")), st.characters())
WORDS = sorted({word.strip(":,[]{}") for text in FILES.values() for word in text.split()} - {""})


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """Return a text with a few slips: signs put in, or words put in place of others."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            end, new = start + draw(st.integers(0, 3)), draw(SIGNS)
        else:
            word = "".join(takewhile(lambda sign: not sign.isspace(), text[start:]))
            end, new = start + len(word), draw(st.sampled_from(WORDS))
        text = text[:start] + new + text[end:]
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copytree(GOOD, tmp_path_factory.mktemp("typed") / "instrument"))


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_slips_are_loaded_or_told(folder: Path, file: str, data: st.DataObject) -> None:
    is_loaded_or_told(folder, file, data.draw(slips(FILES[file])))


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=50, deadline=None)
@given(text=st.text())
def test_any_text_is_loaded_or_told(folder: Path, file: str, text: str) -> None:
    is_loaded_or_told(folder, file, text)


def is_loaded_or_told(folder: Path, file: str, text: str) -> None:
    (folder / file).write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        assert not any("came out as error" in str(wrong) for wrong in load(folder))
    except RulesetError as error:
        assert error.problems  # noqa: PT017 - either way is right
    finally:
        (folder / file).write_text(FILES[file], encoding="utf-8")
