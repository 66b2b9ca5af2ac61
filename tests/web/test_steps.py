"""The guided steps: saved by every button, given back where they cannot be read."""

from __future__ import annotations

from datetime import date, datetime

from footing.app import journal, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor


def answers(space: Workspace, matter: str) -> dict[str, object]:
    """What is saved for the matter."""
    return dict(matters.show(space, matter).answers)


def test_a_step_shows_all_that_helps(visitor: Visitor, matter: str) -> None:
    """Question, why, source, starter, both examples, notes, and progress in words."""
    page = visitor.get(f"/matters/{matter}/steps/aim")
    for words in (
        "Step 1 of 8",
        "What are you there to do",
        "Jason began with this",
        "Turning a Sticky Work Situation",
        "My role here is to …",
        "I do marketing.",
        "open the new market next year",
        "Notes are never said and never sent",
    ):
        assert words in page


def test_on_saves_and_leads_on(visitor: Visitor, space: Workspace, matter: str) -> None:
    """Notes are kept beside; the next step follows; the last one leads to the texts."""
    visitor.post(
        f"/matters/{matter}/steps/aim", {"aim.say": "My role is to sell.", "aim.notes": "hm"}
    )
    assert visitor.url.endswith("/steps/mistakes")
    assert answers(space, matter) == {"aim": {"say": "My role is to sell.", "notes": "hm"}}
    visitor.post(f"/matters/{matter}/steps/meeting", {"do": "on"})
    assert visitor.url == f"/matters/{matter}"


def test_back_saves_too(visitor: Visitor, space: Workspace, matter: str) -> None:
    """From the first step it leads to the people."""
    visitor.post(f"/matters/{matter}/steps/aim", {"aim.say": "I sell.", "do": "back"})
    assert visitor.url.endswith("/people")
    assert answers(space, matter) == {"aim": "I sell."}


def test_an_emptied_answer_is_taken_away(visitor: Visitor, space: Workspace, matter: str) -> None:
    """To skip and to empty are the same."""
    visitor.post(f"/matters/{matter}/steps/aim", {"aim.say": "I sell."})
    visitor.post(f"/matters/{matter}/steps/aim", {"aim.say": " "})
    assert answers(space, matter) == {}


def test_add_another_without_javascript(visitor: Visitor, space: Workspace, matter: str) -> None:
    """What was typed is saved, and one more empty row has the focus."""
    page = visitor.post(
        f"/matters/{matter}/steps/mistakes",
        {"mistakes.0.what": "I sent it late.", "do": "add:mistakes"},
    )
    assert 'name="mistakes.1.what" rows="2" class="low" autofocus' in page
    assert answers(space, matter) == {"mistakes": [{"what": "I sent it late."}]}


def test_a_row_can_be_taken_out(visitor: Visitor, space: Workspace, matter: str) -> None:
    """The others stay in order."""
    fields = {f"help.{n}.say": f"I need {n}." for n in range(3)}
    visitor.post(f"/matters/{matter}/steps/help", {**fields, "do": "drop:help:1"})
    assert answers(space, matter) == {"help": ["I need 0.", "I need 2."]}


def test_what_cannot_be_read_is_given_back(visitor: Visitor, space: Workspace, matter: str) -> None:
    """With a link to the place; other answers of the page are saved."""
    page = visitor.post(
        f"/matters/{matter}/steps/fear",
        {"fear.say": "She is angry.", "fear_odds.say": "lots"},
        status=422,
    )
    assert 'href="#ask-fear_odds"' in page
    assert 'value="lots"' in page
    assert answers(space, matter) == {"fear": "She is angry."}


def test_dates_and_times_come_from_native_fields(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    """Check-ins with a zone, and a meeting; both stand in the fields again."""
    visitor.post(
        f"/matters/{matter}/steps/checkins",
        {
            "checkins.every": "week",
            "checkins.minutes": "30",
            "checkins.first": "2026-12-01T09:00",
            "checkins.until": "2027-02-28",
            "checkins.timezone": "America/New_York",
        },
    )
    visitor.post(
        f"/matters/{matter}/steps/meeting",
        {"meeting.channel": "call", "meeting.when": "2026-11-25T10:00", "meeting.minutes": "20"},
    )
    saved = answers(space, matter)
    assert saved["checkins"] == {
        "every": "week",
        "minutes": 30,
        "first": datetime(2026, 12, 1, 9),
        "until": date(2027, 2, 28),
        "timezone": "America/New_York",
    }
    page = visitor.get(f"/matters/{matter}/steps/checkins")
    assert 'value="2026-12-01T09:00"' in page
    assert "<option selected>America/New_York</option>" in page
    assert 'value="2026-11-25T10:00"' in visitor.get(f"/matters/{matter}/steps/meeting")


def test_a_rework_asks_one_question(visitor: Visitor, matter: str) -> None:
    """An answer that cannot be said is shown with its reason, here and beside the texts."""
    visitor.post(
        f"/matters/{matter}/steps/aim", {"aim.say": "It was all Tom's fault, he is an idiot."}
    )
    page = visitor.get(f"/matters/{matter}/steps/aim")
    assert "Not said yet" in page
    assert "Still to mend" in visitor.get(f"/matters/{matter}")


def test_lines_of_the_journal_can_be_picked(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    """What was typed meanwhile is saved as well; a win is not offered as a mistake."""
    entry = journal.add(space, "mistake", "I forgot the annex.", day=date(2026, 11, 3))
    win = journal.add(space, "win", "I won the tender.")
    page = visitor.get(f"/matters/{matter}/steps/mistakes")
    assert entry.id in page
    assert win.id not in page
    visitor.post(
        f"/matters/{matter}/steps/mistakes",
        {"mistakes.0.what": "I sent it late.", "entry": [entry.id], "do": "pick:mistakes"},
    )
    saved = answers(space, matter)["mistakes"]
    assert isinstance(saved, list)
    assert [one["what"] for one in saved] == ["I sent it late.", "I forgot the annex."]


def test_the_page_grows_while_typing_and_nothing_is_saved(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    """The fragment has no frame; half a date does no harm."""
    page = visitor.post(
        f"/matters/{matter}/steps/aim/preview",
        {"aim.say": "My role here is to keep the shelves full."},
    )
    assert "keep the shelves full" in page
    assert "From: What your role is for" in page
    assert "<html" not in page
    assert answers(space, matter) == {}
    visitor.post(f"/matters/{matter}/steps/meeting/preview", {"meeting.when": "2026-"})


def test_the_list_of_steps_says_how_each_stands(visitor: Visitor, matter: str) -> None:
    """Answered, open, or to mend; the current one is marked."""
    visitor.post(f"/matters/{matter}/steps/aim", {"aim.say": "My role is to sell shoes well."})
    page = visitor.get(f"/matters/{matter}/steps/aim")
    assert 'aria-current="step"' in page
    assert '<span class="tag">answered</span>' in page
    assert '<span class="tag">open</span>' in page
