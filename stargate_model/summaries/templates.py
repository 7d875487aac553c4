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
from stargate_model.localization.messages import Message, Messages, fill, message
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


REASONS: Final[Mapping[str, Message]] = {
    "size": message("template:reason", "a template may have {most} characters, and this one has {size}"),
    "character": message("template:reason", "it has the character {character}, which no text has"),
    "output": message("template:reason", "more than {most} characters come out of it"),
    "steps": message("template:reason", "its loops go round more than {most} times"),
    "joined": message("template:reason", "a joined text has more than {most} characters"),
    "nested": message("template:reason", "it is nested too deeply"),
    "numbers_only": message("template:reason", "{operator} is for whole numbers; ~ puts texts together"),
    "no_such": message("template:reason", "a template has no {kind}"),
    "alone": message("template:reason", "a template has no {kind}: it stands alone, and reads no other file"),
    "set_value": message("template:reason", "a template has no set block; set a name to a value"),
    "own_escape": message("template:reason", "a template has no autoescape block: each format has its escape"),
    "calls": message(
        "template:reason",
        "a template calls nothing but .items(), .keys() and .values(); there are the filters {names}",
    ),
    "no_filter": message("template:reason", "there is no filter {name}; there are {names}"),
    "recursive": message("template:reason", "a loop is not recursive"),
    "plain_list": message("template:reason", "a list in a template holds texts and numbers only"),
    "whole": message("template:reason", "a template has whole numbers only"),
    "no_text": message("template:reason", "a {type} is no text; loop over it, or name one of its parts"),
    "no_length": message("template:reason", "only texts and lists have a length"),
    "not_given": message("template:reason", "{said}; a template is given {names}"),
    "said": message("template:reason", "{said}"),
}
"""What can be wrong with a template; `said` are the words of Jinja2, which are English."""

_AT_LINE: Final = message("template:place", "line {line} of the template: {problem}")
_ANYWHERE: Final = message("template:place", "the template: {problem}")


class _Limit(Exception):  # noqa: N818 - it says which, and never leaves this module
    """A limit that a template has hit.

    Args:
        reason: Which, a name in `REASONS`.
        phrases: What goes into its places.
    """

    def __init__(self, reason: str, **phrases: str) -> None:
        super().__init__(fill(REASONS[reason].text, phrases))
        self.reason: Final = reason
        self.phrases: Final = phrases


class _Forbidden(TemplateSyntaxError):  # noqa: N818 - it never leaves this module
    """What no template may do, at its line."""

    def __init__(self, line: int, reason: str, **phrases: str) -> None:
        super().__init__(fill(REASONS[reason].text, phrases), line)
        self.reason: Final = reason
        self.phrases: Final = phrases


def in_words(error: RefusedError, messages: Messages) -> str:
    """What is wrong with a template, in a language.

    Args:
        error: What `render` raised.
        messages: The language.

    Returns:
        The sentence; what Jinja2 itself says in it stays English.
    """
    told = messages.tell(REASONS[error.params["said_as"]], **error.params)
    if not error.params["line"]:
        return messages.tell(_ANYWHERE, problem=told)
    return messages.tell(_AT_LINE, line=error.params["line"], problem=told)


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
        raise _refused(None, "size", most=str(MOST_SOURCE), size=str(len(source)))
    control = _CONTROL.search(source)
    if control:
        line = source.count("\n", 0, control.start()) + 1
        raise _refused(line, "character", character=f"U+{ord(control[0]):04X}")
    environment = _Environment(is_html=is_html)
    told = {name: _finished(value) for name, value in tree.items()} if is_html else tree
    parts: list[str] = []
    size = 0
    try:
        for part in environment.from_string(source).generate(told):
            size += len(part)
            if size > MOST_OUTPUT:
                raise _Limit("output", most=str(MOST_OUTPUT))
            parts.append(part)
    except (_Limit, _Forbidden) as error:
        raise _refused(_line(error), error.reason, **error.phrases) from None
    except TemplateSyntaxError as error:
        raise _refused(error.lineno, "said", said=error.message or "it is malformed") from None
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        said = cut(str(error)) or "it cannot be told"
        reason = "not_given" if said.endswith("is undefined") else "said"
        raise _refused(_line(error), reason, said=said, names=", ".join(tree)) from None
    except (RecursionError, MemoryError):
        raise _refused(None, "nested") from None
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
            raise _Limit("numbers_only", operator=operator)
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
                raise _Limit("steps", most=str(MOST_STEPS))
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
        reason, name = _SPECIAL.get(type(node).__name__, ("no_such", type(node).__name__.lower()))
        _refuse(node, reason, kind=name)
    if isinstance(node, nodes.Call) and not _is_plain_call(node):
        _refuse(node, "calls", names=_NAMES)
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        _refuse(node, "no_filter", name=repr(cut(node.name)), names=_NAMES)
    if isinstance(node, nodes.For) and node.recursive:
        _refuse(node, "recursive")
    if isinstance(node, nodes.List | nodes.Tuple | nodes.Dict) and not _is_plain(node):
        _refuse(node, "plain_list")
    if isinstance(node, nodes.Const) and not isinstance(node.value, str | int | None):
        _refuse(node, "whole")


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


def _refuse(node: nodes.Node, reason: str, **phrases: str) -> NoReturn:
    # what Jinja2 puts round a node of the source has no line of its own
    lines = (one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno)
    raise _Forbidden(next(lines, 1), reason, **phrases)


_SPECIAL: Final[Mapping[str, tuple[str, str]]] = {
    "Include": ("alone", "include"),
    "Import": ("alone", "import"),
    "FromImport": ("alone", "import"),
    "Extends": ("alone", "extends"),
    "Mul": ("no_such", "*"),
    "Pow": ("no_such", "**"),
    "Mod": ("no_such", "%"),
    "Div": ("no_such", "/"),
    "FloorDiv": ("no_such", "//"),
    "AssignBlock": ("set_value", "set"),
    "Scope": ("own_escape", "autoescape"),
}
"""Why a node is refused, and how a template writes it, where its name in Jinja2 does not say so."""


# -- values --------------------------------------------------------------------------------------------------------


def _text(value: object) -> object:
    """What is written out: a text or a whole number, and nothing that Python would make a text of."""
    if value is None or isinstance(value, str | int):
        return "" if value is None else value
    if isinstance(value, StrictUndefined):
        str(value)  # raises, with the name
    raise _Limit("no_text", type=type(value).__name__)


def _words(value: object) -> str:
    return value if isinstance(value, str) else str(_text(value))


def _join(values: Iterable[object], between: str = "") -> str:
    parts = [_words(value) for value in values]
    size = sum(map(len, parts)) + len(between) * len(parts)
    if size > MOST_OUTPUT:
        raise _Limit("joined", most=str(MOST_OUTPUT))
    if any(isinstance(part, Markup) for part in parts):
        return Markup("").join(_between(parts, between))
    return between.join(parts)


def _between(parts: list[str], between: str) -> list[str]:
    return [piece for part in parts for piece in (between, part)][1:]


def _length(value: object) -> int:
    if isinstance(value, Sized):
        return len(value)
    raise _Limit("no_length")


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


def _refused(line: int | None, reason: str, **phrases: str) -> RefusedError:
    said = fill(REASONS[reason].text, phrases)
    place = "the template" if line is None else f"line {line} of the template"
    at = "" if line is None else str(line)
    return RefusedError(f"{place}: {said}", **{**phrases, "line": at, "reason": said, "said_as": reason})


def _line(error: BaseException) -> int | None:
    """The line of the template that was read or told when something went wrong."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None
