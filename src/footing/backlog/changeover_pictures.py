"""What the pictures of a change-over show: what can be done beside what comes, and what is open.

As with the other pictures: values only, and each row of a table stands for its marks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from footing.backlog.changeover import Changeover, weeks
from footing.backlog.outcome import Outcome
from footing.backlog.pictures import Cell, Mark, Picture
from footing.backlog.said import amount
from footing.kernel.saying import said_day

WITHOUT, AS_IT_COMES, THINNED = "Without it", "As it comes", "Less let in"
POINTS = 60
AFTER = 182
"""Days after the change-over that are drawn."""
WEEK = 7


def changeover_pictures(found: Changeover) -> tuple[Picture, ...]:
    """Capacity week by week, and the open without and with the change-over."""
    return (_capacity(found), _open(found))


def ways(found: Changeover) -> tuple[tuple[str, Outcome], ...]:
    """The ways through by the name that pictures and tables give them."""
    thinned = ((THINNED, found.thinned.outcome),) if found.thinned else ()
    return ((WITHOUT, found.without), (AS_IT_COMES, found.as_it_comes.outcome), *thinned)


def _until(found: Changeover) -> date:
    last = found.change.last + timedelta(days=AFTER)
    return max(last, found.thin.until) if found.thin else last


def _capacity(found: Changeover) -> Picture:
    plain = weeks(found.inputs, _until(found))
    able = {day: done for day, done, _ in plain}
    kinds = [("can be done", able), ("comes in", {day: came for day, _, came in plain})]
    if found.thin:
        less = replace(found.inputs, thins=(*found.inputs.thins, found.thin))
        kinds.append(("is let in", {day: came for day, _, came in weeks(less, _until(found))}))
    return Picture(
        "changeover-capacity",
        _capacity_title(found),
        "Items a week. The bars are what can be done, the line is what comes in"
        + (", and the dashed one what is let in." if found.thin else "."),
        ("Week from", *(kind.capitalize() for kind, _ in kinds)),
        tuple((day.isoformat(), *(round(values[day], 1) for _, values in kinds)) for day in able),
        tuple(
            {
                "day": day.isoformat(),
                "until": (day + timedelta(days=WEEK)).isoformat(),
                "kind": kind,
                "week": round(values[day], 1),
            }
            for kind, values in kinds
            for day in able
        ),
    )


def _capacity_title(found: Changeover) -> str:
    inputs, change = found.inputs, found.change
    usual = inputs.capacity * WEEK
    if not change.loss:
        return f"The change-over takes nothing of the {amount(usual)} a week that you can do"
    lowest = usual * (1 - change.loss)
    text = f"At worst {amount(lowest)} a week can be done instead of {amount(usual)}"
    came = f"{amount(inputs.arrivals * WEEK)} come in"
    if found.thin is None:
        return f"{text}, and {came}"
    begin, end = _day(found.thin.first, inputs.as_of), _day(found.thin.last, inputs.as_of)
    return f"{text}, and {came}: less than comes in from {begin} to {end}"


def _open(found: Changeover) -> Picture:
    through = ways(found)
    fan = found.without.open
    reach = sum(day <= _until(found) for day in fan.day)
    moments = range(0, reach, max(reach // POINTS, 1))
    cells: list[tuple[Cell, ...]] = []
    marks: list[Mark] = []
    for at in moments:
        row: list[Cell] = [fan.day[at].isoformat()]
        for order, (name, one) in enumerate(through):
            low, middle, high = (
                round(values[at]) for values in (one.open.p10, one.open.p50, one.open.p90)
            )
            row.append(f"{middle:,} ({low:,} to {high:,})")
            marks.append({
                "day": fan.day[at].isoformat(), "way": name, "order": order, "likely": middle,
                "from": low, "to": high,
            })  # fmt: skip
        cells.append(tuple(row))
    begin, end = found.change.first, found.change.last
    bounds: tuple[Mark, ...] = (
        {"day": begin.isoformat(), "label": "it begins"},
        {"day": end.isoformat(), "label": "all can be done again"},
    )
    return Picture(
        "changeover-open",
        _open_title(found),
        "How many are open at the end of each day, starting where you are. The lines are the "
        "middle of the runs, the bands hold eight in ten of them; the dotted lines are the first "
        "and the last day of the change-over.",
        ("At the end of", *(name for name, _ in through)),
        tuple(cells),
        tuple(marks),
        bounds if found.change.loss else (),
    )


def _open_title(found: Changeover) -> str:
    way, as_of = found.as_it_comes, found.inputs.as_of
    more = round(way.more.p50)
    end = _day(found.change.last, as_of)
    if more < 1:
        return f"By {end} no more are open than without the change-over"
    text = f"On {end} {more:,} more are open than without the change-over"
    if found.thinned:
        thinned = round(found.thinned.more.p50)
        text += f"; {f'{thinned:,}' if thinned > 0 else 'no'} more if less is let in"
    return text


def _day(day: date, seen_from: date) -> str:
    return said_day(day, seen_from, weekday=False)
