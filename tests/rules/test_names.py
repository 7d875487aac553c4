"""Names: what cannot be seen in them, and names that look like others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.records.parts import OtherName

HIDDEN = ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u200f"]


def site(id_: str, name: str) -> sm.Site:
    """A site with a name."""
    return sm.Site(id=id_, name=sm.Text({"en": name}))


def codes(*records: sm.Site | sm.Partner) -> list[tuple[str, str, str]]:
    """What a check finds, with its record and place."""
    return [(one.code, one.record, one.at) for one in sm.check(sm.Dataset(records))]


@pytest.mark.parametrize("character", HIDDEN)
def test_what_cannot_be_seen_is_found(character: str) -> None:
    """A character without width, or one of direction, is a warning at the name."""
    assert codes(site("abilene", f"Abi{character}lene")) == [("name-hidden", "site:abilene", "/name/en")]


def test_in_other_names_too() -> None:
    """Other names are names."""
    other = OtherName(text="Abi\u200blene", language="en")
    assert codes(site("abilene", "Abilene").replace(other_names=(other,))) == [
        ("name-hidden", "site:abilene", "/other_names/0/text")
    ]


@pytest.mark.parametrize("name", ["Abilene", "阿比林", "स्टार\u200dगेट", "می\u200cخواهم", "Zürich", "Abi-lene"])
def test_ordinary_names_pass(name: str) -> None:
    """Accents, other scripts and the joiners of theirs are no mistake."""
    assert codes(site("abilene", name)) == []


@pytest.mark.parametrize("twin", ["New\u00a0Albany", "NEW ALBANY", "Ｎew Albany", "New  Albany"])
def test_names_that_look_alike_are_one(twin: str) -> None:
    """Two sites whose names differ only in what readers do not see may be one, and that is a warning."""
    assert codes(site("albany-1", "New Albany"), site("albany-2", twin)) == [("duplicate-fact", "site:albany-2", "")]


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20))
def test_no_name_is_hidden_that_can_be_seen(name: str) -> None:
    """Letters, numbers and signs are never taken for what cannot be seen."""
    assert codes(site("abilene", name)) == []
