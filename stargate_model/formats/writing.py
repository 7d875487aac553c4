"""From a data set to files: all of it or nothing, the same bytes for the same data set.

In: a data set and a path whose name says the format. Out: a file that was complete before it took its name. Refused:
a path of no format that is written, and folders that are not there.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

from stargate_model.claims.text import shown
from stargate_model.errors import OutputError
from stargate_model.formats.loading import FORMATS, VERSION, format_of
from stargate_model.formats.structuring import unstructure
from stargate_model.formats.tree import Tree
from stargate_model.records.dataset import COLLECTIONS, Dataset

_SHOWN_NAME: Final = 40  # so that the temporary name is not too long where the name itself is not


def tree_of(dataset: Dataset) -> Tree:
    """The tree of a data set; collections without records are left out."""
    held = {name: [unstructure(record) for record in dataset.collection(name).values()] for name in COLLECTIONS}
    return {"stargate_model": VERSION, **{name: records for name, records in held.items() if records}}


def write_dataset(dataset: Dataset, path: Path) -> None:
    """Write a data set in the format that the path's name says.

    Raises:
        OutputError: The name says no format, or the file cannot be written; what was there before is kept.
    """
    form = format_of(path)
    if form is None:
        raise OutputError(f"{path} is of no format that is written; name it .json, .ndjson or .yaml", path=str(path))
    write_text(FORMATS[form].write(tree_of(dataset)), path)


def write_text(text: str, path: Path) -> None:
    """Put a text in the place of a file: the file has its old content or the new one, never a part.

    Raises:
        OutputError: It cannot be written.
    """
    temporary = ""
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(text.encode("utf-8"))  # a device or pipe holds nothing that could be torn
            return
        prefix = f".{target.name[:_SHOWN_NAME]}."
        descriptor, temporary = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
        temporary = ""
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no path"
        raise OutputError(f"{shown(str(path))} cannot be written: {reason}", path=str(path)) from None
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    # the new name outlives a crash only when the folder is on the disk too
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
