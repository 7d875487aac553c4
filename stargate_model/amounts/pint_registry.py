"""The private Pint registry and its exact, immutable quantity. Importing this module imports Pint and builds it.

A quantity of this registry never changes in place, travels between processes as its decimal text and unit, is equal
to and hashes like every quantity that states the same, and computes in the library's decimal context.
"""

# pyright: basic
# Pint's own annotations leave most of what is used here unknown; mypy checks this module strictly all the same.

from __future__ import annotations

import decimal
import functools
from collections.abc import Callable, Mapping
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

import pint
from pint.registry import GenericUnitRegistry
from pint.util import UnitsContainer

from stargate_model.amounts.currencies import CURRENCIES
from stargate_model.amounts.decimals import CONTEXT, EXACT
from stargate_model.errors import FigureError

if TYPE_CHECKING:  # the bases of Pint's full quantity are of unknown types, and would make every figure of one
    from pint.facets.plain import PlainQuantity

    _Quantity: TypeAlias = PlainQuantity[Decimal]
else:
    _Quantity = pint.Quantity


def _refuse(self: object, *args: object, **kwargs: object) -> NoReturn:
    """In-place changes would reach every record that shares the quantity."""
    raise FigureError("a quantity does not change in place; use `to`, or an operator that gives a new one")


def _in(context: decimal.Context, method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def computed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # Pint's own signatures
        with decimal.localcontext(context):
            return method(*args, **kwargs)

    return computed


class ExactQuantity(_Quantity):
    """A Pint quantity that stays as it was made."""

    def __setattr__(self, name: str, value: object) -> None:
        # Pint sets magnitude and units once each while it makes the object; its caches stay free
        if name in {"_magnitude", "_units"} and name in self.__dict__:
            _refuse(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        _refuse(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (str(self._magnitude), dict(self._units))

    def __copy__(self) -> ExactQuantity:
        return self

    def __deepcopy__(self, memo: object) -> ExactQuantity:
        return self

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ExactQuantity):
            return self._root() == other._root()
        magnitude, units = self._root()
        return not units and isinstance(other, (Decimal, int)) and magnitude == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        magnitude, units = self._root()
        return hash((magnitude, units)) if units else hash(magnitude)

    def _root(self) -> tuple[Decimal, frozenset[tuple[str, object]]]:
        with decimal.localcontext(EXACT):
            root = super().to_root_units()
        return root._magnitude, frozenset(root._units.items())


# set here, since the signatures that type checkers see are Pint's own
for _name in (
    "ito", "ito_root_units", "ito_base_units", "ito_reduced_units", "ito_preferred", "ito_unprefixed", "__iadd__",
    "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__ipow__", "__imod__",
):  # fmt: skip
    setattr(ExactQuantity, _name, _refuse)
for _name in (
    "_add_sub", "_mul_div", "__rtruediv__", "__pow__", "__rpow__", "__mod__", "__rmod__", "__divmod__", "__rdivmod__",
    "__floordiv__", "__rfloordiv__", "__round__", "__neg__", "__pos__", "__abs__", "to", "to_root_units",
    "to_base_units", "to_reduced_units", "to_unprefixed", "to_compact", "m_as",
):  # fmt: skip
    setattr(ExactQuantity, _name, _in(CONTEXT, getattr(pint.Quantity, _name)))
# order has to agree with equality, which rounds nothing
ExactQuantity.compare = _in(EXACT, pint.Quantity.compare)  # type: ignore[method-assign]


class ExactUnit(pint.Unit):
    """A unit of the private registry that comes back to it when it is pickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_unit, (dict(self._units),)


class _Registry(GenericUnitRegistry[ExactQuantity, ExactUnit]):
    Quantity = ExactQuantity
    Unit = ExactUnit


def _build() -> _Registry:
    registry = _Registry(filename=None, non_int_type=Decimal)  # without Pint's own definitions
    definitions = resources.files("stargate_model.amounts").joinpath("pint_units.txt").read_text("utf-8")
    with decimal.localcontext(EXACT):
        registry.load_definitions([*definitions.split("\n"), *(f"{code} = [{code}]" for code in sorted(CURRENCIES))])
    return registry


_REGISTRY: Final = _build()


def make(value: Decimal, units: Mapping[str, object]) -> ExactQuantity:
    """The quantity of an exact value in units given by Pint's names and their exponents."""
    return _REGISTRY.Quantity(value, UnitsContainer(units, non_int_type=Decimal))  # pyright: ignore[reportReturnType]


def _restore(value: str, units: Mapping[str, object]) -> ExactQuantity:
    return make(Decimal(value), units)


def _restore_unit(units: Mapping[str, object]) -> ExactUnit:
    return _REGISTRY.Unit(UnitsContainer(units, non_int_type=Decimal))
