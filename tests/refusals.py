"""What a call is refused with, for tests that say all of it: the words a user reads, and the values behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stargate_model.errors import StargateError


def refusal(call: Callable[..., object], *given: object) -> tuple[str, str, dict[str, str]]:
    """The code, the message and the values of the error that a call raises."""
    with pytest.raises(StargateError) as caught:
        call(*given)
    return caught.value.code, caught.value.message, caught.value.params
