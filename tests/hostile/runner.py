"""Runs cases under limits: each in a process of its own, forked from one that is warm, or started anew.

A forked process costs milliseconds where a new one costs a second, and is judged in the same way: its time and memory
are its own, and a signal ends it alone.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import stargate_model as sm
from stargate_model import cli
from tests.cli.programs import START
from tests.hostile.case import Case
from tests.hostile.judging import Outcome, faults
from tests.hostile.rendering import TARGET
from tests.hostile.suite import FORMATS

_ADDRESS_SPACE: Final = 2_600_000_000  # of which the allocator of pyarrow reserves a gigabyte, and uses little
_CPU: Final = 20
_WAIT: Final = 30
_MB: Final = 1024


def run(cases: Iterable[Case], folder: Path) -> Iterator[tuple[Case, Outcome]]:
    """Run cases, each in a process that is forked from this one."""
    warm(folder)
    for number, case in enumerate(cases):
        place = folder / str(number)
        place.mkdir()
        case.place(place)
        yield case, _forked(case, place)


def warm(folder: Path) -> None:
    """Load everything that a case may need, so that no case pays for it."""
    seeds = sm.load()
    for name in FORMATS:
        sm.dump(seeds, _written(folder, name))
    bad = folder / "warm-bad.json"
    bad.write_text('{"stargate_model": "1", "sites": [{"id": "A", "name": {"en": "A"}, "capacity": "5 mw"}]}', "utf-8")
    sm.read("5 MW", language="en")
    sys.stdout.flush()
    for form in check_formats():
        _quietly(["check", "--format", form, str(bad)])
    _quietly(["summarize"])


def check_formats() -> Sequence[str]:
    """The formats of reports, as the command offers them."""
    (option,) = [one for one in cli.group.commands["check"].params if one.name in ("form", "format")]
    return tuple(option.type.choices)  # type: ignore[attr-defined]


def commands(case: Case, place: Path) -> dict[str, list[str]]:
    """What is run, by the name of its output."""
    if not case.is_check:
        return {"read" if case.args[0] == "read" else "text": [arg.replace("{dir}", str(place)) for arg in case.args]}
    target = str(place / case.target) if case.target is not None else "-"
    ordered = ["json", *(form for form in check_formats() if form != "json")]
    return {form: ["check", "--format", form, target] for form in ordered}


def _quietly(arguments: list[str]) -> None:
    saved = os.dup(1), os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    try:
        cli.main(arguments)
    except SystemExit:
        pass
    finally:
        for descriptor, target in zip(saved, (1, 2), strict=True):
            os.dup2(descriptor, target)
            os.close(descriptor)
        os.close(nothing)


def _forked(case: Case, place: Path) -> Outcome:
    told = place.parent / f"{place.name}.told"
    given = place.parent / f"{place.name}.in"
    given.write_bytes(case.input())
    child = os.fork()
    if child == 0:
        code = 99
        try:
            _child(case, place, told, given)
            code = 0
        finally:
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended or os.WEXITSTATUS(status):
        return Outcome(
            signal=ended or signal.SIGABRT, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss / _MB
        )
    state = json.loads(told.read_text("utf-8"))
    return Outcome(**state)


def _child(case: Case, place: Path, told: Path, given: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    signal.alarm(_WAIT)  # what waits takes no processor time
    os.environ.update(case.environment)
    os.chdir(place)
    exits: dict[str, int] = {}
    outputs: dict[str, str] = {}
    before = _cpu()
    cpu = 0.0
    if case.file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (case.file_bytes, resource.RLIM_INFINITY))
    for name, arguments in commands(case, place).items():
        exits[name], outputs[name] = _captured(arguments, given)
        cpu = cpu or _cpu() - before
    if case.file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB
    fault, values = _loaded(case, place) if case.is_check and exits["json"] == 0 else ("", {})
    fault = fault or (case.leaves(place) if case.leaves is not None else "")
    state = {"exits": exits, "outputs": outputs, "cpu": cpu, "memory": memory, "fault": fault, "values": values}
    told.write_text(json.dumps(state), "utf-8")


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _captured(arguments: list[str], given: Path) -> tuple[int, str]:
    with tempfile.TemporaryFile() as written, given.open("rb") as source:
        os.dup2(source.fileno(), 0)
        os.dup2(written.fileno(), 1)
        os.dup2(written.fileno(), 2)
        code = 0
        try:
            cli.main(arguments)
        except SystemExit as done:
            code = int(done.code or 0)
        sys.stderr.flush()
        written.seek(0)
        return code, written.read().decode("utf-8", "surrogateescape")


def _loaded(case: Case, place: Path) -> tuple[str, Mapping[str, str]]:
    """Load what was accepted, write it in each format and read it again."""
    if case.target is None:
        return "", {}
    held = sm.load(place / case.target)
    for name in FORMATS:
        target = _written(place, name)
        sm.dump(held, target)
        if sm.load(target) != held:
            return f"is another data set when it was written as {name}", {}
    return "", {path: _value(held, path) for path in case.values}


def _written(folder: Path, name: str) -> Path:
    """Where a data set is written in a format: a file, or a folder where a format is a file a type."""
    target = folder / "written" / (name if TARGET[name] == "" else f"data.{name}")
    (target if TARGET[name] == "" else target.parent).mkdir(parents=True, exist_ok=True)
    return target


def _value(held: sm.Dataset, path: str) -> str:
    collection, id_, *rest = path.split("/")
    records = held.collection(collection)
    found: object = next(iter(records.values())) if id_ == "*" else records[id_]
    for step in rest:
        if isinstance(found, tuple):
            found = found[int(step)]
        elif isinstance(found, Mapping):
            found = found[step]
        else:
            found = getattr(found, step)
    return str(getattr(found, "value", found)) if not hasattr(found, "literal") else found.literal


def verdicts(cases: Iterable[Case], *, everyday: bool = False) -> Iterator[tuple[Case, Outcome, tuple[str, ...]]]:
    """Run cases in a temporary folder and judge them; those of every day only, where that is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        for case, outcome in run((case for case in cases if not (everyday and case.is_heavy)), Path(folder)):
            yield case, outcome, tuple(faults(case, outcome))


def launched(case: Case, place: Path) -> Outcome:
    """Run a case in new processes, as a user would."""
    case.place(place)
    exits: dict[str, int] = {}
    outputs: dict[str, str] = {}
    cpu = 0.0
    limits = [sys.executable, str(Path(__file__).with_name("launcher.py")), str(_CPU), str(_ADDRESS_SPACE)]
    for name, arguments in commands(case, place).items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [*limits, sys.executable, "-c", START, *arguments],
            input=case.input(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=_WAIT,
            env={**os.environ, **case.environment},
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode < 0:
            return Outcome(signal=-done.returncode)
        exits[name], outputs[name] = done.returncode, done.stdout.decode("utf-8", "surrogateescape")
        cpu = cpu or after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Outcome(exits=exits, outputs=outputs, cpu=cpu)
