"""Exports are made from a known truth, dirt is planted, and the doctor has to find just that."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.app.backlog import QuestionError, Report
from footing.kernel.errors import FootingError
from tests.intake.helpers import codes, of_text, read

FORMATS = ["%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y", "%d/%b/%y %H:%M", "%d.%m.%Y",
           "%Y-%m-%dT%H:%M:%SZ", "%b %d, %Y", "%m/%d/%y %I:%M %p", "%Y%m%d"]  # fmt: skip
DIRT = ("none", "duplicate", "backwards", "dateless", "no_opening", "bad_closing", "future",
        "empty_word", "reopened", "snapshot")  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One true item with what is done to its row."""

    opened: datetime
    days: int | None
    dirt: str


ITEMS = st.lists(
    st.builds(
        Item,
        st.datetimes(datetime(2019, 1, 1), datetime(2024, 12, 31)),
        st.none() | st.integers(1, 300),
        st.sampled_from(DIRT),
    ),
    min_size=40,
    max_size=80,
)


def rows(items: list[Item], form: str) -> tuple[list[list[str]], Counter[str], list[Item]]:
    """The rows of an export, what the doctor should set aside or find, and the items that count."""
    made, planted, used = [], Counter[str](), []

    def row(number: int, opened: str, closed: str, status: str) -> list[str]:
        return [f"T{number}", opened, closed, status]

    for number, item in enumerate(items):
        end = None if item.days is None else item.opened + timedelta(days=item.days)
        opened, closed = item.opened.strftime(form), end.strftime(form) if end else ""
        status = "Closed" if end else "Open"
        match item.dirt:
            case "duplicate":
                made.append(row(number, opened, closed, status))
                planted["duplicate"] += 1
            case "backwards" if end:
                opened, closed = closed, opened
            case "dateless":
                closed, status = "", "Closed"
            case "no_opening":
                opened = ""
            case "bad_closing":
                closed, status = "next week", "Closed"
            case "future":
                opened, closed, status = "2199-01-01", "", "Open"
            case "empty_word" if end is None:
                closed = "?"
                planted["empty_words"] += 1
            case "reopened" if end:
                status = "Reopened"
                planted["resolved_but_open"] += 1
                end = None
            case "snapshot" if end:
                made.append(row(number, opened, "", "Open"))
                planted["further event"] += 1
        reason = {"backwards": "closed before opened", "dateless": "closed without a date",
                  "no_opening": "no opening date", "bad_closing": "closing date cannot be read",
                  "future": "opened in the future"}.get(item.dirt)  # fmt: skip
        if item.dirt == "backwards" and end is None:
            reason = None
        if reason:
            planted[reason] += 1
        else:
            used.append(Item(item.opened, item.days if end else None, item.dirt))
        made.append(row(number, opened, closed, status))
    return made, planted, used


def export(folder: str, made: list[list[str]]) -> Path:
    path = Path(folder) / "export.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Ticket id", "Opened", "Closed", "Status"], *made])
    return path


@settings(max_examples=20, deadline=None)
@given(ITEMS, st.sampled_from(FORMATS), st.randoms())
def test_the_doctor_finds_what_was_planted(items: list[Item], form: str, random: object) -> None:
    made, planted, used = rows(items, form)
    random.shuffle(made)  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder:
        found = outcome(export(folder, made))
    if isinstance(found, QuestionError):
        # Only a file in which no day is above 12 may be asked about.
        assert found.question.code == "ambiguous_order"
        assert all(item.opened.day <= 12 for item in items)
        return
    if isinstance(found, FootingError):
        # A column of which more than a tenth is no date is refused, with rows.
        bad = sum(item.dirt == "bad_closing" for item in items)
        assert bad > 0.1 * sum(bool(row[2]) and row[2] != "?" for row in made)
        assert "row " in str(found)
        return
    aside = dict(found.findings.set_aside)
    expected = {key: n for key, n in planted.items() if " " in key or key == "duplicate"}
    assert aside == expected
    assert found.findings.rows == len(made) == found.findings.used + sum(aside.values())
    seen = codes(found)
    for code in ("empty_words", "resolved_but_open"):
        assert seen.get(code, 0) == planted[code]
    check(found, used)


def outcome(path: Path) -> Report | FootingError:
    """The report, or why there is none."""
    try:
        return read(path)
    except FootingError as error:
        return error


def check(found: Report, used: list[Item]) -> None:
    """The measures against a plain recount of the items that count."""
    last = found.measures.as_of
    assert last is not None
    there = [item for item in used if item.opened.date() <= last]
    closings = [
        item.opened.date() + timedelta(days=item.days) for item in there if item.days is not None
    ]
    assert found.measures.open == len(there) - sum(day <= last for day in closings)
    begin = found.measures.window_from
    assert begin is not None
    days = (last - begin).days + 1
    came = sum(begin <= item.opened.date() <= last for item in there)
    done = sum(begin <= day <= last for day in closings)
    assert found.measures.arrivals_per_day == pytest.approx(came / days)
    assert found.measures.completions_per_day == pytest.approx(done / days)


def lines(*texts: str) -> str:
    return "\n".join(("id,opened,closed", *texts)) + "\n"


def test_day_or_month_first_is_never_guessed(tmp_path: Path) -> None:
    text = lines(*(f"{n},0{n}/0{n % 9 + 1}/2024,1{n % 3}/0{n}/2024" for n in range(1, 10)))
    with pytest.raises(QuestionError) as raised:
        of_text(tmp_path, text)
    question = raised.value.question
    assert question.code == "ambiguous_order"
    assert "--day-first or --month-first" in str(raised.value)
    assert [one.row for one in question.examples] == [2, 3, 4]
    for choice, day in zip(question.choices, (date(2024, 1, 9), date(2024, 1, 2)), strict=True):
        found = of_text(tmp_path, text, **choice.set)
        assert found.measures.first_opened == day


def test_one_day_above_twelve_settles_both_columns(tmp_path: Path) -> None:
    text = lines("1,01/02/2024,03/02/2024", "2,02/02/2024,13/02/2024", "3,03/02/2024,")
    found = of_text(tmp_path, text)
    assert found.measures.first_opened == date(2024, 2, 1)
    assert codes(found)["day_first"] == 1
    shown = next(one for one in found.findings.repairs if one.code == "day_first")
    assert [one.row for one in shown.examples] == [3]


def test_mixed_orders_are_refused_with_both_kinds_of_rows(tmp_path: Path) -> None:
    text = lines("1,31/01/2024,", "2,01/31/2024,", "3,02/03/2024,")
    with pytest.raises(QuestionError, match=r"row 2: .*31/01/2024.*row 3: .*01/31/2024"):
        of_text(tmp_path, text)
    found = of_text(tmp_path, lines("1,31/01/2024,", *(f"{n},{n}/03/2024," for n in range(2, 14)),
                                    "14,01/31/2024,"), order="day")  # fmt: skip
    assert found.findings.set_aside == {"opening date cannot be read": 1}


def test_zones_are_brought_to_one_clock(tmp_path: Path) -> None:
    text = lines("1,2024-01-01T23:30:00Z,2024-01-03T00:30:00+01:00", "2,2024-07-01T22:30:00Z,")
    found = of_text(tmp_path, text)
    assert found.measures.first_opened == date(2024, 1, 1)
    there = of_text(tmp_path, text, zone="Europe/Berlin")
    assert there.measures.first_opened == date(2024, 1, 2)
    assert there.measures.last_opened == date(2024, 7, 2)


def test_a_missing_zone_is_asked_for(tmp_path: Path) -> None:
    text = lines("1,2024-01-01T23:30:00Z,", "2,2024-07-01T22:30:00,")
    with pytest.raises(QuestionError, match="--zone") as raised:
        of_text(tmp_path, text)
    assert raised.value.question.code == "mixed_zones"
    found = of_text(tmp_path, text, zone="Europe/Berlin")
    assert found.measures.first_opened == date(2024, 1, 2)
    assert found.measures.last_opened == date(2024, 7, 1)


def test_serials_of_a_spreadsheet_are_read_and_told(tmp_path: Path) -> None:
    found = of_text(
        tmp_path, lines("1,2024-01-01,45300", "2,45293.5,2024-01-09 00:00:00", "3,45294,")
    )
    assert found.measures.first_opened == date(2024, 1, 1)
    told = [one for one in found.findings.repairs if one.code == "excel_serials"]
    assert [one.count for one in told] == [2, 1]
    assert [one.row for one in told[0].examples] == [3, 4]
    assert found.findings.used == 3
    assert found.measures.closing_age is not None
    assert found.measures.closing_age.max == 8


def test_ids_are_not_taken_for_serials(tmp_path: Path) -> None:
    with pytest.raises(FootingError, match="holds no dates"):
        of_text(tmp_path, "id,opened\n1,12345678\n2,12345679\n", opened="opened")


def test_events_become_one_item_each(tmp_path: Path) -> None:
    kinds = (("created", 0), ("note", 1), ("closed", 5), ("note", 6))
    text = "case id,activity,timestamp\n" + "\n".join(
        f"{n},{kind},2024-01-{n + after:02}"
        for n in range(1, 11)
        for kind, after in kinds[: 4 if n % 2 else 2]
    )
    found = of_text(tmp_path, text)
    assert (found.kind, found.findings.rows, found.findings.used) == ("events", 30, 10)
    assert found.findings.set_aside == {"further event": 20}
    assert found.measures.open == 5
    assert found.measures.closing_age is not None
    assert found.measures.closing_age.max == 5


def test_events_whose_end_is_unknown_are_asked_about(tmp_path: Path) -> None:
    text = "case,activity,timestamp\n1,in,2024-01-01\n1,vorbei,2024-01-03\n2,in,2024-01-02\n"
    with pytest.raises(QuestionError) as raised:
        of_text(tmp_path, text)
    choice = next(one for one in raised.value.question.choices if "vorbei" in one.label)
    assert of_text(tmp_path, text, **choice.set).measures.open == 1


def test_a_case_opened_again_after_its_end_is_open(tmp_path: Path) -> None:
    text = "case,activity,timestamp\n" + "".join(
        f"1,{what},2024-01-0{day}\n" for day, what in enumerate(("new", "closed", "reopened"), 1)
    )
    found = of_text(tmp_path, text)
    assert found.measures.open == 1
    assert codes(found)["reopened"] == 1


def test_a_number_that_is_no_id_is_asked_about(tmp_path: Path) -> None:
    text = lines(*(f"{n % 5},2024-01-{n % 28 + 1:02},2024-02-{n % 28 + 1:02}" for n in range(90)))
    with pytest.raises(QuestionError) as raised:
        of_text(tmp_path, text)
    each = of_text(tmp_path, text, **raised.value.question.choices[1].set)
    assert each.findings.used == 90
    folded = of_text(tmp_path, text, **raised.value.question.choices[0].set)
    assert folded.findings.used == 5


def test_lines_that_do_not_fit_are_set_aside_and_told(tmp_path: Path) -> None:
    text = lines("1,2024-01-01,", "2,2024-01-02", "3,2024-01-03,,,,9", "4,2024-01-04,")
    found = of_text(tmp_path, text)
    assert found.findings.rows == 4
    assert found.findings.set_aside == {"broken line": 2}
    shown = next(one for one in found.findings.warnings if one.code == "broken_line")
    assert [one.row for one in shown.examples] == [3, 4]


def test_letters_of_another_coding_are_read(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("id;Eingang;Büro\n1;01.02.2024;Köln\n2;13.02.2024;Bonn\n".encode("latin-1"))
    found = read(path, group="Büro")
    assert found.findings.used == 2
    path.write_bytes("id\topened\n1\t2024-01-01\n".encode("utf-16"))
    assert read(path).findings.used == 1


FINISHED_ONLY = lines(*(f"{n},2024-{n % 12 + 1:02}-01,2024-{n % 12 + 1:02}-05" for n in range(60)))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("finished_only", FINISHED_ONLY),
        ("open_only", lines(*(f"{n},2024-{n % 12 + 1:02}-01," for n in range(60)))),
        ("few_items", lines("1,2024-01-01,2024-01-03")),
        ("no_id_column", "opened,closed\n2024-01-01,\n"),
        ("no_closing_column", "id,opened\n1,2024-01-01\n"),
        ("unknown_status", "id,opened,closed,status\n1,2024-01-01,,Open\n2,2024-01-01,,Blue\n"),
    ],
)
def test_what_makes_figures_doubtful_is_said(code: str, text: str, tmp_path: Path) -> None:
    assert code in codes(of_text(tmp_path, text))


def daily(first: date, days: int, closed: Callable[[int], int | None]) -> str:
    """Two items a day; ``closed`` says after how many days they are finished."""
    made = []
    for n in range(days * 2):
        opened = first + timedelta(days=n // 2)
        after = closed(n)
        end = "" if after is None else str(opened + timedelta(days=after))
        made.append(f"{n},{opened},{end}")
    return lines(*made)


def test_a_start_at_full_pace_is_told(tmp_path: Path) -> None:
    found = of_text(tmp_path, daily(date(2023, 1, 1), 400, lambda n: n % 40 if n % 9 else None))
    assert "truncated_start" in codes(found)


def test_openings_that_stop_move_the_day_of_the_figures(tmp_path: Path) -> None:
    found = of_text(tmp_path, daily(date(2023, 1, 1), 400, lambda n: n % 80))
    assert found.measures.as_of == date(2023, 1, 1) + timedelta(days=399)
    assert "arrivals_stop" in codes(found)
    later = of_text(
        tmp_path, daily(date(2023, 1, 1), 400, lambda n: n % 80), as_of=date(2024, 3, 31)
    )
    assert later.measures.as_of == date(2024, 3, 31)


def test_closings_that_stop_are_told(tmp_path: Path) -> None:
    found = of_text(tmp_path, daily(date(2023, 1, 1), 400, lambda n: 3 if n < 600 else None))
    assert "closings_stop" in codes(found)


def test_a_file_made_by_closing_date_is_told(tmp_path: Path) -> None:
    text = daily(date(2023, 1, 1), 700, lambda n: n % 300)
    kept = [line for line in text.splitlines() if line.split(",")[2] >= "2023-10"]
    found = of_text(tmp_path, "\n".join(kept) + "\n")
    assert found.findings.used
    assert "selected_by_closing" in codes(found)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 80), st.none() | st.integers(0, 60)),
        min_size=3,
        max_size=60,
    )
)
def test_further_items_of_waiting_customers_are_counted(
    items: list[tuple[int, int, int | None]],
) -> None:
    """Against a plain walk through each customer's items in order."""
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(200)]
    text = "id,opened,closed,customer\n" + "".join(
        f"{n},{days[o]},{'' if d is None else days[o + d]},c{c}\n"
        for n, (c, o, d) in enumerate(items)
    )
    ages = Counter[int]()
    for customer in range(5):
        mine = sorted((o, 10**6 if d is None else o + d) for c, o, d in items if c == customer)
        for (before, until), (now, _) in pairwise(mine):
            if until >= now:
                ages[now - before] += 1
    with TemporaryDirectory() as folder:
        found = of_text(Path(folder), text, as_of=date(2025, 1, 1)).measures.repeat
    assert found is not None
    for band in found:
        last = 10**6 if band.last is None else band.last
        assert band.happened == sum(n for age, n in ages.items() if band.first <= age <= last)
