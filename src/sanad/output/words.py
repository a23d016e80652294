"""The interface's own words, one file per language under ``words/``: adding a language means adding a file."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sanad.errors import WrongCall

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language."""

    code: str
    entries: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The words at ``key`` ("section.name") with ``values`` put into their ``{places}``."""
        found: Any = self.entries
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values) if values else str(found)

    def named(self, section: str, key: str | None) -> str:
        """The word for one of a format's own keys ("number", "agency"), or the key itself where there is none."""
        section_words: Mapping[str, str] = self.entries[section]
        return section_words.get(key or "unknown", (key or "").replace("_", " "))

    def count(self, noun: str, number: int) -> str:
        """``number`` with its noun, singular or plural: "1 origin", "6 reports"."""
        forms = self.entries["count"][noun]
        return f"{number} {forms[0] if number == 1 else forms[-1]}"

    def date(self, value: str | None) -> str:
        """An ISO 8601 date of any precision as people write it; "unknown" for ``None``, others are left as they are."""
        if not value:
            return self("unknown")
        day, _, time = value.partition("T")
        if "W" in day:
            return self._week(day)
        parts = day.split("-")
        months = self.entries["months"]
        if not all(p.isdigit() for p in parts) or len(parts) > 3 or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
            return value
        written = [parts[0]] if len(parts) == 1 else [months[int(parts[1]) - 1], parts[0]]
        if len(parts) == 3:
            written = [str(int(parts[2])), *written]
        return " ".join(written) + (f", {_clock(time)}" if time else "")

    def _week(self, value: str) -> str:
        """An ISO 8601 week as its first and last day: 2024-W47 becomes 18–24 November 2024."""
        try:
            first = datetime.date.fromisoformat(value)
        except ValueError:
            return value
        last = first + datetime.timedelta(days=6)
        begin = self.date(first.isoformat()) if first.month != last.month else str(first.day)
        return f"{begin}–{self.date(last.isoformat())}"


def available_words() -> tuple[str, ...]:
    """The codes of the interface languages, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load_words(code: str) -> Words:
    """The interface words of the language ``code``; ``WrongCall`` where there is no such file."""
    if code not in available_words():
        raise WrongCall(f"no interface in {code!r}; there is: {', '.join(available_words())}")
    return Words(code, tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8")))


def choose_words(wanted: str | None, story: str | None) -> Words:
    """The words of the language ``wanted``; else of the story's; else of the file that says ``fallback = true``."""
    if wanted:
        return load_words(wanted)
    if story in available_words():
        return load_words(str(story))
    return next(load_words(code) for code in available_words() if load_words(code).entries.get("fallback"))


def _clock(time: str) -> str:
    """The clock time with its zone in brackets: 10:52+07:00 becomes 10:52 (+07:00)."""
    for mark in ("+", "-", "Z"):
        if mark in time:
            clock, _, zone = time.partition(mark)
            return f"{clock[:5]} ({'UTC' if mark == 'Z' else mark + zone})"
    return time[:5]
