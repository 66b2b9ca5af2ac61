"""A job that outgrew its agreement, in a real browser: pasted, ticked, drawn, and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import Site, answer_all, begin, opened, shot
from tests.web.looking import looked_at

pytestmark = pytest.mark.browser

MAIL = (Path(__file__).parents[2] / "examples" / "agreements" / "website.txt").read_text("utf-8")

ANSWERS = {
    "asked_since": {
        "asked_since.0.what": "booking form",
        "asked_since.0.who": "Priti",
        "asked_since.0.date": "2026-10-06",
        "asked_since.0.hours": "14.5",
        "hours_are.say": "all",
    },
    "rework_done": {"rework_done.0.say": "redid the home page three times"},
    "load": {
        "load.0.what": "two other clients",
        "load.0.hours": "20",
        "hours_per_week.say": "45",
    },
    "aims": {"aims.0.say": "get the 12 pages live and make them good"},
    "at_risk": {"at_risk.0.say": "the launch in December"},
    "want": {"want.say": "finish the 12 pages and treat the rest as a second job"},
}


def on(page: Page) -> None:
    """Save this step and go on to the next."""
    page.locator(".actions button", has_text="Save and go on").click()
    page.wait_for_load_state()


def test_from_a_pasted_mail_to_the_picture(browser: Browser, site: Site) -> None:
    """The mail fills the form, two ways are ticked, and then and now stands drawn on the page."""
    page = opened(browser, site)
    page.goto(site.root)
    begin(page, "outgrown what was agreed", {"me": "Dov", "leader": "Priti"})
    page.get_by_text("Take it from a mail or a contract").click()
    page.get_by_label("The text of the agreement").fill(MAIL)
    page.get_by_role("button", name="Look for the agreement in it").click()
    expect(page.get_by_role("status").first).to_contain_text("Correct what is not right")
    assert page.locator('[name="agreed.0.what"]').input_value() == (
        "a new website of 12 pages and two rounds of changes"
    )
    expect(page.locator('[name="agreed.0.due"]')).to_have_value("2026-11-30")
    expect(page.locator('[name="agreed.0.hours"]')).to_have_value("90")
    expect(page.locator('[name="agreed.0.pay"]')).to_have_value("£5,400 fixed")
    shot(page, "renegotiate-pasted")
    on(page)
    answer_all(page, ANSWERS)
    page.wait_for_url("**/steps/options")
    page.get_by_role("checkbox", name="More time").check()
    page.get_by_role("checkbox", name="Other duties dropped").check()
    page.get_by_role("button", name="Put these into the fields").click()
    first = page.locator('[name="options.0.say"]')
    expect(first).to_have_value("All of it would be possible with more time.")
    first.fill("All of it would be possible by the end of January.")
    shot(page, "renegotiate-options")
    on(page)
    on(page)
    page.locator('[name="meeting.channel"]').select_option("mail")
    on(page)
    expect(page.locator("#spoken")).to_contain_text(
        "ou asked for a booking form", use_inner_text=True
    )
    title = page.locator("#picture-scope")
    expect(title).to_contain_text("It was 90 hours. Now it is 104.5 hours")
    expect(page.locator(".drawing svg")).to_have_count(1)
    expect(page.locator("main")).to_contain_text(
        "All of it would be possible by the end of January.", use_inner_text=True
    )
    found = looked_at(page, site, "renegotiate-result")
    assert found == []
    assert site.complaints == []


def test_a_text_without_an_agreement_says_so(browser: Browser, site: Site) -> None:
    """Nothing is lost: the text stays in its field, and what to do is said."""
    page = opened(browser, site)
    page.goto(site.root)
    begin(page, "outgrown what was agreed", {"me": "Dov", "leader": "Priti"})
    page.get_by_text("Take it from a mail or a contract").click()
    page.get_by_label("The text of the agreement").fill("See you on Friday then.")
    page.get_by_role("button", name="Look for the agreement in it").click()
    expect(page.get_by_text("No agreement was found in this text").first).to_be_visible()
    expect(page.get_by_label("The text of the agreement")).to_have_value("See you on Friday then.")
