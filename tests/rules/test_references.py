"""How ids that are given twice or name nothing are told."""

from __future__ import annotations

import pytest

from stargate_model.rules.references import dangling, duplicate, nearest


def test_a_repeated_id_is_told_with_its_record():
    """The finding stands at the id."""
    finding = duplicate("site:abilene")
    assert (finding.code, finding.record, finding.at) == ("duplicate-id", "site:abilene", "/id")
    assert finding.message() == "The id “abilene” is given to two records of one type."


@pytest.mark.parametrize(
    ("id_", "known", "near"),
    [
        ("abilen", ["abilene", "abroad"], "abilene"),
        ("abilen", ["dallas"], ""),
        ("abilen", [], ""),
        ("abilen", (f"site-{number}" for number in range(10**7)), ""),
    ],
)
def test_the_nearest_id_is_named(id_: str, known: list[str], near: str):
    """Of very many ids only the first are looked at."""
    assert nearest(id_, known) == near


def test_without_a_near_id_the_message_is_whole():
    """Where no id is near, none is named."""
    finding = dangling("site:abilene", "/part_of", ("sites", "partners"), "abilen")
    assert (finding.code, finding.at) == ("dangling-reference", "/part_of")
    assert finding.message() == "No record of sites, partners has the id “abilen”, nor one that is like it."
