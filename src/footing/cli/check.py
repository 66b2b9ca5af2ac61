"""``footing check``: read a draft, say what a careful friend would change."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from footing.cli import say

if TYPE_CHECKING:
    from footing.app.workspace import Workspace
    from footing.wording import Finding, Occasion, Result

CLEAN, TO_DO, NOT_CHECKED = 0, 1, 2
OCCASIONS = ("second-chance", "own-up", "renegotiate", "ask-help", "backlog", "after-meeting")
_NAMED = 5
"""So many lines with faults are named one by one."""
_READ = 1 << 20
_STDIN = "what was typed or piped in"


@click.command()
@click.argument("file", default="-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--occasion", type=click.Choice(OCCASIONS), help="What the draft is for.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--lines", "is_lines", is_flag=True, help="Read and write JSON lines, one a draft.")
def check(file: Path, occasion: Occasion | None, form: str, is_lines: bool) -> int:
    """Check a draft in FILE, or what is piped in.

    The exit status is 0 when there is nothing to change, 1 when there is something to look at or
    something is missing, and 2 when it could not be checked.

    With --lines every line holds {"id": …, "text": …, "occasion": …}, the occasion if you like,
    and gives one line of results, in order.
    """
    from footing.app.workspace import Workspace

    ws = Workspace.fresh()
    with _opened(file) as source:
        if is_lines:
            return _lines(ws, file, source)
        return _one(ws, file, source, occasion, form)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    from footing.kernel.errors import FootingError

    if str(file) == "-":
        if sys.stdin.isatty():
            click.echo("Type or paste the draft, then end with Ctrl-D.", err=True)
        yield sys.stdin.buffer
        return
    try:
        source = file.open("rb")
    except FileNotFoundError:
        raise FootingError(
            "There is no such file.", where=str(file), todo="Check the name and the folder."
        ) from None
    except IsADirectoryError:
        raise FootingError(
            "This is a folder, and a file is needed.", where=str(file), todo="Name a file."
        ) from None
    with source:
        yield source


def _name(file: Path) -> str:
    return _STDIN if str(file) == "-" else str(file)


def _one(ws: Workspace, file: Path, source: BinaryIO, occasion: Occasion | None, form: str) -> int:
    from footing.app import checking, findings

    try:
        data = source.read(checking.MOST_BYTES + 1)
        if len(data) > checking.MOST_BYTES:
            raise checking.TextError(
                f"This is larger than {checking.MOST_BYTES:,} bytes, the most that is checked "
                "at once.",
                todo="Is it the right file?",
            )
        text = checking.decoded(data)
        result = checking.check(ws, text, occasion)
    except checking.TextError as error:
        raise checking.TextError(error.what, where=_name(file), todo=error.todo) from None
    if form == "json":
        click.echo(_json(findings.table(result), indent=2))
    else:
        _show(result, empty=not text.strip())
    return TO_DO if result.problems or result.missing else CLEAN


def _json(tables: dict[str, Any], indent: int | None = None) -> str:
    import json

    made = json.dumps(tables, ensure_ascii=False, indent=indent)
    try:
        made.encode()
    except UnicodeEncodeError:  # half a letter in the text: it can only be written escaped
        made = json.dumps(tables, indent=indent)
    return made


def _show(result: Result, *, empty: bool) -> None:
    from footing.app import findings

    if empty:
        say.say("There is no text here, so there is nothing to check.")
        return
    say.say(f"{findings.summary(result)}.")
    for number, one in enumerate(result.problems, 1):
        click.echo()
        click.secho(f"{number}. {findings.NAMES[one.family]}", bold=True)
        click.echo(say.wrapped(_marked(one), "   "))
        say.say(one.reason, "   ")
        if one.rewrites:
            say.say(_instead(one.rewrites[0]), "   ")
    if result.missing:
        click.echo()
        click.secho("Missing", bold=True)
        for lack in result.missing:
            say.say(f"- {lack.reason}", "   ")
            if lack.rewrites:
                say.say(f"You could write: {lack.rewrites[0]}", "     ")
    if result.strengths:
        click.echo()
        say.say(f"Keep: it {_and(findings.strong(result))}.")


def _marked(finding: Finding) -> str:
    """The sentence with the words in square brackets, unless they are all of it."""
    from footing.app.findings import marked

    before, words, after = marked(finding)
    return f"{before}[{words}]{after}" if before.strip() or after.strip(" .") else words + after


def _instead(rewrite: str) -> str:
    return f"Instead: {rewrite}" if rewrite else "These words can go."


def _and(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _lines(ws: Workspace, file: Path, source: BinaryIO) -> int:
    from footing.app import checking
    from footing.kernel.errors import FootingError

    out = sys.stdout.buffer
    faults: list[str] = []
    bad = 0
    clean = True
    with _progress(file) as step:
        for line in checking.lines(ws, _bounded(source, checking.MOST_BYTES, step)):
            out.write(_json(line.table).encode() + b"\n")
            if str(file) == "-":
                out.flush()  # who writes line by line wants to read line by line
            if line.fault:
                bad += 1
                if bad <= _NAMED:
                    faults.append(f"  line {line.number}: {line.fault}")
            clean = clean and line.clean
    out.flush()
    if bad:
        more = [f"  and {bad - _NAMED} more"] if bad > _NAMED else []
        lines = "\n".join([*faults, *more])
        noun = "1 line" if bad == 1 else f"{bad} lines"
        raise FootingError(f"{noun} could not be checked:\n{lines}", where=_name(file))
    return CLEAN if clean else TO_DO


def _bounded(source: BinaryIO, most: int, step: Progress) -> Iterator[bytes]:
    """The lines of ``source``; of one that is too long only the beginning is held."""
    while data := source.readline(most + 2):
        read = len(data)
        last = data[-1:]
        while last != b"\n" and (rest := source.readline(_READ)):
            read, last = read + len(rest), rest[-1:]
        step(read)
        yield data


class Progress:
    """Counts bytes on a terminal; silent elsewhere."""

    def __call__(self, read: int) -> None:
        """``read`` bytes more are done."""


@contextmanager
def _progress(file: Path) -> Iterator[Progress]:
    if not sys.stderr.isatty() or str(file) == "-":
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=file.stat().st_size)

        class Shown(Progress):
            def __call__(self, read: int) -> None:
                bar.advance(task, read)

        yield Shown()
