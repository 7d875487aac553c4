"""Codes of reading: why a phrase states nothing that can be relied on, and what there is to say of one that does.

What they mean needs no more words than the message has, so the explanation is the message.
"""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Message, Severity, message


def _refusal(code: str, why: Message, example: str, repair: Message) -> Code:
    return _code(code, Severity.WARNING, why, example, repair)


def _note(code: str, what: Message, example: str, repair: Message) -> Code:
    return _code(code, Severity.NOTE, what, example, repair)


def _code(code: str, severity: Severity, said: Message, example: str, repair: Message) -> Code:
    return Code(
        code=code,
        family="reading",
        severity=severity,
        message=said,
        explanation=said,
        example=example,
        repair=repair,
    )


CODES: Final = (
    _refusal(
        "number-missing",
        message(
            "finding:number-missing",
            "A word for a size stands without a number and without a unit, so it states no amount.",
        ),
        "超过千亿",
        message("repair:number-missing", "Cite the phrase with its number and its unit, if the source gives them."),
    ),
    _refusal(
        "unit-missing",
        message("finding:unit-missing", "Nothing says what the number counts or measures."),
        "about 5,000",
        message("repair:unit-missing", "Cite the phrase with its unit or its counted noun."),
    ),
    _refusal(
        "ambiguous-unit",
        message(
            "finding:ambiguous-unit",
            "The unit means several things here, such as a ton of any kind, or M for metre, mega or million.",
        ),
        "5 tons",
        message("repair:ambiguous-unit", "Cite words that settle the unit, or attest the figure with another source."),
    ),
    _refusal(
        "ambiguous-scale",
        message(
            "finding:ambiguous-scale",
            "The word for the size means different numbers in different places, as 兆 does in simplified Chinese.",
        ),
        "3兆美元",
        message("repair:ambiguous-scale", "Attest the figure with a source that writes the number out."),
    ),
    _refusal(
        "ambiguous-separator",
        message("finding:ambiguous-separator", "The mark in the number may be a decimal point or may group thousands."),
        "1.234 MW (es)",
        message(
            "repair:ambiguous-separator", "Give the document its place, which decides how numbers are written there."
        ),
    ),
    _refusal(
        "bad-grouping",
        message("finding:bad-grouping", "The marks in the number do not group its digits as this language does."),
        "1,00,0 MW",
        message("repair:bad-grouping", "Check the phrase against the document; the number may be misprinted."),
    ),
    _refusal(
        "ambiguous-currency",
        message(
            "finding:ambiguous-currency", "The word for the currency means different currencies in different places."
        ),
        "3800亿元",
        message("repair:ambiguous-currency", "Give the document its place, such as CN or TW."),
    ),
    _refusal(
        "conflicting-hedges",
        message("finding:conflicting-hedges", "Two hedges limit one number from both sides."),
        "at least less than 5 GW",
        message(
            "repair:conflicting-hedges", "Check the phrase against the document; cite each figure with its own hedge."
        ),
    ),
    _refusal(
        "mixed-dimensions",
        message("finding:mixed-dimensions", "The two ends of a range measure different things."),
        "5 GW-10 hours",
        message("repair:mixed-dimensions", "Cite the two figures apart."),
    ),
    _refusal(
        "several-figures",
        message("finding:several-figures", "The phrase should hold one figure, and holds more."),
        "1000亿美元和5000亿美元",
        message("repair:several-figures", "Cite the phrase of the one figure that the record states."),
    ),
    _refusal(
        "idiom",
        message("finding:idiom", "The number belongs to a way of speaking and states no amount."),
        "八折",
        message("repair:idiom", "Cite a phrase that states the amount."),
    ),
    _refusal(
        "malformed-numeral",
        message("finding:malformed-numeral", "The words or signs make no number."),
        "三一座",
        message("repair:malformed-numeral", "Check the phrase against the document."),
    ),
    _refusal(
        "unanchored-date",
        message("finding:unanchored-date", "The date has no year, and the day of publication is not known."),
        "23日",
        message("repair:unanchored-date", "Give the document the date when it was published."),
    ),
    _refusal(
        "ambiguous-date",
        message("finding:ambiguous-date", "Day and month may stand either way round."),
        "01/02/2025",
        message("repair:ambiguous-date", "Give the document its place, which decides how dates are written there."),
    ),
    _refusal(
        "impossible-date",
        message("finding:impossible-date", "No calendar has this day."),
        "2月30日",
        message("repair:impossible-date", "Check the phrase against the document; the date may be misprinted."),
    ),
    _refusal(
        "unsupported-calendar",
        message("finding:unsupported-calendar", "The year is counted in an era that the reader does not know."),
        "佛历2568年",
        message("repair:unsupported-calendar", "Attest the date with a source that uses the common era."),
    ),
    _refusal(
        "unsupported-language",
        message("finding:unsupported-language", "There is no lexicon for the language of the document."),
        "5 GW (sw)",
        message("repair:unsupported-language", "Check the figure by hand, or add a lexicon as docs/reading.md says."),
    ),
    _refusal(
        "too-long",
        message("finding:too-long", "The text, its digits or its hedges are more than the reader takes."),
        "a number of 41 digits",
        message("repair:too-long", "Cite the short phrase of the figure."),
    ),
    _refusal(
        "no-figure",
        message("finding:no-figure", "The phrase holds no number, or only one that is part of a word."),
        "千里眼",
        message("repair:no-figure", "Cite the words that state the figure."),
    ),
    _refusal(
        "identifier",
        message("finding:identifier", "The number is part of a name, a model or a version."),
        "GB200",
        message("repair:identifier", "Cite the words that state the figure."),
    ),
    _refusal(
        "ordinal",
        message("finding:ordinal", "The number says which one, not how many."),
        "第52集",
        message("repair:ordinal", "Cite the words that state the figure."),
    ),
    _refusal(
        "markup",
        message("finding:markup", "The number stands in markup or in an address, not in the text."),
        'width="100%"',
        message("repair:markup", "Cite the words that a reader of the document sees."),
    ),
    _note(
        "emphatic-upper-bound",
        message(
            "finding:emphatic-upper-bound",
            "“Up to” may limit the number, or may only stress how large it is; it is read as a limit.",
        ),
        "高达5000亿美元",
        message(
            "repair:emphatic-upper-bound", "Nothing need be done; a record with the exact number is compatible with it."
        ),
    ),
    _note(
        "assumed-currency",
        message("finding:assumed-currency", "A dollar sign without a place was taken for the US dollar."),
        "$15bn",
        message("repair:assumed-currency", "Give the document its place."),
    ),
    _note(
        "gloss-conflict",
        message(
            "finding:gloss-conflict", "The bracket after the figure states another amount or unit than the figure."
        ),
        "3GW（3億瓦）",
        message(
            "repair:gloss-conflict", "Find out which of the two is right; the figure keeps the one before the bracket."
        ),
    ),
    _note(
        "derived-conversion",
        message(
            "finding:derived-conversion",
            "The bracket converts the figure into another currency or unit; it is no evidence for the figure itself.",
        ),
        "5000亿美元（约合人民币3.56万亿元）",
        message("repair:derived-conversion", "Keep the source's own figure."),
    ),
    _note(
        "ambiguous-multiple",
        message(
            "finding:ambiguous-multiple",
            "Growth by six times is strictly seven times as much, and is often meant as six.",
        ),
        "增长6倍",
        message("repair:ambiguous-multiple", "Attest the level before or after with a figure of its own."),
    ),
    _note(
        "ambiguous-noun",
        message("finding:ambiguous-noun", "The name may be that of a chip or of a rack of chips."),
        "50,000 NVIDIA GB200 NVL72s",
        message("repair:ambiguous-noun", "Attest what is counted with another source."),
    ),
    _note(
        "vague",
        message("finding:vague", "The phrase gives an order of magnitude and no digit; it is read as an interval."),
        "数亿用户",
        message("repair:vague", "Nothing need be done; no exact figure should be made of it."),
    ),
    _note(
        "weak",
        message("finding:weak", "“One” before a noun may count it, or may be hardly more than an article."),
        "一座发电厂",
        message("repair:weak", "Nothing need be done where the record means one."),
    ),
    _note(
        "weekday-conflict",
        message("finding:weekday-conflict", "The weekday beside the date is not the weekday of that date."),
        "Mon, 25 Jan 2025",
        message("repair:weekday-conflict", "Check the date against the document."),
    ),
)
