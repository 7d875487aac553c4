"""One finding: what is wrong or worth knowing, in which record, and where that stands."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

import attrs

from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text

if TYPE_CHECKING:
    from stargate_model.findings.code import Code

Param = str | Figure
"""What a message names: a word of the data, or a figure, which each language writes in its own way."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_SHOWN: Final = 240
_BEFORE: Final = 80


@attrs.frozen
class Excerpt:
    """A line of a source, as far as it is shown.

    Attributes:
        text: At most 240 code points of the line, those before and after the place.
        column: The column of the first of them, from 1.
    """

    text: str
    column: int = 1

    @classmethod
    def around(cls, line: str, column: int) -> Self:
        """The part of a line around a column.

        Example:
            >>> Excerpt.around("x" * 1000, 500).column
            420
        """
        start = max(0, min(column - 1 - _BEFORE, len(line) - _SHOWN))
        return cls(line[start : start + _SHOWN], start + 1)


@attrs.frozen(kw_only=True)
class Finding:
    """What a check found at one place.

    Attributes:
        code: The code of the catalogue that explains it.
        severity: How much it matters.
        params: What its message names.
        record: The key of the record, such as `site:abilene`; empty where the data has no record there.
        at: Where in the record, as a JSON pointer; empty for the record as a whole.
        related: The keys of other records that it is about.
        pointer: Where in the file, as a JSON pointer.
        path: The file, as it was given; None for a data set that was not read from one.
        line: The line in the file, from 1.
        column: The column in the line, from 1, in code points.
        waived: Why the data say that it does not count; None where it counts.
        excerpt: The line itself, where it is at hand; does not count when findings are compared.
        own: What explains its code, where that is not of our catalogue; does not count either.
    """

    code: str
    severity: Severity
    params: Mapping[str, Param] = attrs.field(factory=dict[str, Param])
    record: str = ""
    at: str = ""
    related: tuple[str, ...] = ()
    pointer: str = ""
    path: str | None = None
    line: int | None = None
    column: int | None = None
    waived: Text | None = None
    excerpt: Excerpt | None = attrs.field(default=None, eq=False, repr=False)
    own: Code | None = attrs.field(default=None, eq=False, repr=False)

    def message(self, locale: str = "en") -> str:
        """What is wrong, what was expected and how to mend it, in a language.

        Raises:
            LocaleError: The language is not offered.
        """
        from stargate_model.findings.telling import message  # formatting is loaded when something is told

        return message(self, locale)

    def placed(
        self, pointer: str, path: str | None, line: int | None, column: int | None, excerpt: Excerpt | None = None
    ) -> Finding:
        """The same finding at its place in a file."""
        return attrs.evolve(self, pointer=pointer, path=path, line=line, column=column, excerpt=excerpt)
