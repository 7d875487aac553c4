"""Progress of long work, on a terminal, where rich is installed; anywhere else nothing is shown.

The bar stands on standard error, and is gone when the work is done: what a command prints is the same with and without.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs

from stargate_model.formats.sources import Readable
from stargate_model.formats.streaming import Stream

_LONG: Final = 20_000_000  # bytes of lines that take more than a moment


@contextmanager
def shown(sources: Sequence[Readable]) -> Generator[Sequence[Readable], None, None]:
    """The same sources, whose reading is shown while this lasts."""
    sizes = {source.path: size for source in sources if isinstance(source, Stream) and (size := _size(source.path))}
    if sum(sizes.values()) < _LONG or not sys.stderr.isatty():
        yield sources
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield sources
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks = {path: bar.add_task("", total=size) for path, size in sizes.items()}

        def read(source: Stream, size: int) -> None:
            bar.update(tasks[source.path], completed=size)

        yield [
            attrs.evolve(source, watch=read) if isinstance(source, Stream) and source.path in tasks else source
            for source in sources
        ]


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # standard input has no size that is known
        return 0
