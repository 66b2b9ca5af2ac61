"""Pictures of a backlog to bytes: Vega-Lite specifications as data, drawn without a browser.

The drawings lie in ``data/charts``, one file each; what they show is put in here, with the colours
of a theme and a width. Nothing is loaded from the network, and the fonts come with the drawing
library.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.backlog.pictures import Picture

Theme: TypeAlias = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
Spec: TypeAlias = dict[str, Any]

WIDE, NARROW = 660, 288
"""Widths in CSS pixels: beside a text, and on a phone of 320."""
PADDING, GAP, AXIS = 4, 24, 52
"""Around a picture, between two panels, and beside them for the labels of their axis."""
HINT = "Point at the picture to read its numbers."
OWN_COLOURS = {
    "plan-capacity": "parts",
    "scope": "grown",
    "changeover-open": "ways",
    "changeover-capacity": "weeks",
}
"""Pictures whose parts have colours of their own, and what these are called in the themes."""
VERSION = "6.4"
"""The version of Vega-Lite, the same as in the page; ``tools/charts`` builds that one."""


def spec(
    picture: Picture, theme: Theme = "light", *, width: int = WIDE, titled: bool = True
) -> Spec:
    """The complete specification of one picture; ``width`` in CSS pixels, with all labels.

    A picture that stands alone carries its title; in a page, the heading above it does.
    """
    drawing: Spec = dict(_drawing(picture.chart))
    narrow = width < WIDE * 0.7
    drawing["datasets"] = {"marks": list(picture.marks), "bulk": list(picture.bulk)}
    if "facet" in drawing:
        drawing |= _side_by_side(drawing, picture, width, narrow=narrow)
    else:
        drawing["width"] = width
        drawing.setdefault("height", 180 if narrow else 230)
        drawing["autosize"] = {"type": "fit-x", "contains": "padding"}
        drawing["encoding"] = _dated(drawing["encoding"], picture)
    drawing["description"] = f"{picture.title}. {picture.reading}"
    drawing["usermeta"] = {"order": _order(picture), "hint": HINT}
    drawing["config"] = _config(_colours()[theme], narrow=narrow, marked=bool(picture.bulk))
    if picture.chart in OWN_COLOURS:
        colours = _colours()[theme][OWN_COLOURS[picture.chart]]
        drawing["config"]["range"]["category"] = colours
    if titled:
        drawing["title"] = {"text": _lines(picture.title, width)}
    return drawing


def _side_by_side(drawing: Spec, picture: Picture, width: int, *, narrow: bool) -> Spec:
    """Panels of one size, beside each other or, on a phone, one below the other."""
    panels = len({mark[drawing["facet"]["field"]] for mark in picture.marks})
    columns = 1 if narrow else min(panels, 2)
    each = (width - 2 * PADDING - AXIS - GAP * (columns - 1)) // columns
    encoding = _dated(drawing["spec"]["encoding"], picture)
    encoding["x"]["axis"].setdefault("tickCount", 4)
    inner = {**drawing["spec"], "encoding": encoding}
    size = {"width": each, "height": 130 if narrow else 200}
    return {"columns": columns, "spacing": GAP, "spec": {**inner, **size}}


def svg(
    picture: Picture, theme: Theme = "light", *, width: int = WIDE, titled: bool = True
) -> bytes:
    """The picture as SVG; FootingError where the drawing library is not installed."""
    drawn: str = _converter().vegalite_to_svg(
        spec(picture, theme, width=width, titled=titled), vl_version=VERSION
    )
    return drawn.encode()


def png(picture: Picture, theme: Theme = "light", *, width: int = WIDE) -> bytes:
    """The picture as PNG with its title, at twice the size for sharp text."""
    drawn: bytes = _converter().vegalite_to_png(
        spec(picture, theme, width=width), vl_version=VERSION, scale=2
    )
    return drawn


def can_draw() -> bool:
    """Whether pictures can be drawn as files here; the browser draws them in any case."""
    from importlib.util import find_spec

    return find_spec("vl_convert") is not None


def _converter() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise FootingError(
            "Pictures need a part that is not installed.",
            todo="Install it with: pip install 'footing[backlog]'",
        ) from None
    return vl_convert


@cache
def _drawing(name: str) -> Spec:
    found: Spec = json.loads((files(__package__) / f"data/charts/{name}.json").read_text("utf-8"))
    return found


@cache
def _colours() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _drawing("themes")
    return found


def _order(picture: Picture) -> list[str]:
    """The names of what is told under the pointer, in the order of the picture."""
    kinds = dict.fromkeys(
        str(mark[key]) for mark in picture.marks for key in ("band", "kind", "way") if key in mark
    )
    known = [
        "period",
        "policy",
        "step",
        "label",
        *kinds,
        "open",
        "likely",
        "from",
        "to",
        "old ones",
    ]
    return [*known, "what", "hours"]


def _dated(encoding: Spec, picture: Picture) -> Spec:
    """The axes, with labels of the time axis that fit its length."""
    x = encoding["x"]
    if x.get("type") != "temporal":
        return encoding
    days = sorted(date.fromisoformat(str(mark["day"])) for mark in picture.marks)
    span = (days[-1] - days[0]).days
    shown = {"format": "%Y", "tickCount": "year"} if span > 3 * 366 else {"format": "%b %Y"}
    if span < 100:
        shown = {"format": "%-d %b"}
    return {**encoding, "x": {**x, "axis": {**x["axis"], **shown}}}


def _lines(title: str, width: int) -> list[str]:
    """The title broken into lines; about half an em a letter at 17 pixels."""
    most, lines = int(width / 8.9), [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _config(colours: dict[str, Any], *, narrow: bool, marked: bool) -> Spec:
    """What a theme and the room on the screen mean for every drawing.

    ``marked``: a label stands above the drawing, and the legend makes room for it.
    """
    legend = {
        "orient": "top", "columns": 2 if narrow else 0, "titlePadding": 8,
        "offset": 28 if marked else 10,
    }  # fmt: skip
    return {
        "font": "Liberation Sans, Arial, Helvetica, sans-serif",
        "background": colours["paper"],
        "padding": 4,
        "view": {"stroke": None},
        "range": {"ordinal": colours["ages"], "category": colours["kinds"]},
        "title": {
            "anchor": "start", "frame": "bounds", "fontSize": 17, "lineHeight": 22, "offset": 14,
            "fontWeight": 600, "color": colours["ink"],
        },
        "header": {"labelColor": colours["ink"]},
        "axis": {
            "labelColor": colours["soft"], "labelFontSize": 12, "gridColor": colours["line"],
            "domainColor": colours["line"], "tickColor": colours["line"], "labelPadding": 6,
        },
        "axisX": {"labelOverlap": True, "labelSeparation": 8, "tickCount": 4 if narrow else 8},
        "axisQuantitative": {"domain": False, "ticks": False},
        "legend": {
            **legend, "labelColor": colours["ink"], "titleColor": colours["soft"],
            "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 400, "symbolSize": 140,
            "symbolStrokeWidth": 3, "titleOrient": "top" if narrow else "left",
        },
        "mark": {"color": colours["accent"]},
        "area": {"stroke": colours["paper"], "strokeWidth": 0.6},
        "style": {
            "fan": {"color": colours["fan"], "opacity": 1, "line": False},
            "middle": {"color": colours["accent"], "strokeWidth": 2.4},
            "fan-of": {"opacity": 0.16, "line": False, "strokeOpacity": 0},
            "old": {"color": colours["care"], "strokeWidth": 1.8, "strokeDash": [5, 3]},
            "reading": {"color": colours["ink"], "strokeWidth": 1},
            "bulk": {"color": colours["care"], "strokeWidth": 1, "strokeDash": [2, 3]},
            "bulk-point": {
                "shape": "triangle-down", "size": 90, "filled": True, "color": colours["care"],
                "opacity": 1,
            },
            "bulk-label": {
                "color": colours["care"], "fontSize": 12, "dy": -12, "align": "center",
            },
            "piece": {"stroke": colours["paper"], "strokeWidth": 1.5},
            "bar-label": {
                "color": colours["ink"], "fontSize": 12, "align": "left", "baseline": "middle",
                "dx": 6,
            },
        },
    }  # fmt: skip
