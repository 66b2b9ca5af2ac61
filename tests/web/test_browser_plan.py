"""The plan in a real browser: the verdict, the sliders, the list, and a sentence taken along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.driving import NARROW, Site, begin, opened, shot
from tests.web.looking import looked_at
from tests.web.test_backlog import ITEMS

pytestmark = pytest.mark.browser
PATIENCE = 120_000
"""Milliseconds for the verdict, on a machine that has other things to do."""


def by_hand(page: Page, site: Site) -> None:
    """From the door to the plan with three numbers."""
    page.goto(site.root)
    page.get_by_role("link", name=re.compile("buried in a backlog")).click()
    page.get_by_label("How many are open").fill("600")
    page.get_by_label("How many come a day").fill("2 a week")
    page.get_by_label("How many are finished a day").fill("12 a week")
    page.get_by_role("button", name="Use these numbers").click()
    page.get_by_role("link", name="Make the plan").first.click()


def test_from_three_numbers_to_a_sentence_for_a_talk(browser: Browser, site: Site) -> None:
    """Verdict, slider, pictures that follow, and the sentence in a matter."""
    page = opened(browser, site)
    page.set_default_timeout(PATIENCE)
    page.goto(site.root)
    begin(page, "I made mistakes", {"me": "Jason", "leader": "Sharon", "leader_pronoun": "she"})
    by_hand(page, site)
    expect(page.locator("#verdict")).to_contain_text("Current means", timeout=PATIENCE)
    expect(page.locator("h1")).to_have_count(1)
    found = looked_at(page, site, "plan")
    title = page.locator("#picture-plan-capacity")
    expect(title).to_contain_text("12 a week", use_inner_text=True)
    page.get_by_role("slider", name="You can do").fill("30")
    expect(title).to_contain_text("Of 30 a week", timeout=15_000)
    expect(page.get_by_label("You can do", exact=True)).to_have_value("30")
    expect(page.locator("#tried .drawing svg")).to_have_count(3)
    expect(page.locator("#tried [role=status]")).to_contain_text("current from")
    shot(page, "plan-tried")
    page.get_by_role("button", name="Work it out anew").click()
    expect(page.locator("#verdict")).to_contain_text("Current means", timeout=PATIENCE)
    page.get_by_role("button", name="Choose where it goes").first.click()
    found += looked_at(page, site, "plan-evidence")
    page.get_by_label(re.compile("The help you need")).check()
    page.get_by_role("button", name="Put it there").click()
    page.wait_for_url("**/steps/help?said=added")
    assert "We are 600 behind" in page.locator("main").inner_html()
    assert found == []


def test_the_list_is_worked_off(browser: Browser, site: Site, tmp_path: Path) -> None:
    """Mark what is done, see how it goes, and take the list along."""
    own = tmp_path / "cases.csv"
    own.write_text(ITEMS, "utf-8")
    page = opened(browser, site)
    page.set_default_timeout(PATIENCE)
    page.goto(site.root + "/backlog")
    page.get_by_label("Or give its path").fill(str(own))
    page.get_by_role("button", name="Read it there").click()
    page.get_by_role("link", name="Make the plan").first.click()
    page.get_by_role("link", name=re.compile("What to work on today")).click()
    found = looked_at(page, site, "worklist")
    first = page.get_by_role("checkbox").first
    name = first.get_attribute("value")
    first.check()
    page.get_by_role("button", name="These are done").click()
    expect(page.get_by_text("1 of this list is done")).to_be_visible()
    expect(page.locator(f'input[value="{name}"]')).to_have_count(0)
    with page.expect_download() as taken:
        page.get_by_role("link", name="The plan with what is marked").click()
    assert taken.value.suggested_filename == "cases.csv.plan.json"
    with page.expect_download() as taken:
        page.get_by_role("link", name="The whole list for a spreadsheet").click()
    assert taken.value.suggested_filename == "work.csv"
    found += looked_at(page, site, "worklist-done")
    assert found == []


def test_everything_is_there_without_a_script(browser: Browser, site: Site) -> None:
    """The form, the verdict on request, and the pictures as files."""
    page = opened(browser, site, scripts=False)
    page.set_default_timeout(PATIENCE)
    by_hand(page, site)
    page.get_by_role("link", name="Ask for it").click(timeout=PATIENCE)
    page.locator("h2", has_text="Where it turns").wait_for(timeout=PATIENCE)
    page.get_by_label("You can do", exact=True).fill("30")
    page.get_by_role("button", name="Work it out anew").click(timeout=PATIENCE)
    page.locator("#picture-plan-capacity", has_text="Of 30 a week").wait_for(timeout=PATIENCE)
    expect(page.locator("input[type=range]").first).to_be_hidden()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    for picture in page.locator("figure img").all():
        picture.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        box = picture.bounding_box()
        assert box is not None
        assert box["height"] > 60
        assert box["width"] <= NARROW[0]
    shot(page, "plan-no-script-narrow")
