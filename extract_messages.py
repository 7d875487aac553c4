"""Finds the messages of the package for Babel: the calls whose first two arguments are a context and an English text.

In: a Python file. Out: its messages. It is named in `babel.toml`; it is a developer's tool and no part of the wheel. A
call of `count` gives one message for each plural category, as each language fills only its own. A context has a colon
(`hedge:at_most`), which tells these calls from others of the same name.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Final

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
CALLS: Final = frozenset({"message", "get", "render", "count"})

Found = tuple[int, str, tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes], keywords: object, comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Found]:
    """Yield line, function, context and text of each message of a file, as Babel wants them."""
    del keywords, comment_tags, options
    for node in ast.walk(ast.parse(fileobj.read())):
        if not isinstance(node, ast.Call) or len(node.args) < 2:  # noqa: PLR2004 - context and text
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        context, text = node.args[:2]
        if called not in CALLS or not (isinstance(context, ast.Constant) and isinstance(text, ast.Constant)):
            continue
        if not (isinstance(context.value, str) and isinstance(text.value, str) and ":" in context.value):
            continue
        for suffix in (f"#{category}" for category in CATEGORIES) if called == "count" else ("",):
            yield node.lineno, "pgettext", (context.value + suffix, text.value), []
