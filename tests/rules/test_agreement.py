"""Rules of agreement: a phrase read again, against the figure that the record makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count, Money, Power, Share
from stargate_model.findings.finding import Finding
from stargate_model.records.parts import Missing, Observation
from stargate_model.records.vocabularies import IndicatorKind, MissingReason
from stargate_model.rules.agreement import RULES
from tests.rules.running import EARLY, LATE, cited, codes, commitment, document, indicator, run, site

DOCUMENTS = (document(EARLY, language="zh-Hans"), document(LATE, language="zh-Hans"))


def judged(literal: str, *evidence: Evidence) -> list[Finding]:
    """What is found in a capacity with evidence."""
    return run(RULES, site(capacity=Power(literal, evidence=evidence)), documents=DOCUMENTS)


class TestOnePhrase:
    @pytest.mark.parametrize(
        ("literal", "quote", "expected"),
        [
            ("~986 MW", "约为 986 兆瓦 (MW)", []),
            ("0.986 GW", "986 兆瓦", []),
            (">5 GW", "超过 5 千兆瓦", []),
            ("~<15 GW", "接近 15 千兆瓦", []),
            ("5 GW", "超过 5 千兆瓦", ["hedge-dropped E"]),
            ("986 MW", "约 986 兆瓦", ["hedge-dropped E"]),
            ("<15 GW", "接近 15 千兆瓦", ["hedge-dropped W"]),
            ("~986 MW", "986 兆瓦", ["hedge-added W"]),
            ("<=986 MW", "986 兆瓦", ["hedge-added W"]),
            ("986 MW", "高达 986 兆瓦", ["hedge-dropped N"]),
            ("<5 GW", "超过 5 千兆瓦", ["evidence-contradicts E"]),
            ("1.2 GW", "986 兆瓦", ["evidence-contradicts E"]),
            ("~968 MW", "约 986 兆瓦", ["evidence-contradicts E"]),
            ("4 GW", "超过 5 千兆瓦", ["evidence-contradicts E"]),
            ("5.5 GW", "超过 5 千兆瓦", ["hedge-dropped E"]),
            (">6 GW", "超过 5 千兆瓦", ["evidence-contradicts E"]),
            ("<=92 MW", "多达29兆瓦", ["evidence-contradicts E"]),
            ("5..12 MW", "5至12兆瓦", []),
            ("5 MW", "5至12兆瓦", ["hedge-dropped E"]),
            ("5..12 MW", "5兆瓦", ["hedge-added W"]),
            ("986 MW", "986 兆瓦时", ["evidence-contradicts E"]),
            ("986 MW", "数千", ["unreadable-evidence W"]),
            ("986 MW", "燃气轮机", ["unreadable-evidence W"]),
        ],
    )
    def test_number_and_hedge_are_those_of_the_phrase(self, literal: str, quote: str, expected: list[str]):
        """Another number contradicts, another hedge is dropped or added, and a refusal is no proof."""
        assert codes(judged(literal, cited(quote))) == expected

    def test_the_finding_stands_at_its_evidence(self):
        """The place is that of the phrase, and the message has both figures."""
        (finding,) = judged("1.2 GW", cited("1.2 千兆瓦"), cited("986 兆瓦"))[:1]
        assert finding.at == "/capacity/evidence/1"
        assert finding.params["read"] == Power("986 MW")

    @pytest.mark.parametrize("stance", [Stance.DISPUTES, Stance.SUPERSEDED])
    def test_only_supporting_phrases_are_held_against_the_record(self, stance: Stance):
        """What disputes a figure may say another one."""
        assert judged("1.2 GW", cited("1.2 千兆瓦"), cited("986 兆瓦", stance=stance)) == []

    def test_a_phrase_of_an_unknown_document_is_not_read(self):
        """Without its document, the language of a phrase is not known."""
        assert judged("1.2 GW", cited("986 兆瓦", "elsewhere")) == []

    def test_a_language_that_is_not_read_is_a_warning(self):
        """A refusal is told with its code."""
        swahili = (document(EARLY, language="sw"),)
        (finding,) = run(RULES, site(capacity=Power("986 MW", evidence=[cited("megawati 986")])), documents=swahili)
        assert (finding.code, finding.params["refusal"]) == ("unreadable-evidence", "unsupported-language")

    @given(st.sampled_from([">", ">=", "<=", "<", "~", "~<", ""]), st.integers(1, 99_999))
    def test_a_phrase_that_says_the_figure_is_no_finding(self, sign: str, number: int):
        """Each hedge with its words agrees with itself."""
        words = {">": "超过", ">=": "至少", "<=": "至多", "<": "不到", "~": "约", "~<": "接近", "": ""}
        assert judged(f"{sign}{number} MW", cited(f"{words[sign]}{number}兆瓦")) == []


class TestSeveralPhrases:
    def test_sources_that_hedge_differently_are_a_note(self):
        """More than 100,000 jobs in one source and 100,000 in another: the record adopts one of them."""
        jobs = Count(">100000 job", evidence=[cited("超过 100,000 个就业机会"), cited("10万个工作机会", LATE)])
        (finding,) = run(RULES, commitment(jobs=jobs), documents=DOCUMENTS)
        assert (finding.code, finding.severity.value, finding.at) == ("hedge-added", "note", "/jobs/evidence/1")

    def test_a_hedge_that_every_source_has_must_not_be_dropped(self):
        """It is an error where the record is exact, and none of its sources is."""
        found = judged("986 MW", cited("约 986 兆瓦"), cited("超过 986 兆瓦", LATE))
        assert codes(found) == ["hedge-dropped E", "hedge-dropped E"]

    def test_other_documents_may_disagree(self):
        """Where one document bears the record out, another that does not is a disagreement of sources."""
        (finding,) = judged("1.2 GW", cited("1.2 千兆瓦"), cited("986 兆瓦", LATE))
        assert (finding.code, finding.severity.value) == ("sources-disagree", "note")
        assert (finding.params["read"], finding.params["other_read"]) == (Power("1.2 GW"), Power("986 MW"))

    def test_every_two_statements_are_compared(self):
        """Three sources with three numbers are three disagreements, each at its evidence; equal ones are told once."""
        known = (*DOCUMENTS, document("paper", language="zh-Hans"), document("wire", language="zh-Hans"))
        pieces = [
            cited("1.2 千兆瓦"),
            cited("986 兆瓦", LATE),
            cited("360 兆瓦", "paper"),
            cited("0.36 千兆瓦", "wire"),
        ]
        found = run(RULES, site(capacity=Power("1.2 GW", evidence=pieces)), documents=known)
        apart = [(one.at, str(one.params["read"])) for one in found if one.code == "sources-disagree"]
        assert apart == [
            ("/capacity/evidence/1", "1.2 GW"),
            ("/capacity/evidence/2", "1.2 GW"),
            ("/capacity/evidence/2", "986 MW"),
        ]

    @given(st.lists(st.integers(1, 40), min_size=1, max_size=40))
    def test_very_many_statements_are_bounded(self, numbers: list[int]):
        """What is told does not grow with the square of what is cited."""
        found = judged("1 MW", *(cited(f"{number}兆瓦") for number in numbers))
        assert len([one for one in found if one.code == "sources-disagree"]) <= 28

    def test_one_document_does_not_disagree_with_itself(self):
        """Two numbers of one document are a mistake in what is cited."""
        found = judged("1.2 GW", cited("1.2 千兆瓦"), cited("986 兆瓦"))
        assert codes(found) == ["evidence-contradicts E", "sources-disagree N"]


class TestCurrency:
    NAMED, UNNAMED = cited("高达5000亿美元"), cited("数千亿")

    def test_a_phrase_without_currency_beside_one_that_has_it_is_a_note(self):
        """It is kept, and not compared."""
        pledge = commitment(amount=Money("<=500e9 USD", evidence=[self.NAMED, self.UNNAMED]))
        assert codes(run(RULES, pledge, documents=DOCUMENTS)) == ["currency-missing N"]

    def test_a_currency_that_no_phrase_names_is_an_error(self):
        """A currency is not taken from elsewhere."""
        pledge = commitment(amount=Money("?200e9..999999999999 USD", evidence=[self.UNNAMED]))
        assert codes(run(RULES, pledge, documents=DOCUMENTS)) == ["currency-unstated E"]

    def test_a_record_may_say_why_there_is_no_currency(self):
        """A reason for none takes the place of a currency."""
        gap = Missing(field="currency", reason=MissingReason.NOT_STATED)
        pledge = commitment(amount=Money("?200e9..999999999999 USD", evidence=[self.UNNAMED]), missing=(gap,))
        assert run(RULES, pledge, documents=DOCUMENTS) == []

    def test_another_currency_contradicts(self):
        """Euros are not dollars."""
        pledge = commitment(amount=Money("<=500e9 EUR", evidence=[self.NAMED]))
        assert codes(run(RULES, pledge, documents=DOCUMENTS)) == ["evidence-contradicts E"]


class TestChanges:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [(IndicatorKind.ELECTRICITY_SHARE, ["growth-as-level E"]), (IndicatorKind.COMPUTE_GROWTH, [])],
    )
    def test_growth_is_no_level(self, kind: IndicatorKind, expected: list[str]):
        """A phrase of growth is evidence of growth only."""
        figure: Figure = Share("16.5 %", evidence=[cited("增长16.5%")])
        found = run(RULES, indicator(kind=kind, observations=(Observation(figure=figure),)), documents=DOCUMENTS)
        assert codes(found) == expected
