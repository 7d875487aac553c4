"""Cases of what a user writes beside the data: configurations, templates, and the paths of both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from tests.hostile.case import ACCEPT, EITHER, REJECT, Case, Content
from tests.hostile.doors import GOOD

_CONFIGURATIONS: Final[tuple[tuple[str, Content, set[int], str], ...]] = (
    ("empty", b"", {0}, "nothing is set"),
    ("good", b'strict = true\nlocale = "de"\n', {0}, "settings"),
    ("a comment of 1 MB", b"#" + b"x" * 999_000, {0}, "as large as may be"),
    ("2 MB", b"#" + b"x" * 2_000_000, {2}, "larger than may be"),
    ("half a line", b"strict = ", {2}, "no TOML"),
    ("a key twice", b"strict = true\nstrict = false\n", {2}, "one would be lost"),
    ("a NUL", b"strict = true\0", {2}, "no TOML"),
    ("UTF-16", "strict = true".encode("utf-16"), {2}, "no UTF-8"),
    ("not UTF-8", b'locale = "\xff"', {2}, "no text"),
    ("lists 5,000 deep", b"x = " + b"[" * 5000 + b"]" * 5000, {2}, "readers recurse"),
    ("tables 2,000 deep", b"[" + b"a." * 2000 + b"a]\n", {2}, "dots without end"),
    ("40,000 settings that there are not", lambda: b"\n".join(b"k%d = 1" % n for n in range(40_000)), {2}, "told within bounds"),
    ("50,000 tables", lambda: b"[[a]]\n" * 50_000, {2}, "told within bounds"),
    ("a number of 5,000 digits", b"tolerance = " + b"9" * 5000, {2}, "no machine has it"),
    ("no number", b"tolerance = nan", {2}, "no share"),
    ("infinity", b"tolerance = inf", {2}, "no share"),
    ("an exponent bomb", b"tolerance = 1e999999999", {2}, "no share"),
    ("a negative share", b"tolerance = -0.1", {2}, "no share"),
    ("a colour for a key", b'"\\u001b[31m" = 1', {2}, "told visibly"),
    ("a direction for a key", '"\u202e" = 1'.encode(), {2}, "told visibly"),
    ("a colour for a code", b'select = ["\\u001b[31m"]', {2}, "told visibly"),
    ("a code of 100,000", b'select = ["' + b"x" * 100_000 + b'"]', {2}, "told in short"),
    ("20,000 codes", lambda: b"ignore = [" + b",".join(b'"x%d"' % n for n in range(20_000)) + b"]", {2}, "told within bounds"),
    ("a device for documents", b'documents = "/dev/zero"', {2}, "no folder"),
    ("a NUL for documents", b'documents = "a\\u0000b"', {2}, "no path"),
    ("a path for a language", b'locale = "../../etc"', {2}, "no language"),
    ("a limit of nothing", b"[limits]\ndepth = 0\n", {2}, "no limit"),
    ("a limit that is a fraction", b"[limits]\ndepth = 1.0\n", {2}, "no limit"),
    ("a limit without end", b"[limits]\ndepth = 99999999999999999999\n", {0, 2}, "more than a machine counts"),
)  # fmt: skip

_TEMPLATES: Final[tuple[tuple[str, str, set[int], str], ...]] = (
    ("a sum", "{{ 7 * 7 }}", {0, 2}, "a template"),
    ("a NUL", "\0{{ 1 }}", {2}, "it would be written as it stands"),
    ("a colour", "\x1b[31m", {2}, "it would be written as it stands"),
    ("a class", "{{ ''.__class__.__mro__ }}", {2}, "out of the sandbox"),
    ("a global", "{{ lipsum.__globals__ }}", {2}, "out of the sandbox"),
    ("another file", "{% include '/etc/passwd' %}", {2}, "none is read"),
    ("a tower of powers", "{{ 9**9**9 }}", {2}, "no end"),
    ("a long text", "{{ 'x' * 10**10 }}", {2}, "no room"),
    ("loops in loops", "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}", {2}, "no end"),
    ("a doubling", "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}", {2}, "no room"),
    ("a wide format", "{{ '%1000000000s' | format('x') }}", {2}, "no room"),
    ("brackets", "{{" + "(" * 5000 + "1" + ")" * 5000 + "}}", {2}, "readers recurse"),
    ("half a tag", "{% for", {2}, "malformed"),
)  # fmt: skip


def settings() -> Iterator[Case]:
    """Configurations and templates."""
    for name, data, exits, why in _CONFIGURATIONS:
        yield Case(
            name=f"configuration: {name}", row="settings", why=why, exits=frozenset(exits),
            verdict=ACCEPT if exits == {0} else EITHER if 0 in exits else REJECT,
            files={"settings.toml": data, "data.json": GOOD},
            args=("check", "--config", "{dir}/settings.toml", "{dir}/data.json"),
        )  # fmt: skip
    for name, text, exits, why in _TEMPLATES:
        yield Case(
            name=f"template: {name}", row="settings", why=why, exits=frozenset(exits),
            verdict=EITHER if 0 in exits else REJECT, files={"told.j2": text.encode(), "data.json": GOOD},
            args=("summarize", "--template", "{dir}/told.j2", "{dir}/data.json"),
        )  # fmt: skip
    for name, path in (
        ("nothing", "{dir}/no"), ("a folder", "{dir}"), ("a pipe", "{dir}/pipe"), ("a device without end", "/dev/zero"),
        ("a NUL", "a\0b"), ("a command", "\x1b[31m"), ("a direction", "\u202e.json"), ("a long path", "x" * 5000),
    ):  # fmt: skip
        for what, args in (
            ("a configuration", ("check", "--config", path, "{dir}/data.json")),
            ("a template", ("summarize", "--template", path, "{dir}/data.json")),
            ("data that are checked", ("check", path)),
            ("data that are told", ("summarize", path)),
            ("data that are shown", ("show", path, "abilene")),
            ("a folder of texts", ("check", "--documents", path, "{dir}/data.json")),
        ):
            is_right = path == "{dir}" and args[1] != "--config" and args[1] != "--template"
            yield Case(
                name=f"paths: {name} for {what}", row="settings", why="no such thing is waited for", files={"data.json": GOOD},
                prepare=lambda folder: os.mkfifo(folder / "pipe"), exits=frozenset({0 if is_right else 2}),
                verdict=ACCEPT if is_right else REJECT, args=args,
            )  # fmt: skip
