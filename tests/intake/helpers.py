"""Reading small texts and the shared data in the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from footing.app.backlog import Asked, Report, measure_backlog
from footing.intake.engine import Engine
from footing.kernel.clock import fixed
from tests.documents import ROOT

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SHARED = ROOT.parent / "shared/data/backlog"


def read(path: Path, **asked: Any) -> Report:
    """The report on a file, as of a fixed day."""
    return measure_backlog(replace(Asked(path), **asked), fixed(NOW))


def of_text(folder: Path, text: str, name: str = "file.csv", **asked: Any) -> Report:
    """The report on a file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return read(path, **asked)


def shared(name: str) -> Path:
    """A file of the shared data; the test is skipped where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared data are not there: {name}")
    return path


def codes(report: Report) -> dict[str, int]:
    """Everything that was found, with its count."""
    return {one.code: one.count for one in (*report.findings.repairs, *report.findings.warnings)}


ENGINE = Engine(())


def worked_out(values: list[Any], expression: Callable[[Any], Any]) -> list[Any]:
    """What the engine makes of one column."""
    table = ENGINE.ibis.create_table("column", pa.table({"value": values}), overwrite=True)
    column = ENGINE.run(table.select(found=expression(table.value)))["found"]
    return [None if one is None else int(one) for one in column]
