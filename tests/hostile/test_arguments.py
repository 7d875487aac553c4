"""No public function lets a foreign exception out on hostile arguments, whatever their type.

Python's own answer to a call that does not fit the signature, a TypeError, is the caller's mistake and no exception of
a dependency; that of a wrong type or value inside is ours.
"""

from __future__ import annotations

import contextlib
import decimal
import fractions
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.findings.telling import explanation
from stargate_model.localization import Formatter
from stargate_model.strategies import linked_datasets as datasets
from tests.laws import examples

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Not shrunk: a number of thousands of digits, made smaller, would no longer be told by Hypothesis itself."""

_MARKS = (
    "\x00\x1b\x85\u200b\u202e\u2028\ufeff\uffff\ud800�５٥−½²Ⅴ🏭'\"\\/{}[]()<>%$&*=+-@#!?~^|;:,._ \t\r\n0123456789eE"
)

texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=_MARKS, max_size=40),
    st.text(alphabet=st.characters(), max_size=20),
    st.sampled_from([
        "5 MW", "1.2 GW", ">5 GW", "~986 MW", "6.7..12 %", "5", "MW", "NaN MW", "1e999999999 MW", "9**9**9", "-0 MW",
        "", " ", "2025-01-21", "2025", "2024-end", "../..", "2023/2028", "abilene", "en", "zh-Hans", "x" * 10_000,
        "5" * 10_000, "5 " * 5_000, "[" * 5_000, "%(x)1000000000s", "{0.__class__}", "__import__('os')", "\ud800",
    ]),
)  # fmt: skip


class Odd:
    """An object that is nothing, and says so at length."""

    def __str__(self) -> str:
        return "\x1b[31m5 MW"

    def __len__(self) -> int:
        return 10**6


class Wide(str):
    """A text that says that it is another."""

    __slots__ = ()

    def __len__(self) -> int:
        return 0


numbers = st.one_of(
    st.integers(),
    st.decimals(),
    st.sampled_from([10**5000, -(10**5000), decimal.Decimal("1e999999"), decimal.Decimal("sNaN")]),
)
odd = st.one_of(
    texts,
    st.binary(max_size=40),
    numbers,
    st.floats(),
    st.booleans(),
    st.none(),
    st.complex_numbers(),
    st.builds(fractions.Fraction),
    st.lists(texts, max_size=3),
    st.tuples(texts, numbers),
    st.dictionaries(texts, texts, max_size=3),
    st.sets(texts, max_size=3),
    st.builds(Odd),
    st.builds(Wide, texts),
    st.sampled_from([object, int, str, print, Path(), ..., sm.Bound.AT_LEAST, iter(())]),
)
"""Anything at all."""


@contextlib.contextmanager
def ours() -> Iterator[None]:
    """Only an exception of ours may leave."""
    with contextlib.suppress(sm.StargateError):
        yield


@contextlib.contextmanager
def ours_or_a_type_error() -> Iterator[None]:
    """Only an exception of ours may leave, or Python's own for what is of a wrong type."""
    with contextlib.suppress(sm.StargateError, TypeError):
        yield


OF_ONE_TEXT: dict[str, Callable[[str], object]] = {
    **{
        kind.__name__: kind
        for kind in (
            sm.Area, sm.ComputeRate, sm.Count, sm.Duration, sm.Emissions, sm.Energy, sm.Length, sm.Mass, sm.Money,
            sm.Power, sm.Share, sm.Voltage, sm.Volume, sm.PartialDate, sm.Period,
        )
    },
    "figure": sm.figure,
    "read in English": lambda text: sm.read(text, language="en"),
    "read in Chinese": lambda text: sm.read(text, language="zh-Hans", place="CN", published="2025-01-25"),
    "a language to read in": lambda text: sm.read("5 MW", language=text),
    "a place to read in": lambda text: sm.read("$5 million, 元5", language="en", place=text),
    "a day to read on": lambda text: sm.read("5 MW on 3 May", language="en", published=text),
    "a text": lambda text: sm.Text({"en": text}),
    "a language of a text": lambda text: sm.Text({text: "Abilene"}),
    "the best of a text": lambda text: sm.Text({"en": "A"}).best(text),
    "an id": lambda text: sm.Site(id=text, name=sm.Text({"en": "A"})),
    "a document that is cited": lambda text: sm.Evidence(document=text),
    "a phrase that is cited": lambda text: sm.Evidence(document="report", quote=text),
    "a unit to convert to": lambda text: sm.Power("5 MW").to(text),
    "a code": explanation,
    "a language": Formatter,
    "a unit to format": lambda text: Formatter("en").unit(decimal.Decimal(5), text),
    "a currency to format": lambda text: Formatter("en").money(decimal.Decimal(5), text),
    "names to join": lambda text: Formatter("en").list([text, text, text]),
    "a language to summarize in": lambda text: sm.summarize(sm.Dataset(), locale=text),
    "a format to summarize in": lambda text: sm.summarize(sm.Dataset(), format=text),  # type: ignore[arg-type]
    "a record to find": lambda text: sm.Dataset().find(text),
    "a record to get": lambda text: sm.Dataset().get(text),
    "an address": lambda text: sm.Document(
        id="report", title=sm.Text({"en": "A"}), publisher="IBM", language="en", source_type=sm.SourceType.THIRD_PARTY,
        url=text,
    ),
}  # fmt: skip
"""Every public function that takes one text."""


@pytest.mark.parametrize("name", OF_ONE_TEXT)
@given(texts)
@settings(max_examples=examples(60), phases=PHASES)
def test_a_text_raises_only_ours(name: str, text: str) -> None:
    """Whatever a text says, it makes a value, or an exception of ours."""
    with ours():
        OF_ONE_TEXT[name](text)


@pytest.mark.parametrize("kind", [sm.Power, sm.Money, sm.Count, sm.Share, sm.figure], ids=lambda kind: kind.__name__)
@given(odd, odd)
@settings(max_examples=examples(60), phases=PHASES)
def test_a_figure_raises_only_ours(kind: Callable[..., object], first: object, second: object) -> None:
    """A figure of anything is a figure, or an exception of ours."""
    with ours_or_a_type_error():
        kind(first)
    with ours_or_a_type_error():
        kind(first, second)


@given(odd, odd, odd)
@settings(max_examples=examples(150), phases=PHASES)
def test_the_parts_of_a_figure_raise_only_ours(value: object, upper: object, unit: object) -> None:
    """So are its parts."""
    with ours_or_a_type_error():
        sm.Power(value=value, unit="MW")
    with ours_or_a_type_error():
        sm.Power(value=1, upper=upper, unit="MW")
    with ours_or_a_type_error():
        sm.Power(value=1, unit=unit)
    with ours_or_a_type_error():
        sm.Power(value=1, unit="MW", bound=upper, approximate=value, vague=unit)
    with ours_or_a_type_error():
        sm.Power(value=1, unit="MW", hedge=value)
    with ours_or_a_type_error():
        sm.Power(value=1, unit="MW", evidence=unit)


@pytest.mark.parametrize("kind", [sm.PartialDate, sm.Period, sm.Text, sm.Dataset], ids=lambda kind: kind.__name__)
@given(odd)
@settings(max_examples=examples(100), phases=PHASES)
def test_a_value_of_anything_raises_only_ours(kind: Callable[..., object], given_value: object) -> None:
    """Dates, periods, texts and data sets of anything are such, or an exception of ours."""
    with ours_or_a_type_error():
        kind(given_value)


@given(odd, odd, odd, odd)
@settings(max_examples=examples(150), phases=PHASES)
def test_evidence_of_anything_raises_only_ours(document: object, start: object, end: object, quote: object) -> None:
    """Evidence is such, or an exception of ours."""
    with ours_or_a_type_error():
        sm.Evidence(document=document, start=start, end=end, quote=quote)
    with ours_or_a_type_error():
        sm.Evidence(document="report", start=start, end=end)
    with ours_or_a_type_error():
        sm.Evidence(document="report", quote=quote, attribution=end)
    with ours_or_a_type_error():
        sm.Evidence(document="report", stance=start, modality=end, confidence=quote)


@given(odd, odd, odd, odd)
@settings(max_examples=examples(100), phases=PHASES)
def test_reading_anything_raises_only_ours(text: object, language: object, place: object, published: object) -> None:
    """What is read is a text; anything else is told."""
    with ours_or_a_type_error():
        sm.read(text, language="en")
    with ours_or_a_type_error():
        sm.read("5 MW", language=language)
    with ours_or_a_type_error():
        sm.read("$5 million", language="en", place=place)
    with ours_or_a_type_error():
        sm.read("3 May", language="en", published=published)


@given(texts, texts)
@settings(max_examples=examples(60), phases=PHASES)
def test_paths_raise_only_ours(path: str, folder: str) -> None:
    """What is loaded, checked or written is at a path; what is none is told."""
    with tempfile.TemporaryDirectory() as place:
        for use in (sm.load, sm.check, lambda where: sm.dump(sm.Dataset(), where)):
            with ours():
                use(f"{place}/{path}")
    with ours():
        sm.check(sm.Dataset(), documents=f"{folder}/nothing")


@given(odd)
@settings(max_examples=examples(60), phases=PHASES)
def test_a_tolerance_of_anything_raises_only_ours(tolerance: object) -> None:
    """A tolerance is a share, or is told."""
    with ours_or_a_type_error():
        sm.check(sm.Dataset(), tolerance=tolerance)


@given(datasets(), texts, texts)
@settings(max_examples=examples(20), phases=PHASES)
def test_a_summary_raises_only_ours(dataset: sm.Dataset, locale: str, form: str) -> None:
    """A summary is one, or an exception of ours."""
    sm.summarize(dataset)
    with ours():
        sm.summarize(dataset, locale=locale)
    with ours():
        sm.summarize(dataset, format=form)


_FORMATTER = Formatter("en")


@pytest.mark.parametrize(
    "tell",
    [
        _FORMATTER.decimal, _FORMATTER.percent, _FORMATTER.compact, _FORMATTER.plural,
        lambda x: _FORMATTER.unit(x, "GW"), lambda x: _FORMATTER.money(x, "USD"),
        lambda x: _FORMATTER.range(x, decimal.Decimal(5), "GW"), lambda x: _FORMATTER.approximately(x, "GW"),
    ],
    ids="decimal percent compact plural unit money range approximately".split(),
)  # fmt: skip
@given(odd)
@settings(max_examples=examples(60), phases=PHASES)
def test_formatting_anything_raises_only_ours(tell: Callable[[object], object], value: object) -> None:
    """What is formatted is a number; anything else is told."""
    with ours_or_a_type_error():
        tell(value)
