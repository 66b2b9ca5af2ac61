from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footing.app.backlog import Asked, QuestionError
from footing.backlog.counts import NEVER, date_of, day_of
from footing.intake.listing import OpenItems, open_items
from footing.intake.source import IntakeError
from tests.documents import ROOT
from tests.intake.helpers import NOW, read, shared

EXCERPT = ROOT / "examples/backlog/hadoop-jira-excerpt.csv"
OWN = """\
No;Came;Ready;Who;Hours;Worth;By
A1;13.01.2025;15.01.2025;Ana;1;5;
A2;14.01.2025;;Ana;2,5;7;20.01.2025
A3;15.01.2025;;;;1;
A4;16.01.2025;16.01.2025;Bo;1;1;
A5;16.01.2025;;Bo;x;1.5;01.02.2025
"""


def listed(path: Path, **asked: Any) -> OpenItems:
    """The open items of a file, as of the day of its measures."""
    report = read(path, **asked)
    assert report.measures.as_of is not None
    return open_items(replace(Asked(path), **asked), NOW, day_of(report.measures.as_of))


def own(folder: Path, text: str = OWN, **asked: Any) -> OpenItems:
    """The same of a text, with the columns named."""
    path = folder / "own.csv"
    path.write_text(text, "utf-8")
    return listed(path, **{"opened": "Came", "closed": "Ready", "id": "No", **asked})


def test_the_open_with_their_ids_and_days(tmp_path: Path) -> None:
    found = own(tmp_path)
    assert found.ids == ("A2", "A3", "A5")
    assert [date_of(one) for one in found.opened] == [date(2025, 1, day) for day in (14, 15, 16)]
    assert found.effort is found.value is found.due is found.worker is None


def test_what_a_plan_needs_besides(tmp_path: Path) -> None:
    found = own(tmp_path, worker="Who", effort="Hours", value="Worth", due="By")
    assert found.worker == ("Ana", "", "Bo")
    assert found.effort is not None
    assert found.value is not None
    assert found.due is not None
    assert found.effort[0] == 2.5
    assert np.isnan(found.effort[1:]).all()
    assert found.value.tolist() == [7, 1, 1.5]
    assert found.due.tolist() == [
        day_of(date(2025, 1, 20)), int(NEVER), day_of(date(2025, 2, 1))
    ]  # fmt: skip


def test_without_an_id_the_row_says_which(tmp_path: Path) -> None:
    found = own(tmp_path, id="-")
    assert found.ids == ("row 3", "row 4", "row 6")


def test_rows_of_one_item_are_one_item(tmp_path: Path) -> None:
    """Also where some rows have no id, and where an item was opened again."""
    more = "A2;14.01.2025;;Ana;2;7;\n;17.01.2025;;;;;\nA1;18.01.2025;;;;;\n"
    found = own(tmp_path, OWN + more, effort="Hours")
    assert sorted(found.ids) == ["A1", "A2", "A3", "A5", "row 8"]
    at = found.ids.index("A1")
    assert date_of(found.opened[at]) == date(2025, 1, 13)


def test_a_column_without_numbers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="no numbers"):
        own(tmp_path, value="Who")
    with pytest.raises(IntakeError, match="no dates"):
        own(tmp_path, due="Who")


def test_counts_hold_no_items(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text("period,arrivals,completions,open\n2024-01,5,4,3\n2024-02,5,4,4\n")
    with pytest.raises(IntakeError, match="holds no items"):
        open_items(Asked(path), NOW, day_of(date(2024, 2, 29)))


def test_a_question_stays_a_question(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,opened,closed\n1,01/02/2024,03/02/2024\n2,02/02/2024,\n")
    with pytest.raises(QuestionError):
        open_items(Asked(path), NOW, day_of(date(2024, 3, 1)))


@pytest.mark.parametrize("name", ["hadoop_jira.csv", "helpdesk_cases.parquet"])
def test_real_exports_list_what_is_measured(name: str) -> None:
    path = shared(name)
    found, measured = listed(path), read(path).measures
    assert len(found.ids) == len(set(found.ids)) == measured.open


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 12),
            st.dates(date(2024, 1, 1), date(2024, 3, 1)),
            st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 3, 1))),
            st.sampled_from(["", "open", "closed", "reopened"]),
        ),
        min_size=1,
        max_size=30,
    ),
    as_of=st.one_of(st.none(), st.dates(date(2024, 1, 15), date(2024, 3, 1))),
)
def test_as_many_are_listed_as_are_measured_open(
    tmp_path: Path, rows: list[tuple[int, date, date | None, str]], as_of: date | None
) -> None:
    """Whatever repeats, contradicts itself or is closed later."""
    path = tmp_path / "own.csv"
    lines = [f"{n or ''},{a.isoformat()},{b.isoformat() if b else ''},{s}" for n, a, b, s in rows]
    path.write_text("case,opened,closed,status\n" + "\n".join(lines) + "\n", "utf-8")
    try:
        report = read(path, id="case", as_of=as_of)
    except IntakeError:
        return
    assert report.measures.as_of is not None
    found = open_items(Asked(path, id="case"), NOW, day_of(report.measures.as_of))
    assert len(found.ids) == report.measures.open
    assert (np.asarray(found.opened) <= day_of(report.measures.as_of)).all()


def test_the_bundled_excerpt(tmp_path: Path) -> None:
    """What the demo lists."""
    assert len(listed(EXCERPT).ids) == read(EXCERPT).measures.open
