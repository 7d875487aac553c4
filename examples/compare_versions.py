"""Compare two versions of a data set: which records came, went and changed, and which figures say something else.

python examples/compare_versions.py OLD NEW
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import attrs

import stargate_model as sm
from stargate_model.records.dataset import key_of


def compared(old: sm.Dataset, new: sm.Dataset) -> Iterator[str]:
    """A line a record that came or went, and a line a field that changed."""
    changes = old.diff(new)
    yield from (f"- {key}" for key in changes.removed)
    for record in changes.put:
        key = key_of(record)
        before = old.get(key)
        if before is None:
            yield f"+ {key}"
            continue
        for field in attrs.fields(type(record)):
            then, now = getattr(before, field.name), getattr(record, field.name)
            if isinstance(then, sm.Figure) and then == now:
                yield f"  {key} {field.name}: {then}, spelt or evidenced otherwise"
            elif then != now:
                yield f"  {key} {field.name}: {shown(then)} -> {shown(now)}"


def shown(value: object) -> str:
    """A field in a few words."""
    if value is None or value == ():
        return "nothing"
    return str(value) if isinstance(value, (sm.Figure, sm.PartialDate, str)) else f"{value!r:.60}"


if __name__ == "__main__":
    for line in compared(sm.load(sys.argv[1]), sm.load(sys.argv[2])):
        print(line)
