"""The backlogs that a person is looking at: what was asked, and what came of it.

They live in memory only. A file that was dropped into the page is copied into a folder that only
this account can read, because the answer to a question means reading it again; the copy goes as
soon as the person is done with it, and with the end of the program at the latest.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from footing.kernel.errors import FootingError, NotFoundError

if TYPE_CHECKING:
    from footing.app.backlog import Asked, Question, Report
    from footing.app.plan_file import KeptPlan
    from footing.app.workspace import Workspace
    from footing.backlog.pictures import Picture
    from footing.delivery.charts import Theme
    from footing.kernel.clock import Clock

MOST = 8
"""Backlogs on the desk; the one that was looked at first goes when another comes."""
COPY_STEP = 1024 * 1024
PATIENCE = 1.5
"""Seconds for which a page waits for the measures; then it says how far the reading is."""


@dataclass
class Reading:
    """How far a reading is: what is being done, and which share of that, 0 to 1, if it is known.

    ``done`` holds what came of it. Another thread writes here while pages look.
    """

    done: Future[Work] = field(default_factory=Future)
    stage: str = "Opening the file"
    share: float | None = None

    def tell(self, stage: str, share: float | None) -> None:
        """Take down how far it is."""
        self.stage, self.share = stage, share


@dataclass(frozen=True)
class Work:
    """One backlog: what was asked of it, and either a report, a question or a fault.

    ``name`` is what the person calls the source; ``copy`` is the temporary file, if there is one.
    With ``reading`` it is still being read, and nothing is known yet.
    """

    id: str
    name: str
    asked: Asked
    copy: Path | None = None
    report: Report | None = None
    question: Question | None = None
    fault: str = ""
    reading: Reading | None = None


@dataclass
class Desk:
    """What lies on the desk of one run, by id; the folder is made when it is first needed.

    ``kept`` are the plans that were begun, by the id of their backlog; ``remembered`` is what was
    worked out and may be asked for again.
    """

    works: dict[str, Work] = field(default_factory=dict)
    patience: float = PATIENCE
    kept: dict[str, KeptPlan] = field(default_factory=dict)
    remembered: dict[Any, Any] = field(default_factory=dict)
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def copied(self, file: BinaryIO, name: str) -> Path:
        """A copy of an uploaded file, readable by this account only (0600 in a folder 0700).

        It keeps the ending of ``name``, which says what kind of file it is.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="footing-")
        ending = "".join(one for one in Path(name).suffix[:10] if one.isalnum() or one == ".")
        with tempfile.NamedTemporaryFile(
            "wb", dir=self._folder.name, suffix=ending, delete=False
        ) as kept:
            path = Path(kept.name)
            try:
                shutil.copyfileobj(file, kept, COPY_STEP)
            except OSError as error:
                path.unlink(missing_ok=True)
                raise FootingError(
                    f"The file could not be copied ({error.strerror}).",
                    todo="Give its path instead; then no copy is needed.",
                ) from None
        return path

    def put(self, work: Work) -> Work:
        """Lay a backlog on the desk, or put its new state there."""
        self.works[work.id] = work
        for old in list(self.works)[:-MOST]:
            self.forget(old)
        return work

    def get(self, key: str) -> Work:
        """The backlog with this id; NotFoundError where it is gone."""
        work = self.works.get(key)
        if work is None:
            raise NotFoundError(
                "This backlog is no longer here: Footing keeps none after it ends.",
                todo="Read the file again.",
            )
        if work.reading is not None and work.reading.done.done():
            self.works[key] = work = work.reading.done.result()
        return work

    def forget(self, key: str) -> None:
        """Take a backlog off the desk, and remove the copy of its file."""
        work = self.works.pop(key, None)
        self.kept.pop(key, None)
        if work is not None and work.copy is not None:
            work.copy.unlink(missing_ok=True)

    def clear(self) -> None:
        """Take everything off the desk."""
        for key in list(self.works):
            self.forget(key)
        self.remembered.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def look(space: Workspace, asked: Asked, name: str, copy: Path | None = None) -> Work:
    """Measure a backlog for the first time, and lay it on the desk."""
    from footing.kernel.ids import new_id

    return _begun(space, Work(new_id(space.rng), name, asked, copy))


def look_again(space: Workspace, key: str, changes: Mapping[str, Any]) -> Work:
    """Measure a backlog again with other answers: fields of ``Asked`` and their values."""
    work = space.desk.get(key)
    return _begun(space, replace(work, asked=replace(work.asked, **changes)))


def answer(space: Workspace, key: str, number: int, zone: str = "") -> Work:
    """Answer a backlog's question with its choice ``number`` (from 0).

    ``zone`` is the name of a time zone, for the choice that needs one.
    """
    question = space.desk.get(key).question
    if question is None or not 0 <= number < len(question.choices):
        raise NotFoundError("This question was answered already.")
    changes = dict(question.choices[number].set)
    if changes.get("zone") == "":
        if not zone:
            raise FootingError("The name of the time zone is missing.", todo="Choose one.")
        changes["zone"] = zone
    return look_again(space, key, changes)


def counted(text: str) -> bytes:
    """Counts per period as somebody types them, as a table with a heading.

    One period a line: its name, what came, what was finished and, where it is known, what was open
    at its end; between them tabs, semicolons, commas or spaces. FootingError with the line that
    does not fit.
    """
    rows = ["period,arrivals,completions,open"]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        cells = [one.strip() for one in re.split(r"[;\t,]|\s+", line.strip()) if one.strip()]
        if len(cells) not in (3, 4) or not all(map(_is_number, cells[1:])):
            raise FootingError(
                f"Line {number} does not fit: “{line.strip()[:60]}”.",
                todo="Write the period, what came, what was finished, and what was open at its "
                "end if you know it, like: 2024-01 120 100 350.",
            )
        rows.append(",".join((*cells, "", "")[:4]))
    if len(rows) == 1:
        raise FootingError("No period was given.", todo="Write at least one line.")
    return ("\n".join(rows) + "\n").encode()


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,12}(\.\d+)?", text) is not None


def pictures_of(work: Work) -> tuple[Picture, ...]:
    """The pictures of a backlog that was measured."""
    from footing.backlog.pictures import pictures

    return () if work.report is None else pictures(work.report.measures)


def picture(work: Work, chart: str) -> Picture:
    """One picture of a backlog by the name of its chart; NotFoundError where there is none."""
    for one in pictures_of(work):
        if one.chart == chart:
            return one
    raise NotFoundError("There is no such picture of this backlog.")


def spec(work: Work, chart: str, theme: Theme, width: int) -> dict[str, Any]:
    """What the page draws by itself: the Vega-Lite specification for a width in CSS pixels."""
    from footing.delivery import charts

    return charts.spec(picture(work, chart), theme, width=width, titled=False)


def drawn(work: Work, name: str, theme: Theme, width: int = 0) -> tuple[str, bytes]:
    """One picture as a file, by its name ``CHART.svg`` or ``CHART.png``: media type and content.

    With a ``width`` it is for a page, whose heading is the title; without, it stands alone.
    """
    from footing.delivery import charts

    chart, _, kind = name.partition(".")
    one = picture(work, chart)
    if kind == "png":
        return "image/png", charts.png(one, theme)
    if kind != "svg":
        raise NotFoundError("There is no such picture of this backlog.")
    return "image/svg+xml", charts.svg(one, theme, width=width or charts.WIDE, titled=not width)


def _begun(space: Workspace, work: Work) -> Work:
    """Measure in a thread of its own, and wait for it as long as the desk has patience."""
    reading = Reading()
    blank = replace(work, report=None, question=None, fault="", reading=None)

    def run() -> None:
        try:
            reading.done.set_result(_measured(space.clock, blank, reading))
        except BaseException as error:  # whoever looks gets it
            reading.done.set_exception(error)

    space.desk.put(replace(blank, reading=reading))
    threading.Thread(target=run, daemon=True).start()
    with suppress(TimeoutError):
        reading.done.result(space.desk.patience)
    return space.desk.get(work.id)


def _measured(clock: Clock, blank: Work, reading: Reading) -> Work:
    from footing.app.backlog import QuestionError, measure_backlog

    try:
        return replace(blank, report=measure_backlog(blank.asked, clock, reading.tell))
    except QuestionError as error:
        return replace(blank, question=error.question)
    except FootingError as error:
        return replace(blank, fault=_said(error, blank))


def _said(error: FootingError, work: Work) -> str:
    """The fault with the name that the person knows instead of the copy's."""
    text = str(error)
    return text.replace(str(work.copy), work.name) if work.copy is not None else text
