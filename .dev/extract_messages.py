"""Finds the messages of the package for Babel: calls with a context and an English text, and labels of vocabularies.

In: a Python file. Out: its messages. It is named in `babel.toml`; it is a developer's tool and no part of the wheel. A
call of `count` gives one message for each plural category, as each language fills only its own. A context has a colon
(`hedge:at_most`), which tells these calls from others of the same name. A member of a vocabulary gives its label under
the context `label:` and the name of its class. A command gives its help, and an option its own.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Final

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
CALLS: Final = frozenset({"message", "get", "render", "count", "Misuse"})
COMMANDS: Final = frozenset({"command", "group"})
HELP: Final = {"help": "help:option", "epilog": "help:epilog"}

VOCABULARIES: Final = frozenset({"Vocabulary", "Coded"})

Found = tuple[int, str, tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes], keywords: object, comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Found]:
    """Yield line, function, context and text of each message of a file, as Babel wants them."""
    del keywords, comment_tags, options
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.ClassDef):
            yield from _labels(node)
        if isinstance(node, ast.FunctionDef):
            yield from _help(node)
        if not isinstance(node, ast.Call) or len(node.args) < 2:
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        context, text = node.args[:2]
        if called not in CALLS or not (isinstance(context, ast.Constant) and isinstance(text, ast.Constant)):
            continue
        if not (isinstance(context.value, str) and isinstance(text.value, str) and ":" in context.value):
            continue
        for suffix in (f"#{category}" for category in CATEGORIES) if called == "count" else ("",):
            yield node.lineno, "pgettext", (context.value + suffix, text.value), []


def _labels(node: ast.ClassDef) -> Iterator[Found]:
    """The labels of a vocabulary's members: the third text of each row, or else its code in words."""
    if not any(isinstance(base, ast.Name) and base.id in VOCABULARIES for base in node.bases):
        return
    for member in node.body:
        if isinstance(member, ast.Assign) and isinstance(member.value, ast.Tuple):
            texts = [text.value for text in member.value.elts if isinstance(text, ast.Constant)]
            code, label = str(texts[0]), str(texts[2]) if len(texts) > 2 else ""
            yield member.lineno, "pgettext", (f"label:{node.name}", label or code.replace("_", " ")), []


def _help(node: ast.FunctionDef) -> Iterator[Found]:
    """The help of a command, which is its docstring, and what its decorators and those it makes say of options."""
    decorators = [call for call in node.decorator_list if isinstance(call, ast.Call)]
    calls = [*decorators, *(call for call in ast.walk(node) if isinstance(call, ast.Call))]
    if any(_is_click(call, COMMANDS) for call in decorators):
        yield node.lineno, "pgettext", ("help:command", ast.get_docstring(node) or ""), []
    for call in calls:
        if not _is_click(call, COMMANDS | {"option", "version_option"}):
            continue
        for keyword in call.keywords:
            if keyword.arg in HELP and isinstance(keyword.value, ast.Constant):
                yield call.lineno, "pgettext", (HELP[keyword.arg], str(keyword.value.value)), []


def _is_click(call: ast.Call, names: Collection[str]) -> bool:
    called = call.func
    return (
        isinstance(called, ast.Attribute)
        and called.attr in names
        and isinstance(called.value, ast.Name)
        and called.value.id == "click"
    )
