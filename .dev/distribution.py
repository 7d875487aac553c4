"""What stands in a wheel and in a source distribution: each file is expected, and what is needed is there.

    python .dev/distribution.py dist/*.whl dist/*.tar.gz

Prints what is wrong, a line a file, and fails where anything is. The checkout that it stands in is the measure.
"""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent

WHEEL: Final = (
    r"_stargate_model_hypothesis\.py",
    r"stargate_model/py\.typed",
    r"stargate_model/(?:[a-z_]+/)*[a-z_0-9]+\.py",
    r"stargate_model/(?:[a-z_]+/)*[a-z_0-9A-Z-]+\.(?:toml|css|html|md|txt|jinja|j2|json)",
    r"stargate_model/localization/LICENSE-UNICODE",
    r"stargate_model/localization/catalogs/[a-zA-Z_]+/LC_MESSAGES/stargate_model\.(?:mo|po)",
    r"stargate_model/_data/schemas/(?:[0-9.]+/)?[a-z_]+\.json",
    r"stargate_model/_data/seeds/[a-z_]+\.yaml",
    r"stargate_model-[^/]+\.dist-info/(?:METADATA|WHEEL|RECORD|entry_points\.txt)",
    r"stargate_model-[^/]+\.dist-info/licenses/(?:LICENSE|stargate_model/localization/LICENSE-UNICODE)",
)
"""What may stand in a wheel; whatever matches none is a stray."""

SOURCE: Final = (
    r"(?:PKG-INFO|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|CITATION\.cff)",
    r"(?:pyproject\.toml|constraints\.txt|\.gitignore|\.pre-commit-hooks\.yaml|_stargate_model_hypothesis\.py)",
    r"(?:stargate_model|schemas|seeds|examples|tests|typing_tests|docs|benchmarks|\.dev)/.+",
)
"""What may stand in a source distribution."""

STRAY: Final = re.compile(
    r"(?:^|/)(?:__pycache__|\.venv|\.git|\.mypy_cache|\.ruff_cache|\.pytest_cache|\.hypothesis|build|dist)(?:/|$)"
    r"|\.(?:pyc|pyo|orig|rej|swp|log|pot|so|pyd)$|~$|(?:^|/)\.(?:DS_Store|coverage)"
)
"""What may stand in neither."""


def needed_in_wheel() -> Iterator[str]:
    """What a wheel must have: each module, the schemas, the seeds, and a compiled catalog a language."""
    yield "stargate_model/py.typed"
    for module in sorted((ROOT / "stargate_model").rglob("*.py")):
        yield module.relative_to(ROOT).as_posix()
    for catalog in sorted((ROOT / "stargate_model").rglob("*.po")):
        yield catalog.with_suffix(".mo").relative_to(ROOT).as_posix()
    for folder in ("schemas", "seeds"):
        for file in sorted(path for path in (ROOT / folder).rglob("*") if path.is_file()):
            yield f"stargate_model/_data/{file.relative_to(ROOT).as_posix()}"


def needed_in_source() -> Iterator[str]:
    """What a source distribution must have, so that a wheel can be built of it and the tests can run."""
    yield from ("PKG-INFO", "README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "CITATION.cff", "pyproject.toml")
    yield from ("constraints.txt", ".dev/build_catalogs.py", "tests/conftest.py", "docs/conf.py")
    yield from (module.relative_to(ROOT).as_posix() for module in sorted((ROOT / "stargate_model").rglob("*.py")))


def wrong(names: Iterable[str], expected: Iterable[str], needed: Iterable[str]) -> Iterator[str]:
    """What stands there that should not, and what is missing.

    Example:
        >>> list(wrong(["a.py", "a.pyc"], [r".+"], ["b.py"]))
        ['stray: a.pyc', 'missing: b.py']
    """
    pattern = re.compile("|".join(f"(?:{one})" for one in expected))
    present = set(names)
    for name in sorted(present):
        if STRAY.search(name) or not pattern.fullmatch(name):
            yield f"stray: {name}"
    for name in needed:
        if name not in present:
            yield f"missing: {name}"


def names_of(path: Path) -> list[str]:
    """The files of a wheel, or those of a source distribution below its one folder."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return [name for name in wheel.namelist() if not name.endswith("/")]
    with tarfile.open(path) as source:
        return [member.name.partition("/")[2] for member in source if not member.isdir()]


def main(paths: list[str]) -> int:
    """Look into each and print what is wrong."""
    found = 0
    for path in map(Path, paths):
        names = names_of(path)
        is_wheel = path.suffix == ".whl"
        rules = (WHEEL, needed_in_wheel()) if is_wheel else (SOURCE, needed_in_source())
        problems = list(wrong(names, *rules))
        print(f"{path.name}: {len(names)} files, {len(problems)} wrong", *problems, sep="\n  ")
        found += len(problems)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
