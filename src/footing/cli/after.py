"""``footing after``: what really happened, by questions or by options."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from footing.cli import asking, say
from footing.cli.access import Access, access_options, opened
from footing.cli.choosing import open_matter
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.after import Afterwards, Given
    from footing.app.workspace import Workspace
    from footing.followup.promises import Who

T = TypeVar("T")
HAPPENED = {"no": "No", "partly": "In part", "yes": "Yes"}


@click.command()
@click.argument("matter", required=False)
@click.option("--held/--not-held", default=None, help="Whether the talk took place.")
@click.option("--acknowledged", default="", help="What the other side owned.")
@click.option("--relief", type=int, help="How relieved you are, 0 (not at all) to 10.")
@click.option("--happened", type=click.Choice(list(HAPPENED)), help="Did the fear come true?")
@click.option("--note", default="", help="Anything else, for yourself.")
@click.option("--next", "next_checkin", default="", help="Next check-in, like 2026-12-01 09:00.")
@click.option(
    "--i-promised", multiple=True, metavar="WHAT", help="What you promised; “: 2026-12-01” ends it."
)
@click.option(
    "--they-promised", multiple=True, metavar="WHAT", help="What the other side promised; the same."
)
@click.option("--done", metavar="PROMISE", help="Mark a promise as kept.")
@click.option("--dropped", metavar="PROMISE", help="Mark a promise as no longer wanted.")
@access_options
def after(
    matter: str | None,
    held: bool | None,
    acknowledged: str,
    relief: int | None,
    happened: str | None,
    note: str,
    next_checkin: str,
    i_promised: tuple[str, ...],
    they_promised: tuple[str, ...],
    done: str | None,
    dropped: str | None,
    access: Access,
) -> None:
    """Record what really happened in the talk of one MATTER.

    Without --held or --not-held it asks. A promise may end with its day:
    --they-promised "Sit in on the next planning: 2026-12-01"
    """
    from footing.app import after as app
    from footing.app import typed

    workspace = opened(access)
    if done or dropped:
        _settle(workspace, done, dropped)
        return
    chosen = open_matter(workspace, matter, "after")
    if held is None:
        _show(_asked(workspace, chosen))
        return
    _show(
        app.record(
            workspace,
            chosen,
            held=held,
            acknowledged=acknowledged,
            relief=relief,
            happened=happened or "",
            note=note,
            next_checkin=typed.moment(next_checkin),
            promises=[
                *(given("me", text) for text in i_promised),
                *(given("leader", text) for text in they_promised),
            ],
        )
    )


def given(who: Who, text: str) -> Given:
    """A promise as it is typed: the words, and after a last colon the day, if there is one."""
    from footing.app.after import Given
    from footing.app.typed import AnswerError, day

    what, colon, tail = text.rpartition(":")
    if colon and any(letter.isdigit() for letter in tail):
        try:
            return Given(who, what.strip(), day(tail))
        except AnswerError:
            pass  # the colon is one of the words
    return Given(who, text.strip())


def _settle(ws: Workspace, done: str | None, dropped: str | None) -> None:
    from footing.app import after as app

    for promise, state in ((done, "done"), (dropped, "dropped")):
        if promise:
            settled = app.settle(ws, promise, state)
            say.say(f"{settled.what}: {settled.state}.")


def _asked(ws: Workspace, matter: str) -> Afterwards:
    from footing.app import after as app
    from footing.app import typed

    held = asking.yes("Did the talk take place?")
    acknowledged, promises, relief, happened = "", [], None, ""
    if held:
        acknowledged = asking.line("What did the other side own or acknowledge")
        promises = [*_promised("me", "What did you promise"), *_promised("leader", "And they")]
        relief = _read(typed.number, "How relieved are you, 0 to 10")
        say.say("Did what you feared happen?")
        try:
            happened = asking.choice(HAPPENED)
        except asking.KeepError:
            happened = ""
    following = _read(typed.moment, "Next check-in, like 2026-12-01 09:00")
    note = asking.line("Anything else, for yourself")
    return app.record(
        ws,
        matter,
        held=held,
        acknowledged=acknowledged,
        relief=relief,
        happened=happened,
        note=note,
        next_checkin=following,
        promises=promises,
    )


def _promised(who: Who, question: str) -> list[Given]:
    say.say(f"{question}? One on each line, the day after a colon; an empty line ends.")
    found = []
    while text := asking.line():
        found.append(given(who, text))
    return found


def _read(read: Callable[[str], T], question: str) -> T:
    """What ``read`` makes of a line; it is asked again until it can be read."""
    while True:
        try:
            return read(asking.line(question))
        except FootingError as error:
            say.say(str(error), "  ")


def _show(record: Afterwards) -> None:
    last = record.debriefs[-1]
    say.say(f"Recorded: the talk {'took place' if last.held else 'did not take place'}.")
    if record.promises:
        say.heading("Promises")
        say.table(
            [
                (
                    one.id,
                    one.state,
                    "you" if one.who == "me" else record.matter.people.get("leader") or "they",
                    one.due.isoformat() if one.due else "",
                    one.what,
                )
                for one in record.promises
            ],
            ("id", "state", "who", "by", "what"),
        )
    say.heading("Feared against happened")
    say.say(record.comparison.text)
    say.say()
    say.say(f"The mail that confirms it: footing matters show {record.matter.id}")
