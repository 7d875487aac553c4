"""What holds of every format alike: trees and data sets survive, bytes are stable, and places are found."""

from __future__ import annotations

import json as std_json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model import strategies
from stargate_model.amounts.decimals import spell
from stargate_model.formats import yaml
from stargate_model.formats.limits import Limits
from stargate_model.formats.loading import FOLDERS, FORMATS, TreeFormat, read_bytes
from stargate_model.formats.loading import TREES as TREE_FORMATS
from stargate_model.formats.tree import Tree, child, is_list, is_mapping
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import Dataset
from stargate_model.records.structure import figures
from stargate_model.strategies import linked_datasets
from tests.laws import examples

Position = tuple[int, int]
Places = dict[str, tuple[Position, Position]]

EVERY = pytest.mark.parametrize("form", TREE_FORMATS.values(), ids=TREE_FORMATS)

# any text of Unicode, and those that formats stumble over
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "null",
        "~",
        "no",
        "<<",
        "1.20",
        "- a",
        "a: b",
        "#",
        "'",
        '"',
        "\\",
        "\n",
        "\t",
        "\u2028",
        "\x00",
        "𝒜",
        "\ufeff",
        "a~1/b",
    ]
)
LEAVES = st.one_of(TEXTS, strategies.numbers(signed=True), st.booleans(), st.none())
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=12
)
PLAIN_TEXTS = st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=6) | st.sampled_from(
    ["阿比林", "a b"]
)
PLAIN_TREES = st.recursive(
    PLAIN_TEXTS | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN_TEXTS, inner, max_size=3),
    max_leaves=12,
)


def read_whole(data: bytes, form: str, path: str = "data") -> Dataset:
    """The data set of bytes that are nothing but right."""
    source = read_bytes(data, form, path)
    assert source.problems == ()
    return Dataset(entry.record for entry in source.entries)


class TestTrees:
    """What is written is read again."""

    @given(tree=TREES)
    def test_json_gives_a_tree_back(self, tree: Tree) -> None:
        """Each text, number, truth value and null is the very same, and so is each number's spelling."""
        parsed = TREE_FORMATS["json"].parse(TREE_FORMATS["json"].write(tree))
        assert parsed.problems == ()
        assert spelt(parsed.tree) == spelt(tree)

    @given(tree=TREES)
    def test_yaml_gives_a_tree_back(self, tree: Tree) -> None:
        """Texts are the very same; numbers and truth values are the plain text that spells them."""
        parsed = yaml.parse(yaml.write(tree))
        assert parsed.problems == ()
        assert parsed.tree == untyped(tree)

    @EVERY
    @given(tree=TREES)
    def test_text_is_never_taken_for_more(self, form: TreeFormat, tree: Tree) -> None:
        """Other readers of the format see text where there was text: nothing turns into a date or a number."""
        written = form.write(tree)
        seen = std_json.loads(written) if form is TREE_FORMATS["json"] else pyyaml.safe_load(written)
        assert not Counter(texts_in(tree)) - Counter(texts_in(seen))


class TestDatasets:
    """Whole data sets, through bytes and back."""

    @pytest.mark.parametrize("form", FORMATS)
    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets())
    def test_a_round_trip_loses_nothing(self, form: str, dataset: Dataset) -> None:
        """Records, evidence and the spelling of numbers come back, and so do the bytes, the second time."""
        data = FORMATS[form].write(tree_of(dataset)).encode()
        again = read_whole(data, form)
        assert again == dataset
        assert [figure.exact_form for record in again for _, figure in figures(record)] == [
            figure.exact_form for record in dataset for _, figure in figures(record)
        ]
        assert FORMATS[form].write(tree_of(again)).encode() == data

    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets())
    def test_formats_say_the_same(self, dataset: Dataset) -> None:
        """A data set read from one format and from another is the same."""
        assert len({read_whole(form.write(tree_of(dataset)).encode(), name) for name, form in FORMATS.items()}) == 1

    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets(most=2))
    def test_tables_lose_nothing(self, dataset: Dataset) -> None:
        """Through a table a collection: records, spelling, the order of languages, and the bytes the second time."""
        files = FOLDERS["csv"].write(tree_of(dataset))
        again = Dataset(record for name, text in files.items() for record in read_whole(text.encode(), "csv", name))
        assert again == dataset
        assert FORMATS["json"].write(tree_of(again)) == FORMATS["json"].write(tree_of(dataset))
        assert FOLDERS["csv"].write(tree_of(again)) == files


class TestPlaces:
    """Where pointers stand, against a slow search of another make."""

    @given(tree=PLAIN_TREES, indent=st.sampled_from([None, 0, 3, "\t"]), is_ascii=st.booleans())
    def test_json_finds_every_value(self, tree: Tree, *, indent: int | str | None, is_ascii: bool) -> None:
        """The key and the value of each pointer stand where the standard decoder finds them."""
        text = std_json.dumps(tree, indent=indent, ensure_ascii=is_ascii)
        expected = {pointer: (place(text, key), place(text, at)) for pointer, key, at in search_json(text)}
        found = TREE_FORMATS["json"].locate(text, expected)
        assert {pointer: (one.key, one.value) for pointer, one in found.items()} == expected

    @given(tree=PLAIN_TREES, style=st.sampled_from([None, True, False]))
    def test_yaml_finds_every_value(self, tree: Tree, *, style: bool | None) -> None:
        """The key and the value of each pointer stand where PyYAML's nodes stand, in every style."""
        text = pyyaml.safe_dump(tree, default_flow_style=style, allow_unicode=True, width=20, sort_keys=False)
        expected = dict(search_yaml(pyyaml.compose(text, Loader=pyyaml.SafeLoader), "", None))
        found = yaml.locate(text, expected)
        assert {pointer: (one.key, one.value) for pointer, one in found.items()} == expected

    @EVERY
    @given(tree=TREES, pointers=st.lists(TEXTS, max_size=3))
    def test_what_is_not_there_is_not_found(self, form: TreeFormat, tree: Tree, pointers: list[str]) -> None:
        """Of whatever is asked for, what the text holds is found inside the text, and nothing raises."""
        text = form.write(tree)
        held = set(pointers_in(tree, ""))
        found = form.locate(text, [*pointers, *held])
        assert set(found) == held | ({""} & set(pointers))
        lines = text.split("\n")
        for one in found.values():
            for line, column in (one.key, one.value):
                assert 1 <= column <= len(lines[line - 1]) + 1

    @EVERY
    def test_many_places_are_found_in_one_pass(self, form: TreeFormat) -> None:
        """Twenty thousand findings in a file do not make it be read twenty thousand times."""
        tree: Tree = {"items": [{"id": f"item-{index}"} for index in range(20_000)]}
        found = form.locate(form.write(tree), [f"/items/{index}/id" for index in range(20_000)])
        assert len(found) == 20_000
        assert found["/items/19999/id"].key[0] in {20_001, 60_001}


class TestRefusal:
    """What neither format reads."""

    @EVERY
    @given(text=st.text(st.characters(codec="utf-8"), max_size=30) | st.text('{}[]",:-\\ \n&*!%?|>#', max_size=30))
    def test_any_text_is_a_tree_or_a_problem(self, form: TreeFormat, text: str) -> None:
        """Whatever the text, parsing ends with a tree or with a problem inside the text, and raises nothing."""
        parsed = form.parse(text)
        lines = text.split("\n")
        for problem in parsed.problems:
            assert problem.position is not None
            line, column = problem.position
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1

    @EVERY
    @pytest.mark.parametrize("opening", ["[", '{"a":'])
    def test_depth_is_limited(self, form: TreeFormat, opening: str) -> None:
        """One level more than the limit is refused where it opens; a hundred thousand are refused as fast."""
        closing = "]" if opening == "[" else "}"
        limits = Limits(depth=5)
        assert form.parse(opening * 5 + "1" + closing * 5, limits).problems == ()
        for depth in (6, 100_000):
            parsed = form.parse(opening * depth + "1" + closing * depth, limits)
            assert [(one.code, one.position) for one in parsed.problems] == [("limit", (1, 5 * len(opening) + 1))]

    @EVERY
    @pytest.mark.parametrize("text", ['"' + '\\"' * 200_000, "{" * 200_000, '"' * 200_001, "[" + '"a",' * 100_000])
    def test_a_broken_text_is_given_up_soon(self, form: TreeFormat, text: str) -> None:
        """No text makes reading take more than a moment, though it is refused."""
        assert form.parse(text).problems


def spelt(tree: Tree) -> Tree:
    """A tree that compares the spelling of numbers too."""
    if is_mapping(tree):
        return {key: spelt(value) for key, value in tree.items()}
    if is_list(tree):
        return [spelt(value) for value in tree]
    return ("number", spell(tree)) if isinstance(tree, Decimal) else ("leaf", tree)


def untyped(tree: Tree) -> Tree:
    """A tree whose leaves are the text that spells them."""
    if is_mapping(tree):
        return {key: untyped(value) for key, value in tree.items()}
    if is_list(tree):
        return [untyped(value) for value in tree]
    if isinstance(tree, Decimal):
        return spell(tree)
    return tree if isinstance(tree, str) else {True: "true", False: "false", None: "null"}[tree]  # type: ignore[index]


def texts_in(tree: Tree) -> Iterator[str]:
    """Every text in a tree, keys included."""
    if is_mapping(tree):
        yield from tree
    for value in tree.values() if is_mapping(tree) else tree if is_list(tree) else ():
        yield from texts_in(value)
    if isinstance(tree, str):
        yield tree


def pointers_in(tree: Tree, pointer: str) -> Iterator[str]:
    """The pointer of every value in a tree."""
    yield pointer
    if is_mapping(tree):
        for key, value in tree.items():
            yield from pointers_in(value, child(pointer, key))
    if is_list(tree):
        for index, value in enumerate(tree):
            yield from pointers_in(value, child(pointer, index))


def place(text: str, offset: int) -> Position:
    """The line and column of an offset, counted out."""
    before = text[:offset].split("\n")
    return len(before), len(before[-1]) + 1


def search_json(text: str, at: int = 0, pointer: str = "", key_at: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Each pointer of a text with the offsets of its key and value; reads the rest of the text again at every step."""
    decoder = std_json.JSONDecoder()

    def skip(at: int) -> int:
        return re.compile(r"[\s,:]*").match(text, at).end()  # type: ignore[union-attr]

    yield pointer, at if key_at is None else key_at, at
    if text[at] not in "{[":
        return
    inner, index = skip(at + 1), 0
    while text[inner] not in "]}":
        key, value_at = (decoder.raw_decode(text, inner)) if text[at] == "{" else (index, inner)
        value_at = skip(value_at) if text[at] == "{" else inner
        escaped = str(key).replace("~", "~0").replace("/", "~1")
        yield from search_json(text, value_at, f"{pointer}/{escaped}", inner)
        inner, index = skip(decoder.raw_decode(text, value_at)[1]), index + 1


def search_yaml(
    node: pyyaml.Node, pointer: str, key: pyyaml.Node | None
) -> Iterator[tuple[str, tuple[Position, Position]]]:
    """Each pointer of a text with the places of its key and value, from PyYAML's tree of nodes."""

    def at(one: pyyaml.Node) -> Position:
        return one.start_mark.line + 1, one.start_mark.column + 1

    yield pointer, (at(node if key is None else key), at(node))
    if isinstance(node, pyyaml.MappingNode):
        for name, value in node.value:
            escaped = name.value.replace("~", "~0").replace("/", "~1")
            yield from search_yaml(value, f"{pointer}/{escaped}", name)
    if isinstance(node, pyyaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from search_yaml(value, f"{pointer}/{index}", None)


def test_the_seeds_survive_each_format() -> None:
    """The shipped data set is the same after a round trip through each format."""
    folder = Path(__file__).parents[2] / "seeds"
    seeds = Dataset(record for file in sorted(folder.iterdir()) for record in read_whole(file.read_bytes(), "yaml"))
    for name, form in FORMATS.items():
        assert read_whole(form.write(tree_of(seeds)).encode(), name) == seeds
