"""CLDR data as Babel ships them, and the few that it leaves out."""

import json
import threading
from importlib.resources import files

import pytest
from babel import Locale
from babel.core import get_cldr_version
from babel.dates import get_month_names

from stargate_model.errors import LocaleError
from stargate_model.localization import cldr

FOLDER = files("stargate_model.localization")


class TestExtraData:
    def test_its_cldr_is_that_of_babel(self):
        """The extra data come from the CLDR version that the pinned Babel carries."""
        assert cldr.extra()["cldr"] == get_cldr_version() == cldr.version()

    def test_it_is_small_and_says_where_it_is_from(self):
        """The file stays below 10 KB and names licence and digests of its inputs."""
        content = FOLDER.joinpath("cldr_extra.json").read_bytes()
        head = json.loads(content)
        assert len(content) <= 10_000
        assert head["licence"].startswith("Unicode-3.0")
        assert [len(digest) for digest in head["inputs"].values()] == [64, 64]

    def test_the_licence_goes_with_it(self):
        """The text of the Unicode License v3 stands beside the data."""
        assert "UNICODE LICENSE V3" in FOLDER.joinpath("LICENSE-UNICODE").read_text("utf-8")

    @pytest.mark.parametrize(
        ("name", "minimum"), [("es", 2), ("es_419", 1), ("es_MX", 1), ("pl", 2), ("en", 1), ("pt_PT", 2), ("pt_AO", 1)]
    )
    def test_minimum_grouping_is_inherited(self, name, minimum):
        """A locale has the value of the nearest that it inherits from."""
        assert cldr.minimum_grouping(name) == minimum

    @pytest.mark.parametrize(("name", "pattern"), [("zh_Hant", "{0}-{1}"), ("ja", "{0}～{1}"), ("de_AT", "{0}–{1}")])
    def test_range_patterns_are_inherited(self, name, pattern):
        """A locale of another script has its own pattern, or that of the root."""
        expected = pattern
        assert cldr.range_pattern(name) == expected

    def test_digits(self):
        """Each numbering system has ten digits."""
        assert cldr.digits("arab") == "٠١٢٣٤٥٦٧٨٩"
        assert {len(cldr.digits(system)) for system in cldr.extra()["digits"]} == {10}


class TestTables:
    @pytest.mark.parametrize("name", ["../../pyproject", "xx", "", "root", "EN"])
    def test_a_name_that_is_not_listed_opens_no_file(self, name):
        """Only names of Babel's own list are looked up."""
        with pytest.raises(LocaleError):
            cldr.tables(name)

    def test_one_locale_never_changes_another(self):
        """Whatever was looked up before, through Babel too, German months stay German."""
        get_month_names("wide", context="stand-alone", locale="zh")
        dict(Locale.parse("ja").months["stand-alone"]["wide"])
        cldr.tables("zh").calendar_names("months", "stand-alone", "wide")
        assert cldr.tables("de").calendar_names("months", "stand-alone", "wide")["1"] == "Januar"

    def test_a_width_that_is_missing_is_the_nearest(self):
        """Chinese has no long gigawatt of its own: the short one is taken, never the key."""
        assert cldr.tables("zh").unit_patterns("power-gigawatt", "long") == {"other": "{0}吉瓦"}

    def test_the_pattern_of_per_hour_is_no_plural(self):
        """What Babel keeps beside the plural categories is left out."""
        assert "per" not in cldr.tables("ko").unit_patterns("duration-hour", "long")

    def test_symbols_without_a_table_are_those_of_latin_digits(self):
        """A numbering system that only points to another has its signs."""
        assert cldr.tables("sat").symbols()["decimal"] == "."

    @pytest.mark.parametrize("name", ["zh_Hant", "sr_Latn", "en_GB", "es_MX", "pt_AO"])
    def test_parents_are_those_of_babel(self, name):
        """A merged table holds what Babel's own view of the locale holds."""
        ours = cldr.tables(name)
        theirs = Locale.parse(name)
        assert ours.number_pattern("decimal") == theirs.decimal_formats[None].pattern
        assert ours.currency_symbol("USD") == theirs.currency_symbols.get("USD", "USD")
        assert ours.date_pattern("long") == theirs.date_formats["long"].pattern

    def test_threads_see_the_same_tables(self):
        """Sixteen threads that start at once all get whole tables."""
        cldr.tables.cache_clear()
        seen = []
        start = threading.Barrier(16)

        def look() -> None:
            start.wait()
            seen.append([cldr.tables(name).unit_patterns("duration-year", "long") for name in ("ru", "ar", "pl", "cy")])

        threads = [threading.Thread(target=look) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(tables == seen[0] for tables in seen)
