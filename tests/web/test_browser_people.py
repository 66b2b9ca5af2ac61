"""Keeping in touch, and a résumé from now, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from footing.app.demo import examples
from tests.web.driving import Site, opened
from tests.web.looking import looked_at

pytestmark = pytest.mark.browser


def test_an_address_book_comes_in_and_the_few_of_today_are_written_to(
    browser: Browser, site: Site
) -> None:
    """Somebody brings a table and a phone, merges one, and writes until it is enough."""
    page = opened(browser, site)
    found = []
    page.get_by_role("link", name="I have lost touch with people").click()
    page.get_by_role("link", name="Bring an address book").click()
    page.locator("#file").set_input_files(examples() / "contacts" / "clients.csv")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".lead")).to_contain_text("13 people, read as a table.")
    page.get_by_text("Which column is what").click()
    found += looked_at(page, site, "people-import")
    page.get_by_role("button", name="Take them in").click()
    expect(page.locator(".notice")).to_contain_text("13 people added")
    page.locator("#file").set_input_files(examples() / "contacts" / "phone.vcf")
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Take them in").click()
    expect(page.locator(".notice")).to_contain_text("3 people added")
    page.get_by_role("link", name="Look at those who may be the same").click()
    found += looked_at(page, site, "people-same")
    page.get_by_role("button", name="One person: merge Marta").click()
    page.get_by_role("button", name="Different people").click()
    expect(page.locator(".lead")).to_contain_text("Nobody looks like somebody else.")
    page.get_by_role("link", name="Keep in touch").click()
    found += looked_at(page, site, "people")
    for name in ("Priya Nair", "Tomasz Zielinski", "Benedikt Maurer"):
        page.get_by_label(f"{name}: What to remember").fill("Sent a card.")
        page.get_by_role("button", name=re.compile(f"In touch today.*{name}")).click()
        expect(page.get_by_label(f"{name}: What to remember")).to_have_count(0)
    expect(page.locator(".lead")).to_contain_text("That is enough for today.")
    page.get_by_role("link", name="Lena Albrecht", exact=True).click()
    page.locator("#following").fill("2026-12-08")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator(".lead")).to_contain_text("Next on")
    found += looked_at(page, site, "contact")
    page.goto(site.root + "/people/list")
    found += looked_at(page, site, "people-list")
    assert found == []


def test_a_resume_starts_from_now(browser: Browser, site: Site) -> None:
    """Somebody brings a résumé, keeps one old role, answers a date, and takes the PDF away."""
    page = opened(browser, site)
    page.get_by_role("link", name="My résumé drags decades along").click()
    found = looked_at(page, site, "resume-bring")
    page.locator("#file").set_input_files(examples() / "resumes" / "marisol-vega.json")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".lead")).to_contain_text("4 roles in full")
    page.get_by_label("Keep it in full: Receptionist, Hotel Miramar").check()
    page.get_by_label("has no dates").fill("1990..1992")
    page.get_by_role("button", name="Show it like this").click()
    expect(page.get_by_label("You said when it was")).to_have_value("1990..1992")
    found += looked_at(page, site, "resume")
    with page.expect_download() as download:
        page.get_by_role("link", name="The résumé, to print or send").click()
    assert download.value.suggested_filename == "resume-now.pdf"
    assert found == []
