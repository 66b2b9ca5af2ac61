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
    hits = [rules.gate.hits(sentence.plain) for sentence in own]
    first_cue = len(rules.sentence_rules)
    found = [
        _by_rules(
            text, own, number, [hit for hit in hits[number] if hit < first_cue], rules, occasion
        )
        for number in range(len(own))
    ]
    if rules.model:
        cues = [[hit - first_cue for hit in some if hit >= first_cue] for some in hits]
        _by_model(text, own, cues, rules, occasion, found)
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
    hits: Sequence[int],
    rules: RuleSet,
    occasion: Occasion | None,
) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for hit in hits:
        rule = rules.sentence_rules[hit]
        if rule.family in found or (rule.occasions and occasion not in rule.occasions):
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
    text: str,
    own: Sequence[Sentence],
    cues: Sequence[Sequence[int]],
    rules: RuleSet,
    occasion: Occasion | None,
    found: Sequence[dict[str, Finding]],
) -> None:
    """Adds the findings of the model where no rule spoke of the family, in place."""
    model = rules.model
    if model is None:
        return
    for number, families in enumerate(model.scores(own, cues, occasion)):
        for family, _ in families:
            if family in found[number] or {family, f"{family}.model"} & rules.off:
                continue
            found[number][family] = _modelled(text, own[number], family, model)


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
