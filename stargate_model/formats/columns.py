"""The columns of flat tables: every part of a record has one, so that a row holds all of it.

    site                text, ids, words and dates as they are; numbers and truth values as JSON spells them
    roles               words and ids of a list, with semicolons between them
    name.en             texts by language: a column a language; in `name`, as JSON, where the order would be lost
    capacity            figures in the literal notation, `~986 MW`
    capacity.hedge      the hedge words of the source
    capacity.evidence   the evidence of the figure, as JSON
    location.country    the parts of a part
    milestones          lists of parts, as compact JSON

In: the tree of a record, and cells by the name of their column. Out: the one from the other, and nothing is lost
either way. A cell that is empty states nothing.
"""

from __future__ import annotations

import functools
import json as std_json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Final

import attrs
from msgspec import Struct
from msgspec.structs import replace

from stargate_model.amounts import literals
from stargate_model.amounts.decimals import number, spell
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import unit
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.errors import NumberError, StargateError
from stargate_model.formats import json
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.tree import Problem, Tree, Unread, child, is_list, is_mapping
from stargate_model.formats.wire_structs import remembered
from stargate_model.records.structure import field_types, wire_name

Cells = Mapping[str, str]
"""The cells of a row that state something, by the name of their column."""

_BETWEEN: Final = ";"
_FIGURE_PARTS: Final = ("hedge", "evidence")
_NUMBERS: Final[frozenset[object]] = frozenset({int, Decimal})


class Column(Struct, frozen=True):
    """A column that a class may have.

    Attributes:
        name: Its name, the keys of a tree with dots between them.
        read: Makes the value of a tree of a cell; raises a problem where it is none.
        is_by_language: Whether there are columns after it, `name.en`, for the languages of a text.
        is_prose: Whether its cells are text that another program could take for a formula.
    """

    name: str
    read: Callable[[str, Limits], Tree]
    is_by_language: bool = False
    is_prose: bool = True


class CellError(Exception):
    """A cell does not hold what its column has.

    Attributes:
        problem: What is wrong, its pointer inside the cell.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@remembered
def columns_of(cls: type[attrs.AttrsInstance]) -> Mapping[str, Column]:
    """Every column that records of a class may have, by name, in the order of the fields."""
    return _columns_of(cls, "")


def _columns_of(cls: type[attrs.AttrsInstance], before: str) -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    for field in attrs.fields(cls):
        name = before + wire_name(field.name)
        found |= {column.name: column for column in _columns(name, _given(field_types(cls)[field.name]))}
    return found


def column_of(cls: type[attrs.AttrsInstance], name: str) -> Column | None:
    """The column of a class with a name, which may be that of a language of a text; None where there is none."""
    known = columns_of(cls)
    if name in known:
        return known[name]
    text = known.get(name.rpartition(".")[0])
    return Column(name, _text) if text is not None and text.is_by_language else None


# -- cells to trees ----------------------------------------------------------------------------------------------------


def tree_of_cells(
    cells: Cells, columns: Mapping[str, Column], limits: Limits = DEFAULT_LIMITS
) -> tuple[Tree, list[Problem]]:
    """The tree that the cells of a row state, and what is wrong with them.

    Args:
        cells: The cells that are not empty.
        columns: The column of each of them.
        limits: How deep a cell may be nested.
    """
    tree: dict[str, Tree] = {}
    problems: list[Problem] = []
    for name, cell in cells.items():
        try:
            value = columns[name].read(cell, limits)
        except CellError as error:
            problems.append(replace(error.problem, pointer=pointer_of(name) + error.problem.pointer))
            continue
        if not _put(tree, name.split("."), value):
            problems.append(Problem("duplicate-key", pointer_of(name), {"key": name}))
    return tree, problems


def pointer_of(name: str) -> str:
    """The JSON pointer of what a column states, in its record.

    Example:
        >>> pointer_of("name.en")
        '/name/en'
    """
    return functools.reduce(child, name.split("."), "")


def _put(tree: dict[str, Tree], path: list[str], value: Tree) -> bool:
    """Put a value where it belongs; False where something stands there already."""
    *around, last = path
    for key in around:
        inner = tree.setdefault(key, {})
        if not is_mapping(inner):
            return False
        tree = inner
    held = tree.get(last)
    if is_mapping(held) and is_mapping(value) and not held.keys() & value.keys():
        held.update(value)
        return True
    if held is not None:
        return False
    tree[last] = value
    return True


def _text(cell: str, _: Limits) -> Tree:
    return cell


def _number(cell: str, _: Limits) -> Tree:
    try:
        return number(cell)
    except NumberError as error:
        return Unread(cell, error.code)


def _truth(cell: str, _: Limits) -> Tree:
    return {"true": True, "false": False}.get(cell, cell)


def _list(cell: str, limits: Limits) -> Tree:
    return _json(cell, limits) if cell.startswith("[") else cell.split(_BETWEEN)


def _json(cell: str, limits: Limits) -> Tree:
    parsed = json.parse(cell, limits)
    if parsed.problems:
        raise CellError(replace(parsed.problems[0], position=None))
    return parsed.tree


def _figure(cell: str, limits: Limits) -> Tree:
    if cell.startswith("{"):
        return _json(cell, limits)
    try:
        parts = literals.parse(cell)
    except StargateError:
        return cell  # the field says what is wrong with it
    return {
        "value": parts.value,
        "unit": parts.unit.symbol,
        **({} if parts.upper is None else {"upper": parts.upper}),
        **({} if parts.bound in _UNTOLD else {"bound": parts.bound.value}),
        **({"approximate": True} if parts.approximate else {}),
        **({"vague": True} if parts.vague else {}),
    }


_UNTOLD: Final = (Bound.EXACT, Bound.BETWEEN)


# -- trees to cells ----------------------------------------------------------------------------------------------------


def cells_of(tree: Mapping[str, Tree], cls: type[attrs.AttrsInstance], languages: Iterable[str] = ()) -> Cells:
    """The cells of the tree of a record.

    Args:
        tree: The tree.
        cls: The class of the record.
        languages: The columns of texts by language, in their order.
    """
    cells: dict[str, str] = {}
    known = columns_of(cls)
    order = {name: at for at, name in enumerate(languages)}
    for path, value in _flat(tree, known):
        cells |= _written(path, value, known, order)
    return cells


def texts_in(tree: Mapping[str, Tree], cls: type[attrs.AttrsInstance]) -> Iterator[str]:
    """The columns by language that a record needs."""
    known = columns_of(cls)
    for path, value in _flat(tree, known):
        if known[path].is_by_language and is_mapping(value):
            yield from (f"{path}.{tag}" for tag in value)


def _flat(tree: Mapping[str, Tree], known: Mapping[str, Column], before: str = "") -> Iterator[tuple[str, Tree]]:
    """The values of a tree, by the name of their column; a part without any parts of its own is one too."""
    for key, value in tree.items():
        path = before + key
        if is_mapping(value) and value and f"{path}.{next(iter(value))}" in known:
            yield from _flat(value, known, f"{path}.")
        else:
            yield path, value


def _written(path: str, value: Tree, known: Mapping[str, Column], order: Mapping[str, int]) -> Cells:
    if known[path].is_by_language and is_mapping(value):
        columns = [f"{path}.{tag}" for tag in value]
        places = [order.get(column, -1) for column in columns]
        # in the order of the columns, or the order of the languages would be lost
        if places == sorted(places):
            return dict(zip(columns, map(str, value.values()), strict=True))
        return {path: compact(value)}
    if is_mapping(value) and "value" in value:
        literal = literals.write(_literal(value))
        parts = {part: value[part] for part in _FIGURE_PARTS if part in value}
        return {path: literal, **{f"{path}.{part}": _spelled(one) for part, one in parts.items()}}
    if is_list(value) and value and all(map(_stands_in_a_list, value)):
        return {path: _BETWEEN.join(map(str, value))}
    return {path: _spelled(value)}


def _stands_in_a_list(item: Tree) -> bool:
    return isinstance(item, str) and bool(item) and _BETWEEN not in item and not item.startswith("[")


def _literal(tree: Mapping[str, typing.Any]) -> literals.Literal:
    upper = tree.get("upper")
    told = tree.get("bound")
    bound = Bound(told) if told is not None else Bound.EXACT if upper is None else Bound.BETWEEN
    return literals.Literal(
        value=tree["value"],
        unit=unit(tree["unit"]),
        bound=bound,
        upper=upper,
        approximate=tree.get("approximate", False),
        vague=tree.get("vague", False),
    )


def _spelled(value: Tree) -> str:
    return value if isinstance(value, str) else compact(value)


def compact(tree: Tree) -> str:
    """A tree as JSON without blanks.

    Example:
        >>> compact({"value": Decimal("1.20"), "unit": "GW"})
        '{"value":1.20,"unit":"GW"}'
    """
    if type(tree) is str:  # most of what there is
        return _quoted(tree)
    if is_mapping(tree):
        return f"{{{','.join([f'{_key(key)}:{compact(value)}' for key, value in tree.items()])}}}"
    if is_list(tree):
        return f"[{','.join(map(compact, tree))}]"
    return spell(tree) if isinstance(tree, Decimal) else _quoted(tree)


_quoted: Final = std_json.JSONEncoder(ensure_ascii=False).encode  # made once, because texts are many
_key: Final = functools.lru_cache(1024)(_quoted)  # there are few keys


# -- types to columns --------------------------------------------------------------------------------------------------


def _given(annotation: object) -> object:
    """A type without the None of what may be absent."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return next(one for one in typing.get_args(annotation) if one is not types.NoneType)
    return annotation


def _columns(name: str, annotation: object) -> Iterator[Column]:
    if annotation is Text:
        yield Column(name, _json, is_by_language=True)
    elif annotation is bool:
        yield Column(name, _truth)
    elif annotation in _NUMBERS:
        yield Column(name, _number, is_prose=False)
    elif typing.get_origin(annotation) is tuple:
        yield Column(name, _list if _is_word(typing.get_args(annotation)[0]) else _json)
    elif not (isinstance(annotation, type) and attrs.has(annotation)) or _is_word(annotation):
        yield Column(name, _text)
    elif issubclass(annotation, Figure):
        yield Column(name, _figure, is_prose=False)
        yield Column(f"{name}.hedge", _text)
        yield Column(f"{name}.evidence", _json)
    else:
        yield Column(name, _json)
        yield from _columns_of(annotation, f"{name}.").values()


def _is_word(annotation: object) -> bool:
    return annotation is str or (isinstance(annotation, type) and issubclass(annotation, Enum))
