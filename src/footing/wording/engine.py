"""The checker: sentences through the gate, candidates confirmed, the model asked, all in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footing.wording.families import KINDS, Occasion
from footing.wording.findings import Finding, Result
from footing.wording.missing import Draft, missing
from footing.wording.model import Model
from footing.wording.rules import Rule
from footing.wording.ruleset import RuleSet, plain_sentence
from footing.wording.sentences import Sentence, sentences


def check(text: str, rules: RuleSet, occasion: Occasion | None = None) -> Result:
    """What ``rules`` find in ``text``, offsets in code points of ``text`` as given.

    Without an ``occasion`` only what every draft needs is reported missing. Pure; the time is
    linear in the length of the text.
    """
    own = sentences(text)
    words = [sentence.plain.split() for sentence in own]
    candidates = [rules.gate.candidates(some) for some in words]
    found = [
        _by_rules(text, own, number, some, rules, occasion)
        for number, some in enumerate(candidates)
    ]
    if rules.model:
        for number, families in enumerate(
            _by_model(own, words, candidates, rules, rules.model, occasion)
        ):
            for family, _ in families:
                if family not in found[number] and not {family, f"{family}.model"} & rules.off:
                    found[number][family] = _modelled(text, own[number], family, rules.model)
    findings: list[Finding] = []
    for sentence, some in zip(own, found, strict=True):
        kept = bool(rules.keep) and _is_kept(text, sentence, rules)
        ordered = sorted(some.values(), key=lambda one: (one.start, one.end, one.rule))
        findings += [one for one in ordered if not kept or one.kind == "strength"]
    return Result(tuple(findings), missing(Draft(own, findings, occasion), rules))


def _is_kept(text: str, sentence: Sentence, rules: RuleSet) -> bool:
    return plain_sentence(text[sentence.start : sentence.end]) in rules.keep


def _by_rules(
    text: str,
    own: Sequence[Sentence],
    number: int,
    candidates: Sequence[int],
    rules: RuleSet,
    occasion: Occasion | None,
) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    data = b""
    for candidate in candidates:
        if candidate >= len(rules.sentence_rules):
            break  # the cues of the model come after the rules
        rule = rules.sentence_rules[candidate]
        if rule.family in found or (rule.occasions and occasion not in rule.occasions):
            continue
        data = data or own[number].plain.encode()
        if not rules.gate.occurs(candidate, data):
            continue
        match = confirmed(rule, own, number, rules)
        if match is not None:
            found[rule.family] = _finding(text, own[number], rule, match)
    return found


def confirmed(
    rule: Rule, own: Sequence[Sentence], number: int, rules: RuleSet
) -> re.Match[str] | None:
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
    return Finding(
        rule=rule.id,
        family=rule.family,
        kind="strength" if KINDS[rule.family] == "strength" else "problem",
        start=start,
        end=end,
        sentence=text[sentence.start : sentence.end],
        words=text[start:end],
        reason=rule.message.format_map(groups),
        rewrites=tuple(one.format_map(groups) for one in rule.suggestions),
        source=rule.source,
    )


def _by_model(
    own: Sequence[Sentence],
    words: Sequence[Sequence[str]],
    candidates: Sequence[Sequence[int]],
    rules: RuleSet,
    model: Model,
    occasion: Occasion | None,
) -> list[list[tuple[str, float]]]:
    """For every sentence the families that the model finds in it."""
    first = len(rules.sentence_rules)
    cues = [[one - first for one in some if one >= first] for some in candidates]

    def occurs(number: int) -> list[int]:
        data = own[number].plain.encode()
        return [cue for cue in cues[number] if rules.gate.occurs(first + cue, data)]

    return rules.scorer(model, occasion).over(own, words, cues, occurs)


def _modelled(text: str, sentence: Sentence, family: str, model: Model) -> Finding:
    spans = model.made_by(sentence.plain, family)
    start = sentence.start + (spans[0][0] if spans else 0)
    end = sentence.start + (spans[-1][1] if spans else len(sentence.plain))
    said = model.says[family]
    heard = [text[sentence.start + one : sentence.start + last] for one, last in spans]
    words = ", ".join(f"“{word}”" for word in heard)
    problem = KINDS[family] == "problem"
    if problem:
        start, end = sentence.start, sentence.end
    return Finding(
        rule=f"{family}.model",
        family=family,
        kind="problem" if problem else "strength",
        start=start,
        end=end,
        sentence=text[sentence.start : sentence.end],
        words=text[start:end],
        reason=f"{said.reason} (Heard in {words}.)" if words else said.reason,
        rewrites=said.rewrites,
        source=said.source,
    )
