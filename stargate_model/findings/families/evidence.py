"""Codes of evidence: a phrase, its place and its document do not bear out what the record says."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message
from stargate_model.findings.families.examples import REPORT

CODES: Final = (
    Code(
        code="phrase-length",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:phrase-length",
            "The phrase has {length} characters, but the offsets {start} to {end} leave room for {room}.",
        ),
        explanation=message(
            "explain:phrase-length",
            "Offsets count Unicode code points of the stored text, the end not included. A phrase is exactly as "
            "long as its offsets say.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 986, unit: MW, evidence: [{document: report, quote: "986 MW", start: 40, end: 44}]}}'
        ),
        repair=message("repair:phrase-length", "Count the offsets again, or correct the phrase."),
    ),
    Code(
        code="offsets-beyond",
        family="evidence",
        severity=Severity.ERROR,
        message=message("finding:offsets-beyond", "The offsets end at {end}, but the document ends at {length}."),
        explanation=message(
            "explain:offsets-beyond",
            "The phrase is said to stand where the document has no text any more.",
        ),
        example=(
            "documents:\n"
            "  - {id: report, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report, length: 5742}\n"
            "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 986, unit: MW, evidence: [{document: report, quote: "986 MW", start: 9000, end: 9006}]}}'
        ),
        repair=message("repair:offsets-beyond", "Count the offsets again, or name the right document."),
    ),
    Code(
        code="phrase-absent",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:phrase-absent",
            "The phrase “{quote}” does not stand in the document “{document}”.",
        ),
        explanation=message(
            "explain:phrase-absent",
            "The text of the document was searched from beginning to end. A phrase is copied from its source "
            "character by character, with its spaces.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 968, unit: MW, evidence: [{document: report, quote: "968 MW", start: 11, end: 17}]}}\n'
            "# report.txt: A plant of 986 MW."
        ),
        repair=message(
            "repair:phrase-absent",
            "Copy the phrase from the source, or name the document that has it.",
        ),
    ),
    Code(
        code="phrase-moved",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:phrase-moved",
            "The phrase “{quote}” does not stand at {start} to {end}, but at {found_start} to {found_end}.",
        ),
        explanation=message(
            "explain:phrase-moved",
            "The document has the phrase in another place. Of several places, the nearest is named.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 986, unit: MW, evidence: [{document: report, quote: "986 MW", start: 12, end: 18}]}}\n'
            "# report.txt: A plant of 986 MW."
        ),
        repair=message(
            "repair:phrase-moved",
            "Put in the offsets that are named, once you have seen that this is the passage meant.",
        ),
    ),
    Code(
        code="document-digest",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:document-digest",
            "The text of “{document}” has the SHA-256 {found}, not {wanted}.",
        ),
        explanation=message(
            "explain:document-digest",
            "The text that was given is not the one that was cited. Offsets into it may point anywhere.",
        ),
        example=(
            "documents:\n"
            '  - {id: report, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}\n'
            "# report.txt has another digest"
        ),
        repair=message(
            "repair:document-digest",
            "Give the text that was cited, or cite the new one: its digest, its length and all its offsets.",
        ),
    ),
    Code(
        code="document-length",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:document-length",
            "The text of “{document}” has {found} characters, not {wanted}.",
        ),
        explanation=message(
            "explain:document-length",
            "The length in the record is not that of the text that was given, in Unicode code points.",
        ),
        example=(
            "documents:\n"
            "  - {id: report, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report, length: 5742}\n"
            "# report.txt has 18 characters"
        ),
        repair=message("repair:document-length", "Correct the length, or give the text that was cited."),
    ),
    Code(
        code="document-text-missing",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:document-text-missing",
            "No text was given for the document “{document}”, so its phrases were not looked up.",
        ),
        explanation=message(
            "explain:document-text-missing",
            "Texts of documents were given, but none for this one. What it is cited for was read again, but not "
            "found in its place.",
        ),
        example=(
            REPORT
            + "  - {id: voa, title: {en: Broadcast}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report}\n"
            "# --documents texts/, and no texts/voa.txt"
        ),
        repair=message(
            "repair:document-text-missing",
            "Put the text into the folder, named after the id of the document.",
        ),
    ),
    Code(
        code="figure-without-evidence",
        family="evidence",
        severity=Severity.NOTE,
        message=message("finding:figure-without-evidence", "There is no evidence for this figure: {figure}."),
        explanation=message(
            "explain:figure-without-evidence",
            "Nobody can see where this figure comes from. It cannot be read again, and it is told without a source.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: 1.2 GW}"),
        repair=message(
            "repair:figure-without-evidence",
            "Name the document and the phrase where the figure stands.",
        ),
    ),
    Code(
        code="evidence-contradicts",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:evidence-contradicts",
            "The record says {figure}, but the phrase “{quote}” says {read}.",
        ),
        explanation=message(
            "explain:evidence-contradicts",
            "The phrase was read again. It states another number than the record: no number fits both, or the hedge is the same and the number is not. It is a warning where the hedge differs too and the tolerance for approximate figures leaves room for both. Where another document bears the record out, it is a disagreement of sources instead.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 1.2, unit: GW, evidence: [{document: report, quote: "5 GW"}]}}'
        ),
        repair=message(
            "repair:evidence-contradicts",
            "Correct the figure or the phrase. Where a source contradicts the figure on purpose, give the evidence "
            "the stance “disputes”.",
        ),
    ),
    Code(
        code="hedge-dropped",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:hedge-dropped",
            "The record says {figure}, but the phrase “{quote}” says {read}.",
        ),
        explanation=message(
            "explain:hedge-dropped",
            "The record is firmer than its source. A hedge that is lost once is lost for every reader after. It is "
            "an error where every supporting phrase is hedged and the record is exact. It is a note where the "
            "phrase is emphatic, as with “as much as”, or where the sources differ among themselves.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 15, unit: GW, evidence: [{document: report, quote: "nearly 15 GW"}]}}'
        ),
        repair=message(
            "repair:hedge-dropped",
            "Give the figure the hedge of its source, such as `bound: more_than`, or on one line >200e6 USD.",
        ),
    ),
    Code(
        code="hedge-added",
        family="evidence",
        severity=Severity.WARNING,
        message=message("finding:hedge-added", "The record says {figure}, but the phrase “{quote}” says {read}."),
        explanation=message(
            "explain:hedge-added",
            "The record is hedged in a way that its source is not. It is a note where the phrase is emphatic, as "
            "with “as much as”, or where the sources differ among themselves.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 986, unit: MW, approximate: true, evidence: [{document: report, quote: "986 MW"}]}}'
        ),
        repair=message("repair:hedge-added", "Give the figure the hedge that its source has, and no other."),
    ),
    Code(
        code="sources-disagree",
        family="evidence",
        severity=Severity.NOTE,
        message=message(
            "finding:sources-disagree",
            "The sources of {figure} do not agree: “{quote}” says {read}, and “{other_quote}” says {other_read}.",
        ),
        explanation=message(
            "explain:sources-disagree",
            "Several phrases support one figure, and they say different things. The record adopts one of them and "
            "keeps all.",
        ),
        example=(
            REPORT
            + "  - {id: paper, title: {en: Paper}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report}\n"
            "sites:\n"
            "  - id: abilene\n"
            "    name: {en: Abilene}\n"
            "    capacity:\n"
            "      value: 1.2\n"
            "      unit: GW\n"
            "      evidence:\n"
            '        - {document: report, quote: "1.2 GW"}\n'
            '        - {document: paper, quote: "986 MW"}'
        ),
        repair=message("repair:sources-disagree", "Nothing is to be mended where the sources truly differ."),
    ),
    Code(
        code="unreadable-evidence",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:unreadable-evidence",
            "The phrase “{quote}” cannot be read as a figure: {refusal}. {why}",
        ),
        explanation=message(
            "explain:unreadable-evidence",
            "The reader refuses what it would have to guess. The phrase is then no proof of the figure. The code "
            "says why it was refused.",
        ),
        example=(
            REPORT + "sites:\n"
            '  - {id: abilene, name: {en: Abilene}, capacity: {value: 986, unit: MW, evidence: [{document: report, quote: "several"}]}}'
        ),
        repair=message(
            "repair:unreadable-evidence",
            "Cite the whole phrase with its unit, or the words that do state the figure.",
        ),
    ),
    Code(
        code="growth-as-level",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:growth-as-level",
            "The phrase “{quote}” tells a change, but the record takes {figure} for a level.",
        ),
        explanation=message(
            "explain:growth-as-level",
            "“Grew by 16%” says nothing of how much there is. A change is kept as an indicator of growth, with its "
            "base and period.",
        ),
        example=(
            REPORT + "indicators:\n"
            "  - id: series\n"
            "    name: {en: Series}\n"
            "    kind: electricity_share\n"
            "    observations:\n"
            '      - {period: 2024, figure: {value: 16, unit: "%", evidence: [{document: report, quote: "grew by 16%"}]}}'
        ),
        repair=message(
            "repair:growth-as-level",
            "File the figure as growth, or cite the phrase that tells the level.",
        ),
    ),
    Code(
        code="currency-missing",
        family="evidence",
        severity=Severity.NOTE,
        message=message(
            "finding:currency-missing",
            "The phrase “{quote}” names no currency, so it cannot be compared with {figure}.",
        ),
        explanation=message(
            "explain:currency-missing",
            "A currency is never taken from another sentence. The phrase is kept beside those that name one.",
        ),
        example=(
            REPORT + "commitments:\n"
            '  - {id: pledge, name: {en: Pledge}, kind: investment, stage: pledge, amount: {value: 500e9, unit: USD, bound: at_most, evidence: [{document: report, quote: "up to $500 billion"}, {document: report, quote: "500 billion"}]}}'
        ),
        repair=message(
            "repair:currency-missing",
            "Nothing is to be mended where another phrase names the currency.",
        ),
    ),
    Code(
        code="currency-unstated",
        family="evidence",
        severity=Severity.ERROR,
        message=message(
            "finding:currency-unstated",
            "The amount is {figure}, but no phrase of its evidence names a currency.",
        ),
        explanation=message(
            "explain:currency-unstated",
            "An amount has the currency that a source gives it. Here every supporting phrase leaves it open, so "
            "that it was added by hand.",
        ),
        example=(
            REPORT + "commitments:\n"
            '  - {id: pledge, name: {en: Pledge}, kind: investment, stage: pledge, amount: {value: 500e9, unit: USD, evidence: [{document: report, quote: "500 billion"}]}}'
        ),
        repair=message(
            "repair:currency-unstated",
            "Cite a phrase that names the currency, or leave the amount out and give the reason in `missing`.",
        ),
    ),
    Code(
        code="disputed",
        family="evidence",
        severity=Severity.NOTE,
        message=message("finding:disputed", "This figure is disputed: {figure}. See “{quote}” in “{document}”."),
        explanation=message(
            "explain:disputed",
            "A source, or someone whom it quotes, says that the figure is not so. Both are kept.",
        ),
        example=(
            REPORT + "commitments:\n"
            '  - {id: pledge, name: {en: Pledge}, kind: investment, stage: pledge, amount: {value: 500e9, unit: USD, evidence: [{document: report, quote: "$500 billion"}, {document: report, stance: disputes}]}}'
        ),
        repair=message("repair:disputed", "Nothing is to be mended."),
    ),
    Code(
        code="self-dispute",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:self-dispute",
            "All evidence that is given disputes the fact, and none supports it.",
        ),
        explanation=message(
            "explain:self-dispute",
            "A fact is entered as if it were sure, but its only evidence says that it is not so.",
        ),
        example=(
            REPORT + "commitments:\n"
            "  - {id: pledge, name: {en: Pledge}, kind: investment, stage: pledge, amount: {value: 500e9, unit: USD, evidence: [{document: report, stance: disputes}]}}"
        ),
        repair=message(
            "repair:self-dispute",
            "Add the evidence of the one who asserts it, or take the fact out.",
        ),
    ),
    Code(
        code="source-supersedes",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:source-supersedes",
            "The documents “{document}” and “{other}” are copies of one source, but say “{quote}” and “{other_quote}”.",
        ),
        explanation=message(
            "explain:source-supersedes",
            "Publisher and title are the same, and the texts differ. The later copy corrects the older one. The "
            "older phrase is kept, with the stance “superseded”.",
        ),
        example=(
            "documents:\n"
            '  - {id: report, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}\n'
            '  - {id: report-corrected, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report, sha256: "1111111111111111111111111111111111111111111111111111111111111111"}\n'
            "sites:\n"
            "  - id: abilene\n"
            "    name: {en: Abilene}\n"
            "    capacity:\n"
            "      value: 6\n"
            "      unit: GW\n"
            "      evidence:\n"
            '        - {document: report, quote: "5 GW"}\n'
            '        - {document: report-corrected, quote: "6 GW"}'
        ),
        repair=message(
            "repair:source-supersedes",
            "Give the older evidence the stance “superseded”, and name the document that took it back.",
        ),
    ),
    Code(
        code="no-successor",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:no-successor",
            "What “{document}” says was taken back, but no later document is named that did so. Named: “{successor}”.",
        ),
        explanation=message(
            "explain:no-successor",
            "Evidence with the stance “superseded” is kept, and names the document in which the same source said "
            "otherwise later. An earlier document takes nothing back.",
        ),
        example=(
            REPORT + "sites:\n"
            "  - id: abilene\n"
            "    name: {en: Abilene}\n"
            "    evidence:\n"
            '      - {document: report, quote: "5 GW", stance: superseded}'
        ),
        repair=message(
            "repair:no-successor",
            "Name the later document in `superseded_by`, or give the evidence the stance that it has.",
        ),
    ),
    Code(
        code="furniture",
        family="evidence",
        severity=Severity.WARNING,
        message=message(
            "finding:furniture",
            "The phrase “{quote}” stands in the furniture of a page, as “{mark}” shows, and not in what it says.",
        ),
        explanation=message(
            "explain:furniture",
            "Dates of episodes, numbers of versions and promotions stand on a page beside its text. They are no facts "
            "about the subject.",
        ),
        example=(
            REPORT + "sites:\n"
            "  - id: abilene\n"
            "    name: {en: Abilene}\n"
            "    evidence:\n"
            '      - {document: report, quote: "25 April, episode 52"}'
        ),
        repair=message("repair:furniture", "Cite a phrase of the text itself, or take the fact out."),
    ),
)
