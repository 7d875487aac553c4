"""`stargate-model read`: one text, standard input, and many texts as JSON lines."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from stargate_model.cli import group
from stargate_model.errors import LocaleError, SourceError

CHINESE = ("--language", "zh-Hans")


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    """The result of the command with some arguments."""
    return CliRunner().invoke(group, ["read", *arguments], input=stdin)


def test_a_text_is_read():
    """Each mention is a line: where it stands, its phrase, and what it states or why it is refused."""
    assert run(*CHINESE, "约986兆瓦，耗资3800亿元").output.splitlines() == [
        "0:6  约986兆瓦  ~986 MW",
        "9:15  3800亿元  refused: ambiguous-currency",
    ]


def test_the_place_decides_the_currency():
    """The options of the reader are those of the command."""
    assert "380000000000 CNY" in run(*CHINESE, "--place", "CN", "耗资3800亿元").output
    assert "2025-01-23" in run(*CHINESE, "--published", "2025-01-25", "23日签署").output


def test_standard_input_is_read_where_no_text_is_given():
    """A whole document comes in through a pipe."""
    assert run("--language", "en", stdin="up to 29 turbines").output.startswith("0:17  up to 29 turbines  <=29 turbine")


def test_json_says_everything():
    """The machine's form has the parts of the figure, as exact text, and its offsets."""
    (mention,) = json.loads(run("--language", "en", "--format", "json", "nearly 15 GW").output)["mentions"]
    assert (mention["start"], mention["end"], mention["quote"]) == (0, 12, "nearly 15 GW")
    assert (mention["figure"], mention["kind"], mention["value"]) == ("~<15 GW", "power", "15")
    assert (mention["unit"], mention["bound"], mention["approximate"]) == ("GW", "less_than", True)
    assert (mention["date"], mention["refusal"], mention["upper"]) == (None, None, None)


def test_json_of_a_date_and_of_a_refusal():
    """A date has no figure, and a refusal has neither."""
    date, refused = json.loads(run("--language", "en", "--format", "json", "In 2028, 5 tons").output)["mentions"]
    assert (date["date"], date["figure"], date["refusal"]) == ("2028", None, None)
    assert (refused["date"], refused["figure"], refused["refusal"]) == (None, None, "ambiguous-unit")


def test_lines_keep_what_they_have_besides_their_text():
    """A line's own language counts before the option; its other members come back with its mentions."""
    lines = '{"id": 7, "text": "1.2 GW"}\n\n{"id": 8, "text": "约986兆瓦", "language": "zh-Hans"}\n'
    first, second = map(json.loads, run("--language", "en", "--jsonl", stdin=lines).output.splitlines())
    assert (first["id"], first["mentions"][0]["figure"]) == (7, "1.2 GW")
    assert (second["id"], second["mentions"][0]["figure"]) == (8, "~986 MW")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", 'line 1 is no JSON object with a "text"'),
        ("[1]", 'line 1 is no JSON object with a "text"'),
        ('{"text": 1}', 'line 1 is no JSON object with a "text"'),
        ('{"text": "5 GW", "place": 1}', 'the "place" of line 1 is no text'),
    ],
)
def test_a_line_that_is_none_is_named(line: str, said: str):
    """What is wrong with a line is said, with its number."""
    raised = run("--language", "en", "--jsonl", stdin=line).exception
    assert isinstance(raised, SourceError)
    assert raised.message == said


def test_what_cannot_be_read_at_all():
    """A text in no language, a text beside lines, a malformed language and bytes that are no text are refused."""
    assert run("5 GW").exit_code == 2
    assert run("--jsonl", "5 GW").exit_code == 2
    assert isinstance(run("--language", "!", "5 GW").exception, LocaleError)
    assert isinstance(run("--language", "en", stdin=b"\xff").exception, SourceError)


def test_a_flood_of_mentions_is_cut_and_counted():
    """Thousands of numbers are listed as far as 200 kB go, in text and as JSON; the rest is a number."""
    flood = "5 MW " * 4_000
    lines = run("--language", "en", stdin=flood).output
    told = run("--language", "en", "--format", "json", stdin=flood).output
    line = run("--jsonl", stdin=json.dumps({"text": flood, "language": "en"})).output
    assert max(map(len, (lines, told, line))) <= 200_000
    for mentions in (json.loads(told), json.loads(line)):
        assert len(mentions["mentions"]) + mentions["more"] == 4_000
