"""Sentences: the message of each kind of fact, and of each way of saying it.

A message is a whole sentence, or several; its places take finished phrases. A figure stands after a colon or alone, so
that no language has to inflect it. `QUALIFIED` puts into the phrase how the source says it, so that no cut between
sentences can part a figure from its modality.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stargate_model.claims.evidence import Modality
from stargate_model.localization import Message, message

TITLE: Final = message("summary:title", "Summary: {names}")
TITLE_ALONE: Final = message("summary:title", "Summary")

SECTIONS: Final[Mapping[str, Message]] = {
    "programme": message("summary:section", "The programme"),
    "partners": message("summary:section", "Who takes part"),
    "persons": message("summary:section", "People"),
    "money": message("summary:section", "Money"),
    "sites": message("summary:section", "Sites and power"),
    "works": message("summary:section", "Other commitments"),
    "indicators": message("summary:section", "Indicators"),
    "policies": message("summary:section", "Policies"),
    "events": message("summary:section", "Events"),
    "assessments": message("summary:section", "Risks and benefits"),
    "differences": message("summary:section", "Where the sources differ"),
    "documents": message("summary:section", "Documents"),
}
"""The heading of each section."""

HEADINGS: Final[Mapping[str, Message]] = {
    "name": message("summary:entry", "{name}"),
    "risk_of": message("summary:entry", "Risks: {category}"),
    "benefit_of": message("summary:entry", "Benefits: {category}"),
    "neutral_of": message("summary:entry", "Other views: {category}"),
}
"""The heading of an entry."""

ATTRIBUTES: Final[Mapping[str, Message]] = {
    "announced": message("summary:fact", "Announced: {v}."),
    "connection": message("summary:fact", "Connection: {v}."),
    "date": message("summary:fact", "Date: {v}."),
    "date_unstated": message("summary:fact", "Date: not stated."),
    "from": message("summary:fact", "From: {v}."),
    "fuel": message("summary:fact", "Fuel: {v}."),
    "instrument": message("summary:fact", "Instrument: {v}."),
    "issued_by": message("summary:fact", "Issued by: {v}."),
    "jurisdiction": message("summary:fact", "Jurisdiction: {v}."),
    "kind": message("summary:fact", "Kind: {v}."),
    "led_by": message("summary:fact", "Led by: {v}."),
    "maker": message("summary:fact", "Maker: {v}."),
    "may_be_same": message("summary:fact", "May be the same as: {v}."),
    "may_overlap": message("summary:fact", "Possible overlap: {v}; the figures are not added up."),
    "model": message("summary:fact", "Model: {v}."),
    "organisation": message("summary:fact", "Kind of organisation: {v}."),
    "part_of": message("summary:fact", "Part of: {v}."),
    "participants": message("summary:fact", "Participants: {v}."),
    "place": message("summary:fact", "Place: {v}."),
    "power_source": message("summary:fact", "Power source: {v}."),
    "programme": message("summary:fact", "Programme: {v}."),
    "publisher": message("summary:fact", "Published by: {v}."),
    "seat": message("summary:fact", "Seat: {v}."),
    "site": message("summary:fact", "Site: {v}."),
    "stage": message("summary:fact", "Stage: {v}."),
    "status": message("summary:fact", "Status: {v}."),
    "subject": message("summary:fact", "What is measured: {v}."),
    "supplies": message("summary:fact", "Supplies: {v}."),
    "technology": message("summary:fact", "Technology: {v}."),
    "to": message("summary:fact", "To: {v}."),
    "use": message("summary:fact", "Use: {v}."),
    "vehicle": message("summary:fact", "Vehicle: {v}."),
}
"""Short facts; those of one record that stand in the same documents are told together."""

SUPPLEMENTS: Final[Mapping[str, Message]] = {
    "about_programme": message("summary:fact", "Programme: {v}."),
    "about_site": message("summary:fact", "Site: {v}."),
    "confidence": message("summary:fact", "Confidence of this entry: {v}."),
    "criterion": message("summary:fact", "Beginning of building judged by: {v}."),
    "held_by": message("summary:fact", "Held by: {v}."),
    "in_tension": message("summary:fact", "In tension with: {v}."),
    "valid": message("summary:fact", "Holds for: {v}."),
}
"""Short facts that go with the fact before them."""

FACTS: Final[Mapping[str, Message]] = {
    "text": message("summary:fact", "{text}."),
    "assessment": message("summary:fact", "{name}. {text}."),
    "other_name": message("summary:fact", "Also called: {v}."),
    "role": message("summary:fact", "Role: {role}."),
    "role_scope": message("summary:fact", "Role: {role}. {text}."),
    "role_in": message("summary:fact", "Role in {of}: {role}."),
    "role_in_scope": message("summary:fact", "Role in {of}: {role}. {text}."),
    "role_at": message("summary:fact", "Role at {of}: {role}."),
    "role_at_scope": message("summary:fact", "Role at {of}: {role}. {text}."),
    "office": message("summary:fact", "Office: {role}."),
    "office_titled": message("summary:fact", "{title}."),
    "office_in": message("summary:fact", "Office at {organisation}: {role}."),
    "office_in_titled": message("summary:fact", "{title}, {organisation}."),
    "amount": message("summary:fact", "Amount: {v}."),
    "capacity": message("summary:fact", "Capacity: {v}."),
    "capacity_gross": message("summary:fact", "Capacity including its own use: {v}."),
    "capacity_net": message("summary:fact", "Capacity without its own use: {v}."),
    "capacity_open": message("summary:fact", "Capacity, of a kind that is not stated: {v}."),
    "capacity_promised": message("summary:fact", "Capacity promised: {v}."),
    "contracted": message("summary:fact", "Power under contract: {v}."),
    "data_centres": message("summary:fact", "Size: {v}."),
    "facility_load": message("summary:fact", "Load of the whole facility: {v}."),
    "grid_connection": message("summary:fact", "Grid connection: {v}."),
    "horizon": message("summary:fact", "Time frame: {v}."),
    "it_load": message("summary:fact", "Load of the computing equipment: {v}."),
    "jobs": message("summary:fact", "Employment: {v}."),
    "permitted": message("summary:fact", "Power permitted: {v}."),
    "pue": message("summary:fact", "Power usage effectiveness (PUE): {v}."),
    "unit_count": message("summary:fact", "Number of units: {v}."),
    "unit_rating": message("summary:fact", "Rating of one unit: {v}."),
    "units": message("summary:fact", "Quantity: {v}."),
    "supply": message("summary:fact", "Supply named in all: {v}."),
    "supply_overlapping": message(
        "summary:fact",
        "Supply named in all (what may overlap is counted once for the lower end and separately for the upper): {v}.",
    ),
    "covered": message("summary:fact", "The supply covers the load of the whole facility: {v}."),
    "uncovered": message("summary:fact", "The supply is less than the load of the whole facility: {v}."),
    "covered_open": message(
        "summary:fact", "The figures leave open whether the supply covers the load of the whole facility: {v}."
    ),
    "covered_computing": message(
        "summary:fact",
        "Whether the supply covers the whole facility cannot be told from the load of the computing equipment alone: "
        "{v}.",
    ),
    "covered_unstated": message(
        "summary:fact",
        "Whether the supply covers the capacity cannot be told, since it is not stated what kind of capacity that is: "
        "{v}.",
    ),
    "milestone": message("summary:fact", "{date}: {status}."),
    "milestone_capacity": message("summary:fact", "{date}: {status}; capacity then: {v}."),
    "milestone_it_load": message("summary:fact", "{date}: {status}; load of the computing equipment then: {v}."),
    "milestone_facility_load": message("summary:fact", "{date}: {status}; load of the whole facility then: {v}."),
    "observed": message("summary:fact", "Value: {v}."),
    "observed_area": message("summary:fact", "{area}: {v}."),
    "observed_period": message("summary:fact", "{period}: {v}."),
    "observed_area_period": message("summary:fact", "{area}, {period}: {v}."),
    "observed_base": message("summary:fact", "Base: {base}; value: {v}."),
    "observed_area_base": message("summary:fact", "{area} (base: {base}): {v}."),
    "observed_period_base": message("summary:fact", "{period} (base: {base}): {v}."),
    "observed_area_period_base": message("summary:fact", "{area}, {period} (base: {base}): {v}."),
    "observed_text": message("summary:fact", "{text}."),
    "observed_area_text": message("summary:fact", "{area}: {text}."),
    "observed_period_text": message("summary:fact", "{period}: {text}."),
    "observed_area_period_text": message("summary:fact", "{area}, {period}: {text}."),
    "observed_base_text": message("summary:fact", "Base: {base}. {text}."),
    "observed_area_base_text": message("summary:fact", "{area} (base: {base}): {text}."),
    "observed_period_base_text": message("summary:fact", "{period} (base: {base}): {text}."),
    "observed_area_period_base_text": message("summary:fact", "{area}, {period} (base: {base}): {text}."),
    "stated": message("summary:fact", "{field}: {v}."),
    "incomplete": message("summary:fact", "One wording gives no complete figure: “{quote}”."),
    "superseded": message("summary:fact", "Taken back by its source: {v}."),
    "left_out": message("summary:fact", "Only the largest are told here. Left out: {v}."),
    "left_out_uncounted": message("summary:fact", "Only the first are told here; there are more."),
    "first_adopted": message("summary:fact", "Of each figure, the wording that this summary adopts comes first."),
    "sources_differ": message("summary:fact", "The sources differ on this figure; see “{section}” below."),
}
"""Every other fact."""

DISPUTES: Final[Mapping[tuple[str, bool], Message]] = {
    ("disputed", True): message("summary:fact", "Disputed: {v}."),
    ("disputed", False): message("summary:fact", "Disputed ({modality}): {v}."),
    ("disputed_by", True): message("summary:fact", "Disputed by {who}: {v}."),
    ("disputed_by", False): message("summary:fact", "Disputed by {who} ({modality}): {v}."),
}
"""Disputed figures, by whether the dispute is stated plainly."""

QUALIFIED: Final[Mapping[tuple[Modality, bool], Message]] = {
    (Modality.STATED, True): message("summary:qualified", "{v} (source: {who})"),
    (Modality.PLANNED, False): message("summary:qualified", "{v} (planned)"),
    (Modality.PLANNED, True): message("summary:qualified", "{v} (planned; source: {who})"),
    (Modality.PROJECTED, False): message("summary:qualified", "{v} (projected)"),
    (Modality.PROJECTED, True): message("summary:qualified", "{v} (projected; source: {who})"),
    (Modality.REPORTED, False): message("summary:qualified", "{v} (reported)"),
    (Modality.REPORTED, True): message("summary:qualified", "{v} (reported; source: {who})"),
    (Modality.CLAIMED, False): message("summary:qualified", "{v} (claimed)"),
    (Modality.CLAIMED, True): message("summary:qualified", "{v} (claimed; source: {who})"),
}
"""A phrase with how it is said, by modality and whether somebody is named; what is stated plainly has none."""

NOTES: Final[Mapping[tuple[Modality, bool], Message]] = {
    (Modality.STATED, True): message("summary:note", "Source: {who}."),
    (Modality.PLANNED, False): message("summary:note", "This is planned."),
    (Modality.PLANNED, True): message("summary:note", "This is planned; source: {who}."),
    (Modality.PROJECTED, False): message("summary:note", "This is projected."),
    (Modality.PROJECTED, True): message("summary:note", "This is projected; source: {who}."),
    (Modality.REPORTED, False): message("summary:note", "This is reported."),
    (Modality.REPORTED, True): message("summary:note", "This is reported; source: {who}."),
    (Modality.CLAIMED, False): message("summary:note", "This is claimed."),
    (Modality.CLAIMED, True): message("summary:note", "This is claimed; source: {who}."),
}
"""How the facts before it are said."""

DOUBTED: Final[Mapping[tuple[str, bool], Message]] = {
    ("disputes", False): message("summary:qualified", "{v} (disputed)"),
    ("disputes", True): message("summary:qualified", "{v} (disputed; source: {who})"),
    ("superseded", False): message("summary:qualified", "{v} (taken back by its source)"),
    ("superseded", True): message("summary:qualified", "{v} (taken back by its source: {who})"),
}
"""A phrase that is disputed or was taken back, by the stance of its evidence and whether somebody is named."""

DOUBTS: Final[Mapping[tuple[str, bool], Message]] = {
    ("disputes", False): message("summary:note", "This is disputed."),
    ("disputes", True): message("summary:note", "This is disputed; source: {who}."),
    ("superseded", False): message("summary:note", "This was taken back by its source."),
    ("superseded", True): message("summary:note", "This was taken back by its source: {who}."),
}
"""That the facts before it are disputed or were taken back."""

DOCUMENT: Final = message("summary:document", "{title}. {publisher}, {date}.")
DOCUMENT_UNDATED: Final = message("summary:document", "{title}. {publisher}.")
DOCUMENT_AT: Final = message("summary:document", "{document} {address}")

PLACES: Final[Mapping[tuple[bool, bool, bool], Message]] = {
    (True, True, True): message("summary:place", "{locality}, {subdivision}, {country}"),
    (True, True, False): message("summary:place", "{locality}, {subdivision}"),
    (True, False, True): message("summary:place", "{locality}, {country}"),
    (False, True, True): message("summary:place", "{subdivision}, {country}"),
}
"""A place, by whether its town, subdivision and country are known."""

CHARTS: Final[Mapping[str, Message]] = {
    "money": message("chart:title", "Money by stage"),
    "power": message("chart:title", "Power: {name}"),
    "series": message("chart:title", "{name}"),
    "timeline": message("chart:title", "Timeline"),
}
"""The title of each kind of chart."""

CHART_ROW: Final = message("chart:row", "{name} – {text}")
CHART_DATA: Final = message("chart:data", "The figures as a table")

CHART_COLUMNS: Final[Mapping[str, Message]] = {
    "subject": message("chart:column", "Subject"),
    "statement": message("chart:column", "Statement"),
    "documents": message("chart:column", "Documents"),
}
"""The heads of the table behind a chart."""

LEGEND_TITLE: Final = message("chart:legend", "How hedges are drawn")
LEGEND: Final[Mapping[str, Message]] = {
    "exact": message("chart:legend", "An exact figure: the bar ends"),
    "approximate": message("chart:legend", "About: the end is blurred"),
    "at_least": message("chart:legend", "At least, more than: the bar goes on"),
    "at_most": message("chart:legend", "Up to, less than: hatched as far as the limit"),
    "between": message("chart:legend", "A range: hatched between its ends"),
    "tentative": message("chart:legend", "Planned, projected or claimed: pale, with a dashed outline"),
}
"""What the looks of a bar say."""

PAGE: Final[Mapping[str, Message]] = {
    "contents": message("page:label", "Contents"),
    "key": message("page:label", "At a glance"),
    "about": message("page:label", "Each figure keeps the hedge and the source with which it was published."),
}
"""What stands on the page beside the summary."""

QUOTED: Final = message("page:source", "{source}: {quotes}")
QUOTE: Final = message("page:source", "“{quote}”")
SOURCE_SHORT: Final = message("page:source", "{publisher}, {date}")
