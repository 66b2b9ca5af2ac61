"""``footing demo``: the worked examples, without a question."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say

if TYPE_CHECKING:
    from footing.kernel.clock import Clock


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo-output"),
    show_default=True,
    help="The folder for the briefs, mails and calendar files.",
)
@click.option("--then", default="footing", hidden=True, help="The command to name at the end.")
def demo(out: Path, then: str) -> None:
    """Run the worked examples: what each person would say and send, and the files for it."""
    from footing.app.demo import run, run_advice, run_decision, run_people, run_resume
    from footing.app.workspace import Workspace
    from footing.cli.advice import panel
    from footing.cli.decide import figures
    from footing.cli.people import stands
    from footing.cli.resume import show

    workspace = Workspace.fresh()
    began = time.perf_counter()
    count = 0
    for shown in run(out, library=workspace.library, now=workspace.clock()):
        _title(shown.title)
        say.texts(shown.prepared.page)
        say.left_over(shown.prepared.page)
        say.files(shown.prepared.files)
        count += 1
    advised = run_advice(out)
    _title("Advice: asked to lead the night crew")
    panel(advised.panelled)
    say.files(advised.files)
    weighed = run_decision(out)
    _title("A decision: lead the team, or stay?")
    figures(weighed.decided)
    say.files(weighed.files)
    people = run_people(out, workspace.clock)
    _title("Keeping in touch: an address book and a phone")
    for line in people.read:
        say.say(line)
    click.echo()
    stands(people.look)
    say.files(people.files)
    told = run_resume(out, workspace.clock().date())
    _title("A résumé that starts from now")
    show(told.view)
    say.files(told.files)
    _backlog(out, workspace.clock)
    took = time.perf_counter() - began
    click.echo()
    say.say(f"{count} people, {took:.1f} seconds. Everything is in {out}.")
    say.say("Your own page, in the browser:")
    click.echo(f"  {then}")


def _backlog(out: Path, now: Clock) -> None:
    """Print the bundled backlog and a change-over on it, or how to see them."""
    from footing.app.demo import run_backlog, run_changeover

    backlog = run_backlog(out, now)
    if backlog:
        _title("A backlog, from an excerpt of Apache Hadoop's issues")
        for line in (backlog.title + ".", *backlog.lines):
            say.say(line)
        say.heading(backlog.headline)
        for line in backlog.verdict:
            say.say(line)
        click.echo()
        say.say("What the pictures say:")
        for line in backlog.findings:
            say.say(f"{line}.", "  ")
        say.files(backlog.files)
        change = run_changeover(out, now)
        _title("A change-over on it: a made-up new ticket system")
        say.heading(change.headline)
        for line in change.lines:
            say.say(line)
        say.files(change.files)
    else:
        click.echo()
        say.say("A backlog is shown too where its parts are installed: make backlog")


def _title(text: str) -> None:
    """Print the title of one example with a line under it."""
    click.echo()
    click.secho(text, bold=True)
    click.secho("─" * min(len(text), say.width()))
