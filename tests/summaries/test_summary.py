"""Summaries: what `summarize` takes, gives and refuses, and that the same is told in whatever order records come."""

from __future__ import annotations

import html
import json
import pickle
import random
from pathlib import Path

import pytest

from stargate_model.errors import LocaleError, VocabularyError
from stargate_model.records.dataset import Dataset
from stargate_model.summaries import Summary, summarize

from .small import SMALL

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("text", "markdown", "html", "json", "vega")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(("format_", "ending"), [("text", "txt"), ("markdown", "md")])
def test_golden(language, format_, ending):
    """The small data set is told as an editor has read and approved it."""
    assert summarize(SMALL, language, format_) == (GOLDEN / f"{language}.{ending}").read_text("utf-8")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_does_not_matter(format_, seed):
    """The same records in another order give the same summary."""
    records = list(SMALL)
    random.Random(seed).shuffle(records)  # noqa: S311 - no secret
    assert summarize(Dataset(records), format=format_) == summarize(SMALL, format=format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_summary_is_a_text_that_knows_its_language_and_format(format_):
    """A summary is a `str` with two more attributes, which survive pickling."""
    summary = summarize(SMALL, "zh-Hans", format_)
    again = pickle.loads(pickle.dumps(summary))  # noqa: S301 - our own
    assert isinstance(summary, str)
    assert (again, again.locale, again.format) == (str(summary), "zh-Hans", format_)


class TestNotebooks:
    """What a notebook shows of a summary."""

    def test_markdown(self):
        """Markdown is shown as Markdown."""
        summary = summarize(SMALL, format="markdown")
        assert summary._repr_markdown_() == summary
        assert summary._repr_mimebundle_() == {"text/plain": summary, "text/markdown": summary}
        assert Summary("x", "en", "text")._repr_markdown_() is None

    def test_a_page_keeps_to_itself(self):
        """A page stands in a frame of its own, in which nothing runs, and from which its styles do not get out."""
        summary = summarize(SMALL, format="html")
        shown = summary._repr_html_()
        assert shown.startswith('<iframe sandbox srcdoc="&lt;!DOCTYPE html&gt;')
        assert shown.count("<") == 2
        assert html.unescape(shown.partition('srcdoc="')[2].partition('"')[0]) == summary
        assert summary._repr_mimebundle_(include={"text/html"}) == {"text/html": shown}
        assert Summary("x", "en", "text")._repr_html_() is None

    def test_data(self):
        """JSON is shown as data, and may be left out."""
        summary = summarize(SMALL, format="json")
        assert summary._repr_mimebundle_()["application/json"]["title"] == "Summary: Aurora"
        assert set(summary._repr_mimebundle_(exclude={"application/json"})) == {"text/plain"}

    def test_text(self):
        """Text is shown as it reads, without quotation marks."""
        assert Summary("a\nb", "en", "text")._repr_mimebundle_() == {"text/plain": "a\nb"}


def test_an_unknown_format_is_refused_with_the_known_ones():
    """The error of an unknown format names those that there are, and the nearest."""
    with pytest.raises(VocabularyError, match=r"'markdwon' is no format.*'markdown'.*Known: text, markdown, html"):
        summarize(SMALL, format="markdwon")


@pytest.mark.parametrize("tag", ["sv", "sr-Cyrl", "nonsense-tag-of-mine", ""])
def test_a_language_that_is_not_offered_is_refused(tag):
    """No other language stands in for one that is not offered."""
    with pytest.raises(LocaleError):
        summarize(SMALL, tag)


def test_an_empty_data_set_has_a_title_only():
    """A data set without records gives a title, no section and no error."""
    assert summarize(Dataset()) == "Summary\n=======\n"


def test_a_region_writes_its_own_dates():
    """A region of an offered language has that language's sentences and its own dates."""
    assert "Announced: 3 February 2025." in summarize(SMALL, "en-GB")


class TestJson:
    def test_holds_each_fact_with_sentence_phrases_and_values(self):
        """A fact of the JSON has its sentence, its phrases, the data behind them, and who says it how where."""
        tree = json.loads(summarize(SMALL, format="json"))
        facts = [fact for section in tree["sections"] for entry in section["entries"] for fact in entry["facts"]]
        (rating,) = [fact for fact in facts if fact["kind"] == "capacity_gross"]
        assert rating == {
            "kind": "capacity_gross",
            "text": "Capacity including its own use: about 986 megawatts (reported).",
            "phrases": {"v": "about 986 megawatts"},
            "values": {"v": "~986 MW"},
            "stance": "supports",
            "modality": "reported",
            "who": [],
            "documents": [1],
            "quotes": [{"document": 1, "text": "about 986 MW"}],
        }

    def test_is_ascii(self):
        """JSON is safe in any encoding."""
        assert summarize(SMALL, "zh-Hans", "json").isascii()

    def test_lists_documents(self):
        """The documents stand at the end, with the numbers that facts name."""
        tree = json.loads(summarize(SMALL, format="json"))
        assert [(one["number"], one["id"]) for one in tree["documents"]] == [(1, "the-paper"), (2, "the-register")]
