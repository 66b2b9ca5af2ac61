"""What is known of a matter, as conditions for lines and as slots for their wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from footing.kernel.saying import said_day
from footing.playbooks import form, phrases
from footing.playbooks.answers import Answers
from footing.playbooks.figures import figures
from footing.playbooks.model import Playbook
from footing.playbooks.names import called, signed, titled
from footing.playbooks.sayable import Sayable, UnitRecord

SLOT = re.compile(r"\{(X|Q|[a-z_]+)\}")
KNOWN_SLOTS = frozenset(
    "x X Q base leader me sign team company period when day minutes checkins asked_day asked_date"
    " asked_words count one many ordinal first nth on plainly twice due also self made"
    " a do role long".split()
)
"""Slots that any wording may use; a step's choices add slots of their own (see Facts)."""


@dataclass(frozen=True)
class Facts:
    """``conditions`` by name (a step's key, ``meeting.channel``, ``mistakes.count`` …) and
    ``slots`` by name, both only where there is a value."""

    conditions: Mapping[str, str]
    slots: Mapping[str, str]
    on: date

    def gone_by(self, day: date) -> str:
        """A day gone by, as this part says it."""
        spoken = self.conditions["part"] == "spoken"
        if spoken and 0 <= (self.on - day).days <= 1:
            return phrases.past_day(day, self.on)
        return f"on {said_day(day, self.on, weekday=False)}"

    def hold(self, when: Iterable[str]) -> bool:
        """Whether all conditions hold: ``key``, ``!key``, ``key=value`` or ``key!=value``."""
        return all(self._holds(one) for one in when)

    def _holds(self, condition: str) -> bool:
        if "!=" in condition:
            key, _, value = condition.partition("!=")
            return self.conditions.get(key, "") != value
        if "=" in condition:
            key, _, value = condition.partition("=")
            return self.conditions.get(key, "") == value
        if condition.startswith("!"):
            return not self.conditions.get(condition[1:], "")
        return bool(self.conditions.get(condition, ""))


def facts(
    playbook: Playbook,
    people: Mapping[str, str],
    answers: Answers,
    sayable: Sayable,
    *,
    part: str,
    on: date,
) -> Facts:
    """The facts for one part; ``on`` is the day of the talk (or of writing)."""
    conditions: dict[str, str] = {"part": part}
    slots: dict[str, str] = {}
    leader = people.get("leader", "")
    names = {
        "leader": called(leader),
        "me": people.get("me", ""),
        "sign": signed(people.get("me", ""), leader),
        "team": people.get("team", ""),
        "company": people.get("company", ""),
    }
    for key, name in names.items():
        if name:
            conditions[key] = "yes"
            slots[key] = name
    if titled(leader):
        conditions["leader.titled"] = "yes"
    for key in (*sayable.texts, *(k for k, units in sayable.lists.items() if units)):
        conditions[key] = "yes"
    for key, said in answers.texts.items():
        step = playbook.find(key)
        if step and (not step.said or step.kind != "text") and said.say:
            conditions[key] = "yes"
    conditions |= dict(answers.choices)
    conditions |= {key: "yes" for key, flag in answers.flags.items() if flag}
    conditions |= dict.fromkeys(answers.days, "yes")
    for step in playbook.steps:
        if step.kind == "records" and sayable.records.get(step.key):
            _count_records(playbook, step.key, sayable, conditions, slots)
    for name, value in figures(playbook, answers).items():
        conditions[name] = "none" if not value else "more" if value > 0 else "less"
        slots[name] = phrases.hours(abs(value))
    if "period" in answers.texts and answers.texts["period"].say:
        slots["period"] = phrases.period(answers.texts["period"].say)
        slots["made"] = "have made" if phrases.goes_on(slots["period"]) else "made"
    _when(answers, part, on, conditions, slots)
    return Facts(conditions, slots, on)


def _count_records(
    playbook: Playbook,
    key: str,
    sayable: Sayable,
    conditions: dict[str, str],
    slots: dict[str, str],
) -> None:
    records = sayable.records[key]
    conditions[key] = "yes"
    waiting = key in sayable.waiting
    conditions[f"{key}.count"] = "waiting" if waiting else "one" if len(records) == 1 else "many"
    slots[f"{key}_count"] = phrases.number(len(records))
    slots[f"{key}_of"] = f"{phrases.number(len(records))} {key if len(records) > 1 else key[:-1]}"
    step = playbook.find(key)
    for one in step.fields if step else ():
        for value in one.choices:
            having = sum(record.choices.get(one.key) == value for record in records)
            if one.key == "noticed_by" and value == "leader" and any(map(_told_later, records)):
                continue  # they know of more than they noticed, and any number would be wrong
            if having:
                name = f"{key}.{one.key}.{value}"
                conditions[name] = "all" if having == len(records) else "some"
                slots[f"{one.key}_{value}"] = phrases.number(having)
                slots[f"{one.key}_not_{value}"] = phrases.number(len(records) - having)


def _told_later(record: UnitRecord) -> bool:
    """Whether the leader did not notice it, and was told of it since."""
    texts = (piece.text for unit in record.units.values() for item in unit.items for piece in item)
    return record.choices.get("noticed_by") != "leader" and any(map(_TOLD.search, texts))


_TOLD = re.compile(
    r"\b(?:told|informed|wrote to|called|rang|emailed|mailed|texted|messaged|warned) you\b|"
    r"\blet you know\b|\breported (?:it|this|that) to you\b|\byou (?:already )?know\b",
    re.IGNORECASE,
)


def _when(
    answers: Answers, part: str, on: date, conditions: dict[str, str], slots: dict[str, str]
) -> None:
    meeting = answers.meeting
    conditions["meeting.channel"] = meeting.channel if meeting else "in person"
    if meeting and meeting.when:
        conditions["meeting.when"] = "yes"
        slots["when"] = phrases.moment(meeting.when, on)
        slots["day"] = said_day(meeting.when.date(), on)
    if meeting and meeting.minutes:
        slots["minutes"] = phrases.length(meeting.minutes)
    if answers.checkins:
        conditions["checkins"] = "yes"
        slots["checkins"] = phrases.rhythm(answers.checkins, on)
    asked = answers.days.get("asked_on")
    if asked:
        slots["asked_date"] = said_day(asked, on)
    account = answers.texts["account"].say if "account" in answers.texts else ""
    twice = bool(asked) and part != "invite" and f"{asked:%A}".lower() in account.lower()
    if asked and asked <= on and not twice:
        spoken = part == "spoken"
        slots["asked_day"] = (
            phrases.past_day(asked, on) if spoken else phrases.written_day(asked, on)
        )
    said = answers.texts["asked"].say if "asked" in answers.texts else ""
    words = _short_question(said)
    if words:
        slots["asked_words"] = words
    if _OFFERS.search(said):
        conditions["asked.offers"] = "yes"
        if not _ABOUT_YOU.search(said):
            conditions["asked.opens"] = "yes"


_OFFERS = re.compile(
    r"\b(?:would you|do you want|could you|can you|can I (?:propose|put|offer)|fancy|"
    r"want (?:the|to)|have you (?:considered|thought)|(?:what|how) about you|interested|"
    r"is that (?:you|something)|are you (?:up|in|ready)|put your name|"
    r"take (?:it|this|that|over|on)|see yourself)\b",
    re.IGNORECASE,
)
"""Words by which a question offers something, so that one can say thank you for it."""
_ABOUT_YOU = re.compile(
    r"\b(?:see yourself|(?:what|how|why|where|which|who) (?:would|could|do|can|should) you)\b",
    re.IGNORECASE,
)
"""A question about the person's plans, which opens nothing that could still be open."""
_SAYS_NOTHING = frozenset(
    "is that this it you what about how do does are the a an so and for of to something in".split()
)


def _short_question(asked: str) -> str:
    """The last short question of what was asked, to remind the other of it; else nothing."""
    for sentence in reversed(form.sentences(asked.strip("\"'“”‘’"))):
        plain = re.sub(r"^(?:Well|So|And|But|Um|Uh|Hm+|Er|Oh),?\s+", "", form.clean(sentence))
        plain = plain.strip("\"'“”‘’")
        told = [word for word in re.findall(r"[\w']+", plain.lower()) if word not in _SAYS_NOTHING]
        if plain.endswith("?") and len(plain.split()) <= 12 and len(told) > 1:
            return form.upper_first(plain)
    return ""
