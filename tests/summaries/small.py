"""A small data set with one record, or a few, for each kind of fact; nobody and nothing in it is real."""

from __future__ import annotations

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Confidence, Evidence, Modality, SourceType, Stance
from stargate_model.claims.kinds import Count, Duration, Energy, Money, Power, Share
from stargate_model.claims.text import Text
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Assessment, Event, Indicator, Policy
from stargate_model.records.dataset import Dataset
from stargate_model.records.organisations import Partner, Person, Programme
from stargate_model.records.parts import Location, Milestone, Observation, Office, OtherName, Role, Statement
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.vocabularies import (
    AssessmentCategory,
    CapacityBasis,
    CommitmentKind,
    Connection,
    Criterion,
    Effect,
    EventKind,
    Fuel,
    IndicatorKind,
    Instrument,
    OfficeRole,
    OrganisationKind,
    PartnerRole,
    PolicyKind,
    SiteKind,
    SourceRole,
    Stage,
    Status,
    Technology,
)


def both(en: str, zh: str) -> Text:
    """A text in English and Chinese."""
    return Text({"en": en, "zh-Hans": zh})


def said(quote: str | None = None, document: str = "the-paper", **how: object) -> Evidence:
    """Evidence from a document; with a phrase, where it stands does not matter here."""
    return Evidence(document=document, quote=quote, **how)  # type: ignore[arg-type]


REGISTER = "the-register"
TEXAS = Location(country="US", subdivision="US-TX")
TOWN = Location(country="US", subdivision="US-TX", locality=both("Springfield", "斯普林菲尔德"))

DOCUMENTS = (
    Document(
        id="the-paper",
        title=both("A report on Aurora", "关于曙光计划的报道"),
        publisher="The Paper",
        language="en",
        place="US",
        published=PartialDate("2025-03-01"),
        source_type=SourceType.NEWS_REPORT,
        url="https://example.org/aurora",
    ),
    Document(
        id=REGISTER,
        title=both("An entry in a register", "登记册条目"),
        publisher="Registry",
        language="en",
        source_type=SourceType.OFFICIAL_REGISTER,
    ),
)

WHO = (
    Programme(
        id="aurora",
        name=both("Aurora", "曙光计划"),
        other_names=(OtherName(text="Project Dawn", language="en", evidence=(said(),)),),
        description=both("A programme to build data centres.", "一项建设数据中心的计划。"),
        vehicle="aurora-llc",
        seat=Location(country="US", subdivision="US-DE"),
        leads=("northwind",),
        announced=PartialDate("2025-02"),
        statements=(
            Statement(
                text=both("It is to grow.", "计划将会扩大。"),
                evidence=(said(modality=Modality.PLANNED, attribution=("jane-roe",)),),
            ),
        ),
        evidence=(said(),),
    ),
    Partner(
        id="northwind",
        name=both("Northwind Inc.", "北风公司"),
        kind=OrganisationKind.COMPANY,
        seat=Location(country="JP"),
        roles=(
            Role(
                role=PartnerRole.LEAD,
                programme="aurora",
                scope=both("Leads the programme.", "牵头该计划。"),
                evidence=(said(),),
            ),
            Role(role=PartnerRole.OPERATOR, site="campus", evidence=(said(modality=Modality.PROJECTED),)),
            Role(
                role=PartnerRole.LANDLORD,
                site="campus",
                scope=both("Owns the land.", "拥有土地。"),
                confidence=Confidence.LIKELY,
                valid=Period("2025/2030"),
                evidence=(said(document=REGISTER),),
            ),
        ),
        evidence=(said(), said(document=REGISTER)),
    ),
    Partner(
        id="aurora-llc",
        name=both("Aurora LLC", "Aurora LLC"),
        kind=OrganisationKind.JOINT_VENTURE,
        roles=(
            Role(role=PartnerRole.EQUITY_FUNDER, programme="aurora", evidence=(said(),)),
            Role(role=PartnerRole.PUBLIC_AUTHORITY, evidence=(said(),)),
            Role(
                role=PartnerRole.PUBLIC_AUTHORITY,
                scope=both("Orders.", "下令。"),
                evidence=(said(stance=Stance.DISPUTES, attribution=("jane-roe",)),),
            ),
        ),
    ),
    Person(
        id="jane-roe",
        name=both("Jane Roe", "简·罗"),
        offices=(
            Office(role=OfficeRole.CHAIR, partner="northwind", title=both("Chairwoman", "董事长"), evidence=(said(),)),
            Office(role=OfficeRole.FOUNDER, partner="northwind", valid=Period("2001/.."), evidence=(said(),)),
            Office(role=OfficeRole.ANALYST, title=both("Analyst", "分析师"), evidence=(said(),)),
            Office(role=OfficeRole.OFFICIAL, evidence=(said(),)),
        ),
    ),
)

BUILT = (
    Site(
        id="campus",
        name=both("Springfield campus", "斯普林菲尔德园区"),
        programme="aurora",
        location=TOWN,
        status=Status.CONSTRUCTION,
        milestones=(
            Milestone(
                date=PartialDate("2024-Q3"),
                status=Status.CONSTRUCTION,
                criterion=Criterion.CEREMONY,
                evidence=(said(),),
            ),
            Milestone(
                date=PartialDate("2026"),
                status=Status.OPERATING,
                capacity=Power(">=200 MW", evidence=[said("at least 200 MW", modality=Modality.PLANNED)]),
            ),
        ),
        data_centres=Count("8 data_centre", evidence=[said("8 data centres")]),
        capacity=Power("1.2 GW", evidence=[said("1.2 GW", modality=Modality.PLANNED)]),
        it_load=Power("~<800 MW", evidence=[said("nearly 800 MW")]),
        facility_load=Power("~1 GW", evidence=[said("about 1 GW")]),
        grid_connection=Power("<=900 MW", evidence=[said("up to 900 MW")]),
        contracted=Power("300..400 MW", evidence=[said("300 to 400 MW")]),
        permitted=Power(">1 GW", evidence=[said("more than 1 GW", document=REGISTER)]),
        pue=Share("1.25 ratio", evidence=[said()]),
        part_of="all-sites",
        evidence=(said(),),
    ),
    Site(
        id="all-sites",
        name=both("All sites", "全部站点"),
        kind=SiteKind.GROUP,
        may_be_same=("campus",),
        evidence=(said(modality=Modality.REPORTED, voice=both("unnamed reports", "未具名的报道")),),
    ),
    PowerSource(
        id="turbines",
        name=both("Turbines", "燃气轮机组"),
        site="campus",
        technology=Technology.GAS_TURBINE,
        fuel=Fuel.NATURAL_GAS,
        roles=(SourceRole.PRIMARY, SourceRole.BACKUP),
        connection=Connection.BEHIND_THE_METER,
        status=Status.PERMITTED,
        maker="northwind",
        model="NW-34",
        unit_count=Count("<=29 turbine", evidence=[said("up to 29 turbines")]),
        unit_rating=Power("34 MW", evidence=[said("34 MW")]),
        capacity=Power("~986 MW", evidence=[said("about 986 MW", modality=Modality.REPORTED)]),
        basis=CapacityBasis.NAMEPLATE_GROSS,
        permitted=Power("360 MW", evidence=[said("360 MW", document=REGISTER)]),
        may_overlap=("solar",),
        evidence=(said(),),
    ),
    PowerSource(
        id="solar",
        name=both("Solar field", "太阳能场"),
        technology=Technology.PHOTOVOLTAIC,
        capacity=Power("50 MW", evidence=[said("50 MW")]),
        basis=CapacityBasis.NAMEPLATE_NET,
        part_of="turbines",
        evidence=(said(modality=Modality.PLANNED), said(document=REGISTER)),
    ),
    PowerSource(
        id="battery",
        name=both("Battery", "电池"),
        capacity=Power("5 MW", evidence=[said("5 MW")]),
        evidence=(said(confidence=Confidence.SPECULATIVE),),
    ),
)

PROMISED = (
    Commitment(
        id="total",
        name=both("Whole sum", "总额"),
        kind=CommitmentKind.INVESTMENT,
        stage=Stage.PLEDGE,
        instrument=Instrument.EQUITY,
        programme="aurora",
        from_=("northwind", "aurora-llc"),
        announced=PartialDate("2025-02-03"),
        amount=Money(
            "<=500e9 USD",
            evidence=[
                said("up to $500 billion", modality=Modality.PLANNED),
                said("$500 billion", document=REGISTER),
                said("several hundred billion"),
                said("$500 billion", stance=Stance.DISPUTES, modality=Modality.CLAIMED, attribution=("jane-roe",)),
                said("$400 billion", stance=Stance.SUPERSEDED, superseded_by=REGISTER),
                said("$500 billion", stance=Stance.DISPUTES),
            ],
        ),
        horizon=Duration("<=4 year", evidence=[said("within 4 years")]),
        statements=(Statement(text=both("Northwind rebuts her.", "北风公司予以反驳。"), evidence=(said(),)),),
    ),
    Commitment(
        id="first-part",
        name=both("First part", "首期"),
        kind=CommitmentKind.PROCUREMENT,
        stage=Stage.DISBURSEMENT,
        site="campus",
        to=("northwind",),
        location=TEXAS,
        amount=Money("40e9 USD", evidence=[said("$40 billion")]),
        units=Count("400000 chip", evidence=[said("400,000 chips", modality=Modality.CLAIMED)]),
        tranche_of="total",
    ),
    Commitment(
        id="jobs",
        name=both("Jobs", "就业"),
        kind=CommitmentKind.EMPLOYMENT,
        stage=Stage.PLEDGE,
        jobs=Count(">100000 job", evidence=[said("more than 100,000 jobs", modality=Modality.PROJECTED)]),
        capacity=Power("2 GW", evidence=[said("2 GW")]),
    ),
)

AROUND = (
    Indicator(
        id="use",
        name=both("Electricity use", "用电量"),
        kind=IndicatorKind.ELECTRICITY_USE,
        subject=both("all data centres", "所有数据中心"),
        publisher=both("Institute", "研究所"),
        observations=(
            Observation(
                period=Period("2023"),
                area="US",
                figure=Energy("176 TWh", evidence=[said("176 TWh")]),
            ),
            Observation(
                period=Period("2024"),
                area="US",
                base=Period("2023-end"),
                figure=Share("16.5 %", evidence=[said("16.5%", modality=Modality.PROJECTED)]),
            ),
            Observation(figure=Share("~6.7..12 %", evidence=[said("about 6.7% to 12%")])),
            Observation(period=Period("2022"), text=both("More than before.", "多于以往。"), evidence=(said(),)),
        ),
    ),
    Policy(
        id="order",
        name=both("Order", "命令"),
        kind=PolicyKind.EXECUTIVE_ORDER,
        jurisdiction=TEXAS,
        date=PartialDate("2024-end"),
        issued_by=("jane-roe",),
        site="campus",
        power_source="turbines",
        evidence=(said(modality=Modality.CLAIMED),),
    ),
    Event(
        id="opening",
        name=both("Opening", "启用"),
        kind=EventKind.OPENING,
        participants=("jane-roe", "northwind"),
        site="campus",
        location=Location(locality=both("Springfield", "斯普林菲尔德"), country="US"),
        evidence=(said(modality=Modality.PROJECTED, attribution=("northwind",)),),
    ),
    Assessment(
        id="scarce",
        name=both("Chips are scarce", "芯片紧缺"),
        effect=Effect.RISK,
        category=AssessmentCategory.SUPPLY_CHAIN,
        description=both("Few can make them.", "能制造者很少。"),
        holders=("jane-roe",),
        site="campus",
        in_tension_with=("cheap",),
        evidence=(said(),),
    ),
    Assessment(
        id="cheap",
        name=both("Training gets cheaper.", "训练成本降低。"),
        effect=Effect.BENEFIT,
        category=AssessmentCategory.COST,
        evidence=(said(modality=Modality.PROJECTED, attribution=("jane-roe",)),),
    ),
    Assessment(
        id="open",
        name=both("The outcome is open", "结果尚难预料"),
        effect=Effect.NEUTRAL,
        category=AssessmentCategory.POLITICS,
        evidence=(said(),),
    ),
)

SMALL = Dataset([*DOCUMENTS, *WHO, *BUILT, *PROMISED, *AROUND])
