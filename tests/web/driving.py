"""A real browser and a running program, and the steps of a journey in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE = 30_000
"""Milliseconds for a page on a machine that has other things to do."""
expect.set_options(timeout=PATIENCE)
NOW = "2026-11-22T10:00:00+00:00"
SCREENS = Path(__file__).parents[2] / "test-output" / "screens"
WIDE, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)
_ARGUMENTS = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine has a name or an address for it, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ::1",
]


def chromium() -> str:
    """The path of a Chrome or Chromium on this machine, or empty for Playwright's own."""
    named = os.environ.get("FOOTING_BROWSER", "")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return named or next((path for path in found if path), "")


@contextmanager
def launched() -> Iterator[Browser]:
    """One browser for many tests."""
    arguments = [*_ARGUMENTS]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium() or None, args=arguments, timeout=60_000
        )
        yield browser
        browser.close()


@dataclass
class Site:
    """A running program: its one-time links, the newest last, and the browser's complaints."""

    process: subprocess.Popen[str]
    links: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def link(self) -> str:
        """The next link that the program prints, waiting for it."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line.startswith("http://127.0.0.1:"), line
        self.links.append(line)
        return line

    @property
    def root(self) -> str:
        """The address of the start page, without a slash at its end."""
        return self.links[0].split("/enter")[0]


@contextmanager
def running(home: Path, now: str = NOW) -> Iterator[Site]:
    """The program in a process of its own, as a person would start it."""
    script = Path(__file__).with_name("serve_for_tests.py")
    process = subprocess.Popen(
        [sys.executable, str(script), str(home), now],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "FOOTING_DEBUG": "1"},
    )
    try:
        yield Site(process)
    finally:
        process.terminate()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


OWN_UP: dict[str, dict[str, Any]] = {
    "aim": {
        "aim.say": "My role here is to bring in enough good leads that sales can open the new "
        "market next year."
    },
    "mistakes": {
        "period.say": "past month",
        "mistakes.0.what": "I sent the newsletter with last year's prices.",
        "mistakes.0.effect": "It cost us two days of calls from customers.",
        "mistakes.0.done": "I wrote to all 200 customers the same day.",
        "mistakes.0.prevention": "From now on Priya reads it before it goes out.",
        "mistakes.0.date": "2026-11-03",
        "mistakes.0.noticed_by": "leader",
        "+mistakes": "",
        "mistakes.1.what": "I missed the deadline for the trade fair catalogue.",
        "mistakes.1.done": "I called the organiser and we are in the online version.",
        "mistakes.1.prevention": "From now on I keep all deadlines in the team calendar.",
    },
    "alternatives": {
        "alternatives.0.say": "I could hand over the trade fairs and keep the online campaigns."
    },
    "help": {
        "help.0.say": "I need your help with choosing the first three trade fairs.",
        "help.1.say": "",
    },
    "checkins": {
        "checkins.every": "week",
        "checkins.minutes": "30",
        "checkins.first": "2026-12-01T09:00",
        "checkins.until": "2027-02-28",
        "checkins.timezone": "America/New_York",
    },
    "their_part": {"their_part.say": "My onboarding was three days."},
    "fear": {"fear.say": "She tells me that I am the wrong person.", "fear_odds.say": "60"},
    "meeting": {
        "meeting.channel": "in person",
        "meeting.when": "2026-11-25T10:00",
        "meeting.minutes": "30",
    },
}
SECOND_CHANCE: dict[str, dict[str, Any]] = {
    "asked": {
        "asked.say": "Well, what about you? You skipped over yourself.",
        "asked_on.say": "2026-11-21",
        "answered.say": "If that's an option we would have to talk about it.",
    },
    "stance": {
        "pros.0.say": "More say in where the team goes.",
        "cons.0.say": "Less time at home in the first months.",
        "stance.say": "yes",
    },
    "account": {"account.say": "I was caught off guard when you asked me."},
    "interest": {"interest.say": "I want to be considered for leading the team."},
    "assets": {
        "assets.0.what": "I kept four systems running after the layoffs.",
        "assets.0.proof": "None of them was down for more than an hour in two years.",
    },
    "weakness": {
        "weakness.say": "I said that I have been here too long to know another way.",
        "weakness_turned.say": "I know every system here, and I moved two of them to the cloud.",
    },
    "ideas": {"ideas.0.say": "I could start with one shared plan for all ten people."},
    "questions": {"questions.0.say": "What would you want to see from me in the first half year?"},
    "fine_too": {"fine_too.0.say": "I would gladly work with somebody from outside."},
    "fear": {"fear.say": "He has already decided against me.", "fear_odds.say": "40"},
    "meeting": {"meeting.channel": "in person", "meeting.when": "2026-11-23T09:00"},
}


def pass_gate(page: Page, people: dict[str, str]) -> None:
    """Answer the gate's questions with no, say who is who, and arrive at the first step.

    A click does not wait for the page that it leads to, so each page is waited for.
    """
    page.wait_for_url("**/begin/*")
    for box in page.get_by_role("radio", name="No", exact=True).all():
        box.check()
    page.get_by_role("button", name="Go on").click()
    for name, value in people.items():
        fill(page, name, value)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/steps/*")


def fill(page: Page, name: str, value: str) -> None:
    """Fill one field by its name, whatever kind of field it is."""
    if name.startswith("+"):
        button = page.locator(f'button[value="add:{name[1:]}"]')
        button.click()
        page.wait_for_load_state()
        return
    found = page.locator(f'[name="{name}"]')
    if found.first.get_attribute("type") == "radio":
        page.locator(f'[name="{name}"][value="{value}"]').check()
    elif found.evaluate("element => element.tagName") == "SELECT":
        found.select_option(value)
    else:
        found.fill(value)


def answer_all(page: Page, answers: dict[str, dict[str, Any]]) -> None:
    """Go through all steps from the first one, by the button that saves and goes on."""
    for key, fields in answers.items():
        page.wait_for_url(f"**/steps/{key}")
        for name, value in fields.items():
            fill(page, name, value)
        page.locator(".actions button", has_text="Save and go on").click()
    page.wait_for_url(lambda url: not url.endswith(f"/steps/{key}"))


def pictures_wanted() -> bool:
    """Whether ``make screens`` asks for pictures."""
    return bool(os.environ.get("FOOTING_SCREENS"))


def shot(page: Page, name: str) -> None:
    """A picture of the whole page for people to look at, where ``make screens`` asks for it."""
    if not pictures_wanted():
        return
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def opened(
    browser: Browser, site: Site, *, scripts: bool = True, zone: str = "Europe/London"
) -> Page:
    """A page inside; whatever the browser complains about fails the test in the end."""
    # Colours that are still changing over would be measured as they pass.
    context = browser.new_context(
        reduced_motion="reduce",
        java_script_enabled=scripts,
        timezone_id=zone,
        viewport={"width": WIDE[0], "height": WIDE[1]},
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("pageerror", lambda error: site.complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda message: _note(site, page.url, message.type, message.text))
    page.goto(site.link())
    return page


_CUT_OFF = ("htmx:sendError", "htmx:afterRequest")
"""What htmx says of a preview under way when its page is left: no answer came, and none was needed.

An answer that is an error is told apart from it, as htmx:responseError and by the browser.
"""


def _note(site: Site, url: str, kind: str, text: str) -> None:
    expected = any(status in text for status in ("404", "403", "422"))
    if kind == "error" and not expected and not text.startswith(_CUT_OFF):
        site.complaints.append(f"{url}: {text}")


def begin(page: Page, door: str, people: dict[str, str]) -> None:
    """From the start page through the gate to the first step."""
    page.get_by_role("link", name=re.compile(door)).click()
    pass_gate(page, people)
