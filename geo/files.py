"""Writing a file whole or not at all, so that Ctrl-C or a full disk leaves no half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geo.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    r"""Open a text file that replaces `path` when the block ends well, and vanishes otherwise.

    UTF-8, `\n` line ends; otherwise as `whole_path`.
    """
    with whole_path(path) as written, written.open("w", encoding="utf-8", newline="\n") as file:
        yield file


@contextmanager
def whole_path(path: Path, *, suffix: str = "") -> Iterator[Path]:
    """Give the path of an empty file that replaces `path` when the block ends well.

    It vanishes otherwise. Folders on the way are made; the temporary name ends with `suffix`,
    by which some programs tell formats. Raises `OutputError` when the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder")
        handle, temporary = tempfile.mkstemp(
            prefix=f".{path.name}.", suffix=suffix, dir=path.parent
        )
        os.close(handle)
    except OSError as error:
        raise _cannot_write(path, error) from error
    written = Path(temporary)
    try:
        yield written
        # mkstemp makes private files; a result is as readable as any file of its owner.
        written.chmod(0o666 & ~_umask())
        written.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        written.unlink(missing_ok=True)


def is_file(name: str) -> bool:
    """Whether a word of the command line names a file; a long sentence names none."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        # Too long for a name, or with a null byte in it.
        return False


def check_writable(path: Path) -> None:
    """Raise `OutputError` now rather than after long work, when `path` cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder")
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", dir=path.parent):
            pass
    except OSError as error:
        raise _cannot_write(path, error) from error


def check_folder(path: Path) -> None:
    """Raise `OutputError` now rather than after long work, when no files can go into `path`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path):
            pass
    except OSError as error:
        raise _cannot_write(path, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot be written ({error.strerror or error}).",
        where=str(path),
        todo="Name another place with -o, or make room and rights for this one.",
    )
