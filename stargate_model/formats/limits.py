"""Limits: how large, deep and long outside data may be, all in one object.

Beyond a limit nothing is read, and the finding names the limit as it is set: `depth=64`. What belongs to the form of
data, such as the 64 characters of an id, the 500 of a phrase or the 40 digits of a number, is no limit that can be set:
the records refuse it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final, Self

import attrs

from stargate_model.claims.text import MAX_TEXT
from stargate_model.errors import LimitError
from stargate_model.formats.tree import Problem, Tree, child, is_list, is_mapping

_BYTES_OF_A_MEMBER: Final = 5  # "":1,
_BYTES_OF_AN_ITEM: Final = 2  # 1,


@attrs.frozen(kw_only=True)
class Limits:
    """How large and deep data may be.

    Attributes:
        file_bytes: The size of a file that is read whole (JSON, YAML, CSV); lines are streamed, however many.
        line_bytes: The length of a line of NDJSON, and of the texts of a row of a table.
        depth: How deep lists and objects may be nested.
        string: The characters of one text.
        items: The items of one list.
        keys: The keys of one object.
        group: The records that a rule looks at together, such as those of one site.
        problems: How many problems with the form of one file, or of a piece of it that an engine reads by itself, are
            named; then that is read no further.
        findings: How many findings a report keeps; all are counted.
        report_bytes: The size of a report, in whatever form.
        batch_rows: The rows of a batch of a table.
        batch_bytes: The size of a batch of a table in memory.
        document_bytes: The size of the text of a document that is cited.
        seconds: How long a check may take; 0 for as long as it takes.

    Raises:
        LimitError: A limit is no whole number above zero.

    Example:
        >>> Limits(depth=32).named("depth")
        'depth=32'
    """

    file_bytes: int = 64_000_000
    line_bytes: int = 1_000_000
    depth: int = 64
    string: int = 100_000
    items: int = 1_000_000
    keys: int = 1_000
    group: int = 50_000
    problems: int = 10_000
    findings: int = 1_000
    report_bytes: int = 200_000
    batch_rows: int = 10_000
    batch_bytes: int = 16_000_000
    document_bytes: int = 8_000_000
    seconds: int = 0

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(Limits):
            value: object = getattr(self, field.name)
            least = 0 if field.name == "seconds" else 1
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise LimitError(f"the limit {field.name} is a whole number of at least {least}", limit=field.name)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of all limits."""
        return tuple(field.name for field in attrs.fields(Limits))

    def replace(self, **changes: int) -> Self:
        """The limits with some others.

        Raises:
            LimitError: There is no such limit, or the value is none.
        """
        unknown = changes.keys() - set(self.names())
        if unknown:
            name = min(unknown)
            raise LimitError(f"there is no limit {name!r}; there are {', '.join(self.names())}", limit=name)
        return attrs.evolve(self, **changes)

    def named(self, name: str) -> str:
        """A limit as messages name it, and as it is set."""
        return f"{name}={getattr(self, name)}"

    def hold_at_a_glance(self, size: int) -> bool:
        """Whether a record of so many bytes of JSON, if it is one, is within the limits without a closer look."""
        is_usual = self.depth >= DEFAULT_LIMITS.depth and self.string >= DEFAULT_LIMITS.string
        return is_usual and size <= min(_BYTES_OF_A_MEMBER * self.keys, _BYTES_OF_AN_ITEM * self.items)

    def problem(self, name: str, pointer: str = "", position: tuple[int, int] | None = (1, 1)) -> Problem:
        """That a document is beyond a limit."""
        return Problem("limit", pointer, {"limit": self.named(name)}, position)


DEFAULT_LIMITS: Final = Limits()


def beyond(tree: Tree, limits: Limits) -> Iterator[Problem]:
    """What in a tree is beyond the limits on texts, lists and objects, where it stands.

    A text longer than any that records hold is left to the record, which says so at its field.
    """
    string = limits.string if limits.string < MAX_TEXT else sys.maxsize
    stack = [("", tree)]
    while stack:
        pointer, held = stack.pop()
        if is_mapping(held):
            if len(held) > limits.keys:
                yield limits.problem("keys", pointer, None)
            if max(map(len, held), default=0) > string:
                yield limits.problem("string", pointer, None)
            stack += [(child(pointer, key), one) for key, one in held.items() if isinstance(one, (dict, list, str))]
        elif is_list(held):
            if len(held) > limits.items:
                yield limits.problem("items", pointer, None)
            stack += [(child(pointer, at), one) for at, one in enumerate(held) if isinstance(one, (dict, list, str))]
        elif isinstance(held, str) and len(held) > string:
            yield limits.problem("string", pointer, None)
