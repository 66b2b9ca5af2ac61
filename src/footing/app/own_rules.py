"""Rules for people who look at them, and for people who write their own or switch some off."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footing.app import checking, learnt
from footing.app.files import write_all
from footing.app.learnt import Shown
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError

if TYPE_CHECKING:
    from footing.wording import Rule

CHOICES = "my-choices.toml"
"""The person's file that Footing itself writes: rules switched off, sentences kept."""
_HEAD = "# Footing writes this file. Take a line out, and the rule speaks again.\n\n"
_ID = re.compile(r"([a-z]+(?:-[a-z]+)*)\.([a-z0-9]+(?:-[a-z0-9]+)*)")

PROBLEM = {
    "gate": r"\bat the end of the day\b",
    "message": "“At the end of the day” makes a reader wait for what you mean.",
    "suggestions": [""],
    "match": [
        "At the end of the day we need two more people.",
        "It is your decision at the end of the day.",
        "We were late, but at the end of the day it worked.",
    ],
    "no_match": ["We close the till when the day ends."],
    "unless": [r"\bnot at the end of the day\b"],
    "negated": "Please call me in the morning and not at the end of the day.",
    "quoted": "He said “at the end of the day” twice.",
}
STRENGTH = {
    **PROBLEM,
    "gate": r"\bi have (?:checked|tested)\b",
    "message": "The reader knows that somebody has looked at it.",
    "suggestions": [],
    "match": [
        "I have checked all twelve orders.",
        "I have tested it on two machines.",
        "Before you ask: I have checked the dates.",
    ],
    "no_match": ["Have you checked the orders?"],
    "unless": [],
    "negated": "I have not checked the orders.",
    "quoted": "She wrote “I have checked it” on the form.",
}


@dataclass(frozen=True)
class Listed:
    """A rule in a list: whether it is in force, and whether the person wrote it."""

    id: str
    kind: str
    says: str
    on: bool
    own: bool


@dataclass(frozen=True)
class Tested:
    """What the examples of the rules said: how many rules were tried, and what failed."""

    rules: int
    examples: int
    failures: tuple[str, ...]


def list_(ws: Workspace) -> tuple[Listed, ...]:
    """Every rule, those that were switched off too; DataError for faults in the person's own.

    What the linear model finds is listed under ``family.model``.
    """
    off = checking.rules(ws).off
    own = _own(ws)
    every: list[tuple[str, str, str]] = [
        (one.id, one.kind, one.message) for one in {**_shipped(), **own}.values()
    ]
    every += [(one.id, one.kind, one.message) for one in learnt.parts()]
    return tuple(
        Listed(name, kind, says, not {name, name.partition(".")[0]} & off, name in own)
        for name, kind, says in sorted(every, key=lambda one: _place(one[0].partition(".")[0]))
    )


def _place(family: str) -> int:
    from footing.wording import KINDS

    return list(KINDS).index(family)


def show(ws: Workspace, name: str) -> Shown:
    """One rule by its id; NotFoundError with the nearest where there is none."""
    for one in learnt.parts():
        if one.id == name:
            return one
    return _shown(_rule(ws, name))


def _rule(ws: Workspace, name: str) -> Rule:
    from difflib import get_close_matches

    every = {**_shipped(), **_own(ws)}
    if name in every:
        return every[name]
    near = get_close_matches(name, every, n=1)
    todo = f"Did you mean {near[0]}?" if near else "See “footing rules list”."
    raise NotFoundError(f"There is no rule “{name}”.", todo=todo)


def _shown(rule: Rule) -> Shown:
    lists = (
        ("It proposes", tuple(one or "(leave the words out)" for one in rule.suggestions)),
        ("It speaks in", rule.match),
        ("It stays silent in", rule.silent),
        ("It rests on", (rule.source,)),
    )
    return Shown(rule.id, rule.kind, rule.message, lists)


def try_out(ws: Workspace, path: Path | None = None) -> Tested:
    """Run the examples of every rule, or of those in one file; DataError for faults of a file."""
    from dataclasses import replace

    from footing.wording import load_file
    from footing.wording.examples import failures

    known = checking.rules(ws)
    tried: tuple[Rule, ...] = tuple({**_own(ws), **_shipped()}.values())
    if path is not None:
        file = load_file(path)
        tried = file.rules
        known = replace(known, words={**known.words, **file.words})
    # First in line, since only one rule of a family says what is missing.
    names = {rule.id for rule in tried}
    others = (rule for rule in known.rules if rule.id not in names)
    known = replace(known, rules=(*tried, *others))
    known = replace(known, keep=frozenset())
    failed = tuple(said for rule in tried for said in failures(rule, known))
    return Tested(len(tried), sum(len(one.match) + len(one.silent) for one in tried), failed)


def new(ws: Workspace, name: str, *, like: str = "") -> Path:
    """Write a rule of the person's own into the config folder, complete, to be changed.

    ``like`` copies one of Footing's rules. NotFoundError where there is no such rule; FootingError
    for a name that is no rule's name, that is taken, or whose family there is not.
    """
    import tomli_w

    from footing.wording import KINDS

    family = name.partition(".")[0]
    if not _ID.fullmatch(name) or family not in KINDS:
        raise FootingError(
            f"“{name}” cannot be the name of a rule.",
            todo=f"It is family.name, and the families are {', '.join(KINDS)}.",
        )
    path = _folder(ws) / f"{name}.toml"
    if path.exists() or name in {**_shipped(), **_own(ws)}:
        raise FootingError(
            "There is a rule of this name already.", where=name, todo="Choose another name."
        )
    made = _begun(ws, family, like)
    made = {**made, "id": name, "kind": KINDS[family]}
    head = f"# A rule of your own. Try it with: footing rules test {path.name}\n\n"
    text = head + tomli_w.dumps({"rules": [made]}, multiline_strings=True)
    write_all(path.parent, {path.name: text.encode()})
    return path


def _begun(ws: Workspace, family: str, like: str) -> dict[str, Any]:
    from footing.wording import KINDS

    if not like and KINDS[family] != "missing":
        begun = PROBLEM if KINDS[family] == "problem" else STRENGTH
        return {"id": "", "kind": "", **begun, "source": "My own experience"}
    if not like:
        lacks = [one for one in _shipped().values() if one.kind == "missing"]
        like = next((one for one in lacks if one.family == family), lacks[0]).id
    found = _rule(ws, like)
    if KINDS[found.family] != KINDS[family]:
        raise FootingError(
            f"{like} is of kind {found.kind}, and {family} is of kind {KINDS[family]}.",
            todo="Name a rule of the same kind.",
        )
    return {key: value for key, value in _plain(asdict(found)).items() if value}


def _plain(value: Any) -> Any:
    """The same with lists for tuples, and tables without what is empty."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one not in ("", (), 0, 0.0)}
    return list(value) if isinstance(value, tuple) else value


def keep_sentence(ws: Workspace, sentence: str) -> Path:
    """Leave one sentence as it is from now on; nothing is said of its words again."""
    return _choose(ws, "keep", " ".join(sentence.split()))


def switch_off(ws: Workspace, rule: str) -> Path:
    """Switch one rule off for good; NotFoundError where there is no such rule."""
    from footing.wording import KINDS

    family, _, rest = rule.partition(".")
    if not (family in KINDS and rest == "model"):
        show(ws, rule)
    return _choose(ws, "off", rule)


def _choose(ws: Workspace, key: str, value: str) -> Path:
    """Add one value to a list of the person's file, which is written whole or not at all."""
    import tomli_w

    path = _folder(ws) / CHOICES
    tables: dict[str, Any] = {}
    if path.exists():
        checking.rules(ws)  # a file with faults is not written over
        tables = tomllib.loads(path.read_text("utf-8"))
    chosen = tables.get(key, [])
    if value and value not in chosen:
        tables = {key: [*chosen, value], **{k: v for k, v in tables.items() if k != key}}
        write_all(path.parent, {path.name: (_HEAD + tomli_w.dumps(tables)).encode()})
    return path


def _folder(ws: Workspace) -> Path:
    return ws.folders.config / "wording"


def _shipped() -> dict[str, Rule]:
    from footing.wording.ruleset import shipped

    return {rule.id: rule for rule in shipped().rules}


def _own(ws: Workspace) -> dict[str, Rule]:
    from footing.wording import load_file
    from footing.wording.ruleset import own_files

    files = (load_file(path) for path in own_files(ws.folders.config))
    return {rule.id: rule for file in files for rule in file.rules}
