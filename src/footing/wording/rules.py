"""What a rule is, and what a person may say about rules, as declared in TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from footing.kernel.declared import STRICT
from footing.wording.families import KINDS, Kind, Occasion


@dataclass(frozen=True)
class When:
    """What must hold of a whole draft for a rule of kind ``missing``; all that is given must.

    ``has`` and ``lacks`` name families found in it (one of ``has`` is enough, none of ``lacks``
    may be there), ``words_over`` counts words, and ``first_at`` with ``after`` asks that the first
    finding of a family starts no earlier than that share (0 to 1) of the words.
    """

    __pydantic_config__ = STRICT

    occasions: tuple[Occasion, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    words_over: int = 0
    first_at: str = ""
    after: float = 0.0
    says: str = ""
    """A pattern of which some sentence must contain a match."""
    never_says: str = ""
    """A pattern that no sentence may contain."""


@dataclass(frozen=True)
class Rule:
    """One declared rule.

    A sentence rule fires where ``gate`` occurs (RE2 syntax), ``confirm`` matches (``gate`` itself
    where it is not given), every ``also`` and no ``unless`` matches the sentence, and no
    ``unless_near`` (but some of ``needs_near``, if there are any) the sentence before or after.
    The words of its finding are the match of ``confirm``, or its group ``words``, or the whole
    sentence where ``span`` says so. Named groups can stand in ``message`` and ``suggestions`` as
    ``{name}``. Patterns ignore case, and ``{{name}}`` in them stands for a fragment of ``[words]``.
    """

    __pydantic_config__ = STRICT

    id: str
    kind: Kind
    message: str
    source: str
    scope: Literal["sentence", "opening", "draft"] = "sentence"
    gate: str = ""
    confirm: str = ""
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    needs_near: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    span: Literal["words", "sentence"] = "words"
    suggestions: tuple[str, ...] = ()
    when: When = field(default_factory=When)
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    negated: str = ""
    quoted: str = ""

    @property
    def family(self) -> str:
        """The part of the id before the point."""
        return self.id.partition(".")[0]

    @property
    def silent(self) -> tuple[str, ...]:
        """Every example in which the rule must stay silent."""
        return tuple(text for text in (*self.no_match, self.negated, self.quoted) if text)


@dataclass(frozen=True)
class RuleFile:
    """One file of rules. A person's own file can also switch rules off and keep sentences."""

    __pydantic_config__ = STRICT

    words: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    off: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


def family_kind(rule: Rule) -> Kind | None:
    """The kind that the family of a rule stands for; None for a family that does not exist."""
    return KINDS.get(rule.family)
