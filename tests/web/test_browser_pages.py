"""Every page, looked at in a real browser: axe, light and dark, wide and narrow, with pictures."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import (
    OWN_UP,
    SECOND_CHANCE,
    Site,
    answer_all,
    begin,
    fill,
    opened,
)
from tests.web.looking import looked_at, unfold

pytestmark = pytest.mark.browser


def own_up(page: Page, root: str) -> dict[str, str]:
    """A matter of mistakes that was talked about; its pages' addresses by name."""
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    matter = page.url
    page.goto(matter + "/after")
    page.get_by_role("radio", name="Yes", exact=True).first.check()
    fill(page, "promise.0.what", "Send me the list of fairs")
    fill(page, "promise.0.due", "2026-11-27")
    fill(page, "happened", "no")
    page.locator(".actions button", has_text="Save").click()
    page.wait_for_url(re.compile(r"\?"))
    return {
        "start": root + "/",
        "gate": root + "/begin/own-up",
        "people": matter + "/people",
        "step-text": matter + "/steps/aim",
        "step-records": matter + "/steps/mistakes",
        "step-list": matter + "/steps/help",
        "step-checkins": matter + "/steps/checkins",
        "step-meeting": matter + "/steps/meeting",
        "step-fear": matter + "/steps/fear",
        "result-own-up": matter,
        "edit": matter + "/edit/spoken",
        "after": matter + "/after",
        "today": root + "/today",
    }


def second_chance(page: Page, root: str) -> dict[str, str]:
    """A matter with an answer that cannot be said, and a journal; its pages' addresses by name."""
    begin(page, "A talk went wrong", {"me": "Jo", "leader": "Joe", "leader_pronoun": "he"})
    answer_all(page, SECOND_CHANCE)
    matter = page.url
    page.goto(matter + "/steps/account")
    fill(page, "account.say", "Sorry, it was only because Bob confused me again and he is useless.")
    page.locator(".actions button", has_text="Save and go on").click()
    page.wait_for_url(re.compile(r"/steps/(?!account$)|/account\?"))
    page.goto(root + "/journal")
    for kind, text in (
        ("mistake", "I forgot to tell sales about the new prices."),
        ("win", "The webinar had 90 people, the most so far."),
    ):
        fill(page, "kind", kind)
        fill(page, "text", text)
        page.get_by_role("button", name="Add").click()
        expect(page.locator("main")).to_contain_text(text)
    return {
        "step-choice": matter + "/steps/stance",
        "step-rework": matter + "/steps/account",
        "result-second-chance": matter,
        "matters": root + "/matters",
        "remove": matter + "/remove",
        "journal": root + "/journal",
        "keep": root + "/keep",
        "check": root + "/check",
        "export": root + "/export",
        "about": root + "/about",
        "end": root + "/end",
        "lost": root + "/nowhere",
    }


@pytest.mark.parametrize("furnished", [own_up, second_chance])
def test_every_page_is_fit_for_every_reader(
    browser: Browser, site: Site, furnished: Callable[[Page, str], dict[str, str]]
) -> None:
    """No finding of axe in light and dark, no sideways scrolling at 320 px; pictures of all."""
    page = opened(browser, site)
    found: list[str] = []
    for name, address in furnished(page, site.root).items():
        page.goto(address)
        unfold(page)
        found += looked_at(page, site, name)
    assert found == []


def test_the_other_pages_are_fit_too(browser: Browser, site: Site) -> None:
    """Stopped at the gate, faults, kept without a passphrase, and locked."""
    page = opened(browser, site)
    found: list[str] = []

    page.goto(site.root + "/begin/own-up")
    page.get_by_role("button", name="Go on").click()
    found += looked_at(page, site, "gate-faults")
    page.get_by_role("radio", name="Yes").first.check()
    page.get_by_role("button", name="Go on").click()
    found += looked_at(page, site, "stop")
    page.goto(site.root + "/today")
    found += looked_at(page, site, "today-empty")
    page.goto(site.root + "/keep")
    page.locator("main button").click()
    found += looked_at(page, site, "keep-faults")
    page.get_by_label(re.compile("Keep it without")).check()
    page.locator("main button").click()
    found += looked_at(page, site, "start-no-passphrase")
    assert found == []
