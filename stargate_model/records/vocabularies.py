"""The closed vocabularies of the records: what a record may be, state or play a part as.

Each is an enum whose members are their codes, as text, with a meaning and a label in English. A vocabulary that other
standards have too is `Coded`: it reads their codes and gives them back, by the rows of `crosswalks.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.later import Later

if TYPE_CHECKING:
    from stargate_model.records import crosswalks
else:  # the tables of other standards are loaded with the first code of one
    crosswalks = Later("stargate_model.records.crosswalks")


class Coded(Vocabulary):
    """A vocabulary with codes in other standards.

    Example:
        >>> Technology.from_code("eia", "CT")
        <Technology.COMBINED_CYCLE: 'combined_cycle'>
        >>> Status.PERMITTED.codes("eia")
        ('T',)
    """

    @classmethod
    def from_code(cls, scheme: str, code: str) -> Self:
        """Find the member for a code of another standard; `crosswalks.from_code` says what is refused."""
        return crosswalks.from_code(cls, scheme, code)

    @classmethod
    def candidates(cls, scheme: str, code: str) -> tuple[Self, ...]:
        """List every member that a code of another standard may stand for."""
        return crosswalks.candidates(cls, scheme, code)

    def codes(self, scheme: str) -> tuple[str, ...]:
        """List the codes of another standard for this member; none where it has no equivalent."""
        return crosswalks.codes(self, scheme)

    def is_verified(self, scheme: str, code: str) -> bool:
        """Whether it was checked that the code stands for this member."""
        return crosswalks.is_verified(self, scheme, code)


class Status(Coded):
    """How far a site or a power source has come (after EIA-860, GEM, OC4IDS and IATI)."""

    ANNOUNCED = "announced", "named in public; no land, permit or contract shown"
    LAND_SECURED = "land_secured", "land bought, leased or under option"
    PERMITTING = "permitting", "an application is filed and open"
    PERMITTED = "permitted", "the permit that lets building start is granted"
    CONSTRUCTION = "construction", "permanent works have begun", "under construction"
    COMMISSIONING = "commissioning", "built, under test, not yet in commercial use"
    OPERATING = "operating", "in commercial use, wholly or in part"
    STANDBY = "standby", "available, not normally run", "on standby"
    SUSPENDED = "suspended", "stopped or silent, may resume"
    CANCELLED = "cancelled", "given up before operation"
    MOTHBALLED = "mothballed", "built, out of service, kept for a return"
    RETIRED = "retired", "out of service for good"
    UNKNOWN = "unknown", "the source does not say"


class Criterion(Vocabulary):
    """By what a source takes building to have begun (GEM and EIA-860 draw the line differently)."""

    PERMANENT_WORKS = "permanent_works", "works that stay have begun"
    SITE_PREPARATION = "site_preparation", "land is cleared or levelled"
    CEREMONY = "ceremony", "a ground-breaking was held"
    REPORTED = "reported", "said to have begun, by what is not said"


class Fuel(Coded):
    """What a power source turns into electricity (after EIA energy sources and ENTSO-E asset types)."""

    NATURAL_GAS = "natural_gas", "fossil gas by pipe or LNG"
    OTHER_GAS = "other_gas", "coal-derived, process or propane gas"
    BIOGAS = "biogas", "landfill or digester gas"
    BIOMASS = "biomass", "wood and residues"
    WASTE = "waste", "municipal or tyre waste"
    COAL = "coal", "hard coal and lignite"
    DIESEL = "diesel", "distillate oil"
    OIL = "oil", "petroleum other than distillate"
    PEAT = "peat", "cut peat"
    HYDROGEN = "hydrogen", "hydrogen burnt or fed to cells"
    NUCLEAR = "nuclear", "fission", "nuclear energy"
    SOLAR = "solar", "sunlight", "solar energy"
    WIND = "wind", "moving air", "wind energy"
    HYDRO = "hydro", "falling water", "hydropower"
    MARINE = "marine", "tides, waves and currents", "marine energy"
    GEOTHERMAL = "geothermal", "earth heat", "geothermal energy"
    STORAGE = "storage", "electricity taken from elsewhere", "stored electricity"
    GRID_MIX = "grid_mix", "public grid supply"
    WASTE_HEAT = "waste_heat", "heat with no fuel of its own"
    OTHER = "other", "named but not listed"
    UNKNOWN = "unknown", "not said"


class Technology(Coded):
    """By what machine a power source makes, stores or takes in electricity (after EIA prime movers and ENTSO-E)."""

    GAS_TURBINE = "gas_turbine", "simple cycle, aeroderivative or frame"
    COMBINED_CYCLE = "combined_cycle", "gas turbine with steam turbine"
    STEAM_TURBINE = "steam_turbine", "boiler or reactor with steam turbine"
    RECIPROCATING_ENGINE = "reciprocating_engine", "piston engine, gas or diesel"
    FUEL_CELL = "fuel_cell", "electrochemical conversion of a fuel"
    PHOTOVOLTAIC = "photovoltaic", "solar cells", "photovoltaics"
    CONCENTRATED_SOLAR = "concentrated_solar", "mirrors heating a cycle", "concentrated solar power"
    WIND_ONSHORE = "wind_onshore", "wind turbines on land", "onshore wind"
    WIND_OFFSHORE = "wind_offshore", "wind turbines at sea", "offshore wind"
    HYDRO_TURBINE = "hydro_turbine", "river or dam"
    PUMPED_STORAGE = "pumped_storage", "water pumped up and let down"
    HYDROKINETIC = "hydrokinetic", "tide, wave or current", "hydrokinetic turbine"
    ORGANIC_RANKINE = "organic_rankine", "low-temperature cycle with an organic fluid", "organic Rankine cycle"
    BINARY_CYCLE = "binary_cycle", "low-temperature cycle with a second fluid"
    NUCLEAR_REACTOR = "nuclear_reactor", "reactor with its turbine"
    BATTERY = "battery", "electrochemical store"
    FLYWHEEL = "flywheel", "kinetic store"
    COMPRESSED_AIR = "compressed_air", "pressure store", "compressed-air storage"
    GRID_SUPPLY = "grid_supply", "connection to the public grid"
    OTHER = "other", "named but not listed"
    UNKNOWN = "unknown", "not said"


class SourceRole(Coded):
    """What a power source does for its site (our own list; ISO 8528-1 ratings come near)."""

    PRIMARY = "primary", "carries the load normally", "primary supply"
    BACKUP = "backup", "runs when normal supply fails", "backup supply"
    BRIDGE = "bridge", "primary until a later supply arrives", "bridge supply"
    PEAKING = "peaking", "runs at high load or price only", "peaking supply"
    UNKNOWN = "unknown", "not said"


class Connection(Vocabulary):
    """How a power source is tied to the public grid (our own list; the EIA entity type B is a kind of owner)."""

    GRID = "grid", "feeds or comes from the public grid", "public grid"
    BEHIND_THE_METER = "behind_the_meter", "on the site's side of the meter"
    ISLANDED = "islanded", "no tie to the grid"
    BOTH = "both", "behind the meter with grid import or export", "behind the meter with grid tie"
    UNKNOWN = "unknown", "not said"


class CapacityBasis(Vocabulary):
    """At which terminals a rated output is counted (after EIA, GEM and the Open Energy Ontology)."""

    NAMEPLATE_GROSS = "nameplate_gross", "rated output with own use", "gross nameplate capacity"
    NAMEPLATE_NET = "nameplate_net", "rated output less own use", "net nameplate capacity"


class PartnerRole(Coded):
    """What an organisation does in a programme or at a site (after OC4IDS, IATI and the Epoch AI columns)."""

    LEAD = "lead", "leads or convenes the programme", "lead partner"
    EQUITY_FUNDER = "equity_funder", "puts in equity"
    DEBT_FUNDER = "debt_funder", "lends"
    INVESTOR = "investor", "puts in money, form not stated"
    FINANCIAL_LEAD = "financial_lead", "responsible for the financing"
    OPERATOR = "operator", "runs the facilities"
    OWNER = "owner", "holds title"
    LANDLORD = "landlord", "leases out land or building"
    TENANT = "tenant", "uses capacity it does not own"
    TECHNOLOGY_PARTNER = "technology_partner", "contributes technology; terms not stated"
    TECHNOLOGY_SUPPLIER = "technology_supplier", "sells equipment or designs"
    CONSTRUCTOR = "constructor", "builds"
    ENERGY_SUPPLIER = "energy_supplier", "builds or sells power for the site"
    PUBLIC_AUTHORITY = "public_authority", "permits, orders, supports"


class OfficeRole(Vocabulary):
    """What a person is in an organisation (our own list, of the offices that sources name)."""

    CHAIR = "chair", "presides over the board"
    EXECUTIVE = "executive", "runs the organisation or a part of it"
    FOUNDER = "founder", "founded it, alone or with others"
    HEAD_OF_GOVERNMENT = "head_of_government", "heads a government"
    OFFICIAL = "official", "holds another public office"
    ANALYST = "analyst", "studies the field for a company or an institute"
    ACADEMIC = "academic", "teaches or studies at a university"


class OrganisationKind(Vocabulary):
    """What kind of organisation a partner is (our own list)."""

    COMPANY = "company", "a firm"
    JOINT_VENTURE = "joint_venture", "a firm held by several others for one purpose"
    INVESTMENT_FUND = "investment_fund", "a fund or an investment firm"
    GOVERNMENT = "government", "a state or its government, at any level"
    AGENCY = "agency", "a ministry, department or agency"
    RESEARCH_INSTITUTE = "research_institute", "an institute or think tank"
    UNIVERSITY = "university", "a university"
    PRESS = "press", "a newspaper, agency or broadcaster", "press organisation"


class SiteKind(Vocabulary):
    """What a site is one of (our own list)."""

    CAMPUS = "campus", "one place with one or more data centres"
    GROUP = "group", "several campuses told of together", "group of campuses"
    BUILDING = "building", "one building of a campus"


class CommitmentKind(Vocabulary):
    """What is promised (our own list)."""

    INVESTMENT = "investment", "money to be put in"
    PROCUREMENT = "procurement", "things to be bought"
    EMPLOYMENT = "employment", "jobs to be created"
    CONSTRUCTION = "construction", "data centres to be built"
    CAPACITY = "capacity", "power or computing to be made available"


class Stage(Coded):
    """How far a promise has come (after IATI transaction types; a doubtful one is at the earlier stage)."""

    PLEDGE = "pledge", "announced intention; not binding"
    COMMITMENT = "commitment", "binding agreement"
    DISBURSEMENT = "disbursement", "money moved"
    EXPENDITURE = "expenditure", "money spent on goods or works"
    CANCELLED = "cancelled", "withdrawn"


class Instrument(Coded):
    """In what form money is put in (after IATI finance types and OC4IDS financing arrangements)."""

    EQUITY = "equity", "shares in the ownership"
    PREFERRED_EQUITY = "preferred_equity", "shares paid before the common ones"
    LOAN = "loan", "money lent, of senior or unstated rank"
    SUBORDINATED_LOAN = "subordinated_loan", "money lent, paid back after other debt"
    BOND = "bond", "debt sold as securities"
    GRANT = "grant", "money given without repayment"
    GUARANTEE = "guarantee", "a promise to pay if another does not"
    HYBRID = "hybrid", "between debt and equity", "hybrid instrument"
    PURCHASE = "purchase", "payment for goods or services"
    LEASE = "lease", "payment for use over a time"
    IN_KIND = "in_kind", "goods, land or work in place of money", "contribution in kind"
    UNKNOWN = "unknown", "not said"


class IndicatorKind(Coded):
    """What a statistic measures (our own list; IATI tells the measure only)."""

    ELECTRICITY_USE = "electricity_use", "energy over a period"
    ELECTRICITY_SHARE = "electricity_share", "part of a total of electricity", "share of electricity use"
    POWER_DEMAND = "power_demand", "power needed"
    COMPUTE_SHARE = "compute_share", "part of world computing power", "share of computing power"
    COMPUTE_GROWTH = "compute_growth", "change of computing power over a base", "growth of computing power"
    COST_RATIO = "cost_ratio", "cost against another's"
    USERS = "users", "people served"
    COUNT = "count", "number of things"
    RANKING = "ranking", "order without a number"
    QUALITATIVE = "qualitative", "a statement without a measure", "qualitative statement"
    COST = "cost", "money spent so far, or over a period"
    WATER_USE = "water_use", "water over a period"


class PolicyKind(Vocabulary):
    """What kind of public act bears on a programme (our own list)."""

    EXECUTIVE_ORDER = "executive_order", "order of a head of government"
    EMERGENCY_DECLARATION = "emergency_declaration", "opens emergency powers"
    STATUTE_OR_STATE_RULE = "statute_or_state_rule", "law or rule of a legislature or agency", "statute or state rule"
    PERMIT = "permit", "leave for one project"
    EXPORT_CONTROL = "export_control", "limits on goods sold abroad"
    SANCTIONS = "sanctions", "limits on named parties"
    TREATY_WITHDRAWAL = "treaty_withdrawal", "leaving an international agreement", "withdrawal from a treaty"
    FRAMEWORK_OR_STANDARD = "framework_or_standard", "voluntary rules", "framework or standard"
    PUBLIC_LAND = "public_land", "use of state land", "use of public land"
    SUPPORT_STATEMENT = "support_statement", "support without legal force", "statement of support"
    OTHER = "other", "named but not listed"


class EventKind(Vocabulary):
    """What happened or is planned on a date (our own list)."""

    ANNOUNCEMENT = "announcement", "a programme, site or deal is made public"
    OPENING = "opening", "a site begins to serve"
    GROUND_BREAKING = "ground_breaking", "a ceremony or clearing before building", "ground-breaking"
    STATEMENT = "statement", "someone says something of note"
    DENIAL = "denial", "someone says that a claim is not true"
    PUBLICATION = "publication", "a report, video or figure comes out"
    ORDER = "order", "an authority decides or orders"
    OUTAGE = "outage", "supply or service fails"
    OTHER = "other", "named but not listed"


class Effect(Vocabulary):
    """Which way an assessment points (our own list)."""

    RISK = "risk", "may do harm"
    BENEFIT = "benefit", "may do good"
    NEUTRAL = "neutral", "weighs neither way", "neutral assessment"


class AssessmentCategory(Vocabulary):
    """What an assessment is about (our own list)."""

    SUPPLY_CHAIN = "supply_chain", "parts scarce"
    REGULATION = "regulation", "rules and permits"
    POLITICS = "politics", "support and polarization"
    SECURITY = "security", "attack and misuse"
    ENERGY_SUPPLY = "energy_supply", "power for the sites"
    CLIMATE = "climate", "emissions and clean-energy goals"
    COST = "cost", "what it costs"
    COMPETITION = "competition", "rival firms or states"
    INNOVATION = "innovation", "new knowledge and products"
    ECONOMY = "economy", "jobs, tax and local capital"
    ACCESS = "access", "who may use it"
    LEADERSHIP = "leadership", "national standing"
    DATA_PROTECTION = "data_protection", "safety of shared and personal data"


class MissingReason(Vocabulary):
    """Why a figure that a reader would expect is not there (our own list)."""

    NOT_STATED = "not_stated", "the source does not give it"
    NOT_APPLICABLE = "not_applicable", "there is none"
    WITHHELD = "withheld", "known to the source and kept back"
    NOT_YET_KNOWN = "not_yet_known", "to be decided or measured"


class Precision(Vocabulary):
    """How exactly coordinates place a location (after IATI, coarser)."""

    EXACT = "exact", "the thing itself", "exact position"
    SITE = "site", "the plot of land"
    LOCALITY = "locality", "the town or village"
    COUNTY = "county", "the county or district"
    SUBDIVISION = "subdivision", "the state or province", "state or province"
    COUNTRY = "country", "the country"
    REGION = "region", "an area across or within countries"
    UNKNOWN = "unknown", "not said"
