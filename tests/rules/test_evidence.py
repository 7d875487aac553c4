"""Rules of evidence: phrases, their places and their documents."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.evidence import Stance
from stargate_model.claims.kinds import Power
from stargate_model.findings.finding import Finding
from stargate_model.rules.evidence import RULES, nearest
from stargate_model.strategies import phrases
from tests.rules.running import EARLY, LATE, cited, codes, document, name, run, site

TEXT = "Gas turbines of 986 MW and a plant of 360 MW; 986 MW in all."


def in_text(start: int | None, quote: str = "986 MW", **fields: object) -> list[Finding]:
    """What is found where a phrase is cited from the text."""
    evidence = cited(quote, start=start, **fields)
    return run(RULES, site(capacity=Power("986 MW", evidence=[evidence])), texts={EARLY: TEXT})


class TestOffsets:
    def test_a_phrase_is_as_long_as_its_offsets_say(self):
        """An end that is off by one is an error, without any text at hand."""
        good, bad = cited("986 MW", start=16, end=22), cited("986 MW", start=16, end=23)
        found = run(RULES, site(capacity=Power("986 MW", evidence=[good, bad])))
        assert [(finding.code, finding.at) for finding in found] == [("phrase-length", "/capacity/evidence/1")]

    def test_offsets_end_where_the_document_ends(self):
        """The last phrase of a document passes, and one beyond it is an error."""
        short = (document(EARLY, length=22),)
        for start, expected in ((16, []), (17, ["offsets-beyond E"])):
            cites = site(capacity=Power("986 MW", evidence=[cited("986 MW", start=start)]))
            assert codes(run(RULES, cites, documents=short)) == expected

    def test_evidence_of_parts_and_records_is_looked_at_too(self):
        """Not only figures cite phrases."""
        (finding,) = run(RULES, site(evidence=(cited("x", start=0, end=5),)))
        assert (finding.code, finding.at) == ("phrase-length", "/evidence/0")


class TestTexts:
    @pytest.mark.parametrize("start", [16, 46])
    def test_a_phrase_at_its_place_passes(self, start: int):
        """Each place of a phrase that stands twice is right."""
        assert in_text(start) == []

    @pytest.mark.parametrize(("start", "place"), [(15, "16"), (30, "16"), (33, "46"), (54, "46"), (9_000, "46")])
    def test_a_moved_phrase_is_found_at_its_nearest_place(self, start: int, place: str):
        """The right offsets are given."""
        moved = next(finding for finding in in_text(start) if finding.code == "phrase-moved")
        assert (moved.params["found_start"], moved.params["found_end"]) == (place, str(int(place) + 6))

    def test_a_phrase_that_the_text_has_not_is_absent(self):
        """An invented phrase is an error."""
        assert codes(in_text(16, "968 MW")) == ["phrase-absent E"]

    def test_a_phrase_without_offsets_is_looked_up_only(self):
        """What has no place cannot be misplaced."""
        assert in_text(None) == []

    @given(st.lists(phrases(5), max_size=5), phrases(5), st.integers(0, 30))
    def test_nearest_is_the_nearest_of_all_places(self, around: list[str], phrase: str, start: int):
        """No other place of the phrase is nearer."""
        text = phrase.join(around)
        places = [place for place in range(len(text)) if text.startswith(phrase, place)]
        found = nearest(text, phrase, start)
        assert (found is None) == (not places)
        assert found is None or abs(found - start) == min(abs(place - start) for place in places)


class TestDocuments:
    def check(self, **fields: object) -> list[str]:
        """What is found in a document whose text is given."""
        known = document(EARLY, **fields)
        return codes(run(RULES, known, documents=(known,), texts={EARLY: TEXT}))

    def test_digest_and_length_are_those_of_the_text(self):
        """Both are errors where they differ, and nothing where they are not stated."""
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        assert self.check(sha256=digest, length=len(TEXT)) == []
        assert self.check() == []
        assert self.check(sha256="0" * 64, length=1) == ["document-digest E", "document-length E"]

    def test_a_text_that_is_missing_among_others_is_a_warning(self):
        """Without any texts, none is missing."""
        assert codes(run(RULES, document(LATE), texts={EARLY: TEXT})) == ["document-text-missing W"]
        assert run(RULES, document(LATE)) == []


class TestNothingCited:
    def test_a_figure_without_evidence_is_a_note(self):
        """Nobody can see where it comes from."""
        assert codes(run(RULES, site(capacity=Power("1.2 GW")))) == ["figure-without-evidence N"]

    def test_a_zero_without_evidence_is_a_warning(self):
        """It may stand for a blank; with evidence it is a measurement."""
        assert codes(run(RULES, site(capacity=Power("0 MW")))) == ["zero-or-blank W"]
        assert run(RULES, site(capacity=Power("0 MW", evidence=[cited("0 MW")]))) == []


class TestSuccessors:
    """What was taken back names what took it back."""

    KNOWN = (document(EARLY), document(LATE, "2025-08-21"), document("undated", None))

    @pytest.mark.parametrize(
        ("document_id", "successor", "expected"),
        [
            (EARLY, LATE, []),
            (EARLY, None, ["no-successor W"]),
            (EARLY, EARLY, ["no-successor W"]),
            (LATE, EARLY, ["no-successor W"]),
            (EARLY, "undated", []),
            ("undated", EARLY, []),
        ],
    )
    def test_a_later_document_takes_back(self, document_id: str, successor: str | None, expected: list[str]):
        """None, itself and an older one are told; where a date is not known, nothing is."""
        piece = cited("5 GW", document_id, stance=Stance.SUPERSEDED, superseded_by=successor)
        assert codes(run(RULES, site(evidence=(piece,)), documents=self.KNOWN)) == expected

    @pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.DISPUTES])
    def test_what_stands_needs_no_successor(self, stance: Stance):
        """Only what was taken back has one."""
        assert run(RULES, site(evidence=(cited("5 GW", stance=stance),))) == []


class TestCopies:
    def found(self, second: str, stance: Stance = Stance.SUPPORTS, title: str = "Report") -> list[str]:
        """What is found in phrases of two documents that differ in their text."""
        known = (
            document(EARLY, title=name("Report"), sha256="0" * 64),
            document(LATE, title=name(title), sha256="1" * 64),
        )
        successor = LATE if stance is Stance.SUPERSEDED else None
        first = cited("5 GW", EARLY, start=0, stance=stance, superseded_by=successor)
        pieces = [first, cited(second, LATE, start=0)]
        return codes(run(RULES, site(capacity=Power("5 GW", evidence=pieces)), documents=known))

    def test_copies_of_one_source_that_differ_are_a_warning(self):
        """The older phrase is to be marked as superseded."""
        assert self.found("6 GW") == ["source-supersedes W"]

    def test_another_spelling_of_the_same_is_no_correction(self):
        """The number and its hedge count, and not the words; the older phrase is pointed at."""
        assert self.found("5,000 MW") == []
        assert self.found("about 5 GW") == ["source-supersedes W"]

    def test_same_phrases_marked_phrases_and_other_sources_pass(self):
        """Only copies that both still support the figure are told."""
        assert self.found("5 GW") == []
        assert self.found("6 GW", Stance.SUPERSEDED) == []
        assert self.found("6 GW", title="Another report") == []
