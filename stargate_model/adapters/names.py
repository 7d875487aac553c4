"""Ids made of names, and names of countries as codes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MOST: Final = 64
_NO_ID: Final = re.compile(r"[^a-z0-9]++")

COUNTRIES: Final = {
    "Albania": "AL", "Austria": "AT", "Belgium": "BE", "Bosnia and Herzegovina": "BA", "Bulgaria": "BG", "China": "CN",
    "Croatia": "HR", "Czechia": "CZ", "Denmark": "DK", "Estonia": "EE", "Finland": "FI", "France": "FR",
    "Germany": "DE", "Greece": "GR", "Hungary": "HU", "Indonesia": "ID", "Ireland": "IE", "Italy": "IT",
    "Kosovo": "XK", "Latvia": "LV", "Lithuania": "LT", "Luxembourg": "LU", "Malaysia": "MY", "Moldova": "MD",
    "Montenegro": "ME", "Netherlands": "NL", "North Macedonia": "MK", "Norway": "NO", "Poland": "PL", "Portugal": "PT",
    "Romania": "RO", "Serbia": "RS", "Slovakia": "SK", "Slovenia": "SI", "Spain": "ES", "Sweden": "SE",
    "Switzerland": "CH", "Ukraine": "UA", "United Arab Emirates": "AE", "United Kingdom": "GB", "United States": "US",
}  # fmt: skip
"""The ISO 3166-1 codes of the countries that the tables name; Kosovo has the code that is in use for it."""


def id_of(name: str, prefix: str = "") -> str:
    """An id in lowercase kebab-case for a name; letters lose their marks, and other signs become hyphens.

    Example:
        >>> id_of("Microsoft Fairwater Atlanta"), id_of("Île-de-France"), id_of("42", "plant")
        ('microsoft-fairwater-atlanta', 'ile-de-france', 'plant-42')
    """
    plain = unicodedata.normalize("NFKD", f"{prefix} {name}").encode("ascii", "ignore").decode("ascii")
    made = _NO_ID.sub("-", plain.lower()).strip("-")[:_MOST].strip("-")
    return made if len(made) > 1 else f"id-{made}".rstrip("-")
