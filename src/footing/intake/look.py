"""Looking up examples: which rows, as a person finds them in the file, show what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from footing.backlog.findings import Example
from footing.intake.prove import Reading, fits

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from footing.intake.source import Source

MOST = 3
WIDEST = 60


class Look:
    """Finds examples in one source; it is asked only about what was counted before."""

    def __init__(self, source: Source, columns: dict[str, str]) -> None:
        self._source = source
        self._columns = columns
        self.name = source.name

    def where(
        self,
        table: Callable[[ir.Table], ir.Table],
        wanted: Callable[[Any], Any],
        show: Sequence[str],
        most: int = MOST,
    ) -> tuple[Example, ...]:
        """The first rows of which ``wanted`` holds; ``table`` adds the columns it looks at."""
        import ibis

        base = self._source.table
        numbered = self._source.first_row is not None
        if numbered:
            base = base.mutate(row__=ibis.row_number())
        found = table(base).filter(wanted)
        keep = {f"show{at}": found[name].cast("string") for at, name in enumerate(show)}
        if numbered:
            keep["row"] = found.row__
        if "id" in self._columns:
            keep["id"] = found[self._columns["id"]].cast("string")
        rows = self._source.run(found.select(**keep).limit(most))
        count = len(next(iter(rows.values()), ()))
        return tuple(
            Example(
                ", ".join(_short(rows[f"show{at}"][number]) for at in range(len(show))),
                int(rows["row"][number]) + (self._source.first_row or 0) if numbered else None,
                str(rows["id"][number] or "") if "id" in rows else "",
            )
            for number in range(count)
        )

    def where_order(
        self, readings: Iterable[Reading], order: str, most: int
    ) -> tuple[Example, ...]:
        """Values that can only have the day first, only the month first, or either."""
        found: tuple[Example, ...] = ()
        for one in readings:
            every = (*one.layouts, *one.rivals)
            day = [lay for lay in every if lay.order == "day"]
            month = [lay for lay in every if lay.order == "month"]

            def wanted(t: Any, one: Reading = one, day: Any = day, month: Any = month) -> Any:
                first, second = fits(one.cell(t), day), fits(one.cell(t), month)
                both = {"day": first & ~second, "month": second & ~first, "either": first & second}
                return both[order]

            found += self.where(lambda t: t, wanted, [one.column], most)
        return found[:most]

    def where_zone(self, readings: Iterable[Reading], *, zoned: bool) -> tuple[Example, ...]:
        """A value with a zone, or one without."""
        for one in readings:
            found = self.where(lambda t: t, _zone_of(one, zoned=zoned), [one.column], 1)
            if found:
                return found
        return ()

    def unread(self, reading: Reading) -> tuple[Example, ...]:
        """Cells that hold something which is no date."""
        return self.where(
            lambda t: t,
            lambda t: reading.cell(t).notnull() & ~fits(reading.cell(t), reading.layouts),
            [reading.column],
        )

    def said_unread(self, reading: Reading) -> str:
        """The same in words."""
        return "; ".join(one.said for one in self.unread(reading))


def _zone_of(reading: Reading, *, zoned: bool) -> Callable[[Any], Any]:
    """Whether a value says its zone, or is a date without one."""
    if reading.way == "stamp":
        return lambda t: t[reading.column].notnull()
    some = [one for one in reading.layouts if one.zoned == zoned]
    return lambda t: fits(reading.cell(t), some)


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    text = " ".join(text.split()) or "(empty)"
    if value is None:
        return text
    return f"“{text[:WIDEST]}…”" if len(text) > WIDEST else f"“{text}”"
