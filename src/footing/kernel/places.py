"""Lines of a TOML file by key path, so that an error can say where it is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]


def dotted(path: Path) -> str:
    """A key path as people read it: ``answers.mistakes[2].what`` (numbers count from 1)."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def lines(source: bytes) -> Mapping[Path, int]:
    """The 1-based line of every key path in ``source``, which must be valid TOML.

    Items of arrays are counted from 0 in the path, as Python counts them.
    """
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(source)
    found: dict[Path, int] = {}
    arrays: dict[Path, int] = {}

    def keys(node: Any) -> tuple[str, ...]:
        if node.type == "dotted_key":
            return tuple(key for child in node.named_children for key in keys(child))
        text = node.text.decode("utf-8", "replace")
        # A quoted key is read as the parser of the file reads it, escapes and inner quotes too.
        return (next(iter(tomllib.loads(f"{text} = 0"))) if node.type == "quoted_key" else text,)

    def put(path: Path, node: Any) -> None:
        for end in range(1, len(path) + 1):
            found.setdefault(path[:end], node.start_point[0] + 1)

    def value(node: Any, path: Path) -> None:
        if node.type == "array":
            items = [child for child in node.named_children if child.type != "comment"]
            for number, item in enumerate(items):
                put((*path, number), item)
                value(item, (*path, number))
        elif node.type == "inline_table":
            pairs(node, path)

    def pairs(node: Any, path: Path) -> None:
        for child in node.named_children:
            if child.type == "pair":
                here = (*path, *keys(child.named_children[0]))
                put(here, child)
                value(child.named_children[-1], here)

    def resolve(name: tuple[str, ...]) -> Path:
        path: Path = ()
        for key in name:
            path = (*path, key)
            if path in arrays:
                path = (*path, arrays[path])
        return path

    for node in _tables(tree.root_node):
        if node.type == "table":
            here = resolve(keys(node.named_children[0]))
            put(here, node)
            pairs(node, here)
        elif node.type == "table_array_element":
            name = keys(node.named_children[0])
            parent = (*resolve(name[:-1]), name[-1])
            arrays[parent] = arrays.get(parent, -1) + 1
            here = (*parent, arrays[parent])
            put(here, node)
            pairs(node, here)
    pairs(tree.root_node, ())
    return found


def _tables(root: Any) -> Iterator[Any]:
    yield from (child for child in root.named_children if child.type.startswith("table"))


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """The line of ``path``, or of the nearest key above it; 0 where there is none."""
    for end in range(len(path), 0, -1):
        if path[:end] in found:
            return found[path[:end]]
    return 0
