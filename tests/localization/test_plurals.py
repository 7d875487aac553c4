"""Plural categories."""

import pytest

from stargate_model.localization import cldr
from stargate_model.localization.plurals import PluralRules, Shown


def category(language: str, text: str, power: int = 0) -> str:
    """The category of a number as it is written."""
    whole, _, fraction = text.partition(".")
    rules = PluralRules.parse(cldr.tables(language).plural_rules())
    return rules.category(Shown(negative=False, whole=whole, fraction=fraction, power=power))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "other one other other other other other other other other other"),
        ("fr", "one one other other other other other other one other many"),
        ("ru", "many one few few many many one many other many many"),
        ("ar", "zero one two few few many many other other other other"),
        ("pl", "many one few few many many many many other many many"),
        ("zh_Hans", "other other other other other other other other other other other"),
        ("zh_Hant", "other other other other other other other other other other other"),
        ("ja", "other other other other other other other other other other other"),
        ("ko", "other other other other other other other other other other other"),
        ("de", "other one other other other other other other other other other"),
        ("es", "other one other other other other other other other other many"),
        ("pt_BR", "one one other other other other other other one other many"),
        ("hi", "one one other other other other other other other other other"),
    ],
)
def test_categories_of_the_numbers_that_bite(language, expected):
    """0, 1, 2, 3, 5, 11, 21, 100, 1.2, 100000 and 1000000 have the categories of CLDR."""
    numbers = "0 1 2 3 5 11 21 100 1.2 100000 1000000".split()
    assert [category(language, number) for number in numbers] == expected.split()


def test_the_digits_on_the_page_decide():
    """1 hour, but 1.0 hours; and Polish 1,0 is no 1 either."""
    assert (category("en", "1"), category("en", "1.0")) == ("one", "other")
    assert (category("pl", "1"), category("pl", "1.0")) == ("one", "other")


def test_a_word_for_millions_counts_as_its_zeros():
    """Spanish "1,5 millones" takes the form of millions."""
    assert category("es", "1.5", power=6) == "many"
    assert category("es", "1.5", power=3) == "other"


def test_a_rule_that_cannot_be_read_is_an_error():
    """An unknown form of a condition never counts as one that holds."""
    with pytest.raises(ValueError, match="no plural condition"):
        PluralRules.parse({"one": "n is 1"})


def test_every_rule_of_cldr_can_be_read():
    """All languages' rules parse, and zero always has a category."""
    for name in cldr.names():
        if "_" not in name:
            assert category(name, "0") in {"zero", "one", "two", "few", "many", "other"}
