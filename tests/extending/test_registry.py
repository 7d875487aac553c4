"""Registries: what there is, under one name each; and none that sees another."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

import attrs
import pytest

import stargate_model as sm
from stargate_model.configuration import FORMATS, Configuration
from stargate_model.errors import ExplainError, ExtensionError
from stargate_model.extending import Context, Extension, Record, Registry, found, keyed, refers, row
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.telling import explanation
from stargate_model.formats.loading import read_bytes
from stargate_model.outputs import text, writer
from stargate_model.rules import RULES
from tests.extending.reactors import CROWDED, EXTENSION, REGISTRY, TOO_LARGE, Reactor, code

NAME = sm.Text({"en": "One"})
LARGE = Reactor(id="large", name=NAME, capacity=sm.Power("3 GW"))


def reactor(id_: str, **fields: Any) -> Reactor:
    """A reactor."""
    return Reactor(id=id_, name=NAME, **fields)


def found_in(registry: Registry, *records: Record) -> list[tuple[str, str]]:
    """The codes and records of what is found, but for notes."""
    report = sm.check(sm.Dataset(records), registry=registry)
    return [(finding.code, finding.record) for finding in report if finding.severity is not sm.Severity.NOTE]


def of(cls: type[Record], **names: object) -> type[Record]:
    """A class of records under other names."""
    return attrs.frozen(kw_only=True, eq=False)(type("Other", (cls,), dict(names)))


class TestNames:
    """A name is given once."""

    @pytest.mark.parametrize(
        ("extension", "problem"),
        [
            (
                Extension(name="reactors"),
                "the extension 'reactors' is that of reactors already",
            ),
            (Extension(name="stargate-model"), "the extension 'stargate-model' is that of stargate-model already"),
            (
                Extension(name="mine", records=(of(Reactor, collection="piles"),)),
                "the extension 'mine': the type 'reactor' is that of reactors already",
            ),
            (
                Extension(name="mine", records=(of(Reactor, type="pile"),)),
                "the extension 'mine': the collection 'reactors' is that of reactors already",
            ),
            (
                Extension(name="mine", records=(of(Reactor, type="site", collection="piles"),)),
                "the type 'site' is that of stargate-model already",
            ),
            (
                Extension(name="mine", records=(of(Reactor, type="pile", collection="documents"),)),
                "the collection 'documents' is that of stargate-model already",
            ),
            (
                Extension(name="mine", records=(of(Reactor, type="pile", collection="stargate_model"),)),
                "the collection 'stargate_model' is that of stargate-model already",
            ),
            (Extension(name="mine", codes=(TOO_LARGE,)), "the code 'reactor-too-large' is that of reactors already"),
            (
                Extension(name="mine", codes=(code("disputed"),)),
                "'disputed' is that of stargate-model already",
            ),
        ],
    )
    def test_a_clash_is_refused_with_both_names(self, extension: Extension, problem: str):
        """With ours, and between packages."""
        with pytest.raises(ExtensionError, match=problem):
            REGISTRY.with_(extension)

    def test_ids_name_collections_that_there_are(self):
        """Of whichever extension; else the field is named."""

        @attrs.frozen(kw_only=True, eq=False)
        class Crew(Record):
            """Who runs a reactor."""

            type: ClassVar[str] = "crew"
            collection: ClassVar[str] = "crews"
            reactor: str | None = attrs.field(default=None, metadata=refers("reactors"))

        extension = Extension(name="crews", records=(Crew,))
        assert Registry().with_(extension, EXTENSION).model.types["crew"] is Crew
        with pytest.raises(ExtensionError, match=r"Crew\.reactor names records of 'reactors', which is no collection"):
            Registry().with_(extension)


class TestRules:
    """Rules of extensions find beside ours, and are told in their own words."""

    def test_rows_and_groups(self):
        """A row rule in its record, a keyed one in the first of several."""
        site = sm.Site(id="campus", name=NAME)
        assert found_in(REGISTRY, LARGE) == [("reactor-too-large", "reactor:large")]
        assert found_in(REGISTRY, site, reactor("a1", site="campus"), reactor("b1", site="campus")) == [
            ("reactors-crowded", "reactor:a1")
        ]
        assert found_in(REGISTRY, reactor("large", capacity=sm.Power("<=3 GW"))) == []

    @pytest.mark.parametrize("form", FORMATS)
    def test_every_form_of_output_has_their_words(self, form: str):
        """Without a registry: a finding brings what explains it; what is not translated is told in English."""
        report = sm.check(sm.Dataset([LARGE]), registry=REGISTRY)
        written = (text.write if form == "text" else writer(form))(report, "de")
        assert "reactor-too-large" in written
        assert "3 Gigawatt is too much." in re.sub(r"\\u00a0|\\u\{A0\}|\xa0", " ", written)

    def test_the_language_is_taken_where_there_are_words(self):
        """A message, an explanation and a repair."""
        (finding,) = sm.check(sm.Dataset([LARGE]), registry=REGISTRY).of("reactor-too-large")
        assert finding.message("ja").startswith("日本語: 3")
        assert finding.message("fr").endswith("is too much.")
        assert pickle.loads(pickle.dumps(finding)).message("en") == "3 gigawatts is too much."  # noqa: S301  # ours
        told = explanation("reactor-too-large", "ja", REGISTRY.catalogue)
        assert "日本語: Reactors are small." in told
        with pytest.raises(ExplainError):
            explanation("reactor-too-large", "ja")

    def test_they_are_waived_and_configured_like_ours(self):
        """By their codes; a waiver of a code that is not there is told with the nearest."""
        reason = sm.Text({"en": "Judged."})
        held = attrs.evolve(LARGE, waivers=(sm.Waiver(code="reactor-too-large", reason=reason),))
        report = sm.check(sm.Dataset([held]), registry=REGISTRY)
        assert report.ok
        assert [finding.code for finding in report.waived] == ["reactor-too-large"]
        wrong = attrs.evolve(LARGE, waivers=(sm.Waiver(code="reactor-too-larg", reason=reason),))
        (unknown,) = sm.check(sm.Dataset([wrong]), registry=REGISTRY).of("unknown-code")
        assert unknown.params["nearest"] == "reactor-too-large"
        settings = Configuration(severity={"reactor-too-large": sm.Severity.WARNING}, registry=REGISTRY)
        assert sm.check(sm.Dataset([LARGE]), configuration=settings).counts["warning"] == 1
        with pytest.raises(ExplainError):
            Configuration(ignore=frozenset({"reactor-too-large"}), registry=Registry())


def breaks(record: object, context: object = None) -> Iterator[sm.Finding]:
    """A rule that breaks off."""
    raise ZeroDivisionError("no\x1b[31m")
    yield  # pragma: no cover


def wrong_code(reactor: Reactor, context: Context) -> list[sm.Finding]:
    """A rule that finds what it did not say."""
    return [found(CROWDED, reactor)]


def elsewhere(reactor: Reactor, context: Context) -> list[sm.Finding]:
    """A rule that finds something in a record that it was not given."""
    return [found(TOO_LARGE, reactor_of_others)]


reactor_of_others = reactor("other")


class TestRulesThatFail:
    """A rule of others that fails is a finding at the record; the rest of the check goes on."""

    @pytest.mark.parametrize(
        ("rule", "name", "problem"),
        [
            (breaks, "breaks", "ZeroDivisionError: no\\u{1B}[31m"),
            (lambda reactor, context: [3], "<lambda>", "TypeError: a rule gives findings, not int; make them"),
            (lambda reactor, context: None, "<lambda>", "TypeError: 'NoneType' object is not iterable"),
            (wrong_code, "wrong_code", "ValueError: it found 'reactors-crowded', which is not among its codes"),
            (elsewhere, "elsewhere", "ValueError: it found something in 'reactor:other', which it was not given"),
        ],
    )
    def test_it_is_told_with_the_extension_and_the_rule(self, rule: Any, name: str, problem: str):
        """Whatever it raises or gives; alone, and for groups."""
        for made in (
            row((Reactor,), rule, "reactor-too-large"),
            keyed((Reactor,), lambda one: [one.id], lambda some, context: rule(some[0], context), "reactor-too-large"),
        ):
            registry = Registry((attrs.evolve(EXTENSION, rules=(*EXTENSION.rules, made)),))
            report = sm.check(sm.Dataset([LARGE]), registry=registry)
            (failed,) = report.of("rule-failed")
            assert report.count("reactor-too-large") == 1
            assert failed.record == "reactor:large"
            assert failed.params["extension"] == "reactors"
            assert problem in str(failed.params["problem"])
            assert failed.params["rule"] in (name, "<lambda>")
            assert "\x1b" not in failed.message("ja")

    @pytest.mark.parametrize("keys", [breaks, lambda reactor: [3]])
    def test_keys_that_cannot_be_said_are_told_too(self, keys: Any):
        """The record is in no group, and that is told."""

        def never(reactors: Iterable[Reactor], context: Context) -> Iterator[sm.Finding]:
            raise AssertionError  # pragma: no cover

        registry = Registry((attrs.evolve(EXTENSION, rules=(keyed((Reactor,), keys, never, "reactors-crowded"),)),))
        report = sm.check(sm.Dataset([LARGE]), registry=registry)
        assert [finding.code for finding in report if finding.code != "figure-without-evidence"] == ["rule-failed"]


def test_registries_do_not_see_each_other():
    """Side by side in threads: each finds what its own extension finds, and reads what it knows."""

    def never(record: Reactor, context: Context) -> Iterator[sm.Finding]:
        yield found(strict, record)

    strict = code("reactor-forbidden", "No reactors.")
    other = Extension(name="ban", records=(Reactor,), codes=(strict,), rules=(row((Reactor,), never, strict.code),))
    ban = Registry((other,))
    line = b'{"type":"reactor","id":"large","name":{"en":"One"},"capacity":"3 GW"}\n'

    def codes(registry: Registry) -> set[str]:
        source = read_bytes(line * 3, "ndjson", "data.ndjson", model=registry.model)
        return {finding.code for finding in sm.check([source], registry=registry)} - {"figure-without-evidence"}

    with ThreadPoolExecutor(4) as pool:
        found_ = list(pool.map(codes, [REGISTRY, ban, Registry()] * 8))
    assert (
        found_
        == [
            {"reactor-too-large", "duplicate-id"},
            {"reactor-forbidden", "duplicate-id"},
            {"unknown-word"},
        ]
        * 8
    )


def test_without_extensions_all_is_as_it_was():
    """The rules and the catalogue are ours."""
    assert Registry().rules == RULES
    assert Registry().catalogue == CATALOGUE
    assert Registry() == Registry().with_()
    assert list(Registry().findings) == []
