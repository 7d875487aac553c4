"""Where countries and states surely lie: boxes of whole degrees, for coordinates that cannot be right.

In: a place code and a position. Out: whether the position lies in a box of the place. The boxes are wide: one degree
or more beyond the borders, islands in use included, so that only a lost sign, an exchange or another place is found.
A code without a box is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

Box = tuple[int, int, int, int]

BOXES: Final[Mapping[str, tuple[Box, ...]]] = MappingProxyType(
    {
        "AE": ((22, 27, 51, 57),),
        "AR": ((-57, -20, -75, -52),),
        "AT": ((45, 50, 8, 18),),
        "AU": ((-45, -8, 111, 156),),
        "BE": ((48, 53, 1, 8),),
        "BR": ((-35, 7, -75, -27),),
        "CA": ((41, 84, -142, -52),),
        "CH": ((44, 49, 4, 12),),
        "CL": ((-57, -16, -111, -65),),
        "CN": ((3, 54, 73, 136),),
        "CZ": ((47, 52, 11, 20),),
        "DE": ((46, 56, 4, 16),),
        "DK": ((53, 59, 6, 17),),
        "EG": ((20, 33, 23, 38),),
        "ES": ((26, 45, -20, 6),),
        "FI": ((58, 72, 18, 33),),
        "GB": ((48, 62, -15, 3),),
        "HK": ((21, 24, 112, 116),),
        "ID": ((-12, 8, 93, 143),),
        "IE": ((50, 57, -12, -4),),
        "IL": ((28, 35, 33, 37),),
        "IN": ((5, 38, 67, 99),),
        "IS": ((62, 68, -26, -12),),
        "IT": ((34, 48, 5, 20),),
        "JP": ((19, 47, 121, 155),),
        "KE": ((-6, 7, 32, 43),),
        "KR": ((32, 40, 123, 133),),
        "KZ": ((39, 57, 45, 89),),
        "LU": ((48, 52, 4, 8),),
        "MX": ((13, 34, -120, -85),),
        "MY": ((-1, 9, 98, 121),),
        "NG": ((3, 15, 1, 16),),
        "NZ": ((-54, -27, 164, 180), (-46, -27, -180, -174)),
        "PH": ((3, 23, 115, 128),),
        "PL": ((47, 56, 13, 26),),
        "PT": ((29, 44, -33, -5),),
        "QA": ((23, 28, 49, 53),),
        "SA": ((15, 34, 33, 57),),
        "SE": ((54, 70, 9, 26),),
        "SG": ((0, 3, 102, 106),),
        "TH": ((4, 22, 96, 107),),
        "TR": ((34, 44, 24, 46),),
        "TW": ((9, 28, 113, 124),),
        "UA": ((43, 54, 21, 42),),
        "US": ((17, 73, -180, -65), (50, 55, 171, 180), (12, 22, 143, 147), (-16, -10, -173, -167)),
        "VN": ((7, 25, 101, 118),),
        "ZA": ((-48, -21, 15, 39),),
        "US-AL": ((29, 36, -90, -84),),
        "US-AZ": ((30, 38, -116, -108),),
        "US-AR": ((32, 38, -96, -88),),
        "US-CA": ((31, 43, -126, -113),),
        "US-CO": ((36, 42, -110, -101),),
        "US-CT": ((40, 43, -75, -70),),
        "US-DE": ((37, 41, -77, -74),),
        "US-FL": ((23, 32, -89, -79),),
        "US-GA": ((29, 36, -87, -79),),
        "US-IA": ((39, 45, -98, -89),),
        "US-ID": ((41, 50, -119, -110),),
        "US-IL": ((36, 44, -93, -86),),
        "US-IN": ((36, 43, -89, -83),),
        "US-KS": ((36, 41, -103, -93),),
        "US-KY": ((35, 40, -91, -80),),
        "US-LA": ((28, 34, -95, -87),),
        "US-MA": ((40, 44, -75, -69),),
        "US-MD": ((36, 41, -81, -74),),
        "US-ME": ((42, 49, -72, -66),),
        "US-MI": ((40, 49, -92, -81),),
        "US-MN": ((42, 51, -99, -88),),
        "US-MO": ((35, 42, -97, -88),),
        "US-MS": ((29, 36, -93, -87),),
        "US-MT": ((43, 50, -118, -103),),
        "US-NC": ((32, 38, -86, -74),),
        "US-ND": ((44, 50, -106, -95),),
        "US-NE": ((39, 44, -106, -94),),
        "US-NH": ((41, 47, -74, -69),),
        "US-NJ": ((37, 43, -77, -72),),
        "US-NM": ((30, 38, -111, -102),),
        "US-NV": ((34, 43, -122, -113),),
        "US-NY": ((39, 46, -81, -70),),
        "US-OH": ((37, 43, -86, -79),),
        "US-OK": ((32, 38, -104, -93),),
        "US-OR": ((40, 48, -126, -115),),
        "US-PA": ((38, 44, -82, -73),),
        "US-RI": ((40, 43, -73, -70),),
        "US-SC": ((31, 37, -85, -77),),
        "US-SD": ((41, 47, -106, -95),),
        "US-TN": ((33, 38, -92, -80),),
        "US-TX": ((25, 38, -108, -92),),
        "US-UT": ((35, 43, -116, -107),),
        "US-VA": ((35, 41, -85, -74),),
        "US-VT": ((41, 46, -75, -70),),
        "US-WA": ((44, 50, -126, -115),),
        "US-WI": ((41, 48, -94, -85),),
        "US-WV": ((36, 42, -84, -76),),
        "US-WY": ((39, 46, -113, -103),),
    }
)
"""Degrees between which a country or state surely lies: south, north, west, east."""


def is_inside(code: str, latitude: Decimal, longitude: Decimal) -> bool:
    """Whether a position lies in a box of a place; a place without a box may be anywhere.

    Example:
        >>> is_inside("US-TX", Decimal("32.4"), Decimal("-99.7")), is_inside("US-TX", Decimal("32.4"), Decimal("99.7"))
        (True, False)
    """
    boxes = BOXES.get(code)
    if boxes is None:
        return True
    return any(south <= latitude <= north and west <= longitude <= east for south, north, west, east in boxes)
