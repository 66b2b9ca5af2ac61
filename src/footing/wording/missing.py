"""What a draft lacks, from what was found in it and the occasion it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from footing.wording.families import Occasion
from footing.wording.findings import Finding, Missing
from footing.wording.rules import When
from footing.wording.ruleset import RuleSet
from footing.wording.sentences import Sentence


@dataclass(frozen=True)
class Draft:
    """A draft as the rules for missing pieces see it: its sentences and what was found in them."""

    own: Sequence[Sentence]
    found: Sequence[Finding]
    occasion: Occasion | None

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The number of words of every sentence."""
        return tuple(len(sentence.plain.split()) for sentence in self.own)

    @cached_property
    def length(self) -> int:
        """The number of words of the draft."""
        return sum(self.words)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families found."""
        return frozenset(finding.family for finding in self.found)


def missing(draft: Draft, rules: RuleSet) -> tuple[Missing, ...]:
    """One missing piece a family at most, in the order of the rules."""
    if not draft.own:
        return ()
    made: dict[str, Missing] = {}
    for rule in rules.draft_rules:
        if rule.family not in made and _holds(rule.when, draft, rules):
            made[rule.family] = Missing(
                rule.family, rule.id, rule.message, rule.suggestions, rule.source
            )
    return tuple(made.values())


def _holds(when: When, draft: Draft, rules: RuleSet) -> bool:
    return (
        (not when.occasions or draft.occasion in when.occasions)
        and (not when.has or bool(draft.families.intersection(when.has)))
        and not draft.families.intersection(when.lacks)
        and draft.length > when.words_over
        and (not when.first_at or _late(when, draft))
        and (not when.says or _says(when.says, draft, rules))
        and not (when.never_says and _says(when.never_says, draft, rules))
    )


def _late(when: When, draft: Draft) -> bool:
    starts = [finding.start for finding in draft.found if finding.family == when.first_at]
    if not starts:
        return False
    pairs = zip(draft.own, draft.words, strict=True)
    before = sum(count for sentence, count in pairs if sentence.end <= min(starts))
    return before >= when.after * draft.length


def _says(pattern: str, draft: Draft, rules: RuleSet) -> bool:
    compiled = rules.pattern(pattern)
    return any(compiled.search(sentence.plain) for sentence in draft.own)
