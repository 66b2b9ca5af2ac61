"""The way through a backlog, page by page, without a browser."""

from __future__ import annotations

import re
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from footing.app import backlog as app_backlog
from footing.app.backlog import Asked, Report
from footing.app.workspace import Workspace
from footing.kernel.clock import Clock
from footing.web import guard
from footing.web.pages import backlog
from tests.web.conftest import HOST, Visitor

ITEMS = "case,opened,closed\n" + "".join(
    f"{n},2024-{1 + n // 10:02}-{n % 28 + 1:02},{f'2024-11-{n % 28 + 1:02}' if n % 3 else ''}\n"
    for n in range(100)
)
AMBIGUOUS = "ticket,opened,closed\n" + "".join(
    f"{n},{n % 12 + 1:02}/{n % 9 + 1:02}/2024,\n" for n in range(30)
)


def path_of(visitor: Visitor) -> str:
    """The address of the backlog that was just read."""
    assert re.fullmatch(r"/backlog/[a-z0-9]{8}", visitor.url), visitor.url
    return visitor.url


def drop(visitor: Visitor, name: str, text: str, status: int = 200) -> str:
    """Drop a file with a name and a text."""
    return visitor.post("/backlog/file", status=status, files={"file": (name, text.encode())})


def test_the_start_leads_to_the_backlog(visitor: Visitor) -> None:
    """One door to it."""
    assert visitor.get("/").count('href="/backlog"') == 1


def test_a_dropped_file_is_measured_and_its_copy_kept_from_others(
    visitor: Visitor, space: Workspace
) -> None:
    """The copy is readable by the account only, and goes when the backlog is forgotten."""
    page = drop(visitor, "my cases.csv", ITEMS)
    assert "my cases.csv" in page
    assert "34 open" in page
    assert "100 rows were read, and 100 used" in page
    work = space.desk.get(path_of(visitor).rpartition("/")[2])
    assert work.copy is not None
    assert stat.S_IMODE(work.copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(work.copy.parent.stat().st_mode) == 0o700
    assert str(work.copy) not in page
    page = visitor.post(f"/backlog/{work.id}/forget")
    assert "Forgotten" in page
    assert not work.copy.exists()
    visitor.get(f"/backlog/{work.id}", 404)


def test_copies_go_with_the_program(visitor: Visitor, space: Workspace) -> None:
    """Closing leaves nothing behind."""
    drop(visitor, "cases.csv", ITEMS)
    work = space.desk.get(path_of(visitor).rpartition("/")[2])
    assert work.copy is not None
    folder = work.copy.parent
    space.close()
    assert not folder.exists()


def test_a_file_is_read_where_it_lies_and_only_that_one(visitor: Visitor, tmp_path: Path) -> None:
    """A path has to be whole and name a file; nothing is listed."""
    file = tmp_path / "cases.csv"
    file.write_text(ITEMS, "utf-8")
    assert "34 open" in visitor.post("/backlog/path", {"path": str(file)})
    assert "34 open" in visitor.post("/backlog/path", {"path": f'"{file}"'})
    for wrong in ("", "cases.csv", str(tmp_path), str(tmp_path / "none.csv")):
        page = visitor.post("/backlog/path", {"path": wrong}, 422)
        assert 'href="#path"' in page
    assert file.read_text("utf-8") == ITEMS


def test_a_question_is_answered_with_one_click(visitor: Visitor) -> None:
    """Day or month first: the choice reads the file again."""
    page = drop(visitor, "dates.csv", AMBIGUOUS)
    assert "One question about dates.csv" in page
    assert "The day comes first" in page
    where = path_of(visitor)
    visitor.post(f"{where}/answer", {"choice": "7"}, 404)
    page = visitor.post(f"{where}/answer", {"choice": "0"})
    assert "30 open" in page


def test_columns_are_chosen_where_they_are_not_plain(visitor: Visitor) -> None:
    """The columns of the file stand there to be chosen from."""
    text = ITEMS.replace("case,opened,closed", "no,Day in,Day out")
    page = drop(visitor, "own.csv", text)
    assert "<option>Day in</option>" in page
    page = visitor.post(path_of(visitor), {"opened": "Day in", "closed": "Day out", "id": "no"})
    assert "34 open" in page


def test_it_can_be_read_in_another_way(visitor: Visitor) -> None:
    """Another last day; and what does not fit is said, and changes nothing."""
    drop(visitor, "cases.csv", ITEMS)
    where = path_of(visitor)
    page = visitor.post(where, {"as_of": "2024-06-30", "window": "90", "order": ""})
    assert "30 June 2024" in page
    page = visitor.post(where, {"window": "0"}, 422)
    assert "1 or more" in page
    page = visitor.post(where, {"opened": "nowhere"})
    assert "There is no column “nowhere”" in page


def test_a_file_that_is_no_table_is_refused_with_its_own_name(visitor: Visitor) -> None:
    """What went wrong, in the words of the page and not of the terminal."""
    page = drop(visitor, "notes.csv", "opened\nsoon\nlater\n")
    assert "notes.csv could not be read" in page
    assert "--opened" not in page
    assert "/footing-" not in page
    assert "Read it in another way" in page


def test_nothing_chosen_is_said(visitor: Visitor) -> None:
    """A form without a file comes back with the fault."""
    assert "Choose a file" in visitor.post("/backlog/file", status=422)


def test_three_numbers_are_enough(visitor: Visitor) -> None:
    """No list is needed; faults come back with what was typed."""
    numbers = {"open": "800", "arrivals": "40", "done": "38", "oldest": "2023-01"}
    page = visitor.post("/backlog/numbers", numbers)
    assert "800 open" in page
    assert "14 more a week" in page
    assert "<figure" not in page
    page = visitor.post("/backlog/numbers", {**numbers, "open": "many", "oldest": "long ago"}, 422)
    assert 'href="#open"' in page
    assert 'href="#oldest"' in page
    assert 'value="many"' in page


def test_counts_can_be_pasted(visitor: Visitor) -> None:
    """Tabs, commas or spaces; what was open is not needed."""
    lines = "2024-01\t120\t100\t350\n2024-02 130 90 390\n2024-03;110;100;400\n"
    page = visitor.post("/backlog/counts", {"counts": lines})
    assert "400 open" in page
    assert "/pictures/flow.svg" in page
    page = visitor.post("/backlog/counts", {"counts": "2024-01 many 3"}, 422)
    assert "Line 1 does not fit" in page
    assert visitor.post("/backlog/counts", {"counts": "\n"}, 422)


def test_pictures_are_shown_taken_along_and_drawn(visitor: Visitor) -> None:
    """SVG for the page and, with its title, as a file; PNG; the specification as JSON."""
    drop(visitor, "cases.csv", ITEMS)
    where = path_of(visitor)
    at = f"{where}/pictures/flow"
    page = visitor.get(where)
    for name in ("open-by-age", "flow", "open-now"):
        assert f"{where}/pictures/{name}.svg?theme=light" in page
        assert f"{where}/pictures/{name}.svg?theme=dark" in page
    shown = visitor.client.get(f"{at}.svg?theme=dark&width=288")
    assert shown.headers["content-type"] == "image/svg+xml"
    assert "content-disposition" not in shown.headers
    taken = visitor.client.get(f"{at}.png")
    assert taken.content.startswith(b"\x89PNG")
    assert "attachment" in taken.headers["content-disposition"]
    assert "came" in visitor.client.get(f"{at}.svg").text
    assert visitor.client.get(f"{at}.json?width=99999").json()["width"] == 1400
    for wrong in (f"{at}.gif", f"{where}/pictures/none.svg", f"{where}/pictures/themes.json"):
        assert visitor.client.get(wrong).status_code == 404


def test_a_name_in_a_file_is_no_markup(visitor: Visitor) -> None:
    """Neither in a file's name nor in its cells."""
    page = drop(visitor, "<b>x</b>.csv", AMBIGUOUS.replace("01/01/2024", "<script>"))
    assert "<b>x" not in page
    assert "<script>" not in page


def test_a_dropped_file_needs_the_token_too(visitor: Visitor, space: Workspace) -> None:
    """The one form that is not held in memory is no way in."""
    origin = {"origin": f"http://{HOST}"}
    files = {"file": ("cases.csv", ITEMS.encode())}
    for fields in ({}, {"token": "wrong"}):
        answer = visitor.client.post("/backlog/file", data=fields, files=files, headers=origin)
        assert answer.status_code == 403
    broken = {**origin, "content-type": "multipart/form-data; boundary=x"}
    assert visitor.client.post("/backlog/file", content=b"--y", headers=broken).status_code == 403
    assert space.desk.works == {}


def test_a_file_over_the_limit_is_refused_with_another_way(
    visitor: Visitor, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dropping has a limit; a path has none."""
    monkeypatch.setattr(guard, "UPLOAD_LIMIT", 1000)
    page = drop(visitor, "cases.csv", ITEMS, 413)
    assert "give the path" in page
    assert space.desk.works == {}


def test_the_desk_holds_a_few(visitor: Visitor, space: Workspace) -> None:
    """The oldest goes, with its copy."""
    drop(visitor, "first.csv", ITEMS)
    first = space.desk.get(path_of(visitor).rpartition("/")[2])
    for _ in range(8):
        visitor.post("/backlog/numbers", {"open": "1", "arrivals": "1", "done": "1"})
    assert first.copy is not None
    assert not first.copy.exists()
    assert len(space.desk.works) == 8
    assert "first.csv" not in visitor.get("/backlog")


def test_without_the_parts_the_page_says_how_to_get_them(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else is offered that would not work."""
    monkeypatch.setattr(backlog, "PARTS", ("no_such_part",))
    page = visitor.get("/backlog")
    assert "make backlog" in page
    assert "<input id" not in page


def test_a_long_reading_says_how_far_it_is(
    visitor: Visitor, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page does not wait for it, and shows the measures when they are there."""
    begun, may_end = threading.Event(), threading.Event()
    real = app_backlog.measure_backlog

    def slow(asked: Asked, clock: Clock, progress: Callable[..., None]) -> Report:
        progress("Counting by day", 0.42)
        begun.set()
        assert may_end.wait(60)
        return real(asked, clock, progress)

    monkeypatch.setattr(app_backlog, "measure_backlog", slow)
    space.desk.patience = 0.0
    drop(visitor, "large.csv", ITEMS)
    where = path_of(visitor)
    assert begun.wait(60)
    page = visitor.get(where)
    assert "Reading large.csv" in page
    assert "Counting by day, 42 of 100" in page
    assert "Being read" in visitor.get("/backlog")
    may_end.set()
    reading = space.desk.works[where.rpartition("/")[2]].reading
    assert reading is not None
    reading.done.result(60)
    assert "34 open" in visitor.get(where)


def test_the_page_names_its_own_fields_and_no_options(visitor: Visitor) -> None:
    page = drop(visitor, "cases.csv", "opened\n2024-01-13\n2024-01-14\n")
    assert "--id" not in page
    assert "“What tells items apart”" in page
