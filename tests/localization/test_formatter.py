"""The formatter as a whole: arguments, cache, threads, and what it does not touch."""

import ast
import locale
import pickle
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest

import stargate_model.localization
from stargate_model.amounts.units import unit
from stargate_model.claims.kinds import figure
from stargate_model.errors import LocaleError, NumberError, StargateError, VocabularyError
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter, cldr
from stargate_model.localization.money import STYLES
from stargate_model.localization.plurals import CATEGORIES

PACKAGE = Path(stargate_model.localization.__file__).parent


class TestArguments:
    @pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e999999999")])
    def test_only_bounded_numbers_are_written(self, number):
        """What could not be written out is refused with our own error."""
        for write in (Formatter("en").decimal, Formatter("en").percent, Formatter("en").compact):
            with pytest.raises(NumberError):
                write(number)

    @pytest.mark.parametrize("number", [1.5, True, "5", None])
    def test_only_exact_numbers_are_taken(self, number):
        """No float, bool or text passes for a number."""
        with pytest.raises(NumberError):
            Formatter("en").decimal(number)

    def test_units_come_as_symbol_or_unit(self):
        """A unit of the table is as good as its symbol."""
        assert Formatter("en").unit(5, unit("MW")) == Formatter("en").unit(5, "MW") == "5 megawatts"
        assert Formatter("en").money(5, unit("USD")) == "$5"

    def test_words_of_the_contract_are_closed_lists(self):
        """A width or style that does not exist is an error that names those that do."""
        english = Formatter("en")
        with pytest.raises(VocabularyError, match="long, short, narrow"):
            english.unit(5, "GW", "wide")
        with pytest.raises(VocabularyError):
            english.money(5, "USD", "accounting")
        with pytest.raises(VocabularyError):
            english.decimal(5, digits=31)

    def test_the_plural_is_that_of_the_number_as_shown(self):
        """Digits that are asked for count."""
        assert Formatter("en").plural(1) == "one"
        assert Formatter("en").plural(1, digits=1) == "other"
        assert Formatter("ru").plural(Decimal("1.2")) == "other"

    def test_an_unknown_locale_is_refused(self):
        """There is no silent fall to English."""
        with pytest.raises(LocaleError) as raised:
            Formatter("tlh")
        assert raised.value.code == "locale"

    def test_direction(self):
        """The page learns from the formatter which way the text runs."""
        assert Formatter("ar").right_to_left
        assert not Formatter("en").right_to_left


class TestCache:
    def test_a_formatter_without_cache_writes_the_same(self):
        """The cache changes the speed only."""
        cached, bare = Formatter("ru"), Formatter("ru", cache=0)
        for number in (1, 1, Decimal("1.0"), 2):
            assert cached.unit(number, "GW") == bare.unit(number, "GW")

    @pytest.mark.parametrize("size", [-1, 65_537])
    def test_its_size_is_bounded(self, size):
        """A cache without end is not offered."""
        with pytest.raises(VocabularyError):
            Formatter("en", cache=size)

    def test_an_error_is_not_kept(self):
        """What is refused once is refused again, with its own words."""
        english = Formatter("en")
        for _ in range(2):
            with pytest.raises(StargateError):
                english.unit(5, "mW")


def test_a_formatter_travels_between_processes():
    """It pickles by its tag."""
    copied = pickle.loads(pickle.dumps(Formatter("zh-TW")))  # noqa: S301 - our own bytes
    assert copied.unit(5000, "MW") == Formatter("zh-TW").unit(5000, "MW")


def test_no_locale_fails():
    """In every locale of CLDR each kind of bare text is written, in every style."""
    for name in sorted(cldr.names()):
        formatter = Formatter(name, cache=0)
        for number in (Decimal("-1234.5"), 1_500_000):
            assert formatter.decimal(number)
            assert formatter.percent(number)
            assert formatter.compact(number)
            assert formatter.compact(number, "short")
            assert all(formatter.money(number, "USD", style) for style in STYLES)
            assert formatter.range(number, 2_000_000, "%")
            assert formatter.range(number, 2_000_000, "EUR")
            assert formatter.approximately(number, "GW")
            assert formatter.plural(number) in CATEGORIES
        assert formatter.list(["A", "B", "C"])
        assert formatter.figure(figure("~<15 GW"))


def strings(formatter: Formatter) -> list[str]:
    """A little of everything."""
    return [
        formatter.unit(Decimal("1.2"), "GW"),
        formatter.unit(3, "TWh"),
        formatter.money(500_000_000_000, "USD", "compact-long"),
        formatter.percent(Decimal("0.067")),
        formatter.range(3, 5, "h"),
        formatter.figure(figure("~<15 GW")),
        formatter.figure(figure("400000 chip")),
        formatter.list(["A", "B", "C"]),
        formatter.plural(21),
    ]


def test_sixteen_threads_write_what_one_writes():
    """Cold and warm, twelve locales from sixteen threads at once give the text of a single thread."""
    expected = {language: strings(Formatter(language)) for language in SUMMARY_LANGUAGES}
    for clear in (True, False):
        if clear:
            cldr.tables.cache_clear()
        shared = {language: Formatter(language) for language in SUMMARY_LANGUAGES}
        wrong: list[str] = []
        start = threading.Barrier(16)

        def work(at: int, shared: dict[str, Formatter], wrong: list[str], start: threading.Barrier) -> None:
            start.wait()
            for turn in range(5 * len(SUMMARY_LANGUAGES)):
                language = SUMMARY_LANGUAGES[(at + turn) % len(SUMMARY_LANGUAGES)]
                if (
                    strings(shared[language]) != expected[language]
                    or strings(Formatter(language)) != expected[language]
                ):
                    wrong.append(language)

        threads = [threading.Thread(target=work, args=(at, shared, wrong, start)) for at in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong


class TestManners:
    def test_nothing_global_is_set(self):
        """The locale of the process is what it was."""
        before = locale.setlocale(locale.LC_ALL)
        for language in SUMMARY_LANGUAGES:
            strings(Formatter(language))
        assert locale.setlocale(locale.LC_ALL) == before

    def test_no_module_sets_a_locale_or_formats_with_babel(self):
        """No module of the package imports `locale`, or the modules of Babel that format."""
        for path in PACKAGE.parent.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                assert not {"locale", "babel.units", "babel.numbers", "babel.dates", "babel.lists"} & set(names), path

    def test_one_module_knows_how_babel_stores_locales(self):
        """Babel's locale data are read in `cldr.py`, and nowhere else."""
        users = {path.name for path in PACKAGE.parent.rglob("*.py") if "babel.localedata" in path.read_text("utf-8")}
        assert users == {"cldr.py"}

    def test_importing_loads_neither_babel_nor_data(self):
        """Babel is loaded by the first formatter."""
        program = (
            "import sys; from stargate_model.localization import Formatter; before = 'babel' in sys.modules;"
            "Formatter('en'); print(before, 'babel' in sys.modules)"
        )
        printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        assert printed.split() == ["False", "True"]
