"""What notebooks show: figures with hedge and evidence, records, data sets and reports, harmless and never too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.claims.display import MOST
from stargate_model.findings.finding import Finding, Severity
from stargate_model.strategies import any_figures, any_records
from tests.laws import examples
from tests.summaries.test_contexts import HOSTILE

EVIDENCE = sm.Evidence(document="voa", start=3, end=9, quote="约为 986 MW", modality=sm.Modality.PLANNED)
FIGURE = sm.Power("~986 MW", hedge="约为", evidence=[EVIDENCE])
TAGS = {"table", "caption", "tr", "th", "td", "b", "code", "bdi", "br", "small"}
ATTRIBUTES = {"style", "dir", "lang", "scope"}


class Tags(HTMLParser):
    """The tags of a page, whether each is closed, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes the last that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def html(value: object) -> str:
    """The page that a notebook asks for."""
    page = getattr(value, "_repr_html_")()  # noqa: B009  # notebooks ask by name
    assert isinstance(page, str)
    return page


def shown(value: object) -> Tags:
    """What a notebook shows of a value; it is whole, and nothing in it runs, or has a colour."""
    page = html(value)
    tags = Tags(page)
    assert tags.open == []
    assert tags.seen <= TAGS
    assert tags.attributes <= ATTRIBUTES
    assert "color" not in page.lower()
    return tags


class TestFigures:
    """A figure is a claim in a notebook too."""

    def test_hedge_and_evidence(self) -> None:
        """The literal, the hedge in words and in those of the source, and each piece of evidence."""
        words = shown(FIGURE).words
        for said in ("Power", "~986 MW", "approximate", "“约为”", "voa", "“约为 986 MW”", "3–9", "planned"):
            assert said in words

    def test_repr_stays(self) -> None:
        """A terminal shows what it did."""
        assert repr(FIGURE) == "Power('~986 MW')"

    @pytest.mark.parametrize(("literal", "hedge"), [("<=9 MW", "at most"), ("6..9 MW", "between"), ("9 MW", "")])
    def test_bounds(self, literal: str, hedge: str) -> None:
        """A bound is said in words; an exact figure has none."""
        assert shown(sm.Power(literal)).words.strip() == f"Power {literal} {hedge}".strip()

    def test_much_evidence_is_cut(self) -> None:
        """Ten pieces are shown, and how many others there are."""
        many = sm.Power("9 MW", evidence=[sm.Evidence(document=f"d{n}") for n in range(MOST + 3)])
        words = shown(many).words
        assert "3 more" in words
        assert f"d{MOST - 1}" in words
        assert f"d{MOST}" not in words

    @settings(max_examples=examples(30))
    @given(any_figures())
    def test_any(self, figure: sm.Figure) -> None:
        """Every figure is shown, with its literal."""
        assert figure.literal in shown(figure).words


class TestRecords:
    """A record is a table of what it states."""

    def test_only_what_is_stated(self) -> None:
        """Fields that hold nothing are left out; figures have their evidence, names their language."""
        site = sm.Site(id="abilene", name=sm.Text({"en": "Abilene", "ar": "أبيلين"}), capacity=FIGURE)
        words = shown(site).words
        for said in ("site:abilene", "Abilene", "أبيلين", "~986 MW", "约为 986 MW"):
            assert said in words
        assert "it_load" not in words
        assert '<bdi lang="ar">' in html(site)

    @settings(max_examples=examples(30))
    @given(any_records())
    def test_any(self, record: object) -> None:
        """Every record and part is shown."""
        assert type(record).__name__ in shown(record).words

    def test_seeds(self) -> None:
        """So are those that ship, documents included."""
        for record in sm.load():
            assert record.id in shown(record).words

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words(self, text: str) -> None:
        """What looks like markup is shown, and changes nothing."""
        site = sm.Site(id="abilene", name=sm.Text({"en": text}), other_names=(sm.OtherName(text="x", language="en"),))
        plain = sm.Site(id="abilene", name=sm.Text({"en": "plain"}), other_names=site.other_names)
        assert re.sub(r"[^<>]", "", html(site)) == re.sub(r"[^<>]", "", html(plain))
        shown(site)
        shown(sm.Dataset([site]).sites)

    def test_a_long_text_and_a_long_list_are_cut(self) -> None:
        """However much a record holds, a cell stays a cell."""
        statements = tuple(sm.Statement(text=sm.Text({"en": "x" * 10_000})) for _ in range(50))
        site = sm.Site(id="abilene", name=sm.Text({"en": "A"}), statements=statements)
        assert len(html(site)) < 10_000
        assert "and 40 more" in shown(site).words


def sites(count: int) -> Iterator[sm.Site]:
    """Many sites."""
    return (sm.Site(id=f"s{n}", name=sm.Text({"en": f"Site {n}"}), it_load=FIGURE) for n in range(count))


class TestMany:
    """Data sets and reports are shown in part, however large they are."""

    def test_a_data_set(self) -> None:
        """The types with their counts, and the first ids."""
        dataset = sm.Dataset(sites(3_000))
        words = shown(dataset).words
        assert "sites3,000" in words
        assert "s9, and 2,990 more" in words
        assert len(html(dataset)) < 2_000

    def test_an_empty_data_set(self) -> None:
        """Nothing is shown of what is not held."""
        assert shown(sm.Dataset()).words == "Dataset"

    def test_a_collection(self) -> None:
        """The first records with their figures, hedge included."""
        held = sm.Dataset(sites(3_000)).sites
        words = shown(held).words
        assert "3,000 sites" in words
        assert "Site 9it_load: ~986 MW approximate" in words
        assert "and 2,990 more" in words
        assert len(html(held)) < 10_000
        assert "more" not in shown(sm.load().documents).words

    def test_a_report(self) -> None:
        """The counts, the first findings with what they say, and how many others there are."""
        found = [
            Finding(code="phrase-absent", severity=Severity.ERROR, record=f"site:s{n:02}", at="/it_load",
                    params={"quote": "<script>", "document": "voa"})
            for n in range(30)
        ]  # fmt: skip
        report = sm.Report(found, more={("phrase-absent", Severity.ERROR): 5})
        words = shown(report).words
        for said in ("errors: 35", "phrase-absent", "site:s00/it_load", "<script>", "and 15 more"):
            assert said in words
        assert "site:s20" not in words
        assert shown(sm.Report()).words == "Report errors: 0, warnings: 0, notes: 0"


@settings(max_examples=examples(30))
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_words(text: str) -> None:
    """Whatever stands in a phrase that is accepted, the page has the same tags."""
    try:
        piece = sm.Evidence(document="voa", start=0, end=1, quote=text)
    except sm.StargateError:
        return
    assert shown(sm.Power("9 MW", evidence=[piece])).seen == {"table", "caption", "tr", "th", "td", "b", "code", "bdi"}
    shown(piece)
