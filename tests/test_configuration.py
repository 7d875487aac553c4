"""Configuration: settings of a file, each mistake in it with its line."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.configuration import (
    DEFAULT,
    FORMATS,
    Configuration,
    ConfigurationError,
    find,
    read,
)
from stargate_model.errors import ExplainError, SourceError, StargateError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity

WHOLE = """# what this project has decided
select = ["bad-id", "disputed"]
ignore = []
strict = true
documents = "texts"
tolerance = 0.20
locale = "zh-Hans"
format = "sarif"

[severity]
disputed = "warning"

[limits]
depth = 32
"""


def settings(text: str, folder: Path, name: str = "stargate-model.toml") -> Configuration:
    """The configuration of a text."""
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name)


def wrong(text: str, folder: Path, name: str = "stargate-model.toml") -> list[tuple[str, int | None, int | None]]:
    """The codes and places of what is wrong with a text."""
    with pytest.raises(ConfigurationError) as caught:
        settings(text, folder, name)
    return [(finding.code, finding.line, finding.column) for finding in caught.value.report]


class TestRead:
    """Settings that hold."""

    def test_every_setting(self, tmp_path: Path) -> None:
        """Each as its type has it; numbers exactly; a folder from where the file is."""
        made = settings(WHOLE, tmp_path)
        assert made == Configuration(
            select=frozenset({"bad-id", "disputed"}),
            severity={"disputed": Severity.WARNING},
            strict=True,
            documents=tmp_path / "texts",
            tolerance=Decimal("0.20"),
            locale="zh-Hans",
            format="sarif",
            limits=made.limits,
        )
        assert (made.limits.depth, made.limits.file_bytes) == (32, DEFAULT.limits.file_bytes)

    def test_a_file_that_others_share(self, tmp_path: Path) -> None:
        """There the settings have a table of their own."""
        text = '[project]\nname = "x"\n[tool.stargate-model]\nstrict = true\n[tool.stargate-model.limits]\ndepth = 3\n'
        made = settings(text, tmp_path, "pyproject.toml")
        assert (made.strict, made.limits.depth) == (True, 3)

    def test_nothing_decided_is_the_default(self, tmp_path: Path) -> None:
        """An empty file is a configuration."""
        assert settings("", tmp_path) == DEFAULT

    @pytest.mark.parametrize("form", FORMATS)
    def test_every_form_can_be_set(self, form: str, tmp_path: Path) -> None:
        """By the name that the command line gives it."""
        assert settings(f'format = "{form}"', tmp_path).format == form


class TestMistakes:
    """What is wrong with a file, and where."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("a = ", ("setting-syntax", 1, 5)),
            ("strict = true\nselect = [", ("setting-syntax", 2, 11)),
            ("strict = true\nstrict = true\n", ("setting-syntax", 2, 14)),
            (f"x = {'[' * 5000}", ("setting-syntax", 1, 1)),
            (f"limits = {{depth = {'9' * 5000}}}", ("setting-syntax", 1, 1)),
            ("# so\n\nignor = []", ("unknown-setting", 3, 1)),
            ("[sevrity]\n", ("unknown-setting", 1, 2)),
            ("limits.depht = 3", ("unknown-setting", 1, 8)),
            ("[limits]\n\ndepht = 3", ("unknown-setting", 3, 1)),
            ('"a.b" = 1', ("unknown-setting", 1, 1)),
            ('select = "bad-id"', ("bad-setting", 1, 10)),
            ("select = [1]", ("bad-setting", 1, 10)),
            ('select = [\n  "bad-id",\n  "bad-ic",\n]', ("unknown-code", 3, 3)),
            ("severity = {bad-ic = 'note'}", ("unknown-code", 1, 13)),
            ("[severity]\nbad-id = 'fatal'", ("bad-setting", 2, 10)),
            ("severity = 1", ("bad-setting", 1, 12)),
            ("strict = 1", ("bad-setting", 1, 10)),
            ("documents = true", ("bad-setting", 1, 13)),
            ("documents = ''", ("bad-setting", 1, 13)),
            ("documents = '\\u0000'", ("bad-setting", 1, 13)),
            ("tolerance = true", ("bad-setting", 1, 13)),
            ("tolerance = '5%'", ("bad-setting", 1, 13)),
            ("tolerance = -0.1", ("bad-setting", 1, 13)),
            ("tolerance = 1", ("bad-setting", 1, 13)),
            ("tolerance = nan", ("bad-setting", 1, 13)),
            ("tolerance = inf", ("bad-setting", 1, 13)),
            ('locale = "tlh"', ("bad-setting", 1, 10)),
            ('locale = "../../etc"', ("bad-setting", 1, 10)),
            ("locale = []", ("bad-setting", 1, 10)),
            ('format = "pdf"', ("bad-setting", 1, 10)),
            ("format = {}", ("bad-setting", 1, 10)),
            ("limits = 3", ("bad-setting", 1, 10)),
            ("[limits]\ndepth = 0", ("bad-setting", 2, 9)),
            ("[limits]\ndepth = true", ("bad-setting", 2, 9)),
            ("[limits]\ndepth = 6.4", ("bad-setting", 2, 9)),
            ("strict = 2025-01-21", ("bad-setting", 1, 10)),
        ],
        ids=lambda value: ascii(value)[:40],
    )
    def test_a_mistake_has_its_place(self, text: str, found: tuple[str, int, int], tmp_path: Path) -> None:
        """The setting that there is none of, the value that it does not take, the code that is none."""
        if "\\u0000" in text:
            text = text.replace("'", '"')
        assert wrong(text, tmp_path) == [found]

    def test_a_mistake_in_a_shared_file_is_in_its_own_table(self, tmp_path: Path) -> None:
        """Another program's setting of the same name is not it."""
        text = '[tool.other]\nstrict = 1\n[tool.stargate-model]\nstrict = 1\n[tool."stargate-model".limits]\nx = 1\n'
        assert wrong(text, tmp_path, "pyproject.toml") == [("bad-setting", 4, 10), ("unknown-setting", 6, 1)]

    def test_all_mistakes_are_found_at_once(self, tmp_path: Path) -> None:
        """Each with the nearest name there is; the error carries the report, also across processes."""
        (tmp_path / "stargate-model.toml").write_text('ignor = []\nstrict = "yes"\n')
        with pytest.raises(ConfigurationError) as caught:
            read(tmp_path / "stargate-model.toml")
        assert [finding.params.get("nearest") for finding in caught.value.report] == ["ignore", None]
        assert 'takes true | false, but has "yes"' in str(caught.value)
        for again in (pickle.loads(pickle.dumps(caught.value)), copy.deepcopy(caught.value)):  # noqa: S301
            assert again.report == caught.value.report

    def test_bytes_that_are_no_text(self, tmp_path: Path) -> None:
        """Are told with their line."""
        (tmp_path / "stargate-model.toml").write_bytes(b"strict = true\n# caf\xe9\n")
        with pytest.raises(ConfigurationError) as caught:
            read(tmp_path / "stargate-model.toml")
        assert [(finding.code, finding.line) for finding in caught.value.report] == [("setting-syntax", 2)]

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        """A file that is not there, a folder, one that is far too large, and one that has no settings."""
        (tmp_path / "large.toml").write_bytes(b"#" * 1_000_001)
        (tmp_path / "pyproject.toml").write_text("[tool]\n")
        for name in ("missing.toml", ".", "large.toml", "pyproject.toml", "a\0b"):
            with pytest.raises(SourceError):
                read(tmp_path / name)

    @given(text=st.text() | st.text("[]{}=.\"'\n #abstrict,limits0123"))
    def test_no_text_raises_anything_else(self, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
        """No exception of the reader of TOML gets out."""
        folder = tmp_path_factory.mktemp("configuration")
        (folder / "stargate-model.toml").write_bytes(text.encode("utf-8", "replace"))
        found: tuple[Finding, ...] = ()
        try:
            read(folder / "stargate-model.toml")
        except ConfigurationError as error:
            found = error.report.findings
        assert all(finding.line and finding.message("de") for finding in found)


class TestFind:
    """Which file holds for a folder."""

    def test_the_nearest_one(self, tmp_path: Path) -> None:
        """Upwards; the file of its own before the shared one."""
        below = tmp_path / "a" / "b"
        below.mkdir(parents=True)
        (tmp_path / ".git").mkdir()
        assert find(below) is None
        (tmp_path / "pyproject.toml").write_text("[tool.stargate-model]\n")
        assert find(below) == tmp_path / "pyproject.toml"
        (tmp_path / "stargate-model.toml").write_text("")
        assert find(below) == tmp_path / "stargate-model.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'stargate-model'\n")
        assert find(below) == tmp_path / "stargate-model.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[ tool . 'stargate-model' ]\n")
        assert find(below) == tmp_path / "a" / "pyproject.toml"

    def test_a_repository_is_the_end(self, tmp_path: Path) -> None:
        """What is above its top belongs to somebody else."""
        (tmp_path / "stargate-model.toml").write_text("")
        (tmp_path / "repository" / ".git").mkdir(parents=True)
        assert find(tmp_path / "repository") is None
        assert find(tmp_path) == tmp_path / "stargate-model.toml"


class TestJudged:
    """What a configuration does to a finding."""

    @given(
        code=st.sampled_from(sorted(CATALOGUE)),
        select=st.none() | st.frozensets(st.sampled_from(sorted(CATALOGUE))),
        ignore=st.frozensets(st.sampled_from(sorted(CATALOGUE))),
    )
    def test_codes_are_selected_and_ignored(
        self, code: str, select: frozenset[str] | None, ignore: frozenset[str]
    ) -> None:
        """Ignoring wins; a limit is always told, since what is beyond it was not read."""
        finding = Finding(code=code, severity=Severity.ERROR)
        is_wanted = (select is None or code in select) and code not in ignore
        judged = Configuration(select=select, ignore=ignore).judged(finding)
        assert judged == (finding if is_wanted or code == "limit" else None)

    def test_a_severity_is_that_of_the_code(self) -> None:
        """Whatever the rule says of the case; other codes keep theirs."""
        made = Configuration(severity={"disputed": Severity.ERROR})
        severities = [
            made.judged(Finding(code=code, severity=Severity.NOTE)).severity  # type: ignore[union-attr]
            for code in ("disputed", "unit-price")
        ]
        assert severities == [Severity.ERROR, Severity.NOTE]

    def test_a_code_that_is_none_is_refused(self) -> None:
        """With the nearest, as everywhere."""
        with pytest.raises(ExplainError, match="bad-id"):
            Configuration(ignore=frozenset({"bad-ic"}))

    def test_a_check_takes_a_configuration(self) -> None:
        """Given in Python; arguments win over it, and no file is looked for."""
        site = sm.Site(id="abilene", name=sm.Text({"en": "Abilene"}), capacity=sm.Power("1.2 GW"))
        strict = sm.Configuration(severity={"figure-without-evidence": sm.Severity.ERROR})
        assert sm.check(sm.Dataset([site])).ok
        assert not sm.check(sm.Dataset([site]), configuration=strict).ok
        with pytest.raises(StargateError):
            sm.check(sm.Dataset([site]), configuration=strict, documents="missing")
