"""Tables to CSV that no spreadsheet program takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINS = tuple("=+-@|%＝＋－＠")
"""What a spreadsheet program may take for the beginning of a formula."""
_BREAKS = str.maketrans(dict.fromkeys("\t\r\n\v\f\x85\u2028\u2029", " "))


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV (RFC 4180) with lines that end in a line feed; None is an empty cell.

    A text that a spreadsheet program would run as a formula gets an apostrophe in front, which
    such programs do not show. Tabs and line ends in a text become spaces. Numbers stay numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([plain(cell) for cell in row])
    return out.getvalue()


def plain(cell: object) -> object:
    """A cell that is no formula; numbers and empty cells as they are."""
    if not isinstance(cell, str):
        return cell
    line = cell.translate(_BREAKS)
    return f"'{line}" if line.lstrip().startswith(_BEGINS) else line
