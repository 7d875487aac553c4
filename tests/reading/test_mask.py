"""What cannot hold a figure is blanked, and nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading.mask import mask

MARKUP = st.text(st.sampled_from("<>\"'!-/&;#().:@[]abpx5 \nscriptyle=wh"), max_size=60)


@pytest.mark.parametrize(
    "hidden",
    [
        "<!--1737820743000-->",
        '<img src="a_w900.jpg" width="100%">',
        '<small style="color: #999;">',
        "<script>let x = 500;</script>",
        "<style>p { width: 100% }</style>",
        "https://example.org/a/20250125/7949935.html",
        "example.com/2025/500",
        "someone.5@example.org",
        "&#8364;",
        "&nbsp;",
    ],
)
def test_hides(hidden: str):
    """Comments, tags, addresses and entities become blanks."""
    assert mask(f"a {hidden} b").split() == ["a", "b"]


def test_hides_the_target_of_a_link_and_not_its_text():
    """The target of a Markdown link is an address, its text is text."""
    assert mask("[5 GW](/a/7)").rstrip() == "[5 GW]"


@pytest.mark.parametrize("text", ["5 < 10 MW", "a<5 and b>3", "1.5 GW", "3.5com", "R&D 5", "<!-- open 5", "5 GW (1)"])
def test_leaves_text(text: str):
    """What only looks like markup stays readable."""
    assert mask(text) == text


def test_a_tag_that_ends_a_line_ends_it_here_too():
    """No figure reaches over the end of a paragraph."""
    assert mask("5</p>GW") == "5\n   GW"


@given(MARKUP | st.text())
def test_keeps_length(text: str):
    """Offsets in the masked text are offsets in the text."""
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, " ", "\n") for old, new in zip(text, masked, strict=True))


@given(MARKUP)
def test_masking_again_changes_nothing_more_than_lines(text: str):
    """A blank never turns back into text."""
    masked = mask(text)
    assert all(new.isspace() for old, new in zip(masked, mask(masked), strict=True) if old.isspace())
