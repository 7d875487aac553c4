"""YAML: scalars stay text until a field gives them a type, and nothing that hides or multiplies values is read.

PyYAML's events are walked with a stack of our own: no anchor, alias, merge key, tag, directive or second document.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol, cast

from msgspec import Struct

from stargate_model.amounts.decimals import spell
from stargate_model.claims.vocabulary import cut
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.tree import (
    Parsed,
    Place,
    Plain,
    Problem,
    Tree,
    child,
    is_list,
    is_mapping,
    positions_in,
)
from stargate_model.later import Later

if TYPE_CHECKING:
    import yaml
else:
    yaml = Later("yaml")

EXTENSIONS: Final = (".yaml", ".yml")

# PyYAML drops a mark in silence, and then miscounts; the others end a line in YAML 1.1, and are plain text in YAML 1.2
_REFUSED: Final = re.compile("\\A\ufeff|[\x85\u2028\u2029]")

# what other readers of YAML would take for a number, a truth value, a date or punctuation is written in quotes
_PLAIN: Final = re.compile(r"(?!(?:true|false|yes|no|on|off|null|y|n)\Z)[^\W\d_][\w ./()+%’'-]*\Z", re.IGNORECASE)


def parse(text: str, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Read a YAML text.

    Example:
        >>> parse("value: 1.20").tree
        {'value': '1.20'}
    """
    return _Reader(text, limits, ()).read()


def locate(text: str, pointers: Collection[str]) -> Mapping[str, Place]:
    """Where the members and items at some pointers stand in a YAML text that `parse` has read."""
    reader = _Reader(text, DEFAULT_LIMITS, pointers)
    reader.read()
    return reader.places


def write(tree: Tree) -> str:
    r"""Write a tree as YAML text in block style.

    Example:
        >>> write({"value": Decimal("1.20"), "unit": "GW"})
        'value: 1.20\nunit: GW\n'
    """
    target = io.StringIO()
    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False), *_events(tree)]
    events += [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    yaml.emit(  # pyright: ignore[reportUnknownMemberType]
        events, target, allow_unicode=True, width=1_000_000, line_break="\n"
    )
    return target.getvalue()


def _events(tree: Tree) -> Iterator[yaml.Event]:
    if is_mapping(tree):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=not tree)
        for key, value in tree.items():
            yield from _events(key)
            yield from _events(value)
        yield yaml.MappingEndEvent()
    elif is_list(tree):
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=not tree)
        for value in tree:
            yield from _events(value)
        yield yaml.SequenceEndEvent()
    elif isinstance(tree, str):
        style = None if _PLAIN.match(tree) and tree == tree.strip() else '"'
        # no tag either way: the emitter quotes what it cannot write plain, letters beyond the first plane among it
        yield yaml.ScalarEvent(None, None, (True, True), tree, style=style)
    else:
        yield yaml.ScalarEvent(None, None, (True, True), _spelled(tree))


def _spelled(value: object) -> str:
    if isinstance(value, Decimal):
        return spell(value)
    return {True: "true", False: "false"}.get(cast(bool, value), "null")


_SAYS: Final = {
    "mapping values are not allowed in this context": (
        "a key indented too far, or a colon inside a text without quotation marks"
    ),
    "block sequence entries are not allowed in this context": "a list needs lines of its own, indented alike",
    "could not find expected ':'": "a key lacks its colon",
    "did not find expected key": "a key is expected; the line is not indented like its neighbours",
    "did not find expected '-' indicator": "the list goes on without a hyphen, or is indented differently",
    "did not find expected ',' or ']'": "a list in brackets lacks a comma or its end",
    "did not find expected ',' or '}'": "an object in braces lacks a comma or its end",
    "found unexpected end of stream": "the text ends inside quotation marks",
}
"""What the words of the parser mean to who writes the data."""


class _Stop(Exception):  # noqa: N818  # no error: it ends the walk
    """Nothing after this place is read."""


class _Open(Struct, dict=True):
    """A mapping or sequence that is open, and where its next value goes.

    Attributes:
        tree: What is in it so far.
        parent: What it stands in.
        step: Its key or index there.
        key: The key of the next value, in a mapping that is at a value.
        key_at: The offset of that key.
        is_repeated: Whether the key stood there before.
    """

    tree: dict[str, Tree] | list[Tree]
    parent: _Open | None
    step: str | int
    key: str | None = None
    key_at: int = 0
    is_repeated: bool = False

    @cached_property
    def pointer(self) -> str:
        """Its JSON pointer; made where it is asked for, since few are."""
        return "" if self.parent is None else child(self.parent.pointer, self.step)


class _Reader:
    """Walks the events of one text once; builds the tree, and notes where the wanted pointers stand."""

    def __init__(self, text: str, limits: Limits, pointers: Collection[str]) -> None:
        self._text = text
        self._position = positions_in(text)
        self._limits = limits
        self._wanted = set(pointers)
        self._stack: list[_Open] = []
        self._tree: Tree = {}
        self._problems: list[Problem] = []
        self.places: dict[str, Place] = {}

    def read(self) -> Parsed:
        documents = 0
        refused = _REFUSED.search(self._text)
        if refused:
            problem = f"the character U+{ord(refused[0]):04X} is not allowed"
            self._stop("syntax", {"problem": problem}, refused.start())
            return Parsed(self._tree, tuple(self._problems))
        try:
            for event in yaml.parse(self._text, Loader=yaml.CBaseLoader):
                at = cast("_Mark", event.start_mark).index
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1 or event.tags:
                        self._refuse("second document" if documents > 1 else "directive", at)
                elif isinstance(event, yaml.NodeEvent):
                    self._node(event, at)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._stack.pop()
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            mark: _Mark | None = error.problem_mark or error.context_mark
            is_tab = mark is not None and self._text.startswith("\t", mark.index)
            said = error.problem or "it is no YAML"
            problem = "a tab, where YAML takes blanks only" if is_tab else _SAYS.get(said, said)
            self._stop("syntax", {"problem": problem}, 0 if mark is None else mark.index)
        except yaml.reader.ReaderError as error:
            # the reader tells the byte, not the code point
            at = len(self._text.encode()[: error.position].decode(errors="ignore"))
            params = {"problem": f"the character U+{error.character:04X} is not allowed"}
            self._stop("syntax", params, at)
        return Parsed(self._tree, tuple(self._problems))

    def _node(self, event: yaml.NodeEvent, at: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("alias", at)
        if event.anchor is not None:
            self._refuse("anchor", at)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            self._refuse("tag", at)
        top = self._stack[-1] if self._stack else None
        if isinstance(event, yaml.ScalarEvent):
            value = Plain(event.value) if not event.style else str(event.value)
            if top is not None and isinstance(top.tree, dict) and top.key is None:
                self._key(top, value, at)
            else:
                self._value(top, value, at)
            return
        if top is not None and isinstance(top.tree, dict) and top.key is None:
            self._refuse("key that is no text", at)
        if len(self._stack) == self._limits.depth:
            self._stop("limit", {"limit": self._limits.named("depth")}, at)
            raise _Stop
        tree: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Open(tree, top, self._value(top, tree, at)))

    def _key(self, top: _Open, key: str, at: int) -> None:
        if key == "<<" and isinstance(key, Plain):
            self._refuse("merge key", at)
        top.key, top.key_at, top.is_repeated = str(key), at, key in top.tree
        if top.is_repeated:
            place = self._position(at)
            self._problems.append(Problem("duplicate-key", child(top.pointer, key), {"key": cut(key)}, place))

    def _value(self, top: _Open | None, value: Tree, at: int) -> str | int:
        """Put a value where it goes; returns its key or index there."""
        key_at, step = at, cast("str | int", "")
        if top is None:
            self._tree = value
        elif isinstance(top.tree, list):
            step = len(top.tree)
            top.tree.append(value)
        else:
            key_at, key = top.key_at, top.key or ""
            step, top.key = key, None
            if not top.is_repeated:
                top.tree[key] = value
        if self._wanted:
            self._place("" if top is None else child(top.pointer, step), key_at, at)
        return step

    def _place(self, pointer: str, key_at: int, at: int) -> None:
        """Note where a value stands, if that is wanted; when all are found, nothing else is read."""
        if pointer in self._wanted:
            self.places.setdefault(pointer, Place(self._position(key_at), self._position(at)))
            if len(self.places) == len(self._wanted):
                raise _Stop

    def _refuse(self, feature: str, at: int) -> None:
        self._stop("yaml-feature", {"feature": feature}, at)
        raise _Stop

    def _stop(self, code: str, params: dict[str, str], at: int) -> None:
        pointer = self._stack[-1].pointer if self._stack else ""
        self._problems.append(Problem(code, pointer, params, self._position(at)))


class _Mark(Protocol):
    """A place in a text, as PyYAML gives it, in code points from 0."""

    index: int
