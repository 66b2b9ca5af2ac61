"""``footing decide``: a decision weighed, from a file or step by step."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options

if TYPE_CHECKING:
    from footing.app.deciding import Decided
    from footing.app.workspace import Workspace

BAR = 30


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is printed for FILE.",
)
@click.option("--matter", help="The matter that the decision belongs to.")
@click.option("--list", "listed", is_flag=True, help="List the decisions that you kept.")
@click.option("--show", "shown", metavar="ID", help="Show a decision that you kept.")
@click.option("--go-on", "again", metavar="ID", help="Go on with a decision that you kept.")
@click.option("--remove", "removed", metavar="ID", help="Take a decision away.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    help="Also write what you answer into this file, to weigh it again.",
)
@access_options
def decide(
    file: Path | None,
    form: str,
    matter: str | None,
    listed: bool,
    shown: str | None,
    again: str | None,
    removed: str | None,
    save: Path | None,
    access: Access,
) -> None:
    """Weigh your options by what matters to you, and see how firm it is.

    FILE is a decision file (- for standard input); without it, Footing asks step by step. It says
    what comes first and what would turn it. It never decides.
    """
    if sum(bool(one) for one in (file, listed, shown, again, removed)) > 1:
        raise click.UsageError("A file, --list, --show, --go-on and --remove go one at a time.")
    if file is not None:
        if matter or save:
            raise click.UsageError("--matter and --save go with the questions, not with a file.")
        _from_file(file, form)
        return
    from footing.cli import deciding

    if listed:
        deciding.list_(access)
    elif removed:
        deciding.remove(removed, access)
    elif shown:
        deciding.show(shown, access, form)
    elif form != "text":
        raise click.UsageError("--format json goes with a file or with --show.")
    else:
        deciding.guided(again, matter, save, access)


def _from_file(file: Path, form: str) -> None:
    from footing.app.deciding import decide
    from footing.app.prepare import STANDARD_INPUT
    from footing.app.workspace import Workspace

    stdin = sys.stdin.buffer.read() if str(file) == STANDARD_INPUT else b""
    # What was kept stays closed, so nothing is known of the week.
    told(decide(file, stdin), form, Workspace.fresh())


def told(decided: Decided, form: str, ws: Workspace) -> None:
    """Print a decision, as text or as JSON; ``ws`` knows how many hours of the week are left."""
    if form == "json":
        import json

        from footing.app.deciding import as_json

        text = json.dumps(as_json(decided), ensure_ascii=False, indent=2) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        return
    from footing.app.deciding import YOURS, among

    given, found = decided.given, decided.weighed
    say.heading(given.title)
    if given.question:
        say.say(given.question, "  ")
        say.say()
    figures(decided)
    _sides(decided)
    _week(decided, ws)
    _beside(decided)
    say.heading("How it was worked out")
    weights = ", ".join(f"{given.said(key)} {one:.0%}" for key, one in found.weights.items())
    say.say(f"Weights: {weights}.", "  ")
    say.say(
        f"Drawn: {found.places.samples:,} sets out of {among(found)}, with the "
        f"seed {found.places.seed}. The turning points are exact.",
        "  ",
    )
    say.say(YOURS, "  ")


def figures(decided: Decided) -> None:
    """Print what comes first, what would turn it, and what to ask where it is not firm."""
    from footing.app.deciding import FEW

    said = decided.outlook
    say.say(said.head, "  ")
    click.echo()
    _bars(decided)
    click.echo()
    for line in said.lines:
        say.say(f"- {line}", "  ")
    if said.offer:
        click.echo()
        say.say(said.offer, "  ")
        for question in said.ask[:FEW]:
            say.say(f"- {question}", "  ")
        if len(said.ask) > FEW:
            say.say(f"and {len(said.ask) - FEW} more, once you know these.", "  ")


def _bars(decided: Decided) -> None:
    """The share of weights under which each option comes first, as bars."""
    given, shares = decided.given, decided.weighed.acceptability
    longest = max(len(given.said(key)) for key in shares)
    for key, share in shares.items():
        bar = "█" * round(share * BAR)
        click.echo(f"  {given.said(key):<{longest}}  {bar:<{BAR}} {share:>4.0%}")


def _sides(decided: Decided) -> None:
    given = decided.given
    for key, option in given.option.items():
        if option.pros or option.cons:
            say.heading(f"“{given.said(key)}”")
            for text in option.pros:
                say.say(f"+ {text}", "  ")
            for text in option.cons:
                say.say(f"– {text}", "  ")


def _week(decided: Decided, ws: Workspace) -> None:
    from footing.app.load import of_options

    found = of_options(ws, decided.given)
    if found:
        say.heading("Of your week")
    for option, said in found:
        say.say(f"“{option}”: {said}", "  ")


def _beside(decided: Decided) -> None:
    from footing.app.deciding import evidence, load_beside

    beside, said = load_beside(), decided.outlook
    say.heading("Before you decide")
    for option, risk in said.risks:
        say.say(f"{risk.name} (“{option}”)", "  ")
        say.say(f"{risk.text} To ask: {' '.join(risk.ask)}", "    ")
    if said.check:
        say.say(beside.now.name, "  ")
        say.say(f"{beside.now.text} {said.check}", "    ")
    say.say(beside.friend.name, "  ")
    friend = decided.given.friend
    say.say(f"You wrote: “{friend}”" if friend else beside.friend.text, "    ")
    say.heading("What this rests on")
    for one in evidence(decided):
        text, source = beside.cited(one)
        say.say(f"- {text} {source.limits} ({source.title}; {source.where})", "  ")
    for name in dict.fromkeys(risk.source for _, risk in said.risks):
        source = beside.sources[name]
        say.say(f"- The risks. {source.limits} ({source.title}; {source.where})", "  ")
