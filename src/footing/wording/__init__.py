"""The draft checker: finds what undersells, excuses, blames or stays vague, and what is strong.

Pure: rules are declared data (``data/*.toml``), read once by ``load_rules``; ``check`` reads a
text and says what it found.
"""

from __future__ import annotations

from footing.wording.engine import check
from footing.wording.families import KINDS, MISSING, OCCASIONS, PROBLEMS, STRENGTHS, Occasion
from footing.wording.findings import Finding, Missing, Result
from footing.wording.rules import Rule, RuleFile, When
from footing.wording.ruleset import RuleSet, load_file, load_rules

__all__ = [
    "KINDS",
    "MISSING",
    "OCCASIONS",
    "PROBLEMS",
    "STRENGTHS",
    "Finding",
    "Missing",
    "Occasion",
    "Result",
    "Rule",
    "RuleFile",
    "RuleSet",
    "When",
    "check",
    "load_file",
    "load_rules",
]
