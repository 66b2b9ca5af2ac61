"""The start, the gate and who is who."""

from __future__ import annotations

import re

import pytest

from footing.app import matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor

KEYS = [question.key for question in matters.questions()]


def gate(answer: str) -> dict[str, str | list[str]]:
    """All questions of the gate with one answer."""
    return {f"gate.{key}": answer for key in KEYS}


def test_every_playbook_and_the_backlog_have_a_door(visitor: Visitor) -> None:
    """Each once, in the order in which somebody new would look for them."""
    page = visitor.get("/")
    ways = re.findall(r'href="(/begin/[^"]+|/decide|/check|/backlog)"><strong>', page)
    assert ways == [
        "/begin/own-up",
        "/begin/second-chance",
        "/begin/renegotiate",
        "/decide",
        "/check",
        "/backlog",
    ]


def test_looking_at_a_door_begins_nothing(visitor: Visitor, space: Workspace) -> None:
    """Only the answered gate makes a matter."""
    page = visitor.get("/begin/own-up")
    assert all(f"gate.{key}" in page for key in KEYS)
    assert matters.list_(space) == ()


def test_twice_no_leads_to_the_people_and_on(visitor: Visitor, space: Workspace) -> None:
    """The names are saved, then the first step without an answer comes."""
    page = visitor.post("/begin/own-up", gate("no"))
    assert "Who is who?" in page
    visitor.post(visitor.url, {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    assert visitor.url.endswith("/steps/aim")
    (listed,) = matters.list_(space)
    assert listed.matter.people == {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"}
    assert "Sharon" in visitor.get("/")


def test_an_open_question_is_asked_again(visitor: Visitor, space: Workspace) -> None:
    """With a summary that leads to it; the answer that was given stays."""
    page = visitor.post("/begin/own-up", {f"gate.{KEYS[0]}": "no"}, status=422)
    assert f'href="#gate-{KEYS[1]}"' in page
    assert 'value="no" checked' in page
    assert matters.list_(space) == ()


@pytest.mark.parametrize("key", KEYS)
def test_a_yes_stops_kindly(visitor: Visitor, space: Workspace, key: str) -> None:
    """Whom to turn to, a factual log, and no way around the gate by typing an address."""
    page = visitor.post("/begin/second-chance", {**gate("no"), f"gate.{key}": "yes"})
    (listed,) = matters.list_(space)
    id_ = listed.matter.id
    assert "Who can help" in page
    assert f'href="/log?matter={id_}"' in page
    for path in (f"/matters/{id_}", f"/matters/{id_}/steps/stance"):
        assert "You answered one of these with yes before" in visitor.get(path)
    assert "does not coach" in visitor.get(f"/matters/{id_}/edit/invite", status=409)
    visitor.post(f"/matters/{id_}/gate", gate("no"))
    assert visitor.url == f"/matters/{id_}/people"


def test_a_line_for_a_matter_is_an_observation_to_begin_with(visitor: Visitor, matter: str) -> None:
    """From a matter, the journal is about what was seen or heard."""
    page = visitor.get(f"/journal?matter={matter}")
    assert 'value="observation" selected' in page
    assert f'value="{matter}" selected' in page


def test_a_name_that_cannot_be_is_given_back(visitor: Visitor, matter: str) -> None:
    """The words stay in the field, and nothing was saved."""
    page = visitor.post(f"/matters/{matter}/people", {"me": "J" * 200}, status=422)
    assert "J" * 200 in page
    assert '<a href="#me">You: a short name on one line is needed here.</a>' in page


def test_nobody_can_be_named_out_of_the_page(visitor: Visitor, matter: str) -> None:
    """A name with markup is text."""
    visitor.post(f"/matters/{matter}/people", {"leader": "<script>alert(1)</script>"})
    for path in ("/", "/matters", f"/matters/{matter}", f"/matters/{matter}/after"):
        assert "<script>alert" not in visitor.get(path)


def test_what_is_not_there_is_said_plainly(visitor: Visitor, matter: str) -> None:
    """Pages, matters, steps, parts, files and lines that do not exist."""
    for path in (
        "/nowhere",
        "/begin/nothing",
        "/matters/zzzz",
        f"/matters/{matter}/steps/nothing",
        f"/matters/{matter}/edit/nothing",
        f"/matters/{matter}/files/nothing.pdf",
        "/journal/zzzz",
        "/static/nothing.js",
    ):
        page = visitor.get(path, status=404)
        assert "Traceback" not in page
