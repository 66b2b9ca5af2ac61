"""Text files as programs write them: packed, in older letters, with lines above the heading."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from footing.intake.source import IntakeError
from tests.intake.helpers import codes, of_text, read

TABLE = "Nr;Eröffnet;Erledigt am;Kunde\n1;13.01.2024;;Ångström\n2;14.01.2024;20.01.2024;B\n"


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
@pytest.mark.parametrize("packed", [False, True])
def test_letters_and_packing(tmp_path: Path, letters: str, packed: bool) -> None:
    text = TABLE.replace("B", "“B” – 5 €") if letters == "cp1252" else TABLE
    content = text.encode(letters)
    path = tmp_path / ("cases.csv.gz" if packed else "cases.csv")
    path.write_bytes(gzip.compress(content) if packed else content)
    found = read(path)
    assert (found.findings.rows, found.measures.open) == (2, 1)
    assert found.columns["opened"] == "Eröffnet"
    assert ("as_read" in codes(found)) == (letters not in ("utf-8", "utf-8-sig"))


def test_packed_json(tmp_path: Path) -> None:
    rows = [{"id": n, "opened": f"2024-01-{n:02}"} for n in range(1, 29)]
    path = tmp_path / "cases.json.gz"
    path.write_bytes(gzip.compress(json.dumps(rows).encode()))
    assert read(path).findings.used == 28


def test_a_packed_file_that_is_cut_off(tmp_path: Path) -> None:
    lines = "".join(f"{n},2024-01-02,{n * 7919 % 1000}\n" for n in range(20_000))
    path = tmp_path / "cases.csv.gz"
    path.write_bytes(gzip.compress(f"id,opened,note\n{lines}".encode())[:30_000])
    with pytest.raises(IntakeError, match="cut off"):
        read(path)


def test_a_copy_in_other_letters_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    path = tmp_path / "cases.csv"
    path.write_bytes("id,opened,note\n1,2024-01-13,“yes”\n".encode("cp1252"))
    assert read(path).findings.used == 1
    assert list(scratch.iterdir()) == []
    path.write_bytes("id,opened,note\n1,soon,“yes”\n".encode("cp1252"))
    with pytest.raises(IntakeError):
        read(path)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    "above", ["Cases of the north office\n\n", "\n\n", "sep=,\n", "Report\nMarch 2024\n\n"]
)
def test_lines_above_the_heading(tmp_path: Path, above: str) -> None:
    """Row numbers stay those of the file."""
    found = of_text(tmp_path, f"{above}id,opened,closed\n1,2024-01-13,\n2,?,\n3,2024-01-15,\n")
    assert found.findings.rows == 3
    (left_out,) = (one for one in found.findings.warnings if one.code == "no_opening_date")
    assert left_out.examples[0].row == above.count("\n") + 3


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    """It would take in every row that follows, and nobody would know how many these were."""
    rows = "".join(f"{n},{chr(34) * (n == 50)}2024-01-{n % 28 + 1:02},\n" for n in range(500))
    with pytest.raises(IntakeError, match=r"quotation mark in row 52 "):
        of_text(tmp_path, f"id,opened,closed\n{rows}")


def test_lines_that_end_in_two_ways(tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_bytes(b"id,opened\r\n1,2024-01-02\n2,2024-01-03\r\n")
    with pytest.raises(IntakeError, match="two different ways"):
        read(tmp_path / "file.csv")


def test_a_web_page_that_calls_itself_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="web page"):
        of_text(tmp_path, "<html><table><tr><td>Id</td></tr></table></html>", "cases.xls")


def test_objects_with_many_keys_are_a_table_with_many_columns(tmp_path: Path) -> None:
    keys = {f"field {n}": n for n in range(400)}
    found = of_text(tmp_path, json.dumps([{"id": 1, "opened": "2024-01-02", **keys}]), "a.json")
    assert found.findings.used == 1
    keys = {f"field {n}": n for n in range(4_000)}
    with pytest.raises(IntakeError, match="4,000 columns"):
        of_text(tmp_path, json.dumps([keys]), "a.json")


@pytest.mark.parametrize(
    "empty", ["0001-01-01T00:00:00Z", "00/00/0000", "not closed", "Open", "ongoing"]
)
def test_what_programs_write_for_no_date(tmp_path: Path, empty: str) -> None:
    found = of_text(tmp_path, f"id,opened,closed\n1,2024-01-13,{empty}\n2,2024-01-14,2024-01-20\n")
    assert (found.findings.used, found.measures.open) == (2, 1)
    assert codes(found)["empty_words"] == 1
