"""Every page has a typed context, and its template uses nothing else."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from jinja2 import nodes

from footing.web import pages
from footing.web.render import TEMPLATES, Frame, environment


def contexts() -> Iterator[type]:
    """Every page context of the room."""
    for module in pkgutil.iter_modules(pages.__path__):
        found = importlib.import_module(f"footing.web.pages.{module.name}")
        for thing in vars(found).values():
            if dataclasses.is_dataclass(thing) and hasattr(thing, "template"):
                assert isinstance(thing, type)
                if thing.__module__ == found.__name__:
                    yield thing


def offered(context: type) -> set[str]:
    """What a template may use of a context: its fields and its properties."""
    names = {field.name for field in dataclasses.fields(context)} | {"section", "template"}
    return names | {
        key for key, _ in inspect.getmembers(context, lambda one: isinstance(one, property))
    }


def used(template: str, name: str) -> set[str]:
    """The attributes of ``name`` that a template and what it extends or includes use."""
    tree = environment().parse((TEMPLATES / template).read_text("utf-8"))
    found = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == name
    }
    for node in tree.find_all((nodes.Extends, nodes.Include)):
        if isinstance(node.template, nodes.Const) and node.template.value != "sofar.html":
            found |= used(str(node.template.value), name)
    return found


@pytest.mark.parametrize("context", list(contexts()), ids=lambda one: one.__name__)
def test_a_template_uses_only_its_context(context: type) -> None:
    """Each attribute of ``page`` and ``frame`` that a template names is there."""
    template = context.template  # type: ignore[attr-defined]
    assert used(template, "page") <= offered(context)
    assert used(template, "frame") <= {field.name for field in dataclasses.fields(Frame)}


def test_every_template_belongs_to_a_page() -> None:
    """No file is left over."""
    shared = {
        "base.html", "charts.html", "parts.html", "fields.html", "findings.html", "line.html",
        "verdict.html", "turns.html", "ready.html", "load-offer.html", "elsewhere-parts.html",
    }  # fmt: skip
    named = {context.template for context in contexts()}  # type: ignore[attr-defined]
    assert {path.name for path in TEMPLATES.glob("*.html")} == named | shared
