"""``footing rehearse``: the talk aloud, part by part, and then what may be asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from footing.app.prepare import STANDARD_INPUT
from footing.cli import say
from footing.cli.access import Access, access_options
from footing.cli.hold import held

if TYPE_CHECKING:
    from footing.playbooks.holding import Rehearsal
    from footing.playbooks.page import Likely

NO_ANSWER = "Your page has no answer to this yet. What did you say just now?"


@click.command()
@click.argument("matter", required=False)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    help="Take the answers from this TOML file.",
)
@click.option("--only-questions", is_flag=True, help="Leave out the talk.")
@access_options
def rehearse(
    matter: str | None, answers: Path | None, only_questions: bool, access: Access
) -> None:
    """Say the talk of a MATTER aloud against the clock, then answer what may be asked.

    MATTER is its id or the beginning of it; without one it is the only open one. Each part is
    shown; say it aloud and press Enter. Nothing is recorded and nothing is kept.
    """
    if str(answers) == STANDARD_INPUT:
        raise click.UsageError("It waits for Enter, so the answers need a file of their own.")
    found = held(matter, answers, access, "rehearse")
    practice = found.rehearsal
    say.heading(f"{practice.title}, aloud")
    say.say("Nothing is recorded, and nothing is kept. Ctrl-C stops.")
    if not only_questions:
        _talk(practice, monotonic)
    _questions(practice.questions, monotonic)
    named = found.matter.id if found.matter else f"--answers {answers}"
    say.say()
    say.say(f"For the day itself: footing hold {named}")


def _talk(practice: Rehearsal, now: Callable[[], float]) -> None:
    from footing.playbooks.holding import said_seconds, took

    if not practice.passages:
        say.say("There is nothing to say aloud yet: the answers for it are missing.")
        return
    say.say("Say each part aloud, as you would say it there. Then press Enter.")
    times = []
    for number, passage in enumerate(practice.passages, 1):
        say.heading(f"Part {number} of {len(practice.passages)}")
        say.say(passage.text, "  ")
        times.append(_timed(now))
        say.say(said_seconds(times[-1]), "  ")
    say.say()
    say.say(took(times, practice.seconds))


def _questions(questions: tuple[Likely, ...], now: Callable[[], float]) -> None:
    from footing.playbooks.holding import said_seconds

    if not questions:
        return
    say.heading("What you may be asked")
    say.say("Answer aloud, then press Enter and compare.")
    for number, one in enumerate(questions, 1):
        say.heading(f"{number} of {len(questions)}: {one.question}")
        spent = _timed(now)
        say.say(f"{said_seconds(spent)}. On your page:" if one.answer else NO_ANSWER, "  ")
        if one.answer:
            say.say(one.answer, "    ")
    empty = sum(not one.answer for one in questions)
    if empty:
        say.say()
        say.say(
            f"Without an answer on your page: {empty} of {len(questions)}. If one of them would "
            "trouble you, put your words into the step it belongs to."
        )


def _timed(now: Callable[[], float]) -> float:
    """The seconds until the person presses Enter."""
    begun = now()
    click.prompt("  Enter", default="", show_default=False, prompt_suffix=" ")
    return now() - begun
