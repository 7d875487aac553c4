"""Places: the names of countries and of the American states, in a language.

Countries are CLDR's. Babel has no subdivisions, so those that programmes of the United States build in are messages;
every other one is named by its code of ISO 3166-2.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stargate_model.localization import Message, Messages, message
from stargate_model.localization.negotiate import locale_name
from stargate_model.localization.resolved import resolve

STATES: Final[Mapping[str, Message]] = {
    "US-AL": message("subdivision:US-AL", "Alabama"),
    "US-AK": message("subdivision:US-AK", "Alaska"),
    "US-AZ": message("subdivision:US-AZ", "Arizona"),
    "US-AR": message("subdivision:US-AR", "Arkansas"),
    "US-CA": message("subdivision:US-CA", "California"),
    "US-CO": message("subdivision:US-CO", "Colorado"),
    "US-CT": message("subdivision:US-CT", "Connecticut"),
    "US-DE": message("subdivision:US-DE", "Delaware"),
    "US-DC": message("subdivision:US-DC", "District of Columbia"),
    "US-FL": message("subdivision:US-FL", "Florida"),
    "US-GA": message("subdivision:US-GA", "Georgia"),
    "US-HI": message("subdivision:US-HI", "Hawaii"),
    "US-ID": message("subdivision:US-ID", "Idaho"),
    "US-IL": message("subdivision:US-IL", "Illinois"),
    "US-IN": message("subdivision:US-IN", "Indiana"),
    "US-IA": message("subdivision:US-IA", "Iowa"),
    "US-KS": message("subdivision:US-KS", "Kansas"),
    "US-KY": message("subdivision:US-KY", "Kentucky"),
    "US-LA": message("subdivision:US-LA", "Louisiana"),
    "US-ME": message("subdivision:US-ME", "Maine"),
    "US-MD": message("subdivision:US-MD", "Maryland"),
    "US-MA": message("subdivision:US-MA", "Massachusetts"),
    "US-MI": message("subdivision:US-MI", "Michigan"),
    "US-MN": message("subdivision:US-MN", "Minnesota"),
    "US-MS": message("subdivision:US-MS", "Mississippi"),
    "US-MO": message("subdivision:US-MO", "Missouri"),
    "US-MT": message("subdivision:US-MT", "Montana"),
    "US-NE": message("subdivision:US-NE", "Nebraska"),
    "US-NV": message("subdivision:US-NV", "Nevada"),
    "US-NH": message("subdivision:US-NH", "New Hampshire"),
    "US-NJ": message("subdivision:US-NJ", "New Jersey"),
    "US-NM": message("subdivision:US-NM", "New Mexico"),
    "US-NY": message("subdivision:US-NY", "New York"),
    "US-NC": message("subdivision:US-NC", "North Carolina"),
    "US-ND": message("subdivision:US-ND", "North Dakota"),
    "US-OH": message("subdivision:US-OH", "Ohio"),
    "US-OK": message("subdivision:US-OK", "Oklahoma"),
    "US-OR": message("subdivision:US-OR", "Oregon"),
    "US-PA": message("subdivision:US-PA", "Pennsylvania"),
    "US-RI": message("subdivision:US-RI", "Rhode Island"),
    "US-SC": message("subdivision:US-SC", "South Carolina"),
    "US-SD": message("subdivision:US-SD", "South Dakota"),
    "US-TN": message("subdivision:US-TN", "Tennessee"),
    "US-TX": message("subdivision:US-TX", "Texas"),
    "US-UT": message("subdivision:US-UT", "Utah"),
    "US-VT": message("subdivision:US-VT", "Vermont"),
    "US-VA": message("subdivision:US-VA", "Virginia"),
    "US-WA": message("subdivision:US-WA", "Washington"),
    "US-WV": message("subdivision:US-WV", "West Virginia"),
    "US-WI": message("subdivision:US-WI", "Wisconsin"),
    "US-WY": message("subdivision:US-WY", "Wyoming"),
}
"""The name of each state, by its code."""


def country(code: str, locale: str) -> str:
    """The name of a country; its code where CLDR has no name.

    Example:
        >>> country("AE", "en"), country("US", "zh-Hans")
        ('United Arab Emirates', '美国')
    """
    return resolve(locale_name(locale)).tables.text("territories", code) or code


def subdivision(code: str, messages: Messages) -> str:
    """The name of a subdivision; its code where there is no message for it."""
    return messages.tell(STATES[code]) if code in STATES else code
