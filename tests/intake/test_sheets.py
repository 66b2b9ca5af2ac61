from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from footing.intake.source import IntakeError
from tests.intake.helpers import codes, read


def workbook(path: Path, *sheets: tuple[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


HEAD = ["Ticket no", "Opened", "Closed", "Note"]


def test_a_spreadsheet_of_ones_own(tmp_path: Path) -> None:
    rows = [
        [n, datetime(2024, 1, n, 9), date(2024, 2, n) if n % 3 else None, "x"] for n in range(1, 31)
    ]
    found = read(workbook(tmp_path / "mine.xlsx", ("Tickets", [HEAD, *rows])))
    assert (found.format, found.findings.rows, found.measures.open) == ("Excel", 30, 10)
    assert found.columns == {"id": "Ticket no", "opened": "Opened", "closed": "Closed"}


def test_titles_above_and_empty_rows_below(tmp_path: Path) -> None:
    good = [[n, f"2024-01-{n:02}", f"2024-02-{n:02}", None] for n in range(2, 25)]
    bad = [1, "2024-01-05", "soon", None]
    rows = [["Tickets of our desk"], [], HEAD, bad, *good, [], [None]]
    found = read(workbook(tmp_path / "mine.xlsx", ("Tickets", rows)))
    assert found.findings.rows == 24
    shown = next(one for one in found.findings.warnings if one.code == "unreadable_closing")
    assert shown.examples[0].row == 4


def test_cells_of_every_kind(tmp_path: Path) -> None:
    rows = [HEAD, [1, 45292, 45300.5, 3.5], ["a-2", datetime(2024, 1, 2), "?", True]]
    found = read(workbook(tmp_path / "mine.xlsx", ("Tickets", rows)))
    assert found.measures.first_opened == date(2024, 1, 1)
    assert (found.findings.used, found.measures.open) == (2, 1)
    assert {"excel_serials", "empty_words"} <= codes(found).keys()


def test_the_right_sheet_is_read_and_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "mine.xlsx",
        ("Cover", [["Hello"]]),
        ("One", [HEAD, [1, "2024-01-05", None, None]]),
        ("Two", [HEAD, [1, "2024-01-05", None, None], [2, "2024-01-06", None, None]]),
    )
    found = read(path)
    assert found.findings.used == 1
    assert "“One” was read; there are others: Cover, Two" in found.findings.repairs[0].text
    assert read(path, sheet="Two").findings.used == 2
    with pytest.raises(IntakeError, match=r"no sheet “Three”.*Cover, One, Two"):
        read(path, sheet="Three")


def test_formulas_that_were_never_worked_out_are_refused(tmp_path: Path) -> None:
    rows = [HEAD, *[[n, date(2024, 1, n), f"=B{n + 1}+3", None] for n in range(1, 9)]]
    path = workbook(tmp_path / "mine.xlsx", ("Tickets", rows))
    with pytest.raises(IntakeError, match=r"“Closed” holds formulas.*rows 2, 3, 4; 8 in all.*save"):
        read(path)


def test_formulas_elsewhere_do_no_harm(tmp_path: Path) -> None:
    rows = [HEAD, *[[n, date(2024, 1, n), None, "=A2"] for n in range(1, 9)]]
    assert read(workbook(tmp_path / "mine.xlsx", ("Tickets", rows))).findings.used == 8


def test_a_book_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="No sheet holds a table"):
        read(workbook(tmp_path / "mine.xlsx", ("Empty", [])))


def test_a_heading_of_two_rows_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Cases of the north office, 2024"],
        ["Case no", "Dates", None],
        [None, "Opened", "Closed"],
        [1, datetime(2024, 1, 5), None],
        [2, "soon", None],
        *([n, datetime(2024, 1, n), datetime(2024, 2, n)] for n in range(3, 25)),
    ):
        sheet.append(row)
    for area in ("A1:C1", "B2:C2", "A2:A3"):
        sheet.merge_cells(area)
    book.save(path)
    found = read(path)
    assert found.columns == {"id": "Case no", "opened": "Opened", "closed": "Closed"}
    assert (found.findings.rows, found.measures.open) == (24, 1)
    shown = next(one for one in found.findings.warnings if one.code == "unreadable_opening")
    assert shown.examples[0].row == 5


def test_notes_before_the_table_are_not_taken_for_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "mine.xlsx",
        ("Read me", [["By", "Ann"], ["On", "Monday"], ["For", "everybody"]]),
        ("Data", [HEAD, [1, "2024-01-15", None, None]]),
    )
    assert read(path).findings.used == 1


def test_a_workbook_whose_archive_is_damaged_is_read_or_refused_in_words(tmp_path: Path) -> None:
    rows = [HEAD, *[[n, date(2024, 1, n), None, None] for n in range(1, 9)]]
    whole = workbook(tmp_path / "mine.xlsx", ("Tickets", rows)).read_bytes()
    at = whole.index(b"PK\x01\x02")  # where the list of its parts begins
    damaged = [whole[:place] + b"\xff" + whole[place + 1 :] for place in (at, at + 60, at // 2)]
    path = tmp_path / "damaged.xlsx"
    # The last lacks a byte of its list: the cells can be read, and the archive not be looked into.
    for data in (*damaged, whole[:-23] + whole[-22:]):
        path.write_bytes(data)
        try:
            assert read(path).findings.rows == 8
        except IntakeError as error:
            said = str(error)
            assert "cannot be opened" in said or "No sheet" in said
