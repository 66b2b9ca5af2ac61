"""``footing prepare``: step by step, or from an answer file without a question."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from footing.cli.access import Access, access_options


@click.command()
@click.argument("playbook", required=False)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Take the answers from this TOML file (- for standard input) and ask nothing.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write the brief, mails and calendar files into this folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is printed with --answers.",
)
@click.option("--matter", help="Go on with this one.")
@click.option(
    "--agreement",
    type=click.Path(path_type=Path),
    help="Look in this text file for what was agreed; you correct what is found.",
)
@access_options
def prepare(
    playbook: str | None,
    answers: Path | None,
    out: Path | None,
    form: str,
    matter: str | None,
    agreement: Path | None,
    access: Access,
) -> None:
    """Get ready for a talk.

    PLAYBOOK is own-up, second-chance, renegotiate, or one of your own (see “footing playbooks
    list”). Footing asks step by step; Ctrl-C stops, and you can go on later.
    """
    if answers is not None:
        if matter:
            raise click.UsageError("--matter goes with the questions, not with --answers.")
        _from_file(playbook, answers, out, form, agreement)
        return
    if form != "text":
        raise click.UsageError("--format json goes with --answers.")
    if not playbook and not matter:
        raise click.UsageError(
            "Name a playbook (own-up, second-chance, renegotiate), or a matter to go on with "
            "(--matter)."
        )
    from footing.cli.guided import guided

    guided(playbook, matter, out, access, _text(agreement))


def _text(agreement: Path | None) -> str:
    from footing.app.agreement import read_file

    return read_file(agreement) if agreement else ""


def _from_file(
    playbook: str | None, answers: Path, out: Path | None, form: str, agreement: Path | None
) -> None:
    from footing.app.checking import screen
    from footing.app.prepare import STANDARD_INPUT, as_json, prepare
    from footing.app.workspace import Workspace
    from footing.cli import say

    workspace = Workspace.fresh()
    stdin = sys.stdin.buffer.read() if str(answers) == STANDARD_INPUT else b""
    done = prepare(
        str(answers),
        out,
        library=workspace.library,
        now=workspace.clock(),
        stdin=stdin,
        only=playbook,
        screen=screen(workspace),
        agreement=_text(agreement),
    )
    if form == "json":
        import json

        text = json.dumps(as_json(done), ensure_ascii=False, indent=2) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        return
    say.texts(done.page)
    say.left_over(done.page)
    say.ready(done.ready)
    say.files(done.files)
