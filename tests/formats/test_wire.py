"""The tier that reads fast takes what the tier that names errors takes, for every class and whatever is wrong."""

from __future__ import annotations

import io
import pickle
import re
from decimal import Decimal
from itertools import chain
from random import Random
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

import stargate_model as sm
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import KINDS, Figure
from stargate_model.formats import doubts, json, ndjson, wire, wire_build, wire_columns, wire_structs
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, type_name
from stargate_model.records.places import PowerSource, Site
from tests.formats.mutated import document, mutated

CLASSES = list(COLLECTIONS.values())
A_CHUNK = 4
LESS = {"depth": 4, "string": 30, "items": 1, "keys": 6, "line_bytes": 150}
LEARNING = 32
"""So many documents at once that a reader learns from them, where learning begins as early."""

# whole numbers that are not spelt as such, or need more than 64 bits, are left to the other tier
_OTHERWISE_SPELT = re.compile(rb'"(?:start|end|length)" ?: ?-?[0-9]+(?:\.|[eE]|[0-9]{18})')


def collected(data: bytes, cls: type[AnyRecord]) -> AnyRecord | None:
    """What the tier that names errors makes of a record; None where it finds something."""
    try:
        parsed = json.parse(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    made = structure(parsed.tree, cls)
    return None if parsed.problems or isinstance(made, tuple) else made


def assert_agreement(seed: int) -> tuple[int, int]:
    """Both tiers take the same of some mutated documents of each class, and make equal records.

    Returns:
        How many documents were tried, and how many of them were right.
    """
    random = Random(seed)  # noqa: S311  # of tests
    tried = right = 0
    for cls in CLASSES:
        texts = [mutated(document(cls, random), random) for _ in range(A_CHUNK)]
        reader = wire.items(cls)
        found = reader.records(texts)
        for text, one in zip(texts, found, strict=True):
            wanted = collected(text, cls)
            if one is None and wanted is not None:
                assert _OTHERWISE_SPELT.search(text), (cls, text)
            else:
                assert one == wanted, (cls, text)
        assert reader.right(texts) == [one is not None for one in found]
        typed = {_typed(cls, text): one for text, one in zip(texts, found, strict=True) if b'"type"' not in text}
        assert wire.lines().records(list(typed)) == list(typed.values())
        tried += len(texts)
        right += sum(one is not None for one in found)
    return tried, right


def assert_learning_changes_nothing(seed: int) -> None:
    """What a reader has learnt of some documents of a class does not change what it takes of others."""
    random = Random(seed)  # noqa: S311  # of tests
    cls = random.choice(CLASSES)
    learning = wire.Reader(cls)
    for _ in range(3):
        # some data have few members, some all of them
        few = random.sample([field.name for field in attrs.fields(cls)], 5)
        trees = [document(cls, random) for _ in range(LEARNING)]
        if random.random() < 0.7:
            trees = [{key: value for key, value in tree.items() if key in {"id", "name", *few}} for tree in trees]
        texts = [mutated(tree, random) for tree in trees]
        alone = [wire.items(cls).records([text])[0] for text in texts]
        assert learning.records(texts) == alone
        assert learning.right(texts) == [one is not None for one in alone]


def assert_members_in_doubt_tell_all(seed: int) -> tuple[int, int]:
    """The problems of the members in doubt are those of the whole record, in its order.

    Returns:
        How many documents were tried, and of how many the members in doubt told the problems.
    """
    random = Random(seed)  # noqa: S311  # of tests
    tried = told = 0
    for cls in CLASSES:
        texts = [mutated(document(cls, random), random) for _ in range(A_CHUNK)]
        by_column, by_record = (_told(texts, cls, few) for few in (0, A_CHUNK + 1))
        told_by_both = [pair for pair in zip(by_column, by_record, strict=True) if None not in pair]
        assert all(one == other for one, other in told_by_both), (cls, texts)
        for text, found in zip(texts, by_column, strict=True):
            tried += 1
            if found is None:
                continue
            told += 1
            parsed = json.parse(text.decode())
            assert not parsed.problems, (cls, text)
            assert structure(parsed.tree, cls) == found, (cls, text)
    return tried, told


def _told(texts: list[bytes], cls: type[AnyRecord], few: int) -> list[doubts.Told]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doubts, "FEW", few)
        return doubts.problems(texts, cls)


LIMITS = [
    DEFAULT_LIMITS,
    Limits(problems=7),
    *(DEFAULT_LIMITS.replace(**{name: most}) for name, most in LESS.items()),
]


def assert_lines_tell_all(seed: int) -> int:
    """Lines hold the same as if the tier that names errors read each of them as a whole, within any limits.

    Returns:
        How many lines were tried.
    """
    random = Random(seed)  # noqa: S311  # of tests
    cls, limits = random.choice([None, *CLASSES]), random.choice(LIMITS)
    texts = [(one, mutated(document(one, random), random)) for one in CLASSES for _ in range(A_CHUNK)]
    lines = [text if one is cls else _typed(one, text) for one, text in texts if b"\n" not in text]
    data = b"\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doubts, "FEW", random.choice([0, doubts.FEW]))
        found = _all(data, limits, cls)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ndjson, "_fast", lambda some, _: [None] * len(some))
        patch.setattr(doubts, "problems", lambda some, *_, **__: [None] * len(some))
        assert _all(data, limits, cls) == found, (data, limits, cls)
    return len(lines)


def _all(data: bytes, limits: Limits, cls: type[AnyRecord] | None) -> list[object]:
    chunks = list(ndjson.read_lines(io.BytesIO(data), limits, cls))
    return [
        [*chain.from_iterable(part)] for part in zip(*((c.records, c.broken, c.problems) for c in chunks), strict=True)
    ]


def _typed(cls: type[AnyRecord], text: bytes) -> bytes:
    return b'{"type":"%b",%b' % (type_name(cls).encode(), text[1:]) if text[:1] == b"{" else text


class TestBothTiersAgree:
    """The law."""

    @given(st.integers(0, 2**64))
    def test_on_mutated_documents(self, seed: int) -> None:
        """Whatever is done to documents of any class, one tier takes what the other takes, and makes equal records."""
        assert_agreement(seed)

    @given(st.integers(0, 2**64))
    def test_whatever_was_learnt(self, seed: int) -> None:
        """Shapes that are narrow by habit take what whole ones take, and make equal records."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(wire, "LEARNT_FROM", LEARNING)
            assert_learning_changes_nothing(seed)

    def test_what_was_never_seen_is_not_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lists that were always empty are no habit of empty objects."""
        monkeypatch.setattr(wire, "LEARNT_FROM", 1)
        reader = wire.Reader(Site)
        assert reader.right([b'{%b,"evidence":[]}' % NAMED]) == [True]
        assert reader.right([b'{%b,"evidence":[{}]}' % NAMED, b'{%b,"evidence":[]}' % NAMED]) == [False, True]

    @given(st.integers(0, 2**64))
    def test_on_what_is_wrong(self, seed: int) -> None:
        """Of a record in doubt, the members in doubt tell the same problems as the whole."""
        assert_members_in_doubt_tell_all(seed)

    @given(st.integers(0, 2**64))
    def test_on_lines(self, seed: int) -> None:
        """Whatever is done to some lines, they hold the same as if each was read as a whole."""
        assert_lines_tell_all(seed)

    def test_on_documents_that_are_right_and_wrong(self) -> None:
        """The documents of the law are no one-sided material: some are right, most are wrong."""
        counts = [assert_agreement(seed) for seed in range(30)]
        tried, right = map(sum, zip(*counts, strict=True))
        assert tried / 10 < right < tried / 2
        counts = [assert_members_in_doubt_tell_all(seed) for seed in range(30)]
        tried, told = map(sum, zip(*counts, strict=True))
        assert told > tried / 3

    def test_on_the_seeds(self) -> None:
        """Every shipped record is right at first sight, and the same."""
        seeds = sm.load()
        lines = ndjson.write(tree_of(seeds)).encode().split(b"\n")[:-1]
        assert wire.lines().records(lines) == list(seeds)

    @pytest.mark.parametrize("cls", CLASSES, ids=type_name)
    def test_one_bad_record_costs_itself_only(self, cls: type[AnyRecord]) -> None:
        """The others of its chunk are read, in their order."""
        random = Random(cls.__name__)  # noqa: S311  # of tests
        texts = [mutated(document(cls, random), random) for _ in range(200)]
        alone = [wire.items(cls).records([text])[0] for text in texts]
        assert wire.items(cls).records(texts) == alone
        assert 0 < alone.count(None) < 200


NAMED = b'"id":"abilene","name":{"en":"Abilene"}'
FIGURE = b'{"value":1.2,"unit":"GW"%b}'


def _is_right(members: bytes) -> bool:
    text = b"{%b%b}" % (NAMED, members)
    right = wire.items(Site).right([text]) == [True]
    assert right == (collected(text, Site) is not None)
    return right


class TestRefusals:
    """What is in doubt, and what nearly is."""

    @pytest.mark.parametrize(
        "members",
        [
            b',"kind":"campus","kind":"campus"',
            b',"kind":"campus","\\u006bind":"campus"',
            b',"statements":[{"text":{"en":"a:b","en":"a"}}]',
            b',"statements":[{"text":{"en":"a\\u003ab","en":"a"}}]',
            b',"staus":"announced"',
            b',"kind":null',
            b',"location":{"latitude":32.4}',
            b',"location":{"latitude":true}',
            b',"may_be_same":["abilene","Abilene"]',
            b',"capacity":{"value":"1.2","unit":"GW"}',
            b',"capacity":{"value":true,"unit":"GW"}',
            b',"capacity":{"value":1.2,"unit":"GWh"}',
            b',"capacity":{"value":-1,"unit":"GW"}',
            b',"capacity":{"value":1e31,"unit":"GW"}',
            b',"capacity":{"value":1e00005,"unit":"GW"}',
            b',"capacity":{"value":2,"unit":"GW","upper":1}',
            b',"capacity":{"value":2,"unit":"GW","bound":"between"}',
            b',"capacity":{"value":0,"unit":"GW","bound":"less_than"}',
            b',"capacity":"1.2 GWh"',
            b',"evidence":[{"document":"voa","start":5,"end":5}]',
            b',"evidence":[{"document":"voa","start":5}]',
            b',"evidence":[{"document":"voa","quote":" "}]',
            b',"evidence":[{"document":"voa","quote":"\\u0085"}]',
            b',"evidence":[{"document":"voa","quote":"\xc2\x85"}]',
            b',"evidence":[{"document":"voa","quote":"\xef\xb7\x90"}]',
            b',"evidence":[{"document":"voa","quote":"\xff"}]',
        ],
    )
    def test_is_in_doubt(self, members: bytes) -> None:
        """What the other tier refuses is in doubt."""
        assert not _is_right(members)

    @pytest.mark.parametrize(
        "members",
        [
            b', "kind" : "campus"',
            b',"statements":[{"text":{"en":"a:b","de":"a\\u003ab \\\\u003a"}}]',
            b',"location":{"latitude":32.4,"longitude":-0.0,"precision":"site"}',
            b',"location":null,"capacity":null',
            b',"capacity":{"value":-0,"unit":"GW"}',
            b',"capacity":{"value":0e-5,"unit":"gigawatts","upper":5e2}',
            b',"capacity":{"value":100000000000000000000000000000000000000e-10,"unit":"W","bound":"more_than"}',
            b',"capacity":"~1.2 GW","it_load":{"value":1.20,"unit":"GW","bound":null}',
            b',"evidence":[{"document":"voa","start":null,"end":null}]',
            b',"evidence":[{"document":"voa","quote":"\xe7\xba\xa6 50\xc2\xa0m\xc2\xb2\\t\xef\xbc\x8c"}]',
        ],
    )
    def test_is_right(self, members: bytes) -> None:
        """What only looks like it is right."""
        assert _is_right(members)

    def test_mistakes_do_not_make_up_for_each_other(self) -> None:
        """Figures that lack what others have too much are in doubt beside them too."""
        ends = [b',"upper":5', b',"bound":"between"', b',"bound":"exact","upper":5', b',"bound":"between","upper":5']
        texts = [b'{%b,"capacity":%b}' % (NAMED, FIGURE % end) for end in ends]
        assert wire.items(Site).right(texts) == [True, False, False, True]

    def test_takes_each_text_by_itself(self) -> None:
        """Two records in one text, or one in two, are no records, even when the count comes out even."""
        site = b"{%b}" % NAMED
        assert wire.items(Site).right([site[:-1], b"}", site + site, site + b"," + site, site]) == [False] * 4 + [True]


class TestSplitting:
    """A document is split into the bytes of its records."""

    def test_gives_the_bytes_of_each_record(self) -> None:
        """A record that breaks the model does not lose the rest."""
        document = b'{"stargate_model":"1","sites":[{"id": 1}, 7],"partners":[]}'
        assert wire.split(document, "1") == {"partners": [], "sites": [b'{"id": 1}', b"7"]}

    @pytest.mark.parametrize(
        "document",
        [
            b'{"stargate_model":"2"}',
            b'{"stargate_model":"1","stargate_model":"1"}',
            b'{"stargate_model":"1","sites":[],"sites":[]}',
            b'{"stargate_model":"1","plants":[]}',
            b'{"stargate_model":"1","sites":{}}',
            b'{"sites":[]}',
            b"[]",
            b"",
            b"\xff",
            b"[" * 100_000,
        ],
    )
    def test_gives_nothing_of_a_document_that_is_not_right(self, document: bytes) -> None:
        """It is left to the other tier as a whole."""
        assert wire.split(document, "1") is None


class TestBuilding:
    """Objects that are made around their constructors."""

    @pytest.mark.parametrize(
        "cls", [Evidence, Document, Site, PowerSource, *KINDS.values()], ids=lambda cls: cls.__name__
    )
    def test_both_ways_give_equal_objects(self, cls: type[Any]) -> None:
        """The fast way, the ordinary way and the constructor make the same, as far as anyone can see."""
        made = _made(cls)
        steps = {field.name: wire_build.Step() for field in attrs.fields(cls)}
        for way in (wire_build.builder, wire_build.ordinary_builder):
            built = [way(cls, steps)(one) for one in made]
            assert built == made
            assert [hash(one) for one in built] == [hash(one) for one in made]
            assert [pickle.loads(pickle.dumps(one)) for one in built] == made  # noqa: S301  # our own
            assert all(type(one) is cls for one in built)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(built[0], next(iter(steps)), None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(built[0], next(iter(steps)))

    def test_is_fast_for_every_class_of_the_model(self) -> None:
        """Each has a twin, and defaults that many objects can share."""
        for cls in (Evidence, *CLASSES, *KINDS.values()):
            assert wire_build.twin(cls) is not None
            for field in attrs.fields(cls):
                assert field.default is attrs.NOTHING or hash(field.default) is not None
                assert not hasattr(field.default, "factory")

    def test_falls_back_where_a_class_has_no_twin(self) -> None:
        """The objects of some classes take no other class."""
        assert wire_build.twin(Decimal) is None

    @pytest.mark.parametrize(
        ("step", "member", "value"),
        [
            (wire_build.Step(), 7, 7),
            (wire_build.Step(default=1), UNSET, 1),
            (wire_build.Step(default=1), None, None),
            (wire_build.Step(str), 7, "7"),
            (wire_build.Step(str, default=""), UNSET, ""),
            (wire_build.Step(str, default=""), None, None),
            (wire_build.Step(default=7, null_is_default=True), None, 7),
            (wire_build.Step(default=7, null_is_default=True), UNSET, 7),
            (wire_build.Step(default=7, null_is_default=True), 8, 8),
            (wire_build.Step.absent(7), 8, 7),
            (wire_build.Step({7: "seven"}), 7, "seven"),
            (wire_build.Step({7: "seven"}, default=None, is_many=True), (7, 7), ("seven", "seven")),
            (wire_build.Step(str, default=(), is_many=True), UNSET, ()),
            (wire_build.Step(is_many=True), (7,), (7,)),
        ],
    )
    def test_makes_a_value_of_a_member(self, step: wire_build.Step, member: object, value: object) -> None:
        """As it is, by a function or a table, one or each of many; absent and null have values of their own."""
        for way in (wire_build.builder, wire_build.ordinary_builder):
            assert way(Evidence, {"voice": step})(SimpleNamespace(voice=member)).voice == value


def _made(cls: type[Any]) -> list[Any]:
    if issubclass(cls, Figure):
        unit = next(iter(wire_structs.units_of(cls)))
        voa = Evidence(document="voa")
        return [cls(f"1.20 {unit}"), cls(f"~5..6e3 {unit}"), cls(f"?>=0 {unit}", hedge="超过", evidence=[voa])]
    random = Random(1)  # noqa: S311  # of tests
    made: list[Any] = []
    while len(made) < 5:
        found = structure(json.parse(mutated(document(cls, random), random).decode("utf-8", "replace")).tree, cls)
        made += [found] if isinstance(found, cls) else []
    return made


def test_a_shape_has_the_members_of_its_class() -> None:
    """Shapes are made of the classes, figures included: no member is missing, none is more."""
    for cls in CLASSES:
        shape = wire_structs.Shapes().struct_of(cls)
        assert shape.__struct_fields__ == tuple(field.name for field in attrs.fields(cls))
    for kind in KINDS.values():
        assert wire_structs.Shapes().struct_of(kind).__struct_fields__ == tuple(
            field.name for field in attrs.fields(Figure)
        )


def test_what_is_remembered_is_bounded() -> None:
    """Texts that never come again do not fill the memory, and are still right."""
    known = wire_columns.Known(str.upper)
    for number in range(3 * wire_columns.REMEMBERED):
        assert known.hold([str(number)], suspect=False)
    assert len(known.values) <= wire_columns.REMEMBERED + 1
    assert [known.values["0"], known.values["a"]] == ["0", "A"]


def test_right_records_write_again_to_what_they_were() -> None:
    """What was read fast is written as it was: the spelling of numbers included."""
    text = b'{"id":"abilene","name":{"en":"Abilene"},"capacity":{"value":1.20,"unit":"GW","bound":"at_least"}}'
    (site,) = wire.items(Site).records([text])
    assert site is not None
    assert ndjson.write({"sites": [unstructure(site)]}).encode() == text.replace(b"{", b'{"type":"site",', 1) + b"\n"
