"""Codes across records and sources: what several records say does not go together."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message
from stargate_model.findings.families.examples import REPORT

CODES: Final = (
    Code(
        code="plant-and-units",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:plant-and-units",
            "“{other}” may be the same machines. In common: {shared}. Summed in: {total}.",
        ),
        explanation=message(
            "explain:plant-and-units",
            "A plant, its units, its phases and its permit are often told of apart. Unlinked, their power would be "
            "counted twice: a warning. Linked, they are never summed, which the note says. It is an error where a "
            "figure is the sum of linked sources.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, kind: campus}\n"
            "power_sources:\n"
            "  - {id: turbines, name: {en: Turbines}, site: abilene, fuel: natural_gas}\n"
            "  - {id: gas-plant, name: {en: Gas plant}, site: abilene, fuel: natural_gas}"
        ),
        repair=message(
            "repair:plant-and-units",
            "Link them with `part_of` or `may_overlap`, and add up none of them.",
        ),
    ),
    Code(
        code="load-over-connection",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:load-over-connection",
            "The facility load {load} is more than the grid connection and firm supply of {supply}.",
        ),
        explanation=message(
            "explain:load-over-connection",
            "Power comes over the grid connection and from primary and bridge sources. Backup and stores are not "
            "counted.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, facility_load: 1.2 GW, grid_connection: 200 MW}"),
        repair=message(
            "repair:load-over-connection",
            "Look for a source or a connection that is missing, or for a figure of another kind.",
        ),
    ),
    Code(
        code="portfolio-not-site",
        family="cross-source",
        severity=Severity.ERROR,
        message=message(
            "finding:portfolio-not-site",
            "The phrase “{quote}” is about “{other}”, and is not to be placed on one site.",
        ),
        explanation=message(
            "explain:portfolio-not-site",
            "A figure of a programme, a portfolio or a group of sites is not that of any one of them, and is not shared "
            "out among them where no source does.",
        ),
        example=(
            REPORT + "sites:\n"
            "  - id: all-sites\n"
            "    name: {en: All sites}\n"
            "    kind: group\n"
            '    capacity: {value: 5, unit: GW, evidence: [{document: report, start: 11, end: 15, quote: "5 GW"}]}\n'
            "  - id: abilene\n"
            "    name: {en: Abilene}\n"
            '    capacity: {value: 5, unit: GW, evidence: [{document: report, start: 11, end: 15, quote: "5 GW"}]}'
        ),
        repair=message(
            "repair:portfolio-not-site",
            "Leave the figure on the group; give the site what is said of it alone.",
        ),
    ),
    Code(
        code="site-over-programme",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:site-over-programme",
            "The parts make {sum} together, more than {total} for the whole. Field: “{field}”.",
        ),
        explanation=message(
            "explain:site-over-programme",
            "Sites that are parts of a group do not add up to more than the group, in figures of one meaning.",
        ),
        example=(
            "sites:\n"
            "  - {id: all-sites, name: {en: All sites}, kind: group, capacity: 2 GW}\n"
            "  - {id: abilene, name: {en: Abilene}, part_of: all-sites, capacity: 3 GW}"
        ),
        repair=message(
            "repair:site-over-programme",
            "See whether the figures mean the same, and whether the sites are parts of the group.",
        ),
    ),
    Code(
        code="tranche-over-total",
        family="cross-source",
        severity=Severity.ERROR,
        message=message(
            "finding:tranche-over-total",
            "The parts make {sum} together, more than the total of {total}.",
        ),
        explanation=message(
            "explain:tranche-over-total",
            "Tranches are parts of the commitment that they name, and no more than all of it. It is a warning where"
            " one may be more at most, as “up to 600” is against “up to 500”.",
        ),
        example=(
            "commitments:\n"
            "  - {id: total, name: {en: Total}, kind: investment, stage: pledge, amount: 500e9 USD}\n"
            "  - {id: first, name: {en: First part}, kind: investment, stage: pledge, amount: 600e9 USD, tranche_of: total}"
        ),
        repair=message("repair:tranche-over-total", "Correct the amounts, or what the tranche is a part of."),
    ),
    Code(
        code="tranche-mismatch",
        family="cross-source",
        severity=Severity.ERROR,
        message=message(
            "finding:tranche-mismatch",
            "A part and its whole differ in “{field}”: “{found}” and “{wanted}”.",
        ),
        explanation=message(
            "explain:tranche-mismatch",
            "A tranche is of the same programme and in the same currency as the commitment that it is a part of.",
        ),
        example=(
            "commitments:\n"
            "  - {id: total, name: {en: Total}, kind: investment, stage: pledge, amount: 500e9 USD}\n"
            "  - {id: first, name: {en: First part}, kind: investment, stage: pledge, amount: 100e9 EUR, tranche_of: total}"
        ),
        repair=message("repair:tranche-mismatch", "Correct the field, or what the tranche is a part of."),
    ),
    Code(
        code="same-money-twice",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:same-money-twice",
            "“{other}” counts the same money already. Phrase in common: “{quote}”.",
        ),
        explanation=message(
            "explain:same-money-twice",
            "One amount of a source is entered as two commitments, or what is bought with the money of a programme is "
            "added to that money. Together they would be counted twice.",
        ),
        example=(
            "commitments:\n"
            "  - {id: total, name: {en: Total}, kind: investment, stage: pledge, amount: 500e9 USD}\n"
            "  - {id: first, name: {en: First part}, kind: investment, stage: pledge, amount: 100e9 USD, tranche_of: total}\n"
            "  - {id: chips, name: {en: Chips}, kind: procurement, stage: pledge, amount: 40e9 USD, tranche_of: total}"
        ),
        repair=message(
            "repair:same-money-twice",
            "Make one commitment of the two, with all its evidence; a purchase is no tranche of the investment.",
        ),
    ),
    Code(
        code="status-regress",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:status-regress",
            "The status went back from “{reached}” on {reached_date} to “{planned}” on {planned_date}, and no event"
            " tells why.",
        ),
        explanation=message(
            "explain:status-regress",
            "What operates, is cancelled or is retired does not go back to planning without something that happened.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, milestones: [{date: 2024, status: cancelled}, {date: 2025, status: announced}]}"
        ),
        repair=message(
            "repair:status-regress",
            "Add the event, or correct the milestones. A later phase has a capacity of its own.",
        ),
    ),
    Code(
        code="person-as-partner",
        family="cross-source",
        severity=Severity.ERROR,
        message=message("finding:person-as-partner", "“{name}” is entered both as a person and as a partner."),
        explanation=message(
            "explain:person-as-partner",
            "Partners are organisations. A person holds an office at an organisation, and is named where the person"
            " speaks.",
        ),
        example=(
            "persons:\n"
            "  - {id: larry-ellison, name: {en: Larry Ellison}}\n"
            "partners:\n"
            "  - {id: larry-ellison, name: {en: Larry Ellison}, kind: company}"
        ),
        repair=message("repair:person-as-partner", "Keep the person, and give the roles to the organisation."),
    ),
    Code(
        code="energy-over-capacity",
        family="cross-source",
        severity=Severity.ERROR,
        message=message(
            "finding:energy-over-capacity",
            "The energy {energy} in {period} is more than the power {power} makes in that time.",
        ),
        explanation=message(
            "explain:energy-over-capacity",
            "Energy is at most power times the hours of the period: 8,760 in a year, and 8,784 in a leap year.",
        ),
        example=(
            "indicators:\n"
            "  - id: use\n"
            "    name: {en: Use}\n"
            "    kind: electricity_use\n"
            "    subject: {en: Data centres}\n"
            "    observations:\n"
            "      - {period: 2023, figure: 10 TWh}\n"
            "  - id: demand\n"
            "    name: {en: Demand}\n"
            "    kind: power_demand\n"
            "    subject: {en: Data centres}\n"
            "    observations:\n"
            "      - {period: 2023, figure: 1 GW}"
        ),
        repair=message("repair:energy-over-capacity", "Read both figures and their units again."),
    ),
    Code(
        code="share-against-total",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:share-against-total",
            "A part of {part} and a share of {share} make a whole of {whole}. Stated: {stated}.",
        ),
        explanation=message(
            "explain:share-against-total",
            "A share is its part over its whole. It is a warning where no numbers fit all three. Where the whole is"
            " not stated, the note gives the one that follows; it is derived and no fact of the source.",
        ),
        example=(
            REPORT + "indicators:\n"
            "  - id: share\n"
            "    name: {en: Share}\n"
            "    kind: electricity_share\n"
            "    observations:\n"
            '      - {period: 2023, figure: {value: 4.4, unit: "%", evidence: [{document: report, quote: 4.4%}]}}\n'
            "  - id: part\n"
            "    name: {en: Part}\n"
            "    kind: electricity_use\n"
            "    observations:\n"
            "      - {period: 2023, figure: {value: 176, unit: TWh, evidence: [{document: report, quote: 176 TWh}]}}\n"
            "  - id: whole\n"
            "    name: {en: Whole}\n"
            "    kind: electricity_use\n"
            "    observations:\n"
            '      - {period: 2023, figure: {value: 8000, unit: TWh, evidence: [{document: report, quote: "8,000 TWh"}]}}'
        ),
        repair=message(
            "repair:share-against-total",
            "Read the three figures again. A derived whole is not to be entered.",
        ),
    ),
    Code(
        code="duplicate-fact",
        family="cross-source",
        severity=Severity.WARNING,
        message=message("finding:duplicate-fact", "“{other}” states the same."),
        explanation=message(
            "explain:duplicate-fact",
            "Two records, or two observations, are about the same thing at the same time. One fact is one record, "
            "with the evidence of every source.",
        ),
        example=("persons:\n  - {id: sam-altman, name: {en: Sam Altman}}\n  - {id: altman, name: {en: Sam Altman}}"),
        repair=message("repair:duplicate-fact", "Make one of the two, with all the evidence."),
    ),
    Code(
        code="disputed-benefit",
        family="cross-source",
        severity=Severity.NOTE,
        message=message("finding:disputed-benefit", "This assessment and “{other}” pull apart."),
        explanation=message(
            "explain:disputed-benefit",
            "Two assessments contradict each other, such as low emissions and a supply from fossil fuel. Both are "
            "kept and linked.",
        ),
        example=(
            "assessments:\n"
            "  - {id: low-emissions, name: {en: Low emissions}, effect: benefit, category: climate, in_tension_with: [fossil-supply]}\n"
            "  - {id: fossil-supply, name: {en: Fossil supply}, effect: risk, category: climate}"
        ),
        repair=message(
            "repair:disputed-benefit",
            "Nothing is to be mended where they are linked with `in_tension_with`.",
        ),
    ),
    Code(
        code="mixed-sum",
        family="cross-source",
        severity=Severity.ERROR,
        message=message(
            "finding:mixed-sum",
            "The figure {figure} in “{field}” is a sum of figures with other meanings: {others}.",
        ),
        explanation=message(
            "explain:mixed-sum",
            "A figure that no source states is the sum of what the parts have under another meaning. Capacity, computing "
            "load, facility load, grid connection, contracted and permitted power are never added up.",
        ),
        example=(
            "sites:\n"
            "  - {id: all-sites, name: {en: All sites}, kind: group, capacity: 3 GW}\n"
            "  - {id: abilene, name: {en: Abilene}, part_of: all-sites, capacity: 1 GW}\n"
            "  - {id: shackelford, name: {en: Shackelford}, part_of: all-sites, it_load: 2 GW}"
        ),
        repair=message("repair:mixed-sum", "Take the sum out; keep each figure under its own meaning."),
    ),
    Code(
        code="capacity-regress",
        family="cross-source",
        severity=Severity.WARNING,
        message=message(
            "finding:capacity-regress",
            "In operation: {earlier} on {earlier_date}, but only {capacity} on {date}, and nothing tells why.",
        ),
        explanation=message(
            "explain:capacity-regress",
            "The capacity of a milestone is what was available then. It does not fall unless a part stops or something "
            "happens. Phases that add up to the capacity of the record are no fall.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, milestones: [{date: 2024, status: operating, capacity: 1 GW}, {date: 2025, status: operating, capacity: 400 MW}]}"
        ),
        repair=message(
            "repair:capacity-regress",
            "Correct the figures or the dates, or add the event or the part that stopped.",
        ),
    ),
)
