"""Limits: one object, each of them named where it is met, and each set by its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model.errors import LimitError
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits, beyond
from stargate_model.formats.loading import read_bytes
from tests.cli.programs import run

SITE = {"id": "ab", "name": {"en": "A"}}


def document(**members: object) -> bytes:
    """A document with one site."""
    return json.dumps({"stargate_model": "1", "sites": [{**SITE, **members}]}).encode()


# a limit, data that are within it, and data that are beyond
DOCUMENTS = [
    ("file_bytes", len(document()), document(), document(status="announced")),
    ("depth", 5, document(), document(capacity={"value": 1, "unit": "GW", "evidence": [{"document": "voa"}]})),
    ("string", 14, document(), document(name={"en": "A" * 15})),
    ("items", 2, document(may_be_same=["cd", "ef"]), document(may_be_same=["cd", "ef", "gh"])),
    ("keys", 3, document(status="announced"), document(status="announced", kind="campus")),
]


@pytest.mark.parametrize("form", ["json", "yaml"])
@pytest.mark.parametrize(("name", "value", "within", "without"), DOCUMENTS)
def test_documents(name: str, value: int, within: bytes, without: bytes, form: str) -> None:
    """What is beyond a limit is not read, and the limit is named as it is set."""
    limits = DEFAULT_LIMITS.replace(**{name: value})
    found = read_bytes(without, form, "data", limits)
    assert {(one.code, one.params["limit"]) for one in found.problems} == {("limit", f"{name}={value}")}
    assert found.entries == ()
    assert len(read_bytes(within, form, "data", limits).entries) == 1


@pytest.mark.parametrize(("name", "value", "within", "without"), DOCUMENTS[1:])
def test_lines(name: str, value: int, within: bytes, without: bytes) -> None:
    """In a line as in a document, which has two levels and a member more around its records."""
    limits = DEFAULT_LIMITS.replace(**{name: {"depth": value - 2, "keys": value + 1}.get(name, value)})
    lines = [json.dumps({"type": "site", **json.loads(one)["sites"][0]}) for one in (within, without)]
    found = read_bytes("\n".join(lines).encode(), "ndjson", "data", limits)
    assert [(one.code, one.params["limit"]) for one in found.problems] == [("limit", limits.named(name))]
    assert [entry.pointer for entry in found.entries] == ["/0"]


FLOODS = {
    "ndjson": b"[]\n" * 9,
    "json": json.dumps({"stargate_model": "1", "sites": [{"id": 1}] * 4, "x": []}).encode(),
    "yaml": b"stargate_model: '1'\nsites: [{}, {}, {}, {}, {}]\n",
    "csv": b"id,name.en,status\n" + b"ab,A,x\n" * 9,
}
REPEATED = b'{"stargate_model": "1", "sites": [], %s}' % b", ".join([b'"sites": []'] * 9)


@pytest.mark.parametrize("data", [*FLOODS.values(), REPEATED], ids=[*FLOODS, "repeated"])
def test_a_flood(data: bytes) -> None:
    """A file is read no further than the problem after the last that is named, and the limit stands there."""
    form = next((form for form, flood in FLOODS.items() if flood is data), "json")
    limits = Limits(problems=3)
    found = read_bytes(data, form, "sites.csv", limits).problems
    assert [one.params.get("limit") for one in found] == [None] * 3 + ["problems=3"]
    every = read_bytes(data, form, "sites.csv").problems
    assert found[:3] == every[:3]
    assert found[3].pointer.rpartition("/x")[0] in every[3].pointer
    exactly = read_bytes(data, form, "sites.csv", Limits(problems=len(every))).problems
    assert exactly == every


def test_what_was_not_read_is_not_missed(tmp_path: Path) -> None:
    """Where a file is read no further, what is named may be there."""
    path = tmp_path / "sites.ndjson"
    lines = ['{"id": "ab", "name": {"en": "A"}, "part_of": "yz"}', "[]", "[]", '{"id": "yz", "name": {"en": "Y"}}']
    path.write_text("\n".join(lines))
    report = sm.check(path, limits=Limits(problems=1))
    assert [(one.code, one.line) for one in report] == [("wrong-type", 2), ("limit", 3)]
    assert sm.check(path).count("dangling-reference") == 0
    path.write_text("\n".join(lines[:3]))
    assert sm.check(path).count("dangling-reference") == 1


def test_a_line_that_is_too_long() -> None:
    """It costs no other."""
    line = json.dumps({"type": "site", **SITE}).encode()
    limits = Limits(line_bytes=len(line))
    assert len(read_bytes(line, "ndjson", "data", limits).entries) == 1
    found = read_bytes(line.replace(b"A", b"AB") + b"\n" + line, "ndjson", "data", limits)
    assert [one.params["limit"] for one in found.problems] == [limits.named("line_bytes")]
    assert len(found.entries) == 1


class TestLimits:
    """The object itself."""

    @pytest.mark.parametrize("name", Limits.names())
    def test_each_is_a_whole_number(self, name: str) -> None:
        """Above zero; there is no such thing as no limit, but for time."""
        assert getattr(DEFAULT_LIMITS.replace(**{name: 7}), name) == 7
        for value in (-1, "8", True, 1.5, *([] if name == "seconds" else [0])):
            with pytest.raises(LimitError, match=name):
                DEFAULT_LIMITS.replace(**{name: value})  # type: ignore[arg-type]

    def test_an_unknown_one_is_told(self) -> None:
        """With the names of all."""
        with pytest.raises(LimitError, match="there is no limit 'dpth'; there are file_bytes"):
            DEFAULT_LIMITS.replace(dpth=1)

    def test_a_text_that_no_record_holds_is_left_to_the_record(self) -> None:
        """It says so at its field; only a lower limit keeps the whole from being read."""
        assert not list(beyond({"a": "x" * 200_000}, DEFAULT_LIMITS))
        assert [one.pointer for one in beyond({"a": ["x" * 20]}, Limits(string=10))] == ["/a/0"]


class TestOption:
    """`--limit NAME=N`."""

    def test_sets_a_limit(self, tmp_path: Path) -> None:
        """Of what is read, and of what is kept."""
        (tmp_path / "a.json").write_bytes(document(capacity="1 MW", part_of="xy", programme="xy"))
        assert run("check", "a.json", "--limit", "depth=2", cwd=tmp_path).returncode == 3
        told = run("check", "a.json", "--limit", "findings=1", cwd=tmp_path).stdout.decode()
        assert "and 2 more\n" in told
        assert "Errors: 2, warnings: 0, notes: 1." in told

    @pytest.mark.parametrize("text", ["depth", "depth=", "depth=x", "depth=0", "depth=-1", "dpth=1", "=1"])
    def test_refuses_what_is_none(self, text: str) -> None:
        """As any other mistake in a command."""
        assert run("check", "--limit", text).returncode == 2


def test_the_library_takes_them(tmp_path: Path) -> None:
    """`load` and `check` alike."""
    (tmp_path / "a.json").write_bytes(document())
    assert len(sm.load(tmp_path, limits=Limits(depth=4))) == 1
    assert sm.check(tmp_path, limits=Limits(depth=2)).count("limit") == 1
