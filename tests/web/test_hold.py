"""The page for the phone and the rehearsal, as they are served."""

from __future__ import annotations

import pytest

from footing.app import matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor


@pytest.fixture
def full(space: Workspace, matter: str) -> str:
    """The matter with a few answers."""
    matters.answer(space, matter, "aim", "My role here is to keep the shelves full.")
    matters.answer(space, matter, "help", ["I need your help with the <order> system."])
    matters.answer(space, matter, "fear", "She will shout at me.")
    return matter


def test_the_page_for_the_phone(visitor: Visitor, full: str) -> None:
    """Opening, cards in the person's words, what is known of such cards; no fear."""
    page = visitor.get(f"/matters/{full}/hold")
    assert "My role here is to keep the shelves full." in page
    assert "May I say one more thing? I need your help with the &lt;order&gt; system." in page
    assert "94 tests" in page
    assert "She will shout" not in page
    assert f'href="/matters/{full}/files/cards.html"' in page
    assert f'href="/matters/{full}/hold"' in visitor.get(f"/matters/{full}")


def test_the_rehearsal_is_plain_steps_without_a_script(visitor: Visitor, full: str) -> None:
    """Every part, and every question with its answer or the way to one."""
    page = visitor.get(f"/matters/{full}/rehearse")
    assert page.count('data-step="talk"') > 2
    assert page.count("<details>") == 9
    assert "What do you need from me?" in page
    assert f'href="/matters/{full}/steps/alternatives"' in page
    assert f'href="/matters/{full}/rehearse"' in visitor.get(f"/matters/{full}")


def test_an_empty_matter_still_has_both(visitor: Visitor, matter: str) -> None:
    """Cards without an answer have words of their own."""
    assert "May I say one more thing?" in visitor.get(f"/matters/{matter}/hold")
    visitor.get(f"/matters/{matter}/rehearse")


def test_before_the_gate_it_leads_to_the_gate(visitor: Visitor, space: Workspace) -> None:
    begun = matters.begin(space, "own-up", {})
    for name in ("hold", "rehearse"):
        assert "First, two questions" in visitor.get(f"/matters/{begun.id}/{name}")
    visitor.get("/matters/zzzz/hold", 404)
