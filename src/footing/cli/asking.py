"""Asking at the prompt, one kind of step at a time; everything typed becomes ``Typed``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from footing.app.typed import day as read_day
from footing.app.typed import hours as read_hours
from footing.app.typed import moment
from footing.app.typed import number as read_number
from footing.cli.say import say
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.typed import Typed
    from footing.followup.entries import Entry
    from footing.playbooks.model import RecordField, Step

HELP = (
    "Enter leaves a question for later. ? shows examples, < goes back, + adds a note that is "
    "kept beside the answer and never sent, - takes an answer away. Ctrl-C stops."
)
CHANNELS = {"in person": "in person", "call": "by call", "mail": "by mail"}
EVERY = ("week", "two weeks", "month", "weekday", "day")


class BackError(Exception):
    """The person wants to go back one step."""


class KeepError(Exception):
    """Nothing was typed: the answer stays as it is."""


def line(
    prompt: str = "", *, step: Step | None = None, indent: str = "  ", about: str = HELP
) -> str:
    """One line that the person types. ``?`` shows the examples of ``step`` and asks again."""
    _editable()
    while True:
        typed: str = click.prompt(
            f"{indent}{prompt}" if prompt else indent,
            default="",
            show_default=False,
            prompt_suffix=": " if prompt else "> ",
        )
        typed = typed.strip()
        if typed == "<":
            raise BackError
        if typed == "?":
            examples(step, about)
            continue
        return typed


def checked(
    read: Callable[[str], object], prompt: str, *, step: Step | None = None, indent: str = "  "
) -> str:
    """A line that ``read`` understands; what it cannot read is told at once and asked again."""
    while True:
        typed = line(prompt, step=step, indent=indent)
        try:
            read(typed)
        except FootingError as error:
            say(str(error), indent)
            continue
        return typed


def yes(question: str, *, default: bool | None = None) -> bool:
    """A yes or a no; without a default it is asked until it is answered."""
    return click.confirm(question, default=default)


def question(step: Step, number: int, count: int, shown: Typed) -> None:
    """Print what a step asks, why, how to begin, and what is answered already."""
    click.echo()
    click.secho(f"{number} of {count}  {step.title}", bold=True)
    say(step.ask, "  ")
    say(step.why, "  ")
    if step.starter:
        say(f"You could begin: {step.starter} …", "  ")
    if not step.said:
        say("This is for you alone. It is never said.", "  ")
    now = answered(shown)
    if now:
        say("Your answer now:", "  ")
        for row in now:
            say(row, "    ")


def answered(shown: Typed) -> list[str]:
    """An answer as lines to read."""
    items = shown.get("items")
    if items is not None and not isinstance(items, str):
        return [
            f"{number}. " + "; ".join(text for text in item.values() if text)
            for number, item in enumerate(items, 1)
        ]
    say_, notes = shown.get("say", ""), shown.get("notes", "")
    if say_ or notes:
        return [str(text) for text in (say_, f"(note) {notes}" if notes else "") if text]
    return [f"{key}: {text}" for key, text in shown.items() if text]


def examples(step: Step | None, about: str = HELP) -> None:
    """Print the weak and the strong example of a step, and what can be typed."""
    if step is not None and step.strong:
        say(f"Weak:   {step.weak}", "    ")
        say(f"Strong: {step.strong}", "    ")
    say(about, "    ")


def answer(step: Step, shown: Typed, entries: Sequence[Entry] = ()) -> Typed:
    """What the person types for ``step``; an empty table takes the answer away.

    Raises KeepError where nothing was typed, and BackError.
    """
    match step.kind:
        case "list":
            return _list(step, shown)
        case "records":
            return _records(step, shown, entries)
        case "meeting":
            return _meeting(step)
        case "checkins":
            return _checkins(step)
        case "choice":
            return {"say": choice(step.choices, step=step)}
        case _:
            return _one(step, shown)


def choice(choices: Mapping[str, str], *, step: Step | None = None, about: str = HELP) -> str:
    """One of ``choices`` by its number, its key or its words. Raises KeepError for Enter."""
    for number, label in enumerate(choices.values(), 1):
        say(f"{number}. {label}", "    ")
    keys = list(choices)
    while True:
        typed = line(step=step, about=about)
        if not typed:
            raise KeepError
        if typed == "-":
            return ""
        if typed.isdecimal() and 0 < int(typed) <= len(keys):
            return keys[int(typed) - 1]
        found = [k for k, label in choices.items() if typed.lower() in (k.lower(), label.lower())]
        if found:
            return found[0]
        say(f"Type a number from 1 to {len(keys)}.", "    ")


def _one(step: Step, shown: Typed) -> Typed:
    before = str(shown.get("notes", ""))
    notes = before
    hint = {
        "date": "day, like 2026-11-20",
        "percent": "0 to 100",
        "hours": "hours a week, like 7.5",
        "yes-no": "yes or no",
    }
    while True:
        typed = line(hint.get(step.kind, ""), step=step)
        if typed.startswith("+"):
            notes = "\n".join(filter(None, (notes, typed[1:].strip())))
            say("Noted. It is never sent.", "    ")
            continue
        if typed == "-":
            return {}
        if typed:
            return {"say": typed, "notes": notes}
        if notes != before:
            return {"say": str(shown.get("say", "")), "notes": notes}
        raise KeepError


def _list(step: Step, shown: Typed) -> Typed:
    items = _items(shown)
    for number, offer in enumerate(step.offers, 1):
        say(f"{number}. {offer.say}", "    ")
    more = " A number takes the ready words above." if step.offers else ""
    say(f"One on each line; an empty line ends.{more}", "  ")
    added: list[dict[str, str]] = []
    while typed := line(step=step):
        if typed.isdecimal() and 0 < int(typed) <= len(step.offers):
            typed = step.offers[int(typed) - 1].say
            say(typed, "    ")
        if typed == "-":
            return {}
        if typed.startswith("+") and (added or items):
            row = (added or items)[-1]
            row["notes"] = "\n".join(filter(None, (row.get("notes", ""), typed[1:].strip())))
            say("Noted. It is never sent.", "    ")
            added = added or [items.pop()]
            continue
        added.append({"say": typed.removeprefix("- ")})
    if not added:
        raise KeepError
    return {"items": [*items, *added]}


def _records(step: Step, shown: Typed, entries: Sequence[Entry]) -> Typed:
    items = _items(shown)
    before = len(items)
    items += _picked(step, entries)
    # What a record cannot be without comes first, so that Enter there ends the list.
    fields = sorted(step.fields, key=lambda field: not field.needed)
    while True:
        say(f"Number {len(items) + 1} (Enter ends the list)", "  ")
        row: dict[str, str] = {}
        for number, field in enumerate(fields):
            typed = _field(step, field)
            if not number and typed == "-":
                return {}
            if not number and not typed:
                if len(items) == before:
                    raise KeepError
                return {"items": items}
            row[field.key] = typed
        items.append(row)


def _field(step: Step, field: RecordField) -> str:
    if field.kind == "choice":
        say(field.label, "    ")
        try:
            return choice(field.choices, step=step)
        except KeepError:
            return ""
    if field.kind in ("date", "due") and field.loose:
        return line(f"{field.label} (like 2026-11-20, or in words)", step=step, indent="    ")
    if field.kind in ("date", "due"):
        return checked(read_day, f"{field.label} (like 2026-11-20)", step=step, indent="    ")
    if field.kind == "hours":
        return checked(read_hours, f"{field.label} (like 7.5)", step=step, indent="    ")
    return line(field.label, step=step, indent="    ")


def _picked(step: Step, entries: Sequence[Entry]) -> list[dict[str, str]]:
    if not entries:
        return []
    say("From your journal:", "  ")
    for number, entry in enumerate(entries, 1):
        say(f"{number}. {entry.day.isoformat()}  {entry.text}", "    ")
    typed = line("Take which (numbers; Enter: none)", step=step)
    chosen = {int(part) for part in typed.replace(",", " ").split() if part.isdecimal()}
    taken = [entry for number, entry in enumerate(entries, 1) if number in chosen]
    dates = [field.key for field in step.fields if field.kind == "date"][:1]
    texts = [field.key for field in step.fields if field.kind == "text"][:1]
    return [
        {**dict.fromkeys(dates, entry.day.isoformat()), **dict.fromkeys(texts, entry.text)}
        for entry in taken
    ]


def _meeting(step: Step) -> Typed:
    say("How?", "  ")
    channel = choice(CHANNELS, step=step)
    if not channel:
        return {}
    when = checked(moment, "When, like 2026-11-25 10:00", step=step)
    minutes = checked(read_number, "For how many minutes", step=step)
    return {"channel": channel, "when": when, "minutes": minutes}


def _checkins(step: Step) -> Typed:
    say("Every …", "  ")
    every = choice({key: key for key in EVERY}, step=step)
    if not every:
        return {}
    return {
        "every": every,
        "minutes": checked(read_number, "For how many minutes", step=step),
        "first": checked(moment, "The first one, like 2026-12-01 09:00", step=step),
        "until": checked(read_day, "Until which day", step=step),
        "timezone": line("Time zone, like Europe/London (Enter: leave it out)", step=step),
    }


def _items(shown: Typed) -> list[dict[str, str]]:
    items = shown.get("items", ())
    return [] if isinstance(items, str) else [dict(item) for item in items]


def _editable() -> None:
    """Let the arrow keys work where the terminal can, and lines be longer than it allows."""
    if sys.stdin.isatty() and "readline" not in sys.modules:
        import contextlib

        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - importing it is what it takes
