"""From bytes to characters, saying what was wrong with them."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from sanad.records.issue import Issue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
# Beginnings of files that are no text: archives, images, documents, programs.
_MAGIC = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"OggS",
    b"ID3",
)
# A multi-byte character is at most this long, so only so many bytes at the end can be a cut one.
_LONGEST_CHARACTER = 4


class Decoded(NamedTuple):
    """The characters, with issues; ``text`` is ``None`` when the bytes are no text."""

    text: str | None
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, name: str, *, html: bool = False, place: str | None = None) -> Decoded:
    """The text in ``data``: by its byte order mark, as UTF-8, as an HTML page declares, else as it most likely is."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_replacement(data, encoding, name, place)
    if is_binary(data):
        return Decoded(None, (Issue(name, "binary", "not text but binary data; left out", place),))
    declared = _declared(data) if html else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, declared, name, place)
    if declared and declared not in ("utf-8", "ascii") and not text.isascii() and not _same(data, declared, text):
        message = f"the page declares {declared} but is UTF-8; read as UTF-8"
        return Decoded(text, (Issue(name, "wrong_declared_encoding", message, place),))
    return Decoded(text)


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is no text in any encoding: a known kind of file, or full of zero bytes and control codes."""
    head = data[:_HEAD]
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return head.startswith(_MAGIC) or b"\0" in head or control > len(head) * 0.05


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if not match:
        return None
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None


def _same(data: bytes, encoding: str, text: str) -> bool:
    try:
        return data.decode(encoding) == text
    except (UnicodeDecodeError, LookupError):
        return False


def _not_utf8(data: bytes, error: UnicodeDecodeError, declared: str | None, name: str, place: str | None) -> Decoded:
    if len(data) - error.start < _LONGEST_CHARACTER and error.reason == "unexpected end of data":
        issue = Issue(
            name,
            "truncated_utf8",
            "ends in the middle of a character; the rest of it was left out",
            place or f"byte {error.start}",
        )
        return Decoded(data[: error.start].decode("utf-8"), (issue,))
    if declared and declared != "utf-8" and (text := _strict(data, declared)) is not None:
        return Decoded(text)
    if _mostly_utf8(data):
        return _with_replacement(data, "utf-8", name, place)
    guess = _guess(data)
    wrong = (
        (Issue(name, "wrong_declared_encoding", f"the page declares {declared} but is not; read as {guess}", place),)
        if declared
        else ()
    )
    text = _strict(data, guess)
    if text is None:
        return _with_replacement(data, guess, name, place)
    return Decoded(text, wrong)


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of the characters beyond ASCII are good UTF-8: a damaged file rather than another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - bad
    return good > 3 * bad


def _guess(data: bytes) -> str:
    """The likeliest encoding; Western Windows text, the commonest by far, is tried before statistics are asked."""
    sample = data[:20000]
    western = _strict(sample, "cp1252")
    if (
        western is not None
        and sum(not c.isascii() and not c.isalpha() and c not in "“”‘’–—…• \xa0«»°é©®€£·" for c in western) == 0
    ):
        odd = sum(not c.isascii() and c.isalpha() for c in western)
        if odd < 0.1 * max(1, sum(c.isalpha() for c in western)):
            return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _with_replacement(data: bytes, encoding: str, name: str, place: str | None) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text)
    text = data.decode(encoding, "replace")
    count = text.count("\ufffd")
    message = f"{count} bytes are no {encoding.removesuffix('-sig')}; a replacement mark stands for each"
    return Decoded(text, (Issue(name, "bad_encoding", message, place),))
