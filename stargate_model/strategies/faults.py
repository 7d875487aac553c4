"""Strategies for data with one known fault, and the code under which a check must find it.

Each fault is a row of `FAULTS`: records that are put into a consistent data set, as data writes them. Where a value
stands there that is a strategy, it is drawn. The last of the records is the one that is wrong.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.errors import VocabularyError
from stargate_model.formats import json
from stargate_model.formats.loading import read_bytes
from stargate_model.formats.tree import child
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import Dataset
from stargate_model.strategies.consistent import datasets

Data = Mapping[str, Any]
"""A record as data writes it; a value may be a strategy."""


@attrs.frozen
class Fault:
    """A kind of fault, as a row of the table.

    Attributes:
        name: What is wrong, in words.
        code: The code under which it must be found.
        at: Where in the last of the records, as a JSON pointer.
        records: The records that are put in, each with the name of its collection.
    """

    name: str
    code: str
    at: str
    records: tuple[tuple[str, Data], ...]


@attrs.frozen
class Mutation:
    """A data set that is consistent but for one fault.

    Attributes:
        name: What is wrong, in words.
        code: The code under which a check must find it.
        pointer: Where in the data, as a JSON pointer.
        data: The data as JSON.
    """

    name: str
    code: str
    pointer: str
    data: bytes

    @property
    def dataset(self) -> Dataset | None:
        """The data set, for a fault that only rules find; None where the data are none."""
        if self.code in {fault.code for fault in FORM}:
            return None
        return Dataset(entry.record for entry in read_bytes(self.data, "json", self.name).entries)


def mutations(*codes: str) -> SearchStrategy[Mutation]:
    """Data sets with one known fault each, of every kind.

    Args:
        codes: The codes of the faults that are wanted; all of them where none is given.

    Raises:
        VocabularyError: No fault has one of the codes.
    """
    known = {fault.code for fault in FAULTS}
    for code in codes:
        if code not in known:
            raise VocabularyError(f"no fault has the code {code!r}; there are {', '.join(sorted(known))}", found=code)
    _bases()
    return st.one_of(*(_mutations(fault) for fault in FAULTS if not codes or fault.code in codes))


@st.composite
def _mutations(draw: DrawFn, fault: Fault) -> Mutation:
    tree = cast("dict[str, Any]", tree_of(draw(_bases())))
    pointer = ""
    for collection, record in fault.records:
        same: list[object] = tree.setdefault(collection, [])
        pointer = child(child("", collection), len(same))
        same.append(_drawn(draw, record))
    return Mutation(fault.name, fault.code, f"{pointer}{fault.at}", json.write(tree).encode("utf-8"))


@functools.cache
def _bases() -> SearchStrategy[Dataset]:
    return st.just(Dataset()) | datasets(most=1)


def _drawn(draw: DrawFn, value: Any) -> object:  # noqa: ANN401  # data, and strategies anywhere in it
    """The value with what is a strategy in it drawn."""
    if isinstance(value, SearchStrategy):
        return _drawn(draw, draw(cast("SearchStrategy[object]", value)))
    if isinstance(value, Mapping):
        return {key: _drawn(draw, one) for key, one in cast(Data, value).items()}
    if isinstance(value, list):
        return [_drawn(draw, one) for one in cast("list[object]", value)]
    return value


# -- the rows ------------------------------------------------------------------------------------------------------

_PAPER: Final = "the-paper"  # no id of a drawn data set ends in a word
_NAME: Final = {"en": "The faulty one"}
_LARGE: Final = st.integers(100, 999).map(Decimal)
_SMALL: Final = st.integers(1, 99).map(Decimal)
_PHRASE: Final = "986 MW"


def _document(**members: object) -> tuple[str, Data]:
    written = {"title": {"en": "A paper"}, "publisher": "A press", "language": "en", "source_type": "news_report"}
    return "documents", {"id": _PAPER, **written, **members}


def _record(collection: str, **members: object) -> tuple[str, Data]:
    return collection, {"id": "the-faulty-one", "name": _NAME, **members}


def _evidence(quote: str = _PHRASE, **members: object) -> Data:
    return {"document": _PAPER, "start": Decimal(0), "end": Decimal(len(quote)), "quote": quote, **members}


def _figure(value: object, unit: str, *evidence: Data, **members: object) -> Data:
    cited = {"evidence": list(evidence)} if evidence else {}
    return {"value": value, "unit": unit, **members, **cited}


def _one_of(*values: object) -> SearchStrategy[object]:
    return st.sampled_from(values)


def _site(name: str, code: str, at: str, **members: object) -> Fault:
    return Fault(name, code, at, (_record("sites", **members),))


def _source(name: str, code: str, at: str, **members: object) -> Fault:
    return Fault(name, code, at, (_record("power_sources", **members),))


def _quoted(name: str, code: str, figure: Data, at: str = "/capacity/evidence/0", **document: object) -> Fault:
    return Fault(name, code, at, (_document(**document), _record("sites", capacity=figure)))


def _tranche(name: str, code: str, at: str, **members: object) -> Fault:
    whole = {"kind": "investment", "stage": "pledge", "amount": "100e9 USD"}
    total = ("commitments", {"id": "the-total", "name": {"en": "The total"}, **whole})
    part = _record("commitments", **{**whole, "tranche_of": "the-total", **members})
    return Fault(name, code, at, (total, part))


def _seen(name: str, code: str, at: str, kind: str, *observations: Data) -> Fault:
    return Fault(name, code, at, (_record("indicators", kind=kind, observations=list(observations)),))


FORM: Final = (
    _site("a field that there is not", "unknown-key", "/capcity", capcity="1 GW"),
    Fault("no name", "missing-key", "", (("sites", {"id": "the-faulty-one"}),)),
    _site("a number for a word", "wrong-type", "/status", status=_SMALL),
    _site("an object for a list", "wrong-type", "/milestones", milestones={}),
    _site("a word of no list", "unknown-word", "/status", status=_one_of("built", "Operating", "")),
    _site("an id with capitals", "bad-id", "/part_of", part_of=_one_of("Abilene", "a", "two words", "-a-")),
    Fault("an id too long", "bad-id", "/id", (("sites", {"id": "a" * 65, "name": _NAME}),)),
    Fault("a blank name", "bad-text", "/name/en", (("sites", {"id": "the-faulty-one", "name": {"en": "  "}}),)),
    _site("a country in words", "bad-code", "/location/country", location={"country": _one_of("USA", "us", "Texas")}),
    _site("a date of no calendar", "bad-date", "/milestones/0/date", milestones=[{
        "date": _one_of("2025-02-30", "2025-13", "soon", "21.1.2025"), "status": "announced"}]),
    _site("coordinates without their precision", "bad-place", "/location",
          location={"latitude": _SMALL.map(lambda one: one / 2), "longitude": _SMALL}),
    _site("offsets reversed", "bad-offsets", "/evidence/0",
          evidence=[{"document": _PAPER, "start": _LARGE, "end": _SMALL}]),
    _site("a number with separators", "wrong-type", "/capacity/value", capacity=_figure("1,200", "MW")),
    _site("more digits than are kept", "bad-number", "/capacity/value", capacity=_figure(Decimal("1" * 41), "MW")),
    _site("an amount in words", "bad-literal", "/capacity", capacity=_one_of("a lot", "GW 5", "5", ">= GW")),
    _site("a unit in the wrong case", "unknown-unit", "/capacity/unit",
          capacity=_figure(_LARGE, cast(str, _one_of("mw", "Gw", "megawat")))),
    _site("energy for power", "wrong-dimension", "/capacity/unit",
          capacity=_figure(_LARGE, cast(str, _one_of("MWh", "USD", "turbine")))),
    _site("an upper end and a bound", "bound-and-upper", "/capacity",
          capacity=_figure(_SMALL, "MW", upper=_LARGE, bound=_one_of("at_most", "more_than"))),
    _site("a range that goes down", "reversed-range", "/capacity", capacity=_figure(_LARGE, "MW", upper=_SMALL)),
    _site("less than nothing", "negative", "/capacity", capacity=_figure(_SMALL.map(lambda one: -one), "MW")),
    Fault("an id given twice", "duplicate-id", "/id", (_record("sites"), _record("sites", kind="group"))),
    _site("a reference to nothing", "dangling-reference", "/part_of", part_of="no-such-site"),
)  # fmt: skip
"""Faults of form: such data are no data set."""

RULED: Final = (
    _quoted("a phrase with another number", "evidence-contradicts", _figure(_SMALL, "MW", _evidence())),
    _quoted("a hedge dropped", "hedge-dropped", _figure(Decimal(986), "MW", _evidence("over 986 MW"))),
    _quoted("a hedge added", "hedge-added", _figure(Decimal(986), "MW", _evidence(), approximate=True)),
    _quoted("a phrase of another length", "phrase-length", _figure(Decimal(986), "MW", _evidence(end=_LARGE))),
    _quoted("a phrase beyond the document", "offsets-beyond", _figure(Decimal(986), "MW", _evidence()),
            length=Decimal(3)),
    _quoted("a phrase of no figure", "unreadable-evidence", _figure(Decimal(986), "MW", _evidence("plenty"))),
    _quoted("only a denial", "self-dispute", _figure(Decimal(986), "MW", _evidence(stance="disputes")), "/capacity"),
    _site("a figure of no source", "figure-without-evidence", "/capacity", capacity=_figure(_LARGE, "MW")),
    _site("a zero for a blank", "zero-or-blank", "/capacity", capacity=_one_of("0 MW", "0.0 GW")),
    _site("missing, and stated", "missing-contradicted", "/missing/0", capacity="1 GW",
          missing=[{"field": "capacity", "reason": "not_stated"}]),
    _site("more computing than the site draws", "it-over-facility", "/it_load",
          it_load=_figure(_LARGE, "MW"), facility_load=_figure(_SMALL, "MW")),
    _site("a PUE that does not fit", "pue-mismatch", "/pue", it_load="100 MW",
          pue=_figure(Decimal("1.3"), "ratio"), facility_load=_figure(st.integers(140, 240).map(Decimal), "MW")),
    Fault("one phrase, two meanings", "mixed-capacity", "/permitted", (_document(), _record(
        "sites", permitted=_figure(Decimal(986), "MW", _evidence()),
        contracted=_figure(Decimal(986), "MW", _evidence())))),
    Fault("a figure of many sites on one", "portfolio-not-site", "/capacity", (
        _document(),
        ("sites", {"id": "the-group", "name": {"en": "The group"}, "kind": "group",
                   "capacity": _figure(Decimal(986), "MW", _evidence())}),
        _record("sites", capacity=_figure(Decimal(986), "MW", _evidence())))),
    _site("coordinates in another country", "place-of-site", "/location/latitude",
          location={"country": _one_of("US", "CN", "DE"), "latitude": Decimal(-33), "longitude": _SMALL,
                    "precision": "site"}),
    _site("retired before it was built", "dates-order", "/milestones/0/date", milestones=[
        {"date": "2020", "status": "retired"}, {"date": st.integers(2021, 2030).map(str), "status": "construction"}]),
    Fault("in operation, and yet to begin", "status-date", "/status", (_document(published="2025-01-21"), _record(
        "sites", status="operating", evidence=[{"document": _PAPER}],
        milestones=[{"date": st.integers(2027, 2040).map(str), "status": "operating",
                     "evidence": [{"document": _PAPER, "modality": "planned"}]}]))),
    Fault("a fact of the future", "future-fact", "/milestones/0/evidence/0", (
        _document(published="2025-01-21"), _record("sites", milestones=[
            {"date": st.integers(2027, 2040).map(str), "status": "operating",
            "evidence": [{"document": _PAPER}]}]))),
    _source("a fuel that the machine cannot burn", "fuel-technology", "/technology",
            technology=_one_of("photovoltaic", "wind_onshore"), fuel=_one_of("coal", "natural_gas", "nuclear")),
    _source("units that do not make the capacity", "units-times-rating", "/capacity",
            unit_count=_figure(st.integers(2, 9).map(Decimal), "turbine"), unit_rating="34 MW", capacity="986 MW"),
    _source("a battery as firm supply", "backup-not-firm", "/roles", technology="battery", fuel="storage",
            roles=[_one_of("primary", "bridge")]),
    _source("behind no one's meter", "meter-without-site", "/connection",
            connection=_one_of("behind_the_meter", "both")),
    Fault("a plan as a commitment", "pledge-as-commitment", "/stage", (_document(), _record(
        "commitments", kind="investment", stage=_one_of("commitment", "disbursement", "expenditure"),
        amount=_figure(Decimal(986), "USD", _evidence("986 US dollars", modality=_one_of("planned", "claimed")))))),
    _tranche("a part larger than the whole", "tranche-over-total", "/amount", amount=_figure(
        st.integers(101, 999).map(lambda one: Decimal(one).scaleb(9)), "USD")),
    _tranche("a part in another currency", "tranche-mismatch", "/amount", amount=_figure(_SMALL, "EUR")),
    Fault("a chip for nothing", "unit-price", "/amount", (_record(
        "commitments", kind="procurement", stage="pledge", units="1000000 chip", amount=_figure(_LARGE, "USD")),)),
    _seen("more than the whole", "share-range", "/observations/0/figure", "compute_share",
          {"period": "2015", "figure": _figure(_LARGE.map(lambda one: one + 100), "%")}),
    _seen("a growth over nothing", "growth-base", "/observations/0", "compute_growth",
          {"period": "2015", "figure": _figure(_SMALL, "%")}),
    Fault("more energy than the power makes", "energy-over-capacity", "/observations/1/figure", (_record(
        "indicators", kind="electricity_use", subject={"en": "The faulty one"}, observations=[
            {"period": "2015", "figure": "1 MW"}, {"period": "2015", "figure": _figure(_LARGE, "GWh")}]),)),
    Fault("a person among the partners", "person-as-partner", "", (
        ("persons", {"id": "the-person", "name": _NAME}), _record("partners", kind="company"))),
    Fault("an office of nobody's", "office-without-organisation", "/offices/0", (_record(
        "persons", offices=[{"role": _one_of("chair", "analyst")}]),)),
    Fault("one partner twice", "duplicate-fact", "", (
        ("partners", {"id": "the-earlier-one", "name": _NAME, "kind": "company"}),
        _record("partners", kind="company"))),
)  # fmt: skip
"""Faults that rules find: such data are a data set, and contradict themselves."""

FAULTS: Final[tuple[Fault, ...]] = (*FORM, *RULED)
"""Every kind of fault."""
