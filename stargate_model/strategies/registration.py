"""What `from_type` draws for each public type: the table of types and strategies, handed to Hypothesis.

It is handed over when both packages are there, whichever comes first; `stargate_model` and the entry point of
Hypothesis see to that. Each strategy is made when it is first asked for, so that neither import waits for the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import stargate_model as sm
from stargate_model.amounts.intervals import Interval
from stargate_model.amounts.literals import Literal
from stargate_model.amounts.units import Unit
from stargate_model.claims.figure import KINDS
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.records.dataset import RECORD_TYPES
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure

Make: TypeAlias = Callable[[Any], SearchStrategy[Any]]
"""What makes the strategy of a type."""


def register() -> None:
    """Tell Hypothesis how each public type is drawn; done again, it changes nothing."""
    for cls, make in table():
        st.register_type_strategy(cls, make)


def register_records(*classes: type[Structure]) -> None:
    """Tell Hypothesis how records that another package adds are drawn, or parts of them; by their fields, as ours are.

    Args:
        *classes: The classes.

    Example:
        >>> from stargate_model.records.parts import Identifier
        >>> register_records(Identifier)
    """
    for cls in classes:
        st.register_type_strategy(cls, _record)


def table() -> Iterator[tuple[type[Any], Make]]:
    """Each type that needs more than its signature says, with what makes its strategy; enums and errors do not."""
    yield from dict.fromkeys(_structures(), _record).items()
    yield from dict.fromkeys(KINDS.values(), _figure).items()
    yield sm.Figure, lambda _: _public().any_figures()
    yield sm.Document, lambda _: _public().documents()
    yield sm.Evidence, lambda _: _public().evidence()
    yield sm.PartialDate, lambda _: _public().partial_dates()
    yield sm.Period, lambda _: _public().periods()
    yield sm.Text, lambda _: _public().texts()
    yield sm.Dataset, lambda _: _public().datasets()
    yield sm.Changes, lambda _: _public().changes()
    yield sm.Finding, lambda _: _public().findings()
    yield sm.Configuration, lambda _: _public().configurations()
    yield sm.Extension, lambda _: _public().extensions()
    yield sm.Registry, lambda _: _public().registries()
    yield sm.Report, lambda _: _public().reports()
    yield sm.Summary, lambda _: _summaries()
    yield sm.ConfigurationError, lambda _: _public().reports(1).map(sm.ConfigurationError)
    yield sm.StargateError, lambda _: _public().phrases().map(sm.StargateError)
    yield Unit, lambda _: _public().units()
    yield Interval, lambda _: _public().intervals()
    yield Literal, lambda _: _public().literals()


def _structures() -> Iterator[type[Structure]]:
    yield from RECORD_TYPES
    yield from (cls for cls in Structure.__subclasses__() if cls is not Record)


def _public() -> Any:  # noqa: ANN401  # a module, which is loaded when something is drawn
    from stargate_model import strategies  # it imports the checker and the formatter

    return strategies


def _record(cls: type[Structure]) -> SearchStrategy[Structure]:
    made: SearchStrategy[Structure] = _public().records(cls)
    return made


def _figure(cls: type[sm.Figure]) -> SearchStrategy[sm.Figure]:
    made: SearchStrategy[sm.Figure] = _public().figures(cls)
    return made


def _summaries() -> SearchStrategy[sm.Summary]:
    formats = st.sampled_from(["text", "markdown", "json"])
    return st.builds(sm.Summary, _public().phrases(), st.sampled_from(SUMMARY_LANGUAGES), formats)
