"""A change-over in a real browser: from three numbers to the page for those who must be told."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.web.driving import NOW, Site, opened
from tests.web.looking import looked_at
from tests.web.test_browser_plan import PATIENCE

pytestmark = pytest.mark.browser


def test_a_new_system_from_the_numbers_to_the_page(browser: Browser, site: Site) -> None:
    """Say what is known, look through it, see the pictures, and take the page along."""
    page = opened(browser, site)
    page.set_default_timeout(PATIENCE)
    page.goto(site.root + "/backlog")
    page.get_by_label("How many are open").fill("300")
    page.get_by_label("How many come a day").fill("90 a week")
    page.get_by_label("How many are finished a day").fill("100 a week")
    page.get_by_role("button", name="Use these numbers").click()
    page.get_by_role("link", name="Look through the change-over").click()
    found = looked_at(page, site, "changeover-form")
    begins = date.fromisoformat(NOW[:10]) + timedelta(days=50)
    page.get_by_label("It begins on").fill(begins.isoformat())
    page.get_by_label("What it is called").fill("the new ticket system")
    page.get_by_role("button", name="Look through it").click()
    page.wait_for_url("**/changeover?*")
    expect(page.locator("h1")).to_have_text(re.compile("After the new ticket system"))
    found += looked_at(page, site, "changeover")
    with page.expect_download() as taken:
        page.get_by_role("link", name="one page (PDF)").click()
    assert taken.value.suggested_filename == "changeover.pdf"
    assert page.get_by_role("button", name="Choose where it goes").count() == 3
    assert found == []
