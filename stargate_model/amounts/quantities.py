"""The door to Pint: from a value and a unit of the closed table to an immutable quantity, and back.

In: a Decimal and a unit, or a Pint quantity of anybody's registry. Out: a quantity of the library's private registry,
or the Decimal and unit again. Outside text never reaches Pint's parser. Pint itself is imported with the registry,
when the first quantity is asked for; a lock makes sure that this happens once.
"""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from stargate_model.amounts.decimals import number
from stargate_model.amounts.units import UNITS, Unit, unit
from stargate_model.errors import NumberError

if TYPE_CHECKING:
    from stargate_model.amounts.pint_registry import ExactQuantity

_LOCK: Final = threading.Lock()
# what Pint's own definitions and powers of units are called, beside the names of the table
_FOREIGN: Final = {
    "meter ** 2": "m²",
    "kilometer ** 2": "km²",
    "mile ** 2": "mi²",
    "foot ** 2": "ft²",
    "meter ** 3": "m³",
    "metric_ton": "t",
    "dimensionless": "ratio",
}
_BY_NAME: Final = {entry.name: entry for entry in UNITS.values()} | {
    name: UNITS[symbol] for name, symbol in _FOREIGN.items()
}


class QuantityLike(Protocol):
    """What a Pint quantity of any registry offers."""

    @property
    def magnitude(self) -> object:
        """The number."""
        ...

    @property
    def units(self) -> object:
        """The unit, whose text is its name."""
        ...


def quantity(value: Decimal, of: Unit) -> ExactQuantity:
    """The Pint quantity of a value in a unit.

    Example:
        >>> quantity(Decimal("1.2"), unit("GW"))
        <Quantity(1.2, 'gigawatt')>
    """
    with _LOCK:
        from stargate_model.amounts.pint_registry import make  # Pint takes long to import
    return make(value, {of.name: 1})


def reread(foreign: QuantityLike) -> tuple[Decimal, Unit]:
    """The exact value and the unit of a Pint quantity of any registry.

    A binary float is read as the shortest decimal that spells it, that of another library too. How the registry writes
    units by default does not count.

    Raises:
        NumberError: It is no quantity, or its magnitude is not one finite number within the limits.
        UnknownUnitError: The unit is not in the closed table.

    Example:
        >>> reread(quantity(Decimal("1.2"), unit("GW")))[0]
        Decimal('1.2')
    """
    try:
        magnitude, units = str(foreign.magnitude), foreign.units
    except AttributeError:
        kind = type(foreign).__name__
        raise NumberError(f"a quantity of Pint is wanted here, not {kind}", found=kind) from None
    try:
        value = number(magnitude)
    except NumberError as error:
        told = f"the magnitude of a quantity is one finite number: {error.message}"
        raise NumberError(told, code=error.code, **error.params) from None
    name = _name(units)
    return value, _BY_NAME.get(name) or unit(name.replace(" ** ", "^"))


def _name(units: object) -> str:
    """The name of a foreign unit, in Pint's plain form; its registry may write units in another by default."""
    try:
        return format(units, "D")
    except (TypeError, ValueError):
        return str(units)
