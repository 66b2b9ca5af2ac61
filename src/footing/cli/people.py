"""``footing people``: keep in touch, current ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, keep, opened

if TYPE_CHECKING:
    from datetime import date

    from footing.app.contacts import Look
    from footing.app.workspace import Workspace
    from footing.contacts.model import Contact
    from footing.contacts.turns import View

STATES = ("due", "current", "old", "set", "done", "undated", "aside")


@click.group(invoke_without_command=True)
@access_options
@click.pass_context
def people(ctx: click.Context, access: Access) -> None:
    """Keep in touch: current ones first, then the old ones year by year backwards.

    Without a command: today's few, and when the old ones are done at your pace.
    """
    if ctx.invoked_subcommand is None:
        from footing.app.contacts import look

        stands(look(opened(access)))


@people.command("list")
@click.argument("text", nargs=-1)
@click.option("--only", type=click.Choice(STATES), help="Only those who stand there.")
@click.option("--page", default=1, show_default=True, help="Which fifty of them.")
@access_options
def list_(text: tuple[str, ...], only: str | None, page: int, access: Access) -> None:
    """List everybody by name, or those in whose entry TEXT stands."""
    from footing.app.contacts import list_ as app

    found = app(opened(access), " ".join(text), only, page)  # type: ignore[arg-type]
    if not found.found:
        say.say("There is nobody. Take in an address book: footing people import FILE")
        return
    rows = [
        (one.id[:6], str(one.year or ""), str(one.last or ""), at, one.title)
        for one, at in found.page
    ]
    say.table(rows, ("id", "year", "last contact", "stands", "who"))
    if found.pages > 1:
        say.say(f"Page {found.number} of {found.pages}, {found.found} in all: --page")


@people.command()
@click.argument("contact")
@access_options
def show(contact: str, access: Access) -> None:
    """Show one CONTACT (the beginning of its id)."""
    from footing.app import contacts as app

    workspace = opened(access)
    _show(workspace, app.show(workspace, contact))


@people.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--email", multiple=True, help="An address; may be given twice.")
@click.option("--phone", multiple=True, help="A number; may be given twice.")
@click.option("--org", default="", help="Their organisation.")
@click.option("--year", type=int, help="The last year in which they were a client.")
@click.option("--last", default="", help="The day of the last contact.")
@click.option("--note", default="", help="What you want to remember.")
@access_options
def add(
    name: tuple[str, ...], email: tuple[str, ...], phone: tuple[str, ...], org: str,
    year: int | None, last: str, note: str, access: Access,
) -> None:  # fmt: skip
    """Add somebody by hand: footing people add "Ngozi Okafor" --year 2024"""
    from footing.app import contacts as app
    from footing.app import typed
    from footing.contacts.model import Contact

    given = Contact("", " ".join(name), org, email, phone, year, typed.day(last), note=note)
    workspace = opened(access)
    made = app.add(workspace, given)
    keep(workspace, access)
    _show(workspace, made)


@people.command()
@click.argument("contact")
@click.argument("note", nargs=-1)
@click.option("--day", default="", help="On which day; today if left out.")
@click.option("--next", "following", default="", help="A day for the next contact.")
@access_options
def wrote(contact: str, note: tuple[str, ...], day: str, following: str, access: Access) -> None:
    """Note that there was a contact with a CONTACT, and what to remember of it."""
    from footing.app import contacts as app
    from footing.app import typed

    when, next_ = typed.day(day), typed.day(following)
    workspace = opened(access)
    made = app.written(workspace, contact, " ".join(note), when, next_)
    say.say(f"Noted: {made.title}, {made.last}.")
    say.say(app.look(workspace).view.text)


@people.command()
@click.argument("contact")
@click.option("--name", help="Their name.")
@click.option("--org", help="Their organisation.")
@click.option("--email", multiple=True, help="All their addresses, in place of those there.")
@click.option("--phone", multiple=True, help="All their numbers, in place of those there.")
@click.option("--year", type=int, help="The last year in which they were a client.")
@click.option("--last", help="The day of the last contact.")
@click.option("--next", "following", help="A day for the next contact; empty for none.")
@click.option("--note", help="The note, in place of the one there.")
@click.option("--aside/--not-aside", default=None, help="Leave them out, or take them in again.")
@access_options
def change(
    contact: str, name: str | None, org: str | None, email: tuple[str, ...],
    phone: tuple[str, ...], year: int | None, last: str | None, following: str | None,
    note: str | None, aside: bool | None, access: Access,
) -> None:  # fmt: skip
    """Change what is noted of a CONTACT (the beginning of its id)."""
    from dataclasses import replace

    from footing.app import contacts as app
    from footing.app import typed

    days: dict[str, date | None] = {}
    for key, text in (("last", last), ("next", following)):
        if text is not None:
            days[key] = typed.day(text)
    texts = {"name": name, "org": org, "note": note, "year": year, "aside": aside,
             "emails": email or None, "phones": phone or None}  # fmt: skip
    told = {key: value for key, value in texts.items() if value is not None}
    workspace = opened(access)
    made = replace(app.show(workspace, contact), **told, **days)  # type: ignore[arg-type]
    _show(workspace, app.change(workspace, made))


@people.command()
@click.option("--week", type=int, help="How many people a week.")
@click.option("--every", type=int, help="After how many weeks a current one is due again.")
@click.option(
    "--since", type=int, help="Clients of this year or later are current ones; 0: of this year."
)
@access_options
def pace(week: int | None, every: int | None, since: int | None, access: Access) -> None:
    """Say how many a week you want to write to, and who is a current one."""
    from footing.app import contacts as app

    workspace = opened(access)
    before = app.pace_of(workspace)
    made = app.set_pace(workspace, week, every, before.since if since is None else since or None)
    keep(workspace, access)
    today = workspace.clock().date()
    say.say(
        f"{made.week} a week. Current ones are the clients of {made.current_from(today)} or "
        f"later, and are due every {made.every} weeks."
    )
    say.say(app.look(workspace).forecast)


@people.command()
@access_options
def same(access: Access) -> None:
    """Look at those who may be the same person; nothing is merged by looking."""
    from footing.app.contacts import look_alike

    found = look_alike(opened(access))
    if not found:
        say.say("Nobody looks like somebody else.")
        return
    for one in found:
        say.heading(one.why)
        for each in one.contacts:
            when = f" (entry changed on {each.revised})" if each.revised else ""
            say.say(f"- {each.id[:6]}: {_line(each)}{when}", "  ")
    ids = " ".join(each.id[:6] for each in found[0].contacts)
    say.say()
    say.say(f"One person: footing people merge {ids}")
    say.say(f"Different people: footing people apart {ids}")


@people.command()
@click.argument("contacts", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask again.")
@access_options
def merge(contacts: tuple[str, ...], yes: bool, access: Access) -> None:
    """Make one of several CONTACTS; the first one stays, with all that the others know."""
    from footing.app import contacts as app
    from footing.contacts.same import merged

    workspace = opened(access)
    found = [app.show(workspace, one) for one in contacts]
    say.say(f"Together they become: {_line(merged(found))}")
    if not yes:
        click.confirm("Merge them?", abort=True)
    _show(workspace, app.merge(workspace, [one.id for one in found]))


@people.command()
@click.argument("contacts", nargs=-1, required=True)
@access_options
def apart(contacts: tuple[str, ...], access: Access) -> None:
    """Say that several CONTACTS are different people."""
    from footing.app import contacts as app

    workspace = opened(access)
    app.not_the_same(workspace, [app.show(workspace, one).id for one in contacts])
    say.say("Noted. They are not shown together again.")


@people.command()
@click.argument("contact")
@access_options
def remove(contact: str, access: Access) -> None:
    """Remove a CONTACT for good. To leave somebody out: change CONTACT --aside"""
    from footing.app.contacts import remove as app

    say.say(f"Removed: {app(opened(access), contact).title}")


def stands(found: Look) -> None:
    """Print today's few, the forecast, the years, and what somebody has to look at."""
    view = found.view
    say.say(view.text)
    few(view)
    if found.forecast:
        say.say()
        say.say(found.forecast)
    if view.years:
        say.heading("The old ones, year by year backwards")
        say.table(
            [(str(year), str(old), str(done)) for year, old, done in view.years],
            ("year", "waiting", "done"),
        )
    if view.undated:
        say.say()
        say.say(f"{len(view.undated)} without a year or a contact come last. When was it?")
        for one in view.undated[:5]:
            say.say(f"- footing people change {one.id[:6]} --year 2019: {one.title}", "  ")
    for one in found.odd[:5]:
        say.say(
            f"{one.title} has a date in the future. Please look: footing people show {one.id[:6]}"
        )
    if found.alike:
        say.say(f"Some may be the same person ({found.alike}): footing people same")


def few(view: View) -> None:
    """Print today's few, and the old ones that may follow."""
    for title, turns in (("Today", view.few), ("If you like to go on", view.old)):
        if turns:
            say.heading(title)
        for one in turns:
            say.say(f"- {one.contact.id[:6]}: {_line(one.contact)}. {one.why}", "  ")


def _line(one: Contact) -> str:
    return ", ".join(dict.fromkeys(part for part in (one.title, one.org, *one.emails) if part))


def _show(workspace: Workspace, one: Contact) -> None:
    from footing.app.contacts import place

    say.say(f"{one.title} ({one.id[:6]}): {place(workspace, one)}.")
    rows = (
        ("Organisation", one.org if one.name else ""), ("E-mail", ", ".join(one.emails)),
        ("Phone", ", ".join(one.phones)), ("Client until", str(one.year or "")),
        ("Last contact", str(one.last or "")), ("Next", str(one.next or "")),
    )  # fmt: skip
    for title, text in rows:
        if text:
            say.say(f"{title}: {text}", "  ")
    if one.note:
        say.say(one.note, "  ")
