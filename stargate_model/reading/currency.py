"""Which currency a word or sign means, by the place of the text; or why that cannot be told.

In go the currency of a lexicon entry (an ISO code, or one of the keys below for words that several countries use) and
the place; out come the code, or a refusal. 元 is never guessed; "$" without a place is the US dollar, and said so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from stargate_model.amounts.currencies import CURRENCIES

_DOLLARS: Final = {"HK": "HKD", "SG": "SGD", "AU": "AUD", "CA": "CAD", "NZ": "NZD", "TW": "TWD"}
_PESOS: Final = {"MX": "MXN", "CL": "CLP", "CO": "COP", "AR": "ARS"}
_BY_PLACE: Final[Mapping[str, Mapping[str, str]]] = {
    "dollar": _DOLLARS,
    "dollar-sign": {**_DOLLARS, **_PESOS},
    "peso": {**_PESOS, "PH": "PHP", "UY": "UYU", "DO": "DOP"},
    "yuan": {"CN": "CNY", "TW": "TWD", "HK": "HKD", "MO": "MOP"},
    "yen-sign": {"JP": "JPY", "CN": "CNY"},
    "rupee": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "ID": "IDR"},
    "franc": {"CH": "CHF", "LI": "CHF"},
    "crown": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"},
    "riyal": {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER"},
    "dirham": {"AE": "AED", "MA": "MAD"},
    "pound": {"GB": "GBP", "EG": "EGP", "LB": "LBP"},
    "dinar": {"KW": "KWD", "JO": "JOD", "BH": "BHD", "IQ": "IQD", "RS": "RSD"},
}
_BY_LANGUAGE: Final = {("yen-sign", "ja"): "JPY", ("yen-sign", "zh-Hans"): "CNY", ("rupee", "hi"): "INR"}
_ASSUMED: Final = {"dollar": "USD", "dollar-sign": "USD"}


class Money(NamedTuple):
    """A currency, or the refusal; `assumed` where no place decides."""

    code: str | None
    refusal: str | None = None
    assumed: bool = False


def currency_of(key: str, place: str | None, language: str) -> Money:
    """The ISO code that a currency word means in a place.

    Example:
        >>> currency_of("yuan", "TW", "zh-Hant").code
        'TWD'
        >>> currency_of("yuan", None, "zh-Hant").refusal
        'ambiguous-currency'
    """
    if key in CURRENCIES:
        return Money(key)
    code = _BY_PLACE.get(key, {}).get(place or "") or _BY_LANGUAGE.get((key, language))
    if code is not None:
        return Money(code)
    assumed = _ASSUMED.get(key)
    return Money(assumed, assumed=place != "US") if assumed else Money(None, "ambiguous-currency")


def same_currency(first: str, second: str, place: str | None, language: str) -> str | None:
    """The one that tells more, when two words about one sum (NT$500元) can mean the same; None when they cannot."""
    if first == second:
        return first
    for telling, other in ((first, second), (second, first)):
        if telling in CURRENCIES and other not in CURRENCIES:
            possible = {*_BY_PLACE.get(other, {}).values(), _ASSUMED.get(other), _BY_LANGUAGE.get((other, language))}
            return telling if telling in possible else None
    return None
