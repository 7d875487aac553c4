"""Text to hedged figures: reads what a source says, with its hedges, and says so when it cannot.

General layout, from text to figures:

    reader       the way through; cells: the same for cells of tables
    agreement    a figure against the phrase that it was read from
    grammar      hedges, number, unit, range and gloss put together: ends, measured, currency, hedging, growth, gloss;
                 unmeasured: numbers without a unit
    dates        dates as stated: years, periods, days, date_parts; anchors: what completes them
    found        what grammar and dates find
    numerals     numbers in digits and words: number_pass, for word_numbers or character_numbers; digit_words,
                 fractions; places: their arithmetic; separators: the marks inside them
    scene        what the grammar looks at
    lexer        text to tokens; lexicon: what the words of a language mean (data in lexicons/)
    normalise    NFKC with an offset map; mask: what cannot hold a figure
    mention      what comes out
"""

from stargate_model.reading.agreement import Agreement, Outcome, agreement
from stargate_model.reading.cells import read_cell
from stargate_model.reading.mention import Mention, Reading
from stargate_model.reading.reader import read

__all__ = ["Agreement", "Mention", "Outcome", "Reading", "agreement", "read", "read_cell"]
