"""Hiding, locking, removing and help elsewhere in a real browser, as somebody in a hurry would."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import NARROW, PHONE, WIDE, Site, begin, fill, opened, shot
from tests.web.looking import violations, wider_than_the_screen

pytestmark = pytest.mark.browser
PHRASE = "four words of mine"


def test_hide_and_come_back(browser: Browser, site: Site) -> None:
    """At once, in every tab, without a way back in the history, and no word is lost."""
    page = opened(browser, site)
    page.goto(site.root + "/keep")
    fill(page, "passphrase", PHRASE)
    fill(page, "again", PHRASE)
    page.locator("main button").click()
    expect(page.locator("#recovery-key")).to_be_visible()
    page.goto(site.root + "/matters")
    page.goto(site.root + "/journal")
    fill(page, "text", "Words that nobody may lose.")
    other = page.context.new_page()
    other.goto(site.root + "/today")
    other.keyboard.press("Escape")
    other.keyboard.press("Escape")
    for one in (other, page):
        one.wait_for_url("**/units")
        expect(one).to_have_title("Units")
        expect(one.locator("body")).not_to_contain_text("Footing")
    page.go_back()
    expect(page).to_have_title("Units")
    expect(page.locator("body")).not_to_contain_text("Footing")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/unlock")
    fill(page, "passphrase", PHRASE)
    page.get_by_role("button", name="Open it").click()
    page.wait_for_url("**/held*")
    expect(page.locator("main")).to_contain_text("Words that nobody may lose.")
    page.get_by_role("button", name="Save it where it belongs").click()
    expect(page.locator("#lines")).to_contain_text("Words that nobody may lose.")
    plain = opened(browser, site, scripts=False)
    plain.get_by_role("button", name="Hide").click()
    plain.wait_for_url("**/units")
    plain.get_by_role("button", name="More units").click()
    plain.wait_for_url("**/unlock")


def test_it_locks_by_itself_with_what_was_typed(browser: Browser, site: Site) -> None:
    """The page goes to the passphrase by its own clock, and the words wait."""
    page = opened(browser, site)
    page.goto(site.root + "/keep")
    fill(page, "passphrase", PHRASE)
    fill(page, "again", PHRASE)
    page.locator("main button").click()
    expect(page.locator("#recovery-key")).to_be_visible()
    page.clock.install()
    page.goto(site.root + "/check")
    page.locator(".cm-content").click()
    page.keyboard.type("A draft that is not saved.")
    page.clock.run_for(14 * 60_000)
    expect(page).to_have_url(re.compile("/check$"))
    page.clock.run_for(2 * 60_000)
    page.wait_for_url("**/unlock")
    fill(page, "passphrase", PHRASE)
    page.get_by_role("button", name="Open it").click()
    page.wait_for_url("**/held*")
    expect(page.locator("main")).to_contain_text("A draft that is not saved.")


def test_the_pages_are_fit_for_every_reader(browser: Browser, site: Site) -> None:
    """Axe in light and dark, 1280, 390 and 320 px; pictures of all."""
    light = opened(browser, site)
    begin(light, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    fill(light, "aim.say", "I want to do well, although I have been bullied for a year.")
    light.locator(".actions button", has_text="Save and go on").click()
    light.wait_for_url("**/steps/mistakes")
    light.go_back()
    step = light.url
    dark = browser.new_context(
        color_scheme="dark", storage_state=light.context.storage_state()
    ).new_page()
    found: list[str] = []
    light.goto(site.root + "/log")
    fill(light, "happened", "He said that I should not come back.")
    light.get_by_role("button", name="Add to the log").click()
    expect(light.locator("#records")).to_contain_text("He said that")

    def look(name: str) -> None:
        for page, suffix in ((light, ""), (dark, "-dark")):
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
            _open_all(page)
            found.extend(violations(page, site))
            shot(page, f"{name}-wide{suffix}")
        light.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        shot(light, f"{name}-phone")
        light.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        if wider_than_the_screen(light):
            found.append(f"{name} is wider than {NARROW[0]} px")

    for name, path in {
        "elsewhere": "/elsewhere?country=GB",
        "log": "/log",
        "protected": "/protected",
        "removal": "/remove",
        "keep-first": "/keep",
        "units": "/units",
        "pointed": step.removeprefix(site.root),
    }.items():
        for page in (light, dark):
            page.goto(site.root + path)
        look(name)
    expect(light.locator("#pointed")).to_contain_text("somebody independent")
    for page in (light, dark):
        page.goto(site.root + "/remove")
        fill(page, "name", "Sharon")
        page.get_by_role("button", name="Look where").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Where “Sharon” is named")
    look("removal-person")
    light.goto(site.root + "/elsewhere")
    light.locator("#kind").select_option("harassment")
    light.get_by_role("button", name="Stop here").click()
    expect(light.get_by_role("heading", level=1)).to_contain_text("somebody independent first")
    dark.goto(site.root + "/elsewhere")
    look("stopped")
    assert found == []


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
