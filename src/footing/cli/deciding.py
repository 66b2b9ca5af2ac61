"""``footing decide`` without a file: the options, what matters, the scores, the weights."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footing.app import decisions, weighing_up
from footing.cli import asking, say
from footing.cli.access import Access, asks, keep, opened
from footing.cli.decide import told
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

Tables = dict[str, Any]
_POINTS = {
    "sliders": "Points from 0 to 100; only their proportion counts.",
    "swing": "Think of the step from the worst of your options to the best, for each of these. "
    "The step that is worth most to you has 100, the others less.",
}
HELP = (
    "Enter leaves a question as it is, - takes an answer away, < goes back to the part before, "
    "Ctrl-C stops. Nothing here decides for you."
)


def list_(access: Access) -> None:
    """Print the decisions that were kept."""
    ws = opened(access)
    found = decisions.list_(ws)
    if not found:
        say.say("No decision is kept yet. Begin one with: footing decide")
        return
    rows = [
        (one.id, one.changed.date().isoformat(), str(one.given.get("title", ""))) for one in found
    ]
    say.table(rows, ("Id", "Changed", "Decision"))


def remove(decision_id: str, access: Access) -> None:
    """Take a decision away, after asking."""
    ws = opened(access)
    kept = decisions.show(ws, decision_id)
    if asks() and not asking.yes(f"Remove “{kept.title}” for good?", default=False):
        return
    decisions.remove(ws, kept.decision.id)
    say.say("Removed.")


def show(decision_id: str, access: Access, form: str) -> None:
    """Print one kept decision, or what it still needs."""
    ws = opened(access)
    kept = decisions.show(ws, decision_id)
    if kept.decided is None:
        _unfinished(kept)
        raise click.exceptions.Exit(2)
    told(kept.decided, form, ws)


def guided(again: str | None, matter_id: str | None, save: Path | None, access: Access) -> None:
    """Ask part by part. What was answered is kept as soon as the person keeps anything."""
    ws = opened(access)
    if not ws.kept and (access.no_passphrase or access.file):
        keep(ws, access)
    if again:
        decision = decisions.show(ws, again).decision
    elif matter_id:
        decision = decisions.of_matter(ws, matter_id)
    else:
        decision = decisions.begin(ws)
    say.heading("Weigh your options")
    say.say(HELP)
    try:
        _parts(ws, decision.id)
        _result(ws, decision.id, save, access)
    except (click.Abort, KeyboardInterrupt, EOFError):
        click.echo()
        _stopped(ws, decision.id, access)
        raise click.exceptions.Exit(130) from None


def _parts(ws: Workspace, decision_id: str) -> None:
    parts: tuple[Callable[[Tables], Tables], ...] = (
        _about, _options, _sides, _musts, _criteria, _scores, _weights, _friend,
    )  # fmt: skip
    at = 0
    while at < len(parts):
        given = dict(decisions.show(ws, decision_id).given)
        try:
            decisions.save(ws, decision_id, parts[at](given))
            at += 1
        except asking.BackError:
            at = max(at - 1, 0)


def _about(given: Tables) -> Tables:
    say.heading("1 of 8  What it is about")
    title = _line("A name for it")
    asked = _line("The question, in your words")
    return weighing_up.about(given, title, asked)


def _options(given: Tables) -> Tables:
    say.heading("2 of 8  What you could do")
    named = [str(one.get("name") or key) for key, one in given["option"].items()]
    say.say("These are there to begin with:", "  ")
    for number, name in enumerate(named, 1):
        say.say(f"{number}. {name}", "    ")
    say.say("Write your own, one on each line, or Enter to take these. An empty line ends.", "  ")
    typed = _lines()
    while len(typed) == 1:
        say.say("One option is no choice. Leaving things as they are is always a second.", "  ")
        typed += _lines()
    if typed:
        given = weighing_up.with_options(given, typed)
        for key, option in given["option"].items():
            say.say(f"“{option['name']}”: what is it in a talk?", "  ")
            option["stance"] = _chosen(weighing_up.STANCES, option.get("stance", ""))
            given["option"][key] = option
    keys = list(given["option"])
    say.say("Which of them is how things are now?", "  ")
    now = next((key for key in keys if given["option"][key].get("today")), "")
    today = _chosen({key: given["option"][key]["name"] for key in keys}, now)
    return weighing_up.with_today(given, today)


def _sides(given: Tables) -> Tables:
    say.heading("3 of 8  What speaks for and against")
    say.say("One on each line, with + for and - against. An empty line goes on.", "  ")
    say.say("Where it takes hours of your week, say how many: = 6", "  ")
    for key, option in given["option"].items():
        say.say(f"“{option['name']}”", "  ")
        lines = _lines()
        given = weighing_up.with_sides(given, key, (one for one in lines if one[:1] != "="))
        for line in (one for one in lines if one[:1] == "="):
            try:
                given = weighing_up.with_hours(given, key, line[1:])
            except FootingError as error:
                say.say(f"Not taken: {error}", "    ")
    return given


def _musts(given: Tables) -> Tables:
    say.heading("4 of 8  What must be")
    say.say("Without which an option is out, whatever else it offers. Often there is none.", "  ")
    given = weighing_up.with_musts(given, _lines() or None)
    if given["must_have"]:
        say.say("Is it met? Enter where you do not know.", "  ")
    for must, one in given["must_have"].items():
        for key, option in given["option"].items():
            while True:
                typed = _line(f"“{one['name']}”, with “{option['name']}”: yes or no")
                if (met := weighing_up.met("" if typed == "-" else typed)) is not None:
                    break
                say.say("Type yes or no, or Enter where you do not know.", "    ")
            if typed:
                given = weighing_up.with_met(given, key, must, met)
    return given


def _criteria(given: Tables) -> Tables:
    say.heading("5 of 8  What matters to you")
    say.say("In your own words, one on each line: pay, time for the family, growth …", "  ")
    if there := [one["name"] for one in given["criterion"].values()]:
        say.say(f"There already, and kept with Enter: {', '.join(there)}.", "  ")
    while not (typed := _lines() or there):
        say.say("One at least is needed.", "  ")
    return weighing_up.with_criteria(given, typed)


def _scores(given: Tables) -> Tables:
    say.heading("6 of 8  How good each option is")
    say.say(
        "From 0 to 10, more is better. 4-8 where you are not sure, Enter where you do not", "  "
    )
    say.say("know. A reason may follow: 7 because I know the team.", "  ")
    typed_scores = weighing_up.typed_scores(given)
    for criterion, one in given["criterion"].items():
        say.say(f"{one['name']}", "  ")
        for key, option in given["option"].items():
            now = typed_scores.get(f"score.{key}.{criterion}", "")
            while True:
                typed = _line(option["name"] + (f" ({now} now)" if now else ""), "    ")
                score = weighing_up.score("" if typed == "-" else typed)
                if not isinstance(score, str):
                    break
                say.say(score, "    ")
            if typed:
                given = weighing_up.with_score(given, key, criterion, score)
    return given


def _weights(given: Tables) -> Tables:
    say.heading("7 of 8  How much each counts")
    names = {key: one["name"] for key, one in given["criterion"].items()}
    if len(names) < 2:
        return weighing_up.with_weights(given, {})
    if there := weighing_up.way_of(given):
        say.say(f"You said it already ({weighing_up.WAYS.get(there, there)}).", "  ")
    way = _chosen(weighing_up.WAYS, "as it is")
    if way == "as it is":
        return given
    if way == "pairs":
        return weighing_up.with_weights(given, {"pairs": _pairs(names)})
    if way == "order":
        say.say("What matters most comes first: type the numbers, such as 2 1 3.", "  ")
        return weighing_up.with_weights(given, {"order": _ordered(names)})
    if way in _POINTS:
        say.say(_POINTS[way], "  ")
        points = {key: _number(name) for key, name in names.items()}
        return weighing_up.with_weights(given, {way: points})
    return weighing_up.with_weights(given, {})


def _pairs(names: Mapping[str, str]) -> list[Tables]:
    found = []
    for one, other in weighing_up.ring(list(names)):
        say.say(f"Which matters more: 1 “{names[one]}”, or 2 “{names[other]}”?", "  ")
        more = _chosen({one: names[one], other: names[other], "same": "both the same"})
        if more in ("", "same"):
            found.append({"more": one, "less": other, "times": 1})
            continue
        times = 0.0
        while not 1 <= times <= 9:
            times = _number("How many times as much, from 1 to 9") or 2.0
        found.append({"more": more, "less": other if more == one else one, "times": times})
    return found


def _ordered(names: Mapping[str, str]) -> list[str]:
    keys = list(names)
    for number, name in enumerate(names.values(), 1):
        say.say(f"{number}. {name}", "    ")
    while True:
        parts = _line().replace(",", " ").split()
        numbers = [int(one) for one in parts if one.isdecimal() and 0 < int(one) <= len(keys)]
        if len(numbers) == len(parts) == len(set(numbers)):
            return [keys[one - 1] for one in numbers]
        say.say(f"Type each number from 1 to {len(keys)} once.", "    ")


def _number(prompt: str) -> float:
    while True:
        typed = _line(prompt).replace(",", ".") or "0"
        try:
            number = float(typed)
        except ValueError:
            number = -1.0
        if 0 <= number <= 100:
            return number
        say.say("Type a number from 0 to 100.", "    ")


def _friend(given: Tables) -> Tables:
    say.heading("8 of 8  A friend")
    say.say("Think of a good friend with exactly these figures. What would you tell them?", "  ")
    return weighing_up.with_friend(given, _line())


def _lines() -> list[str]:
    found = []
    while typed := _line():
        found.append(typed)
    return found


def _line(prompt: str = "", indent: str = "  ") -> str:
    return asking.line(prompt, indent=indent, about=HELP)


def _chosen(choices: Mapping[str, str], now: str = "") -> str:
    """The key that was chosen; ``now`` where it stays as it is."""
    try:
        return asking.choice(choices, about=HELP)
    except asking.KeepError:
        return now


def _result(ws: Workspace, decision_id: str, save: Path | None, access: Access) -> None:
    kept = decisions.show(ws, decision_id)
    if kept.decided is None:
        _unfinished(kept)
    else:
        told(kept.decided, "text", ws)
        _choose(ws, kept)
    if save is not None:
        save.write_text(decisions.as_toml(decisions.show(ws, decision_id).given), "utf-8")
        say.say(f"Written to {save}. Weigh it again with: footing decide {save}")
    if not ws.kept and asks() and asking.yes("Keep this, in one encrypted file?", default=False):
        keep(ws, access)
    if ws.kept:
        say.say(
            f"This is kept as {decision_id}. To look again: footing decide --show {decision_id}"
        )
    elif save is None:
        say.say("Nothing was kept. What you see above is all there is of it.")


def _choose(ws: Workspace, kept: decisions.Kept) -> None:
    assert kept.decided is not None  # noqa: S101  (told before)
    say.heading("Have you decided?")
    say.say("Enter leaves it open.", "  ")
    given, found = kept.decided.given, kept.decided.weighed
    chosen = _chosen({key: given.said(key) for key in found.grid.options})
    if not chosen:
        return
    kept = decisions.choose(ws, kept.decision.id, chosen)
    if decisions.takes(ws, kept) and asking.yes("Take this over into your matter?", default=True):
        matter = decisions.hand_over(ws, kept.decision.id)
        say.say(f"Taken over. To go on: footing prepare --matter {matter.id}")


def _unfinished(kept: decisions.Kept) -> None:
    say.heading(kept.title)
    say.say("It cannot be weighed yet:", "  ")
    for line in kept.open:
        say.say(f"- {line}", "  ")
    say.say(f"To go on: footing decide --go-on {kept.decision.id}", "  ")


def _stopped(ws: Workspace, decision_id: str, access: Access) -> None:
    if not ws.kept and asks():
        try:
            if asking.yes("Keep what you have so far?", default=True):
                keep(ws, access)
        except (click.Abort, KeyboardInterrupt, EOFError):
            click.echo()
    if ws.kept:
        say.say("What you finished is kept. To go on:")
        click.echo(f"  footing decide --go-on {decision_id}")
    else:
        print("Stopped. Nothing was kept.", file=sys.stderr)
