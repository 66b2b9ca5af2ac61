"""Every page, looked at in a real browser: axe, light and dark, wide and narrow, with pictures."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.driving import (
    NARROW,
    OWN_UP,
    PHONE,
    SECOND_CHANCE,
    WIDE,
    Site,
    answer_all,
    begin,
    fill,
    opened,
    shot,
)

pytestmark = pytest.mark.browser


def both(page: Page, root: str) -> tuple[str, str]:
    """Both playbooks answered; the addresses of their texts."""
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    first = page.url
    page.goto(root)
    begin(page, "A talk went wrong", {"me": "Jo", "leader": "Joe", "leader_pronoun": "he"})
    answer_all(page, SECOND_CHANCE)
    return first, page.url


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
        "check": root + "/check",
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
