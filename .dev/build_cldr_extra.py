"""Extracts the few CLDR facts that Babel leaves out into `stargate_model/localization/cldr_extra.json`.

In: the unpacked npm packages cldr-core and cldr-numbers-full, of the CLDR version that Babel carries. Out: one JSON
file with minimum grouping digits, range patterns, plural ranges, digits, and the signs and patterns that Babel's import
gets wrong. It is run by hand when Babel moves to a new CLDR, and is no part of the wheel:

    npm pack cldr-core@47.0.0 cldr-numbers-full@47.0.0      # then unpack each into a folder of its name
    python .dev/build_cldr_extra.py FOLDER
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from stargate_model.localization import cldr
from stargate_model.localization.cldr import parent

TARGET = Path(__file__).parents[1] / "stargate_model" / "localization" / "cldr_extra.json"

SYMBOLS = ("decimal", "group", "minusSign")
KINDS = (*SYMBOLS, "percent", "currency")
"""The numbers' signs and patterns; the symbols of the larger currencies are corrected too."""
CURRENCIES = "USD EUR CNY JPY GBP KRW TWD HKD INR BRL RUB CHF AUD SAR SGD AED CAD MXN".split()
MONEY = {"currencyDecimal": "decimal", "currencyGroup": "group"}


def main(folder: Path) -> None:
    """Write the data file from the packages that are unpacked in the folder."""
    digest = hashlib.sha256()
    supplemental = folder / "cldr-core" / "supplemental"
    ranges = _load(supplemental / "pluralRanges.json", digest)["supplemental"]["plurals"]
    systems = _load(supplemental / "numberingSystems.json", digest)["supplemental"]["numberingSystems"]
    core = digest.hexdigest()
    digest = hashlib.sha256()
    grouping: dict[str, int] = {}
    pattern: dict[str, str] = {}
    corrections: dict[str, dict[str, str]] = {kind: {} for kind in (*KINDS, *CURRENCIES)}
    money: dict[str, dict[str, str]] = {}
    for path in sorted((folder / "cldr-numbers-full" / "main").glob("*/numbers.json")):
        tag = path.parent.name
        numbers = _load(path, digest)["main"][tag]["numbers"]
        name = "root" if tag == "und" else tag.replace("-", "_")
        grouping[name] = int(numbers["minimumGroupingDigits"])
        misc = numbers[f"miscPatterns-numberSystem-{numbers['defaultNumberingSystem']}"]
        pattern[name] = misc["range"]
        if name in cldr.names():
            names = _load(path.with_name("currencies.json"), digest)["main"][tag]["numbers"]["currencies"]
            symbols = {code: names.get(code, {}).get("symbol", code) for code in CURRENCIES}
            for kind, value in (_numbers(numbers) | symbols).items():
                corrections[kind][name] = value
        symbols = numbers[f"symbols-numberSystem-{numbers['defaultNumberingSystem']}"]
        if own := {MONEY[key]: symbols[key] for key in MONEY if key in symbols}:
            money[name] = own
    version = json.loads((folder / "cldr-core" / "package.json").read_text("utf-8"))["version"]
    extra = {
        "cldr": version.split(".")[0],
        "licence": "Unicode-3.0, see LICENSE-UNICODE; (c) 2004-2025 Unicode, Inc.",
        "inputs": {f"cldr-core@{version}": core, f"cldr-numbers-full@{version}": digest.hexdigest()},
        "minimum_grouping": _distinct(grouping),
        "range": _distinct(pattern),
        "corrections": {kind: kept for kind in corrections if (kept := _corrections(kind, corrections[kind]))},
        "money": money,
        "plural_ranges": _plural_ranges(ranges),
        "digits": {key: value["_digits"] for key, value in sorted(systems.items()) if value["_type"] == "numeric"},
    }
    TARGET.write_text(json.dumps(extra, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def _load(path: Path, digest: hashlib._Hash) -> Any:  # noqa: ANN401 - JSON of another project
    content = path.read_bytes()
    digest.update(hashlib.sha256(content).digest())
    return json.loads(content)


def _numbers(numbers: dict[str, Any]) -> dict[str, str]:
    """Signs and patterns of the default numbering system."""
    system = f"numberSystem-{numbers['defaultNumberingSystem']}"
    symbols = {key: numbers[f"symbols-{system}"][key] for key in SYMBOLS}
    patterns = {kind: numbers[f"{kind}Formats-{system}"]["standard"] for kind in ("percent", "currency")}
    return symbols | patterns


def _corrections(kind: str, values: dict[str, str]) -> dict[str, str]:
    """What Babel's importer got wrong; an empty text where a locale is right and the one it inherits from is not."""

    def babel(name: str) -> str:
        tables = cldr.tables(name)
        if kind in CURRENCIES:
            return tables.currency_symbol(kind)
        return tables.symbols()[kind] if kind in SYMBOLS else tables.number_pattern(kind)

    wrong = {name: value for name, value in values.items() if value != babel(name)}
    kept: dict[str, str] = {}
    for name in sorted(values, key=lambda name: name.count("_")):
        inherited, above = "", name
        while above != "root" and not inherited:
            above = parent(above)
            inherited = kept.get(above, "")
        if wrong.get(name, "") != inherited:
            kept[name] = wrong.get(name, "")
    return dict(sorted(kept.items()))


def _distinct(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a locale has from the one that it inherits from."""

    def inherited(name: str) -> Any:  # noqa: ANN401 - JSON of another project
        while name != "root":
            name = parent(name)
            if name in values:
                return values[name]
        return values["root"]

    return {name: value for name, value in values.items() if name == "root" or value != inherited(name)}


def _plural_ranges(languages: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Group the languages by their table, of which only what is not `other` is kept: that is what a gap means."""
    tables: dict[str, list[str]] = {}
    for language, table in languages.items():
        kept = {" ".join(_ends(key)): category for key, category in table.items() if category != "other"}
        if kept:
            tables.setdefault(json.dumps(kept, sort_keys=True), []).append(language)
    return [{"languages": sorted(names), "table": json.loads(table)} for table, names in sorted(tables.items())]


def _ends(key: str) -> tuple[str, str]:
    start, _, end = key.removeprefix("pluralRange-start-").partition("-end-")
    return start, end


if __name__ == "__main__":
    main(Path(sys.argv[1]))
