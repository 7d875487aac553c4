"""What an adapter gives: the records that it made, and what of its source it could not carry.

Nothing is dropped in silence: each row becomes a record or an omission, each cell that no record holds is an omission,
and of a column for which records have no field there is one omission with the number of its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs

from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.records.dataset import AnyRecord, Dataset


class Reason(Vocabulary):
    """Why something was not carried over."""

    NO_FIELD = "no_field", "records have no field for it", "no field for it"
    NOT_STATED = "not_stated", "nothing stands where a reader would expect a figure"
    UNKNOWN_CODE = "unknown_code", "the code is in no crosswalk"
    UNREADABLE = "unreadable", "it is not of the form that the field wants"
    NO_RECORD = "no_record", "the record that it belongs to is not there"
    REPEATED = "repeated", "another row has the same id"


@attrs.frozen(kw_only=True)
class Omission:
    """Something of a source that no record carries.

    Attributes:
        source: The name of the file, or of the table in it.
        line: The line that it begins on, from 1.
        column: The heading of the column, or the path of the member; empty for a whole row.
        value: What stands there.
        reason: Why it is not carried.
        cells: How many cells of the column the omission stands for.
    """

    source: str
    line: int
    column: str = ""
    value: str = ""
    reason: Reason
    cells: int = 1


Carried: TypeAlias = AnyRecord | Omission
"""What an adapter yields, in the order of the source."""


@attrs.frozen
class Adapted:
    """A source, adapted.

    Attributes:
        dataset: The documents and records.
        omissions: What they do not carry.
    """

    dataset: Dataset
    omissions: tuple[Omission, ...]


def gathered(carried: Iterable[Carried]) -> Adapted:
    """Everything that an adapter yields, in one value.

    Raises:
        RecordError: Two records have one key.
    """
    omissions: list[Omission] = []
    return Adapted(Dataset(split(carried, omissions.append)), tuple(omissions))


def split(carried: Iterable[Carried], omit: Callable[[Omission], object]) -> Iterator[AnyRecord]:
    """The records alone, as they come, for those who write them as a stream; `omit` is told the omissions."""
    for one in carried:
        if isinstance(one, Omission):
            omit(one)
        else:
            yield one
