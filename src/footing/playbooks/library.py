"""The playbooks that ship with Footing, and those that a person declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from footing.kernel.declared import load
from footing.kernel.errors import DataError, NotFoundError, Problem
from footing.kernel.places import Path as KeyPath
from footing.playbooks.facts import KNOWN_SLOTS, SLOT
from footing.playbooks.faults import answer_faults, people_faults
from footing.playbooks.model import (
    FAMILIES,
    PROMISED,
    Line,
    Playbook,
    Step,
    Words,
    every_wording,
)
from footing.playbooks.page import PARTS
from footing.playbooks.shape import SHAPES
from footing.playbooks.widen import widened

_ANSWER = {"x", "X", "Q", "base", "a", "do", "role", "long"}
_SAID_KINDS = ("text", "list", "records")


@dataclass(frozen=True)
class Library:
    """All playbooks by id; a person's own with the id of a shipped one takes its place.

    ``broken`` are a person's own files that have faults, by the id they would have had.
    """

    playbooks: Mapping[str, Playbook]
    broken: Mapping[str, DataError] = field(default_factory=dict)

    def get(self, name: str) -> Playbook:
        """The playbook with this id.

        NotFoundError names those that there are; DataError tells the faults of a broken one.
        """
        if name in self.broken:
            raise self.broken[name]
        if name not in self.playbooks:
            raise NotFoundError(
                f"There is no playbook “{name}”.",
                todo=f"There are: {', '.join(self.playbooks)}.",
            )
        return self.playbooks[name]


def shipped() -> tuple[Path, ...]:
    """The files of the playbooks that ship with Footing, in order of their names."""
    folder = Path(str(resources.files("footing.playbooks") / "data"))
    return tuple(sorted(folder.glob("*.toml")))


def own_folder(config: Path) -> Path:
    """Where a person puts their own playbooks."""
    return config / "playbooks"


def load_library(config: Path | None = None) -> Library:
    """Every playbook; a person's own file with faults keeps none of the others from working."""
    found = {playbook.id: playbook for playbook in map(check_file, shipped())}
    broken: dict[str, DataError] = {}
    own = own_folder(config) if config is not None else None
    for file in sorted(own.glob("*.toml")) if own is not None and own.is_dir() else ():
        try:
            playbook = check_file(file)
        except DataError as error:
            broken[file.stem] = error
        else:
            found[playbook.id] = playbook
    return Library(found, broken)


def check_file(path: Path) -> Playbook:
    """The playbook in a file; DataError with every fault, each with its line and key."""
    playbook = load(Playbook, path, faults)
    if playbook.id != path.stem:
        raise DataError(
            str(path), [Problem(1, "id", f'the id must be the name of the file, "{path.stem}"')]
        )
    return playbook


def faults(playbook: Playbook) -> Iterator[tuple[KeyPath, str]]:
    """What a well-formed playbook still gets wrong, by key path."""
    keys = [step.key for step in playbook.steps]
    slots = KNOWN_SLOTS | _own_slots(playbook)
    conditions = _conditions(playbook)
    for number, step in enumerate(playbook.steps):
        yield from _step_faults(playbook, step, ("step", number), keys, conditions, number)
    for name, line in playbook.line.items():
        yield from _line_faults(playbook, name, line, slots, conditions)
    yield from _part_faults(playbook)
    yield from _brief_faults(playbook, slots, conditions)
    yield from _likely_faults(playbook, conditions)
    yield from _example_faults(playbook)


def _own_slots(playbook: Playbook) -> frozenset[str]:
    made = set(playbook.figure)
    for step in playbook.steps:
        if step.kind == "records":
            made |= {f"{step.key}_count", f"{step.key}_of"}
            made |= {field.key for field in step.fields if field.kind == "name"}
            for field in step.fields:
                for value in field.choices:
                    made |= {f"{field.key}_{value}", f"{field.key}_not_{value}"}
    return frozenset(made)


def _conditions(playbook: Playbook) -> frozenset[str]:
    names = {step.key for step in playbook.steps}
    names |= {"part", "leader", "me", "team", "company", "meeting.channel", "meeting.when"}
    names |= {PROMISED, "leader.titled", "asked.offers", "asked.opens", "sign", *playbook.figure}
    for step in playbook.steps:
        if step.kind == "records":
            names.add(f"{step.key}.count")
            names |= {
                f"{step.key}.{field.key}.{value}"
                for field in step.fields
                for value in field.choices
            }
    return frozenset(names)


def _condition_faults(
    when: Iterable[str], known: frozenset[str], here: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    for condition in when:
        name = condition.lstrip("!").replace("!=", "=").partition("=")[0]
        if name not in known:
            yield here, f"the condition “{condition}” speaks of “{name}”, which nothing answers"


def _step_faults(
    playbook: Playbook,
    step: Step,
    here: KeyPath,
    keys: list[str],
    conditions: frozenset[str],
    number: int,
) -> Iterator[tuple[KeyPath, str]]:
    if step.key in keys[:number]:
        yield (*here, "key"), f"the key “{step.key}” stands twice"
    if step.source not in playbook.sources:
        yield (*here, "source"), f"there is no source “{step.source}” in [sources]"
    if step.kind == "choice" and not step.choices:
        yield (*here, "kind"), "a choice needs [step.choices]"
    if step.kind == "records" and not any(field.kind == "text" for field in step.fields):
        yield (*here, "kind"), "records need at least one field of kind text"
    if step.kind in _SAID_KINDS and step.said and not (step.weak and step.strong):
        yield (*here, "strong"), "a weak and a strong example are needed for what is said"
    given = [(here, step.must_not)]
    given += [((*here, "fields", place), one.must_not) for place, one in enumerate(step.fields)]
    for place_of, families in given:
        for family in families:
            if family not in FAMILIES:
                known = ", ".join(FAMILIES)
                yield (*place_of, "must_not"), f"unknown family “{family}”; known are {known}"
    yield from _condition_faults(step.only_if, conditions, (*here, "only_if"))
    for condition in step.only_if:
        name, _, value = condition.partition("=")
        before = playbook.find(name)
        if before and keys.index(name) >= number:
            yield (*here, "only_if"), f"unreachable: “{name}” is asked later than this step"
        elif before and before.choices and value and value not in before.choices:
            yield (*here, "only_if"), f"unreachable: “{name}” has no choice “{value}”"
    if step.said and step.kind in _SAID_KINDS and not _used(playbook, step.key):
        yield (*here, "key"), "no line of any part uses this answer; set said = false, or use it"


def _used(playbook: Playbook, key: str) -> bool:
    ordered = {name for part in playbook.part.values() for row in part.paragraphs for name in row}
    return any(line.use == key and name in ordered for name, line in playbook.line.items())


def _words_faults(
    words: Words, slots: frozenset[str], here: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    for wording in every_wording(words):
        bare = SLOT.sub("", wording)
        if "{" in bare or "}" in bare:
            yield here, f"a brace without its partner or a bad slot in “{wording}”"
        for slot in SLOT.findall(wording):
            if slot not in slots:
                yield here, f"there is no slot {{{slot}}}"
        if "!" in bare:
            yield here, "texts have no exclamation marks"


def _line_faults(
    playbook: Playbook,
    name: str,
    line: Line,
    slots: frozenset[str],
    conditions: frozenset[str],
) -> Iterator[tuple[KeyPath, str]]:
    here: KeyPath = ("line", name)
    yield from _words_faults(line.say, slots, (*here, "say"))
    for name_of_shape, words in line.lead.items():
        yield from _words_faults(words, slots, (*here, "lead", name_of_shape))
    for key in ("forms", "next", "joined"):
        yield from _forms_faults(getattr(line, key), slots, (*here, key))
    for number, each in enumerate(line.each):
        yield from _forms_faults(each.forms, slots, (*here, "each", number, "forms"))
    yield from _condition_faults(line.when, conditions, (*here, "when"))
    step = playbook.find(line.use) if line.use else None
    if line.use and line.use != PROMISED:
        if step is None or step.kind not in _SAID_KINDS or not step.said:
            yield (*here, "use"), f"“{line.use}” is no step whose answer is said"
        elif step.kind == "records":
            known = {field.key for field in step.fields}
            for number, each in enumerate(line.each):
                if each.field not in known:
                    yield (*here, "each", number), f"“{step.key}” has no field “{each.field}”"
            if not line.each:
                yield (*here, "use"), "records need [[line.….each]]"
        elif not line.forms:
            yield (*here, "forms"), "an answer needs forms"
    if not line.use and not line.say:
        yield here, "a line needs say or use"
    traits = [line.trait, *(each.trait for each in line.each)]
    for trait in filter(None, traits):
        if trait not in playbook.traits:
            yield (*here, "trait"), f"there is no trait “{trait}” in [traits]"


def _forms_faults(
    forms: Mapping[str, Words], slots: frozenset[str], here: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    for name, words in forms.items():
        if name not in SHAPES:
            yield (*here, name), f"unknown shape; known are {', '.join(SHAPES)}"
        yield from _words_faults(words, slots, (*here, name))
        for wording in every_wording(words):
            if not _ANSWER & set(SLOT.findall(wording)):
                yield (*here, name), "the answer {x} is missing in this form"


def _part_faults(playbook: Playbook) -> Iterator[tuple[KeyPath, str]]:
    for name in PARTS:
        if name not in playbook.part:
            yield ("part", name), "this part is missing"
    placed = set()
    for name, part in playbook.part.items():
        if name not in PARTS:
            yield ("part", name), f"unknown part; known are {', '.join(PARTS)}"
        for row in part.paragraphs:
            for line in row:
                placed.add(line)
                if line not in playbook.line:
                    yield ("part", name, "paragraphs"), f"there is no line “{line}”"
    for line in playbook.line:
        if line not in placed:
            yield ("line", line), "no part says this line"


def _brief_faults(
    playbook: Playbook, slots: frozenset[str], conditions: frozenset[str]
) -> Iterator[tuple[KeyPath, str]]:
    data = playbook.brief
    for key, names in (("aim", (data.aim,)), ("points", data.points)):
        for name in names:
            if name not in playbook.line:
                yield ("brief", key), f"there is no line “{name}”"
    for number, card in enumerate(data.cards):
        here: KeyPath = ("brief", "cards", number)
        yield from _words_faults(card.when, slots, (*here, "when"))
        more = {"answer"} if card.answered_by else set()
        yield from _words_faults(card.then, slots | more, (*here, "then"))
        yield from _condition_faults(card.only_if, conditions, (*here, "only_if"))
        yield from _answered_by_faults(playbook, card.answered_by, here)
    if data.cards_source and data.cards_source not in playbook.sources:
        yield ("brief", "cards_source"), f"there is no source “{data.cards_source}” in [sources]"
    for number, asked in enumerate(data.questions):
        here = ("brief", "questions", number)
        yield from _condition_faults(asked.only_if, conditions, (*here, "only_if"))
        for name in asked.answer_from:
            if name.partition(".")[0] not in playbook.line:
                yield (*here, "answer_from"), f"there is no line “{name}”"
    for key in data.notes:
        if playbook.find(key) is None:
            yield ("brief", "notes"), f"there is no step “{key}”"


def _likely_faults(playbook: Playbook, conditions: frozenset[str]) -> Iterator[tuple[KeyPath, str]]:
    keys: set[str] = set()
    for number, likely in enumerate(playbook.likely):
        here: KeyPath = ("likely", number)
        if likely.key in keys:
            yield (*here, "key"), f"the key “{likely.key}” stands twice"
        keys.add(likely.key)
        yield from _words_faults(likely.question, frozenset(), (*here, "question"))
        yield from _condition_faults(likely.when, conditions, (*here, "when"))
        if not likely.answered_by:
            yield (*here, "answered_by"), "at least one step that answers it is needed"
        yield from _answered_by_faults(playbook, likely.answered_by, here)


def _answered_by_faults(
    playbook: Playbook, names: Iterable[str], here: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    for name in names:
        key, _, field_key = name.partition(".")
        step = playbook.find(key)
        if step is None:
            yield (*here, "answered_by"), f"there is no step “{key}”"
        elif field_key and step.field_of(field_key) is None:
            yield (*here, "answered_by"), f"“{key}” has no field “{field_key}”"


def _example_faults(playbook: Playbook) -> Iterator[tuple[KeyPath, str]]:
    for path, text in people_faults(playbook.example.people):
        yield ("example", *path), text
    for key, value in widened(playbook, playbook.example.answers).items():
        for path, text in answer_faults(playbook, key, value):
            yield ("example", *path), text
