"""What examples of the catalogue have in common: the document that they cite.

An example is data in YAML, without its first line, `stargate_model: "1"`.
"""

from __future__ import annotations

from typing import Final

REPORT: Final = (
    "documents:\n"
    "  - {id: report, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25,"
    " source_type: news_report}\n"
)
"""A report in English, of January 2025."""
