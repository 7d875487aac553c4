"""How the tests of the reader read: the only mention of a text, and the number that it begins with."""

from __future__ import annotations

from stargate_model.reading import Mention, read
from stargate_model.reading.lexer import tokenize
from stargate_model.reading.lexicon import load
from stargate_model.reading.normalise import normalise
from stargate_model.reading.numerals import numeral_at
from stargate_model.reading.places import Numeral


def only(text: str, language: str = "zh-Hans", published: str | None = None, place: str | None = None) -> Mention:
    """The only mention of a text."""
    (mention,) = read(text, language=language, published=published, place=place)
    return mention


def told(text: str, language: str = "zh-Hans") -> list[str]:
    """What the mentions of a text say."""
    return [str(mention.figure or mention.refusal) for mention in read(text, language=language)]


def numeral(text: str, language: str) -> Numeral:
    """The number at the start of a text."""
    lexicon = load(language)
    found = numeral_at(tokenize(normalise(text).text, lexicon), 0, lexicon, None)
    assert found is not None
    return found


def tokens_of(text: str, language: str) -> int:
    """How many tokens a text has."""
    return len(tokenize(normalise(text).text, load(language)))
