"""Proving how the dates of a column are written: over every value, never over a sample alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from footing.intake.layouts import ANY_CASE, Layout, declared, layouts, shape
from footing.intake.moments import DAY, in_zone, one_if, seconds

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from footing.intake.source import Source

SAMPLE = 4_000
"""Values from which the usual shapes are learned; all others are then looked for."""
MOST_SHAPES = 400
"""A column with more shapes than this among its odd values holds no dates."""


@dataclass(frozen=True)
class Reading:
    """How one column is read.

    ``way`` is ``day`` (its first ten letters are a day of the calendar in every value), ``text``
    (by ``layouts``), ``stamp`` (the engine has typed it) or ``none`` (no column). ``nothing`` are
    the words for an empty cell, with how often each stands there. ``filled`` cells hold something
    else, and ``read`` of them are dates. ``by`` counts the values by template; ``rivals`` are the
    layouts with day and month the other way round, which evidence or the person ruled out.
    """

    column: str
    way: Literal["day", "text", "stamp", "none"]
    filled: int = 0
    read: int = 0
    layouts: tuple[Layout, ...] = ()
    rivals: tuple[Layout, ...] = ()
    by: Mapping[str, int] = field(default_factory=dict)
    nothing: Mapping[str, int] = field(default_factory=dict)
    zoned: int = 0
    only_day_first: int = 0
    only_month_first: int = 0
    either: int = 0
    aware: bool = False
    timed: bool = True
    pivot: int = 0
    zone: str = ""

    @property
    def unread(self) -> int:
        """Filled cells that are no date."""
        return self.filled - self.read

    @property
    def ambiguous(self) -> bool:
        """Whether day and month can change places and no value says which is which."""
        return bool(self.either) and not self.only_day_first and not self.only_month_first

    @property
    def orders(self) -> set[str]:
        """The orders of day and month that occur among the layouts."""
        return {layout.order for layout in self.layouts if layout.order}

    def cell(self, table: ir.Table) -> Any:
        """The cell as text, without space around; null where it means nothing."""
        import ibis

        text = table[self.column].cast("string").strip()
        if self.way == "stamp":
            return text
        words = ["", *self.nothing]
        return ibis.ifelse(text.lower().isin(words), ibis.null("string"), text)

    @property
    def _moved(self) -> bool:
        """Whether some dates have to be moved to the clock of ``zone``."""
        if not self.zone or self.way not in ("stamp", "text"):
            return False
        return self.aware if self.way == "stamp" else any(one.zoned for one in self.layouts)

    @property
    def _utc(self) -> str:
        return f"utc_{self.column}_"

    def prepared(self, table: ir.Table) -> ir.Table:
        """``table`` with what ``seconds`` needs: a zone's clock takes the moment many times."""
        return table.mutate(**{self._utc: self._zoned(table)}) if self._moved else table

    def _zoned(self, table: ir.Table) -> Any:
        """Seconds of UTC of the dates that say their zone."""
        import ibis

        if self.way == "stamp":
            return table[self.column].cast("timestamp").epoch_seconds().floor().cast("int64")
        text = table[self.column].cast("string").strip()
        return ibis.coalesce(
            *[seconds(text, one, self.pivot) for one in self.layouts if one.zoned],
            ibis.null("int64"),
        )

    def seconds(self, table: ir.Table) -> Any:
        """Seconds since 1970 on the clock on which days are cut; null where there is no date.

        ``table`` is ``prepared``.
        """
        import ibis

        if self.way == "none":
            return ibis.null("int64")
        if self.way == "day":
            return self.day(table) * DAY
        if self.way == "stamp":
            return in_zone(table[self._utc], self.zone) if self._moved else self._zoned(table)
        text = table[self.column].cast("string").strip()
        kept = [one for one in self.layouts if not (self._moved and one.zoned)]
        found = [seconds(text, one, self.pivot) for one in kept]
        if self._moved:
            found.append(in_zone(table[self._utc], self.zone))
        return ibis.coalesce(*found, ibis.null("int64"))

    def day(self, table: ir.Table) -> Any:
        """Days since 1970; null where there is no date. ``table`` is ``prepared``."""
        import ibis

        if self.way == "none":
            return ibis.null("int64")
        if self.way == "day":
            text = table[self.column]
            return text.nullif("").substr(0, 10).cast("date").epoch_days()
        if self.way == "stamp" and not (self.aware and self.zone):
            return table[self.column].cast("timestamp").date().epoch_days()
        return self.seconds(table) // DAY


def none() -> Reading:
    """The reading of a column that the table does not have."""
    return Reading("", "none")


def prove(
    source: Source, columns: Sequence[str], *, template: str, order: str, zone: str, pivot: int
) -> dict[str, Reading]:
    """How each of ``columns`` is read; counted over all values in as few passes as can be."""
    types = source.table.schema()
    found = {
        name: _typed(source, name, zone)
        for name in columns
        if types[name].is_timestamp() or types[name].is_date()
    }
    texts = [name for name in columns if name not in found]
    found.update(_texts(source, texts, template, order, zone, pivot) if texts else {})
    return found


def _typed(source: Source, name: str, zone: str) -> Reading:
    kind = source.table.schema()[name]
    aware = kind.is_timestamp() and kind.timezone is not None
    filled = int(source.rows(source.table[name].count().as_table())[0][0])
    return Reading(
        name, "stamp", filled, filled, aware=aware, zoned=filled if aware else 0,
        timed=kind.is_timestamp(), zone=zone,
    )  # fmt: skip


def _texts(
    source: Source, names: list[str], template: str, order: str, zone: str, pivot: int
) -> dict[str, Reading]:
    """Learn shapes from a sample, count them over everything, and look at what is left over."""
    table = source.table
    cells = {name: table[name].cast("string") for name in names}
    sample = source.rows(table.select(**{str(at): cells[name] for at, name in enumerate(names)})
                         .limit(SAMPLE))  # fmt: skip
    usual = {
        name: _layouts({shape(row[at]) for row in sample if row[at]}, template, order)
        for at, name in enumerate(names)
    }
    plain = _counted(source, cells, usual)
    found = {}
    for name in names:
        filled, matched = plain[name]
        days = [one for one in usual[name] if one.iso and not one.zoned]
        alone = len(usual[name]) == 1 and not usual[name][0].order
        if filled == sum(matched) and usual[name] and (alone or len(days) == len(usual[name])):
            by = Counter[str]()
            for one, n in zip(usual[name], matched, strict=True):
                by[one.template] += n
            found[name] = Reading(
                name,
                "day" if days else "text",
                filled,
                filled,
                usual[name],
                by=by,
                zoned=0 if days else sum(by.values()) * usual[name][0].zoned,
                timed=any(one.timed for one in usual[name]),
                pivot=pivot,
                zone=zone,
            )
        else:
            found[name] = _carefully(source, name, usual[name], template, order, zone, pivot)
    return found


def _layouts(shapes: set[str], template: str, order: str) -> tuple[Layout, ...]:
    found = {
        one.pattern + one.template: one
        for shapes_ in sorted(shapes)
        for one in layouts(shapes_, template)
        if not order or one.order in ("", order)
    }
    return tuple(found.values())


def _counted(
    source: Source, cells: Mapping[str, Any], usual: Mapping[str, tuple[Layout, ...]]
) -> dict[str, tuple[int, list[int]]]:
    """In one pass: for each column the filled cells, and those that match each layout."""
    asked = {}
    for at, (name, text) in enumerate(cells.items()):
        asked[f"{at}"] = text.nullif("").count()
        for number, one in enumerate(usual[name]):
            asked[f"{at}_{number}"] = one_if(text.re_search(one.pattern)).sum()
    counted = {
        name: int(column[0] or 0)
        for name, column in source.run(source.table.aggregate(**asked)).items()
    }
    return {
        name: (counted[f"{at}"], [counted[f"{at}_{n}"] for n in range(len(usual[name]))])
        for at, name in enumerate(cells)
    }


def _carefully(
    source: Source, name: str, usual: tuple[Layout, ...], template: str, order: str, zone: str,
    pivot: int,
) -> Reading:  # fmt: skip
    """A column with odd values: all its shapes, what its empty cells say, and every layout."""
    import ibis

    table = source.table
    text = table[name].cast("string").strip()
    odd = table.select(text=text.lower()).filter(lambda t: t.text.length() > 0)
    for one in usual:
        odd = odd.filter(~odd.text.re_search(one.pattern))
    words = {*declared().nothing, *declared().not_yet}
    nothing = odd.filter(odd.text.isin(sorted(words))).group_by("text").agg(n=lambda t: t.count())
    said = {str(word): int(n) for word, n in source.rows(nothing)}
    rest = odd.filter(~odd.text.isin(sorted(words)))
    shapes = (
        rest.select(shape=rest.text.translate("123456789", "000000000"))
        .group_by("shape")
        .agg(n=lambda t: t.count())
        .order_by(ibis.desc("n"), "shape")
        .limit(MOST_SHAPES)
    )
    more = _layouts({str(row[0]) for row in source.rows(shapes)}, template, order)
    # The pattern of one shape is the same in any letters, so that a layout stands once.
    known = tuple({(one.pattern, one.template): one for one in (*usual, *more)}.values())
    known = tuple(one for one in known if one.pattern.lower() not in said)
    return _weighed(source, name, known, said, order, zone, pivot)


def _weighed(
    source: Source, name: str, known: tuple[Layout, ...], said: Mapping[str, int], order: str,
    zone: str, pivot: int,
) -> Reading:  # fmt: skip
    """Count over everything what each layout reads, and what tells day from month."""
    table = source.table
    trial = Reading(name, "text", layouts=known, nothing=said, pivot=pivot, zone=zone)
    cell = trial.cell(table)

    asked: dict[str, Any] = {"filled": cell.count()}
    for at, one in enumerate(known):
        # A value counts for the first layout that fits, in either order of day and month.
        before = [
            two for two in known[:at] if "" in (one.order, two.order) or one.order == two.order
        ]
        alone = fits(cell, [one]) & ~fits(cell, before) if before else fits(cell, [one])
        asked[f"by{at}"] = one_if(alone).sum()
    if known:
        asked["read"] = one_if(fits(cell, known)).sum()
    if with_zone := [one for one in known if one.zoned]:
        asked["zoned"] = one_if(fits(cell, with_zone)).sum()
    day = [one for one in known if one.order == "day"]
    month = [one for one in known if one.order == "month"]
    if day and month and not order:
        first, second = fits(cell, day), fits(cell, month)
        asked["only_day"] = one_if(first & ~second).sum()
        asked["only_month"] = one_if(second & ~first).sum()
        asked["either"] = one_if(first & second).sum()
    counted = Counter(
        {key: int(one[0] or 0) for key, one in source.run(table.aggregate(**asked)).items()}
    )
    by: dict[str, int] = {}
    for at, one in enumerate(known):
        by[one.template] = by.get(one.template, 0) + counted[f"by{at}"]
    return replace(
        trial,
        filled=counted["filled"],
        read=counted["read"],
        layouts=tuple(one for at, one in enumerate(known) if counted[f"by{at}"]),
        by={template: n for template, n in by.items() if n},
        zoned=counted["zoned"],
        only_day_first=counted["only_day"],
        only_month_first=counted["only_month"],
        either=counted["either"],
        timed=any(one.timed for one in known),
    )


def fits(cell: Any, some: Sequence[Layout]) -> Any:
    """Whether a cell is a date by one of ``some`` layouts; one pattern for all of them."""
    import ibis

    if not some:
        return ibis.literal(False)
    # Letters of either case: engines want this said once, at the beginning.
    every = "|".join(one.pattern.removeprefix(ANY_CASE) for one in some)
    return cell.re_search(ANY_CASE + every).fill_null(False)
