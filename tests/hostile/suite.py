"""The whole suite: groups of cases, each group for a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from stargate_model.formats.loading import FORMATS
from tests.hostile.case import Case
from tests.hostile.generated import generated
from tests.hostile.manifest import documents, values

GROUPS: Final[Mapping[str, Callable[[], Iterable[Case]]]] = {
    **{f"{form} values": partial(values, form) for form in FORMATS},
    **{f"{form} documents": partial(documents, form) for form in FORMATS},
    **{f"{form} generated": partial(generated, form) for form in FORMATS},
}
"""The cases by group; the formats are those that the library reads, so that a new one must have its cases."""
