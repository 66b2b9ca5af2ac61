"""The draft editor in a real browser: a poor draft becomes one without problems."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import NARROW, OWN_UP, PHONE, WIDE, Site, answer_all, begin, opened, shot
from tests.web.looking import violations, wider_than_the_screen

pytestmark = pytest.mark.browser

POOR = (
    "Sorry to bother you again. I was just wondering if maybe we could possibly talk about the "
    "role. I'm no expert, but I kept four systems running after the layoffs. It wasn't my fault "
    "that the launch slipped."
)
BY_HAND = {
    "My part in it was …": "the release note, which I sent two days late.",
}
"""What somebody writes into the gap of a suggestion."""


def typed(page: Page, text: str) -> None:
    """Type into the editor as somebody would, and wait for what is found."""
    page.locator(".cm-content").click()
    page.keyboard.type(text)
    expect(page.locator("#findings [data-checked]")).to_be_visible()


def text_of(page: Page) -> str:
    """The draft as the form would send it."""
    return page.locator("#text").input_value()


def settled(page: Page) -> None:
    """Wait until the panel speaks of the draft as it is now."""
    page.wait_for_timeout(900)


def repair(page: Page) -> None:
    """Take the first suggestion of the first problem, and fill its gap, until nothing is left."""
    for _ in range(12):
        problems = page.locator("#findings [data-problem]")
        if not problems.count():
            return
        out = problems.first.get_by_role("button", name="Leave these words out")
        choice = out if out.count() else problems.first.locator("button.choice").first
        label = choice.inner_text()
        choice.click()
        if "…" in label:
            page.keyboard.type(BY_HAND.get(label, "the list, which I sent on Monday"))
        settled(page)
    raise AssertionError(page.locator("#findings").inner_text())


def test_a_poor_draft_is_typed_and_repaired(browser: Browser, site: Site) -> None:
    """By clicks and small edits; every click can be undone; two problems at most at once."""
    page = opened(browser, site)
    page.get_by_role("link", name="Check", exact=True).click()
    page.get_by_label("What it is for").select_option("second-chance")
    typed(page, POOR)
    settled(page)
    expect(page.locator("#findings > ol > [data-problem]")).to_have_count(2)
    expect(page.locator(".cm-content .finding")).to_have_count(2)
    page.get_by_text("Show all").click()
    expect(page.locator(".cm-content .finding")).not_to_have_count(2)
    shot(page, "check-wide")
    assert violations(page, site) == []
    first = page.locator("#findings button.choice").first
    first.click()
    assert text_of(page) != POOR
    page.get_by_role("button", name="Undo").click()
    assert text_of(page) == POOR
    settled(page)
    repair(page)
    expect(page.locator(".cm-content .finding")).to_have_count(0)
    adds = page.locator('#findings button[value^="add:"]')
    for _ in range(4):
        if adds.count():
            adds.first.click()
            page.keyboard.type("lead the team, and I can start in March")
            settled(page)
            repair(page)
    expect(page.locator("#findings h2")).to_have_text("Nothing to change")
    expect(page.get_by_role("status")).to_have_text("Nothing to change", use_inner_text=True)
    assert page.locator(".strong-mark").count() >= 1
    assert page.locator(".strong-mark").first.get_attribute("aria-label")
    shot(page, "check-repaired")


def test_a_sentence_is_kept_and_a_rule_switched_off(browser: Browser, site: Site) -> None:
    page = opened(browser, site)
    page.goto(site.root + "/check")
    typed(page, "I was just wondering if maybe we could possibly talk.")
    page.get_by_text("More about").first.click()
    page.get_by_role("button", name="Keep this sentence as it is").click()
    expect(page.locator("#findings [data-problem]")).to_have_count(0)
    page.keyboard.press("Tab")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" I was just wondering if maybe we could possibly meet.")
    expect(page.locator("#findings [data-problem]")).to_have_count(1)
    page.get_by_text("More about").first.click()
    page.get_by_role("button", name="Switch this rule off").click()
    settled(page)
    assert "hedge.stacked" not in page.locator("#findings").inner_html()


def test_letters_beyond_the_first_plane_do_not_move_the_marks(browser: Browser, site: Site) -> None:
    page = opened(browser, site)
    page.goto(site.root + "/check")
    page.locator(".cm-content").click()
    page.keyboard.insert_text(
        "😀🦊 Hello.\n\nI was just wondering if maybe we could possibly talk."
    )
    expect(page.locator(".cm-content .finding")).to_have_text(
        "was just wondering if maybe we could possibly"
    )


def test_the_text_of_a_matter_is_repaired_and_saved(browser: Browser, site: Site) -> None:
    """From the page with the texts into the editor and back, by keyboard and on a small screen."""
    page = opened(browser, site)
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    page.get_by_role("link", name="Edit “What to say”").click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" I was just wondering if maybe we could possibly talk.")
    expect(page.locator("#findings [data-problem]").first).to_be_visible()
    found: list[str] = []
    for (width, height), suffix in ((WIDE, "wide"), (PHONE, "phone"), (NARROW, "narrow")):
        page.set_viewport_size({"width": width, "height": height})
        shot(page, f"editor-{suffix}")
        found += violations(page, site)
    assert found == []
    assert not wider_than_the_screen(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("You changed this by hand")).to_be_visible()
    expect(page.get_by_role("link", name="to look at in “What to say”")).to_be_visible()


def test_it_works_without_scripts(browser: Browser, site: Site) -> None:
    """The same page with a plain text area, the buttons, and the findings beside it."""
    page = opened(browser, site, scripts=False)
    page.goto(site.root + "/check")
    page.get_by_label("Your draft").fill("I was just wondering if maybe we could possibly talk.")
    page.locator(".actions").get_by_role("button", name="Check").click()
    page.get_by_role("button", name="I would like to").click()
    expect(page.get_by_label("Your draft")).to_have_value("I would like to talk.")
    shot(page, "check-no-script")
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    page.get_by_label("Your draft").fill("I would like to talk on Tuesday.")
    page.locator(".actions").get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Nothing to change")).to_be_visible()
