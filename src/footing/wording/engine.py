"""The checker: sentences through the gate, candidates confirmed, findings in order."""

from __future__ import annotations

import re

from footing.wording.families import KINDS, Occasion
from footing.wording.findings import Finding, Result
from footing.wording.missing import Draft, missing
from footing.wording.rules import Rule
from footing.wording.ruleset import RuleSet, plain_sentence
from footing.wording.sentences import Sentence, sentences


def check(text: str, rules: RuleSet, occasion: Occasion | None = None) -> Result:
    """What ``rules`` find in ``text``, offsets in code points of ``text`` as given.

    Without an ``occasion`` only what every draft needs is reported missing. Pure; the time is
    linear in the length of the text.
    """
    own = sentences(text)
    found: list[Finding] = []
    for number in range(len(own)):
        found += _sentence(text, own, number, rules, occasion)
    return Result(tuple(found), missing(Draft(own, found, occasion), rules))


def _sentence(
    text: str, own: list[Sentence], number: int, rules: RuleSet, occasion: Occasion | None
) -> list[Finding]:
    sentence = own[number]
    found: dict[str, Finding] = {}
    for hit in rules.gate.hits(sentence.plain):
        rule = rules.sentence_rules[hit]
        if rule.family in found or (rule.occasions and occasion not in rule.occasions):
            continue
        match = confirmed(rule, own, number, rules)
        if match is not None:
            found[rule.family] = _finding(text, sentence, rule, match)
    if rules.keep and plain_sentence(text[sentence.start : sentence.end]) in rules.keep:
        return [one for one in found.values() if one.kind == "strength"]
    return sorted(found.values(), key=lambda one: (one.start, one.end))


def confirmed(rule: Rule, own: list[Sentence], number: int, rules: RuleSet) -> re.Match[str] | None:
    """The match that makes ``rule`` fire on sentence ``number``, or None."""
    plain = own[number].plain
    if rule.scope == "opening" and number > 0:
        return None
    match = rules.pattern(rule.confirm or rule.gate).search(plain)
    if match is None or any(rules.pattern(one).search(plain) for one in rule.unless):
        return None
    if not all(rules.pattern(one).search(plain) for one in rule.also):
        return None
    if rule.unless_near or rule.needs_near:
        near = [own[n].plain for n in (number - 1, number + 1) if 0 <= n < len(own)]
        if any(rules.pattern(one).search(other) for one in rule.unless_near for other in near):
            return None
        if rule.needs_near and not any(
            rules.pattern(one).search(other) for one in rule.needs_near for other in near
        ):
            return None
    return match


def _finding(text: str, sentence: Sentence, rule: Rule, match: re.Match[str]) -> Finding:
    start, end = match.span("words") if "words" in match.re.groupindex else match.span()
    start, end = sentence.start + start, sentence.start + end
    if rule.span == "sentence" or start >= end:
        start, end = sentence.start, sentence.end
    groups = {name: value or "" for name, value in match.groupdict().items()}
    kind = KINDS[rule.family]
    return Finding(
        rule=rule.id,
        family=rule.family,
        kind="strength" if kind == "strength" else "problem",
        start=start,
        end=end,
        sentence=text[sentence.start : sentence.end],
        words=text[start:end],
        reason=rule.message.format_map(groups),
        rewrites=tuple(one.format_map(groups) for one in rule.suggestions),
        source=rule.source,
    )
