"""The texts: read, changed, copied, sent and taken along."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest

from footing.app import deliver, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor

AIM = "My role here is to keep the shelves full."


@pytest.fixture
def full(space: Workspace, matter: str) -> str:
    """The matter with a few answers."""
    matters.answer(space, matter, "aim", AIM)
    matters.answer(space, matter, "period", "past month")
    matters.answer(space, matter, "mistakes", [{"what": "I ordered the wrong crates."}])
    matters.answer(space, matter, "help", ["I need your help with the order system."])
    return matter


def test_every_text_stands_with_what_can_be_done(visitor: Visitor, full: str) -> None:
    """Texts with their origin, time, note, mail links, files; what is missing in plain words."""
    page = visitor.get(f"/matters/{full}")
    for words in ("To ask for the talk", "What to say", "The written version", "Your brief"):
        assert words in page
    assert "to say." in page
    assert "Still missing" in page
    assert f'href="/matters/{full}/steps/checkins"' in page
    assert f'<a class="yours" href="/matters/{full}/steps/aim">{AIM}' in page
    assert 'href="mailto:?' in page
    assert 'data-copy="text-spoken"' in page


def test_an_empty_matter_says_where_to_begin(visitor: Visitor, matter: str) -> None:
    """No error, no empty sheets."""
    assert "Still missing" in visitor.get(f"/matters/{matter}")


def test_an_edit_survives_and_can_be_taken_back(
    visitor: Visitor, space: Workspace, full: str
) -> None:
    """A later answer is suggested beside the person's own words."""
    path = f"/matters/{full}/edit/spoken"
    own = matters.page(space, full).part("spoken").text.replace("crates", "big crates")
    page = visitor.post(path, {"text": own.replace("\n", "\r\n"), "do": "save"})
    assert "big crates" in page
    assert "You changed this by hand" in page
    matters.answer(space, full, "aim", "My role here is to run the store room.")
    assert "big crates" in visitor.get(f"/matters/{full}")
    assert "Back to what my answers give" in visitor.get(path)
    assert "big crates" not in visitor.post(path, {"do": "reset"})


def test_a_file_whose_taking_is_noted_has_a_button(
    visitor: Visitor, space: Workspace, full: str
) -> None:
    """An address that is only looked at hands out no calendar file, and notes none."""
    matters.answer(
        space, full, "meeting", {"channel": "in person", "when": datetime(2026, 11, 25, 10)}
    )
    page = visitor.get(f"/matters/{full}")
    for name in ("meeting.ics", "footing.zip"):
        assert f'<form method="post" action="/matters/{full}/files/{name}">' in page
        answer = visitor.client.get(f"/matters/{full}/files/{name}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/matters/{full}#take")
    visitor.client.get(f"/matters/{full}/files/brief.pdf")
    assert space.store.issues() == ()
    visitor.answer(f"/matters/{full}/files/meeting.ics")
    assert [one.kind for one in space.store.issues()] == ["meeting"]


def test_every_file_can_be_downloaded(visitor: Visitor, space: Workspace, full: str) -> None:
    """Each as an attachment of its type, and all of them in one archive."""
    made = deliver.artifacts(space, full)
    for one in made:
        answer = visitor.answer(f"/matters/{full}/files/{one.name}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{one.name}"'
        assert answer.headers["content-type"].startswith(one.media_type.split(";")[0])
    answer = visitor.answer(f"/matters/{full}/files/footing.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == sorted(one.name for one in made)
        assert archive.testzip() is None


def test_the_offered_files_are_those_there_are(
    visitor: Visitor, space: Workspace, full: str
) -> None:
    """No link leads to a file that cannot be made."""
    page = visitor.get(f"/matters/{full}")
    for one in deliver.artifacts(space, full):
        assert f"/matters/{full}/files/{one.name}" in page


def test_notes_and_fears_stay_in_the_brief(visitor: Visitor, space: Workspace, full: str) -> None:
    """They are in no text that could be sent."""
    matters.answer(space, full, "fear", "She will shout at me.")
    page = visitor.get(f"/matters/{full}")
    assert "She will shout at me." in page.partition('id="brief"')[2]
    assert "She will shout at me." not in page.partition('id="brief"')[0]
