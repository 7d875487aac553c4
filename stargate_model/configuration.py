"""Configuration: what a project decides once about its checks, in `stargate-model.toml` or in `pyproject.toml`.

In: a TOML file. Out: the settings, or every mistake with its line. Nothing is looked for unless it is asked for: the
command line calls `find`, and who checks from Python gives a `Configuration`, or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, cast

import attrs

from stargate_model.amounts.hedges import TOLERANCE
from stargate_model.claims.text import visible
from stargate_model.claims.vocabulary import nearest
from stargate_model.errors import LocaleError, SourceError, StargateError
from stargate_model.extending.registry import Registry
from stargate_model.findings.catalogue import CATALOGUE, code_of
from stargate_model.findings.finding import Excerpt, Finding, Param, Severity
from stargate_model.findings.report import Report
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.tree import child, is_mapping
from stargate_model.localization import negotiate
from stargate_model.settings import MAX_BYTES, SHARED_FILE, TABLE, file_for

FORMATS: Final = ("text", "json", "sarif", "junit", "github")
"""The forms in which a report is written."""

_MOST: Final = 10**12
_UNKNOWN: Final = "unknown-setting"
_MOST_TOLD: Final = 100  # mistakes before settings that there are not are only counted
_ALWAYS: Final = frozenset({"limit"})  # what was not read holds nothing, whichever codes are asked for


class ConfigurationError(StargateError, ValueError):
    """A configuration has mistakes; carries a finding for each.

    Attributes:
        report: The findings.
    """

    code = "configuration"

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(f"{finding.path}:{finding.line}: {finding.message()}" for finding in report))
        self.report = report


@attrs.frozen(kw_only=True)
class Configuration:
    """What a project decides about its checks.

    Attributes:
        select: The codes that are reported; None for all of them.
        ignore: The codes that are left out.
        severity: How much a code matters, where that is not as the catalogue has it.
        strict: Whether warnings fail a check too.
        documents: The folder with the texts of the documents.
        tolerance: How far an approximate figure reaches to either side, as a share.
        locale: The language of the report.
        format: The form of the report: text, json, sarif, junit or github.
        limits: How large and deep data may be.
        registry: What there is to check with; None for what comes with this library and the installed extensions.

    Raises:
        ExplainError: A code is not in the catalogue.

    Example:
        >>> quiet = Configuration(ignore=frozenset({"disputed"}), severity={"unit-price": Severity.WARNING})
        >>> quiet.judged(Finding(code="unit-price", severity=Severity.NOTE)).severity
        <Severity.WARNING: 'warning'>
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = attrs.field(factory=dict[str, Severity])
    strict: bool = False
    documents: Path | None = None
    tolerance: Decimal = TOLERANCE
    locale: str = "en"
    format: str = "text"
    limits: Limits = DEFAULT_LIMITS
    registry: Registry | None = None

    def __attrs_post_init__(self) -> None:
        for code in (*(self.select or ()), *self.ignore, *self.severity):
            if code not in CATALOGUE:
                code_of(code, (self.registry or Registry.installed()).catalogue)

    def judged(self, finding: Finding) -> Finding | None:
        """A finding as it is reported; None where it is not."""
        is_left_out = finding.code in self.ignore or (self.select is not None and finding.code not in self.select)
        if is_left_out and finding.code not in _ALWAYS:
            return None
        severity = self.severity.get(finding.code, finding.severity)
        return finding if severity is finding.severity else attrs.evolve(finding, severity=severity)


DEFAULT: Final = Configuration()
"""What holds where nothing is decided."""


def find(folder: Path) -> Path | None:
    """The configuration that holds for a folder: that of the folder itself, or of the nearest one above it.

    The search ends at the top of a repository. A `pyproject.toml` counts where it has a table for this program.
    """
    file = file_for(str(folder))
    return None if file is None else Path(file)


def read(path: Path) -> Configuration:
    """The configuration of a file; a folder that it names is taken from where the file is.

    Raises:
        ConfigurationError: The file has mistakes; carries them all.
        SourceError: The file cannot be read, or is a `pyproject.toml` without settings.
    """
    import tomllib  # only where there is a configuration

    data = _bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise _broken(path, before, before.count("\n") + 1, 1, "it is not UTF-8") from None
    try:
        stated: object = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as error:
        line, column, problem = _toml_problem(str(error), text)
        raise _broken(path, text, line, column, problem) from None
    table: object = stated
    for name in TABLE if path.name == SHARED_FILE else ():
        table = table.get(name) if is_mapping(table) else None
    if not is_mapping(table):
        raise SourceError(f"{visible(str(path))} has no table [{'.'.join(TABLE)}]", path=str(path))
    return _settled(table, path, text)


# -- files -------------------------------------------------------------------------------------------------------------


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ValueError("a pipe would be waited for")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is no file"
        raise SourceError(f"{visible(str(path))} cannot be read: {reason}", path=str(path)) from None
    if len(data) > MAX_BYTES:
        raise SourceError(f"{visible(str(path))} is larger than {MAX_BYTES} bytes", path=str(path))
    return data


# -- settings ----------------------------------------------------------------------------------------------------------


class _Unfit(Exception):  # noqa: N818  # never leaves this module
    """A value is not what its setting takes."""

    def __init__(self, code: str = "bad-setting", inside: str = "", **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.inside = inside
        self.params = params


@attrs.frozen
class _Setting:
    """What a setting takes.

    Attributes:
        wanted: An example, as TOML has it.
        take: Makes the setting of a value, or raises `_Unfit` for each thing that is wrong with it.
    """

    wanted: str
    take: Callable[[object], object]


def _codes(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise _Unfit
    return frozenset(_code(item) for item in cast("list[object]", value))


def _code(value: object) -> str:
    if not isinstance(value, str):
        raise _Unfit
    known = CATALOGUE if value in CATALOGUE else Registry.installed().catalogue
    if value not in known:
        raise _Unfit("unknown-code", value, found=visible(value), nearest=_nearest(value, known))
    return value


def _severities(value: object) -> dict[str, Severity]:
    if not is_mapping(value):
        raise _Unfit
    return {_code(code): _severity(code, word) for code, word in value.items()}


def _severity(code: str, word: object) -> Severity:
    if word not in list(Severity):
        raise _Unfit(inside=code, key=visible(code), wanted=_SEVERITIES, found=_spelled(word))
    return Severity(str(word))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Unfit
    return value


def _folder(value: object) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise _Unfit
    return Path(value)


def _share(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _Unfit
    share = Decimal(value)
    if not (share.is_finite() and 0 <= share < 1):
        raise _Unfit
    return share


def _language(value: object) -> str:
    if not isinstance(value, str):
        raise _Unfit
    try:
        negotiate.summary_language(value)
    except LocaleError:
        raise _Unfit from None
    return value


def _form(value: object) -> str:
    if value not in FORMATS:
        raise _Unfit
    return str(value)


def _limits(value: object) -> Limits:
    if not is_mapping(value):
        raise _Unfit
    known = [field.name for field in attrs.fields(Limits)]
    limits = DEFAULT_LIMITS
    for name, most in value.items():
        if name not in known:
            raise _Unfit("unknown-setting", name, key=visible(name), nearest=_nearest(name, known))
        limits = attrs.evolve(limits, **{name: _limit(name, most)})
    return limits


def _limit(name: str, most: object) -> int:
    usual: int = getattr(DEFAULT_LIMITS, name)
    # none is set that is not there by default, and none is taken away
    if isinstance(most, bool) or not isinstance(most, int) or not min(1, usual) <= most < _MOST:
        raise _Unfit(inside=name, key=visible(name), wanted=str(usual), found=_spelled(most))
    return most


_SEVERITIES: Final = " | ".join(f'"{word}"' for word in Severity)
_SETTINGS: Final[Mapping[str, _Setting]] = {
    "select": _Setting('["bad-id", …]', _codes),
    "ignore": _Setting('["disputed", …]', _codes),
    "severity": _Setting(f"{{ disputed = {_SEVERITIES}, … }}", _severities),
    "strict": _Setting("true | false", _truth),
    "documents": _Setting('"texts"', _folder),
    "tolerance": _Setting("0 … 1", _share),
    "locale": _Setting(" | ".join(f'"{language}"' for language in negotiate.SUMMARY_LANGUAGES), _language),
    "format": _Setting(" | ".join(f'"{form}"' for form in FORMATS), _form),
    "limits": _Setting("{ depth = 64, … }", _limits),
}
"""Every setting, by its name."""


def _settled(table: Mapping[str, object], path: Path, text: str) -> Configuration:
    """The configuration of a table; every mistake is found before one is raised."""
    settings: dict[str, object] = {}
    wrong: list[Finding] = []
    unknown = [key for key in table if key not in _SETTINGS]
    for key, value in table.items():
        setting = _SETTINGS.get(key)
        if setting is None:
            if len(wrong) >= _MOST_TOLD:
                continue
            params = {"key": visible(key), "nearest": _nearest(key, _SETTINGS)}
            wrong.append(_finding(_UNKNOWN, params, path, text, key))
            continue
        try:
            settings[key] = setting.take(value)
        except _Unfit as unfit:
            params = {"key": key, "wanted": setting.wanted, "found": _spelled(value), **unfit.params}
            wrong.append(_finding(unfit.code, params, path, text, key, unfit.inside))
    if wrong:
        more = len(unknown) - sum(finding.code == _UNKNOWN for finding in wrong)
        raise ConfigurationError(Report(wrong, more={(_UNKNOWN, Severity.ERROR): more} if more else {}))
    folder = settings.get("documents")
    if isinstance(folder, Path):
        settings["documents"] = path.parent / folder
    return attrs.evolve(DEFAULT, **cast("dict[str, Any]", settings))


def _nearest(text: str, known: Iterable[str]) -> str:
    return "".join(nearest(text, known, count=1))


def _spelled(value: object) -> str:
    """A value as TOML writes it, cut short."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{visible(value)}"'
        case list():
            return "[…]" if value else "[]"
        case dict():
            return "{…}" if value else "{}"
        case _:
            return visible(str(value))


# -- places ------------------------------------------------------------------------------------------------------------


_HEADER: Final = re.compile(r"[ \t]*+\[([^\[\]]++)\]")
_ASSIGNED: Final = re.compile(r"[ \t]*+([^\s=.\[\]#]++)[ \t]*+[=.]")
_VALUE: Final = re.compile(r"=[ \t]*+")
_WHERE: Final = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)\Z", re.DOTALL)
_QUOTES: Final = ('"', "'")


def _finding(code: str, params: Mapping[str, Param], path: Path, text: str, key: str, inside: str = "") -> Finding:
    lines = text.split("\n")
    line, at = _place(lines, TABLE if path.name == SHARED_FILE else (), key, inside)
    value = _VALUE.search(lines[line], at) if code == "bad-setting" else None
    column = (at if value is None else value.end()) + 1
    pointer = child(child("", key), inside) if inside else child("", key)
    return _placed(Finding(code=code, severity=Severity.ERROR, params=params), path, text, line + 1, column, pointer)


def _placed(finding: Finding, path: Path, text: str, line: int, column: int, pointer: str = "") -> Finding:
    lines = text.split("\n")
    excerpt = Excerpt.around(lines[line - 1].removesuffix("\r"), column) if line <= len(lines) else None
    return finding.placed(pointer, str(path), line, column, excerpt)


def _place(lines: list[str], table: tuple[str, ...], key: str, inside: str) -> tuple[int, int]:
    """The line and column, from 0, of a setting, or of a word inside it; TOML's reader tells neither."""
    header: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        opened, assigned = _HEADER.match(line), _ASSIGNED.match(line)
        if opened:
            header = tuple(part.strip(" \t\"'") for part in opened[1].split("."))
        names = header if opened else (*header, assigned[1].strip("\"'")) if assigned else ()
        if names[: len(table) + 1] == (*table, key):
            return _inner(lines, number, max(0, line.find(key)), inside)
    return 0, 0


def _inner(lines: list[str], number: int, at: int, inside: str) -> tuple[int, int]:
    """Where a word stands from the line of its setting on, with the quotation mark before it."""
    for later, line in enumerate(lines[number:], number) if inside else ():
        found = line.find(inside)
        if found >= 0:
            return later, found - line.startswith(_QUOTES, found - 1) if found else 0
    return number, at


def _toml_problem(said: str, text: str) -> tuple[int, int, str]:
    """The line, the column and the words of what TOML's reader says."""
    where = _WHERE.match(said)
    if where is None:
        return 1, 1, visible(said)
    if where[2]:
        return int(where[2]), int(where[3]), visible(where[1])
    last = text.rstrip("\n").split("\n")
    return len(last), len(last[-1]) + 1, visible(where[1])


def _broken(path: Path, text: str, line: int, column: int, problem: str) -> ConfigurationError:
    finding = Finding(code="setting-syntax", severity=Severity.ERROR, params={"problem": problem})
    return ConfigurationError(Report([_placed(finding, path, text, line, column)]))
