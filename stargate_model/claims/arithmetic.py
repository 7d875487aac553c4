"""Which kinds of figures multiply and divide, into which kind, and in which unit the result is told.

In: what two figures measure. Out: what their product or quotient measures, or None where it has no meaning.
"""

from __future__ import annotations

from typing import Final

from stargate_model.amounts.units import UNITS, Unit

# what a number of things, or a part of a whole, can be taken of
_EXTENSIVE: Final = frozenset(
    {"power", "energy", "money", "length", "area", "volume", "mass", "emissions", "compute", "duration"}
)
_PRODUCTS: Final = {("power", "duration"): "energy", ("duration", "power"): "energy"}
_QUOTIENTS: Final = {("energy", "duration"): "power", ("energy", "power"): "duration"}


def product(left: str, right: str) -> str | None:
    """What a product measures.

    Example:
        >>> product("count", "power"), product("power", "power")
        ('power', None)
    """
    for part, whole in ((left, right), (right, left)):
        if part == "share" or (part == "count" and whole in _EXTENSIVE):
            return whole
    return _PRODUCTS.get((left, right))


def ratio(left: str, right: str) -> str | None:
    """What a quotient measures; of one dimension by itself, a share.

    Example:
        >>> ratio("money", "count"), ratio("power", "power"), ratio("power", "money")
        ('money', 'share', None)
    """
    if left == right:
        return "share"
    if right == "share" or (right == "count" and left in _EXTENSIVE):
        return left
    return _QUOTIENTS.get((left, right))


def told_in(measured: str, left: Unit, right: Unit) -> Unit:
    """The unit in which a product or quotient of two units is told."""
    for given in (left, right):
        if given.kind == measured:
            return given
    match measured:
        case "energy":
            power = left if left.kind == "power" else right
            return UNITS[f"{power.symbol}h"]
        case "power":
            return UNITS[left.symbol.removesuffix("h")]
        case "duration":
            return UNITS["h"]
        case _:
            return UNITS["%"]
