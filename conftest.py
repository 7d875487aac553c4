"""Runs the examples of the docstrings, of the README and of the documentation as tests.

A docstring sees what its module sees, and every public name of the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sybil import Sybil
from sybil.parsers import markdown, rest

import stargate_model
from stargate_model.claims import kinds

if TYPE_CHECKING:
    from sybil.typing import Parser


def _public_names(namespace: dict[str, object]) -> None:
    namespace.update({name: value for name, value in vars(kinds).items() if not name.startswith("_")})
    namespace.update({name: getattr(stargate_model, name) for name in getattr(stargate_model, "__all__", ())})


_docstrings: list[Parser] = [rest.DocTestParser()]
_pages: list[Parser] = [markdown.PythonCodeBlockParser()]

pytest_collect_file = (
    Sybil(_docstrings, patterns=["stargate_model/**/*.py", "stargate_model/*.py"], setup=_public_names)
    + Sybil(_pages, patterns=["README.md", "docs/**/*.md", "docs/*.md"])
).pytest()
