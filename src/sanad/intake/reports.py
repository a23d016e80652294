"""The front door of reading: files, folders, patterns and standard input, one raw report after another."""

from __future__ import annotations

import glob
import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sanad.intake.decode import decode
from sanad.intake.structured import read_json, read_lines
from sanad.records.issue import Issue
from sanad.records.report import RawReport

STDIN = "-"
TEXT, HTML, JSON, LINES = (
    (".txt", ".md", ".markdown", ".text"),
    (".html", ".htm", ".xhtml"),
    (".json",),
    (".jsonl", ".ndjson"),
)
KINDS = {
    **dict.fromkeys(TEXT, "text"),
    **dict.fromkeys(HTML, "html"),
    **dict.fromkeys(JSON, "json"),
    **dict.fromkeys(LINES, "lines"),
}
# One report: the longest web pages of newsrooms are under 5 MB. More is a dump; files of many reports may be more.
LARGEST_REPORT = 8_000_000
LARGEST_FILE = 2_000_000_000

Found = Iterator[RawReport | Issue]


def read_reports(inputs: Iterable[str], *, stdin: BinaryIO | None = None) -> Found:
    """Every report in ``inputs``, and an issue for everything that gave none, in the order given (folders by name).

    An input is a file (.txt, .md, .html, .htm, .json, .jsonl, any of them .gz), a folder (with all below it), a pattern
    such as ``reports/*.html``, or ``-`` for ``stdin``. A file that is named twice is read once.
    """
    seen: set[str] = set()
    for name in inputs:
        if name == STDIN:
            yield from _once(STDIN, STDIN, seen) or _read_stdin(stdin or sys.stdin.buffer)
            continue
        for path in _expand(name):
            if isinstance(path, Issue):
                yield path
            else:
                yield from _once(str(path.resolve()), str(path), seen) or _read_file(path)


def _once(key: str, name: str, seen: set[str]) -> list[Issue]:
    if key in seen:
        return [Issue(name, "duplicate_input", "named more than once; read once")]
    seen.add(key)
    return []


def _expand(name: str) -> Iterator[Path | Issue]:
    """The files that one input names, in order."""
    path = Path(name)
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.exists():
            yield path
        elif matches := sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - also takes absolute patterns
            for match in matches:
                yield from _in_folder(Path(match)) if Path(match).is_dir() else [Path(match)]
        else:
            yield Issue(name, "missing_file", "no such file or folder; left out")
    except (OSError, ValueError) as error:
        yield Issue(name, "unreadable", f"cannot be looked at ({_reason(error)}); left out")


def _in_folder(folder: Path) -> Iterator[Path | Issue]:
    """The files below a folder by name, hidden ones left out; files of other kinds are passed over without a word."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Issue(str(folder), "unreadable", f"cannot be opened ({_reason(error)}); left out")
        return
    found = False
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            found = True
            if not entry.is_symlink():
                yield from _in_folder(entry)
        elif kind_of(entry.name):
            found = True
            yield entry
    if not found:
        yield Issue(str(folder), "no_reports", "no file of a kind that can be read lies in this folder")


def kind_of(name: str) -> str | None:
    """ "text", "html", "json" or "lines" by the file name's ending, ``None`` for others."""
    name = name.casefold().removesuffix(".gz")
    return next((kind for ending, kind in KINDS.items() if name.endswith(ending)), None)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _read_stdin(stream: BinaryIO) -> Found:
    try:
        data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        yield Issue(STDIN, "unreadable", f"standard input cannot be read ({_reason(error)})")
        return
    yield from _read_bytes(data, STDIN, _kind_by_content(data))


def _kind_by_content(data: bytes) -> str:
    head = data[:2000].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<article", b"<div")):
        return "html"
    return "json" if head.startswith((b"{", b"[{")) else "text"


def _read_file(path: Path) -> Found:
    name, kind = str(path), kind_of(path.name)
    if kind is None:
        yield Issue(
            name,
            "not_a_report_type",
            f"{path.suffix or 'a file without ending'} is not read (only {', '.join(KINDS)}); left out",
        )
        return
    try:
        if path.stat().st_size > LARGEST_FILE:
            yield _too_large(name)
            return
        data = path.read_bytes()
    except OSError as error:
        yield Issue(name, "unreadable", f"cannot be read ({_reason(error)}); left out")
        return
    yield from _read_bytes(data, name, kind)


def _read_bytes(data: bytes, name: str, kind: str) -> Found:
    if data.startswith(b"\x1f\x8b"):
        unpacked = _unpack(data, name)
        if isinstance(unpacked, Issue):
            yield unpacked
            return
        data = unpacked
    if not data.strip():
        yield Issue(name, "empty_file", "nothing in it; left out")
        return
    if kind in ("text", "html") and len(data) > LARGEST_REPORT:
        yield _too_large(name, len(data))
        return
    decoded = decode(data, name, html=kind == "html")
    if decoded.text is None:
        yield from decoded.issues
    elif not decoded.text.strip("\ufeff \t\r\n"):
        yield Issue(name, "empty_file", "nothing in it; left out")
    elif kind in ("json", "lines"):
        yield from _checked((read_json if kind == "json" else read_lines)(decoded.text, name, decoded.issues))
    elif kind == "html":
        yield RawReport(name, decoded.text, "html", issues=decoded.issues)
    else:
        yield RawReport(name, decoded.text, "text", issues=decoded.issues)


def _checked(found: Found) -> Found:
    """The same, a report that is too long replaced by an issue."""
    for item in found:
        if isinstance(item, RawReport) and len(item.original) > LARGEST_REPORT:
            yield _too_large(item.input, len(item.original), item.place)
        else:
            yield item


def _unpack(data: bytes, name: str) -> bytes | Issue:
    try:
        unpacker = zlib.decompressobj(wbits=31)
        unpacked = unpacker.decompress(data, LARGEST_FILE)
        if unpacker.unconsumed_tail:
            return _too_large(name)
        return unpacked if unpacker.eof and not unpacker.unused_data else gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        return Issue(name, "unreadable", f"cannot be unpacked ({_reason(error)}); left out")


def _too_large(name: str, size: int | None = None, place: str | None = None) -> Issue:
    measured = f"{size / 1e6:.0f} MB" if size else "too large"
    return Issue(
        name,
        "too_large",
        f"{measured}, more than the {LARGEST_REPORT / 1e6:.0f} MB that one report may have; left out",
        place,
    )
