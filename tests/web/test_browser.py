"""The whole journey in a real browser, as somebody who is new to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.driving import (
    OWN_UP,
    SECOND_CHANCE,
    Site,
    answer_all,
    begin,
    fill,
    opened,
    shot,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_own_up_from_the_fear_to_the_outcome(browser: Browser, site: Site, scripts: bool) -> None:
    """Door, gate, people, steps, texts, an edit, files, the record afterwards, and kept."""
    page = opened(browser, site, scripts=scripts)
    expect(page).to_have_url(site.root + "/")
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    spoken = page.locator("#spoken")
    expect(spoken).to_contain_text("two mistakes in the past month")
    expect(spoken).to_contain_text("to say.")
    expect(page.locator("#spoken")).not_to_contain_text("wrong person")
    expect(page.get_by_role("button", name="Copy").first).to_be_visible(visible=scripts)

    spoken.get_by_role("link", name="Edit").click()
    if scripts:
        page.locator(".cm-content").click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("\n\nThank you for listening.")
    else:
        text = page.get_by_label("Text")
        text.fill(text.input_value() + "\n\nThank you for listening.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#spoken")).to_contain_text("Thank you for listening.")

    with page.expect_download() as download:
        page.get_by_role("link", name="The brief, one page to print").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    with page.expect_download() as download:
        page.get_by_role("button", name="All files in one archive").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")

    page.get_by_role("link", name="After the talk").last.click()
    page.get_by_role("radio", name="Yes", exact=True).first.check()
    fill(page, "acknowledged", "That my start was rushed.")
    fill(page, "promise.0.what", "Send me the list of fairs")
    fill(page, "promise.0.due", "2026-11-27")
    fill(page, "happened", "no")
    fill(page, "relief", "8")
    page.locator(".actions button", has_text="Save").click()
    expect(page.get_by_text("The talk was held.")).to_be_visible()

    page.get_by_role("link", name="Keep it").click()
    fill(page, "passphrase", "four words of mine")
    fill(page, "again", "four words of mine")
    page.locator("main button").click()
    expect(page.get_by_text("It is saved on this computer now.")).to_be_visible()
    expect(page.get_by_text("Not kept yet")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_second_chance(browser: Browser, site: Site, scripts: bool) -> None:
    """The journal's wins become assets; the talk says what is wanted."""
    page = opened(browser, site, scripts=scripts)
    page.get_by_role("link", name="Journal").click()
    fill(page, "kind", "win")
    fill(page, "text", "I led the migration in the spring.")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("link", name="Start").click()
    begin(page, "A talk went wrong", {"me": "Jo", "leader": "Joe"})
    answer_all(page, SECOND_CHANCE)
    page.get_by_role("link", name="Back to the steps").click()
    page.get_by_text("All steps").click()
    page.locator(".stops").get_by_role("link", name=re.compile("bring|asset", re.I)).click()
    page.get_by_text("Take from your journal").click()
    page.get_by_label("I led the migration in the spring.").check()
    page.get_by_role("button", name="Take these over").click()
    page.goto(page.url.split("/steps")[0])
    expect(page.locator("#spoken")).to_contain_text("I led the migration in the spring.")
    expect(page.locator("#spoken")).to_contain_text("I want to be considered for leading the team.")
    expect(page.get_by_text("Claims without proof")).to_be_visible()


def test_the_page_grows_while_typing(browser: Browser, site: Site) -> None:
    """Beside the field, after a moment, and nothing is saved by it."""
    page = opened(browser, site)
    begin(page, "I made mistakes", {"leader": "Sharon"})
    page.locator('[name="aim.say"]').press_sequentially("My role here is to keep the shelves full.")
    so_far = page.locator("#page-so-far")
    expect(so_far).to_contain_text("keep the shelves full")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(so_far).not_to_contain_text("keep the shelves full")


def test_a_sentence_says_where_it_came_from(browser: Browser, site: Site) -> None:
    """On hover and on focus, and choosing it leads to the answer."""
    page = opened(browser, site)
    begin(page, "I made mistakes", {"leader": "Sharon"})
    fill(page, "aim.say", "My role here is to keep the shelves full.")
    page.locator(".actions button", has_text="Save and go on").click()
    sentence = page.locator("#page-so-far a.yours").first
    origin = sentence.locator(".origin")
    expect(origin).to_be_hidden()
    sentence.hover()
    expect(origin).to_be_visible()
    page.mouse.move(0, 0)
    sentence.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(origin).to_have_text(" From: What your role is for")
    expect(origin).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/steps/aim$"))


def test_the_time_zone_of_the_browser_is_proposed(browser: Browser, site: Site) -> None:
    """And is no answer by itself."""
    page = opened(browser, site, zone="Asia/Tokyo")
    begin(page, "I made mistakes", {"leader": "Sharon"})
    page.goto(page.url.replace("/aim", "/checkins"))
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    page.locator(".actions button", has_text="Save and go on").click()
    expect(page).to_have_url(re.compile("/steps/their_part$"))


def test_copy_puts_the_text_on_the_clipboard(browser: Browser, site: Site) -> None:
    """Exactly the text, without origins."""
    page = opened(browser, site)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(page, "I made mistakes", {"leader": "Sharon"})
    fill(page, "aim.say", "My role here is to keep the shelves full.")
    page.locator(".actions button", has_text="Save and go on").click()
    page.goto(page.url.split("/steps")[0])
    page.locator("#spoken").get_by_role("button", name="Copy").click()
    expect(page.locator("#spoken").get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "keep the shelves full" in copied
    assert "From:" not in copied


def test_by_keyboard_alone(browser: Browser, site: Site) -> None:
    """Skip link, doors, gate, people, and a step, without a mouse."""
    page = opened(browser, site)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "I made mistakes" in (page.locator(":focus").text_content() or "")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Before you begin")
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.get_attribute("type") == "radio":
            page.keyboard.press("Space")
        if (focused.text_content() or "").strip() == "Go on":
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Who is who?")
    page.locator("#me").focus()
    page.keyboard.type("Jason")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What your role is for")
    page.locator('[name="aim.say"]').focus()
    page.keyboard.type("My role here is to keep the shelves full.")
    for _ in range(20):
        page.keyboard.press("Tab")
        if (page.locator(":focus").text_content() or "").strip() == "Save and go on":
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("The mistakes")


def test_an_error_leads_to_its_field(browser: Browser, site: Site) -> None:
    """The summary comes first, and its link puts the focus on the place."""
    page = opened(browser, site)
    page.goto(site.root + "/begin/own-up")
    page.get_by_role("button", name="Go on").click()
    page.locator("#faults a").first.click()
    expect(page.locator("fieldset").first).to_be_focused()


def test_another_browser_needs_a_link_of_its_own(browser: Browser, site: Site) -> None:
    """A used link is refused kindly; the fresh one that the program prints lets in."""
    page = opened(browser, site)
    used = site.links[0]
    other = browser.new_context().new_page()
    other.goto(used)
    expect(other.locator("h1")).to_contain_text("This link has been used")
    shot(other, "stale-wide")
    other.goto(site.link())
    expect(other.locator("h1")).to_have_text("What has happened?")
    page.goto(site.root)
    expect(page.locator("h1")).to_have_text("What has happened?")


def test_the_program_ends_from_its_page(browser: Browser, site: Site) -> None:
    """With a word, and status 0."""
    page = opened(browser, site)
    page.get_by_role("link", name="End Footing").click()
    page.locator("main button").click()
    expect(page.locator("h1")).to_have_text("Footing has ended")
    assert site.process.wait(10) == 0
