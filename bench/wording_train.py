"""Fit the weights of the wording model for strengths, and report what held in cross-checking.

    python bench/wording_train.py ../shared/data/wording [--write]

Whole drafts are kept together in five folds. Every draft is used twice, with and without its
occasion, since the checker is used both ways. Thresholds are set on the scores of the held-out
folds: one probability for all strengths, at which what
the rules and the model find together is right as often as PRECISION asks. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from footing.wording import STRENGTHS, check
from footing.wording.gate import Gate
from footing.wording.model import cues, features, pairs, place_names, place_of, together
from footing.wording.patterns import expand
from footing.wording.ruleset import load_rules
from footing.wording.sentences import sentences
from footing.wording.tokens import lexicon

FAMILIES = STRENGTHS
FOLDS = 5
LEAST = 12  # a family with fewer labelled sentences is left to the rules
SEEN = 3  # a feature in fewer sentences is left out
FLOOR = 0.02  # a weight below is not worth its line
PRECISION = 0.81
OUT = Path(__file__).parents[1] / "src" / "footing" / "wording" / "data" / "model-weights.json"


@dataclass(frozen=True)
class Row:
    """One sentence of one draft as the checker bounds it.

    It holds its features with and without occasion, the labels that at least one labeller gave
    and those that are sure, the families that a declared rule finds in it, and the number of the
    labelled sentence that it lies in. Where the labellers took several such sentences for one, it
    is not ``alone``: the labels need not be of this part, and it teaches nothing.
    """

    draft: int
    within: int
    alone: bool
    with_occasion: list[str]
    without: list[str]
    labels: frozenset[str]
    surely: frozenset[str]
    ruled: frozenset[str]


def rows(folder: Path) -> list[Row]:
    """Every sentence of the labelled drafts, by the checker's own sentence bounds."""
    rules = load_rules()
    declared = cues()
    names = list(declared)
    gate = Gate([expand(declared[name], rules.words, strict=False) for name in names])
    words = lexicon()
    made: list[Row] = []
    before = 0
    for number, draft in enumerate(drafts(folder)):
        own = sentences(draft["text"])
        result = check(draft["text"], replace(rules, model=None), draft["situation"])
        ruled = [(one.start, one.family) for one in result.findings]
        within = [_most_common(draft["sentences"], one.start, one.end) for one in own]
        for place, sentence in enumerate(own):
            given = draft["sentences"][within[place]]
            some = together([names[hit] for hit in gate.hits(sentence.plain)], pairs())
            where = place_names(*place_of(place, len(own), len(sentence.plain)))
            read = words.read(sentence.plain)
            made.append(
                Row(
                    number,
                    before + within[place],
                    within.count(within[place]) == 1,
                    features(read, some, where, draft["situation"]),
                    features(read, some, where, None),
                    frozenset(given.get("labels", given.get("either", ()))),
                    frozenset(given.get("labels", given.get("both", ()))),
                    frozenset(f for at, f in ruled if sentence.start <= at < sentence.end),
                )
            )
        before += len(draft["sentences"])
    return made


def drafts(folder: Path) -> Iterable[dict[str, Any]]:
    """The labelled drafts of both files."""
    for name in ("drafts.jsonl", "drafts_more.jsonl"):
        for line in (folder / name).read_text("utf-8").splitlines():
            yield json.loads(line)


def _most_common(given: Sequence[dict[str, Any]], start: int, end: int) -> int:
    """The number of the labelled sentence that shares most with a span."""
    common = [min(end, one["end"]) - max(start, one["start"]) for one in given]
    return common.index(max(common))


def fit(data: Sequence[list[str]], labels: np.ndarray[Any, Any], strength: float) -> Any:
    """A vectoriser and, for every family with enough labels, a logistic regression."""
    vectoriser = CountVectorizer(analyzer=list, min_df=SEEN * 2, binary=True)
    matrix = vectoriser.fit_transform(data)
    models = {}
    for column, family in enumerate(FAMILIES):
        if labels[:, column].sum() >= LEAST:
            model = LogisticRegression(C=strength, solver="liblinear", max_iter=400)
            models[family] = model.fit(matrix, labels[:, column])
    return vectoriser, models


def cross_check(data: list[Row], strength: float, seed: int) -> np.ndarray[Any, Any]:
    """Scores of every sentence by a model that never saw its draft: (rows, families, 2)."""
    count = max(row.draft for row in data) + 1
    fold = np.random.default_rng(seed).permutation(count) % FOLDS
    labels = np.array([[family in row.labels for family in FAMILIES] for row in data])
    scores = np.full((len(data), len(FAMILIES), 2), -9.0)
    of = np.array([fold[row.draft] for row in data])
    alone = np.array([row.alone for row in data])
    for number in range(FOLDS):
        train = np.flatnonzero((of != number) & alone)
        held = np.flatnonzero(of == number)
        both = [data[n].with_occasion for n in train] + [data[n].without for n in train]
        vectoriser, models = fit(both, np.vstack([labels[train]] * 2), strength)
        for way, pick in enumerate(("with_occasion", "without")):
            matrix = vectoriser.transform([getattr(data[n], pick) for n in held])
            for column, family in enumerate(FAMILIES):
                if family in models:
                    scores[held, column, way] = models[family].decision_function(matrix)
    return scores


def measured(
    data: list[Row], over: np.ndarray[Any, Any], families: Sequence[str]
) -> tuple[int, int, int]:
    """Right, wrong and missed findings of ``families`` together, by labelled sentence."""
    right = wrong = missed = 0
    for family in families:
        column = FAMILIES.index(family)
        found: dict[int, bool] = {}
        for number, row in enumerate(data):
            here = bool(over[number, column]) or family in row.ruled
            found[row.within] = found.get(row.within, False) or here
        for row in {row.within: row for row in data}.values():
            if found[row.within]:
                right += family in row.labels
                wrong += family not in row.labels
            else:
                missed += family in row.surely
    return right, wrong, missed


def threshold(
    data: list[Row], scores: np.ndarray[Any, Any], families: Sequence[str], precision: float
) -> float:
    """The lowest score at which the findings of ``families`` are right often enough."""
    best = 9.0
    for probability in np.arange(0.95, 0.1, -0.01):
        score = math.log(probability / (1 - probability))
        right, wrong, _ = measured(data, scores >= score, families)
        if right + wrong >= 10 and right / (right + wrong) >= precision:
            best = score
    return best


def main() -> None:
    """Cross-check, print, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strength", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    data = rows(given.folder)
    scores = cross_check(data, given.strength, given.seed)
    limit = threshold(data, scores[:, :, 0], STRENGTHS, PRECISION)
    for way, said in enumerate(("with occasion", "without")):
        right, wrong, missed = measured(data, scores[:, :, way] >= limit, STRENGTHS)
        print(
            f"strengths {said:14} threshold {limit:.2f}: precision"
            f" {right / max(1, right + wrong):.3f} recall {right / max(1, right + missed):.3f}"
        )
    for family in STRENGTHS:
        right, wrong, missed = measured(data, scores[:, :, 0] >= limit, [family])
        print(
            f"  {family:10} right {right:3} wrong {wrong:3} missed {missed:3}: precision"
            f" {right / max(1, right + wrong):.2f} recall {right / max(1, right + missed):.2f}"
        )
    if given.write:
        write(data, given.strength, limit)


def write(data: list[Row], strength: float, limit: float) -> None:
    """Fit on all drafts and write the weights, readable and in a stable order."""
    data = [row for row in data if row.alone]
    both = [row.with_occasion for row in data] + [row.without for row in data]
    labels = np.array([[family in row.labels for family in FAMILIES] for row in data])
    vectoriser, models = fit(both, np.vstack([labels] * 2), strength)
    names = vectoriser.get_feature_names_out()
    table: dict[str, dict[str, float]] = {}
    for family, model in models.items():
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= FLOOR:
                table.setdefault(str(name), {})[family] = round(float(weight), 2)
    head = {
        "families": list(models),
        "bias": {family: round(float(model.intercept_[0]), 3) for family, model in models.items()},
        "thresholds": {family: round(limit, 3) for family in models},
    }
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    lines.append('  "weights": {')
    body = [f"    {json.dumps(name)}: {json.dumps(table[name])}" for name in sorted(table)]
    lines.append(",\n".join(body))
    OUT.write_text("\n".join(["{", *lines, "  }", "}", ""]), "utf-8")
    print(f"{len(table)} features in {OUT.name}, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
