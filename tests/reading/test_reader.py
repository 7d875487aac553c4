"""The reader as a whole: laws over any text, spans, what stands beside a figure, and every code."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.kinds import Power, figure
from stargate_model.errors import DateError, LocaleError
from stargate_model.reading import Reading, read
from stargate_model.reading.lexicon import languages, load
from stargate_model.reading.mention import NOTES, REFUSALS, SILENT
from tests.reading.reread import only

LANGUAGES = languages()
PIECES = st.sampled_from(
    [
        *"0123456789.,-–~()（）%$€¥+/<>'\"&;:|\n 　²½",
        *"约 超过 至 亿 万 千 兆瓦 年 月 日 座 个 两 三 十 数 多".split(),
        *"分之 半 成 第 未来 民国 美元 元 以上 内 每年".split(),
        *"about up to billion GW jobs between and a of half third per cent January Q3 late mid - $ US$ M".split(),
        *"de millones milliard Milliarde eine halbe y medio 억 조 달러 以上 カ月 лет गीगावाट مليار".split(),
        *("<b>", "</p>", "<!--", "-->", "https://a.b/5", "GB200", "\u200e", "\u0301", "\x00", "\ud800"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.lists(PIECES, max_size=25).map(" ".join) | st.text()


@given(TEXTS, st.sampled_from(LANGUAGES), st.sampled_from([None, "US", "CN", "MX", "nowhere"]), st.booleans())
def test_a_reading_is_total(text: str, language: str, place: str | None, dated: bool):  # noqa: FBT001 (drawn)
    """Nothing in a text raises; mentions are ordered, apart, quoted exactly, and say one thing each."""
    reading = read(text, language=language, place=place, published="2025-01-25" if dated else None)
    end = 0
    for mention in sorted((*reading.mentions, *reading.passed_over), key=lambda mention: mention.start):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.quote == text[mention.start : mention.end]
        assert (mention.figure is None) != (mention.refusal is None)
        assert set(mention.notes) <= NOTES
        end = mention.end
    assert {mention.refusal for mention in reading if mention.refusal} <= REFUSALS
    assert {mention.refusal for mention in reading.passed_over} <= SILENT
    assert [mention.start for mention in reading] == sorted(mention.start for mention in reading)


@given(TEXTS)
def test_an_unsupported_language_refuses_each_number(text: str):
    """Without a lexicon nothing is guessed."""
    assert {mention.refusal for mention in read(text, language="sw")} <= {"unsupported-language"}


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(LANGUAGES))
def test_reading_twice_is_the_same(text: str, language: str):
    """A reading depends on its arguments alone."""
    assert read(text, language=language) == read(text, language=language)


# -- linear time, counted in calls and not by the clock ---------------------------------------------------------------


def calls(text: str, language: str) -> int:
    """How many calls of the reader's own functions a text takes."""
    count = 0

    def profile(frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call" and "/reading/" in frame.f_code.co_filename

    read(text, language=language)
    sys.setprofile(profile)
    try:
        read(text, language=language)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", ["zh-Hans", "fr"])
@pytest.mark.parametrize(
    "piece",
    ["5", "5 ", "5,", "1 000 ", "约", "about ", "(", "5(", "一", "十", "百", "亿", "一百", "5至", "5 to ", "$", "数",
     "5个", "5 new ", "2025年", "1月", "<a ", "<!--", "a.b", "](h", "e\u0301", "half ", "至少", "5%(", "between 5 and ",
     "第", "5GW(5MW)", "分之", "5分之", "點", "5 GW or more ", "H1", "twenty-"],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(language: str, piece: str):
    """Time is linear: twice the text takes at most 2.3 times the calls."""
    text = piece * (600 // len(piece))
    assert calls(text * 2, language) <= 2.3 * calls(text, language) + 20


def test_a_text_has_a_limit():
    """A text beyond 1 MiB is refused whole."""
    (mention,) = read("5" * ((1 << 20) + 1), language="en")
    assert mention.refusal == "too-long"


@pytest.mark.parametrize(
    ("text", "read_before"),
    [("5 MW " * 10_001, 10_000), ("a " * 199_999 + "5 MW", 0), ("5 MW. " * 70_000, 10_000), ("a." * 100_001, 0)],
)
def test_a_text_has_so_many_numbers_and_words_at_most(text: str, read_before: int):
    """What is beyond is refused where it begins, and what stands before it is read."""
    *mentions, last = read(text, language="en")
    assert len(mentions) == read_before
    assert last.refusal == "too-long"
    assert read(text[: last.start], language="en")[:read_before] == tuple(mentions)


# -- arguments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["", "not a tag", "e"])
def test_a_malformed_tag_raises(language: str):
    """Only a malformed language tag raises."""
    with pytest.raises(LocaleError):
        read("5 GW", language=language)


def test_a_malformed_day_raises():
    """The day of publication is an argument, and is checked."""
    with pytest.raises(DateError):
        read("5 GW", language="en", published="yesterday")


def test_the_day_of_publication_may_be_a_date():
    """It may be given as a partial date or as its text."""
    for published in ("2025-01-25", PartialDate("2025-01-25")):
        (mention,) = read("1月21日", language="zh-Hans", published=published)
        assert str(mention.figure) == "2025-01-21"


def test_a_reading_is_a_sequence():
    """Mentions are counted, indexed and sliced in the order of the text."""
    reading = read("5 GW and 10 GW", language="en")
    assert isinstance(reading, Reading)
    assert [mention.quote for mention in reading] == ["5 GW", "10 GW"]
    assert reading[0].quote == "5 GW"
    assert [mention.quote for mention in reading[1:]] == ["10 GW"]
    assert len(reading) == len(reading.figures) == 2


# -- spans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("zh-Hans", "其发电能力约为 986 兆瓦 (MW)。", "约为 986 兆瓦 (MW)"),
        ("zh-Hans", "预计为1000亿美元", "1000亿美元"),
        ("zh-Hans", "预计将在 4 年内达到", "4 年内"),
        ("zh-Hans", "超过 100,000 个就业机会", "超过 100,000 个就业机会"),
        ("zh-Hans", "十座数据中心", "十座"),
        ("zh-Hans", "多达 29 台 GE Vernova LM2500XPRESS 燃气轮机", "多达 29 台"),
        ("zh-Hans", "只要48小时就能", "48小时"),
        ("en", "plans to invest up to $500 billion.", "up to $500 billion"),
        ("en", "over the next two decades", "the next two decades"),
        ("en", "5 <b>GW</b>", "5 <b>GW"),
        ("ko", "5000억(약 700조원) 달러 규모", "5000억(약 700조원) 달러"),
        ("ja", "4,000億ドルを超える投資", "4,000億ドルを超える"),
    ],
)
def test_span(language: str, text: str, quote: str):
    """A span runs from the first hedge to the last hedge, unit or gloss, in the text as stored."""
    (mention,) = read(text, language=language)
    assert mention.quote == quote


def test_offsets_are_those_of_the_original():
    """Characters that grow under normalisation do not move what follows."""
    text = "……超过 ５ 千兆瓦"
    (mention,) = read(text, language="zh-Hans")
    assert (mention.start, mention.end) == (2, len(text))
    assert mention.figure == Power(">5 GW")


# -- what stands beside a figure --------------------------------------------------------------------------------------


def test_modality_and_attribution():
    """Words of its clause say whether it is planned, words of its sentence who says so; they are no hedges."""
    mention = only("分析人员表示，能源需求可能接近 15 千兆瓦。")
    assert mention.figure == Power("~<15 GW")
    assert mention.modality_words == ("可能",)
    assert mention.attribution_words == ("表示",)


def test_a_conversion_is_derived():
    """Another currency in brackets is a second mention that knows the first."""
    first, second = read("总投资额高达5000亿美元(约合人民币3.56万亿元)", language="zh-Hans")
    assert first.derived_from is None
    assert second.derived_from == first
    assert second.figure == figure("~3.56e12 CNY")


def test_one_of_an_asset_is_weak():
    """One plant is a count of one, and one of anything else an article."""
    first, second = read("建造一座 360 MW 天然气发电厂", language="zh-Hans")
    assert (first.figure, first.notes) == (figure("1 item"), ("weak",))
    assert second.figure == Power("360 MW")


# -- codes ------------------------------------------------------------------------------------------------------------

REFUSED = {
    "number-missing": ("zh-Hans", "超过千亿"),
    "unit-missing": ("en", "about 5,000"),
    "unknown-unit": ("en", "5 MVA"),
    "ambiguous-unit": ("en", "5 tons"),
    "ambiguous-scale": ("zh-Hans", "3兆美元"),
    "ambiguous-separator": ("es", "1.234 MW"),
    "bad-grouping": ("en", "1,00,0 jobs"),
    "ambiguous-currency": ("zh-Hant", "3800億元"),
    "currency-missing": ("zh-Hans", "耗资数千亿"),
    "conflicting-hedges": ("en", "at least less than 5 GW"),
    "mixed-dimensions": ("en", "5 GW-10 hours"),
    "reversed-range": ("en", "10-5 GW"),
    "idiom": ("zh-Hans", "八折"),
    "negative": ("en", "-5 MW"),
    "malformed-numeral": ("zh-Hans", "三一座"),
    "unanchored-date": ("zh-Hans", "23日"),
    "ambiguous-date": ("en", "01/02/2025"),
    "impossible-date": ("zh-Hans", "2月30日"),
    "unsupported-calendar": ("zh-Hans", "佛历2568年"),
    "unsupported-language": ("sw", "5 GW"),
    "too-long": ("en", "9" * 50 + " MW"),
}


@pytest.mark.parametrize(("code", "phrase"), REFUSED.items())
def test_refusal(code: str, phrase: tuple[str, str]):
    """Each refusal is given by a phrase."""
    assert only(phrase[1], phrase[0]).refusal == code


def test_each_refusal_is_provoked():
    """No code is without a phrase; several figures are a matter of agreement."""
    assert {*REFUSED, "several-figures"} == REFUSALS


NOTED = {
    "emphatic-upper-bound": ("zh-Hans", "高达5000亿美元"),
    "assumed-currency": ("en", "$15bn"),
    "gloss-conflict": ("zh-Hant", "3GW（3億瓦）"),
    "derived-conversion": ("ko", "5000억(약 700조원) 달러"),
    "ambiguous-multiple": ("zh-Hant", "增長6倍"),
    "ambiguous-noun": ("en", "50,000 NVIDIA GB200 NVL72s"),
    "vague": ("zh-Hans", "数亿用户"),
    "weak": ("zh-Hans", "一座数据中心"),
    "weekday-conflict": ("zh-Hans", "2025年1月21日（星期五）"),
}


@pytest.mark.parametrize(("code", "phrase"), NOTED.items())
def test_note(code: str, phrase: tuple[str, str]):
    """Each note is given by a phrase that is read all the same."""
    mention = only(phrase[1], phrase[0])
    assert code in mention.notes
    assert mention.figure is not None


def test_each_note_is_provoked():
    """No note is without a phrase."""
    assert set(NOTED) == NOTES


# -- formatted and read again -----------------------------------------------------------------------------------------

_NUMBERS = st.decimals(0, 10**13, allow_nan=False, allow_infinity=False, places=2).filter(bool)


@given(_NUMBERS, st.sampled_from(["W", "kW", "MW", "GW", "TW", "TWh", "kV", "%", "EFLOPS"]), st.sampled_from(LANGUAGES))
def test_symbols_in_every_language(value: object, symbol: str, language: str):
    """A number in the language's own separators with a symbol is that figure."""
    lexicon = load(language)
    how = lexicon.places.get("ES", lexicon.separators)
    text = re.sub(r"[.,]", lambda mark: {".": how.decimal, ",": how.groups[0]}[mark[0]], f"{value:,} {symbol}")
    (mention,) = read(text, language=language, place="ES" if lexicon.varied else None)
    assert mention.figure == figure(f"{value} {symbol}")
