"""How the pages are built, by `sphinx-build`. Nothing is fetched, neither then nor when they are read."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from stargate_model import __version__

project = "stargate-model"
author = "The stargate-model maintainers"
copyright = "the stargate-model maintainers"  # noqa: A001  # the name that Sphinx reads
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "directives"]
exclude_patterns = ["_ext", "_build"]

html_theme = "furo"
html_title = f"stargate-model {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}

myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]

# a docstring writes `code` as Markdown does
default_role = "code"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

# what a page shows may be broken on purpose, and its colours are then left out; `type[…]` in a signature is Python's
# own, where records have attributes of that name
suppress_warnings = ["misc.highlighting_failure", "ref.python"]
