"""Measure the draft checker: quality by family, asks in mail, false alarms, speed.

    python bench/wording_quality.py ../shared/data/wording [--rules]

Prints tables in Markdown. A finding is right where at least one labeller gave its family to the
sentence that it overlaps most; a sentence is missed where both labellers (or the only one) gave a
family that was not found. The weights of the shipped model were fitted on these drafts, so its
rows here flatter it: bench/wording_train.py prints the cross-checked ones. Declared rules are
measured alone with --rules.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from footing import wording

ASKS = {"ask", "vague-ask", "check-in"}


def drafts(folder: Path) -> list[dict[str, Any]]:
    """The labelled drafts of both files."""
    names = ("drafts.jsonl", "drafts_more.jsonl")
    lines = [line for name in names for line in (folder / name).read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def found_by_sentence(draft: dict[str, Any], result: wording.Result) -> list[set[str]]:
    """The families found in every labelled sentence of a draft."""
    given = draft["sentences"]
    found: list[set[str]] = [set() for _ in given]
    for one in result.findings:
        common = [min(one.end, s["end"]) - max(one.start, s["start"]) for s in given]
        found[common.index(max(common))].add(one.family)
    return found


def quality(folder: Path, rules: wording.RuleSet) -> Iterable[str]:
    """Precision and recall of every family, and of problems, strengths and missing together."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()

    def add(got: set[str], sure: set[str], may: set[str]) -> None:
        right.update(got & may)
        wrong.update(got - may)
        missed.update(sure - got)

    for draft in drafts(folder):
        result = wording.check(draft["text"], rules, draft["situation"])
        for got, given in zip(found_by_sentence(draft, result), draft["sentences"], strict=True):
            sure = set(given.get("labels", given.get("both", ())))
            add(got, sure, set(given.get("labels", given.get("either", ()))))
        sure = set(draft.get("missing", draft.get("missing_both", ())))
        may = set(draft.get("missing", draft.get("missing_either", ()))) | sure
        add({one.family for one in result.missing}, sure, may)
    yield "| family | right | wrong | missed | precision | recall |"
    yield "|---|---|---|---|---|---|"
    groups = {"problems": wording.PROBLEMS, "strengths": wording.STRENGTHS}
    groups["missing"] = wording.MISSING
    for name, families in groups.items():
        for family in (*families, ""):
            which = [family] if family else families
            counts = [sum(count[one] for one in which) for count in (right, wrong, missed)]
            yield _row(family or f"**{name} together**", *counts)


def _row(name: str, right: int, wrong: int, missed: int) -> str:
    precision = f"{right / (right + wrong):.2f}" if right + wrong else "–"
    recall = f"{right / (right + missed):.2f}" if right + missed else "–"
    return f"| {name} | {right} | {wrong} | {missed} | {precision} | {recall} |"


def asks(folder: Path, rules: wording.RuleSet) -> str:
    """Asks in e-mail sentences, against their labels."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for line in (folder / "email_requests_train.tsv").read_text("utf-8").splitlines():
        label, _, text = line.partition("\t")
        found = {one.family for one in wording.check(text, rules).findings}
        counts[bool(found & ASKS), label == "Yes"] += 1
    return _row("asks in mail", counts[True, True], counts[True, False], counts[False, True])


def alarms(folder: Path, rules: wording.RuleSet) -> tuple[str, str]:
    """Problem findings for every 1,000 words of plain mail, and the speed on it."""
    with gzip.open(folder / "plain_mail.jsonl.gz", "rt", encoding="utf-8") as file:
        mails = [json.loads(line)["text"] for line in file]
    words = sum(len(mail.split()) for mail in mails)
    begin = time.process_time()
    count = sum(len(wording.check(mail, rules).problems) for mail in mails)
    took = time.process_time() - begin
    size = sum(len(mail.encode()) for mail in mails) / 1e6
    return f"{1000 * count / words:.2f}", f"{size / took:.2f}"


def quick(folder: Path, rules: wording.RuleSet) -> str:
    """Milliseconds of processor time for 500 words, the median of 30."""
    text = " ".join(draft["text"] for draft in drafts(folder))
    words = " ".join(text.split()[:500])
    took = []
    for _ in range(30):
        begin = time.process_time()
        wording.check(words, rules, "own-up")
        took.append(time.process_time() - begin)
    return f"{sorted(took)[15] * 1000:.1f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", action="store_true", help="declared rules only, no model")
    given = parser.parse_args()
    rules = wording.load_rules()
    rules = replace(rules, model=None) if given.rules else rules
    say = sys.stdout.write
    for line in quality(given.folder, rules):
        say(line + "\n")
    say(asks(given.folder, rules) + "\n\n")
    per_thousand, speed = alarms(given.folder, rules)
    say(f"problem findings for every 1,000 words of plain mail: {per_thousand}\n")
    say(f"plain mail: {speed} MB a second of processor time\n")
    say(f"500 words: {quick(given.folder, rules)} ms of processor time\n")


if __name__ == "__main__":
    main()
