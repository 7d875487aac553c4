"""Mutation tests: changes one thing of the code at a time and asks whether a test notices.

In: the name of a part, such as `amounts`. Out: for each module how many mutants there are and how many were killed,
then each change that no test noticed. mutmut makes the mutants. The tests are collected once; those of a mutant's
module that reach it run in a fork of that process, the quickest first, until one fails. What is made when a module is
imported changes only in a process of its own, so that what survives there is run again in one. Each run tries the same
examples, so that its result can be had again; results are kept in `build/mutation`.

    python .dev/mutation.py amounts
    python .dev/mutation.py checking --every 5
    python .dev/mutation.py amounts --only units hedges --left
"""

from __future__ import annotations

import argparse
import difflib
import functools
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
COPIED: Final = (
    "stargate_model", "tests", "seeds", "schemas", ".dev", "_stargate_model_hypothesis.py", "pyproject.toml",
)  # fmt: skip


class Part(NamedTuple):
    """A part of the package.

    Attributes:
        mutated: What is changed, below the package.
        tests: The tests that have to notice it: of each module those that mirror it, or else all.
        also: Those of them that any module may be noticed by, after its own.
    """

    mutated: tuple[str, ...]
    tests: tuple[str, ...]
    also: tuple[str, ...] = ()


_READING: Final = ("grammar", "ends", "growth", "gloss", "unmeasured")
_READERS: Final = ("tests/reading/test_reader.py", "tests/reading/test_phrases.py")
_EXAMPLES: Final = ("tests/findings/test_examples.py",)
PARTS: Final = {
    "amounts": Part(("amounts/*.py",), ("tests/amounts",)),
    "claims": Part(("claims/*.py",), ("tests/claims",)),
    "grammar": Part(
        tuple(f"reading/{name}.py" for name in _READING),
        (*(f"tests/reading/test_{name}.py" for name in _READING), *_READERS),
        _READERS,
    ),
    "checking": Part(
        ("checking.py", "reading/agreement.py", "rules/*.py"),
        ("tests/test_checking.py", "tests/reading/test_agreement.py", "tests/rules", *_EXAMPLES),
        _EXAMPLES,
    ),
}

SECONDS: Final = 60
"""How long the tests of one mutant may take, beside ten times what they take without it: else it is endless."""
MEMORY: Final = 6 << 30
"""How many bytes they may take."""


Caches = list["functools._lru_cache_wrapper[object]"]


class Mutant(NamedTuple):
    """One change: its name, the function that it is in, and the lines before and after."""

    name: str
    function: str
    diff: str

    @property
    def module(self) -> str:
        """The module that it is in."""
        return self.function.rpartition(".")[0]

    @property
    def tests(self) -> str:
        """The file of tests that mirrors the module, whether it is there or not."""
        *packages, module = self.module.split(".")[1:]
        return str(Path("tests", *packages, f"test_{module}.py"))


def main() -> None:
    """Run one part and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--only", nargs="+", default=[""], metavar="TEXT", help="mutants that have this in their name")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each N-th mutant alone")
    parser.add_argument("--left", action="store_true", help="what was not killed the last time, alone")
    asked = parser.parse_args()
    part = PARTS[asked.part]
    folder = ROOT / "build" / "mutation" / asked.part
    mutants = lay_out(folder, part.mutated)
    results = Results(folder.with_suffix(".json"), mutants)
    chosen = [
        mutant
        for mutant in list(mutants.values())[:: asked.every]
        if any(text in mutant.name for text in asked.only) and not (asked.left and results.noticed(mutant))
    ]
    os.chdir(folder)
    os.environ.update(CI="true", MUTANT_UNDER_TEST="stats")
    sys.path[:] = [str(folder), *(path for path in sys.path if Path(path or ".").resolve() != ROOT)]
    trials = Trials(chosen, part.also, results)
    if (
        pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *part.tests], plugins=[trials])
        != pytest.ExitCode.OK
    ):
        raise SystemExit("the tests do not pass without a change")
    for mutant in chosen:
        if mutant.function in trials.at_import and not results.noticed(mutant):
            results.keep(mutant, alone(folder, mutant, part.tests))
    tell(mutants, results)


def lay_out(folder: Path, mutated: tuple[str, ...]) -> dict[str, Mutant]:
    """Copy the project to the folder, with all mutants beside the functions they are made of, and list them."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    mutants: dict[str, Mutant] = {}
    for pattern in mutated:
        for path in sorted((folder / "stargate_model").glob(pattern)):
            file = path.relative_to(folder)
            made = mutate_file_contents(str(file), path.read_text("utf-8"))
            path.write_text(made.code, "utf-8")
            lines = made.code.splitlines()
            body = {name: lines[span.start - 1 : span.end] for name, span in made.line_span_by_function_name.items()}
            module = ".".join(file.with_suffix("").parts)
            for name in made.mutant_names:
                function = name.partition("__mutmut_")[0]
                changed = list(difflib.unified_diff(body[f"{function}__mutmut_orig"], body[name], n=1, lineterm=""))
                diff = "\n".join(line for line in changed[2:] if f"{function}__mutmut" not in line)
                mutants[f"{module}.{name}"] = Mutant(f"{module}.{name}", f"{module}.{function}", diff)
    return mutants


class Results:
    """What came of each mutant, kept in a file."""

    def __init__(self, file: Path, mutants: Mapping[str, Mutant]) -> None:
        self._file = file
        self._mutants = mutants
        before: dict[str, list[str]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
        # the name of a mutant has its number: a function that was changed has others under the same names
        self.of = {name: before[name][0] for name in mutants if before.get(name, [""])[-1] == mutants[name].diff}

    def keep(self, mutant: Mutant, result: str) -> None:
        """Note one result."""
        self.of[mutant.name] = result
        told = {name: [result, self._mutants[name].diff] for name, result in self.of.items()}
        self._file.write_text(json.dumps(told, ensure_ascii=False, indent=0), "utf-8")

    def noticed(self, mutant: Mutant) -> bool:
        """Whether a test failed, or went on without end."""
        return self.of.get(mutant.name) in {"killed", "endless"}


class Trials:
    """A plugin of pytest that runs the collected tests for each mutant.

    Attributes:
        at_import: The functions that were called before the first test.
    """

    def __init__(self, mutants: list[Mutant], also: tuple[str, ...], results: Results) -> None:
        self._mutants = mutants
        self._also = also
        self._results = results
        self._seconds: dict[str, float] = defaultdict(float)
        self.at_import: set[str] = set()

    def pytest_collection(self) -> None:
        """Spare Hypothesis the search for the smallest example: that a law fails is enough."""
        from hypothesis import Phase, settings

        settings.register_profile("mutation", settings(), phases=set(Phase) - {Phase.shrink, Phase.explain})
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run each test once, to see what it reaches, then those that belong to a mutant and reach it."""
        from mutmut.state import state

        called = state()._stats
        self.at_import = set(called)
        reaching: dict[str, list[pytest.Item]] = defaultdict(list)
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            called.clear()
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            for function in called:
                reaching[function].append(item)
        if session.testsfailed:
            return True
        session.config.pluginmanager.unregister(name="terminalreporter")
        capture = session.config.pluginmanager.getplugin("capturemanager")
        forget = caches()
        if self._forked(session, "", session.items, forget) != "survived":
            raise SystemExit("the tests do not pass a second time, without a change")
        gc.freeze()
        for place, mutant in enumerate(self._mutants, 1):
            items = sorted(reaching[mutant.function], key=lambda item: self._seconds[item.nodeid])
            own = [item for item in items if item.nodeid.startswith(mutant.tests)]
            own += [item for item in items if own and item.nodeid.startswith(self._also)]
            self._results.keep(mutant, self._forked(session, mutant.name, own or items, forget))
            with capture.global_and_fixture_disabled():
                print(f"{place}/{len(self._mutants)} {self._results.of[mutant.name]} {mutant.name}", flush=True)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes."""
        self._seconds[report.nodeid] += report.duration

    def _forked(self, session: pytest.Session, mutant: str, items: list[pytest.Item], forget: Caches) -> str:
        child = os.fork()
        if child == 0:
            limit(sum(self._seconds[item.nodeid] for item in items))
            os.environ["MUTANT_UNDER_TEST"] = mutant
            for cached in forget:
                cached.cache_clear()
            for item, following in zip(items, [*items[1:], None], strict=True):
                session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    os._exit(1)
            os._exit(0)
        return outcome(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def caches() -> Caches:
    """Every cache of results in the package."""
    found = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in found if one.__module__.startswith("stargate_model")]


def alone(folder: Path, mutant: Mutant, tests: tuple[str, ...]) -> str:
    """What comes of a mutant in a process of its own, where everything is made anew."""
    chosen = (mutant.tests,) if (folder / mutant.tests).exists() else tests
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *chosen],
        cwd=folder,
        env={**os.environ, "MUTANT_UNDER_TEST": mutant.name},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: limit(SECONDS),
        check=False,
    )
    return outcome(run.returncode)


def limit(seconds: float) -> None:
    """Let this process take so much time and memory, and no more."""
    most = SECONDS + 10 * int(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.alarm(10 * most)  # for what waits


def outcome(code: int) -> str:
    """What an exit code says."""
    return {0: "survived", -signal.SIGXCPU: "endless", -signal.SIGALRM: "endless"}.get(code, "killed")


def tell(mutants: Mapping[str, Mutant], results: Results) -> None:
    """Print the counts by module, and each change that no test noticed."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, result in results.of.items():
        counts[mutants[name].module][result] += 1
    counts["all"] = sum(counts.values(), Counter())
    for name, result in results.of.items():
        if result == "survived":
            print(f"\n{name}\n{mutants[name].diff}")
    print(f"\n{'module':40} {'mutants':>8} {'killed':>8} {'endless':>8} {'left':>8} {'noticed':>8}")
    for module, count in counts.items():
        noticed = count["killed"] + count["endless"]
        row = (count.total(), count["killed"], count["endless"], count["survived"])
        print(f"{module:40}", *(f"{number:8}" for number in row), f"{noticed / count.total():8.1%}")


if __name__ == "__main__":
    main()
