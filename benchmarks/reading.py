"""How fast phrases are read, and whether time grows with the text: `python benchmarks/reading.py`.

Other readers are run beside ours where they can be imported (quantulum3; recognizers_number, which reads bare numbers
only and needs emoji below 1.7): they know no hedges.
"""

from __future__ import annotations

import contextlib
import importlib
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from stargate_model.reading import read

PHRASES = Path(__file__).parent.parent / "tests" / "reading" / "phrases"
HOSTILE = {"digits": ("5", "en"), "hedges": ("约", "zh-Hans"), "brackets": ("(", "en"), "numbers": ("5 ", "en")}


def seconds(run: Callable[[], object]) -> float:
    """The processor time of the quickest of three runs."""
    times: list[float] = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def phrases(language: str) -> Sequence[str]:
    """The phrases of one language's table of tests."""
    return tuple(tomllib.loads((PHRASES / f"{language}.toml").read_text("utf-8"))["figures"])


def rate(language: str, repeat: int = 10) -> float:
    """Phrases read in a second, on one core, warm."""
    texts = phrases(language)
    for text in texts:
        read(text, language=language)
    return (
        len(texts) * repeat / seconds(lambda: [read(text, language=language) for _ in range(repeat) for text in texts])
    )


def growth(piece: str, language: str, size: int = 500_000) -> float:
    """How much longer twice the text takes."""
    text = piece * (size // len(piece))
    read(text, language=language)
    return seconds(lambda: read(text * 2, language=language)) / seconds(lambda: read(text, language=language))


def others() -> dict[str, Callable[[str], object]]:
    """The readers of other projects that are installed."""
    found: dict[str, Callable[[str], object]] = {}
    with contextlib.suppress(ImportError):
        found["quantulum3"] = importlib.import_module("quantulum3.parser").parse
    with contextlib.suppress(ImportError):
        recognize = importlib.import_module("recognizers_number").recognize_number
        found["recognizers_number"] = lambda text: recognize(text, "en-us")
    return found


def main() -> None:
    """Print the figures."""
    print("phrases a second, one core")
    for file in sorted(PHRASES.glob("*.toml")):
        print(f"  {file.stem:8} {rate(file.stem):10,.0f}")
    for name, parse in others().items():
        texts = phrases("en")
        print(f"  {name} (en) {len(texts) / seconds(lambda: [parse(text) for text in texts]):,.0f}")  # noqa: B023
    print("time for twice the text")
    for name, (piece, language) in HOSTILE.items():
        print(f"  {name:8} {growth(piece, language):.2f}")


if __name__ == "__main__":
    main()
