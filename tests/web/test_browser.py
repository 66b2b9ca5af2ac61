"""The whole journey in a real browser, as somebody who is new to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.driving import (
    NARROW,
    OWN_UP,
    PHONE,
    SECOND_CHANCE,
    WIDE,
    Site,
    answer_all,
    fill,
    launched,
    pass_gate,
    running,
    shot,
)

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with launched() as started:
        yield started


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The program, running with nothing kept."""
    with running(tmp_path) as started:
        yield started
        assert started.complaints == []


def opened(
    browser: Browser, site: Site, *, scripts: bool = True, zone: str = "Europe/London"
) -> Page:
    """A page inside; whatever the browser complains about fails the test in the end."""
    context = browser.new_context(
        java_script_enabled=scripts,
        timezone_id=zone,
        viewport={"width": WIDE[0], "height": WIDE[1]},
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on("pageerror", lambda error: site.complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda message: _note(site, page.url, message.type, message.text))
    page.goto(site.link())
    return page


def _note(site: Site, url: str, kind: str, text: str) -> None:
    expected = any(status in text for status in ("404", "403", "422"))
    if kind == "error" and not expected:
        site.complaints.append(f"{url}: {text}")


def begin(page: Page, door: str, people: dict[str, str]) -> None:
    """From the start page through the gate to the first step."""
    page.get_by_role("link", name=re.compile(door)).click()
    pass_gate(page, people)
    page.wait_for_load_state()


def both(page: Page, root: str) -> tuple[str, str]:
    """Both playbooks answered; the addresses of their texts."""
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    first = page.url
    page.goto(root)
    begin(page, "A talk went wrong", {"me": "Jo", "leader": "Joe", "leader_pronoun": "he"})
    answer_all(page, SECOND_CHANCE)
    return first, page.url


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
    text = page.get_by_label("Text")
    text.fill(text.input_value() + "\n\nThank you for listening.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#spoken")).to_contain_text("Thank you for listening.")

    with page.expect_download() as download:
        page.get_by_role("link", name="The brief, one page to print").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")

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


def every_page(first: str, second: str, root: str) -> dict[str, str]:
    """The address of each page, with two matters in it."""
    return {
        "start": root + "/",
        "gate": root + "/begin/own-up",
        "people": first + "/people",
        "step-text": first + "/steps/aim",
        "step-records": first + "/steps/mistakes",
        "step-list": first + "/steps/help",
        "step-checkins": first + "/steps/checkins",
        "step-meeting": first + "/steps/meeting",
        "step-choice": second + "/steps/stance",
        "step-fear": first + "/steps/fear",
        "step-rework": second + "/steps/account",
        "result-own-up": first,
        "result-second-chance": second,
        "edit": first + "/edit/spoken",
        "after": first + "/after",
        "today": root + "/today",
        "matters": root + "/matters",
        "remove": second + "/remove",
        "journal": root + "/journal",
        "keep": root + "/keep",
        "export": root + "/export",
        "about": root + "/about",
        "end": root + "/end",
        "lost": root + "/nowhere",
    }


def furnish(page: Page, root: str) -> dict[str, str]:
    """Two matters, a journal, a record, and an answer that cannot be said; every page's address."""
    first, second = both(page, root)
    page.goto(second + "/steps/account")
    fill(page, "account.say", "Sorry, it was only because Bob confused me again and he is useless.")
    page.locator(".actions button", has_text="Save and go on").click()
    page.goto(root + "/journal")
    for kind, text in (
        ("mistake", "I forgot to tell sales about the new prices."),
        ("win", "The webinar had 90 people, the most so far."),
    ):
        fill(page, "kind", kind)
        fill(page, "text", text)
        page.get_by_role("button", name="Add").click()
    page.goto(first + "/after")
    page.get_by_role("radio", name="Yes", exact=True).first.check()
    fill(page, "promise.0.what", "Send me the list of fairs")
    fill(page, "promise.0.due", "2026-11-27")
    fill(page, "happened", "no")
    page.locator(".actions button", has_text="Save").click()
    return every_page(first, second, root)


def violations(page: Page, site: Site) -> list[str]:
    """What axe finds, with its place."""
    before = list(site.complaints)
    found = Axe().run(page).response["violations"]
    page.wait_for_timeout(20)
    site.complaints[:] = before  # axe tries inline styles of its own, which the policy blocks
    return [
        f"{page.url}: {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]
    ]


def wider_than_the_screen(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def test_every_page_is_fit_for_every_reader(browser: Browser, site: Site) -> None:
    """No finding of axe in light and dark, no sideways scrolling at 320 px; pictures of all."""
    light = opened(browser, site)
    pages = furnish(light, site.root)
    dark = _dark(browser, light.context)
    found: list[str] = []
    for name, address in pages.items():
        for page, suffix in ((light, ""), (dark, "-dark")):
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
            page.goto(address)
            _open_all(page)
            found += violations(page, site)
            shot(page, f"{name}-wide{suffix}")
        light.goto(address)
        light.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        shot(light, f"{name}-phone")
        light.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        _open_all(light)
        if wider_than_the_screen(light):
            found.append(f"{address} is wider than {NARROW[0]} px")
    assert found == []


def test_the_other_pages_are_fit_too(browser: Browser, site: Site) -> None:
    """Stopped at the gate, faults, kept without a passphrase, and locked."""
    page = opened(browser, site)
    found: list[str] = []

    def look(name: str) -> None:
        for width, height, suffix in ((*WIDE, "wide"), (*PHONE, "phone")):
            page.set_viewport_size({"width": width, "height": height})
            shot(page, f"{name}-{suffix}")
        found.extend(violations(page, site))

    page.goto(site.root + "/begin/own-up")
    page.get_by_role("button", name="Go on").click()
    look("gate-faults")
    page.get_by_role("radio", name="Yes").first.check()
    page.get_by_role("button", name="Go on").click()
    look("stop")
    page.goto(site.root + "/today")
    look("today-empty")
    page.goto(site.root + "/keep")
    page.locator("main button").click()
    look("keep-faults")
    page.get_by_label(re.compile("Keep it without")).check()
    page.locator("main button").click()
    look("start-no-passphrase")
    assert found == []


def _dark(browser: Browser, inside: BrowserContext) -> Page:
    """The same person in a dark room."""
    context = browser.new_context(color_scheme="dark", storage_state=inside.storage_state())
    return context.new_page()


def _open_all(page: Page) -> None:
    """Unfold everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
