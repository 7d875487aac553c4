"""How files are named for other programs: relative, with `/` between folders, and as a URI.

A path below the working directory is relative to it, as code hosts want it. Of one that is elsewhere only the name is
told: where things lie on a machine is nobody's business.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote


def relative(path: str) -> str:
    """The path of a file as other programs are told it.

    Example:
        >>> relative("/home/ann/data/sites.yaml"), relative("./data/sites.yaml")
        ('sites.yaml', 'data/sites.yaml')
    """
    given = PurePath(os.path.normpath(path))
    here = Path.cwd()
    if given.is_absolute():
        given = given.relative_to(here) if given.is_relative_to(here) else PurePath(given.name)
    while given.parts[:1] == ("..",):
        given = PurePath(*given.parts[1:])
    return given.as_posix()


def uri(path: str) -> str:
    """The relative URI of a file, percent-encoded; a name that is no text keeps its bytes.

    Example:
        >>> uri("数据/a b.yaml")
        '%E6%95%B0%E6%8D%AE/a%20b.yaml'
    """
    named = relative(path)
    try:
        return quote(os.fsencode(named), safe="/")
    except UnicodeEncodeError:  # no file has such a name, but a caller may
        return quote(named.encode("utf-8", "backslashreplace"), safe="/")
