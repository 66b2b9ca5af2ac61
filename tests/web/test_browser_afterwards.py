"""What follows a talk, in a real browser: by its forms, with pictures, and fit for every reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.web.driving import (
    OWN_UP,
    Site,
    answer_all,
    begin,
    fill,
    opened,
)
from tests.web.looking import looked_at

pytestmark = pytest.mark.browser


def test_what_follows_a_talk(browser: Browser, site: Site) -> None:
    """Record, agree on check-ins, move one, move and drop promises; then look at every page."""
    page = opened(browser, site)
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    answer_all(page, OWN_UP)
    matter = page.url
    page.goto(matter + "/after")
    page.get_by_role("radio", name="Yes", exact=True).first.check()
    fill(page, "said", "We went through all four, and she told me about her own first month.")
    fill(page, "acknowledged", "That my start was rushed.")
    for number, (what, due) in enumerate(
        (("Sit in on our planning", "2026-11-20"), ("An hour a week for questions", ""))
    ):
        fill(page, f"promise.{number}.who", "leader")
        fill(page, f"promise.{number}.what", what)
        fill(page, f"promise.{number}.due", due)
    fill(page, "lesson", "Name the numbers first.")
    fill(page, "happened", "no")
    fill(page, "relief", "8")
    page.locator("form.spaced .actions button", has_text="Save").click()
    expect(page.locator("#record")).to_contain_text("Name the numbers first.", use_inner_text=True)
    page.get_by_role("link", name="Check-ins, and what to speak about").click()
    fill(page, "first", "2026-12-01T09:00")
    fill(page, "every", "week")
    fill(page, "minutes", "30")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".lead")).to_contain_text("Every week at 9 am", use_inner_text=True)
    page.locator("summary", has_text="Move or cancel").nth(1).click()
    page.get_by_label("This one, to").nth(1).fill("2026-12-09T14:30")
    page.get_by_role("button", name="Move it").click()
    expect(page.locator("main")).to_contain_text(
        "moved from Tuesday, 8 December", use_inner_text=True
    )
    page.locator("summary", has_text="Move or cancel").nth(1).click()
    page.get_by_role("button", name="Cancel this one").click()
    expect(page.locator("main")).to_contain_text("cancelled", use_inner_text=True)
    page.goto(site.root + "/promises")
    page.get_by_role("link", name="Move or drop").first.click()
    page.wait_for_url("**/promises/*")
    promise = page.url
    fill(page, "to", "2026-11-30")
    page.get_by_role("button", name="Move it").click()
    expect(page.locator("#record")).to_contain_text("Moved once", use_inner_text=True)
    found: list[str] = []
    pages = {
        "after-record": matter + "/after",
        "after-again": matter + "/after/again",
        "after-checkins": matter + "/checkins",
        "after-outcome": matter + "/outcome",
        "after-promises": site.root + "/promises",
        "after-promise": promise,
        "after-unprepared": site.root + "/after",
        "after-today": site.root + "/today",
    }
    for name, address in pages.items():
        page.goto(address)
        found += looked_at(page, site, name)
    assert found == []
