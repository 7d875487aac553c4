"""The summary: a text that knows its language and its format, and shows itself in a notebook."""

from __future__ import annotations

import json
from collections.abc import Collection
from html import escape

_HEIGHT = "40rem"


class Summary(str):
    """A summary: a text that knows its language and its format.

    Attributes:
        locale: The language tag that it was asked for in.
        format: `text`, `markdown`, `html`, `json` or `vega`; it hides the method of `str`, for which a finished text
            has no use.
    """

    __slots__ = ("format", "locale")  # pyright: ignore[reportIncompatibleMethodOverride]
    locale: str
    format: str  # type: ignore[assignment]  # it hides the method

    def __new__(cls, text: str, locale: str, format: str) -> Summary:  # noqa: A002 - the attribute's name
        """Make a summary of a finished text."""
        summary = super().__new__(cls, text)
        summary.locale = locale
        summary.format = format
        return summary

    def __getnewargs__(self) -> tuple[str, str, str]:  # type: ignore[override]
        return str(self), self.locale, self.format

    def _repr_markdown_(self) -> str | None:
        """What notebooks show of Markdown; None where it is not Markdown."""
        return str(self) if self.format == "markdown" else None

    def _repr_html_(self) -> str | None:
        """What notebooks show of a page: a frame, so that its styles stay in it and nothing in it runs."""
        if self.format != "html":
            return None
        return f'<iframe sandbox srcdoc="{escape(self)}" style="width: 100%; height: {_HEIGHT}; border: 0"></iframe>'

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, object]:
        """Every form in which a notebook can show it, by media type; plain text is always one."""
        forms: dict[str, object] = {
            "text/plain": str(self),
            "text/markdown": self._repr_markdown_(),
            "text/html": self._repr_html_(),
            "application/json": json.loads(self) if self.format in {"json", "vega"} else None,
        }
        wanted = forms.keys() if include is None else forms.keys() & set(include)
        return {name: form for name, form in forms.items() if form is not None and name in wanted - set(exclude or ())}
