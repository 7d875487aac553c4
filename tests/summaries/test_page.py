"""The page, without a browser: whole, valid, small, harmless, and saying all that the text says."""

from __future__ import annotations

import re
import warnings

import html5lib
import pytest

from stargate_model.checking import load
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.records.dataset import Dataset
from stargate_model.records.places import Site
from stargate_model.records.record import Record
from stargate_model.records.structure import figures
from stargate_model.summaries import contexts, summarize
from stargate_model.summaries.edition import edition
from stargate_model.summaries.phrases import Teller
from tests.summaries.small import SMALL
from tests.summaries.test_contexts import HOSTILE

SEEDS = load()
MOST_BYTES = 150_000
INVISIBLE = re.compile("[\u2060\u2066-\u2069]")


def page(dataset=SEEDS, language="en", **choice):
    """A page and its tree, read by a parser that is not ours; any error in it is one of the test."""
    text = summarize(dataset, language, "html", **choice)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return text, parser.parse(text)


def words(element):
    """The text of an element as it reads, without notes of sources and marks of direction."""
    said = []

    def walk(node):
        if node.tag == "a" and node.get("class") == "mark":
            said.append(node.tail or "")
            return
        said.append(node.text or "")
        for child in node:
            walk(child)
        if node is not element:
            said.append(node.tail or "")

    walk(element)
    return " ".join(INVISIBLE.sub("", "".join(said)).split())


def shape(element):
    """The tags and attributes of a tree, without what is written in it."""
    names = ("class", "id", "role", "scope", "lang", "dir")
    attributes = tuple((name, element.get(name)) for name in names if element.get(name))
    return element.tag, attributes, sorted(element.attrib), tuple(map(shape, element))


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
class TestInEachLanguage:
    def test_is_one_small_valid_file(self, language):
        """The page is valid HTML, weighs little, and has its language, its direction and a title."""
        text, tree = page(language=language)
        assert len(text.encode()) < MOST_BYTES
        assert (tree.get("lang"), tree.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
        assert tree.findtext("head/title") == INVISIBLE.sub("", tree.findtext("head/title")) or language == "ar"
        assert SEEDS.programmes["stargate"].name.best(language) in tree.findtext("head/title")

    def test_needs_nothing_and_runs_nothing(self, language):
        """No script, no style or picture from elsewhere, and a policy that would refuse them."""
        text, tree = page(language=language)
        policy = tree.find("head/meta[@http-equiv='Content-Security-Policy']").get("content")
        assert policy == "default-src 'none'; style-src 'unsafe-inline'"
        assert not [e for e in tree.iter() if e.tag in {"script", "link", "img", "iframe", "object", "base", "form"}]
        assert not [name for e in tree.iter() for name in e.attrib if str(name).startswith("on") or name == "style"]
        assert "@import" not in text
        assert set(re.findall(r"url\(([^)]*)\)", text)) <= {"#hatch", "#fade", "#fade-left", "#fade-up"}

    def test_every_line_of_the_text_is_on_the_page(self, language):
        """Each fact of the text stands on the page, word for word."""
        _, tree = page(language=language)
        told = {words(item) for item in tree.iter("li")}
        text = summarize(SEEDS, language)
        lines = [line.removeprefix("- ") for line in text.split("\n") if line.startswith("- ")]
        assert len(lines) > 200
        for line in lines:
            bare = re.sub(r"\s*(?:\[\d+\])+$", "", INVISIBLE.sub("", line))
            assert " ".join(bare.split()) in told

    def test_every_figure_keeps_its_hedge(self, language):
        """Each figure stands on the page as the formatter writes it, and where it is drawn its row says it."""
        _, tree = page(language=language)
        formatter = Teller(language, contexts.TEXT).formatter
        whole = words(tree.find("body"))
        for record in SEEDS:
            for _, figure in figures(record) if isinstance(record, Record) else ():
                assert " ".join(formatter.figure(figure).split()) in whole
        rows = [words(row) for row in tree.iter("div") if row.get("class") == "row"]
        for row in rows:
            assert row

    def test_each_chart_has_a_name_and_a_table(self, language):
        """Behind each chart stands a table with a row for each of its rows, and every drawing has a name."""
        _, tree = page(language=language)
        ids = [e.get("id") for e in tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        charts = list(tree.iter("figure"))
        assert len(charts) == 7
        for chart in charts:
            assert words(chart.find("figcaption"))
            body = list(chart.find(".//table/tbody"))
            drawn = [row for row in chart.iter("div") if row.get("class") == "row"]
            assert len(body) == len(drawn) or (not drawn and body)
            for drawing in chart.iter("{http://www.w3.org/2000/svg}svg"):
                named = drawing.get("aria-label") or drawing.get("aria-labelledby") in ids
                assert named or drawing.get("aria-hidden") == "true" or drawing.get("x")

    def test_the_source_of_each_figure_is_at_hand(self, language):
        """Each mark leads to its document; at a figure it quotes the phrase that the source has."""
        _, tree = page(language=language)
        ids = {e.get("id") for e in tree.iter() if e.get("id")}
        marks = [e for e in tree.iter("a") if e.get("class") == "mark"]
        assert len(marks) > 250
        assert all(mark.get("href").removeprefix("#") in ids and mark.find("i") is not None for mark in marks)
        notes = " ".join(words(mark.find("i")) for mark in marks)
        for quote in ("超过 5 千兆瓦", "约为 986 兆瓦 (MW)", "高达5000亿美元", "58太瓦时(TWh)"):
            assert quote in notes
        links = [e for e in tree.iter("a") if e.get("href").startswith("https:")]
        assert [link.get("rel") for link in links] == ["noopener noreferrer"]

    def test_what_is_said_in_another_language_says_so(self, language):
        """Words of the data in a language that is not the page's carry theirs."""
        _, tree = page(language=language)
        foreign = {e.get("lang") for e in tree.iter("bdi")}
        expected = "zh-Hans" if language in {"en", "zh-Hans"} else "en"
        assert expected in foreign


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_hostile_name_has_the_tree_of_a_plain_one(name, language):
    """Whatever a name holds, the page has the same elements and attributes as with a plain name."""

    def named(text):
        document = Document(
            id="paper",
            title=Text({"en": text}),
            publisher=text,
            language="en",
            url="https://a.example/",
            source_type=SourceType.NEWS_REPORT,
        )
        return Dataset([document, Site(id="site", name=Text({"en": text}), capacity=Power("~1 GW"))])

    _, hostile = page(named(name), language)
    _, plain = page(named("name"), language)
    assert shape(hostile) == shape(plain)


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_the_template_escapes_all_but_finished_markup(language):
    """With quotation marks and ampersands in every word of the data, the page is still valid."""
    text = Text({"en": "\"A\" & 'B' <C>"})
    _, tree = page(Dataset([Site(id="site", name=text, capacity=Power("1 GW"))]), language)
    assert "\"A\" & 'B' <C>" in words(tree.find("body"))


def test_no_template_of_ours_trusts_what_is_not_finished():
    """The page's template has no filter that takes an escape away."""
    from stargate_model.summaries import page as module

    source = module._file("page.html")
    assert not re.search(r"\|\s*safe", source)
    assert "autoescape" not in source


def test_addresses_are_links_only_where_they_are_web_addresses():
    """What is no http address is no link."""
    document = Document(
        id="paper",
        title=Text({"en": "T"}),
        publisher="P",
        language="en",
        url="https://münchen.example/",
        source_type=SourceType.NEWS_REPORT,
    )
    _, tree = page(Dataset([document]))
    assert not [e for e in tree.iter("a") if not e.get("href").startswith("#")]


@pytest.mark.parametrize("dataset", [Dataset(), Dataset([Site(id="site", name=Text({"en": "A"}))])])
def test_little_data_is_a_page_too(dataset):
    """Without charts, without documents, without anything, the page is valid."""
    _, tree = page(dataset)
    assert not list(tree.iter("figure"))
    assert not list(tree.iter("aside"))


def test_a_selection_is_a_page():
    """A page of one site, in short, has that site's chart and no other's."""
    _, tree = page(select="site:abilene", length="short")
    assert [e.get("id") for e in tree.iter("figcaption")] == ["chart-power-abilene"]
    assert words(tree.find(".//h1")) == "Abilene"


def test_the_same_bytes_each_time():
    """The page of a data set is the same whenever it is made."""
    assert summarize(SMALL, "de", "html") == summarize(SMALL, "de", "html")


def test_titles_and_attributes_are_plain():
    """What stands in the title and in attributes is text, not markup."""
    told = edition(SEEDS, "en", contexts.HTML)
    assert "<bdi>" in told.title
    text, tree = page()
    assert tree.findtext("head/title") == "Summary: Stargate"
    assert not re.search(r'(?:aria-label|title)="[^"]*&lt;bdi', text)
