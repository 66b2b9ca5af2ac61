"""A decision weighed and told: from a decision file, and as the published JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footing.advice.beside import load_beside
from footing.advice.decision_file import DecisionFile, read_decision
from footing.advice.said_decision import FEW, YOURS, Outlook, among, outlook
from footing.advice.weighing import Weighed, weigh
from footing.app.prepare import STANDARD_INPUT
from footing.kernel.declared import parse_toml, read_toml

if TYPE_CHECKING:
    from footing.advice.beside import Evidence

__all__ = [
    "FEW", "YOURS", "Decided", "among", "as_json", "decide", "evidence", "load_beside", "weighed",
]  # fmt: skip

SCHEMA = "footing.decision/1"


@dataclass(frozen=True)
class Decided:
    """A decision with its figures and what is said about them; it is not made by that."""

    given: DecisionFile
    weighed: Weighed
    outlook: Outlook


def decide(file: Path | str, stdin: bytes = b"") -> Decided:
    """Weigh the decision in ``file`` (``-``: in ``stdin``).

    DataError with every fault and its line; FootingError where nothing can be weighed.
    """
    if str(file) == STANDARD_INPUT:
        tables, source, name = parse_toml(stdin, "standard input"), stdin, "standard input"
    else:
        (tables, source), name = read_toml(Path(file)), str(file)
    return weighed(read_decision(tables, source, name))


def weighed(given: DecisionFile) -> Decided:
    """Weigh a decision without faults; FootingError where nothing can be weighed."""
    found = weigh(given)
    return Decided(given, found, outlook(found, load_beside()))


def as_json(decided: Decided) -> dict[str, Any]:
    """The decision as plain values in the published form ``footing.decision/1``.

    Shares and weights are parts of 1, scores and totals go from 0 to 10.
    """
    given, found, said = decided.given, decided.weighed, decided.outlook
    compared = found.space.compared
    return {
        "schema": SCHEMA,
        "title": given.title,
        "options": {key: given.said(key) for key in given.option},
        "criteria": {key: given.said(key) for key in given.criterion},
        "ruled_out": {key: list(missed) for key, missed in found.ruled_out.items()},
        "open_must_haves": {key: list(musts) for key, musts in found.open_musts.items()},
        "acceptability": dict(found.acceptability),
        "ranks": dict(zip(found.grid.options, map(list, found.places.shares), strict=True)),
        "any_weights": dict(zip(found.grid.options, found.anyhow.first, strict=True)),
        "for_whom": {
            key: None if one is None else dict(zip(found.grid.criteria, one, strict=True))
            for key, one in zip(found.grid.options, found.anyhow.central, strict=True)
        },
        "weights": dict(found.weights),
        "weight_ranges": {
            key: [low, high]
            for key, low, high in zip(
                found.grid.criteria, found.space.low, found.space.high, strict=True
            )
        },
        "consistency": None
        if compared is None or compared.ratio is None
        else {"ratio": compared.ratio, "fits": compared.fits},
        "totals": dict(zip(found.grid.options, found.totals, strict=True)),
        "leader": found.leader,
        "firm": found.firm,
        "turning": [
            {"criterion": one.criterion, "weight": one.weight, "at": one.at, "to": one.to}
            for one in found.turning
        ],
        "scores_that_turn": [
            {
                "option": one.option,
                "criterion": one.criterion,
                "score": one.score,
                "at": one.at,
                "to": one.to,
                "possible": one.uncertain,
            }
            for one in found.scores
        ],
        "dominated": dict(found.beaten),
        "reversible": {key: given.option[key].undo for key in found.grid.options},
        "offer": "" if found.firm else "tell-me-more",
        "questions": list(said.ask),
        "risks": [
            {"option": option, "risk": risk.name, "text": risk.text, "ask": list(risk.ask)}
            for option, risk in said.risks
        ],
        "status_quo": said.check,
        "evidence": [_cited(one) for one in evidence(decided)],
        "friend": given.friend,
        "chosen": given.chosen,
        "text": "\n".join(one for one in (said.head, *said.lines, said.offer, YOURS) if one),
        "samples": found.places.samples,
        "seed": found.places.seed,
    }


def evidence(decided: Decided) -> tuple[Evidence, ...]:
    """What was found about people who decide, as far as it bears on this decision."""
    beside = load_beside()
    now = beside.now.evidence if decided.outlook.check else ()
    return (*now, *beside.friend.evidence)


def _cited(one: Evidence) -> Mapping[str, str]:
    text, source = load_beside().cited(one)
    return {
        "text": text, "title": source.title, "where": source.where, "limits": source.limits,
    }  # fmt: skip
