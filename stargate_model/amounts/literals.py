"""The literal notation of figures: one line of ASCII for YAML, CSV and the shell, exact both ways.

```
[?][~][bound]NUMBER[..NUMBER] UNIT      ?  vague: an order of magnitude, no digit of the source
                                        ~  approximate
bound:  >  >=  <=  <                    NUMBER..NUMBER is a range
```

In: text such as `~<15 GW` (nearly 15 GW). Out: its parts, and from the parts the same text again. Refused: anything
left over, and every unit outside the closed table.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.amounts.decimals import number, spell
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import Unit, unit
from stargate_model.errors import LiteralError

MAX_TEXT: Final = 250
_BOUNDS: Final = {bound.sign: bound for bound in Bound if bound.sign}
_NUMBER: Final = r"[+-]?+[0-9]++(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+"
_LITERAL: Final = re.compile(
    rf"(?P<vague>\??+)(?P<approximate>~?+)(?P<sign>>=|<=|>|<|)"
    rf"(?P<value>{_NUMBER})(?:\.\.(?P<upper>{_NUMBER}))?+ ?+(?P<unit>[^\s0-9.].*+)\Z",
    re.ASCII | re.DOTALL,
)


class Literal(NamedTuple):
    """The parts of a literal figure."""

    value: Decimal
    unit: Unit
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    approximate: bool = False
    vague: bool = False


def parse(text: str) -> Literal:
    """Read the literal notation exactly.

    Raises:
        LiteralError: The text is not in the notation.
        NumberError: A number in it is beyond the limits.
        UnknownUnitError: Its unit is not in the table.

    Example:
        >>> parse("~6.7..12 %").upper
        Decimal('12')
    """
    parts = _LITERAL.match(text) if len(text) <= MAX_TEXT else None
    if parts is None:
        shown = text[:80] + ("…" if len(text) > 80 else "")
        raise LiteralError(
            f"{shown!r} is not a figure; write a number and a unit, such as '1.2 GW', '~986 MW' or '6.7..12 %'",
            found=shown,
        )
    upper = parts["upper"]
    if upper is not None and parts["sign"]:
        raise LiteralError(f"{text!r} has both a bound and a range; write one of them", found=text)
    bound = Bound.BETWEEN if upper is not None else _BOUNDS.get(parts["sign"], Bound.EXACT)
    return Literal(
        value=number(parts["value"]),
        unit=unit(parts["unit"]),
        bound=bound,
        upper=None if upper is None else number(upper),
        approximate=bool(parts["approximate"]),
        vague=bool(parts["vague"]),
    )


def write(literal: Literal) -> str:
    """Write the parts so that `parse` gives them back.

    Example:
        >>> write(parse("<=500e9 USD"))
        '<=500e9 USD'
    """
    upper = "" if literal.upper is None else f"..{spell(literal.upper)}"
    marks = f"{'?' * literal.vague}{'~' * literal.approximate}{literal.bound.sign}"
    return f"{marks}{spell(literal.value)}{upper} {literal.unit.symbol}"
