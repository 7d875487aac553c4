"""What is fuzzed: functions of bytes that may raise nothing but what the library says it raises.

Each runs with or without atheris; the stored corpus runs through them every day.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from stargate_model import checking
from stargate_model.errors import StargateError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.formats.loading import COLUMNS, Source, read_bytes
from stargate_model.localization.messages import places
from stargate_model.outputs import json as json_output
from stargate_model.outputs import text as text_output
from stargate_model.reading import read
from tests.hostile.manifest import NAMES
from tests.hostile.suite import FORMATS

_LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "ja", "ko", "es", "fr", "de", "pt-BR", "ru", "ar", "hi")
_CODES: Final = tuple(CATALOGUE)
_HIDDEN: Final = frozenset("Cc Cf Zl Zp Cs Co Cn".split())


def document(form: str, data: bytes) -> None:
    """Read a document of a format; of one in sixteen, check it and write the report, which takes longer."""
    try:
        source = read_bytes(data, form, NAMES[form])
    except StargateError:
        return
    if sum(data) % 16 == 0:
        _checked([source])


def table(form: str, data: bytes) -> None:
    """Check a file of columns; what its first bytes say of it is all that there is of most."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAMES[form])
        path.write_bytes(data)
        _checked(path)


def _checked(target: Path | list[Source]) -> None:
    report = checking.check(target)
    for finding in report:
        _require(finding.code in CATALOGUE and finding.line is not None and finding.line > 0, finding)
    shown = text_output.write(report) + json_output.write(report)
    _require(not _hidden(shown), shown)


def reader(data: bytes) -> None:
    """Read a text in the language that its first byte says; what is read stands where it says."""
    text = data[1:].decode("utf-8", "surrogateescape" if data[:1] > b"\x7f" else "replace")
    reading = read(text, language=_LANGUAGES[data[0] % len(_LANGUAGES)] if data else "en", published="2025-01-25")
    end = 0
    for mention in reading:
        _require(end <= mention.start < mention.end <= len(text), mention)
        _require(mention.quote == text[mention.start : mention.end], mention)
        _require((mention.figure is None) != (mention.refusal is None), mention)
        end = mention.end


def escapers(data: bytes) -> None:
    """Put a text into every place of a message, and write the report in a language."""
    text = data[2:].decode("utf-8", "surrogateescape" if data[:1] > b"\x7f" else "replace")
    entry = CATALOGUE[_CODES[data[0] % len(_CODES)]] if data else CATALOGUE["syntax"]
    locale = _LANGUAGES[data[1] % len(_LANGUAGES)] if len(data) > 1 else "en"
    params = dict.fromkeys(places(entry.message.text), text)
    finding = Finding(
        code=entry.code, severity=Severity.ERROR, params=params, pointer=f"/{text}", path=f"{text}.json", line=1,
        column=1, record=f"site:{text}",
    )  # fmt: skip
    report = Report([finding])
    plain = text_output.write(
        Report([Finding(code=entry.code, severity=Severity.ERROR, path="a.json", line=1, column=1)])
    )
    shown = text_output.write(report, locale)
    _require(not _hidden(shown) and shown.count("\n") == plain.count("\n"), shown)
    _require(json_output.write(report, locale).isascii(), shown)


def _hidden(text: str) -> set[str]:
    # some languages join their own letters with marks that cannot be seen
    return {c for c in set(text) - set("\n\u200c\u200d\u200e\u200f\u061c\u00ad") if unicodedata.category(c) in _HIDDEN}


def _require(holds: bool, what: object) -> None:  # noqa: FBT001
    if not holds:
        raise AssertionError(f"{what!a}"[:2000])


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    **{form: partial(table if form in COLUMNS else document, form) for form in FORMATS},
    "reader": reader,
    "escapers": escapers,
}
"""Every target, by its name."""
