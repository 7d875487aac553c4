"""Pages that are run from top to bottom, each in a folder of its own.

- A block with a file's name beside its language, such as "yaml sites.yaml", is that file.
- A block `console` has commands after `$ `, each with what it prints. All of them run, and print that.
- A block `python` runs; what it prints after `>>>` is compared.
- The folder has the `examples` of the project, so that a page can run them.
- A block `sh` is for the reader to type and is not run, as one that would install or publish something.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sybil import Document, Example, Region, Sybil
from sybil.parsers import markdown

from tests.cli.programs import START

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of(page: str) -> dict[str, str]:
    """The files that a page shows, by name."""
    return {name: text for _, name, text in FENCE.findall(page) if name}


def run(command: str, folder: Path) -> str:
    """What a command prints in a folder; `stargate-model` and `python` are those of the tests."""
    program, *arguments = shlex.split(command)
    target = arguments.pop() if ">" in arguments else None
    begin = {"stargate-model": ["-c", START], "python": []}[program]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", *begin, *(one for one in arguments if one != ">")],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    if target is not None:
        (folder / target).write_bytes(done.stdout)
        return done.stderr.decode()
    return (done.stdout + done.stderr).decode()


def rerun(block: str, folder: Path) -> str:
    """A block of a console as it would be now."""
    commands = [line.removeprefix("$ ") for line in block.split("\n") if line.startswith("$ ")]
    # the settings that a page shows as an example are not those of its other examples
    (folder / "stargate-model.toml").unlink(missing_ok=True)
    return "".join(f"$ {command}\n{run(command, folder)}" for command in commands)


def consoles(page: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Each block of a console as the page has it, and as it would be now, with the files before it in the folder."""
    for language, name, text in FENCE.findall(page):
        if name:
            _write(folder / name, text)
        elif language == "console":
            yield text, rerun(text, folder)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _files_and_consoles(document: Document) -> Iterable[Region]:
    for block in FENCE.finditer(document.text):
        language, name, text = block.groups()
        if name or language == "console":
            yield Region(block.start(), block.end(), parsed=(name, text), evaluator=_evaluated)


def _evaluated(example: Example) -> str | None:
    name, shown = example.parsed
    if name:
        _write(Path(name), shown)
        return None
    now = rerun(shown, Path())
    return None if now == shown else f"this is printed now:\n{now}"


_SYBIL = Sybil([markdown.PythonCodeBlockParser(), _files_and_consoles], path=str(ROOT))


def run_page(path: Path, names: dict[str, Any]) -> int:
    """Run a page in the working folder, with names that its Python may use; returns how many blocks it has.

    Raises:
        SybilFailure: Something else is printed than the page shows.
    """
    Path("examples").symlink_to(ROOT / "examples")
    document = _SYBIL.parse(path)
    document.namespace.update(names)
    examples = list(document.examples())
    for example in examples:
        example.evaluate()
    return len(examples)
