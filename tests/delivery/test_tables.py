from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.delivery.tables import csv_text


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "|cmd",
        "%0",
    ],
)
def test_nothing_is_run_by_a_spreadsheet(text: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_text([(text, "plain")]), newline=""))
    assert row == [f"'{text}".replace("\t", " ").replace("\r", " "), "plain"]


def test_numbers_stay_numbers() -> None:
    assert csv_text([("a", -1, 2.5, None, "-1")]) == "a,-1,2.5,,'-1\n"


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4)))
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    """But for the apostrophe, and for what breaks a line."""
    back = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    for row, cells in zip(rows, back, strict=True):
        for was, found in zip(row, cells, strict=True):
            line = re.sub(r"[\t\r\n\v\f\x85\u2028\u2029]", " ", was)
            assert found in (line, f"'{line}")
            assert not found.lstrip().startswith(tuple("=+-@"))
