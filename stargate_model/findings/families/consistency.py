"""Codes of consistency: what one record says does not go together."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message
from stargate_model.findings.families.examples import REPORT

CODES: Final = (
    Code(
        code="fuel-technology",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:fuel-technology",
            "The technology “{technology}” does not run on the fuel “{fuel}”.",
        ),
        explanation=message(
            "explain:fuel-technology",
            "Each technology runs on some fuels only. What the source does not say is “unknown”, which goes with "
            "everything.",
        ),
        example=("power_sources:\n  - {id: turbines, name: {en: Turbines}, technology: gas_turbine, fuel: wind}"),
        repair=message("repair:fuel-technology", "Correct the technology or the fuel."),
    ),
    Code(
        code="units-times-rating",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:units-times-rating",
            "For {units} with {capacity} in all, the rating of one is {rating}. Stated: {stated}.",
        ),
        explanation=message(
            "explain:units-times-rating",
            "The number of units times the rating of one is the capacity, within the rounding of the printed "
            "digits. It is an error where no numbers fit, and a warning where only the edge of a hedge does. Where "
            "no rating is stated, the note gives the one that follows; it is derived and no fact of the source.",
        ),
        example=(
            "power_sources:\n"
            "  - {id: turbines, name: {en: Turbines}, unit_count: 29 turbine, unit_rating: 40 MW, capacity: 986 MW}"
        ),
        repair=message(
            "repair:units-times-rating",
            "Correct the figure that is wrong. A derived rating is not to be entered.",
        ),
    ),
    Code(
        code="dates-order",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:dates-order",
            "“{later}” is dated {later_date}, before “{earlier}” on {earlier_date}.",
        ),
        explanation=message(
            "explain:dates-order",
            "A site is announced, permitted, built, operated and retired in this order. Of several steps of one "
            "kind, the first counts.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, milestones: [{date: 2026, status: construction}, {date: 2025, status: operating}]}"
        ),
        repair=message("repair:dates-order", "Correct the dates, or the status that was reached."),
    ),
    Code(
        code="status-date",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:status-date",
            "The status “{status}” does not go with its dates: “{milestone}” on {date}, documents up to {published}.",
        ),
        explanation=message(
            "explain:status-date",
            "What operates began before it was written about: otherwise it is an error. What is retired has a date "
            "on which it was. A status is not behind a dated step that has been reached. The last two are warnings.",
        ),
        example=(
            REPORT + "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, status: operating, milestones: [{date: 2027, status: operating}], evidence: [{document: report}]}"
        ),
        repair=message("repair:status-date", "Correct the status or the date, or add the milestone."),
    ),
    Code(
        code="future-fact",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:future-fact",
            "A document of {published} gives what is dated {date} as “{modality}”.",
        ),
        explanation=message(
            "explain:future-fact",
            "No document can report what has not happened. What is dated after it is planned or projected, whoever "
            "says so.",
        ),
        example=(
            REPORT + "indicators:\n"
            "  - id: series\n"
            "    name: {en: Series}\n"
            "    kind: electricity_use\n"
            "    observations:\n"
            "      - {period: 2028, figure: {value: 580, unit: TWh, evidence: [{document: report, modality: stated}]}}"
        ),
        repair=message(
            "repair:future-fact",
            "Give the evidence the modality “planned” or “projected”, or correct the date.",
        ),
    ),
    Code(
        code="projection-passed",
        family="consistency",
        severity=Severity.NOTE,
        message=message(
            "finding:projection-passed",
            "The {modality} date {date} lies before the newest document, of {published}, and nothing says what "
            "became of it.",
        ),
        explanation=message(
            "explain:projection-passed",
            "A plan or projection has come to its date. A later source may say what happened.",
        ),
        example=(
            REPORT + "indicators:\n"
            "  - id: series\n"
            "    name: {en: Series}\n"
            "    kind: electricity_use\n"
            "    observations:\n"
            "      - {period: 2024, figure: {value: 580, unit: TWh, evidence: [{document: report, modality: projected}]}}"
        ),
        repair=message(
            "repair:projection-passed",
            "Add what later sources say; the projection is kept beside it.",
        ),
    ),
    Code(
        code="stale-status",
        family="consistency",
        severity=Severity.NOTE,
        message=message(
            "finding:stale-status",
            "The status “{status}” is from {published}, more than two years before the newest document, of {newest}.",
        ),
        explanation=message(
            "explain:stale-status",
            "Silence changes no status by itself, but a reader should know how old it is.",
        ),
        example=(
            REPORT
            + "  - {id: old, title: {en: Old report}, publisher: Agency, language: en, published: 2022-01-25, source_type: news_report}\n"
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, status: construction, evidence: [{document: old}]}"
        ),
        repair=message("repair:stale-status", "Look for a newer source."),
    ),
    Code(
        code="it-over-facility",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:it-over-facility",
            "The computing load {it_load} does not go with the facility load {facility_load}.",
        ),
        explanation=message(
            "explain:it-over-facility",
            "A facility draws what its computers draw, and more: cooling and losses. It is an error where the "
            "computers draw more than the whole. It is a warning where the whole is more than two and a half times "
            "as much.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, it_load: 1.2 GW, facility_load: 1 GW}"),
        repair=message(
            "repair:it-over-facility",
            "See which of the two the source means, and file each figure under its own meaning.",
        ),
    ),
    Code(
        code="pue-mismatch",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:pue-mismatch",
            "A computing load of {it_load} and a ratio of {pue} do not make the facility load {facility_load}.",
        ),
        explanation=message(
            "explain:pue-mismatch",
            "Facility load is computing load times the power usage effectiveness that the source states. No numbers"
            " fit all three.",
        ),
        example=(
            "sites:\n  - {id: abilene, name: {en: Abilene}, it_load: 1.0 GW, pue: 1.2 ratio, facility_load: 1.5 GW}"
        ),
        repair=message(
            "repair:pue-mismatch",
            "Correct the figure that is wrong, or leave out the one that no source states.",
        ),
    ),
    Code(
        code="mixed-capacity",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:mixed-capacity",
            "One phrase, “{quote}”, is the evidence of both “{field}” and “{other}”.",
        ),
        explanation=message(
            "explain:mixed-capacity",
            "Capacity, computing load, facility load, grid connection, contracted and permitted power mean "
            "different things. One figure of a source has one meaning. Without a stated power usage effectiveness, "
            "none follows from another.",
        ),
        example=(
            REPORT + "sites:\n"
            "  - id: abilene\n"
            "    name: {en: Abilene}\n"
            '    capacity: {value: 1.2, unit: GW, evidence: [{document: report, start: 11, end: 17, quote: "1.2 GW"}]}\n'
            '    it_load: {value: 1.2, unit: GW, evidence: [{document: report, start: 11, end: 17, quote: "1.2 GW"}]}'
        ),
        repair=message(
            "repair:mixed-capacity",
            "Keep the field that the source means; where it does not say, keep `capacity`.",
        ),
    ),
    Code(
        code="backup-not-firm",
        family="consistency",
        severity=Severity.WARNING,
        message=message(
            "finding:backup-not-firm",
            "The source counts as firm supply once at most. Roles: “{roles}”. Technology: “{technology}”.",
        ),
        explanation=message(
            "explain:backup-not-firm",
            "Firm supply is that of primary and bridge sources. Backup and stores are not counted. A source that is"
            " both primary and backup counts once, which is a note. A store has to be filled by other sources, so "
            "that it is no primary supply, which is a warning.",
        ),
        example=("power_sources:\n  - {id: turbines, name: {en: Turbines}, roles: [primary, backup]}"),
        repair=message(
            "repair:backup-not-firm",
            "Nothing is to be mended where the source says both. Give a store the role that it has.",
        ),
    ),
    Code(
        code="pledge-as-commitment",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:pledge-as-commitment",
            "The stage is “{stage}”, but the evidence is only “{modality}”.",
        ),
        explanation=message(
            "explain:pledge-as-commitment",
            "A commitment binds: a contract, a filing, a closed deal. Plans, projections and claims are pledges. "
            "What the newest document says counts. It is a warning where hearsay or an older document tells of a "
            "fact.",
        ),
        example=(
            REPORT + "commitments:\n"
            '  - {id: pledge, name: {en: Pledge}, kind: investment, stage: commitment, amount: {value: 40e9, unit: USD, evidence: [{document: report, quote: "$40 billion", modality: planned}]}}'
        ),
        repair=message(
            "repair:pledge-as-commitment",
            "Write the stage “pledge”, or cite the contract or filing.",
        ),
    ),
    Code(
        code="unit-price",
        family="consistency",
        severity=Severity.WARNING,
        message=message(
            "finding:unit-price",
            "The price of one is {price}, at {amount} for {units}. Plausible: {low} to {high}.",
        ),
        explanation=message(
            "explain:unit-price",
            "The amount divided by the number bought is no price that such a thing has. Often a scale word was "
            "lost. Where the price is plausible, the note gives it; it is derived and no fact of the source.",
        ),
        example=(
            "commitments:\n"
            "  - {id: pledge, name: {en: Pledge}, kind: procurement, stage: pledge, amount: 40e9 USD, units: 4000 chip}"
        ),
        repair=message("repair:unit-price", "Read both figures again. A derived price is not to be entered."),
    ),
    Code(
        code="share-range",
        family="consistency",
        severity=Severity.ERROR,
        message=message("finding:share-range", "A share of {share} does not lie between 0% and 100%."),
        explanation=message(
            "explain:share-range",
            "A part is not less than nothing and not more than its whole, and the parts of one whole at one time "
            "are not more than all of it.",
        ),
        example=(
            "indicators:\n"
            "  - id: series\n"
            "    name: {en: Series}\n"
            "    kind: compute_share\n"
            "    observations:\n"
            "      - {period: 2023, area: US, figure: 134 %}"
        ),
        repair=message("repair:share-range", "Correct the figure, or the kind of the indicator."),
    ),
    Code(
        code="growth-base",
        family="consistency",
        severity=Severity.ERROR,
        message=message(
            "finding:growth-base",
            "The growth of {figure} names no base or no period, or is not told as a share.",
        ),
        explanation=message(
            "explain:growth-base",
            "A growth is a share of what was there before, over a stated time. Without base and period it cannot be"
            " compared with anything.",
        ),
        example=(
            "indicators:\n"
            "  - id: series\n"
            "    name: {en: Series}\n"
            "    kind: compute_growth\n"
            "    observations:\n"
            "      - {period: 2024, figure: 16.5 %}"
        ),
        repair=message("repair:growth-base", "Give the period and the base that the source names."),
    ),
    Code(
        code="zero-or-blank",
        family="consistency",
        severity=Severity.WARNING,
        message=message("finding:zero-or-blank", "The figure is {figure}, and has no evidence."),
        explanation=message(
            "explain:zero-or-blank",
            "Zero is a measurement. A figure that is not known is left out, and `missing` gives the reason.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: 0 MW}"),
        repair=message("repair:zero-or-blank", "Cite the source that says zero, or leave the figure out."),
    ),
    Code(
        code="missing-contradicted",
        family="consistency",
        severity=Severity.WARNING,
        message=message(
            "finding:missing-contradicted",
            "The field “{field}” is said to be missing, but it is given.",
        ),
        explanation=message(
            "explain:missing-contradicted",
            "`missing` names fields of the record that are empty, and why.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, capacity: 1.2 GW, missing: [{field: capacity, reason: not_stated}]}"
        ),
        repair=message("repair:missing-contradicted", "Take out the entry, or the figure that no source gives."),
    ),
    Code(
        code="place-of-site",
        family="consistency",
        severity=Severity.ERROR,
        message=message("finding:place-of-site", "The position {position} does not lie in {place}."),
        explanation=message(
            "explain:place-of-site",
            "The coordinates lie well outside the country or state that the record names. Most often a sign is "
            "lost, or latitude and longitude are exchanged.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, location: {country: US, subdivision: US-TX, latitude: 32.4, longitude: 99.7, precision: site}}"
        ),
        repair=message("repair:place-of-site", "Correct the coordinates or the place."),
    ),
    Code(
        code="meter-without-site",
        family="consistency",
        severity=Severity.ERROR,
        message=message("finding:meter-without-site", "The connection is “{connection}”, but no site is named."),
        explanation=message(
            "explain:meter-without-site",
            "A source behind the meter stands on the site's side of it, so that there is a site.",
        ),
        example=("power_sources:\n  - {id: turbines, name: {en: Turbines}, connection: behind_the_meter}"),
        repair=message(
            "repair:meter-without-site",
            "Name the site, or write “unknown” where the source does not say.",
        ),
    ),
    Code(
        code="office-without-organisation",
        family="consistency",
        severity=Severity.ERROR,
        message=message("finding:office-without-organisation", "The office “{role}” names no organisation."),
        explanation=message(
            "explain:office-without-organisation",
            "An office is held somewhere: at a partner of the data set, or at an organisation that is named.",
        ),
        example=("persons:\n  - {id: larry-ellison, name: {en: Larry Ellison}, offices: [{role: chair}]}"),
        repair=message("repair:office-without-organisation", "Give `partner` or `organisation`."),
    ),
    Code(
        code="name-hidden",
        family="consistency",
        severity=Severity.WARNING,
        message=message("finding:name-hidden", "The name “{name}” holds {character}, which cannot be seen."),
        explanation=message(
            "explain:name-hidden",
            "A character without width, or one that turns the direction of what follows, makes two names look alike "
            "that are not, and can show a name in another order than it is written in.",
        ),
        example='sites:\n  - {id: abilene, name: {en: "Abi\\u200Blene"}}',
        repair=message("repair:name-hidden", "Remove the character from the name."),
    ),
)
