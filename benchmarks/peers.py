"""Other ways to check the same power sources: pydantic, pydantic-pint, cattrs with Pint, and jsonschema-rs.

Each is a function of the bytes of a record that gives what it made, or raises. They check the members that the made-up
records have: ids, names, words, texts, numbers, hedges, offsets. What they leave out is to their advantage: repeated
keys (all), control characters (all), the limits of numbers (pydantic-pint, cattrs), range and offsets (jsonschema).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal

import attrs

from stargate_model.amounts.hedges import Bound
from stargate_model.formats.schema import schema
from stargate_model.records.vocabularies import Connection, Fuel, SourceRole, Status, Technology

Peer = Callable[[bytes], object]

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
_TEXT = r"\S"


def pydantic_decimal() -> Peer:
    """Pydantic with Decimals and the same checks."""
    return _pydantic(with_quantities=False)


def pydantic_pint() -> Peer:
    """Pydantic with quantities by pydantic-pint; reads records rewritten by `for_pint`."""
    return _pydantic(with_quantities=True)


def _pydantic(*, with_quantities: bool) -> Peer:
    import pydantic
    from pydantic import BaseModel, ConfigDict, Field, model_validator

    strict = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    id_ = Annotated[str, Field(pattern=_ID, min_length=2, max_length=64)]
    label = Annotated[str, Field(pattern=_TEXT, max_length=200)]
    words = Annotated[
        dict[Annotated[str, Field(pattern=_TAG)], Annotated[str, Field(pattern=_TEXT, max_length=100_000)]],
        Field(min_length=1),
    ]

    class Evidence(BaseModel):
        model_config = strict
        document: id_
        start: int | None = None
        end: int | None = None
        quote: Annotated[str, Field(pattern=_TEXT, max_length=500)] | None = None

        @model_validator(mode="after")
        def span(self) -> Evidence:
            if self.start is None or self.end is None:
                raise ValueError("one end only") if self.start is not self.end else None
            if not 0 <= self.start < self.end:
                raise ValueError("reversed")
            return self

    class Written(BaseModel):
        model_config = strict
        value: Annotated[Decimal, Field(ge=0, max_digits=40)]
        unit: Literal["W", "kW", "MW", "GW", "TW"]
        upper: Annotated[Decimal, Field(max_digits=40)] | None = None
        bound: Bound | None = None
        evidence: tuple[Evidence, ...] = ()

        @model_validator(mode="after")
        def hedge(self) -> Written:
            if (self.upper is not None) != (self.bound is Bound.BETWEEN):
                raise ValueError("bound and upper")
            if self.upper is not None and self.upper <= self.value:
                raise ValueError("reversed")
            return self

    figure: Any = Written
    if with_quantities:
        import pint
        from pydantic_pint import PydanticPintQuantity

        registry = pint.UnitRegistry()
        quantity = Annotated[pint.Quantity, PydanticPintQuantity("MW", ureg=registry, ser_mode="dict")]

        class Quantified(BaseModel):
            model_config = strict
            value: quantity  # type: ignore[valid-type]
            upper: quantity | None = None  # type: ignore[valid-type]
            bound: Bound | None = None
            evidence: tuple[Evidence, ...] = ()

            @model_validator(mode="after")
            def hedge(self) -> Quantified:
                if self.value.magnitude < 0 or (self.upper is not None) != (self.bound is Bound.BETWEEN):
                    raise ValueError("bound and upper")
                if self.upper is not None and self.upper <= self.value:
                    raise ValueError("reversed")
                return self

        figure = Quantified

    return pydantic.create_model(
        "PowerSource",
        __config__=strict,
        id=(id_, ...),
        name=(words, ...),
        site=(id_ | None, None),
        technology=(Technology, Technology.UNKNOWN),
        fuel=(Fuel, Fuel.UNKNOWN),
        roles=(tuple[SourceRole, ...], ()),
        connection=(Connection, Connection.UNKNOWN),
        status=(Status, Status.UNKNOWN),
        maker=(id_ | None, None),
        model=(label | None, None),
        capacity=(figure | None, None),
        part_of=(id_ | None, None),
        may_overlap=(tuple[id_, ...], ()),
        evidence=(tuple[Evidence, ...], ()),
    ).model_validate_json


def for_pint(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree of a record with its capacity as pydantic-pint writes quantities."""
    capacity = tree["capacity"]
    unit = capacity.pop("unit")
    for name in capacity.keys() & {"value", "upper"}:
        capacity[name] = {"magnitude": capacity[name], "units": unit}
    return tree


def cattrs_pint() -> Peer:
    """Cattrs with attrs classes, orjson and `Quantity(value, unit)`."""
    import cattrs
    import orjson
    import pint
    from attrs import validators

    quantity = pint.UnitRegistry(non_int_type=Decimal).Quantity
    id_ = [validators.matches_re(_ID[1:-1]), validators.min_len(2), validators.max_len(64)]

    def positive(_: object, __: object, found: Any) -> None:  # noqa: ANN401  # a quantity
        if not found.check("[power]") or found.magnitude < 0:
            raise ValueError("no power")

    @attrs.frozen(kw_only=True)
    class Evidence:
        document: str = attrs.field(validator=id_)
        start: int | None = None
        end: int | None = None
        quote: str | None = attrs.field(default=None, validator=validators.optional(validators.matches_re(r".*\S.*")))

        def __attrs_post_init__(self) -> None:
            if self.start is not None and self.end is not None and not 0 <= self.start < self.end:
                raise ValueError("reversed")

    @attrs.frozen(kw_only=True)
    class Capacity:
        value: Any = attrs.field(validator=positive)
        upper: Any = None
        bound: Bound | None = None

        def __attrs_post_init__(self) -> None:
            if (self.upper is not None) != (self.bound is Bound.BETWEEN):
                raise ValueError("bound and upper")
            if self.upper is not None and self.upper <= self.value:
                raise ValueError("reversed")

    @attrs.frozen(kw_only=True)
    class PowerSource:
        id: str = attrs.field(validator=id_)
        name: dict[str, str]
        site: str | None = attrs.field(default=None, validator=validators.optional(id_))  # type: ignore[arg-type]
        technology: Technology = Technology.UNKNOWN
        fuel: Fuel = Fuel.UNKNOWN
        roles: tuple[SourceRole, ...] = ()
        connection: Connection = Connection.UNKNOWN
        status: Status = Status.UNKNOWN
        maker: str | None = attrs.field(default=None, validator=validators.optional(id_))  # type: ignore[arg-type]
        model: str | None = attrs.field(default=None, validator=validators.optional(validators.min_len(1)))
        capacity: Capacity | None = None
        evidence: tuple[Evidence, ...] = ()

    for cls in (Evidence, Capacity, PowerSource):
        attrs.resolve_types(cls, globals(), locals())
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook_func(lambda cls: cls in (int, str), lambda value, _: value)

    def capacity_of(tree: dict[str, Any], _: object) -> Capacity:
        unit = tree["unit"]
        ends = {name: quantity(Decimal(str(tree[name])), unit) for name in ("value", "upper") if name in tree}
        return Capacity(**ends, bound=Bound(tree["bound"]) if "bound" in tree else None)

    converter.register_structure_hook(Capacity, capacity_of)
    return lambda data: converter.structure(orjson.loads(data), PowerSource)


def jsonschema_rs() -> Peer:
    """Orjson, and jsonschema-rs with the schema that the library ships."""
    import jsonschema_rs as validating
    import orjson

    validate = validating.validator_for(schema("power_source")).validate
    return lambda data: validate(orjson.loads(data))
