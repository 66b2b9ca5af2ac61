"""Journals of jrnl and Day One, in their own formats, whole and broken."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.intake import journals
from footing.intake.journals import JournalError, JournalLine, read_journal

JRNL = """
{"tags": {"@work": 1, "@win": 1}, "entries": [
  {"title": "The ward round went well.", "body": "Everybody said so. @win",
   "date": "2026-10-02", "time": "18:40", "tags": ["@Win"], "starred": false},
  {"title": "A walk.", "body": "", "date": "2026-10-03", "time": "07:00", "tags": [],
   "starred": true}
]}
"""
DAY_ONE = """
{"metadata": {"version": "1.0"}, "entries": [
  {"uuid": "0F2A", "creationDate": "2026-03-05T23:30:11Z", "timeZone": "Europe\\/Berlin",
   "text": "A good day\\\\. The audit passed\\\\!", "tags": ["win", "Work"], "starred": false},
  {"uuid": "0F2B", "creationDate": "2026-03-06T10:00:00Z", "timeZone": "Nowhere\\/At all",
   "text": "![](dayone-moment:\\/\\/9C1)\\nOn the bus."}
]}
"""


def zipped(**files: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def lines_of(document: Any) -> tuple[JournalLine, ...]:
    return read_journal(json.dumps(document).encode(), "test").lines


def test_jrnl_gives_day_words_and_tags() -> None:
    found = read_journal(JRNL.encode(), "j.json")
    assert (found.program, found.left_out) == ("jrnl", ())
    first, second = found.lines
    assert (first.day, first.tags) == (date(2026, 10, 2), ("win",))
    assert first.text == "The ward round went well. Everybody said so. @win"
    assert (second.text, second.tags) == ("A walk.", ())


def test_day_one_gives_the_day_on_the_writers_own_clock_and_plain_words() -> None:
    found = read_journal(DAY_ONE.encode(), "j.json")
    first, second = found.lines
    assert found.program == "Day One"
    assert (first.day, first.text) == (date(2026, 3, 6), "A good day. The audit passed!")
    assert first.tags == ("win", "work")
    assert (second.day, second.text) == (date(2026, 3, 6), "On the bus.")


def test_the_archive_of_day_one_holds_several_journals_and_pictures(tmp_path: Path) -> None:
    other = DAY_ONE.replace("0F2", "1A3")
    data = zipped(Journal_json=DAY_ONE, Work_json=other, photos__a_jpg=b"\xff\xd8")
    path = tmp_path / "export.zip"
    path.write_bytes(data)
    assert read_journal(path, "export.zip") == read_journal(data, "export.zip")
    assert len(read_journal(path, "export.zip").lines) == 4


def test_the_same_entry_has_the_same_key_each_time_it_is_read() -> None:
    again = json.dumps(json.loads(JRNL), indent=4)
    keys = [one.key for one in read_journal(JRNL.encode(), "a").lines]
    assert [one.key for one in read_journal(again.encode(), "b").lines] == keys
    assert len(set(keys)) == 2


def test_what_is_left_out_is_said() -> None:
    entries: list[Any] = [
        {"uuid": "A", "creationDate": "2026-03-06T10:00:00Z", "text": "![](dayone-moment://1)"},
        {"uuid": "B", "creationDate": "soon", "text": "x"},
        {"uuid": "C", "creationDate": "2026-03-06T10:00:00Z", "text": 7},
        {"uuid": "D", "creationDate": "2026-03-06T10:00:00Z", "text": "Once."},
        {"uuid": "D", "creationDate": "2026-03-06T10:00:00Z", "text": "Once."},
        3,
    ]
    found = read_journal(json.dumps({"entries": entries}).encode(), "test")
    assert [one.text for one in found.lines] == ["Once."]
    assert found.left_out == (
        "1 entry left out: no words in it, a picture alone perhaps.",
        "1 entry left out: no day that can be read.",
        "1 entry left out: its words are not text.",
        "1 entry left out: not an entry.",
        "1 entry left out: in the file twice.",
    )


def test_an_entry_without_words_day_or_tags_is_no_fault() -> None:
    assert lines_of({"entries": [{"title": "x", "body": "y"}, {}]}) == ()
    assert lines_of({"entries": []}) == ()
    (only,) = lines_of({"entries": [{"title": "x", "date": "2026-10-02", "tags": "win"}]})
    assert only.tags == ()


def test_what_is_no_letter_is_left_out_of_the_words() -> None:
    data = (
        b'{"entries": [{"title": "Half \\ud800a pair\\u0000 \\u001b[1m.", "date": "2026-10-02"}]}'
    )
    (only,) = read_journal(data, "test").lines
    assert only.text == "Half a pair [1m."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (b"2026-10-02 18:40 The ward round.", "not JSON"),
        (b'{"entries": [', "not JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[]", "no journal of jrnl or Day One"),
        (b'{"entries": {"2026-10-02": "x"}}', "no journal"),
        (b'{"schema": "footing.export/1", "entries": []}', "footing import"),
        (b"PK\x03\x04 cut short", "cannot be opened"),
        (zipped(photos__a_jpg=b"x"), "no journal in this archive"),
    ],
)
def test_what_is_no_journal_is_explained(data: bytes, said: str) -> None:
    with pytest.raises(JournalError, match=said):
        read_journal(data, "test.json")


def test_a_missing_file_and_a_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="no such file"):
        read_journal(tmp_path / "nope.json", "nope.json")
    with pytest.raises(JournalError, match="folder"):
        read_journal(tmp_path, "here")


def test_a_bomb_and_a_hundred_megabytes_are_stopped_by_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried with a smaller limit: the size that an archive states is not believed."""
    monkeypatch.setattr(journals, "MOST_BYTES", 100_000)
    bomb = zipped(Journal_json=b" " * 5_000_000)
    assert len(bomb) < 10_000
    plain = tmp_path / "big.json"
    plain.write_bytes(b'{"entries": [' + b" " * 200_000 + b"]}")
    for source in (bomb, plain):
        with pytest.raises(JournalError, match="MB of text"):
            read_journal(source, "test")


def test_an_archive_with_a_password_is_explained() -> None:
    data = bytearray(zipped(Journal_json=DAY_ONE))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.index(start) + (6 if start == b"PK\x03\x04" else 8)
        data[place] |= 1  # the flag that says it is encrypted
    with pytest.raises(JournalError, match="cannot be opened"):
        read_journal(bytes(data), "test.zip")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
fields = st.sampled_from(
    ["title", "body", "date", "tags", "uuid", "creationDate", "timeZone", "text"]
)


@given(st.lists(st.dictionaries(fields, json_values), max_size=4))
def test_any_entries_are_read_or_left_out_with_a_reason(entries: list[dict[str, Any]]) -> None:
    found = read_journal(json.dumps({"entries": entries}).encode(), "test")
    left = sum(int(one.split(" ", 1)[0]) for one in found.left_out)
    assert len(found.lines) + left == len(entries)
    assert all(one.text.strip() for one in found.lines)


def test_an_archive_that_is_damaged_anywhere_is_explained() -> None:
    whole = zipped(**{"a.json": '{"entries": []}' + " " * 200})
    for at in range(0, len(whole) - 4):
        for change in (b"\xff\xff\xff\xff", b"\0\0\0\0", b""):
            try:
                read_journal(whole[:at] + change + whole[at + 4 :], "a.zip")
            except JournalError as error:
                assert "Traceback" not in str(error)  # noqa: PT017  (it may be readable as well)
