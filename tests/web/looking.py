"""Looking at a page for every reader: axe, light and dark, wide and narrow, with pictures."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.driving import NARROW, PHONE, WIDE, Site, pictures_wanted, shot


def looked_at(page: Page, site: Site, name: str, size: tuple[int, int] = WIDE) -> list[str]:
    """What axe finds and what is too wide, in light and dark; with pictures for people.

    ``size`` is the screen that the page is read on, which it has again in the end.
    Darkness changes only colours, so there only the contrast is measured again.
    """
    page.wait_for_load_state()
    _sized(page, size)
    found = violations(page, site)
    shot(page, f"{name}-light")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    drawn(page)
    found += violations(page, site, "color-contrast")
    shot(page, f"{name}-dark")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    if pictures_wanted():
        _sized(page, PHONE)
        shot(page, f"{name}-phone")
    _sized(page, NARROW)
    if wider_than_the_screen(page):
        found.append(f"{page.url} is wider than {NARROW[0]} px")
    _sized(page, size)
    return found


def violations(page: Page, site: Site, *rules: str) -> list[str]:
    """What axe finds, with its place; by all of its rules, or by these alone."""
    before = list(site.complaints)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
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


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def drawn(page: Page) -> None:
    """Wait until every picture was drawn for this size and these colours."""
    pictures = page.locator("figure[data-chart]")
    if pictures.count():
        page.wait_for_timeout(700)
    for picture in pictures.all():
        picture.locator(".drawing svg").wait_for()


def _sized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    drawn(page)
