"""Reads ``language/data``: one folder per language, and ``shared`` for names that every language has.

Tables are TSV with a head row; lines that begin with ``#`` are comments. Settings are ``language.toml``. Adding a
language means adding a folder: its code is the folder's name, and no code is spelt out in the program.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sanad.errors import BadLanguageData, WrongCall

DATA = Path(__file__).parent / "data"
SHARED = "shared"

Row = Mapping[str, str]


@dataclass(frozen=True)
class Language:
    """One language's knowledge. ``settings`` is its ``language.toml``; tables are read on first use and kept."""

    code: str

    @property
    def settings(self) -> Mapping[str, Any]:
        """What ``language.toml`` says."""
        return _load_settings(self.code)

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of ``<name>.tsv``, empty when the language has none; ``BadLanguageData`` when it is malformed."""
        return load_table(self.code, name)


def available_languages() -> tuple[str, ...]:
    """The codes of the languages that can be analysed, in alphabetical order."""
    return tuple(sorted(p.parent.name for p in DATA.glob("*/language.toml")))


@cache
def load_language(code: str) -> Language:
    """The language with this ISO 639-1 code; ``WrongCall`` when there is no such folder."""
    if code not in available_languages():
        raise WrongCall(f"no language data for {code!r}; there is: {', '.join(available_languages())}")
    return Language(code)


def load_shared(name: str) -> tuple[Row, ...]:
    """The rows of ``shared/<name>.tsv``."""
    return load_table(SHARED, name)


@cache
def load_table(folder: str, name: str) -> tuple[Row, ...]:
    """The rows of ``<folder>/<name>.tsv`` by the head row's names; every row must have as many cells as the head."""
    path = DATA / folder / f"{name}.tsv"
    if not path.exists():
        return ()
    head: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if head is None:
            head = cells
        elif len(cells) != len(head):
            raise BadLanguageData(f"{folder}/{path.name} line {number}: {len(cells)} cells, the head has {len(head)}")
        else:
            rows.append(dict(zip(head, cells, strict=True)))
    return tuple(rows)


@cache
def _load_settings(code: str) -> Mapping[str, Any]:
    path = DATA / code / "language.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadLanguageData(f"{code}/language.toml: {error}") from error
