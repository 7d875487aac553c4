"""The tier that reads fast answers as the tier that names errors does, for every class and whatever is wrong."""

from __future__ import annotations

import typing
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.formats import json, ndjson, wire, wire_build
from stargate_model.formats.structuring import structure
from stargate_model.formats.tree import is_mapping
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, type_name
from stargate_model.records.places import Site
from tests.formats.mutated import document, mutated

CLASSES = list(COLLECTIONS.values())
NAMED = b'{"id":"abilene","name":{"en":"Abilene"}'


def collected(data: bytes, cls: type[AnyRecord]) -> AnyRecord | None:
    """What the tier that names errors makes of a record; None where it finds something."""
    try:
        parsed = json.parse(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    made = structure(parsed.tree, cls)
    return None if parsed.problems or isinstance(made, tuple) else made


def left_to_the_other(data: bytes) -> bool:
    return False


class TestBothTiersAgree:
    @given(st.integers(0, 2**64))
    def test_on_mutated_documents(self, seed: int):
        """The fast tier takes exactly what the other tier takes, alone and among others, and makes equal records."""
        random = Random(seed)
        for cls in CLASSES:
            texts = [mutated(document(cls, random), random) for _ in range(2)]
            reader = wire.items(cls)
            wanted = [collected(text, cls) for text in texts]
            found = reader.records(texts)
            for text, one, other in zip(texts, found, wanted, strict=True):
                assert one == other, (cls, text)
            assert reader.right(texts) == [one is not None for one in found]
