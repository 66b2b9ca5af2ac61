from __future__ import annotations

import json
from pathlib import Path

import pytest

from footing.app.deciding import as_json, decide
from footing.app.demo import examples
from footing.kernel.errors import DataError, FootingError
from tests.advice.making import NIGHTS

FILES = sorted((examples() / "decisions").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_example_is_weighed_and_told(path: Path) -> None:
    decided = decide(path)
    found = as_json(decided)
    assert found["schema"] == "footing.decision/1"
    assert json.loads(json.dumps(found)) == found
    assert sum(found["acceptability"].values()) == pytest.approx(1)
    assert set(found["acceptability"]) | set(found["ruled_out"]) == set(found["options"])
    assert found["firm"] is (found["offer"] == "")
    assert found["firm"] or found["questions"]
    assert all(set(one) == {"criterion", "weight", "at", "to"} for one in found["turning"])
    assert all(source["limits"] for source in found["evidence"])
    for line in (decided.outlook.head, *decided.outlook.lines):
        assert not any(seam in line for seam in ("{", "}", "..", "None", "“”", "  ", "_")), line


def test_the_examples_are_of_different_people_and_ends() -> None:
    found = [as_json(decide(path)) for path in FILES]
    assert len(found) >= 3
    assert {one["firm"] for one in found} == {True, False}
    assert any(one["ruled_out"] for one in found)


def test_the_same_file_gives_the_same_figures() -> None:
    text = NIGHTS.encode()
    assert as_json(decide("-", text)) == as_json(decide("-", text))


def test_faults_name_the_file_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(NIGHTS.replace("pay = 4", "pay = 40"), "utf-8")
    with pytest.raises(DataError) as raised:
        decide(path)
    assert f"{path}:13: option.clinic.scores.pay:" in raised.value.text()


@pytest.mark.parametrize("text", [b"", b"title = ", b"\xff\xfe", b"a = 1\na = 2"])
def test_what_is_no_decision_is_told(text: bytes) -> None:
    with pytest.raises(FootingError):
        decide("-", text)
