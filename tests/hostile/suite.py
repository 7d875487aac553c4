"""The whole suite: groups of cases, each group for a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from stargate_model.formats import loading
from tests.hostile import columns, doors
from tests.hostile.case import Case
from tests.hostile.converting import converting
from tests.hostile.generated import generated
from tests.hostile.manifest import documents, values
from tests.hostile.settings import settings

FORMATS: Final = tuple(getattr(loading, "EVERY", loading.FORMATS))
"""The formats that the library reads: a new one must have its cases."""

GROUPS: Final[Mapping[str, Callable[[], Iterable[Case]]]] = {
    **{f"{form} values": partial(values, form) for form in FORMATS},
    **{f"{form} documents": partial(documents, form) for form in FORMATS},
    **{f"{form} generated": partial(generated, form) for form in FORMATS},
    **{f"{form} tables": partial(columns.tables, form) for form in loading.COLUMNS},
    "reader": doors.reading,
    "texts of documents": doors.documents,
    "sources": doors.sources,
    "outputs": doors.outputs,
    "converting": converting,
    "settings": settings,
    "environments": doors.environments,
}
"""The cases by group."""
