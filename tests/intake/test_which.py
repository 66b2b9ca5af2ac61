"""The question which column is which: likely answers come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from footing.intake.asked import QuestionError
from tests.intake.helpers import of_text


def asked(folder: Path, text: str) -> QuestionError:
    with pytest.raises(QuestionError) as raised:
        of_text(folder, text)
    return raised.value


def test_columns_with_dates_come_first(tmp_path: Path) -> None:
    heading = ",".join(f"field {n}" for n in range(100))
    rows = "".join(f"{n}{',x' * 99},2024-01-{n:02},{n}/Jan/24 10:00,{n}\n" for n in range(1, 29))
    error = asked(tmp_path, f"{heading},Day in,Day out,Size\n{rows}")
    assert [one.set["opened"] for one in error.question.choices[:2]] == ["Day in", "Day out"]
    assert error.question.choices[0].example == "2024-01-01"
    assert "There are dates in “Day in”, “Day out”." in str(error)
    assert "or another" in str(error)
    assert len(str(error)) < 400


def test_where_no_column_holds_dates_it_is_said(tmp_path: Path) -> None:
    assert "None of them holds dates" in str(asked(tmp_path, "a,b\n1,x\n2,y\n"))
