"""``footing prepare PLAYBOOK``: the gate, who is who, the steps, and the texts at the end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.app import elsewhere, matters, ready
from footing.app.lessons import lessons
from footing.app.typed import AnswerError
from footing.cli import asking, say
from footing.cli.access import Access, asks, keep, opened
from footing.cli.changing import change_what_is_wanted
from footing.cli.log import record as log_record
from footing.cli.stepping import ask_step
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace
    from footing.playbooks.matter import Matter
    from footing.safety.gate import Verdict

MEMORY = "Nothing is kept yet: until you say so, this lives in memory only."
PEOPLE = {
    "me": "Your first name",
    "leader": "The name of the person you will speak to, as you would say it to them",
    "leader_pronoun": "she, he or they",
}


def guided(
    playbook: str | None,
    matter_id: str | None,
    out: Path | None,
    access: Access,
    agreement: str = "",
) -> None:
    """Ask step by step. Ctrl-C at any question keeps what was confirmed, if the person agrees.

    ``agreement`` is a text in which what was agreed is looked for, to be corrected at its step.
    """
    ws = opened(access)
    if not ws.kept and (access.no_passphrase or access.file):
        keep(ws, access)
    matter: Matter | None = None
    try:
        matter = _which(ws, playbook, matter_id)
        if matter is None:
            return
        if not matter.people:
            _people(ws, matter)
        first = _agreement(ws, matter, agreement) if agreement else ""
        _steps(ws, matter.id, access, first)
        _finish(ws, matter.id, out, access)
    except (click.Abort, KeyboardInterrupt, EOFError):
        click.echo()
        _stopped(ws, matter, access)
        raise click.exceptions.Exit(130) from None


def _which(ws: Workspace, playbook: str | None, matter_id: str | None) -> Matter | None:
    """The matter to work on: the one named, an open one, or a new one; None behind the gate."""
    if matter_id:
        found = matters.show(ws, matter_id)
        if playbook and found.playbook != playbook:
            raise FootingError(
                f"This matter follows “{found.playbook}”, and you named “{playbook}”.",
                todo="Leave the name of the playbook out.",
            )
        return found if found.gate == "clear" else _gate(ws, found)
    declared = ws.library.get(playbook or "")
    for listed in matters.list_(ws):
        one = listed.matter
        if (one.playbook, one.state, one.gate) == (declared.id, "open", "clear"):
            say.say(f"You have begun this: {listed.title} ({one.id}).")
            if asking.yes("Go on with it?", default=True):
                return one
    say.heading(declared.title)
    say.say(declared.about)
    say.say()
    if learnt := lessons(ws, declared.id):
        say.say("From earlier talks of this kind, what you would do differently:")
        for lesson in learnt:
            say.say(f"- {lesson.said(ws.clock().date())}", "  ")
        say.say()
    say.say(asking.HELP)
    if not ws.kept:
        say.say(MEMORY)
    return _gate(ws, matters.begin(ws, declared.id))


def _gate(ws: Workspace, matter: Matter) -> Matter | None:
    say.heading("First, two questions")
    given: dict[str, bool] = {}
    for question in matters.questions():
        say.say(question.ask)
        for meaning in question.meaning:
            say.say(f"- {meaning}", "  ")
        try:
            given[question.key] = asking.yes("  Yes or no?")
        except click.Abort:
            matters.remove(ws, matter.id)  # nothing was begun yet
            raise
        click.echo()
    passed = matters.pass_gate(ws, matter.id, given)
    if not passed.verdict.coach:
        _elsewhere(ws, passed.matter, passed.verdict)
        return None
    return passed.matter


def _elsewhere(ws: Workspace, matter: Matter, verdict: Verdict) -> None:
    if verdict.danger:
        from footing.cli.elsewhere import now

        now()
        say.say()
    say.say(verdict.text)
    say.say()
    say.say(verdict.limits)
    say.say("Kinds of such matters, and numbers to call, by country: footing elsewhere")
    click.echo()
    if not asking.yes("Write down now what happened?", default=False):
        return
    entry = log_record(ws, matter.id)
    if entry is None:
        return
    say.say(f"Noted under {entry.day.isoformat()}. To see the log: footing log list")
    if not ws.kept:
        _offer_to_keep(ws, Access())


def _people(ws: Workspace, matter: Matter) -> None:
    say.heading("Who is who")
    say.say("Names stand in the texts only. Enter leaves one out.")
    people = dict(matter.people)
    for key, label in PEOPLE.items():
        while True:
            try:
                typed = asking.line(label)
                matters.set_people(ws, matter.id, {**people, key: typed})
            except asking.BackError:
                continue
            except AnswerError as error:
                say.say(str(error), "  ")
            else:
                people[key] = typed
                break


def _agreement(ws: Workspace, matter: Matter, text: str) -> str:
    """Put in what was found of the agreement; the step at which it is corrected ("": none)."""
    from footing.app.agreement import find

    try:
        found = find(ws.library.get(matter.playbook), text)
    except FootingError as error:
        say.say(str(error))
        return ""
    matters.answer(ws, matter.id, found.step, found.value)
    if found.unit:
        matters.answer(ws, matter.id, *found.unit)
    click.echo()
    say.say(
        "This was found in your text. Enter leaves it as it is. To write it yourself, type - and "
        "then < to come back here."
    )
    return found.step


def _steps(ws: Workspace, matter_id: str, access: Access, first: str = "") -> None:
    """Ask every step, from ``first`` or the first one without an answer to the last."""
    guide = matters.guide(ws, matter_id)
    at = next((n for n, one in enumerate(guide.steps) if one.step.key == first), -1)
    if at < 0:
        at = next((n for n, one in enumerate(guide.steps) if not one.answered), len(guide.steps))
    offered = ws.kept or not asks()
    while at < len(guide.steps):
        view = guide.steps[at]
        asking.question(view.step, at + 1, len(guide.steps), view.typed)
        try:
            ask_step(ws, matter_id, view)
            at += 1
            _point(ws, matter_id, view.step.key)
        except asking.BackError:
            at = max(at - 1, 0)
        guide = matters.guide(ws, matter_id)
        if not offered and any(one.answered for one in guide.steps):
            offered = True
            _offer_to_keep(ws, access)


def _point(ws: Workspace, matter_id: str, step_key: str) -> None:
    """One quiet line where the answer plainly shows a matter for somebody else."""
    answer = matters.show(ws, matter_id).answers.get(step_key)
    if pointed := elsewhere.pointed([answer]):
        say.say(f"{pointed} To read more: footing elsewhere", "  ")


def _finish(ws: Workspace, matter_id: str, out: Path | None, access: Access) -> None:
    view = matters.page(ws, matter_id)
    say.texts(view.page)
    say.suggestions(view)
    say.left_over(view.page)
    if asks():
        change_what_is_wanted(ws, matter_id)
    say.ready(ready.of_matter(ws, matter_id))
    if out is not None:
        from footing.app.deliver import write

        say.files(write(ws, matter_id, out))
    click.echo()
    if not ws.kept and asks():
        _offer_to_keep(ws, access)
    if ws.kept:
        say.say(f"This is kept as {matter_id}.")
        say.say(f"Say it aloud before the talk: footing rehearse {matter_id}", "  ")
        say.say(f"After the talk: footing after {matter_id}", "  ")
    else:
        say.say("Nothing was kept. What you see above is all there is of it.")


def _offer_to_keep(ws: Workspace, access: Access) -> None:
    click.echo()
    if asking.yes("Keep this from now on, in one encrypted file?", default=False):
        keep(ws, access)
        say.say("It is kept. Every answer that you confirm is on disk at once.")


def _stopped(ws: Workspace, matter: Matter | None, access: Access) -> None:
    """Say what is kept and how to go on; offer to keep what is only in memory."""
    if matter is None:
        click.echo("Stopped.")
        return
    answers: Mapping[str, object] = matters.show(ws, matter.id).answers
    if not ws.kept and answers and asks():
        try:
            if asking.yes("Keep what you have so far?", default=True):
                keep(ws, access)
        except (click.Abort, KeyboardInterrupt, EOFError):
            click.echo()
    if ws.kept:
        say.say("What you confirmed is kept. To go on:")
        click.echo(f"  footing prepare {matter.playbook} --matter {matter.id}")
    else:
        say.say("Stopped. Nothing was kept.")
