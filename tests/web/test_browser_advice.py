"""From the fumble to the message in a real browser: own view, friends, panel, decision, text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import Site, begin, fill, opened
from tests.web.looking import looked_at, unfold

pytestmark = pytest.mark.browser

THREAD = """\
Head of my library asked if I want the branch. I said "ask Petra, she likes keys"

Question asked 2 days ago by shelfmark

On Thursday, while we were locking up, the head of our city library asked me whether I could see \
myself running the branch by the harbour. I laughed and said "ask Petra, she likes keys". I have \
worked the desk for nine years. Can I still go back to him, and how?

[–]inkwell 31 points 2 days ago
Before anything else, decide whether you want it. Make a list of what speaks for it and against \
it, and put the choir on it. Then ask him what he had in mind.

[–]harbourlights 12 points 2 days ago
I hire people for a living. He asked you and not Petra. Go to his office on Monday, in person, \
and say: you asked me on Thursday, and I would like to be considered.

    [–]shelfmark 3 points 2 days ago
    Thank you, I had not thought of that at all.

[–]tollkeeper 15 points 1 day ago
Write him an e-mail tonight, then he has it in writing. Say that you are interested in the job.

[–]drystone 4 points 1 day ago
Do not explain what you said on Thursday. No apology. Just say that you want it.

[–]finch 9 points 1 day ago
My wife took a job like that and our weekends were gone. I would stay where you are.
"""
SCORES = {
    "yes": {"a_say": "9", "evenings": "4"},
    "more": {"a_say": "6", "evenings": "6"},
    "not_now": {"a_say": "2", "evenings": "9"},
    "elsewhere": {"a_say": "3", "evenings": "5"},
}


def fumbled(page: Page) -> str:
    """A matter with what was asked and answered; its address."""
    begin(page, "A talk went wrong", {"me": "Ruth", "leader": "Anton", "leader_pronoun": "he"})
    fill(page, "asked.say", "Could you see yourself running the branch by the harbour?")
    fill(page, "answered.say", "Ask Petra, she likes keys.")
    page.locator(".actions button", has_text="Save and go on").click()
    page.wait_for_url("**/steps/stance")
    return page.url.removesuffix("/steps/stance")


def asked(page: Page, site: Site) -> list[str]:
    """The own view, and the question as it goes out, from the step to the empty panel."""
    page.get_by_role("link", name="Ask others").click()
    found = looked_at(page, site, "advice-own-view")
    fill(page, "own_view", "I want it, if two evenings stay mine for the choir.")
    page.get_by_role("button", name="Record it").click()
    found += looked_at(page, site, "advice-empty")
    page.get_by_role("link", name="ask them first").click()
    fill(page, "happened", "Anton Berg of the Lindau City Library asked me about the branch.")
    page.get_by_role("button", name="Show how it would go out").click()
    question = page.get_by_label("The question. Change what you like.")
    assert "My manager" in question.input_value()
    assert not re.search("Anton|Berg|Lindau", question.input_value())
    found += looked_at(page, site, "advice-ask")
    page.get_by_role("button", name="Keep this question").click()
    found += looked_at(page, site, "advice-asked")
    with page.expect_download() as got:
        page.get_by_role("link", name="As a reply form").click()
    assert got.value.suggested_filename == "reply-form.html"
    page.get_by_role("link", name="panel", exact=True).click()
    return found


def advised(page: Page, site: Site) -> list[str]:
    """The thread pasted, read at a glance, and two moves taken over."""
    fill(page, "pasted", THREAD)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".lead")).to_contain_text("5 pieces of advice")
    clashes = page.locator(".conflicts > li")
    expect(clashes.filter(has_text="Come back in person")).to_contain_text("Come back by mail")
    expect(page.locator(".tallies")).to_contain_text("inkwell (31)")
    expect(page.locator("section", has_text="Against the many").last).to_contain_text("inkwell")
    found = looked_at(page, site, "advice-panel")
    page.get_by_text("Said by one alone").click()
    for move in ("in-person", "ask-details"):
        button = page.locator(f'button[value="take:{move}"]')
        if not button.is_visible():
            page.locator("details", has=button).last.locator("summary").first.click()
        button.click()
        page.wait_for_url("**said=taken*")
        unfold(page)
    found += looked_at(page, site, "advice-taken")
    page.get_by_role("link", name="Decide, and see how firm it is").click()
    return found


def decided(page: Page, site: Site) -> list[str]:
    """Two criteria and their scores; then how firm it is, and the choice."""
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Save and go on").click()
    fill(page, "criterion.0.name", "A say")
    fill(page, "criterion.1.name", "Evenings")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/scores")
    for option, scores in SCORES.items():
        for criterion, score in scores.items():
            fill(page, f"score.{option}.{criterion}", score)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator("#drawn")).to_contain_text("How often each comes first")
    expect(page.locator("#drawn")).to_contain_text("not firm")
    expect(page.get_by_role("link", name="What others advise")).to_be_visible()
    page.locator('[name="option"][value="yes"]').check()
    page.locator("section", has_text="What you decide").get_by_role("button", name="Save").click()
    found = looked_at(page, site, "advice-decided")
    page.get_by_role("button", name="Take it over into your matter").click()
    page.wait_for_url("**/steps/stance*")
    return found


def test_from_the_fumble_to_the_message(browser: Browser, site: Site) -> None:
    """The whole way; the message is read with whose advice and which decision stand behind it."""
    page = opened(browser, site)
    matter = fumbled(page)
    found = asked(page, site)
    found += advised(page, site)
    found += decided(page, site)
    page.get_by_text("All steps").click()
    page.get_by_role("link", name="All your texts").click()
    beside = page.get_by_label("Where this comes from")
    expect(beside).to_be_in_viewport()
    expect(beside).to_contain_text("From the panel: inkwell, 31 votes")
    expect(beside).to_contain_text("come back in person")
    expect(beside).to_contain_text("From the decision “My answer”")
    spoken = page.get_by_role("region", name="What to say")
    expect(spoken).to_contain_text("What do you have in mind for it?")
    expect(spoken).not_to_contain_text("inkwell")
    found += looked_at(page, site, "advice-message")
    page.get_by_role("link", name="What others advise").click()
    page.get_by_role("link", name="Tell the advisers what came of it").click()
    expect(page.get_by_label("The note")).to_have_value(re.compile("inkwell"))
    found += looked_at(page, site, "advice-thanks")
    assert found == []
    page.goto(f"{matter}/advice")
    expect(page.locator("blockquote").first).to_contain_text("two evenings stay mine")
