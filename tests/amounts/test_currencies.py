"""The closed list of currencies."""

from __future__ import annotations

import pytest
from babel import Locale

from stargate_model.amounts.currencies import CURRENCIES


class TestCurrencies:
    """Codes of ISO 4217, and only those in use."""

    def test_codes_are_three_capital_letters(self) -> None:
        """A code has the form of ISO 4217."""
        assert all(len(code) == 3 and code.isascii() and code.isupper() and code.isalpha() for code in CURRENCIES)

    def test_cldr_names_each(self) -> None:
        """Each code can be told: CLDR has a name for it."""
        assert not CURRENCIES - Locale("en").currencies.keys()

    @pytest.mark.parametrize(
        "code", ["XAU", "XXX", "XTS", "XDR", "CHE", "USN", "UYI", "BTC", "DEM", "HRK", "RMB", "usd"]
    )
    def test_funds_metals_test_codes_and_the_gone_are_left_out(self, code: str) -> None:
        """Nobody pledges in them."""
        assert code not in CURRENCIES

    @pytest.mark.parametrize("code", "USD EUR CNY JPY GBP INR KRW AED SAR BRL CHF TWD XOF".split())
    def test_what_sources_pledge_in_is_there(self, code: str) -> None:
        """The currencies of the sources are listed."""
        assert code in CURRENCIES
