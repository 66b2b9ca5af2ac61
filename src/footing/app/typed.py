"""What people type into a form or at a prompt, read as the values of an answer file, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from footing.kernel.errors import FootingError
from footing.kernel.saying import heard_day

if TYPE_CHECKING:
    from footing.playbooks.model import RecordField, Step

Row = Mapping[str, str]
Typed = Mapping[str, "str | Sequence[Row]"]
"""One answer as text. Lists and records hold their rows under ``items``; see ``raw``."""

_HOURS = re.compile(r"\s*(?:h|hrs?|hours?)\.?(?:\s*(?:a|per|/)\s*week)?$")
_YES = {"yes", "y", "true", "on", "1"}
_NO = {"no", "n", "false", "off", "0"}
_TIME_FORMS = ("%H:%M", "%H.%M", "%I:%M %p", "%I:%M%p", "%I %p", "%I%p")


class AnswerError(FootingError):
    """An answer is not what its step needs; ``faults`` says why, one plain sentence each."""

    def __init__(self, faults: Sequence[str], *, where: str = "") -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults), where=where)


def raw(step: Step, typed: Typed) -> Any | None:
    """The value of an answer file for what was typed; None where nothing was.

    Keys of ``typed`` by the step's kind (all values are text):
    text, words, quote, choice: ``say`` and ``notes``; percent, hours, date, yes-no: ``say``;
    list: ``items`` of ``{say, notes}``; records: ``items`` of ``{field: text}``, notes of a field
    under ``field.notes``;
    checkins: every, minutes, first, until, timezone; meeting: channel, when, minutes.
    Raises AnswerError where a number or a day cannot be read.
    """
    match step.kind:
        case "text" | "words" | "quote":
            return _text(_row(typed))
        case "list":
            return [one for row in _rows(typed) if (one := _text(row)) is not None] or None
        case "records":
            return [one for row in _rows(typed) if (one := _record(step, row))] or None
        case "choice":
            chosen = _choice(_said(typed), step.choices)
            return chosen and _text({"say": chosen, "notes": _row(typed).get("notes", "")})
        case "hours":
            return hours(_said(typed))
        case "percent":
            return number(_said(typed).rstrip("% "))
        case "date":
            return day(_said(typed))
        case "yes-no":
            return yes_or_no(_said(typed))
        case "meeting" | "checkins":
            return _table(_row(typed))


def typed(step: Step, value: Any) -> Typed:
    """What a form shows for a value of an answer file; the opposite of ``raw``."""
    if value is None:
        return {}
    match step.kind:
        case "list":
            return {"items": [_text_row(item) for item in value]}
        case "records":
            return {"items": [_record_row(item) for item in value]}
        case "meeting" | "checkins":
            return {key: _shown(one) for key, one in value.items()}
        case "text" | "words" | "quote" | "choice":
            return _text_row(value)
        case _:
            return {"say": _shown(value)}


def day(text: str) -> date | None:
    """A day such as 2026-11-25 or 25 November 2026; None where nothing was typed."""
    text = _folded(text)
    if not text:
        return None
    found = heard_day(text)
    if found is not None:
        return found
    raise AnswerError([f"“{text}” is not a day I can read. Write it like 2026-11-25."])


def moment(text: str) -> datetime | date | None:
    """A day and time such as 2026-11-25 10:00, or a day alone; None where nothing was typed."""
    text = _folded(text)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        return found if len(text) > len("2026-11-25") else found.date()
    words = text.replace(" at ", " ").split(" ")
    for cut in range(len(words), 0, -1):
        clock, head = " ".join(words[cut:]), " ".join(words[:cut])
        try:
            found_day = day(head)
        except AnswerError:
            continue
        if found_day is None:
            continue
        if not clock:
            return found_day
        for form in _TIME_FORMS:
            try:
                at = datetime.strptime(clock, form).time()  # noqa: DTZ007 - one's own wall clock
            except ValueError:
                continue
            return datetime.combine(found_day, at)
    raise AnswerError(
        [f"“{text}” is not a day and time I can read. Write it like 2026-11-25 10:00."]
    )


def number(text: str) -> int | None:
    """A whole number; None where nothing was typed."""
    text = text.strip()
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise AnswerError([f"“{text}” is not a whole number."]) from None


def hours(text: str) -> float | int | None:
    """A number of hours such as 6, 7.5 or 7,5 h; None where nothing was typed."""
    text = _HOURS.sub("", text.strip().lower()).replace(",", ".").strip()
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        raise AnswerError([f"“{text}” is not a number of hours. Write it like 7.5."]) from None
    return int(found) if found.is_integer() else found


def yes_or_no(text: str) -> bool | None:
    """Yes or no; None where nothing was typed."""
    text = text.strip().lower()
    if not text:
        return None
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise AnswerError([f"“{text}” is neither yes nor no."])


def _choice(text: str, choices: Mapping[str, str]) -> str | None:
    text = text.strip()
    for key, label in choices.items():
        if text.lower() in (key.lower(), label.lower()):
            return key
    return text or None


def _text(row: Row) -> str | dict[str, str] | None:
    say, notes = row.get("say", "").strip(), row.get("notes", "").strip()
    if not notes:
        return say or None
    return {"say": say, "notes": notes} if say else {"notes": notes}


def _text_row(value: Any) -> dict[str, str]:
    return {"say": value} if isinstance(value, str) else {k: str(v) for k, v in value.items()}


def _record(step: Step, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in step.fields:
        value = _field(field, row)
        if value is not None:
            found[field.key] = value
    # A choice that a form sends by itself does not make an empty row an answer.
    said = any(field.kind != "choice" and field.key in found for field in step.fields)
    return found if said else {}


def _field(field: RecordField, row: Row) -> Any | None:
    text = row.get(field.key, "")
    match field.kind:
        case "date" | "due":
            return (heard_day(text) or _folded(text) or None) if field.loose else day(text)
        case "choice":
            return _choice(text, field.choices)
        case "hours":
            return hours(text)
        case "name":
            return _folded(text) or None
        case "text":
            return _text({"say": text, "notes": row.get(f"{field.key}.notes", "")})


def _record_row(item: Mapping[str, Any]) -> dict[str, str]:
    row: dict[str, str] = {}
    for key, one in item.items():
        if isinstance(one, Mapping):
            row[key] = str(one.get("say", ""))
            row[f"{key}.notes"] = str(one.get("notes", ""))
        else:
            row[key] = _shown(one)
    return row


def _table(row: Row) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for key, text in row.items():
        if not text.strip():
            continue
        if key in ("when", "first"):
            found[key] = moment(text)
        elif key == "until":
            found[key] = day(text)
        elif key == "minutes":
            found[key] = number(text)
        else:
            found[key] = text.strip()
    return found or None


def _row(typed: Typed) -> Row:
    return {key: value for key, value in typed.items() if isinstance(value, str)}


def _rows(typed: Typed) -> Sequence[Row]:
    items = typed.get("items", ())
    return () if isinstance(items, str) else items


def _said(typed: Typed) -> str:
    return _row(typed).get("say", "")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
