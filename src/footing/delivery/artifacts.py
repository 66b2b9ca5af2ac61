"""Everything that can be taken away from a page, as named files of bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from footing.delivery import calendar, mail
from footing.delivery.brief import brief_pdf
from footing.delivery.markdown import brief_markdown
from footing.delivery.pocket import pocket_html, pocket_pdf
from footing.delivery.scope import scope_markdown, scope_pdf
from footing.playbooks.answers import CheckIns, Meeting
from footing.playbooks.holding import pocket
from footing.playbooks.page import Page

_MAILS = ("invite", "message", "confirm")
_SUBJECTS = {"invite": "A talk", "message": "A message", "confirm": "Thank you for the talk"}


@dataclass(frozen=True)
class Artifact:
    """A file to take away: its name (ASCII, no folder), its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


def for_page(
    page: Page,
    meeting: Meeting | None,
    checkins: CheckIns | None,
    *,
    uid_seed: str,
    now: datetime,
) -> tuple[Artifact, ...]:
    """All files of a page: what to say, mail drafts, the brief, and calendar files.

    A part without text gives no file, and a page without cards no cards; ``meeting.ics`` needs the
    meeting's time, ``checkins.ics`` the first check-in. A meeting without a zone is in that of the
    check-ins, which is the person's own. ``uid_seed`` is the matter's id (or another stable text),
    ``now`` carries its zone. Raises FootingError as ``calendar`` and ``brief_pdf`` do.
    """
    found = []
    if page.spoken.strip():
        found.append(
            Artifact("spoken.txt", "text/plain; charset=utf-8", mail.plain_text(page.spoken))
        )
    for part in _MAILS:
        if page.part(part).strip():
            subject = page.subjects.get(part) or _SUBJECTS[part]
            content = mail.draft(subject, page.part(part), now=now)
            found.append(Artifact(f"{part}.eml", "message/rfc822", content))
    text = brief_markdown(page.brief).encode("utf-8", "replace")
    found.append(Artifact("brief.md", "text/markdown; charset=utf-8", text))
    found.append(Artifact("brief.pdf", "application/pdf", brief_pdf(page.brief)))
    if page.scope is not None:
        text = scope_markdown(page.scope).encode("utf-8", "replace")
        found.append(Artifact("then-and-now.pdf", "application/pdf", scope_pdf(page.scope)))
        found.append(Artifact("then-and-now.md", "text/markdown; charset=utf-8", text))
    if page.cards:
        held = pocket(page)
        found.append(Artifact("cards.html", "text/html; charset=utf-8", pocket_html(held)))
        found.append(Artifact("cards.pdf", "application/pdf", pocket_pdf(held)))
    return (*found, *_dates(meeting, checkins, uid_seed, now))


def _dates(
    meeting: Meeting | None, checkins: CheckIns | None, seed: str, now: datetime
) -> tuple[Artifact, ...]:
    found = []
    zone = checkins.timezone if checkins else ""
    kind = "text/calendar; charset=utf-8"
    if meeting and meeting.when:
        # For a mail the time is one's own: it blocks an hour to write, nobody is met.
        title = "Writing time" if meeting.channel == "mail" else "Meeting"
        content = calendar.meeting(
            meeting.when, meeting.minutes, seed=seed, now=now, zone=zone, title=title
        )
        found.append(Artifact("meeting.ics", kind, content))
    if checkins and checkins.first:
        content = calendar.checkins(
            checkins.every,
            checkins.minutes,
            checkins.first,
            checkins.until,
            seed=seed,
            now=now,
            zone=zone,
        )
        found.append(Artifact("checkins.ics", kind, content))
    return tuple(found)
