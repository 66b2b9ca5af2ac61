"""What a change-over means, in sentences: for the report, for those who are told, for a talk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from footing.app.changeover import weeks
from footing.app.evidence import Offer, hands
from footing.backlog.said import amount, day

if TYPE_CHECKING:
    from footing.app.changeover import Looked
    from footing.backlog.changeover import Changeover
    from footing.backlog.outcome import Dates, Range
    from footing.backlog.rates import Thin
    from footing.backlog.since_change import Flows, SinceChange

WEEK = 7
FEWEST = 20
"""Finished items on either side, below which more or less of them is chance."""
FAIR = 0.02
"""A difference below one in fifty is none that anybody would act on."""


def headline(looked: Looked) -> str:
    """The finding, as a title."""
    name = looked.told.name
    if looked.since:
        return _since_headline(looked.since, name)
    found = _ahead(looked)
    back = found.as_it_comes.normal.p50
    if back is None:
        return f"After {name} it does not become normal again by itself"
    return f"After {name} all is normal again by {day(back)}"


def notice_title(looked: Looked) -> str:
    """What the page for those who must be told is about."""
    begins = day(looked.told.on)
    told = "what it means" if looked.ahead else "where we stand"
    return f"{_upper(looked.told.name)} from {begins} on: {told}"


def dip(found: Changeover) -> str:
    """When, how deep, how long."""
    change = found.change
    if not change.loss:
        return f"From {day(change.first)} on nothing less can be done."
    gone = f"{round(change.loss * 100)} in 100 less can be done"
    text = f"From {day(change.first)} on {gone}"
    if change.low:
        text += f" for {weeks(change.low)}"
    if change.recovery:
        text += f"; it comes back over {weeks(change.recovery)}"
    return f"{text}. From {day(change.last + timedelta(days=1))} on all can be done again."


def behind(found: Changeover) -> str:
    """How far one falls behind."""
    way = found.as_it_comes
    if way.more.p90 < 0.5:
        return "Nothing more is open on its last day than without it."
    return (
        f"On its last day {_span(way.more)} more are open than without it, as it comes: "
        f"{_lost(found)}"
    )


def _lost(found: Changeover) -> str:
    lost = found.change.lost_days * found.inputs.capacity
    return (
        f"the work of {amount(found.change.lost_days)} usual days is missing, {amount(lost)} items."
    )


def current(found: Changeover) -> str:
    """What stays current, in each order of work."""
    start, oldest = found.as_it_comes.in_time, found.oldest_in_time
    text = f"Of 100 that come in during it, {_hundred(start)} are done {_time(found)} if you start "
    text += f"where you are, and {_hundred(oldest)} if the oldest go first."
    if abs(start.p50 - oldest.p50) < FAIR:
        text = f"Of 100 that come in during it, {_hundred(start)} are done {_time(found)}."
    if found.thinned and found.thinned.in_time.p50 - start.p50 >= FAIR:
        text += f" With less let in it is {_hundred(found.thinned.in_time)}."
    return text


def thinning(found: Changeover) -> str:
    """When to let in less, how much less, and when what was put off comes."""
    thin = found.thin
    if not found.change.loss:
        return "Nothing needs to be put off."
    if thin is None:
        spare = found.inputs.capacity * (1 - found.change.loss) >= found.inputs.arrivals
        return (
            "Even at worst as much can be done as comes in: nothing needs to be put off."
            if spare
            else "Nothing is put off, as given."
        )
    text = (
        f"From {day(thin.first)} to {day(thin.last)} less can be done than comes in. Let "
        f"{_let_in(found, thin)}, and the rest from {day(thin.last + timedelta(days=1))} to "
        f"{day(thin.until)}."
    )
    if found.inputs.capacity <= found.inputs.arrivals:
        text += (
            " More comes in than can be done at all times, so putting off alone does not mend it."
        )
    return text


def _let_in(found: Changeover, thin: Thin) -> str:
    came = found.inputs.arrivals * WEEK
    kept = amount(came * (1 - thin.share))
    return f"{kept} of {amount(came)} a week in ({round(thin.share * 100)} in 100 are put off)"


def relief(found: Changeover, each: float | None) -> str:
    """What bridges it without putting anything off."""
    one = found.bridge
    if not found.change.loss:
        return "It takes no help: nothing less can be done."
    if one.p85 <= 0:
        return "It takes no help: no more are open on its last day than before it, without any."
    text = (
        f"With room for {amount(one.p85 * WEEK)} more a week from {day(one.first)} to "
        f"{day(one.last)}, no more are open on its last day than on the evening before it, in 17 "
        f"of 20 runs; {amount(one.p50 * WEEK)} give an even chance."
    )
    return f"{text} That is {hands(one.p85, each)}." if each else text


def normal(found: Changeover) -> str:
    """When all is normal again, as it comes."""
    dates = found.as_it_comes.normal
    if dates.p50 is None:
        return (
            "In most runs it is not normal again by itself within the days that are looked at. "
            "What bridges it helps."
        )
    later = "" if dates.p85 is None else f", and by {day(dates.p85)} in 17 of 20 runs"
    return f"All is normal again by {day(dates.p50)}, as likely as not{later}."


def sure(found: Changeover) -> str:
    """How sure the day of the headline is."""
    dates = found.as_it_comes.normal
    if dates.p50 is None:
        return normal(found)
    if dates.p85 is None:
        return "That is as likely as not; it can take longer than the days that are looked at."
    return f"That is as likely as not; in 17 of 20 runs it is so by {day(dates.p85)}."


def meaning(found: Changeover) -> str:
    """What normal is."""
    return (
        "Normal: as much can be done as before, nine in ten new ones are done "
        f"{_time(found)}, no more are open than on the evening before it, and what was put off has "
        "been let in."
    )


def delay(found: Changeover) -> str:
    """What it means for the old ones; empty where they are done before it, or not known."""
    plain, with_it = found.without.old_done_by.p50, found.as_it_comes.outcome.old_done_by.p50
    if plain is None or plain < found.change.first:
        return ""
    if with_it is None:
        return f"The old ones would be done by {day(plain)} without it; with it no end is in sight."
    if with_it <= plain:
        return ""
    return f"The old ones are done by {day(with_it)} instead of {day(plain)}."


def flows(found: SinceChange) -> tuple[str, ...]:
    """What came and was finished before and since."""
    lines = [
        f"{when} {amount(one.came * WEEK)} came in a week and {amount(one.done * WEEK)} were "
        f"finished ({weeks(one.days)})."
        for when, one in (("Before it", found.before), ("Since", found.after))
        if one is not None
    ]
    known = [one for one in (found.before, found.after) if one and one.done * one.days >= FEWEST]
    if found.before and found.after and len(known) == 2:
        lines.append(_beside(found.before, found.after))
    return tuple(lines)


def _beside(before: Flows, after: Flows) -> str:
    share = after.done / before.done
    if share >= 1 - FAIR:
        return "As much is done as before."
    return f"That is {round((1 - share) * 100)} in 100 less than before."


def ahead_of(found: SinceChange) -> str:
    """From when one is current, and when the history is back-filled."""
    now, done = found.outcome.current_by.p50, found.outcome.old_done_by.p50
    begin = day(found.first)
    text = f"What came since {begin} comes first, and what comes now before all. "
    text += (
        f"Then you are current from {day(now)} on"
        if now
        else "Even then being current is not in sight"
    )
    if not found.history:
        return f"{text}. Nothing from before is open."
    return (
        f"{text}. The history before it is back-filled, newest first, by {day(done)}."
        if done
        else f"{text}. For the history before it no end is in sight."
    )


def _since_headline(found: SinceChange, name: str) -> str:
    if not found.history:
        return f"Nothing from before {name} is open; {found.since:,} have come since"
    return (
        f"Since {name} {found.since:,} are open that came after it, and {found.history:,} from "
        "before"
    )


def offers(looked: Looked) -> tuple[Offer, ...]:
    """What can be said in a conversation on the grounds of it, with the step that it answers."""
    each, name = looked.told.each, looked.told.name
    if looked.since:
        return (Offer("alternatives", _from_here(looked.since, name)),)
    found, made = _ahead(looked), []
    if found.bridge.p85 > 0:
        made.append(
            Offer(
                "help",
                f"I need your help with {hands(found.bridge.p85, each)} from "
                f"{day(found.bridge.first)} to {day(found.bridge.last)}. {_upper(name)} takes "
                f"{round(found.change.loss * 100)} in 100 of what we can do; with that we are "
                "where we were when it is over.",
            )
        )
    if found.thin and found.thinned:
        thin = found.thin
        text = f"From {day(thin.first)} to {day(thin.last)} we could let {_let_in(found, thin)}. "
        text += f"Then {_hundred(found.thinned.in_time)} of 100 new ones are done {_time(found)}."
        made.append(Offer("options", text))
    made.append(Offer("alternatives", f"During {name} we could start from now. {current(found)}"))
    return tuple(made)


def _from_here(found: SinceChange, name: str) -> str:
    return (
        f"Since {name} we are behind: {found.since:,} from after it and {found.history:,} from "
        f"before are open. We could start from where we are. {ahead_of(found)}"
    )


def told_dates(dates: Dates) -> tuple[date | None, ...]:
    """The three days of a table."""
    return (dates.p50, dates.p85, dates.p95)


def _ahead(looked: Looked) -> Changeover:
    if looked.ahead is None:
        raise AssertionError("a change-over that has begun")
    return looked.ahead


def _hundred(share: Range) -> str:
    number = round(share.p50 * 100)
    return {0: "none", 100: "all"}.get(number, str(number))


def _time(found: Changeover) -> str:
    target = found.inputs.target
    return (
        "on the same day" if not target else f"within {target} {'day' if target == 1 else 'days'}"
    )


def _span(one: Range) -> str:
    low, middle, high = (f"{max(value, 0):,.0f}" for value in (one.p10, one.p50, one.p90))
    return middle if low == high else f"{middle} ({low} to {high} in 8 runs of 10)"


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
