"""The week, what a plan takes from it, and a mentor's page, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import Site, begin, fill, opened
from tests.web.looking import looked_at

pytestmark = pytest.mark.browser


def planned(page: Page, root: str) -> str:
    """A plan to go back to what was agreed, with the ask in it; its address."""
    page.goto(root)
    begin(page, "A job has outgrown what was agreed", {"me": "Ruth", "leader": "Mr Achterberg"})
    base = page.url.split("/steps")[0]
    page.goto(base + "/steps/want")
    fill(page, "want.say", "I would like to go back to the four nights at the desk.")
    page.locator(".actions button", has_text="Save and go on").click()
    return base


def test_a_week_is_noted_and_a_plan_takes_it(browser: Browser, site: Site) -> None:
    """Somebody notes their week, sees what it leaves, and prepares with it."""
    page = opened(browser, site)
    found = []
    page.goto(site.root + "/today")
    page.get_by_role("link", name="Your week: what takes your hours").click()
    for what, hours in (("Night porter at the Grand", "36"), ("Bus there and back", "7.5")):
        page.get_by_label("What it is").fill(what)
        page.locator("#hours").fill(hours)
        page.locator("#since").fill("2026-05-04")
        page.get_by_role("button", name="Add", exact=True).click()
    page.locator("#there-are").fill("60")
    page.get_by_role("button", name="Save").click()
    page.locator("tr", has_text="Bus there").get_by_role("link").click()
    found += looked_at(page, site, "commitment")
    page.locator("#hours").fill("5")
    page.get_by_role("button", name="These hours from that day").click()
    page.locator("#minutes").fill("30")
    page.get_by_role("button", name="Say how many").click()
    expect(page.locator("#catch-up ~ .notice")).to_contain_text(
        "about 38 items a week", use_inner_text=True
    )
    found += looked_at(page, site, "load")
    page.goto(planned(page, site.root) + "/steps/load")
    page.get_by_text("Take from your load").click()
    found += looked_at(page, site, "step-load")
    page.get_by_role("button", name="Take these over").click()
    page.get_by_role("button", name="Take that").click()
    expect(page.locator("#load-1-what")).to_have_value("Bus there and back")
    expect(page.locator("#hours_per_week-say")).to_have_value("60")
    assert found == []


def test_a_page_for_a_mentor_goes_out_and_comes_back(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    """The page is seen first, then filled in by somebody who is offline."""
    page = opened(browser, site)
    page.goto(planned(page, site.root) + "#ready")
    expect(page.locator("#ready")).to_contain_text("You may be asked this", use_inner_text=True)
    page.get_by_role("link", name="A page for a mentor").click()
    page.get_by_role("button", name="Show how it would go out").click()
    expect(page.locator("main")).to_contain_text(
        "Mr Achterberg by “my manager”", use_inner_text=True
    )
    assert looked_at(page, site, "mentor") == []
    with page.expect_download() as download:
        page.get_by_role("button", name="With a form for the answer").click()
    download.value.save_as(tmp_path / "mentor.html")
    mentor = browser.new_context(accept_downloads=True, offline=True).new_page()
    mentor.goto((tmp_path / "mentor.html").as_uri())
    expect(mentor.locator("body")).not_to_contain_text("Achterberg", use_inner_text=True)
    mentor.locator("#advice").fill("Go to him on Monday, before the rota is made.")
    mentor.locator("#name").fill("H. Voss")
    with mentor.expect_download() as answer:
        mentor.get_by_role("button", name="Save my answer").click()
    assert json.loads(Path(answer.value.path()).read_text("utf-8"))["name"] == "H. Voss"


def test_a_journal_comes_in_and_the_months_tell_it(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    page = opened(browser, site)
    journal = tmp_path / "jrnl.json"
    entries = [{"title": "A guest wrote to thank us.", "date": "2026-10-11", "tags": ["@win"]}]
    journal.write_text(json.dumps({"entries": entries}), "utf-8")
    page.goto(site.root + "/journal")
    page.get_by_role("link", name="Take in a journal").click()
    page.locator("#file").set_input_files(journal)
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator(".notice")).to_contain_text("1 line added (1 win)", use_inner_text=True)
    found = looked_at(page, site, "journal-import")
    page.goto(site.root + "/months")
    expect(page.locator("main")).to_contain_text("October 2026", use_inner_text=True)
    found += looked_at(page, site, "months")
    assert found == []
