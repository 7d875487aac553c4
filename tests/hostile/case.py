"""One hostile or near-miss case: what is put before the library, and what must happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

import attrs

ACCEPT: Final = "accept"
REJECT: Final = "reject"
EITHER: Final = "either"

CPU_SECONDS: Final = 2.0
MEMORY_MB: Final = 300
OUTPUT_BYTES: Final = 200_000

Content = bytes | Callable[[], bytes]


@attrs.frozen(kw_only=True)
class Case:
    """What is put before the library, and what must happen.

    Attributes:
        name: Its name, unique in the suite.
        row: The subject of the rules that it tries: numbers, json, paths and so on.
        why: What it is about, in words.
        verdict: Whether it is accepted or rejected; `either` where both are right, and only the manner is judged.
        codes: The codes of which a rejection has one; empty where any will do.
        pointer: What the pointer of that finding ends with.
        at: The line and column of that finding, as `3:14`.
        values: The exact values of what is accepted, as text, by their path.
        files: What stands in the folder of the case, by name; large contents are made when they are wanted.
        prepare: What else is done to the folder.
        target: What is checked: a name in the folder; empty for the folder itself; None where nothing is.
        args: A command line instead of `check`; `{dir}` is the folder.
        stdin: Standard input.
        environment: Environment variables beside those of the tests.
        exits: The exit codes that are right; by default those of the verdict.
        says: What must stand in what is written.
        cpu: How many seconds of processor time it may take.
        file_bytes: How large a file may get that it writes; 0 for as large as it likes.
        leaves: What is wrong with what it leaves in its folder; empty where nothing is.
        is_heavy: Whether it is left to the runs of the whole suite, for it takes seconds.
    """

    name: str
    row: str
    why: str
    verdict: Literal["accept", "reject", "either"]
    codes: frozenset[str] = frozenset()
    pointer: str | None = None
    at: str | None = None
    values: Mapping[str, str] = attrs.field(factory=dict)
    files: Mapping[str, Content] = attrs.field(factory=dict, repr=False)
    prepare: Callable[[Path], None] | None = attrs.field(default=None, repr=False)
    target: str | None = None
    args: tuple[str, ...] = ()
    stdin: Content | None = attrs.field(default=None, repr=False)
    environment: Mapping[str, str] = attrs.field(factory=dict)
    exits: frozenset[int] = frozenset()
    says: str = ""
    cpu: float = CPU_SECONDS
    file_bytes: int = 0
    leaves: Callable[[Path], str] | None = attrs.field(default=None, repr=False)
    is_heavy: bool = False

    @property
    def is_check(self) -> bool:
        """Whether the case is a document that is checked, and not a command line of its own."""
        return not self.args

    def place(self, folder: Path) -> None:
        """Put the files of the case into its folder."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content())
        if self.prepare is not None:
            self.prepare(folder)

    def input(self) -> bytes:
        """What stands on standard input."""
        return self.stdin() if callable(self.stdin) else self.stdin or b""
