"""Reports in JSON: one object, a list of them, or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from sanad.records.issue import Issue
from sanad.records.report import MediaType, RawReport

# Field names of other programs that mean the same.
_TEXT = ("text", "content", "body", "articleBody", "article")
_FIELDS = {
    "url": ("url", "link", "canonical_url"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "datePublished", "publish_date"),
    "outlet": ("outlet", "source", "publisher", "site"),
}


def read_json(text: str, name: str, issues: tuple[Issue, ...] = ()) -> Iterator[RawReport | Issue]:
    """The reports of a JSON file: an object, a list of objects, or ``{"reports": […]}``."""
    try:
        value = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        if "\n" in text.strip():
            yield from read_lines(text, name, issues)
        else:
            yield Issue(name, "bad_json", f"not JSON: {error}; left out")
        return
    rows = value.get("reports", [value]) if isinstance(value, dict) else value
    if not isinstance(rows, list):
        yield Issue(name, "bad_json", "neither an object nor a list of objects; left out")
        return
    for number, row in enumerate(rows, start=1):
        yield _report(row, name, f"item {number}" if len(rows) > 1 else None, issues)


def read_lines(text: str, name: str, issues: tuple[Issue, ...] = ()) -> Iterator[RawReport | Issue]:
    """The reports of a JSON Lines file; a bad line is an issue that names it."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            row = msgspec.json.decode(line.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError) as error:
            yield Issue(name, "bad_json", f"not JSON: {error}; this line was left out", place)
            continue
        yield _report(row, name, place, issues)


def _report(row: Any, name: str, place: str | None, issues: tuple[Issue, ...]) -> RawReport | Issue:
    if not isinstance(row, dict):
        return Issue(name, "bad_json", "not an object; left out", place)
    media_type: MediaType = "html"
    original = _string(row.get("html"))
    if original is None:
        media_type, original = "text", next((t for f in _TEXT if (t := _string(row.get(f)))), None)
    if original is None:
        return Issue(name, "empty_file", "no text and no html in it; left out", place)
    found = {field: next((v for n in names if (v := _string(row.get(n)))), None) for field, names in _FIELDS.items()}
    return RawReport(name, original, media_type, place=place, issues=issues, **found)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
