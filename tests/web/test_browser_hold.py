"""The page for the phone and the rehearsal with its clock, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import OWN_UP, PHONE, Site, answer_all, begin, opened, shot
from tests.web.looking import looked_at

pytestmark = pytest.mark.browser


def prepared(page: Page) -> str:
    """A whole matter; the address of its texts."""
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    return page.url.split("?")[0]


def test_held_and_rehearsed_on_a_phone(browser: Browser, site: Site) -> None:
    """Cards; the talk part by part with its time; the questions one after another."""
    page = opened(browser, site)
    texts = prepared(page)
    page.get_by_role("link", name="If-then cards", exact=True).click()
    expect(page.get_by_role("heading", name="How I begin")).to_be_visible()
    assert looked_at(page, site, "hold", PHONE) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="As a page").click()
    assert taken.value.suggested_filename == "cards.html"
    page.goto(f"{texts}/rehearse")
    assert looked_at(page, site, "rehearse", PHONE) == []
    page.get_by_role("button", name="Start the clock").click()
    parts = page.locator('[data-step="talk"]')
    expect(parts.locator("visible=true").first).to_contain_text("Part 1 of")
    expect(page.locator("[data-now]")).not_to_have_text("0:00")
    assert looked_at(page, site, "rehearse-talk", PHONE) == []
    for _ in range(parts.count() - 1):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("[data-result]")).to_contain_text(re.compile("Said aloud, it takes"))
    assert looked_at(page, site, "rehearse-result", PHONE) == []
    page.get_by_role("button", name="On to the questions").click()
    question = page.get_by_text("How do I know that it will not happen again?")
    expect(question).to_be_visible()
    answer = page.get_by_text("From now on Priya reads it before it goes out.")
    expect(answer.last).not_to_be_visible()
    page.get_by_role("button", name="Compare").click()
    expect(answer.last).to_be_visible()
    assert looked_at(page, site, "rehearse-question", PHONE) == []
    page.get_by_role("button", name="Next question").click()
    expect(question).not_to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(question).to_be_visible()
    expect(page.locator("[data-clock]")).to_be_hidden()


def test_without_a_script_it_is_plain_steps(browser: Browser, site: Site) -> None:
    """All parts stand there, a question opens by itself, and no button does nothing."""
    page = opened(browser, site, scripts=False)
    texts = prepared(page)
    page.goto(f"{texts}/rehearse")
    assert page.locator('[data-step="talk"] >> visible=true').count() > 5
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    page.get_by_text("What do you need from me?").click()
    expect(page.get_by_text("choosing the first three trade fairs").last).to_be_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    shot(page, "rehearse-plain-phone")
