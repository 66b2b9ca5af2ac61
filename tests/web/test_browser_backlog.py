"""The way through a backlog in a real browser: an own spreadsheet, and three numbers."""

from __future__ import annotations

import random
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.web.driving import NARROW, WIDE, Site, opened, shot
from tests.web.looking import looked_at

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty cases as somebody keeps them: own headings, dates as text, no day above 12."""
    rng = random.Random(4)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Case", "Client", "Date in", "Date done"])
    for number in range(30):
        month, day = 1 + number // 3, rng.randint(1, 12)
        done = f"{rng.randint(day, 12):02}/{month + 1:02}/2024" if rng.random() < 0.6 else None
        sheet.append([f"A{number}", f"Client {number % 9}", f"{day:02}/{month:02}/2024", done])
    path = tmp_path_factory.mktemp("own") / "my cases.xlsx"
    book.save(path)
    return path


def test_an_own_spreadsheet_from_the_door_to_the_pictures(
    browser: Browser, site: Site, spreadsheet: Path
) -> None:
    """Drop it, say which column is which and what comes first, and read what is so."""
    page = opened(browser, site)
    page.goto(site.root)
    page.get_by_role("link", name=re.compile("buried in a backlog")).click()
    found = looked_at(page, site, "backlog")
    page.get_by_label("Drop a file here").set_input_files(spreadsheet)
    page.get_by_role("button", name="Read the file").click()
    found += looked_at(page, site, "backlog-columns")
    page.get_by_label("When an item came").select_option("Date in")
    page.get_by_label("When it was finished").select_option("Date done")
    page.get_by_label("What tells items apart").select_option("Case")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="One question about my cases.xlsx").wait_for()
    found += looked_at(page, site, "backlog-question")
    page.get_by_role("button", name="The day comes first").click()
    page.get_by_role("heading", name=re.compile(r"\d+ open at the end of")).wait_for()
    found += looked_at(page, site, "backlog-report")
    figure = page.locator("figure").first
    told = figure.locator("figcaption")
    figure.locator(".drawing").hover(position={"x": 200, "y": 120})
    figure.locator(".drawing").hover(position={"x": 400, "y": 150})
    expect(told).to_contain_text("up to a week")
    assert re.match(r"\d+ [A-Z][a-z]+ 2024 · up to a week: \d+", told.inner_text())
    page.get_by_text("The numbers as a table").first.click()
    expect(page.get_by_role("columnheader", name="Up to a week")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="PNG").first.click()
    assert taken.value.suggested_filename == "open-by-age.png"
    page.get_by_role("button", name="Forget this backlog").click()
    assert page.get_by_role("status").inner_text().startswith("Forgotten")
    assert found == []


def test_three_numbers_are_a_beginning(browser: Browser, site: Site) -> None:
    """Nobody needs an export to begin."""
    page = opened(browser, site)
    page.goto(site.root + "/backlog")
    page.get_by_label("How many are open").fill("800")
    page.get_by_label("How many come a day").fill("forty")
    page.get_by_label("How many are finished a day").fill("38")
    page.get_by_role("button", name="Use these numbers").click()
    found = looked_at(page, site, "backlog-faults")
    expect(page.get_by_label("How many are open")).to_have_value("800")
    page.get_by_label("How many come a day").fill("40")
    page.get_by_role("button", name="Use these numbers").click()
    page.get_by_role("heading", name=re.compile("800 open")).wait_for()
    found += looked_at(page, site, "backlog-numbers")
    expect(page.get_by_role("link", name="Make the plan").first).to_be_visible()
    assert found == []


def test_everything_is_there_without_a_script(
    browser: Browser, site: Site, spreadsheet: Path
) -> None:
    """The pictures stand there as files, for a wide screen and for a narrow one."""
    page = opened(browser, site, scripts=False)
    page.goto(site.root + "/backlog")
    page.get_by_label("Or give its path").fill(str(spreadsheet))
    page.get_by_role("button", name="Read it there").click()
    page.get_by_label("When an item came").select_option("Date in")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="The day comes first").click()
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_load_state("networkidle")
        for picture in page.locator("figure img").all():
            picture.scroll_into_view_if_needed()
            box = picture.bounding_box()
            assert box is not None
            assert box["height"] > 60
            assert box["width"] <= width
        expect(page.locator(".drawing").first).to_be_hidden()
        shot(page, f"backlog-report-no-script-{width}")
    lines = "2024-01 120 100 350\n2024-02 130 90 390"
    page.goto(site.root + "/backlog")
    page.get_by_label("A line for each month").fill(lines)
    page.get_by_role("button", name="Use these counts").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("390 open", use_inner_text=True)
