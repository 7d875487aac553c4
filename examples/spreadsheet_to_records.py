"""From the spreadsheet that people keep to records: each cell such as "up to 300 MW" is read, hedge and all.

    python examples/spreadsheet_to_records.py TABLE.csv OUT

The columns are `id`, `name`, `capacity` (as the source words it), `language`, `document` and `publisher`. Writes the
data set; what cannot be read as one power is listed on standard error, with the reason, and nothing is guessed.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import stargate_model as sm


def power_in(phrase: str, language: str) -> sm.Power | str:
    """The one power that a phrase states, or why there is none."""
    mentions = sm.read(phrase, language=language)
    powers = [one.figure for one in mentions if isinstance(one.figure, sm.Power)]
    if len(powers) == 1:
        return powers[0]
    return next((one.refusal for one in mentions if one.refusal), f"{len(powers)} powers")


def main(table: str, out: str) -> None:
    """Write the records, and print on standard error what was not read."""
    records: dict[str, sm.Site | sm.Document] = {}
    for row in csv.DictReader(Path(table).read_text("utf-8").split("\n")):
        power = power_in(row["capacity"], row["language"])
        if isinstance(power, str):
            print(f"{row['id']}: {row['capacity']!r} is not read: {power}", file=sys.stderr)
            continue
        title = sm.Text({"en": f"A document of {row['publisher']}"})
        records[row["document"]] = sm.Document(
            id=row["document"],
            title=title,
            publisher=row["publisher"],
            language=row["language"],
            source_type=sm.SourceType.NEWS_REPORT,
        )
        cell = sm.Evidence(document=row["document"], quote=row["capacity"])
        capacity = sm.Power(power.literal, evidence=[cell])
        records[row["id"]] = sm.Site(id=row["id"], name=sm.Text({"en": row["name"]}), capacity=capacity)
    sm.dump(sm.Dataset(records.values()), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
