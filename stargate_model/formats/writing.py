"""From a data set to files: all of it or nothing, the same bytes for the same data set.

In: a data set, or records one after the other, and a path. A name that ends in `.json`, `.ndjson` or `.yaml` says the
format of one file; a folder, or a name that ends in a slash, takes a file a collection: tables, unless another format
is named. Out: a file or folder that was complete before it took its name. Refused: a path of no format that is written,
folders that are not there around it, and a folder that holds anything but a data set in the same format.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from stargate_model.claims.text import shown
from stargate_model.errors import OutputError
from stargate_model.formats.exchanging import exchanged
from stargate_model.formats.loading import EVERY, FOLDERS, LINES, TREES, format_of
from stargate_model.formats.sources import class_of
from stargate_model.formats.spooling import SHEETS, Spool
from stargate_model.formats.structuring import unstructure
from stargate_model.formats.tree import Tree
from stargate_model.records.dataset import VERSION, AnyRecord, Dataset
from stargate_model.records.model import MODEL, Model

_SHOWN_NAME: Final = 40  # so that the temporary name is not too long where the name itself is not
_DEFAULT_FOLDER: Final = "csv"


def tree_of(dataset: Dataset) -> Tree:
    """The tree of a data set; collections without records are left out."""
    return _tree_of(dataset, Model.of(dataset))


def _tree_of(dataset: Dataset, model: Model) -> Tree:
    names = (name for name in model.collections if dataset.collection(name))
    held = {name: [unstructure(record) for record in dataset.collection(name).values()] for name in names}
    return {"stargate_model": VERSION, **held}


def write_dataset(dataset: Dataset, path: str | os.PathLike[str], form: str | None = None) -> None:
    """Write a data set.

    Args:
        dataset: The data set.
        path: A file, whose name says the format unless `form` does; or a folder, which takes a file a collection.
        form: The name of the format, such as `csv`.

    Raises:
        OutputError: Neither says a format, or it cannot be written; what was there before is kept.
    """
    wanted = _wanted(path, form)
    model = Model.of(dataset)
    tree = _tree_of(dataset, model)
    if wanted in FOLDERS:
        write_folder(FOLDERS[wanted].write(tree, model), Path(path), wanted, model)
    elif wanted in TREES:
        write_text(TREES[wanted].write(tree), Path(path))
    else:
        write_text(LINES[wanted].write(tree, model), Path(path))


@contextlib.contextmanager
def writing(
    path: str | os.PathLike[str], form: str | None = None
) -> Generator[Callable[[AnyRecord], object], None, None]:
    """Write records as they come: all of them where the block ends, and nothing where it raises.

    Lines and tables are never held as a whole; other formats are. The bytes are those of `write_dataset`.

    Args:
        path: A file or a folder, as for `write_dataset`.
        form: The name of the format.

    Yields:
        What takes a record; no two may have one key.

    Raises:
        OutputError: Neither says a format, or it cannot be written; what was there before is kept.
    """
    wanted = _wanted(path, form)
    if wanted not in SHEETS:
        held: list[AnyRecord] = []
        yield held.append
        write_dataset(Dataset(held), path, wanted)
        return
    with Spool(wanted) as spool:
        yield functools.partial(_put, spool, Path(path))
        texts = spool.texts()
        if wanted in FOLDERS:
            files = {f"{name}.{wanted}": text for name, text in texts.items()}
            write_folder(files or FOLDERS[wanted].write({}), Path(path), wanted, spool.model)
        else:
            _write(chain.from_iterable(texts.values()), Path(path))


def _put(spool: Spool, path: Path, record: AnyRecord) -> None:
    try:
        spool.put(record)
    except OSError as error:
        raise _unwritten(path, error) from None


def _wanted(path: str | os.PathLike[str], form: str | None) -> str:
    """The name of the format that a path is written in."""
    try:
        wanted = form or _form_of(os.fspath(path))
    except (OSError, ValueError) as error:
        raise _unwritten(Path(path), error) from None
    if wanted is None or wanted not in EVERY:
        known = ", ".join(EVERY)
        raise OutputError(
            f"{shown(os.fspath(path))} is of no format that is written; name it .json, .ndjson or .yaml, name a "
            f"folder, or name the format: {known}",
            path=os.fspath(path),
        )
    return wanted


def _form_of(path: str) -> str | None:
    if path.endswith(("/", os.sep)) or Path(path).is_dir():
        return _DEFAULT_FOLDER
    form = format_of(Path(path))
    return None if form in FOLDERS else form  # a file cannot hold what takes a folder


def write_folder(
    files: Mapping[str, str | bytes | Iterable[bytes]], path: Path, form: str, model: Model = MODEL
) -> None:
    """Put files in the place of a folder: it has its old files or the new ones, each of them whole.

    A folder that is there changes places with the new one, in one step where the system has it, else it is moved aside;
    and it is removed when the new one stands in its place.

    Args:
        files: The text or the bytes of each file, or its bytes a part at a time, by its name.
        path: The folder; those around it must be there.
        form: The name of their format; a folder that holds anything else is kept as it is.
        model: The types of records that files may be named after.

    Raises:
        OutputError: It cannot be written, or holds other files.
    """
    made = aside = ""
    is_moved = is_done = False
    target = path
    try:
        target = Path(os.path.realpath(path))
        _refuse_others(target, form, model)
        prefix = f".{target.name[:_SHOWN_NAME]}."
        made = tempfile.mkdtemp(prefix=prefix, suffix=".tmp", dir=target.parent)
        for name, text in files.items():
            _write_synced(Path(made) / name, _parts(text))
        Path(made).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o777 & ~_umask())
        _sync_folder(Path(made))
        is_done = target.exists() and exchanged(Path(made), target)
        if target.exists() and not is_done:
            aside = tempfile.mkdtemp(prefix=prefix, suffix=".old.tmp", dir=target.parent)
            target.replace(aside)
            is_moved = True
        if not is_done:
            Path(made).replace(target)
            is_done = True
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from None
    finally:
        if is_moved and not is_done:
            Path(aside).replace(target)
        # the old folder goes when the new one stands, and never before
        for left in filter(None, (made, aside)):
            _remove(left)


def _remove(folder: str) -> None:
    """Remove a folder; what stops that once, an interruption included, does not stop it twice."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_others(target: Path, form: str, model: Model) -> None:
    if not target.is_dir():
        if target.exists():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        return
    others = sorted(file.name for file in target.iterdir() if not _is_of(file, form, model))
    if others:
        raise OutputError(
            f"{shown(str(target))} holds other files, such as {shown(others[0])}; name a new folder", path=str(target)
        )


def _is_of(file: Path, form: str, model: Model) -> bool:
    """Whether a file may be one of a data set in a format."""
    return file.is_file() and format_of(file) == form and class_of(file.name, model) is not None


def _parts(content: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(content, str):
        return [content.encode("utf-8")]
    return [content] if isinstance(content, bytes) else content


def _write_synced(path: Path, data: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(data)
        file.flush()
        os.fsync(file.fileno())


def _unwritten(path: Path, error: OSError | ValueError) -> OutputError:
    if isinstance(error, OutputError):
        return error
    reason = error.strerror if isinstance(error, OSError) else "it is no path"
    return OutputError(f"{shown(str(path))} cannot be written: {reason}", path=str(path))


def write_text(text: str, path: Path) -> None:
    """Put a text in the place of a file: the file has its old content or the new one, never a part.

    Raises:
        OutputError: It cannot be written.
    """
    _write([text.encode("utf-8")], path)


def _write(data: Iterable[bytes], path: Path) -> None:
    temporary = ""
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("wb") as device:  # a device or pipe holds nothing that could be torn
                device.writelines(data)
            return
        prefix = f".{target.name[:_SHOWN_NAME]}."
        descriptor, temporary = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
        temporary = ""
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from None
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
