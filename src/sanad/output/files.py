"""Writes an output whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from sanad.errors import OutputError

STANDARD_OUTPUT = "-"


def write_output(target: str, data: bytes) -> None:
    """Writes ``data`` to the file ``target``, or to standard output for ``-``.

    A file is written beside its place first and then renamed, so nobody ever sees half of it. ``OutputError`` when it
    cannot be written; ``BrokenPipeError`` when whoever reads standard output has gone.
    """
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _write_file(Path(target), data)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error


def _write_file(path: Path, data: bytes) -> None:
    path = path.resolve()
    if path.exists() and not path.is_file():
        _write_in_place(path, data)
        return
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(_mode_of(path))
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _write_in_place(path: Path, data: bytes) -> None:
    """A device or a named pipe cannot be renamed over; a folder raises as it should."""
    with path.open("wb") as stream:
        stream.write(data)


def _mode_of(path: Path) -> int:
    """The permissions that an ordinary new file would get, or those of the file that is replaced."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
