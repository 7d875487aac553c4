"""The exceptions of the library: one tree, each with its code and what its message names."""

from __future__ import annotations

import copy
import pickle

import pytest

from stargate_model import errors
from stargate_model.errors import ExplainError, NoSuchRecordError, StargateError, TextError

EVERY = sorted(
    (error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, StargateError)),
    key=lambda error: error.__name__,
)


@pytest.mark.parametrize("error", EVERY)
def test_an_error_crosses_process_borders_whole(error: type[StargateError]):
    """Pickled or copied, an error keeps its type, message, code and params."""
    raised = error("what is wrong", code="a-code", found="x")
    for again in (pickle.loads(pickle.dumps(raised)), copy.copy(raised), copy.deepcopy(raised)):  # noqa: S301
        assert type(again) is error
        assert (str(again), again.message, again.code, again.params) == (
            "what is wrong",
            "what is wrong",
            "a-code",
            {"found": "x"},
        )


@pytest.mark.parametrize("error", EVERY)
def test_the_tree_at_the_head_names_every_error(error: type[StargateError]):
    """Who reads the head of the module knows all that can be raised."""
    assert error.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("error", [NoSuchRecordError, ExplainError])
def test_a_key_that_is_not_there_is_told_in_words(error: type[StargateError]):
    """A KeyError shows its key in quotation marks; ours shows its message."""
    assert str(error("there is no 'x'")) == "there is no 'x'"


def test_a_code_of_its_own():
    """One class raises under several codes; without one, its own holds."""
    assert (TextError("a").code, TextError("a", code="bad-id").code) == ("bad-text", "bad-id")
