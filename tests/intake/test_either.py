"""What was closed without being resolved is finished, too."""

from __future__ import annotations

from pathlib import Path

from tests.intake.helpers import codes, of_text

FRESHDESK = """Ticket ID,Status,Created time,Resolved time,Closed time
1,Closed,2024-01-13 10:00:00,2024-01-14 10:00:00,2024-01-16 10:00:00
2,Closed,2024-01-13 10:00:00,,2024-01-20 10:00:00
3,Pending,2024-01-15 10:00:00,,
"""
SERVICENOW = """number,state,opened_at,resolved_at,closed_at
INC1,Closed,13/01/2024 10:00,14/01/2024 10:00,16/01/2024 10:00
INC2,Canceled,13/01/2024 10:00,?,20/01/2024 10:00
INC3,On Hold,15/01/2024 10:00,?,?
"""


def test_the_second_closing_column_stands_in(tmp_path: Path) -> None:
    for text, name in ((FRESHDESK, "Freshdesk"), (SERVICENOW, "ServiceNow")):
        found = of_text(tmp_path, text)
        assert (found.format, found.findings.used, found.measures.open) == (name, 3, 1)
        assert codes(found)["closed_by_other_column"] == 1
        assert found.measures.closing_age is not None
        assert (found.measures.closing_age.p50, found.measures.closing_age.max) == (1, 7)


def test_a_column_that_was_named_stands_alone(tmp_path: Path) -> None:
    found = of_text(tmp_path, FRESHDESK, closed="Resolved time")
    assert found.findings.set_aside == {"closed without a date": 1}
