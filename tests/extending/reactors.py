"""An extension for the tests: reactors with a part, a reference, a vocabulary and a check of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

import attrs

import stargate_model as sm
from stargate_model.extending import Code, Context, Record, Structure, Vocabulary, found, keyed, refers, row


class Coolant(Vocabulary):
    """What takes the heat out of a reactor."""

    WATER = "water", "light or heavy water", sm.Text({"en": "water", "ja": "水"})
    SODIUM = "sodium", "liquid metal"


@attrs.frozen(kw_only=True, eq=False)
class Outage(Structure):
    """A time in which a reactor delivers nothing."""

    period: sm.Period
    lost: sm.Energy | None = None


@attrs.frozen(kw_only=True, eq=False)
class Reactor(Record):
    """A reactor of a site.

    Attributes:
        site: Where it is.
        after: The reactor that it replaces.
    """

    type: ClassVar[str] = "reactor"
    collection: ClassVar[str] = "reactors"
    heading: ClassVar[sm.Text | None] = sm.Text({"en": "Reactors", "ja": "原子炉"})

    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    after: str | None = attrs.field(default=None, metadata=refers("reactors"))
    coolant: Coolant = Coolant.WATER
    capacity: sm.Power | None = None
    outages: tuple[Outage, ...] = ()
    is_open: bool = False
    staff: int | None = None

    def __attrs_post_init__(self) -> None:
        Record.__attrs_post_init__(self)
        if self.after == self.id:
            raise ValueError("it cannot replace itself")


def text(english: str) -> sm.Text:
    """A text in English and Japanese."""
    return sm.Text({"en": english, "ja": f"日本語: {english}"})


def code(name: str, message: str = "{capacity} is too much.", severity: sm.Severity = sm.Severity.ERROR) -> Code:
    """A code with what is said of it."""
    return Code(
        code=name,
        family="reactors",
        severity=severity,
        message=text(message),
        explanation=text("Reactors are small."),
        example="reactors: []",
        repair=text("Take a smaller one."),
    )


TOO_LARGE = code("reactor-too-large")
CROWDED = code("reactors-crowded", "There are {count} reactors.", sm.Severity.WARNING)


def too_large(reactor: Reactor, context: Context) -> Iterator[sm.Finding]:
    """No reactor makes more than 2 GW."""
    if reactor.capacity is not None and sm.Power("2 GW").below(reactor.capacity) is sm.Answer.YES:
        yield found(TOO_LARGE, reactor, "/capacity", capacity=reactor.capacity)


def site_of(reactor: Reactor) -> Iterable[str]:
    """The site of a reactor."""
    return () if reactor.site is None else (reactor.site,)


def crowded(reactors: tuple[Reactor, ...], context: Context) -> Iterator[sm.Finding]:
    """No site has two."""
    yield found(CROWDED, reactors[0], related=reactors[1:], count=str(len(reactors)))


EXTENSION = sm.Extension(
    name="reactors",
    records=(Reactor,),
    codes=(TOO_LARGE, CROWDED),
    rules=(
        row((Reactor,), too_large, "reactor-too-large"),
        keyed((Reactor,), site_of, crowded, "reactors-crowded", least=2),
    ),
)
REGISTRY = sm.Registry((EXTENSION,))
