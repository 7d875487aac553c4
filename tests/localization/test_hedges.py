"""Hedges in words: never lost, added, strengthened or weakened."""

import itertools

import pytest

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.kinds import figure
from stargate_model.errors import LocaleError
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter
from stargate_model.localization.hedges import HEDGES
from stargate_model.localization.messages import places


def test_every_combination_has_its_message():
    """Each bound, approximate or not, vague or not, is one whole message, and no two are alike."""
    assert set(HEDGES) == set(itertools.product(Bound, (False, True), (False, True)))
    assert len({message.context for message in HEDGES.values()}) == len(HEDGES)


def test_ranges_have_two_places_and_others_one():
    """A range names both ends; every other hedge has one number."""
    for (bound, _, _), message in HEDGES.items():
        assert places(message.text) == ({"low", "high"} if bound is Bound.BETWEEN else {"v"})


# what each hedge must be in the language, from its own dictionaries of such words
STRENGTH = {
    ">5 GW": "more than|超过|超過|超|초과|más de|plus de|mehr als|mais de|больше чем|يتجاوز|से अधिक",
    ">=5 GW": "at least|至少|至少|以上|이상|al menos|au moins|mindestens|pelo menos|минимум|على الأقل|कम से कम",
    "<=5 GW": "up to|至多|至多|最大|최대|hasta|jusqu’à|höchstens|até|максимум|كحد أقصى|अधिकतम",
    "<5 GW": "less than|不到|不到|未満|미만|menos de|moins de|weniger als|menos de|меньше чем|لا يبلغ|से कम",
    "~<5 GW": "nearly|接近|接近|近く|가까이|casi|près de|fast|quase|почти|يكاد يبلغ|से थोड़ा कम",
    "~5 GW": "about|约|約|約|약|aproximadamente|environ|etwa|aproximadamente|примерно|تقريبًا|लगभग",
}
ORDER = ("en", "zh-Hans", "zh-Hant", "ja", "ko", "es", "fr", "de", "pt-BR", "ru", "ar", "hi")


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_each_language_says_each_hedge_with_its_own_words(language):
    """The words of a hedge stand beside the figure, and those of no other hedge."""
    formatter = Formatter(language)
    bare = formatter.figure(figure("5 GW"))
    for stated, words in STRENGTH.items():
        expected = words.split("|")[ORDER.index(language)]
        text = formatter.figure(figure(stated))
        assert expected in text
        assert bare in text
        assert expected not in bare


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_all_hedges_of_one_number_are_told_apart(language):
    """No two figures that state different things are told alike."""
    stated = [
        f"{vague}{about}{sign}5 GW"
        for vague, about, sign in itertools.product(("", "?"), ("", "~"), ("", ">", ">=", "<", "<="))
    ] + [f"{vague}{about}5..7 GW" for vague, about in itertools.product(("", "?"), ("", "~"))]
    texts = [Formatter(language).figure(figure(text)) for text in stated]
    assert len(set(texts)) == len(stated)


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (">5 GW", ">5 GW"),
        (">=5 GW", "≥5 GW"),
        ("~<15 GW", "<~15 GW"),
        ("6.7..12 %", "6,7‒12\u00a0%"),
        ("1.2 GW", "1,2 GW"),
        ("<=5e9 USD", "≤5\u00a0md\u00a0US$"),
    ],
)
def test_a_language_without_words_has_signs(stated, text):
    """Elsewhere a hedge is the mathematical sign for it, which is no weaker and no stronger."""
    assert Formatter("sv").figure(figure(stated), "short") == text


def test_what_is_vague_has_no_sign():
    """A vague figure is refused where there are no words for it."""
    with pytest.raises(LocaleError):
        Formatter("sv").figure(figure("?2..9 year"))
