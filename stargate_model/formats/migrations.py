"""From the data of older versions to the current form, step by step.

In: the tree of a data set, of whatever version. Out: the tree in the current form, and what was changed, where. Each
step is a small function from tree to tree; what it does not know it leaves, for the loader to tell of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from stargate_model.formats.tree import Tree, child, is_list, is_mapping

Step: TypeAlias = Callable[[Tree], Tree]
"""One change of form."""

_VERSION_KEY: Final = "stargate_model"


@frozen
class Change:
    """What a step did at one place.

    Attributes:
        step: The name of the step.
        pointer: Where, as a JSON pointer into the data as the step found them.
    """

    step: str
    pointer: str


def version_of(tree: Tree) -> str | None:
    """The version that a data set says it has; None where it says none."""
    found = tree.get(_VERSION_KEY) if is_mapping(tree) else None
    return str(found) if isinstance(found, str) else None


def is_old(tree: Tree) -> bool:
    """Whether a data set is of an older version that can be migrated."""
    return version_of(tree) in STEPS


def migrate(tree: Tree) -> tuple[Tree, tuple[Change, ...]]:
    """The tree of a data set in the current form, and every change that was made; the tree itself is left as it is.

    What is of the current version, or of none that is known, comes back unchanged.

    Example:
        >>> migrate({"stargate_model": "0.9", "organisations": []})
        ({'stargate_model': '1', 'partners': []}, (Change(step='collections', pointer='/organisations'),))
    """
    changes: list[Change] = []
    while (version := version_of(tree)) in STEPS:
        next_version, steps = STEPS[version or ""]
        for name, step in steps.items():
            after = step(tree)
            changes += [Change(name, pointer) for pointer in _differences(tree, after, "")]
            tree = after
        tree = _renamed(tree, {}, {_VERSION_KEY: next_version})
    return tree, tuple(changes)


def _differences(before: Tree, after: Tree, pointer: str) -> Iterator[str]:
    """Where two trees differ, as pointers into the first: what is gone or changed, and what has new members."""
    if is_mapping(before) and is_mapping(after):
        gone = [key for key in before if key not in after]
        if not gone and len(after) > len(before):
            yield pointer
        for key in before:
            if key in after:
                yield from _differences(before[key], after[key], child(pointer, key))
        yield from (child(pointer, key) for key in gone)
    elif is_list(before) and is_list(after) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(one, other, child(pointer, index))
    elif before != after or type(before) is not type(after):
        yield pointer


def _renamed(tree: Tree, names: Mapping[str, str], values: Mapping[str, Tree] = MappingProxyType({})) -> Tree:
    """An object with other names for some of its keys, or other values; everything keeps its place."""
    if not is_mapping(tree):
        return tree
    return {names.get(key, key): values.get(key, value) for key, value in tree.items()}


def _everywhere(tree: Tree, change: Callable[[dict[str, Tree]], Tree]) -> Tree:
    """A tree with each object in it changed, the inner ones first."""
    if is_list(tree):
        return [_everywhere(item, change) for item in tree]
    if is_mapping(tree):
        return change({key: _everywhere(value, change) for key, value in tree.items()})
    return tree


# -- from 0.9 to 1 -------------------------------------------------------------------------------------------------

_COLLECTIONS: Final = {"organisations": "partners", "power": "power_sources"}
_CAPACITIES: Final = {"power": "capacity", "it_power": "it_load", "facility_power": "facility_load"}
_STATUS: Final = {"planned": "announced", "under_construction": "construction", "built": "operating"}
_QUALIFIERS: Final[Mapping[str, Mapping[str, Tree]]] = {
    "min": {"bound": "at_least"},
    "above": {"bound": "more_than"},
    "max": {"bound": "at_most"},
    "below": {"bound": "less_than"},
    "about": {"approximate": True},
    "almost": {"bound": "less_than", "approximate": True},
}
_CERTAINTY: Final = {
    "fact": "stated",
    "plan": "planned",
    "forecast": "projected",
    "hearsay": "reported",
    "claim": "claimed",
}
_OLD_EVIDENCE: Final = frozenset({"source", "span", "phrase", "certainty"})


def _collections(tree: Tree) -> Tree:
    """Organisations are partners, and what supplies power are power sources."""
    return _renamed(tree, _COLLECTIONS)


def _names(tree: Tree) -> Tree:
    """A name is a text by language, and not one key a language."""

    def change(record: dict[str, Tree]) -> Tree:
        if not isinstance(record.get("name"), str):
            return record
        chinese = {"zh-Hans": record["name_zh"]} if "name_zh" in record else {}
        name = {"en": record["name"], **chinese}
        return {key: name if key == "name" else value for key, value in record.items() if key != "name_zh"}

    return _everywhere(tree, change)


def _capacities(tree: Tree) -> Tree:
    """A site's kinds of power are named by what they mean."""
    if not is_mapping(tree):
        return tree
    sites = tree.get("sites")
    renamed = [_renamed(site, _CAPACITIES) for site in sites] if is_list(sites) else sites
    return _renamed(tree, {}, {"sites": renamed})


def _statuses(tree: Tree) -> Tree:
    """How far something has come is told in the words of the registers."""
    return _everywhere(tree, lambda one: _renamed(one, {}, _translated(one, "status", _STATUS)))


def _hedges(tree: Tree) -> Tree:
    """A qualifier is a bound, or says that a figure is approximate, or both."""

    def change(figure: dict[str, Tree]) -> Tree:
        hedge = _QUALIFIERS.get(str(figure.get("qualifier")))
        if hedge is None or "value" not in figure:
            return figure
        return {key: value for key, value in figure.items() if key != "qualifier"} | dict(hedge)

    return _everywhere(tree, change)


def _evidence(tree: Tree) -> Tree:
    """Evidence names its document, where the phrase begins and ends, the phrase, and how it is said."""

    def change(piece: dict[str, Tree]) -> Tree:
        if not _OLD_EVIDENCE & piece.keys() or "source" not in piece:
            return piece
        named = _renamed(piece, {}, _translated(piece, "certainty", _CERTAINTY))
        named = _renamed(named, {"source": "document", "phrase": "quote", "certainty": "modality"})
        span = piece.get("span")
        if not is_mapping(named) or not is_list(span) or len(span) != 2:
            return named
        return {key: value for key, value in named.items() if key != "span"} | {"start": span[0], "end": span[1]}

    return _everywhere(tree, change)


def _translated(owner: Mapping[str, Tree], key: str, words: Mapping[str, str]) -> Mapping[str, Tree]:
    """The new value of a member whose old word has a new one; nothing where it has none."""
    word = owner.get(key)
    return {key: words[word]} if isinstance(word, str) and word in words else {}


STEPS: Final[Mapping[str, tuple[str, Mapping[str, Step]]]] = MappingProxyType(
    {
        "0.9": (
            "1",
            {
                "collections": _collections,
                "names": _names,
                "capacities": _capacities,
                "statuses": _statuses,
                "hedges": _hedges,
                "evidence": _evidence,
            },
        ),
    }
)
"""Each older version, with the version that follows it and the steps that lead there, by their names."""
