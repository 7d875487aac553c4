"""The source itself: what the package must never do, looked for in its syntax trees.

Each rule is a name and a test of a node; what is allowed stands in `ALLOWED`, a file and the reason.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import stargate_model

PACKAGE = Path(stargate_model.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
# what a program says to its user, and how it ends, is the business of the command line alone
CLI = "cli/"


def calls(*names: str) -> Callable[[ast.AST], bool]:
    """Calls of a builtin or of an imported function, by its bare name."""
    return lambda node: isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def attributes(*names: str) -> Callable[[ast.AST], bool]:
    """Uses of an attribute or a method of any object, or of an imported name."""

    def found(node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom):
            return any(alias.name in names for alias in node.names)
        return (isinstance(node, ast.Attribute) and node.attr in names) or (
            isinstance(node, ast.Name) and node.id in names
        )

    return found


def imports(*names: str) -> Callable[[ast.AST], bool]:
    """Imports of a module, or of anything in it."""

    def found(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            return False
        return any(module == name or module.startswith(f"{name}.") for module in modules for name in names)

    return found


def dotted(*names: str) -> Callable[[ast.AST], bool]:
    """Uses of an attribute of a module or class, such as `yaml.load`."""
    return lambda node: isinstance(node, ast.Attribute) and ast.unparse(node) in names


def is_writing(node: ast.AST) -> bool:
    """Whether a file is opened to be written, or written at once."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    texts = [one.value for one in (*node.args, *(key.value for key in node.keywords)) if isinstance(one, ast.Constant)]
    modes = [
        text for text in texts if isinstance(text, str) and set(text) <= set("rwaxbt+U") and set(text) & set("wax+")
    ]
    if name == "write_text":  # a method of paths; the function of that name is the atomic writer
        return isinstance(node.func, ast.Attribute)
    return name in {"write_bytes", "mkstemp", "fdopen"} or (name == "open" and bool(modes))


def loads_yaml(node: ast.AST) -> bool:
    """Whether PyYAML makes objects: by a function that loads, or by a loader that knows more than text."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "yaml"):
        return False
    return "load" in node.attr or (node.attr.endswith("Loader") and node.attr != "CBaseLoader")


def is_float(node: ast.AST) -> bool:
    """Whether a number of binary fractions is written."""
    return isinstance(node, ast.Constant) and isinstance(node.value, (float, complex))


def is_bare_except(node: ast.AST) -> bool:
    """Whether everything is caught, interruption included."""
    return isinstance(node, ast.ExceptHandler) and (
        node.type is None or ast.unparse(node.type) in {"BaseException", "builtins.BaseException"}
    )


def is_assert(node: ast.AST) -> bool:
    """Whether something is only checked where Python is not told to optimise."""
    return isinstance(node, ast.Assert)


def is_text_formatting(node: ast.AST) -> bool:
    """Whether a text is filled by `str.format` or by `%`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return isinstance(node.left, ast.JoinedStr) or (
            isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
        )
    return isinstance(node, ast.Attribute) and node.attr in {"format_map"}


RULES: dict[str, Callable[[ast.AST], bool]] = {
    "runs text as code": calls("eval", "exec", "compile", "__import__"),
    "loads objects from bytes": imports("pickle", "marshal", "shelve", "dill", "cloudpickle"),
    "loads YAML as objects": loads_yaml,
    "splits at what is no line end": attributes("splitlines"),
    "computes with binary fractions": calls("float", "complex"),
    "writes binary fractions": is_float,
    "reads numbers past the one door": dotted("Decimal.from_float"),
    "hands text to Pint": attributes(
        "parse_expression", "parse_units", "parse_pattern", "set_application_registry", "format_babel",
        "get_application_registry",
    ),
    "changes the locale of the process": attributes("setlocale"),
    "reads numbers by locale": attributes("parse_decimal", "parse_number"),
    "talks to the network or other programs": imports(
        "subprocess", "socket", "urllib.request", "http.client", "requests", "httpx", "ftplib", "smtplib"
    ),
    "reads XML": imports("xml.etree", "xml.sax", "xml.dom", "lxml", "html.parser"),
    "writes files past the atomic writer": is_writing,
    "prints": calls("print", "input"),
    "catches everything": is_bare_except,
    "checks with assert": is_assert,
    "fills text with format or %": is_text_formatting,
    "reads the clock": dotted("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"),
    "reads the environment": dotted("os.environ", "os.getenv"),
    "uses the caller's decimal context": attributes("getcontext", "setcontext", "localcontext"),
    "imports Babel": imports("babel"),
    "ends the process": attributes("_exit", "abort"),
}  # fmt: skip

# rule, file (or a folder, with a slash at its end), reason
ALLOWED: dict[tuple[str, str], str] = {
    (
        "catches everything",
        "extending/installed.py",
    ): "a package of others may do anything when it is imported",
    ("runs text as code", "formats/wire_build.py"): "a loop over slots unrolled; the text is names of our own fields",
    ("writes files past the atomic writer", "formats/writing.py"): "it is the atomic writer",
    ("writes files past the atomic writer", "formats/tables.py"): "copies of records in a temporary folder of its own",
    ("writes files past the atomic writer", "cli/__init__.py"): "it opens the null device, so that Python can close",
    ("imports Babel", "localization/"): "it is where CLDR data come in",
    ("loads objects from bytes", "localization/cldr.py"): "Babel ships the data of CLDR so, in its own package",
    ("splits at what is no line end", "findings/telling.py"): "the examples of the catalogue are texts of our own",
    ("reads XML", "outputs/junit.py"): "it writes XML, by the functions that escape",
    ("writes binary fractions", "amounts/units.py"): "how alike the names of two units are, for the standard library",
    ("writes binary fractions", "localization/messages.py"): "seconds between the times of two files",
    ("writes binary fractions", "cli/signals.py"): "seconds until a signal, for the system",
    ("uses the caller's decimal context", "amounts/pint_registry.py"): "Pint computes in that of the thread",
}


def uses(rule: str) -> Iterator[str]:
    """Where a rule is broken."""
    for file in FILES:
        name = file.relative_to(PACKAGE).as_posix()
        allowed = any(at == rule and (name == where or name.startswith(where)) for at, where in ALLOWED)
        if not allowed:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if RULES[rule](node):
                    yield f"{name}:{getattr(node, 'lineno', 0)}"


@pytest.mark.parametrize("rule", RULES)
def test_nothing_forbidden_is_done(rule: str) -> None:
    """No file of the package does what no file may, but where it is allowed by name."""
    assert list(uses(rule)) == []


EXAMPLES = {
    "runs text as code": "eval(text)",
    "loads objects from bytes": "from pickle import loads",
    "loads YAML as objects": "yaml.load(text, Loader=yaml.SafeLoader)",
    "splits at what is no line end": "text.splitlines()",
    "computes with binary fractions": "float(text)",
    "writes binary fractions": "tolerance = 0.05",
    "reads numbers past the one door": "Decimal.from_float(x)",
    "hands text to Pint": "registry.parse_units(text)",
    "changes the locale of the process": "import locale; locale.setlocale(locale.LC_ALL, '')",
    "reads numbers by locale": "from babel.numbers import parse_decimal",
    "talks to the network or other programs": "from urllib import request",
    "reads XML": "import xml.etree.ElementTree",
    "writes files past the atomic writer": "path.open('wb')",
    "prints": "print(text)",
    "catches everything": "try:\n    f()\nexcept:\n    pass",
    "checks with assert": "assert text",
    "fills text with format or %": "'%s' % text",
    "reads the clock": "datetime.now()",
    "reads the environment": "os.environ['HOME']",
    "uses the caller's decimal context": "decimal.getcontext()",
    "imports Babel": "import babel.numbers",
    "ends the process": "os._exit(1)",
}
HARMLESS = "re.compile(p); json.loads(t); path.open('rb'); f'{x:f}'; format(x, 'f'); x % 2; sorted(x).index(1); open(p)"


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_finds_its_example(rule: str) -> None:
    """A rule that finds nothing anywhere would be no rule; one that finds everything, none either."""
    assert any(map(RULES[rule], ast.walk(ast.parse(EXAMPLES[rule]))))
    assert not any(map(RULES[rule], ast.walk(ast.parse(HARMLESS))))


def test_each_exception_is_needed() -> None:
    """What is allowed is done, so that the list stays short."""
    for rule, where in ALLOWED:
        files = [file for file in FILES if f"{file.relative_to(PACKAGE).as_posix()}".startswith(where)]
        assert files
        assert any(
            RULES[rule](node) for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        ), f"{where} is allowed what it does not do: {rule}"
