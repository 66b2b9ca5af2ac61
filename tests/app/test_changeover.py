"""A change-over as a person asks for it: before, after, and the page for those who must be told."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from footing.app import changeover_report as report
from footing.app import changeover_words as words
from footing.app.backlog import Asked
from footing.app.changeover import Looked, Told, look, pictures
from footing.app.wishes import Wishes
from footing.backlog.outcome import Range
from footing.delivery import charts
from footing.kernel.errors import FootingError

TODAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
NUMBERS = Asked(open=300, arrivals=12.0, done=14.0)
FEW = Wishes(replications=25, horizon=300)
ON = date(2027, 1, 11)


def clock() -> datetime:
    return TODAY


@pytest.fixture(scope="module")
def ahead() -> Looked:
    told = Told(ON, what="the new ticket system", each=25 / 7)
    return look(NUMBERS, FEW, told, clock)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Ten come a day; ten were finished, then six for eight weeks, then ten again."""
    path = tmp_path_factory.mktemp("own") / "cases.csv"
    start, queue, rows = date(2025, 6, 1), 0, []
    opened = []
    for number in range(420):
        today = start + timedelta(days=number)
        opened += [today] * 10
        able = 6 if 250 <= number < 306 else 10
        rows += [(one, today) for one in opened[queue : queue + able]]
        queue += able
    rows += [(one, None) for one in opened[queue:]]
    lines = [f"{at},{one},{done or ''}" for at, (one, done) in enumerate(rows)]
    path.write_text("case,opened,closed\n" + "\n".join(lines) + "\n", "utf-8")
    return Asked(path=path)


def test_guesses_are_said_to_be_guesses(ahead: Looked) -> None:
    assert ahead.ahead is not None
    assert "careful guess" in ahead.said[0]
    assert "40 in 100 less" in ahead.said[0]
    given = look(NUMBERS, FEW, Told(ON, 0.25, 2, 3), clock)
    assert given.said == (
        "As given: 25 in 100 less can be done, for 2 weeks, and it takes 3 weeks until all is as "
        "before.",
    )
    some = look(NUMBERS, FEW, Told(ON, loss=0.25), clock)
    assert [one.split(":")[0] for one in some.said] == ["As given", "Assumed"]


def test_ones_own_last_change_over_is_measured(history: Asked) -> None:
    like = date(2025, 6, 1) + timedelta(days=250)
    found = look(history, FEW, Told(date(2026, 9, 1), like=like), clock)
    assert found.ahead is not None
    assert found.ahead.change.loss == pytest.approx(0.4)
    assert found.ahead.change.first == date(2026, 9, 1)
    assert "in your own figures" in found.said[0]
    # The list ends before that day, which has passed by now.
    assert "a fresh list" in found.said[1]
    with pytest.raises(FootingError, match="no earlier change-over"):
        look(NUMBERS, FEW, Told(ON, like=like), clock)


def test_a_day_in_the_past_is_looked_at_from_after_it(history: Asked) -> None:
    begun = date(2025, 6, 1) + timedelta(days=250)
    found = look(history, FEW, Told(begun, loss=0.5, what="the merger"), clock)
    assert found.since is not None
    assert found.ahead is None
    assert found.since.since + found.since.history == 224
    assert "not used" in found.said[0]
    shown = report.sections(found)
    assert "before the merger" in shown[0].title
    assert any("10 came in a week" in line or "70 came in a week" in line
               for line in shown[0].lines)  # fmt: skip
    made = report.as_json(found)
    assert made["has_begun"] is True
    assert made["open_since"] == found.since.since
    assert [one.chart for one in pictures(found)][-1] == "plan-capacity"
    assert [one.step for one in words.offers(found)] == ["alternatives"]
    assert report.rows(found)[1][1] == "since"
    assert report.artifacts(found)[0].data.startswith(b"%PDF")


def test_the_report_and_the_figures_say_the_same(ahead: Looked) -> None:
    made, found = report.as_json(ahead), ahead.ahead
    assert found is not None
    assert made["schema"] == "footing.changeover/1"
    assert made["change"]["first"] == "2027-01-11"
    assert made["change"]["last"] == found.change.last.isoformat() == "2027-04-04"
    normal = made["as_it_comes"]["normal"]
    shown = report.sections(ahead)
    day = found.as_it_comes.normal.p50
    assert day is not None
    assert normal["p50"] == day.isoformat()
    assert f"{day.day} {day:%B %Y}" in shown[0].title
    table = next(one for one in shown if one.title == "When it is normal again")
    assert len(table.rows) == (6 if found.thinned else 3)
    rows = report.rows(ahead)
    assert {row[1] for row in rows[1:]} == {"without", "as_it_comes", "less_let_in"}


def test_each_row_of_a_table_is_what_is_drawn(ahead: Looked) -> None:
    capacity, open_ = pictures(ahead)
    for row in capacity.rows:
        drawn = {one["kind"]: one["week"] for one in capacity.marks if one["day"] == row[0]}
        assert row[1:] == tuple(drawn.values())
    for row in open_.rows:
        said = tuple(
            f"{one['likely']:,} ({one['from']:,} to {one['to']:,})"
            for one in open_.marks
            if one["day"] == row[0]
        )
        assert row[1:] == said
    assert len(open_.marks) == 3 * len(open_.rows)
    assert "less than comes in from 11 January" in capacity.title
    assert "more are open than without the change-over" in open_.title


@pytest.mark.parametrize(
    ("comes", "thinned", "title"),
    [
        (180, 12, "On 4 April 180 more are open than without the change-over; 12 more if less is"),
        (2, -1, "On 4 April 2 more are open than without the change-over; no more if less is let"),
        (-1, -4, "By 4 April no more are open than without the change-over"),
    ],
)
def test_fewer_than_without_it_is_no_more(
    ahead: Looked, comes: int, thinned: int, title: str
) -> None:
    """With few items chance alone can leave fewer open than without the change-over."""
    assert ahead.ahead is not None
    assert ahead.ahead.thinned is not None

    def range_(middle: int) -> Range:
        return Range(middle - 1, middle, middle + 1, middle)

    found = replace(
        ahead.ahead,
        as_it_comes=replace(ahead.ahead.as_it_comes, more=range_(comes)),
        thinned=replace(ahead.ahead.thinned, more=range_(thinned)),
    )
    open_ = pictures(replace(ahead, ahead=found))[1]
    assert open_.title.startswith(title)
    assert "-" not in open_.title.replace("change-over", "")


def test_the_picture_names_each_way_once(ahead: Looked) -> None:
    drawn = charts.svg(pictures(ahead)[1]).decode()
    for name in ("Without it", "As it comes", "Less let in"):
        assert drawn.count(f">{name}</text>") == 1


def test_one_page_for_those_who_must_be_told(ahead: Looked, tmp_path: Path) -> None:
    files = {one.name: one for one in report.artifacts(ahead)}
    pages = PdfReader(io.BytesIO(files["changeover.pdf"].data)).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    markdown = files["changeover.md"].data.decode()
    title = "The new ticket system from 11 January 2027 on: what it means"
    for said in (title, "What stays current", "What would bridge it", "careful guess", "Normal"):
        assert said in text
        assert said in markdown
    names = {path.name for path in report.write(ahead, tmp_path)}
    assert {"changeover.json", "changeover-open.png", "changeover-capacity-dark.svg"} <= names


def test_a_name_cannot_become_markup(ahead: Looked) -> None:
    odd = replace(ahead, told=replace(ahead.told, what="*new* <b>#1</b> | $x$"))
    page = {one.name: one.data for one in report.artifacts(odd)}
    assert b"<b>" not in page["changeover.md"]
    assert len(PdfReader(io.BytesIO(page["changeover.pdf"])).pages) == 1


def test_what_can_be_said_in_a_talk(ahead: Looked) -> None:
    offers = {one.step: one.text for one in words.offers(ahead)}
    assert set(offers) == {"help", "options", "alternatives"}
    assert "more people" in offers["help"] or "more person" in offers["help"]
    assert "a week in" in offers["options"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(date(2050, 1, 1)), "ten years"),
        (Told(ON, loss=3.0), "no share"),
        (Told(ON, low_weeks=500, recovery_weeks=500), "ten years"),
        (Told(ON, what="x" * 61), "60 letters"),
    ],
)
def test_what_cannot_be_is_said(told: Told, said: str) -> None:
    with pytest.raises(FootingError, match=said):
        look(NUMBERS, FEW, told, clock)


def test_nothing_lost_and_nothing_open_read_well() -> None:
    none = look(NUMBERS, FEW, Told(ON, loss=0.0), clock)
    lines = [line for one in report.sections(none) for line in one.lines]
    assert "From 11 January 2027 on nothing less can be done." in lines
    assert "Nothing needs to be put off." in lines
    empty = look(Asked(open=0, arrivals=1.0, done=2.0), FEW, Told(ON), clock)
    assert "normal again" in report.sections(empty)[0].title
    worst = look(Asked(open=9, arrivals=5.0, done=3.0), FEW, Told(ON, loss=1.0), clock)
    assert "does not become normal again by itself" in report.sections(worst)[0].title
    assert "alone does not mend it" in " ".join(report.sections(worst)[2].lines)
