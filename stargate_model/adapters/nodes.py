"""Documents of nested members, JSON or XML, as nodes that know where they stand.

In: the text of a document. Out: its root. An attribute of an XML element is a member whose name begins with `@`.
Refused: text that is not well-formed, and XML with a document type, which could define what it is to be expanded to.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal
from xml.parsers import expat

import attrs

from stargate_model.adapters.adapted import Omission, Reason
from stargate_model.amounts.decimals import spell
from stargate_model.claims.text import MAX_QUOTE, shown, visible
from stargate_model.errors import SourceError
from stargate_model.formats import json
from stargate_model.formats.tree import Tree, child, is_list, is_mapping

MAX_DEPTH = 64


@attrs.frozen(eq=False)
class Node:
    """A member of a document.

    Attributes:
        path: The names from the root to it, such as `budget/amount/currency`; items of a list have that of the list.
        text: What it states, where it holds no others.
        at: Where its text stands, in code points; None where it is not spelt so in the document.
        line: The line that it stands on, from 1.
        members: What it holds, in order, by name.
    """

    path: str
    text: str = ""
    at: int | None = None
    line: int = 1
    members: tuple[tuple[str, Node], ...] = ()

    def all(self, *names: str) -> Iterator[Node]:
        """The members that are reached by some names, one below the other."""
        if not names:
            yield self
            return
        for name, member in self.members:
            if name == names[0]:
                yield from member.all(*names[1:])

    def first(self, *names: str) -> Node | None:
        """The first member that is reached by some names."""
        return next(self.all(*names), None)

    def said(self, *names: str) -> str:
        """The text of the first member that is reached; empty where there is none."""
        found = self.first(*names)
        return "" if found is None else found.text.strip()

    def leaves(self) -> Iterator[Node]:
        """Every member below that states something."""
        if not self.members and self.text.strip():
            yield self
        for _, member in self.members:
            yield from member.leaves()


def left_out(root: Node, source: str, carried: Collection[str]) -> Iterator[Omission]:
    """An omission for each path that is not among those that an adapter carries."""
    leaves = [leaf for leaf in root.leaves() if leaf.path not in carried]
    counts = Counter(leaf.path for leaf in leaves)
    first = {leaf.path: leaf for leaf in reversed(leaves)}
    for path, leaf in sorted(first.items()):
        yield Omission(
            source=source, line=leaf.line, column=path, value=visible(leaf.text.strip()), reason=Reason.NO_FIELD,
            cells=counts[path],
        )  # fmt: skip


def of_json(text: str, name: str) -> Node:
    """The root of a JSON document.

    Raises:
        SourceError: It is not well-formed, or an object has a key twice.
    """
    parsed = json.parse(text)
    if parsed.problems:
        line, column = parsed.problems[0].position or (1, 1)
        raise SourceError(f"{shown(name)}:{line}:{column} is not the JSON that is expected", path=name, line=str(line))
    pointers = [pointer for pointer, _ in _scalars(parsed.tree, "")]
    places = json.locate(text, pointers)
    starts = [0, *itertools.accumulate(len(line) + 1 for line in text.split("\n"))]

    def made(tree: Tree, pointer: str, path: str) -> Node:
        if is_mapping(tree) or is_list(tree):
            pairs = tree.items() if is_mapping(tree) else enumerate(tree)
            found: list[tuple[str, Node]] = []
            for key, value in pairs:
                below = f"{path}/{key}".lstrip("/") if isinstance(key, str) else path
                node = made(value, child(pointer, key), below)
                # a list is as many members of one name
                found += [(str(key), one) for one in _items(value, node)] if isinstance(key, str) else [("", node)]
            return Node(path, members=tuple(found))
        line, column = places[pointer].value
        stated = spell(tree) if isinstance(tree, Decimal) else tree if isinstance(tree, str) else ""
        at = starts[line - 1] + column - 1 + isinstance(tree, str)
        return Node(path, stated, at if text.startswith(stated, at) else None, line)

    return made(parsed.tree, "", "")


def _items(value: Tree, node: Node) -> list[Node]:
    return [item for _, item in node.members] if is_list(value) else [node]


def _scalars(tree: Tree, pointer: str) -> Iterator[tuple[str, Tree]]:
    if is_mapping(tree):
        for key, value in tree.items():
            yield from _scalars(value, child(pointer, key))
    elif is_list(tree):
        for index, value in enumerate(tree):
            yield from _scalars(value, child(pointer, index))
    else:
        yield pointer, tree


@attrs.define(eq=False)
class _Open:
    """An element that is open."""

    path: str
    line: int
    text: list[str] = attrs.field(factory=list[str])
    at: int | None = None
    members: list[tuple[str, Node]] = attrs.field(factory=list[tuple[str, Node]])

    def node(self) -> Node:
        return Node(self.path, "".join(self.text), self.at, self.line, tuple(self.members))


def of_xml(text: str, name: str) -> Node:
    """The root of an XML document; comments and processing instructions are passed over.

    Raises:
        SourceError: It is not well-formed, too deep, or has a document type.
    """
    parser = expat.ParserCreate(encoding="utf-8")
    data = text.encode("utf-8")
    stack = [_Open("", 1)]
    reached = [0, 0]  # a byte, and the code points before it

    def here() -> int:
        at = parser.CurrentByteIndex
        reached[1] += len(data[reached[0] : at].decode("utf-8", "ignore"))
        reached[0] = at
        return reached[1]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > MAX_DEPTH:
            raise _refused(name, parser.CurrentLineNumber, f"elements are nested more than {MAX_DEPTH} deep")
        path = f"{stack[-1].path}/{tag}".lstrip("/")
        element = _Open(path, parser.CurrentLineNumber)
        begin = here()
        for key, value in attributes.items():
            at = text.find(value, text.find(key, begin)) if value else -1
            node = Node(f"{path}/@{key}", value, at if at >= 0 else None, parser.CurrentLineNumber)
            element.members.append((f"@{key}", node))
        stack.append(element)

    def end(tag: str) -> None:
        element = stack.pop()
        stack[-1].members.append((tag, element.node()))

    def characters(part: str) -> None:
        if stack[-1].at is None and part.strip():
            at = here()
            stack[-1].at = at if text.startswith(part, at) else None
        stack[-1].text.append(part)

    def doctype(*_: object) -> None:
        raise _refused(name, parser.CurrentLineNumber, "a document type is not read")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = characters, doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003  # the last argument of expat has no name
    except expat.ExpatError as error:
        raise _refused(name, error.lineno, expat.ErrorString(error.code)) from None
    return stack[0].node()


def _refused(name: str, line: int, problem: str) -> SourceError:
    return SourceError(f"{shown(name)}:{line} is not the XML that is expected: {problem}", path=name, line=str(line))


def quoted(node: Node) -> tuple[str, int | None]:
    """The phrase of a member, and where it stands."""
    blanks = len(node.text) - len(node.text.lstrip())
    return node.text.strip()[:MAX_QUOTE], None if node.at is None else node.at + blanks
