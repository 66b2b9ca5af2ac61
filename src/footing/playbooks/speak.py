"""Turns the lines of a playbook and the person's answers into sentences with their origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footing.kernel.saying import said_day
from footing.playbooks import form, phrases
from footing.playbooks.clauses import present_tense
from footing.playbooks.facts import SLOT, Facts
from footing.playbooks.joints import is_role, plain_verb, with_article
from footing.playbooks.model import FieldForms, Line, Register, Words, variants
from footing.playbooks.register import pick
from footing.playbooks.sayable import Piece, Sayable, Unit, UnitRecord

SPARE_MORE, SPARE_THIRD, SPARE_SECOND = 5, 3, 1
"""In which order sentences are left out of a talk that is too long, after those of lines with a
higher ``spare``: further sentences of an answer, then the third and the second item of a list."""
_SHORT = 14
"""Items of a list with at most so many words can share one sentence."""
_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_NO_ONE_DAY = re.compile(
    r"\b(?:(?:\d+|two|three|four|five|several|many) times|keep|kept|"
    r"(?:have|has|'ve|'s) been \w+ing|"
    r"(?:\d+|two|three|four|five|six) (?:weeks|months)"
    r"(?! (?:late|after|before|early|overdue|behind|too late|past))|"
    r"(?:for|during) (?:\w+ ){1,2}(?:weeks|months))\b",
    re.IGNORECASE,
)
_SELF = frozenset({"i", "me", "myself"})
_TOPIC = re.compile(r"^((?:The|My|Our) [^,.:]{2,40}), (?=I(?:'| )|I’)")
_WISHED = re.compile(
    r"\b(?:would|could|can|might|may|should|'d|’d|will|'ll|’ll|happy|glad|gladly|fine|okay|ok|willing|"
    r"ready|if|help|understand)\b|['’](?:d|ll)\b",
    re.IGNORECASE,
)
"""Words by which a sentence already says that it is one possibility among others."""
_TWO_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)")
_OWN_DAY = re.compile(
    r"(?<!\bthe )(?<!\bour )(?<!\bmy )(?<!\ba )(?<!\bher )(?<!\bhis )(?<!\byour )"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:yesterday|today|tonight)\b|"
    r"\b(?:last|this) (?:week|night|morning|afternoon)\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH}\.? \d{{1,2}}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Uttered:
    """A sentence with its origin, the line it belongs to, and whether it can be spared."""

    text: str
    origin: str
    line: str
    spare: int = 0
    trait: str = ""
    field: str = ""
    fresh: bool = False  # begins a paragraph of its own


@dataclass(frozen=True)
class Voice:
    """How one person sounds: the register and a key that makes every choice stable."""

    register: Register
    person: str

    def choose(self, words: Words, place: str, slots: dict[str, str], turn: int = 0) -> str:
        """A wording whose slots all have values, filled; empty where there is none.

        Wordings that use more of what is known are preferred to those that use less.
        """
        fitting = [
            one for one in variants(words, self.register) if set(SLOT.findall(one)) <= set(slots)
        ]
        if not fitting:
            return ""
        # A role is said as one, and what is long stands at the end, whatever else would fit.
        fitting = [one for one in fitting if "{role}" in one or "{long}" in one] or fitting
        fitting = _unechoed(fitting, slots.get("x", ""))
        most = max(len(set(SLOT.findall(one))) for one in fitting)
        best = [one for one in fitting if len(set(SLOT.findall(one))) == most]
        wording = pick(best, person=self.person, place=place, turn=turn)
        return _TWO_DOTS.sub(".", SLOT.sub(lambda match: slots[match.group(1)], wording))


_ECHOES = frozenset("now job role help with bring would also again suggest idea question".split())
"""Words that are heard as said twice where both the joint and the answer have them."""


def _echoes(text: str) -> frozenset[str]:
    return _ECHOES & set(re.findall(r"[a-z]+", text.lower()))


def _unechoed(wordings: list[str], answer: str) -> list[str]:
    """The wordings that repeat fewest of the answer's own words."""
    own = _echoes(answer)
    if not own:
        return wordings
    twice = [len(own & _echoes(one)) for one in wordings]
    return [one for one, count in zip(wordings, twice, strict=True) if count == min(twice)]


def say_line(name: str, line: Line, sayable: Sayable, facts: Facts, voice: Voice) -> list[Uttered]:
    """The sentences of one line, none where its conditions or its answer are missing."""
    if not facts.hold(line.when):
        return []
    slots = dict(facts.slots)
    if not line.use:
        text = voice.choose(line.say, name, slots)
        if "\n" in text:
            return [Uttered(text, "playbook", name, line.spare, line.trait)]
        return [
            Uttered(one, "playbook", name, line.spare, line.trait) for one in form.sentences(text)
        ]
    body: list[Uttered] = []
    if line.use in sayable.texts:
        count = 1
        body = _list(name, line, (sayable.texts[line.use],), slots, voice)
    elif line.use in sayable.records:
        records = sayable.records[line.use]
        count = len(records)
        counted = _counted(line, records, voice)
        for place, record in enumerate(records):
            day = facts.gone_by(record.day) if record.day else phrases.in_words(record.day_said)
            own = slots | _beside(record, place, facts)
            body += _record(name, line, record, place, counted, day, own, voice)
    else:
        units = sayable.lists.get(line.use, ())
        count = sum(len(unit.items) for unit in units)
        body = _list(name, line, units, slots, voice)
    if not body:
        return []
    slots |= {"count": phrases.number(count)}
    slots["one" if count == 1 else "many"] = phrases.number(count)
    lead = voice.choose(line.lead.get(_first_shape(line, sayable), line.say), name, slots)
    led = [Uttered(one, "playbook", name, line.spare) for one in form.sentences(lead)]
    return led + body


def _beside(record: UnitRecord, place: int, facts: Facts) -> dict[str, str]:
    """Slots of what stands beside a record's texts: its names, its due day, whether it is further.

    A name that is the person's own becomes ``self``, since nobody asks themselves.
    """
    own = {key: name for key, name in record.names.items() if name.lower() not in _SELF}
    if own.keys() != record.names.keys():
        own["self"] = "I"
    first = next(iter(record.units.values())).items[0][0].text
    comma = "," if "," in first else ""
    day = said_day(record.due, facts.on, weekday=False) if record.due else ""
    due = f"by {day}" if day else phrases.due_in_words(record.due_said)
    own["due"] = f"{comma} {due}" if due else ""
    if place and not record.names:
        own["also"] = "also"
    return own


def _first_shape(line: Line, sayable: Sayable) -> str:
    """The shape of the first answer of a text or list, as it was before a form was chosen."""
    text = sayable.texts.get(line.use)
    units = (text,) if text else sayable.lists.get(line.use, ())
    return units[0].items[0][0].own_shape if units else ""


def _list(
    name: str, line: Line, units: Sequence[Unit], slots: dict[str, str], voice: Voice
) -> list[Uttered]:
    """Every item of every unit in order; short items of one shape are joined."""
    flat = [(unit.path, item) for unit in units for item in unit.items]
    if len(flat) > 1 and _joinable([item for _, item in flat], line):
        shape = flat[0][1][0].shape
        joined = form.join([_inside(item[0]) for _, item in flat], line.joiner)
        parts = [_inside(item[0]).removeprefix("to ") for _, item in flat]
        things = [with_article(_inside(item[0])) for _, item in flat]
        said = {
            "x": joined,
            "base": form.join(parts, line.joiner),
            "a": form.join(things, line.joiner),
        }
        text = voice.choose(line.joined[shape], f"{name}.joined", slots | said)
        origin = ", ".join(dict.fromkeys(path for path, _ in flat)) + " + playbook"
        return [Uttered(form.closed(text), origin, name, line.spare, line.trait)]
    made: list[Uttered] = []
    own = slots | ({"first": "One"} if len(flat) > 1 else {})
    for place, (path, item) in enumerate(flat):
        own["nth"] = phrases.ordinal(place + 1)
        further = place > 0 and item[0].shape in line.next
        forms = line.next if further else line.forms
        clipped = _clipped(item)
        for number, piece in enumerate(item):
            if clipped or (number and not _whole(piece)):
                text, added = form.closed(form.clean(piece.text)), False
            else:
                text, added = fill(
                    piece, line.forms if number else forms, f"{name}.{further}", own, voice, place
                )
            item_spare = (0, SPARE_SECOND, SPARE_THIRD)[min(place, 2)]
            spare = line.spare or (SPARE_MORE if number else item_spare)
            origin = f"{path} + playbook" if added else path
            made += [Uttered(text, origin, name, spare, line.trait)] if text else []
    return made


def _joinable(flat: Sequence[tuple[Piece, ...]], line: Line) -> bool:
    """Whether all items can share one sentence: short, of one shape, without marks of their own."""
    shape = flat[0][0].shape
    return shape in line.joined and all(
        len(item) == 1
        and item[0].shape == shape
        and len(item[0].text.split()) <= _SHORT
        and not re.search(r",| and | or |[.!?:;(]", form.bare(item[0].text))
        for item in flat
    )


def _whole(piece: Piece) -> bool:
    """Whether a further sentence of an answer still needs its beginning ("asked him to wait")."""
    return piece.shape in ("past", "perfect", "modal", "sentence", "question", "conditional")


def _inside(piece: Piece) -> str:
    return form.lower_first(form.without_opener(form.bare(piece.text)))


def _clipped(item: Sequence[Piece]) -> bool:
    """An answer in clipped sentences ("Patient first. Always have been."), which needs no joint."""
    first = item[0].own_shape in ("noun", "some", "adjective", "fragment", "lack")
    full = ("sentence", "question", "conditional")
    return first and any(piece.own_shape not in full for piece in item[1:])


def _colon(claim: Uttered, piece: Piece, path: str) -> Uttered:
    """The claim with what shows it behind a colon: I closed both: 2.1 million in a year."""
    text = f"{claim.text.rstrip('.')}: {_inside(piece)}."
    origin = f"{claim.origin.removesuffix(' + playbook')}, {path} + playbook"
    return replace(claim, text=text, origin=origin)


def fill(
    piece: Piece,
    forms: dict[str, Words],
    place: str,
    slots: dict[str, str],
    voice: Voice,
    turn: int = 0,
) -> tuple[str, bool]:
    """One piece as a sentence, and whether words of the playbook stand in it."""
    words = forms.get(piece.shape, "{X}")
    plain = form.clean(piece.text)
    whole = form.closed(plain, "?" if piece.own_shape == "question" else ".")
    inside = _inside(piece)
    filled = slots | {
        "x": inside,
        "X": whole,
        "Q": form.closed(plain.rstrip(" .,;:?!"), "?"),
        "base": inside.removeprefix("to "),
        "a": with_article(inside),
    }
    if "," in inside:
        filled["long"] = inside
    if piece.shape == "gerund":
        filled["do"] = plain_verb(inside) or f"take on {inside}"
    if is_role(inside):
        filled["role"] = inside
    if _echoes(inside):
        filled["twice"] = ""
    if piece.own_shape == "sentence" and not _WISHED.search(inside):
        filled["plainly"] = ""
    text = voice.choose(words, place, filled, turn)
    if text in (whole, ""):
        return text, False
    if inside.startswith("were "):
        text = text.replace("I were ", "I was ", 1)
    return form.closed(text), True


def _record(
    name: str,
    line: Line,
    record: UnitRecord,
    place: int,
    counted: bool,
    day: str,
    slots: dict[str, str],
    voice: Voice,
) -> list[Uttered]:
    made: list[Uttered] = []
    own = dict(slots)
    if counted:
        own["ordinal"] = phrases.ordinal(place + 1)
    for number, each in enumerate(line.each):
        unit = record.units.get(each.field)
        if unit is None:
            continue
        if number or _own_day(record, line):
            day = ""
        own["on"] = f", {day}" if day else ""
        alone = len(unit.items) == 1 and len(unit.items[0]) == 1
        for begun, item in enumerate(unit.items):
            clipped = _clipped(item)
            for further, piece in enumerate(item):
                if made and alone and piece.own_shape in each.onto:
                    made[-1] = _colon(made[-1], piece, unit.path)
                    continue
                if clipped or (further and not _whole(piece)):
                    text, added = form.closed(form.clean(piece.text)), False
                else:
                    where = f"{name}.{each.field}"
                    text, added = fill(piece, each.forms, where, own, voice, place)
                first = not (number or begun or further)
                if first:
                    text, named = _name_first(text, record)
                    place_of = own.get("ordinal", "")
                    text, led = _led(text, piece, day, place_of, each, voice, named=named)
                    added = added or led
                origin = f"{unit.path} + playbook" if added else unit.path
                spare = each.spare or line.spare or (SPARE_MORE if further or begun else 0)
                trait = each.trait or line.trait
                fresh = line.numbered and first
                made.append(Uttered(text, origin, name, spare, trait, each.field, fresh))
    return made


def _counted(line: Line, records: Sequence[UnitRecord], voice: Voice) -> bool:
    """Whether the records are counted (First, …): some people do, and where days are missing."""
    if not line.numbered or len(records) < 2:
        return False
    named = any(
        record.units[line.each[0].field].items[0][0].shape in ("noun", "some", "gerund")
        for record in records
    )
    undated = named or any(record.day is None or _own_day(record, line) for record in records)
    return undated or pick(("yes", ""), person=voice.person, place="counted") == "yes"


def _own_day(record: UnitRecord, line: Line) -> bool:
    """Whether the person's own words already say the day, or tell of no single day."""
    first = record.units[line.each[0].field]
    pieces = [piece for item in first.items for piece in item]
    said = any(_OWN_DAY.search(one.text) or _NO_ONE_DAY.search(one.text) for one in pieces)
    return said or (pieces[0].own_shape == "sentence" and present_tense(pieces[0].text))


def _name_first(text: str, record: UnitRecord) -> tuple[str, bool]:
    """The text, and whether it begins with a name, which then stands as the person wrote it."""
    for name in record.names.values():
        if text.startswith(form.upper_first(name)):
            return f"{name}{text[len(name) :]}", True
    return text, False


def _led(
    text: str,
    piece: Piece,
    day: str,
    ordinal: str,
    each: FieldForms,
    voice: Voice,
    *,
    named: bool,
) -> tuple[str, bool]:
    """The first sentence of a record led by its place and its day: First, on 3 November I …

    ``named``: it begins with a name, which keeps its capital.
    """
    wordings = variants(each.forms.get(piece.shape, "{X}"), voice.register)
    if any("{on}" in wording for wording in wordings):
        return text, False
    lead = ", ".join(part for part in (ordinal.capitalize(), day) if part)
    if not lead:
        return form.upper_first(text), False
    comma = "," if lead == ordinal.capitalize() else ""
    # "The waste log, I did not fill it": what it is about stands alone behind a place of its own.
    text = _TOPIC.sub(r"\1: ", text)
    rest = text if named else form.lower_first(form.without_opener(text))
    return f"{form.upper_first(lead)}{comma} {rest}", True
