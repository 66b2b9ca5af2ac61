"""A rule's own examples, run: it must speak in some and stay silent in the others."""

from __future__ import annotations

from dataclasses import replace

from footing.wording.engine import check
from footing.wording.rules import Rule
from footing.wording.ruleset import RuleSet


def failures(rule: Rule, rules: RuleSet) -> tuple[str, ...]:
    """What the examples of ``rule`` say against it; empty if all hold.

    A sentence rule is tried alone. A rule for a missing piece is tried with all ``rules``, for
    the first of its occasions, since it rests on what they find.
    """
    alone = rules if rule.kind == "missing" else replace(rules, rules=(rule,), model=None)
    occasion = rule.when.occasions[0] if rule.when.occasions else (rule.occasions or (None,))[0]
    said = []
    for text in rule.match:
        if not _speaks(rule, alone, text, occasion):
            said.append(f"{rule.id} stays silent in: {text}")
    for text in rule.silent:
        if _speaks(rule, alone, text, occasion):
            said.append(f"{rule.id} speaks in: {text}")
    return tuple(said)


def _speaks(rule: Rule, rules: RuleSet, text: str, occasion: str | None) -> bool:
    result = check(text, rules, occasion)  # type: ignore[arg-type]
    spoke = [one.rule for one in result.findings] + [one.rule for one in result.missing]
    return rule.id in spoke
