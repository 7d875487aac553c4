"""Summaries of very many records: bounded, the largest first, with what is left out counted."""

from __future__ import annotations

import pytest

import stargate_model as sm
from stargate_model.records.vocabularies import PolicyKind
from stargate_model.summaries import choice
from stargate_model.summaries.choice import sections_of
from stargate_model.summaries.facts import FEW

DOCUMENT = sm.Document(
    id="table", title=sm.Text({"en": "A table"}), publisher="An office", language="en",
    source_type=sm.SourceType.OFFICIAL_REGISTER,
)  # fmt: skip


def plants(count: int) -> sm.Dataset:
    """Plants whose ratings grow with their numbers, in a table whose heading has the unit; and one without any."""

    def capacity(number: int) -> sm.Power:
        quote = f"{number + 1}.0"
        piece = sm.Evidence(document="table", start=number, end=number + len(quote), quote=quote, column="Rating (MW)")
        return sm.Power(f"{quote} MW", evidence=[piece])

    made = [
        sm.PowerSource(id=f"p{number:04}", name=sm.Text({"en": f"Plant {number}"}), capacity=capacity(number))
        for number in range(count - 1)
    ]
    return sm.Dataset([DOCUMENT, *made, sm.PowerSource(id="unrated", name=sm.Text({"en": "Unrated"}))])


class TestBounds:
    """However many records there are, a summary can be read."""

    @pytest.mark.parametrize("length", ["short", "full"])
    def test_the_largest_are_told(self, length: str) -> None:
        """They come first, in the order of their ratings; how many others there are is said."""
        most = {"short": 50, "full": FEW}[length]
        text = sm.summarize(plants(most + 7), length=length)
        told = [line for line in text.split("\n") if line.startswith("Plant ")]
        assert told == [f"Plant {number}" for number in range(most + 5, 5, -1)]
        assert "- Only the largest are told here. Left out: 7 items." in text

    def test_what_fits_is_told_as_it_was(self) -> None:
        """As many as a section takes are all told, in the order of their ids."""
        text = sm.summarize(plants(50), length="short")
        assert "left out" not in text.lower()
        assert text.index("Plant 0\n") < text.index("Plant 48\n") < text.index("Unrated\n")

    def test_a_small_one_can_be_selected(self) -> None:
        """What is asked for is told, however many larger ones there are."""
        text = sm.summarize(plants(FEW * 2), select="p0003")
        assert [line for line in text.split("\n") if line.startswith("Plant ")] == ["Plant 3"]
        assert "left out" not in text.lower()

    def test_the_unit_in_the_heading_counts(self) -> None:
        """A cell without a unit agrees with its figure; nothing is told to differ."""
        assert "differ" not in sm.summarize(plants(3))

    def test_a_part_is_told_behind_its_whole(self) -> None:
        """A part of another source is no larger than what it is a part of."""
        dataset = plants(52)
        largest = dataset.power_sources["p0050"].replace(part_of="p0049")
        text = sm.summarize(dataset.replace(largest), length="short")
        assert "Plant 49\n" in text
        assert "Plant 50\n" not in text

    def test_other_sections_are_cut_too(self) -> None:
        """Sections whose length is not known beforehand say that there are more."""
        policies = sm.Dataset(
            sm.Policy(id=f"a{n:03}", name=sm.Text({"en": f"A {n}"}), kind=PolicyKind.PERMIT) for n in range(FEW + 1)
        )
        text = sm.summarize(policies)
        assert "- Only the first are told here; there are more." in text
        assert f"A {FEW - 1}\n" in text
        assert f"A {FEW}\n" not in text

    def test_no_more_is_looked_at_than_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Facts are made of the records that are told, and of none besides."""
        made: list[str] = []
        real = choice.undertakings.__dict__["_source"]

        def source(dataset: sm.Dataset, record: sm.PowerSource) -> object:
            made.append(record.id)
            return real(dataset, record)

        monkeypatch.setattr(choice.undertakings, "_source", source)
        sections_of(plants(200), most=20)
        assert len(made) <= 21
