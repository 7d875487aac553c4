"""Page furniture: what stands on a page and is no part of what it says, such as the day of a podcast episode.

In: a phrase, and the text that it stands in where that is at hand. Out: the words that give it away. Only what cannot
be meant otherwise counts: a number of an episode or of a version, a promotion, or a short line of a page that is cut
by bars and names an episode or a subscription. A sentence that speaks of a podcast is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

EPISODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ar": (r"الحلقة \d+",),
        "de": (r"podcast-folge \d+", r"\bfolge \d+ ?[:|]"),
        "en": (r"episode \d+", r"\bep\. ?\d+", r"\bs\d{1,2}e\d{1,3}\b"),
        "es": (r"episodio \d+",),
        "fr": (r"épisode \d+",),
        "hi": (r"एपिसोड \d+",),
        "ja": (r"エピソード ?\d+",),
        "ko": (r"에피소드 ?\d+",),
        "pt-BR": (r"episódio \d+",),
        "ru": (r"выпуск № ?\d+", r"эпизод \d+"),
        "zh-Hans": (r"第 ?\d+ ?集(?![群中])",),
        "zh-Hant": (r"第 ?\d+ ?集(?![群中])",),
    }
)
"""How each language numbers an episode."""

VERSIONS: Final = (r"\bversion \d+(?:\.\d+)*", r"\bv\d+\.\d+", r"版本 ?\d+(?:\.\d+)*", r"バージョン ?\d+", r"버전 ?\d+")
"""How a version is numbered."""

PROMOTIONS: Final = (r"\d+ ?% off (?:your|all|the price|everything)\b", r"\bpromo code\b", r"\bcoupon code\b")
"""How a price is praised."""

PAGES: Final = (
    *(
        "podcast",
        "newsletter",
        "subscribe",
        "min read",
        "播客",
        "订阅",
        "訂閱",
        "分钟阅读",
        "ポッドキャスト",
        "購読",
        "팟캐스트",
    ),
    *(
        "구독",
        "suscríbete",
        "abonnez-vous",
        "abonnieren",
        "assine",
        "подписаться",
        "подкаст",
        "بودكاست",
        "اشترك",
        "पॉडकास्ट",
    ),
)
"""What a line of a page that is cut by bars may name beside a date."""

_LONGEST_LINE: Final = 160
_KEPT: Final = 4096
_BARS: Final = re.compile(r"[|｜·•]")
_NUMBERED: Final = re.compile(
    "|".join((*(form for forms in EPISODES.values() for form in forms), *VERSIONS, *PROMOTIONS)), re.IGNORECASE
)
_ON_PAGES: Final = re.compile("|".join(map(re.escape, PAGES)), re.IGNORECASE)


def furniture(quote: str, text: str | None = None, start: int | None = None) -> str:
    r"""The words that show a phrase to be furniture of a page; empty where nothing does.

    Args:
        quote: The phrase.
        text: The text that it is cited from, where that is at hand.
        start: Where the phrase begins in the text.

    Example:
        >>> furniture("Episode 52"), furniture("52 turbines")
        ('Episode 52', '')
        >>> furniture("25 April", "Experts | 25 April, episode 52\nMore", 10)
        'episode 52'
    """
    mark = _numbered(quote)
    if mark or text is None or start is None:
        return mark
    line = _line(text, start, start + len(quote))
    if len(line) > _LONGEST_LINE or not _BARS.search(line):
        return ""
    found = _NUMBERED.search(line) or _ON_PAGES.search(line)
    return found[0] if found else ""


@lru_cache(maxsize=_KEPT)
def _numbered(quote: str) -> str:
    found = _NUMBERED.search(quote)
    return found[0] if found else ""


def _line(text: str, start: int, end: int) -> str:
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : len(text) if last < 0 else last]
