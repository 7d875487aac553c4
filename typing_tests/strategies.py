"""User code that type-checks, and lines that do not: what the strategies tell type checkers. Never run.

A line that has to be refused ends with the comment that silences the refusal; if it were accepted, mypy and pyright
would each complain of a comment that silences nothing.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_type

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import stargate_model as sm
from stargate_model import strategies

assert_type(st.from_type(sm.Site), SearchStrategy[sm.Site])
assert_type(strategies.records(sm.Site), SearchStrategy[sm.Site])
assert_type(strategies.figures(sm.Power), SearchStrategy[sm.Power])
assert_type(strategies.any_figures(), SearchStrategy[sm.Figure])
assert_type(strategies.datasets(most=1), SearchStrategy[sm.Dataset])
assert_type(strategies.texts(), SearchStrategy[sm.Text])
assert_type(strategies.partial_dates(2020, 2030), SearchStrategy[sm.PartialDate])
assert_type(strategies.mutations("unknown-unit"), SearchStrategy[strategies.Mutation])

strategies.figures("Power")  # type: ignore[arg-type]
strategies.records(5)  # type: ignore[arg-type]
strategies.mutations(5)  # type: ignore[arg-type]
strategies.datasets("two")  # type: ignore[arg-type]


@given(site=st.from_type(sm.Site), mutation=strategies.mutations())
def test_something(site: sm.Site, mutation: strategies.Mutation) -> None:
    """A test of a user's."""
    assert_type(mutation.data, bytes)
    assert_type(mutation.dataset, sm.Dataset | None)
