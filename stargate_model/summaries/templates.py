"""Templates: a user's own Jinja2 template, told with the tree of a summary and held to what a template may do.

In: the source of a template and a tree. Out: a text. A template loops, chooses, sets names and filters; it calls
nothing, includes nothing and reads no file. What it may do is a list of kinds of nodes, filters and methods, so that
whatever Jinja2 learns later is refused until it stands here. Loops, texts and output are bounded.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from typing import Final, NoReturn, cast

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, filters, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from stargate_model.claims.vocabulary import cut
from stargate_model.errors import TemplateError as RefusedError
from stargate_model.summaries.tree import Tree

MOST_SOURCE: Final = 64 * 1024
"""How many characters a template may have."""

MOST_OUTPUT: Final = 4 * 1024 * 1024
"""How many characters may come out of a template, or stand in one value in it."""

MOST_STEPS: Final = 1_000_000
"""How often the loops of a template may go round, all together."""

_ALLOWED: Final = (
    nodes.Add, nodes.And, nodes.Assign, nodes.Call, nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.Const,
    nodes.Dict, nodes.Filter, nodes.For, nodes.Getattr, nodes.Getitem, nodes.If, nodes.Keyword, nodes.List, nodes.Name,
    nodes.Neg, nodes.Not, nodes.Operand, nodes.Or, nodes.Output, nodes.Pair, nodes.Slice, nodes.Sub, nodes.Template,
    nodes.TemplateData, nodes.Test, nodes.Tuple,
)  # fmt: skip
_CALLED: Final = frozenset({"items", "keys", "values"})
_COUNTED: Final = "_counted"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_JOINED: Final = "join"


class _Limit(Exception):  # noqa: N818 - it says which, and never leaves this module
    """A limit that a template has hit, in words."""


def render(source: str, tree: Mapping[str, Tree], *, is_html: bool) -> str:
    """The text that a template makes of a summary.

    Args:
        source: The template, in the syntax of Jinja2.
        tree: What it is told with; its texts are as the format needs them.
        is_html: Whether the format is HTML, so that what is no finished text is escaped.

    Raises:
        TemplateError: The template is malformed, does what none may, or grows beyond its limits; with the line.

    Example:
        >>> render("{% for one in documents %}{{ one.id }}. {% endfor %}", {"documents": [{"id": "a"}]}, is_html=False)
        'a. '
    """
    if len(source) > MOST_SOURCE:
        raise RefusedError(f"a template may have {MOST_SOURCE} characters, and this one has {len(source)}")
    control = _CONTROL.search(source)
    if control:
        raise _refused(source.count("\n", 0, control.start()) + 1, f"it has the character U+{ord(control[0]):04X}")
    environment = _Environment(is_html=is_html)
    told = {name: _finished(value) for name, value in tree.items()} if is_html else tree
    parts: list[str] = []
    size = 0
    try:
        for part in environment.from_string(source).generate(told):
            size += len(part)
            if size > MOST_OUTPUT:
                raise _Limit(f"more than {MOST_OUTPUT} characters come out of it")
            parts.append(part)
    except TemplateSyntaxError as error:
        raise _refused(error.lineno, error.message or "it is malformed") from None
    except (_Limit, TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        raise _refused(_line(error), _reason(error, tree)) from None
    except (RecursionError, MemoryError):
        raise _refused(None, "it is nested too deeply") from None
    return "".join(parts)


def _finished(value: Tree) -> object:
    """A tree of finished HTML, each text marked as such."""
    match value:
        case str():
            return Markup(value)  # noqa: S704 - each text of the tree went through the context of HTML
        case list():
            return [_finished(item) for item in value]
        case dict():
            return {name: _finished(item) for name, item in value.items()}
        case _:
            return value


# -- what a template may do ----------------------------------------------------------------------------------------


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja2 without functions, files or extensions, and with a count of all that its loops do."""

    intercepted_binops = frozenset({"+", "-"})

    def __init__(self, *, is_html: bool) -> None:
        super().__init__(
            autoescape=is_html, undefined=StrictUndefined, finalize=_text, keep_trailing_newline=True, loader=None
        )
        self.globals.clear()
        self.filters = {**_FILTERS, _COUNTED: _Steps().counted}

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> int:
        """Add and subtract whole numbers, and nothing that can grow."""
        if not isinstance(left, int) or not isinstance(right, int):
            raise _Limit(f"{operator} is for whole numbers; ~ puts texts together")
        return left + right if operator == "+" else left - right

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        for node in parsed.find_all(nodes.Node):
            _check(node)
        _Bounding().visit(parsed)
        return parsed


class _Steps:
    """How often the loops of one template have gone round."""

    def __init__(self) -> None:
        self._taken = 0

    def counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._taken += 1
            if self._taken > MOST_STEPS:
                raise _Limit(f"its loops go round more than {MOST_STEPS} times")
            yield item


class _Bounding(NodeTransformer):
    """Puts a count round what is looped over, and makes a bounded join of what is concatenated."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the name of the node
        self.generic_visit(node)
        node.iter = _filter(node.iter, _COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - the name of the node
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno, environment=node.environment), _JOINED)


def _filter(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(
        cast("nodes.Expr", node), name, [], [], None, None, lineno=node.lineno, environment=node.environment
    )


def _check(node: nodes.Node) -> None:
    """Pass a node that a template may have.

    Raises:
        TemplateSyntaxError: It may not.
    """
    if not isinstance(node, _ALLOWED):
        _refuse(node, f"a template has no {_in_words(node)}")
    if isinstance(node, nodes.Call) and not _is_plain_call(node):
        _refuse(node, f"a template calls nothing but .items(), .keys() and .values(); there are the filters {_NAMES}")
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        _refuse(node, f"there is no filter {cut(node.name)!r}; there are {_NAMES}")
    if isinstance(node, nodes.For) and node.recursive:
        _refuse(node, "a loop is not recursive")
    if isinstance(node, nodes.List | nodes.Tuple | nodes.Dict) and not _is_plain(node):
        _refuse(node, "a list in a template holds texts and numbers only")
    if isinstance(node, nodes.Const) and not isinstance(node.value, str | int | None):
        _refuse(node, "a template has whole numbers only")


def _is_plain_call(node: nodes.Call) -> bool:
    called = node.node
    has_arguments = node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    return isinstance(called, nodes.Getattr) and called.attr in _CALLED and not has_arguments


def _is_plain(node: nodes.Node) -> bool:
    """Whether a list holds constants only, or is the names that a loop or an assignment fills."""
    if isinstance(node, nodes.Tuple) and node.ctx == "store":
        return True
    return all(isinstance(child, nodes.Const | nodes.Pair) for child in node.iter_child_nodes()) and all(
        isinstance(pair.value, nodes.Const) for pair in node.find_all(nodes.Pair)
    )


def _refuse(node: nodes.Node, reason: str) -> NoReturn:
    # what Jinja2 puts round a node of the source has no line of its own
    lines = (one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno)
    raise TemplateSyntaxError(reason, next(lines, 1))


def _in_words(node: nodes.Node) -> str:
    return {
        "Include": "include: it stands alone, and reads no other file",
        "Import": "import: it stands alone, and reads no other file",
        "FromImport": "import: it stands alone, and reads no other file",
        "Extends": "extends: it stands alone, and reads no other file",
        "Mul": "*",
        "Pow": "**",
        "Mod": "%",
        "Div": "/",
        "FloorDiv": "//",
        "AssignBlock": "set block; set a name to a value",
        "Macro": "macro",
        "Scope": "autoescape block: each format has its escape",
    }.get(type(node).__name__, type(node).__name__.lower())


# -- values --------------------------------------------------------------------------------------------------------


def _text(value: object) -> object:
    """What is written out: a text or a whole number, and nothing that Python would make a text of."""
    if value is None or isinstance(value, str | int):
        return "" if value is None else value
    if isinstance(value, StrictUndefined):
        str(value)  # raises, with the name
    raise _Limit(f"a {type(value).__name__} is no text; loop over it, or name one of its parts")


def _words(value: object) -> str:
    return value if isinstance(value, str) else str(_text(value))


def _join(values: Iterable[object], between: str = "") -> str:
    parts = [_words(value) for value in values]
    size = sum(map(len, parts)) + len(between) * len(parts)
    if size > MOST_OUTPUT:
        raise _Limit(f"a joined text has more than {MOST_OUTPUT} characters")
    if any(isinstance(part, Markup) for part in parts):
        return Markup("").join(_between(parts, between))
    return between.join(parts)


def _between(parts: list[str], between: str) -> list[str]:
    return [piece for part in parts for piece in (between, part)][1:]


def _length(value: object) -> int:
    if isinstance(value, Sized):
        return len(value)
    raise _Limit("only texts and lists have a length")


def _capitalize(value: object) -> str:
    return _words(value).capitalize()


def _lower(value: object) -> str:
    return _words(value).lower()


def _upper(value: object) -> str:
    return _words(value).upper()


def _trim(value: object) -> str:
    return _words(value).strip()


_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "capitalize": _capitalize,
    "default": filters.do_default,
    "dictsort": filters.do_dictsort,
    "e": filters.FILTERS["e"],
    "escape": filters.FILTERS["escape"],
    "first": filters.do_first,
    "groupby": filters.do_groupby,
    "items": filters.do_items,
    "join": _join,
    "last": filters.do_last,
    "length": _length,
    "list": filters.do_list,
    "lower": _lower,
    "map": filters.do_map,
    "reject": filters.do_reject,
    "rejectattr": filters.do_rejectattr,
    "select": filters.do_select,
    "selectattr": filters.do_selectattr,
    "sort": filters.do_sort,
    "trim": _trim,
    "upper": _upper,
}
_NAMES: Final = ", ".join(_FILTERS)


# -- what is wrong -------------------------------------------------------------------------------------------------


def _refused(line: int | None, reason: str) -> RefusedError:
    place = "the template" if line is None else f"line {line} of the template"
    return RefusedError(f"{place}: {reason}", line="" if line is None else str(line), reason=reason)


def _line(error: BaseException) -> int | None:
    """The line of the template that was told when something went wrong."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None


def _reason(error: Exception, tree: Mapping[str, Tree]) -> str:
    said = cut(str(error)) or "it cannot be told"
    return f"{said}; a template is given {', '.join(tree)}" if said.endswith("is undefined") else said
