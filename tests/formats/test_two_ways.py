"""A JSON document has the same records and the same problems whichever way it is read."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import stargate_model as sm
from stargate_model.formats import loading
from stargate_model.formats.loading import Source, read_bytes
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS
from tests.formats import mutated
from tests.laws import examples

NAMES = ["sites", "power_sources", "commitments", "documents", "indicators"]


def document(random: Random) -> bytes:
    """The bytes of a document, whose collections come in any order; some of its records are spoilt."""
    members = []
    for name in random.sample(NAMES, random.randrange(4)):
        cls = COLLECTIONS[name]
        records = [mutated.mutated(mutated.document(cls, random), random) for _ in range(random.randrange(4))]
        members.append(json.dumps(name).encode() + b": [" + b", ".join(records) + b"]")
    members.insert(random.randrange(len(members) + 1), b'"stargate_model": "1"')
    data = b"{" + b",\n".join(members) + b"}"
    return data if random.random() < 0.9 else data.replace(random.choice([b"1", b":", b"{"]), b"", 1)


def said(source: Source) -> dict[str, Any]:
    """All that was read, and where."""
    return {
        "entries": sorted(source.entries, key=lambda entry: entry.pointer),
        "broken": source.broken,
        "findings": sorted(map(repr, source.place([problem.finding() for problem in source.problems]))),
        "orders": {entry.pointer: source.order(entry.pointer) for entry in source.entries},
    }


@settings(max_examples=examples(150))
@given(random=st.randoms(use_true_random=False))
def test_both_ways_say_the_same(random: Random) -> None:
    """Records, broken keys, problems with their places, and the order of the text."""
    data = document(random)
    fast = read_bytes(data, "json", "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_read_fast", lambda *_: None)
        slow = read_bytes(data, "json", "data")
    assert [replace(entry, at=0) for entry in said(fast)["entries"]] == [
        replace(entry, at=0) for entry in said(slow)["entries"]
    ]
    for part in ("broken", "findings", "orders"):
        assert said(fast)[part] == said(slow)[part]


def test_right_documents_take_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped data are never parsed twice."""
    seeds = sm.load()
    text = loading.FORMATS["json"].write(tree_of(seeds))

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(loading, "_read_tree", refuse)
    assert len(read_bytes(text.encode(), "json", "data").entries) == len(seeds)
    with pytest.raises(AssertionError):
        read_bytes(b"{}", "json", "data")
