"""What a file of rules must fulfil beyond its shape; every fault with its key path."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

from footing.kernel.places import Path
from footing.wording.families import KINDS
from footing.wording.patterns import expand, fault
from footing.wording.rules import Rule, RuleFile

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")
EXAMPLES = 3
Fault = tuple[Path, str]


def file_faults(file: RuleFile, shared: Mapping[str, str]) -> Iterator[Fault]:
    """Every fault of one file; ``shared`` are the fragments it may use beside its own."""
    words = {**shared, **file.words}
    for name, pattern in file.words.items():
        gate = not name.endswith("_strict")
        yield from _pattern_faults(("words", name), pattern, words, gate=gate, part=True)
    seen: set[str] = set()
    for number, rule in enumerate(file.rules):
        at: Path = ("rules", number)
        if rule.id in seen:
            yield (*at, "id"), f"{rule.id} is there twice in this file"
        seen.add(rule.id)
        yield from ((at + path, text) for path, text in rule_faults(rule, words))


def rule_faults(rule: Rule, words: Mapping[str, str]) -> Iterator[Fault]:
    """The faults of one rule, by key path inside it."""
    kind = KINDS.get(rule.family)
    if not _ID.fullmatch(rule.id):
        yield ("id",), "an id is family.name in lower case, words joined by hyphens"
    elif kind is None:
        yield ("id",), f"there is no family {rule.family}; one of: {', '.join(KINDS)}"
    elif kind != rule.kind:
        yield ("kind",), f"the family {rule.family} is of kind {kind}"
    for name in ("message", "source"):
        if not getattr(rule, name):
            yield (name,), "the text is empty"
    yield from _example_faults(rule)
    if rule.kind == "missing":
        yield from _missing_faults(rule, words)
    else:
        yield from _sentence_faults(rule, words)


def _example_faults(rule: Rule) -> Iterator[Fault]:
    if len(rule.match) < EXAMPLES:
        yield ("match",), f"at least {EXAMPLES} examples in which it must speak"
    if len(rule.silent) < EXAMPLES:
        yield (
            ("no_match",),
            f"at least {EXAMPLES} examples in which it must stay silent "
            "(negated and quoted count as two of them)",
        )
    for name in ("negated", "quoted"):
        if not getattr(rule, name):
            yield (name,), f"a {name} example in which the rule stays silent is needed"


def _missing_faults(rule: Rule, words: Mapping[str, str]) -> Iterator[Fault]:
    if rule.scope != "draft":
        yield ("scope",), 'a rule of kind missing looks at the whole draft: scope = "draft"'
    if rule.gate or rule.confirm:
        yield ("gate",), "a rule of kind missing has no gate; say under when what must hold"
    for name in ("has", "lacks"):
        for place, family in enumerate(getattr(rule.when, name)):
            if family not in KINDS:
                yield ("when", name, place), f"there is no family {family}"
    for name in ("says", "never_says"):
        if pattern := getattr(rule.when, name):
            yield from _pattern_faults(("when", name), pattern, words, gate=False)


def _sentence_faults(rule: Rule, words: Mapping[str, str]) -> Iterator[Fault]:
    if rule.scope == "draft":
        yield ("scope",), "only rules of kind missing look at the whole draft"
    if not rule.gate:
        yield ("gate",), "this key is missing"
        return
    yield from _pattern_faults(("gate",), rule.gate, words, gate=True)
    if rule.confirm:
        yield from _pattern_faults(("confirm",), rule.confirm, words, gate=False)
    for name in ("also", "unless", "unless_near", "needs_near"):
        for place, pattern in enumerate(getattr(rule, name)):
            yield from _pattern_faults((name, place), pattern, words, gate=False)
    yield from _group_faults(rule, words)


def _group_faults(rule: Rule, words: Mapping[str, str]) -> Iterator[Fault]:
    try:
        groups = set(re.compile(expand(rule.confirm or rule.gate, words, strict=True)).groupindex)
    except (re.error, KeyError):
        return  # reported with the pattern
    texts: list[tuple[Path, str]] = [(("message",), rule.message)]
    texts += [(("suggestions", n), text) for n, text in enumerate(rule.suggestions)]
    for path, text in texts:
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError as error:
            yield path, f"braces stand for a named group: {error}"
            continue
        for name in sorted(names - groups):
            yield path, f"the pattern has no group named {name or '(nothing)'}"


def _pattern_faults(
    path: Path, pattern: str, words: Mapping[str, str], *, gate: bool, part: bool = False
) -> Iterator[Fault]:
    try:
        whole = expand(pattern, words, strict=not gate)
    except KeyError as error:
        yield path, f"no fragment named {error.args[0]} is declared under [words]"
        return
    if text := fault(whole, gate=gate, part=part):
        yield path, text
