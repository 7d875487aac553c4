"""Cells of tables: the number stands in the cell, and its unit in the heading of the column.

In: a cell and a heading, such as `43.5` and `Capital cost (2025 USD billions)`. Out: what the two say together, as if
the cell said it. A heading names its unit in its last brackets, or behind its last underscore; the year of its prices
is no part of the unit.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from stargate_model.claims.dates import PartialDate
from stargate_model.reading.mention import Reading
from stargate_model.reading.reader import read

_UNIT: Final = re.compile(r"\(([^()]*+)\)\s*+\Z|_([A-Za-z0-9]++)\Z")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)
_MOST_WORDS: Final = 4


def read_cell(
    cell: str, column: str, *, language: str, place: str | None = None, published: PartialDate | str | None = None
) -> Reading:
    """Read a cell with the unit that the heading of its column names.

    Args:
        cell: The text of the cell.
        column: The heading of its column.
        language: The language of the table.
        place: The country that it was published in, for 元 and $.
        published: When it was published, for dates without a year.

    Raises:
        LocaleError: `language` is no language tag.
        DateError: `published` is no date.

    Example:
        >>> for mention in read_cell("43.5", "Capital cost (2025 USD billions)", language="en"):
        ...     print(mention.quote, mention.figure)
        43.5 43500000000 USD
    """
    for phrase in _phrases(cell, column):
        reading = read(phrase, language=language, place=place, published=published)
        if len(reading) == 1 and reading[0].quote == phrase and reading[0].figure is not None:
            return evolve(reading, mentions=(evolve(reading[0], start=0, end=len(cell), quote=cell),))
    return read(cell, language=language, place=place, published=published)


def _phrases(cell: str, column: str) -> Iterator[str]:
    """The cell with its unit behind it; the scale may stand before the currency or behind it, as in USD billions."""
    unit = _UNIT.search(column)
    words = [] if unit is None else [word for word in (unit[1] or unit[2] or "").split() if not _YEAR.match(word)]
    if words and len(words) <= _MOST_WORDS:
        for order in itertools.permutations(words):
            yield " ".join([cell, *order])
