"""The block of `key: value` lines between two `---` lines at the head of a text."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import yaml

from geo.errors import InputError

LONGEST = 65_536
"""Code points of front matter; a longer block is the article itself."""
_BLOCK = re.compile(r"\A---[^\S\n]*\n(.*?)(?:\n|(?<=\n))(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
QUICK = 4_000
"""Code points that the loader in C is given: nothing guards its stack against deep nesting."""
_TOLD_APART = re.compile(r"[*\[{\t\r\ufeff\x85\u2028\u2029]")
"""Signs of YAML that the loaders take differently: aliases, brackets, tabs, odd ends of lines."""
_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[A-Za-z_][\w .-]{0,40}:(?:\s|$)")


class _PlainLoader(yaml.SafeLoader):
    """YAML with strings, lists and mappings only: no dates that break, no aliases that explode."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class's own interface

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not allowed in front matter")
        return super().compose_node(parent, index)


class _QuickLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times as fast, where PyYAML was built with it; it knows aliases."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as above


def _loaded(block: str) -> Any:
    """What the block says; what the two take differently, or is broken, is left to the slow one."""
    # Loaders built on SafeLoader: nothing but strings, lists and mappings comes out.
    if len(block) <= QUICK and not _TOLD_APART.search(block):
        with suppress(yaml.YAMLError, RecursionError, ValueError):
            return yaml.load(block, Loader=_QuickLoader)  # noqa: S506
    return yaml.load(block, Loader=_PlainLoader)  # noqa: S506


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """(metadata with keys in lower case, the text after the block, unchanged).

    Values that are no plain strings, such as a list of sources, are left out. A text that does
    not start with a block of keys comes back whole. `InputError` when the block is broken.

    >>> split_front_matter("---\\ntitle: A flood\\n---\\nIt rained.")
    ({'title': 'A flood'}, 'It rained.')
    """
    block = _BLOCK.match(text[:LONGEST])
    if block is None or not (block.group(1).strip() == "" or _KEY.match(block.group(1))):
        return {}, text
    try:
        data = _loaded(block.group(1))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark is not None else ""
        problem = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        raise InputError(
            f"The front matter is not valid YAML{line}: {problem}.",
            todo="Correct the block between the --- lines, put values with a colon in quotes, "
            "or delete the block.",
        ) from error
    rest = text[block.end() :]
    if data is None:
        return {}, rest
    if not isinstance(data, dict):
        return {}, text
    plain = {
        str(key).strip().casefold(): value.strip()
        for key, value in data.items()
        if isinstance(value, str) and value.strip()
    }
    return plain, rest
