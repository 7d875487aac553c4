"""The data set of the two documents: which records it has, what each states, and where that stands."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.text import Text
from stargate_model.formats.loading import read_path
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.records.commitments import Commitment
from stargate_model.records.dataset import Dataset, key_of
from stargate_model.records.parts import Location, Observation
from stargate_model.records.record import Record
from stargate_model.records.structure import figures, references
from stargate_model.records.vocabularies import Precision, Stage

SEEDS = Path(__file__).parents[2] / "seeds"
SOURCES = read_path(SEEDS)
DATASET = Dataset(entry.record for source in SOURCES for entry in source.entries)

DOCUMENTS = {"A": "ibm-stargate-explainer", "B": "voa-stargate-china"}

IDS = {
    "documents": "ibm-stargate-explainer voa-stargate-china",
    "programmes": "stargate",
    "partners": """
        stargate-llc softbank openai oracle mgx microsoft nvidia arm crusoe-energy engine-no-1 ge-vernova
        us-government state-of-texas us-doe
    """,
    "sites": "abilene stargate-us-development first-phase-texas",
    "power_sources": "abilene-turbines abilene-gas-plant",
    "commitments": """
        stargate-initial stargate-total oracle-gb200 stargate-jobs stargate-texas-first stargate-elsewhere
    """,
    "persons": """
        donald-trump masayoshi-son larry-ellison sam-altman elon-musk daniel-castro sam-howell dean-ball
        omdia-chief-analyst ion-stoica
    """,
    "indicators": """
        stargate-power-need us-dc-electricity us-dc-share compute-share china-intelligent-compute
        china-compute-in-use-growth china-ai-cost-ratio ai-users vaccine-design-time deepseek-chips
        data-centre-demand-horizon
    """,
    "policies": """
        eo-ai-leadership energy-emergency self-generation any-fuel paris-withdrawal texas-curtailment federal-land
        chip-export-controls sanctions nist-ai-rmf white-house-support abilene-plant-permit china-compute-layout
    """,
    "events": """
        texas-winter-blackout caict-white-paper doe-report stargate-announcement miit-press-conference musk-denial
        altman-answer first-phase-filming first-phase-video davos-speech economist-article voa-report-published
        ibm-explainer-published
    """,
    "assessments": """
        compute-shortfall hardware-scarcity coordination-friction political-polarization attack-surface energy-strain
        leaner-paths innovation-breakthroughs local-economy infrastructure-access agi-leadership abilene-energy-model
        clean-energy-transition fossil-dependence enterprise-cost enterprise-forecasts enterprise-access shared-systems
        compliance-expectations less-foreign-dependence permit-delays support-at-the-top energy-limit
        lower-climate-goals uses-of-the-centres industrial-build-out china-cannot-follow keep-ai-at-home
        medical-research narrowing-gap open-source-shift encirclement chinese-investment hardware-lead rivals-passed
    """,
}

# figure, its literal, its hedge words, and its evidence: document, start, phrase, modality and stance, who says so
FIGURES = {
    "site:abilene/capacity": ("1.2 GW", "", [("A", 1178, "1.2 千兆瓦", "planned", "")]),
    "site:stargate-us-development/capacity": (">5 GW", "超过", [("A", 1225, "超过 5 千兆瓦", "planned", "")]),
    "power_source:abilene-turbines/unit_count": (
        "<=29 turbine",
        "多达",
        [("A", 2782, "多达 29 台", "reported", "industry reports")],
    ),
    "power_source:abilene-turbines/capacity": (
        "~986 MW",
        "约为",
        [("A", 2824, "约为 986 兆瓦 (MW)", "reported", "industry reports")],
    ),
    "power_source:abilene-gas-plant/unit_count": ("1 item", "", [("A", 2850, "一座", "stated", "")]),
    "power_source:abilene-gas-plant/permitted": ("360 MW", "", [("A", 2853, "360 MW", "stated", "")]),
    "commitment:stargate-initial/amount": (
        "<=100e9 USD",
        "高达",
        [
            ("A", 267, "高达 1,000 亿美元", "stated", ""),
            ("A", 2052, "1,000 亿美元", "stated", ""),
            ("B", 866, "预计为1000亿美元", "projected", ""),
        ],
    ),
    "commitment:stargate-total/amount": (
        "<=500e9 USD",
        "高达",
        [
            ("A", 298, "5,000 亿美元", "projected", ""),
            ("B", 774, "高达5000亿美元", "planned", "donald-trump"),
            ("B", 535, "数千亿", "stated", ""),
            ("B", 2441, "5000亿美元", "claimed disputes", "elon-musk"),
        ],
    ),
    "commitment:stargate-total/horizon": (
        "<=4 year",
        "内",
        [("A", 289, "在 4 年内", "projected", ""), ("B", 768, "未来四年", "planned", "donald-trump")],
    ),
    "commitment:oracle-gb200/amount": ("40e9 USD", "", [("A", 2539, "400 亿美元", "reported", "unnamed reports")]),
    "commitment:oracle-gb200/units": ("400000 chip", "", [("A", 2550, "400,000 块", "reported", "unnamed reports")]),
    "commitment:stargate-jobs/jobs": (
        ">100000 job",
        "超过",
        [
            ("A", 3801, "超过 100,000 个就业机会", "projected", "oracle openai"),
            ("B", 800, "10万个工作机会", "planned", "donald-trump"),
        ],
    ),
    "commitment:stargate-texas-first/units": ("10 data_centre", "", [("B", 2179, "十座", "planned", "")]),
    "commitment:stargate-elsewhere/units": ("20 data_centre", "", [("B", 2203, "20座", "planned", "")]),
    "commitment:stargate-elsewhere/horizon": ("?2..9 year", "几", [("B", 2189, "未来几年", "planned", "")]),
    "indicator:stargate-power-need/observations/0/figure": (
        "~<15 GW",
        "接近",
        [("A", 2944, "接近 15 千兆瓦", "projected", "unnamed analysts")],
    ),
    "indicator:us-dc-electricity/observations/0/figure": (
        "58 TWh",
        "",
        [("B", 3299, "58太瓦时(TWh)", "stated", "us-doe")],
    ),
    "indicator:us-dc-electricity/observations/1/figure": (
        "176 TWh",
        "",
        [("B", 3318, "176 太瓦时", "stated", "us-doe")],
    ),
    "indicator:us-dc-electricity/observations/2/figure": (
        "580 TWh",
        "",
        [("B", 3338, "580太瓦时", "projected", "us-doe")],
    ),
    "indicator:us-dc-share/observations/0/figure": ("~4.4 %", "左右", [("B", 3244, "4.4%左右", "stated", "us-doe")]),
    "indicator:us-dc-share/observations/1/figure": (
        "~6.7..12 %",
        "约",
        [("B", 3267, "约6.7%至12%", "projected", "us-doe")],
    ),
    "indicator:compute-share/observations/0/figure": ("34 %", "", [("B", 4249, "34%", "stated", "CAICT")]),
    "indicator:compute-share/observations/1/figure": ("33 %", "", [("B", 4253, "33%", "stated", "CAICT")]),
    "indicator:china-compute-in-use-growth/observations/0/figure": (
        "16.5 %",
        "",
        [("B", 4808, "16.5%", "stated", "China's industry ministry and other departments")],
    ),
    "indicator:china-ai-cost-ratio/observations/0/figure": (
        "<=0.2 ratio",
        "或更低",
        [("B", 5402, "五分之一或更低", "stated", "The Economist")],
    ),
    "indicator:ai-users/observations/0/figure": (
        "?200000000..999999999 user",
        "数",
        [("B", 1998, "数亿用户", "stated", "dean-ball")],
    ),
    "indicator:vaccine-design-time/observations/0/figure": (
        "48 h",
        "",
        [("B", 2344, "48小时", "claimed", "larry-ellison")],
    ),
    "indicator:data-centre-demand-horizon/observations/0/figure": (
        "?2..9 year",
        "几",
        [("B", 1775, "未来几年", "projected", "sam-howell")],
    ),
}

# record, date field (`period` and `base`: of an observation), its value, and the phrase of the record that gives it
DATES = [
    ("programme:stargate", "announced", "2025-01-21", "B", 328, "2025年1月21日"),
    ("programme:stargate", "announced", "2025-01-21", "B", 696, "1月21日"),
    ("commitment:stargate-total", "announced", "2025-01-21", "B", 696, "1月21日"),
    ("commitment:stargate-jobs", "announced", "2025-01-21", "B", 696, "1月21日"),
    ("policy:eo-ai-leadership", "date", "2025-01-23", "B", 1074, "23日"),
    ("policy:energy-emergency", "date", "2025-01-20", "B", 2787, "1月20日"),
    ("policy:any-fuel", "date", "2025-01-23", "B", 3617, "23日"),
    ("policy:sanctions", "date", "2024-end", "B", 4149, "2024年底"),
    ("policy:china-compute-layout", "date", "2025-01-21", "B", 4671, "1月21日"),
    ("event:texas-winter-blackout", "date", "2021-winter", "A", 3022, "2021 年冬季"),
    ("event:caict-white-paper", "date", "2023", "B", 4219, "(2023年)"),
    ("event:doe-report", "date", "2024-12", "B", 3068, "12月"),
    ("event:stargate-announcement", "date", "2025-01-21", "B", 328, "2025年1月21日"),
    ("event:stargate-announcement", "date", "2025-01-21", "B", 696, "1月21日"),
    ("event:miit-press-conference", "date", "2025-01-21", "B", 4671, "1月21日"),
    ("event:first-phase-filming", "date", "2025-01", "B", 2621, "2025年1月"),
    ("event:first-phase-video", "date", "2025-01-23", "B", 2533, "1月23日"),
    ("event:davos-speech", "date", "2025-01-23", "B", 3617, "23日"),
    ("event:economist-article", "date", "2025-01-23", "B", 5181, "1月23日"),
    ("event:voa-report-published", "date", "2025-01-25T15:40:42+00:00", "B", 136, "Sat, 25 Jan 2025 15:40:42 GMT"),
    ("event:ibm-explainer-published", "date", "2025-08-21", "A", 22, "2025 年 8 月 21 日"),
    ("indicator:us-dc-electricity", "period", "2014", "B", 3293, "2014年"),
    ("indicator:us-dc-electricity", "period", "2023", "B", 3312, "2023年"),
    ("indicator:us-dc-electricity", "period", "2028", "B", 3329, "2028年"),
    ("indicator:us-dc-share", "period", "2023", "B", 3221, "2023年"),
    ("indicator:us-dc-share", "period", "2028", "B", 3254, "2028年"),
    ("indicator:china-intelligent-compute", "period", "2022", "B", 4292, "2022年"),
    ("indicator:china-compute-in-use-growth", "period", "2024", "B", 4777, "2024年"),
    ("indicator:china-compute-in-use-growth", "base", "2023-end", "B", 4800, "2023年底"),
]

# the day of a podcast episode: furniture of the page, cited nowhere
FURNITURE = ("A", 1301, 1309)

# partner, and its roles as the explainer and as the news report word them
ROLES = {
    "stargate-llc": ("lead", ""),
    "softbank": ("lead", "equity_funder financial_lead"),
    "openai": ("technology_partner operator owner", "equity_funder operator technology_partner"),
    "oracle": ("equity_funder technology_partner technology_partner", "equity_funder technology_partner"),
    "mgx": ("equity_funder", "equity_funder"),
    "microsoft": ("investor technology_partner", "technology_partner"),
    "nvidia": ("technology_supplier", "technology_partner"),
    "arm": ("technology_partner", "technology_partner"),
    "crusoe-energy": ("energy_supplier", ""),
    "engine-no-1": ("energy_supplier", ""),
    "ge-vernova": ("technology_supplier", ""),
    "us-government": ("public_authority", "public_authority"),
    "state-of-texas": ("public_authority", ""),  # to the news report Texas is a place only
    "us-doe": ("", "public_authority"),
}

OFFICES = {
    "donald-trump": [("head_of_government", "us-government")],
    "masayoshi-son": [("executive", "softbank"), ("chair", "softbank"), ("chair", "stargate-llc")],
    "larry-ellison": [("chair", "oracle"), ("founder", "oracle")],
    "sam-altman": [("executive", "openai")],
    "elon-musk": [("executive", "特斯拉"), ("founder", "SpaceX")],
    "daniel-castro": [("executive", "信息技术与创新基金会"), ("executive", "数据创新中心")],
    "sam-howell": [("analyst", "新美国安全中心技术与国家安全项目")],
    "dean-ball": [("analyst", "乔治·梅森大学莫卡特斯研究所")],
    "omdia-chief-analyst": [("analyst", "Omdia咨询公司")],
    "ion-stoica": [("academic", "加州大学伯克利分校")],
}

# kind, stage, who promises, to whom, part of which
COMMITMENTS = {
    "stargate-initial": ("investment", "pledge", "", "", "stargate-total"),
    "stargate-total": ("investment", "pledge", "softbank openai oracle", "", None),
    "oracle-gb200": ("procurement", "commitment", "oracle", "nvidia", None),
    "stargate-jobs": ("employment", "pledge", "softbank openai oracle", "", None),
    "stargate-texas-first": ("construction", "pledge", "", "", None),
    "stargate-elsewhere": ("construction", "pledge", "", "", None),
}

POLICIES = {
    "eo-ai-leadership": "executive_order",
    "energy-emergency": "emergency_declaration",
    "self-generation": "support_statement",
    "any-fuel": "support_statement",
    "paris-withdrawal": "treaty_withdrawal",
    "texas-curtailment": "statute_or_state_rule",
    "federal-land": "public_land",
    "chip-export-controls": "export_control",
    "sanctions": "sanctions",
    "nist-ai-rmf": "framework_or_standard",
    "white-house-support": "support_statement",
    "abilene-plant-permit": "permit",
    "china-compute-layout": "other",
}

# effect, category, and who holds it: persons by id, others by the voice of the evidence, the document itself by nothing
ASSESSMENTS = {
    "compute-shortfall": ("neutral", "supply_chain", ""),
    "hardware-scarcity": ("risk", "supply_chain", ""),
    "coordination-friction": ("risk", "regulation", ""),
    "political-polarization": ("risk", "politics", ""),
    "attack-surface": ("risk", "security", ""),
    "energy-strain": ("risk", "energy_supply", ""),
    "leaner-paths": ("risk", "competition", ""),
    "innovation-breakthroughs": ("benefit", "innovation", ""),
    "local-economy": ("benefit", "economy", ""),
    "infrastructure-access": ("benefit", "access", ""),
    "agi-leadership": ("benefit", "leadership", ""),
    "abilene-energy-model": ("benefit", "climate", ""),
    "clean-energy-transition": ("benefit", "climate", ""),
    "fossil-dependence": ("risk", "climate", ""),
    "enterprise-cost": ("benefit", "cost", ""),
    "enterprise-forecasts": ("benefit", "innovation", ""),
    "enterprise-access": ("benefit", "access", ""),
    "shared-systems": ("risk", "data_protection", ""),
    "compliance-expectations": ("risk", "regulation", ""),
    "less-foreign-dependence": ("benefit", "leadership", "daniel-castro"),
    "permit-delays": ("risk", "regulation", "daniel-castro"),
    "support-at-the-top": ("benefit", "politics", "daniel-castro"),
    "energy-limit": ("risk", "energy_supply", "sam-howell"),
    "lower-climate-goals": ("risk", "climate", "sam-howell"),
    "uses-of-the-centres": ("benefit", "innovation", "dean-ball"),
    "industrial-build-out": ("neutral", "economy", "dean-ball"),
    "china-cannot-follow": ("benefit", "competition", "dean-ball"),
    "keep-ai-at-home": ("neutral", "competition", "donald-trump"),
    "medical-research": ("benefit", "innovation", "larry-ellison"),
    "narrowing-gap": ("risk", "competition", "omdia-chief-analyst"),
    "open-source-shift": ("risk", "competition", "ion-stoica"),
    "encirclement": ("neutral", "competition", "research institute of Central China Securities"),
    "chinese-investment": ("risk", "competition", "CMB International"),
    "hardware-lead": ("benefit", "competition", "unnamed analysts"),
    "rivals-passed": ("risk", "competition", "The Economist"),
}

SAME_NAMES = set(
    (
        "Abilene; Arm; Associate fellow; CAICT; CMB International; Center for Data Innovation; Crusoe Energy; "
        "Daniel Castro; Dean W. Ball; DeepSeek; Director; Donald Trump; Elon Musk; Engine No. 1; Fellow; GE "
        "Vernova; Information Technology and Innovation Foundation (ITIF); Ion Stoica; Larry Ellison; MGX; "
        "Masayoshi Son; Mercatus Institute, George Mason University; Microsoft; NVIDIA; Omdia; OpenAI; Oracle; "
        "Sam Altman; Sam Howell; SoftBank; SpaceX; Stargate; Stargate LLC; Su Lianjie; Tesla; The Economist; "
        "University of California, Berkeley; Washington"
    ).split("; ")
)
"""What some language writes as English does: names and titles, never a sentence."""


def parts(value: object) -> Iterator[object]:
    """A value and everything inside it."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))


def evidence_of(value: object) -> list[Evidence]:
    """The evidence inside a value."""
    return [part for part in parts(value) if isinstance(part, Evidence)]


def cites(value: object, letter: str, start: int, phrase: str) -> bool:
    """Whether the evidence inside a value has a phrase of a document."""
    return (DOCUMENTS[letter], start, phrase) in [(e.document, e.start, e.quote) for e in evidence_of(value)]


def said_by(evidence: Evidence) -> str:
    """Who says so: the ids or the voice; nobody where it is the document itself."""
    return evidence.voice["en"] if evidence.voice else " ".join(evidence.attribution)


EVIDENCE = [(key_of(record), evidence) for record in DATASET for evidence in evidence_of(record)]


class TestForm:
    def test_readable(self) -> None:
        """Every file is read whole, without a problem."""
        assert {source.path: source.problems for source in SOURCES if source.problems or source.broken} == {}

    @pytest.mark.parametrize("source", SOURCES, ids=lambda source: Path(source.path).name)
    def test_head(self, source) -> None:
        """Every file says first what it holds, and then the version of its form."""
        first, *rest = source.text.splitlines()
        assert first.startswith("# ")
        assert 'stargate_model: "1"' in rest

    def test_references(self) -> None:
        """Whatever a record refers to is in the data set."""
        missing = [
            (key_of(record), pointer, id_)
            for record in DATASET
            for pointer, collections, id_ in references(record)
            if not any(id_ in DATASET.collection(collection) for collection in collections)
        ]
        assert missing == []

    def test_languages(self) -> None:
        """What is written in our own words is there in each language of summaries; a name may be the English one."""
        texts = [(key_of(record), part) for record in DATASET for part in parts(record) if isinstance(part, Text)]
        assert [
            (key, text) for key, text in texts if not {"en", "zh-Hans"} <= set(text) <= set(SUMMARY_LANGUAGES)
        ] == []
        lacking = {(text["en"], tag) for _, text in texts for tag in SUMMARY_LANGUAGES if tag not in text}
        assert {english for english, _ in lacking} == SAME_NAMES
        assert [text for text in SAME_NAMES if text.endswith(".")] == []


class TestRecords:
    @pytest.mark.parametrize("collection", IDS)
    def test_ids(self, collection) -> None:
        """Each collection holds exactly these records."""
        assert set(DATASET.collection(collection)) == set(IDS[collection].split())

    def test_programme(self) -> None:
        """The programme has both of its Chinese names, its vehicle and the vehicle's seat."""
        programme = DATASET.programmes["stargate"]
        assert programme.name["zh-Hans"] == "星门计划"
        assert [name.text for name in programme.other_names] == ["星际之门"]
        assert (programme.vehicle, programme.leads) == ("stargate-llc", ("softbank",))
        assert (
            programme.seat
            == DATASET.partners["stargate-llc"].seat
            == Location(country="US", subdivision="US-DE", precision=Precision.SUBDIVISION)
        )

    @pytest.mark.parametrize("partner", IDS["partners"].split())
    def test_roles(self, partner) -> None:
        """Each partner has the roles that each document gives it, one record a wording."""
        roles = DATASET.partners[partner].roles
        for letter, expected in zip(DOCUMENTS, ROLES[partner], strict=True):
            found = [role.role for role in roles if {e.document for e in role.evidence} == {DOCUMENTS[letter]}]
            assert found == expected.split()
        assert len(roles) == sum(len(expected.split()) for expected in ROLES[partner])

    @pytest.mark.parametrize("person", IDS["persons"].split())
    def test_offices(self, person) -> None:
        """Each person has these offices, and each office its evidence."""
        offices = DATASET.persons[person].offices
        found = [(o.role, o.partner or (o.organisation["zh-Hans"] if o.organisation else "")) for o in offices]
        assert found == OFFICES[person]
        assert all(office.evidence for office in offices)

    def test_two_spellings(self) -> None:
        """Altman's name is kept in both spellings of the news report."""
        altman = DATASET.persons["sam-altman"]
        assert [name.text for name in altman.other_names] == ["奥特曼"]
        assert cites(altman, "B", 2505, "奥尔特曼")
        assert cites(altman, "B", 2539, "奥特曼")

    @pytest.mark.parametrize("id_", IDS["commitments"].split())
    def test_commitments(self, id_) -> None:
        """Each promise has its kind, its stage and its parties."""
        record = DATASET.commitments[id_]
        parties = " ".join(record.from_), " ".join(record.to)
        assert (record.kind, record.stage, *parties, record.tranche_of) == COMMITMENTS[id_]

    def test_site_links(self) -> None:
        """What may be the same or overlap is linked, and only that; nothing is made a part of something else."""
        assert DATASET.sites["first-phase-texas"].may_be_same == ("abilene",)
        turbines, plant = (DATASET.power_sources[id_] for id_ in IDS["power_sources"].split())
        assert (turbines.may_overlap, plant.may_overlap) == ((plant.id,), (turbines.id,))
        assert [record.part_of for record in (*DATASET.sites.values(), turbines, plant)] == [None] * 5

    def test_power_sources(self) -> None:
        """The turbines are gas turbines of a named maker; the plant burns gas by a machine that is not said."""
        turbines, plant = (DATASET.power_sources[id_] for id_ in IDS["power_sources"].split())
        assert (turbines.technology, turbines.fuel, turbines.status) == ("gas_turbine", "natural_gas", "announced")
        assert (turbines.maker, turbines.model) == ("ge-vernova", "LM2500XPRESS")
        assert (plant.technology, plant.fuel, plant.status) == ("unknown", "natural_gas", "permitted")
        assert plant.roles == ("primary", "backup")

    @pytest.mark.parametrize("id_", IDS["policies"].split())
    def test_policies(self, id_) -> None:
        """Each policy is of its kind, and says why it has no date where it has none."""
        policy = DATASET.policies[id_]
        assert policy.kind == POLICIES[id_]
        assert (policy.date is None) == ("date" in [missing.field for missing in policy.missing])
        assert evidence_of(policy)

    @pytest.mark.parametrize("id_", IDS["assessments"].split())
    def test_assessments(self, id_) -> None:
        """Each risk and benefit has its category and its holder, and says where it stands."""
        record = DATASET.assessments[id_]
        holder = " ".join(record.holders) or said_by(record.evidence[0])
        assert (record.effect, record.category, holder) == ASSESSMENTS[id_]
        assert all(said_by(evidence) == holder and evidence.start is not None for evidence in record.evidence)

    def test_disputed_benefit(self) -> None:
        """Low emissions and the dependence on fossil fuel are both kept, and name each other."""
        pairs = {(a.id, other) for a in DATASET.assessments.values() for other in a.in_tension_with}
        assert pairs == {
            ("abilene-energy-model", "fossil-dependence"),
            ("clean-energy-transition", "fossil-dependence"),
            ("fossil-dependence", "abilene-energy-model"),
            ("fossil-dependence", "clean-energy-transition"),
        }


class TestFigures:
    FOUND = {  # noqa: RUF012  # read, never changed
        f"{key_of(record)}{pointer}": figure for record in DATASET for pointer, figure in figures(record)
    }

    def test_all(self) -> None:
        """There are these figures, and none that a source does not state: no sum, quotient or rating of one unit."""
        assert set(self.FOUND) == set(FIGURES)

    @pytest.mark.parametrize("at", FIGURES)
    def test_figure(self, at) -> None:
        """Each figure keeps its value, its hedge and the source's hedge words."""
        literal, hedge, _ = FIGURES[at]
        assert (self.FOUND[at].literal, self.FOUND[at].hedge) == (literal, hedge)

    @pytest.mark.parametrize("at", FIGURES)
    def test_evidence(self, at) -> None:
        """Each figure keeps every phrase that states it: how it is said, by whom, and whether it is disputed."""
        letters = {id_: letter for letter, id_ in DOCUMENTS.items()}
        found = [
            (
                letters[e.document],
                e.start,
                e.quote,
                e.modality if e.stance is Stance.SUPPORTS else f"{e.modality} {e.stance}",
                said_by(e),
            )
            for e in self.FOUND[at].evidence
        ]
        assert found == FIGURES[at][2]

    def test_ranking(self) -> None:
        """An order and a small part are told in words; no number is made of them."""
        for id_ in ("china-intelligent-compute", "deepseek-chips"):
            (observation,) = DATASET.indicators[id_].observations
            assert observation.figure is None
            assert observation.text is not None

    def test_future_figures(self) -> None:
        """Every statement about a time after its document is a projection."""
        ahead = [
            evidence.modality
            for indicator in DATASET.indicators.values()
            for observation in indicator.observations
            if observation.period is not None and str(observation.period) == "2028"
            for evidence in evidence_of(observation)
        ]
        assert ahead == ["projected"] * 4


class TestDates:
    @pytest.mark.parametrize(("key", "field", "value", "letter", "start", "phrase"), DATES)
    def test_date(self, key, field, value, letter, start, phrase) -> None:
        """Each date is as exact as its phrase, and the phrase is cited beside it."""
        record = DATASET.get(key)
        held = [record, *[part for part in parts(record) if isinstance(part, Observation)]]
        assert any(str(getattr(one, field, None)) == value and cites(one, letter, start, phrase) for one in held)

    def test_all(self) -> None:
        """No date, period or base is without a phrase of a source."""
        found = {
            (key_of(record), field, str(value))
            for record in DATASET
            if not isinstance(record, Document)
            for part in parts(record)
            for field in ("announced", "date", "period", "base")
            if (value := getattr(part, field, None)) is not None
        }
        assert found == {(key, field, value) for key, field, value, *_ in DATES}

    @pytest.mark.parametrize(
        ("key", "letter", "start", "phrase"),
        [
            ("programme:stargate", "B", 846, "九十年代"),
            ("policy:texas-curtailment", "A", 3022, "2021 年冬季"),
            ("site:first-phase-texas", "B", 2621, "2025年1月"),
        ],
    )
    def test_in_statements(self, key, letter, start, phrase) -> None:
        """The time of a film, of a blackout and of a video is evidence of the statement about it."""
        record = DATASET.get(key)
        assert isinstance(record, Record)
        assert cites(record.statements, letter, start, phrase)

    def test_edition(self) -> None:
        """The year of a white paper's edition is cited for its shares, but not taken for the year they are of."""
        observations = DATASET.indicators["compute-share"].observations
        assert [observation.period for observation in observations] == [None, None]
        assert all(cites(observation, "B", 4219, "(2023年)") for observation in observations)

    @pytest.mark.parametrize(("document", "event"), [("A", "ibm-explainer-published"), ("B", "voa-report-published")])
    def test_publication(self, document, event) -> None:
        """Each document is dated as its own dateline has it."""
        assert DATASET.documents[DOCUMENTS[document]].published == DATASET.events[event].date


class TestEvidence:
    def test_lengths(self) -> None:
        """Every phrase is as long as its offsets say."""
        quoted = [(key, e) for key, e in EVIDENCE if e.quote is not None]
        assert [(key, e) for key, e in quoted if e.start is None or e.end != e.start + len(e.quote or "")] == []

    def test_located(self) -> None:
        """Every piece of evidence says where in its document it stands, and ends within it."""
        assert [
            (key, e) for key, e in EVIDENCE if e.end is None or e.end > (DATASET.documents[e.document].length or 0)
        ] == []

    def test_short(self) -> None:
        """A phrase is a figure, a date or a name, and never a sentence."""
        quotes = [e.quote for _, e in EVIDENCE if e.quote is not None]
        assert [quote for quote in quotes if len(quote) > 30 or set(quote) & set("。，；：！？")] == []

    def test_everywhere(self) -> None:
        """Every record has evidence somewhere."""
        assert [
            key_of(record) for record in DATASET if not isinstance(record, Document) and not evidence_of(record)
        ] == []

    def test_furniture(self) -> None:
        """The furniture of a page is evidence of nothing."""
        letter, start, end = FURNITURE
        on_page = [(key, e) for key, e in EVIDENCE if e.document == DOCUMENTS[letter]]
        assert [(key, e) for key, e in on_page if e.start is not None and e.start < end and start < (e.end or 0)] == []

    def test_voices(self) -> None:
        """Who says so is named by id, or else by voice, and not by both."""
        assert [(key, e) for key, e in EVIDENCE if e.attribution and e.voice] == []

    def test_disputes(self) -> None:
        """Musk disputes the total, and Altman's rebuttal is kept beside it."""
        disputes = [(key, e.attribution) for key, e in EVIDENCE if e.stance is Stance.DISPUTES]
        assert disputes == [("commitment:stargate-total", ("elon-musk",))]
        assert cites(DATASET.commitments["stargate-total"].statements, "B", 2505, "奥尔特曼")


class TestNothingInvented:
    @pytest.mark.parametrize(
        "field", ["unit_rating", "pue", "it_load", "facility_load", "grid_connection", "contracted"]
    )
    def test_figures(self, field) -> None:
        """No source states a rating of one unit, a load, a connection, a contract or a PUE."""
        records = (*DATASET.sites.values(), *DATASET.power_sources.values())
        assert [record.id for record in records if getattr(record, field, None) is not None] == []

    def test_places(self) -> None:
        """No place is known more closely than its town."""
        places = [part for record in DATASET for part in parts(record) if isinstance(part, Location)]
        coarse = {Precision.LOCALITY, Precision.SUBDIVISION, Precision.COUNTRY}
        assert {place.precision for place in places} == coarse
        assert {place.latitude for place in places} == {None}

    def test_contracts(self) -> None:
        """Only the purchase that is reported as under way is more than a pledge."""
        binding = [record.id for record in DATASET.commitments.values() if record.stage is not Stage.PLEDGE]
        assert binding == ["oracle-gb200"]

    def test_steps(self) -> None:
        """No site and no power source has a dated step, and the share of each partner stays open."""
        assert [r.milestones for r in (*DATASET.sites.values(), *DATASET.power_sources.values())] == [()] * 5
        initial: Commitment = DATASET.commitments["stargate-initial"]
        assert [(missing.field, missing.reason) for missing in initial.missing] == [("from", "not_stated")]

    def test_identifiers(self) -> None:
        """No id of another register is looked up."""
        assert [r.id for r in DATASET if not isinstance(r, Document) and r.identifiers] == []


# The texts are not part of the project. Who has them says where; then each phrase is held against its place.
_FOLDER = os.environ.get("STARGATE_DOCUMENTS")

if _FOLDER:
    _BY_DIGEST = {
        hashlib.sha256(data).hexdigest(): data.decode()
        for data in (path.read_bytes() for path in sorted(Path(_FOLDER).iterdir()) if path.is_file())
    }

    @pytest.mark.parametrize("id_", DOCUMENTS.values())
    def test_document(id_) -> None:
        """A text with the document's digest is at hand, and has its length."""
        document = DATASET.documents[id_]
        assert len(_BY_DIGEST[document.sha256 or ""]) == document.length

    @pytest.mark.parametrize(("key", "evidence"), [row for row in EVIDENCE if row[1].quote is not None])
    def test_phrase(key, evidence) -> None:
        """Each phrase stands at its offsets."""
        text = _BY_DIGEST[DATASET.documents[evidence.document].sha256 or ""]
        assert (key, text[evidence.start : evidence.end]) == (key, evidence.quote)

    @pytest.mark.parametrize(("key", "evidence"), [row for row in EVIDENCE if row[1].quote is None])
    def test_passage(key, evidence) -> None:
        """Each passage that is cited by its place begins and ends with a word of its own."""
        text = _BY_DIGEST[DATASET.documents[evidence.document].sha256 or ""]
        passage = text[evidence.start : evidence.end]
        assert (key, passage) == (key, passage.strip(" \n，。：；<>"))
