"""Files that are not what they should be: a clear sentence, a place, and what to do."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from footing.app.backlog import Asked, measure_backlog
from footing.intake.engine import Engine
from footing.intake.files import open_file
from footing.intake.source import IntakeError
from footing.kernel.clock import fixed
from footing.kernel.errors import FootingError
from tests.intake.helpers import NOW, of_text, read


def refused(path: Path, **asked: object) -> str:
    with pytest.raises(FootingError) as raised:
        read(path, **asked)
    text = str(raised.value)
    assert "Traceback" not in text
    assert raised.value.todo
    return text


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content in (b"", b" \n\n", b"\xff\xfe", b"sep=;\n"):
        path.write_bytes(content)
        assert "The file is empty" in refused(path)


def test_a_folder_a_missing_file_and_a_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "folder" in refused(tmp_path)
    assert "no such file" in refused(tmp_path / "none.csv")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("s")
        assert "not a file" in refused(tmp_path / "s")


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,opened\n1,2024-01-01\n")
    path.chmod(0)
    assert "cannot be read" in refused(path)


def test_a_heading_alone_and_one_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,opened,closed\n")
    assert "no row below it" in refused(path)
    found = of_text(tmp_path, "id,opened,closed\n1,2024-01-01,2024-01-03\n")
    assert found.findings.used == 1
    assert found.measures.open == 0
    assert found.measures.order is None


def test_a_column_that_is_half_dates(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'2024-01-01' if n % 2 else 'soon'},\n" for n in range(1, 41))
    path = tmp_path / "a.csv"
    path.write_text("id,opened,closed\n" + rows)
    text = refused(path)
    assert "20 of 40 cells are no dates" in text
    assert "row 3: “soon”; row 5: “soon”; row 7: “soon”" in text


def test_a_hundred_thousand_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    names = ",".join(f"c{n}" for n in range(100_000))
    path.write_text(f"{names}\n{names}\n")
    assert "100,000 columns; at most 2,000" in refused(path)


def test_no_column_fits(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("alpha,beta\n1,2\n")
    assert "--opened “alpha” or --opened “beta”" in refused(path)
    assert "holds no dates" in refused(path, opened="beta")


def test_binary_and_packed_files(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(256)) * 4)
    assert "no text file" in refused(path)
    path.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    assert "packed" in refused(path)
    path.write_bytes(b"%PDF-1.7 ...")
    assert "PDF" in refused(path)


def test_damaged_files(tmp_path: Path) -> None:
    for name, content in (
        ("a.parquet", b"PAR1" + b"\0" * 40 + b"PAR1"),
        ("a.json", b'[{"opened": "2024-01-01"}, {"opened": '),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 50),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        refused(path)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,opened,closed\n" + "".join(f"{n},2024-01-01,\n" for n in range(50)))

    def grows(stage: str, _: float | None) -> None:
        if stage == "Counting by day":
            with path.open("a") as file:
                file.write("99,2024-01-01,\n")

    with pytest.raises(IntakeError, match="changed while it was read"):
        measure_backlog(Asked(path), fixed(NOW), grows)


def test_formulas_in_cells_are_text_like_any_other(tmp_path: Path) -> None:
    rows = '1,2024-01-01,"=HYPERLINK(""http://example.org"")"\n' + "".join(
        f"{n},2024-01-02,2024-01-03\n" for n in range(2, 30)
    )
    path = tmp_path / "a.csv"
    path.write_text("id,opened,closed\n" + rows)
    found = read(path)
    assert found.findings.set_aside == {"closing date cannot be read": 1}
    shown = next(one for one in found.findings.warnings if one.code == "unreadable_closing")
    assert shown.examples[0].row == 2


def test_the_engine_reads_the_named_file_only(tmp_path: Path) -> None:
    import duckdb

    path, other = tmp_path / "a'b.csv", tmp_path / "other.csv"
    path.write_text("id,opened\n1,2024-01-01\n")
    other.write_text("id,opened\n1,2024-01-01\n")
    engine = Engine([path])
    reads = "SELECT count(*) FROM read_csv(?)"
    assert engine.raw.execute(reads, [str(path)]).fetchone() == (1,)
    for what in (str(other), "/etc/passwd", "https://example.org/a.csv"):
        with pytest.raises(duckdb.Error):
            engine.raw.execute(reads, [what])
    for change in ("SET enable_external_access = true", "INSTALL httpfs", "LOAD httpfs",
                   f"COPY (SELECT 1) TO '{tmp_path}/out.csv'", f"ATTACH '{tmp_path}/x.db'",
                   "SET temp_directory = '/tmp'"):  # fmt: skip
        with pytest.raises(duckdb.Error):
            engine.raw.execute(change)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a'b.csv", "other.csv"]
    with open_file(path) as source:
        assert source.rows(source.table)[0][0] == "1"


def test_a_query_that_fails_is_one_sentence() -> None:
    import ibis

    engine = Engine(())
    with pytest.raises(IntakeError, match=r"^The query failed: .*nothing") as raised:
        engine.run(ibis.table({"a": "int64"}, name="nothing").count().as_table())
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"zone": "Mars/Base"}, "no time zone"),
        ({"window": 0}, "at least one day"),
        ({"closed": "nope"}, "no column “nope”"),
        ({"open": 3}, "Both a source and --open"),
        ({"connect": "postgresql://x/y"}, "A file and a database"),
        ({"date_format": "%d/%m/%Y"}, "no dates"),
        ({"date_format": "%!"}, "no dates"),
    ],
)
def test_options_that_cannot_be_meant(tmp_path: Path, asked: dict[str, object], text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,opened,closed\n1,2024-01-01,\n")
    assert text in refused(path, **asked)


def test_three_numbers_and_none(tmp_path: Path) -> None:
    found = measure_backlog(Asked(open=800, arrivals=40, done=38), fixed(NOW))
    assert (found.kind, found.measures.open, found.measures.arrivals_per_day) == (
        "numbers",
        800,
        40,
    )
    with pytest.raises(IntakeError, match="nothing to measure"):
        measure_backlog(Asked(), fixed(NOW))
    with pytest.raises(IntakeError, match="--arrivals"):
        measure_backlog(Asked(open=1, arrivals=-1), fixed(NOW))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("month,arrivals,done\n2024-01,1,2\n2024-01,2,3\n", "lie over each other"),
        ("month,arrivals,done\n2024-01,many,2\n", "no numbers (row 2: “many” in “arrivals”)"),
        ("month,other\n2024-01,1\n", "what came in or what was finished"),
        ("date,arrivals,done\n2024-01-03,1,1\n2024-02-09,1,1\n2024-04-01,1,1\n", "neither days"),
    ],
)
def test_tables_of_counts_that_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    assert said in refused(path, counts=True)
