"""Entry points: what installed packages add is found and used; one that is broken is told of, and breaks nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model import packages
from stargate_model.extending import installed
from tests.test_import import loaded_by

Install = Callable[..., None]
"""Puts a package on Python's path: its name, the text of its module, and the object that its entry point names."""

BOATS = """
import attrs
from typing import ClassVar
import stargate_model as sm
from stargate_model.extending import Extension, Record, Code, found, row

@attrs.frozen(kw_only=True, eq=False)
class Boat(Record):
    '''Something that floats.'''
    type: ClassVar[str] = "boat"
    collection: ClassVar[str] = "boats"
    capacity: sm.Power | None = None

TEXT = sm.Text({"en": "Boats are not data centres.", "ja": "船はデータセンターではない。"})
CODE = Code(code="boat", family="boats", severity=sm.Severity.WARNING, message=TEXT, explanation=TEXT,
            example="boats: []", repair=TEXT)
EXTENSION = Extension(name="NAME", records=(Boat,), codes=(CODE,),
                      rules=(row((Boat,), lambda boat, context: [found(CODE, boat)], "boat"),))
"""
DATA = 'stargate_model: "1"\nboats:\n  - {id: one, name: {en: One}}\n'


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """What installs a package for one test."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def put(name: str, module: str, attribute: str = "EXTENSION") -> None:
        module_name = f"{name.replace('-', '_')}_{tmp_path.name}".replace("-", "_").replace("[", "_").replace("]", "_")
        (site / f"{module_name}.py").write_text(module.replace("NAME", name), encoding="utf-8")
        info = site / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{packages.GROUP}]\n{name} = {module_name}:{attribute}\n")
        _forget()

    return put


def _forget() -> None:
    installed._on_path.cache_clear()
    packages.may_announce.cache_clear()


@pytest.fixture(autouse=True)
def _each_anew() -> None:
    _forget()


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command, with what was installed for the test."""
    return subprocess.run(
        [sys.executable, "-c", "from stargate_model.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": f"{folder / 'site'}:{Path(__file__).parents[2]}", "PATH": ""},
        check=False,
        timeout=60,
    )


def test_what_is_installed_is_used_without_a_word(install: Install, tmp_path: Path):
    """Read, checked, told, explained and in the schema; not where a registry without it is given."""
    install("boats", BOATS)
    path = tmp_path / "data.yaml"
    path.write_text(DATA)
    assert [extension.name for extension in sm.Registry.installed().extensions] == ["boats"]
    assert sm.Registry.installed() is sm.Registry.installed()
    assert sm.load(path).get("boat:one") is not None
    assert sm.check(path).count("boat") == 1
    assert sm.check(path, configuration=sm.Configuration(ignore=frozenset({"boat"}))).count("boat") == 0
    assert sm.check(path, registry=sm.Registry()).count("unknown-key") == 1


def test_the_command_line_uses_it(install: Install, tmp_path: Path):
    """Each command that reads, explains or prints a schema; and settings know its codes."""
    install("boats", BOATS)
    (tmp_path / "data.yaml").write_text(DATA)
    (tmp_path / "data.ndjson").write_text('{"type": "boat", "id": "one", "name": {"en": "One"}}\n')
    for path in ("data.yaml", "data.ndjson"):
        checked = run("check", path, "--locale", "ja", folder=tmp_path)
        assert checked.returncode == 0, checked.stderr
        assert "warning[boat]: 船はデータセンターではない。" in checked.stdout
    assert "Boats\n" in run("summarize", "data.yaml", folder=tmp_path).stdout
    assert "船はデータセンターではない。" in run("explain", "boat", "--locale", "ja", folder=tmp_path).stdout
    assert '"title": "Boat"' in run("schema", "boat", folder=tmp_path).stdout
    assert run("convert", "data.ndjson", "out.json", folder=tmp_path).returncode == 0
    assert '"boats"' in (tmp_path / "out.json").read_text()
    (tmp_path / "stargate-model.toml").write_text('ignore = ["boat"]\n')
    assert "boat" not in run("check", "data.yaml", folder=tmp_path).stdout


BROKEN = {
    "a missing module": ("import nowhere_at_all\n", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
    "a module that ends the program": ("raise SystemExit(7)\n", "SystemExit: 7"),
    "a module with an error of its own": ("class E(BaseException): ...\nraise E('x\\x1b[2J')\n", "E: x\\u{1B}[2J"),
    "no extension": ("EXTENSION = 3\n", "is no Extension, but int"),
    "nothing": ("", "AttributeError"),
    "an extension that does not work": (
        "from stargate_model.extending import Extension\nEXTENSION = Extension(name='My Boats')\n",
        "'My Boats' is not an id",
    ),
    "a name of ours": (
        "from stargate_model.extending import Extension\nEXTENSION = Extension(name='stargate-model')\n",
        "the extension 'stargate-model' is that of stargate-model already",
    ),
}


@pytest.mark.parametrize(("module", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_told_with_its_package(install: Install, module: str, problem: str, tmp_path: Path):
    """Everything else goes on: others are used, the seeds are checked, and the report says what was not."""
    install("boats", BOATS)
    install("wreck", module)
    registry = sm.Registry.installed()
    assert [extension.name for extension in registry.extensions] == ["boats"]
    (error,) = registry.broken
    assert isinstance(error, sm.StargateError)
    assert str(error).startswith("the extension wreck (wreck 1.0) cannot be used: ")
    assert problem in str(error)
    assert "\x1b" not in str(error)
    report = sm.check()
    assert report.ok
    (finding,) = report.of("extension-broken")
    assert problem in finding.message("en")
    assert "wreck 1.0" in finding.message("ru")
    assert len(sm.load()) > 100


def test_packages_that_clash_are_told_in_the_order_of_their_names(install: Install):
    """The first is used, whatever the disk's order; the error of the second names both."""
    install("zz-boats", BOATS)
    install("aa-boats", BOATS)
    registry = sm.Registry.installed()
    assert [extension.name for extension in registry.extensions] == ["aa-boats"]
    (error,) = registry.broken
    assert str(error) == (
        "the extension zz-boats (zz-boats 1.0) cannot be used: the type 'boat' is that of aa-boats already; give it "
        "another name"
    )


def test_a_broken_one_is_told_on_the_command_line(install: Install, tmp_path: Path):
    """A warning, with the package; the exit code is that of the data."""
    install("wreck", "raise SystemExit(7)\n")
    (tmp_path / "one.ndjson").write_text('{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}\n')
    done = run("check", "one.ndjson", folder=tmp_path)
    assert done.returncode == 0
    assert "warning[extension-broken]: The extension wreck (wreck 1.0) cannot be used" in done.stdout
    assert run("check", "one.ndjson", "--strict", folder=tmp_path).returncode == 1


def test_an_interruption_is_not_kept(install: Install):
    """It ends the program, as ever."""
    install("boats", "raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        sm.Registry.installed()


def test_nothing_is_looked_for_before_it_is_wanted(install: Install, tmp_path: Path):
    """Importing the library loads no extension, and without one the library that reads metadata stays where it is."""
    install("boats", "raise SystemExit(7)\n")
    assert loaded_by("import stargate_model as sm; sm.Power('1 GW'); sm.Site; sm.Dataset()") == []
    assert loaded_by("import stargate_model as sm; sm.Registry((sm.Extension(name='mine'),))") == ["msgspec"]
    found = subprocess.run(
        [sys.executable, "-S", "-c", "import sys; sys.path[1:1] = sys.argv[1:]\n" + METADATA, *_bare(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == ["False", "0"]


METADATA = """
import stargate_model as sm
extensions = sm.Registry.installed().extensions
print("importlib.metadata" in sys.modules, len(extensions))
"""


def _bare(tmp_path: Path) -> list[str]:
    """A path on which the library and what it needs stand, and no metadata of packages."""
    bare = tmp_path / "bare"
    bare.mkdir()
    needed = ("attr", "attrs", "msgspec")
    packages = {name: Path(str(__import__(name).__file__)).parent for name in needed}
    for name, folder in packages.items():
        (bare / name).symlink_to(folder)
    return [str(bare), str(Path(__file__).parents[2])]


def test_what_is_on_the_path_may_be_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An archive is left to the library that reads metadata; what is not there, to nobody."""
    archive = tmp_path / "archive.zip"
    archive.write_bytes(b"PK")
    assert packages.may_announce((str(archive),))
    assert not packages.may_announce((str(tmp_path / "nowhere"),))
    (tmp_path / "empty-1.0.dist-info").mkdir()
    assert not packages.may_announce((str(tmp_path),))
