"""What a reading gives back: mentions in the order of the text, each a figure, a date or a refusal with its code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, overload

from attrs import field, frozen

from stargate_model.amounts.units import Unit
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of

SILENT: Final = frozenset({"no-figure", "identifier", "ordinal", "markup"})
"""Refusals that a sweep of a text passes over, and that only a phrase which should hold a figure gives."""

REFUSALS: Final = frozenset(
    """
    number-missing unit-missing unknown-unit ambiguous-unit ambiguous-scale ambiguous-separator bad-grouping
    ambiguous-currency currency-missing conflicting-hedges mixed-dimensions reversed-range several-figures idiom
    negative malformed-numeral unanchored-date ambiguous-date impossible-date unsupported-calendar
    unsupported-language too-long
    """.split()
)
"""Why a mention has no figure; those of `SILENT` apart."""

NOTES: Final = frozenset(
    """
    emphatic-upper-bound assumed-currency gloss-conflict derived-conversion ambiguous-multiple ambiguous-noun vague weak
    weekday-conflict
    """.split()
)
"""What there is to say about a figure that was read."""


@frozen
class Mention:
    """A place in a text that states a figure or a date, or seems to.

    Attributes:
        start: Where it begins in the text, in code points, from the first hedge word on.
        end: Where it ends, after the last hedge word, unit or gloss.
        quote: The text from `start` to `end`.
        figure: What it states; None where it is refused.
        refusal: The code that says why it states nothing that can be relied on; None where it is read.
        sense: `level`, `growth_by`, `growth_to`, `fall_by`, `fall_to` or `multiple`.
        notes: Codes of what there is to say about the figure.
        modality_words: Words of its clause that say whether it is planned, projected or possible.
        attribution_words: Words of its sentence that say that somebody says so.
        per: What it is counted per (year, 股); None for a plain figure, which a per-figure never equals.
        derived_from: The mention that this one converts, where it stands in brackets after it.
        role: `deadline` for a date by which, `horizon` for a time that starts now; None otherwise.
        counts: Units that its measure word allows, where no noun says which; None where the unit is settled.
    """

    start: int
    end: int
    quote: str
    figure: Figure | PartialDate | None = None
    refusal: str | None = None
    sense: str = "level"
    notes: tuple[str, ...] = ()
    modality_words: tuple[str, ...] = ()
    attribution_words: tuple[str, ...] = ()
    per: str | None = None
    derived_from: Mention | None = field(default=None, repr=False)
    role: str | None = None
    counts: frozenset[str] | None = field(default=None, repr=False)

    def stated(self, unit: Unit) -> Figure | None:
        """The figure that was read; where its measure word leaves open what it counts, in the unit that a record has.

        None for a date and for a refusal.

        Example:
            >>> from stargate_model.amounts.units import UNITS
            >>> from stargate_model.reading import read
            >>> (mention,) = read("29台", language="zh-Hans")
            >>> mention.stated(UNITS["turbine"]), mention.stated(UNITS["job"])
            (Count('29 turbine'), Count('29 item'))
        """
        read = self.figure
        if not isinstance(read, Figure) or self.counts is None or unit.symbol not in self.counts:
            return read if isinstance(read, Figure) else None
        return kind_of(unit)(
            value=read.value,
            unit=unit,
            upper=read.upper,
            bound=read.bound,
            approximate=read.approximate,
            vague=read.vague,
        )


@frozen
class Reading(Sequence[Mention]):
    """The mentions of a text, in its order; they never overlap.

    Attributes:
        mentions: What was read, and what was refused.
        passed_over: Numbers that are no figures (identifiers, ordinals), which a sweep does not report.
    """

    mentions: tuple[Mention, ...] = ()
    passed_over: tuple[Mention, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Mention: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mention]: ...
    def __getitem__(self, index: int | slice) -> Mention | Sequence[Mention]:
        """The mention, or mentions, at a place in the order of the text."""
        return self.mentions[index]

    def __len__(self) -> int:
        return len(self.mentions)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    @property
    def figures(self) -> tuple[Mention, ...]:
        """The mentions that state a figure or a date."""
        return tuple(mention for mention in self.mentions if mention.figure is not None)
