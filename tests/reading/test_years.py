"""Years of a date and what follows them."""

from __future__ import annotations

import pytest

from tests.reading.reread import only, told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2024年中国数据中心用电量", ["2024"]),
        ("2024年中，", ["2024-mid"]),
        ("预计到2028年增加至1.2吉瓦", ["2028", "1.2 GW"]),
        ("2014年至2023年间", ["2014", "2023"]),
        ("2025财年", ["FY2025"]),
    ],
)
def test_traps(text: str, figures: list[str]):
    """Words that begin with the sign of a year take nothing from the date."""
    assert told(text) == figures


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [("ja", "令和7年", "2025"), ("zh-Hant", "民国114年3月", "2025-03"), ("ja", "平成31年", "2019")],
)
def test_eras(language: str, text: str, date: str):
    """Years of an era are counted from its first."""
    assert str(only(text, language).figure) == date


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "last month", "2024-12"),
        ("zh-Hans", "明年第三季度", "2026-Q3"),
        ("zh-Hans", "去年12月3日", "2024-12-03"),
        ("zh-Hans", "上月3日", "2024-12-03"),
    ],
)
def test_relative_to_publication(language: str, text: str, date: str):
    """This year and last month are counted from the day of publication; without it they are refused."""
    assert str(only(text, language, "2025-01-25").figure) == date
    assert told(text, language)[0] == "unanchored-date"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2025 jobs", ["2025 job"]),
        ("$2025", ["2025 USD"]),
        ("2025 MW", ["2025 MW"]),
        ("in 2025 dollars", ["2025"]),
        ("in 2025", ["2025"]),
        ("up to 2025 turbines", ["<=2025 turbine"]),
    ],
)
def test_four_digits_alone(text: str, figures: list[str]):
    """Four digits are a year where nothing says that they count something."""
    assert told(text, "en") == figures
