"""All records of one person, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from footing.advice.decision import Decision
from footing.advice.kept import Panel, Piece
from footing.contacts.model import Contact, Pace
from footing.followup.checkins import Checkins
from footing.followup.debrief import Debrief
from footing.followup.entries import Entry
from footing.followup.issues import Issue
from footing.followup.load import Commitment
from footing.followup.promises import Promise
from footing.playbooks.matter import Matter


@dataclass(frozen=True)
class Everything:
    """Every record, each kind in the order in which the records were first saved."""

    matters: tuple[Matter, ...] = ()
    entries: tuple[Entry, ...] = ()
    promises: tuple[Promise, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    panels: tuple[Panel, ...] = ()
    pieces: tuple[Piece, ...] = ()
    decisions: tuple[Decision, ...] = ()
    checkins: tuple[Checkins, ...] = ()
    issues: tuple[Issue, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    paces: tuple[Pace, ...] = ()
