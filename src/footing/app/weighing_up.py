"""Filling in a decision bit by bit: what was typed becomes the tables of a decision file.

Every function returns new tables and leaves what it was given as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from footing.advice.decision_file import MOST_HOURS, Score, read_score
from footing.app.typed import hours
from footing.kernel.errors import FootingError

Tables = dict[str, Any]
Row = Mapping[str, str]
STANCES: Mapping[str, str] = {
    "yes": "a yes",
    "not-now": "a not now",
    "tell-me-more": "tell me more first",
    "": "none of these",
}
WAYS: dict[str, str] = {
    "pairs": "compare two at a time",
    "sliders": "give points",
    "swing": "points for the step from the worst option to the best",
    "order": "put them in order",
    "": "leave it open: any weights may be",
}
UNDO: Mapping[str, str] = {
    "": "not thought about",
    "easily": "easily",
    "with effort": "with effort",
    "hardly": "hardly",
}
_SCORE = re.compile(
    r"(?P<low>\d+(?:[.,]\d+)?)\s*(?:(?:-|–|to)\s*(?P<high>\d+(?:[.,]\d+)?))?(?:[\s,;:]+(?P<why>\S.*))?"
)
_MET: Mapping[str, bool | str] = {"yes": True, "y": True, "no": False, "n": False, "": "unknown"}


def about(given: Tables, title: str, question: str) -> Tables:
    """With its name and its question; empty texts leave what is there."""
    return given | {
        key: text for key, text in (("title", title), ("question", question)) if text.strip()
    }


def with_options(given: Tables, names: Sequence[str]) -> Tables:
    """With these options; those that were there under the same name keep what they have."""
    return given | {"option": _named(given.get("option", {}), names)}


def with_today(given: Tables, key: str) -> Tables:
    """With ``key`` as the option that is how things are now; empty for none."""
    options = {
        name: {k: v for k, v in one.items() if k != "today"}
        | ({"today": True} if name == key else {})
        for name, one in given["option"].items()
    }
    return given | {"option": options}


def with_sides(given: Tables, key: str, lines: Iterable[str]) -> Tables:
    """With what speaks for (+) and against (-) an option added; a line without a sign is for it."""
    pros: list[str] = []
    cons: list[str] = []
    for line in lines:
        text = line.lstrip("+-–− ").strip()
        if text:
            (cons if line[:1] in "-–−" else pros).append(text)
    option = dict(given["option"][key])
    for side, texts in (("pros", pros), ("cons", cons)):
        if texts:
            option[side] = list(dict.fromkeys([*option.get(side, []), *texts]))
    return _put(given, key, option)


def with_musts(given: Tables, names: Sequence[str] | None) -> Tables:
    """With these must-haves; None leaves those that are there."""
    musts = given.get("must_have", {})
    return _loosened(given | {"must_have": musts if names is None else _named(musts, names)})


def with_met(given: Tables, option: str, must: str, met: bool | str) -> Tables:
    """With an answer to whether an option meets a must-have: true, false or unknown."""
    one = given["option"][option]
    return _put(given, option, {**one, "must_haves": {**one.get("must_haves", {}), must: met}})


def met(typed: str) -> bool | str | None:
    """Whether a must-have is met, as typed; None where it cannot be read."""
    return _MET.get(typed.strip().lower())


def with_criteria(given: Tables, names: Sequence[str]) -> Tables:
    """With these criteria; scores and weights of one that went away go with it."""
    return _loosened(given | {"criterion": _named(given.get("criterion", {}), names)})


def score(typed: str) -> Tables | str | None:
    """A score as typed, such as 7, 4-8 or 7 because …; None for none; a text says what is wrong."""
    if not typed.strip() or typed.strip() == "?":
        return None
    found = _SCORE.fullmatch(typed.strip())
    if found is None:
        return "Write a number from 0 to 10, or a range like 4-8; a reason may follow."
    low = float(found["low"].replace(",", "."))
    made: Tables = {"score": low}
    if found["high"]:
        made = {"between": [low, float(found["high"].replace(",", "."))]}
    read = read_score(made)
    if not isinstance(read, Score):
        return f"{read[:1].upper()}{read[1:]}."
    return made | ({"why": found["why"].removeprefix("because ")} if found["why"] else {})


def with_score(given: Tables, option: str, criterion: str, score: Tables | None) -> Tables:
    """With a score; None takes it away, which means that it is not known."""
    one = given["option"][option]
    scores = {key: kept for key, kept in one.get("scores", {}).items() if key != criterion}
    return _put(given, option, {**one, "scores": scores | ({criterion: score} if score else {})})


def with_weights(given: Tables, weights: Mapping[str, Any]) -> Tables:
    """With these weights instead of those before; empty means that any may be."""
    return given | {"weights": dict(weights)}


def with_friend(given: Tables, text: str) -> Tables:
    """With what one would tell a friend; an empty text leaves what is there."""
    return given | {"friend": text} if text.strip() else given


def ring(keys: Sequence[str]) -> list[tuple[str, str]]:
    """The comparisons to ask for: each with the next and the last with the first.

    That is one more than needed, so that one answer can contradict the others.
    """
    pairs = list(pairwise(keys))
    return [*pairs, (keys[-1], keys[0])] if len(keys) > 2 else pairs


@dataclass(frozen=True)
class Asked:
    """One comparison to answer: its field, the two criteria, and the answer so far as a number.

    Above 0 the first matters more, so many times; below 0 the second; 1 is the same.
    """

    field: str
    first: str
    second: str
    times: str


class TypedError(FootingError):
    """Something typed into a form cannot be read; ``faults`` are pairs of a field and why."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(text for _, text in faults))


def rows(given: Mapping[str, Any], kind: str) -> tuple[dict[str, str], ...]:
    """The options, must-haves or criteria as rows of texts for a form, each with its key."""
    return tuple(
        {"key": key}
        | {
            name: "\n".join(one) if isinstance(one, list) else str(one)
            for name, one in table.items()
            if not isinstance(one, Mapping)
        }
        | {"name": str(table.get("name") or key)}
        for key, table in given.get(kind, {}).items()
    )  # fmt: skip


def options_of(given: Tables, rows: Sequence[Row], today: int) -> Tables:
    """With the options of a form: key, name, stance, undo, hours, pros and cons (a line each).

    A row without a name goes away with what it held. ``today`` is the row of how things are now.
    TypedError for hours that cannot be read.
    """
    faults = []
    there = given.get("option", {})
    made: Tables = {}
    for number, row in enumerate(rows):
        if not (name := " ".join(row.get("name", "").split())):
            continue
        key = row.get("key", "") if row.get("key", "") in there else key_of(name, [*there, *made])
        option = {**there.get(key, {}), "name": name}
        for field, known in (("stance", STANCES), ("undo", UNDO)):
            option[field] = row.get(field, "") if row.get(field, "") in known else ""
        for side in ("pros", "cons"):
            option[side] = [one.strip() for one in row.get(side, "").splitlines() if one.strip()]
        option["today"] = number == today
        option.pop("hours", None)
        try:
            option |= _hours(row.get("hours", ""))
        except FootingError as error:
            faults.append((f"option.{number}.hours", f"{name}: {error.what}"))
        made[key] = option
    if faults:
        raise TypedError(faults)
    return _loosened(given | {"option": made})


def with_hours(given: Tables, key: str, typed: str) -> Tables:
    """With the hours a week that an option takes, as they were typed; FootingError."""
    option = {name: one for name, one in given["option"][key].items() if name != "hours"}
    return _put(given, key, option | _hours(typed))


def _hours(typed: str) -> Tables:
    found = hours(typed)
    if found is not None and not 0 <= found <= MOST_HOURS:
        raise FootingError(f"A week has {MOST_HOURS} hours.")
    return {} if found is None else {"hours": found}


def matters_of(given: Tables, musts: Sequence[Row], criteria: Sequence[Row]) -> Tables:
    """With the must-haves (name, ask) and criteria (name, why) of a form."""
    made = dict(given)
    for kind, field, typed in (("must_have", "ask", musts), ("criterion", "why", criteria)):
        there = given.get(kind, {})
        found: Tables = {}
        for row in typed:
            if name := " ".join(row.get("name", "").split()):
                key = row.get("key", "")
                key = key if key in there else key_of(name, [*there, *found])
                found[key] = {"name": name, field: row.get(field, "").strip()}
        made[kind] = found
    return _loosened(made)


def typed_scores(given: Mapping[str, Any]) -> dict[str, str]:
    """The scores, reasons, questions and must-haves as a form shows them, by field."""
    found: dict[str, str] = {}
    for option, one in given.get("option", {}).items():
        for must, met_ in one.get("must_haves", {}).items():
            found[f"met.{option}.{must}"] = {True: "yes", False: "no"}.get(met_, "")
        for criterion, value in one.get("scores", {}).items():
            read = read_score(value)
            if isinstance(read, Score):
                ends = f"{read.low:g}" if read.low == read.high else f"{read.low:g}-{read.high:g}"
                whole = isinstance(value, Mapping) and not {"score", "between"} & set(value)
                found[f"score.{option}.{criterion}"] = "" if whole else ends
                found[f"why.{option}.{criterion}"] = read.why
                found[f"ask.{option}.{criterion}"] = read.ask
    return found


def scores_of(given: Tables, form: Mapping[str, str]) -> Tables:
    """With the scores of a form; TypedError where one cannot be read, and then nothing is taken."""
    faults = []
    for option in given.get("option", {}):
        for must in given.get("must_have", {}):
            answer = met(form.get(f"met.{option}.{must}", ""))
            given = with_met(given, option, must, "unknown" if answer is None else answer)
        for criterion in given.get("criterion", {}):
            field = f"score.{option}.{criterion}"
            found = score(form.get(field, ""))
            if isinstance(found, str):
                where = f"{_name(given, 'option', option)}, {_name(given, 'criterion', criterion)}"
                faults.append((field, f"{where}: “{form[field].strip()}” is no score. {found}"))
                continue
            words = {
                key: text
                for key in ("why", "ask")
                if (text := form.get(f"{key}.{option}.{criterion}", "").strip())
            }
            given = with_score(given, option, criterion, {**(found or {}), **words})
    if faults:
        raise TypedError(faults)
    return given


def with_points(given: Tables, points: Mapping[str, str]) -> Tables:
    """With the weights of sliders; what is no number counts as nothing."""
    read = {key: float(text) if text.isdecimal() else 0.0 for key, text in points.items()}
    give = given.get("weights", {}).get("give")
    return with_weights(given, {"sliders": read} | ({"give": give} if give else {}))


def way_of(given: Mapping[str, Any]) -> str:
    """How the weights were said: sliders, swing, order, pairs, or empty for not at all."""
    weights = given.get("weights", {})
    return next((one for one in ("sliders", "swing", "order", "pairs") if weights.get(one)), "")


def asked(given: Mapping[str, Any]) -> tuple[Asked, ...]:
    """The comparisons that a form asks for, with the answers that are there."""
    names = {key: _name(given, "criterion", key) for key in given.get("criterion", {})}
    known: dict[tuple[str, str], float] = {}
    for pair in given.get("weights", {}).get("pairs", ()):
        times = float(pair.get("times", 2))
        known[pair["more"], pair["less"]] = times
        known[pair["less"], pair["more"]] = -times if times > 1 else times
    return tuple(
        Asked(
            f"pair.{one}.{other}", names[one], names[other],
            f"{known[one, other]:g}" if (one, other) in known else "",
        )
        for one, other in (ring(list(names)) if len(names) > 1 else [])
    )  # fmt: skip


def pairs_of(given: Tables, form: Mapping[str, str]) -> Tables:
    """With the comparisons of a form; TypedError where one was left out."""
    pairs, faults = [], []
    for one, other in ring(list(given.get("criterion", {}))):
        field = f"pair.{one}.{other}"
        try:
            times = float(form.get(field, ""))
        except ValueError:
            times = 0.0
        if not 1 <= abs(times) <= 9:
            faults.append((field, "Choose one of the answers."))
            continue
        more, less = (one, other) if times > 0 else (other, one)
        pairs.append({"more": more, "less": less, "times": abs(times)})
    if faults:
        raise TypedError(faults)
    return with_weights(given, {"pairs": pairs})


def key_of(name: str, taken: Iterable[str] = ()) -> str:
    """A short key for a name that stands in a file: letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "_".join(re.findall(r"[a-z0-9]+", plain)[:4]) or "one"
    found, number, used = base, 2, set(taken)
    while found in used:
        found, number = f"{base}_{number}", number + 1
    return found


def _name(given: Mapping[str, Any], kind: str, key: str) -> str:
    return str(given[kind][key].get("name") or key)


def _loosened(given: Tables) -> Tables:
    """Without what hangs on must-haves, criteria and options that went away."""
    musts, criteria = given.get("must_have", {}), given.get("criterion", {})
    for key, option in given["option"].items():
        kept = {
            "must_haves": {
                one: v for one, v in option.get("must_haves", {}).items() if one in musts
            },
            "scores": {one: v for one, v in option.get("scores", {}).items() if one in criteria},
        }
        given = _put(given, key, {**option, **kept})
    if given.get("chosen") not in given["option"]:
        given = {key: one for key, one in given.items() if key not in ("chosen", "chosen_on")}
    weights = given.get("weights", {})
    named = {
        *weights.get("sliders", {}), *weights.get("swing", {}),
        *(key for pair in weights.get("pairs", ()) for key in (pair["more"], pair["less"])),
    }  # fmt: skip
    return given if not named or named == set(criteria) else with_weights(given, {})


def _named(there: Mapping[str, Mapping[str, Any]], names: Sequence[str]) -> Tables:
    known = {str(one.get("name") or key).lower(): key for key, one in there.items()}
    made: Tables = {}
    for name in dict.fromkeys(" ".join(one.split()) for one in names if one.strip()):
        key = known.get(name.lower())
        if key is None or key in made:
            made[key_of(name, [*there, *made])] = {"name": name}
        else:
            made[key] = {**there[key], "name": name}
    return made


def _put(given: Tables, key: str, option: Mapping[str, Any]) -> Tables:
    return given | {"option": {**given["option"], key: dict(option)}}
