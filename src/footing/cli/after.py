"""``footing after``: what really happened, by questions or by options."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from footing.cli import asking, say
from footing.cli.access import Access, access_options, asks, keep, opened
from footing.cli.choosing import which
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
@click.option("--said", default="", help="What was said.")
@click.option("--acknowledged", default="", help="What the other side owned.")
@click.option("--relief", type=int, help="How relieved you are, 0 (not at all) to 10.")
@click.option("--happened", type=click.Choice(list(HAPPENED)), help="Did the fear come true?")
@click.option("--lesson", default="", help="What you would do differently.")
@click.option("--note", default="", help="Anything else, for yourself.")
@click.option("--next", "next_checkin", default="", help="Next check-in, like 2026-12-01 09:00.")
@click.option("--every", type=click.Choice(asking.EVERY), help="It recurs from then on.")
@click.option(
    "--i-promised", multiple=True, metavar="WHAT", help="What you promised; “: 2026-12-01” ends it."
)
@click.option(
    "--they-promised", multiple=True, metavar="WHAT", help="What the other side promised; the same."
)
@click.option("--again", is_flag=True, help="A day or two weeks later: only what has changed.")
@click.option("--changed", default="", help="With --again: what has changed since.")
@click.option("--unprepared", metavar="PLAYBOOK", help="A talk that you did not prepare here.")
@click.option("--with", "leader", default="", help="With --unprepared: the name of the other side.")
@click.option("--done", metavar="PROMISE", help="Mark a promise as kept.")
@click.option("--dropped", metavar="PROMISE", help="Mark a promise as no longer wanted.")
@access_options
def after(
    matter: str | None,
    held: bool | None,
    said: str,
    acknowledged: str,
    relief: int | None,
    happened: str | None,
    lesson: str,
    note: str,
    next_checkin: str,
    every: str | None,
    i_promised: tuple[str, ...],
    they_promised: tuple[str, ...],
    again: bool,
    changed: str,
    unprepared: str | None,
    leader: str,
    done: str | None,
    dropped: str | None,
    access: Access,
) -> None:
    """Record what really happened in the talk of one MATTER.

    Without --held or --not-held it asks. A promise may end with its day:
    --they-promised "Sit in on the next planning: 2026-12-01"

    A day and two weeks after the talk, --again records what has changed. Promises are settled and
    moved with “footing promises”, check-ins with “footing checkins”.
    """
    from footing.app import after as app
    from footing.app import typed

    workspace = opened(access)
    if done or dropped:
        _settle(workspace, done, dropped)
        return
    if again:
        chosen = _held(workspace, matter)
        if any((changed, relief is not None, happened, lesson)) or not asks():
            record = app.again(
                workspace, chosen, changed=changed, relief=relief,
                happened=happened or "", lesson=lesson,
            )  # fmt: skip
        else:
            record = _asked_again(workspace, chosen)
        _show(record)
        return
    if unprepared:
        workspace.library.get(unprepared)
        keep(workspace, access)
        people = {"leader": leader} if leader else {}
        matter = app.unprepared(workspace, unprepared, people).id
    chosen = _which(workspace, matter)
    if held is None:
        _show(_asked(workspace, chosen))
        return
    _show(
        app.record(
            workspace,
            chosen,
            held=held,
            said=said,
            acknowledged=acknowledged,
            relief=relief,
            happened=happened or "",
            lesson=lesson,
            note=note,
            next_checkin=typed.moment(next_checkin),
            every=every or "",
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


def _which(ws: Workspace, matter: str | None) -> str:
    """The id of the matter that is meant: the one named, or the only open one."""
    none = FootingError(
        "There is no open matter.",
        todo="Name one (see “footing matters list”), or record a talk that was not prepared: "
        "footing after --unprepared own-up.",
    )
    return which(ws, matter, lambda one: one.state == "open", none=none, several="footing after ID")


def _held(ws: Workspace, matter: str | None) -> str:
    none = FootingError("No talk is on record yet.", todo="Record it first: footing after.")
    return which(
        ws, matter, lambda one: one.state == "held", none=none, several="footing after ID --again"
    )


def _asked(ws: Workspace, matter: str) -> Afterwards:
    from footing.app import after as app
    from footing.app import typed

    held = asking.yes("Did the talk take place?")
    said, acknowledged, promises, relief, happened = "", "", [], None, ""
    if held:
        said = asking.line("What was said, in a few words")
        acknowledged = asking.line("What did the other side own or acknowledge")
        promises = [*_promised("me", "What did you promise"), *_promised("leader", "And they")]
        relief = _read(typed.number, "How relieved are you, 0 to 10")
        happened = _happened()
    lesson = asking.line("What would you do differently")
    following = _read(typed.moment, "Next check-in, like 2026-12-01 09:00")
    note = asking.line("Anything else, for yourself")
    return app.record(
        ws,
        matter,
        held=held,
        said=said,
        acknowledged=acknowledged,
        relief=relief,
        happened=happened,
        lesson=lesson,
        note=note,
        next_checkin=following,
        promises=promises,
    )


def _asked_again(ws: Workspace, matter: str) -> Afterwards:
    from footing.app import after as app
    from footing.app import typed

    say.say("Only what has changed since the talk. Enter leaves it as it was.")
    changed = asking.line("What has changed")
    relief = _read(typed.number, "How relieved are you now, 0 to 10")
    happened = _happened()
    lesson = asking.line("What would you do differently")
    return app.again(ws, matter, changed=changed, relief=relief, happened=happened, lesson=lesson)


def _happened() -> str:
    say.say("Did what you feared happen?")
    try:
        return asking.choice(HAPPENED)
    except asking.KeepError:
        return ""


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
    from footing.app.after import AGAIN
    from footing.followup.published import published

    last = record.debriefs[-1]
    if last.stage == "talk":
        say.say(f"Recorded: the talk {'took place' if last.held else 'did not take place'}.")
    else:
        say.say(f"Recorded: {AGAIN[last.stage].lower()}.")
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
    for remark in record.remarks:
        say.say(remark)
    say.heading("Feared against happened")
    say.say(record.comparison.text)
    if record.comparison.known:
        say.heading("What a study saw")
        for one in published():
            say.say(one.text)
    say.say()
    if record.matter.gate == "clear":
        say.say(f"The mail that confirms it: footing matters show {record.matter.id}")
    say.say(f"What to speak about next: footing checkins show {record.matter.id}")
