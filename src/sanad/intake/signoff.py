"""What a newsroom signs the last paragraph with: initials "(fas/idh)", or the agency the report is from "(Antara)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanad.intake.outlets import is_site, known_outlet
from sanad.language.loader import load_shared
from sanad.records.report import Span
from sanad.text.normalise import fold

_PARENTHESES = re.compile(r"(?<=[.!?”\"’'])\s*(?P<all>[(\[](?P<inner>[^()\[\]\n]{2,40})[)\]])\s*\.?$")
_AFTER_DASH = re.compile(r"(?<=[.!?”\"’'])\s*(?P<all>(?:—|–|--?)\s?(?P<inner>[A-Z][\w ./-]{1,40}?))\.?$")
_INITIALS = re.compile(r"[a-z]{2,5}(?:\s?[/,&-]\s?[a-z0-9.]{2,12})+|[a-z]{3,4}|[A-Z]{1,3}(?:[/-][A-Z0-9]{1,4})+|\*+")


@dataclass(frozen=True, slots=True)
class SignOff:
    """The parentheses' place, and the agencies they name (none for initials)."""

    span: Span
    agencies: tuple[str, ...]


@cache
def _agencies() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in load_shared("agencies"):
        for form in (row["name"], *row.get("forms", "").split("|")):
            if folded := fold(form):
                names.setdefault(folded, row["name"])
    return names


def agency_name(name: str) -> str | None:
    """The agency called ``name``, as the table names it; ``None`` for others."""
    return _agencies().get(fold(name))


def find_sign_off(text: str, start: int, end: int) -> SignOff | None:
    """The sign-off that the paragraph ``text[start:end]`` ends with, ``None`` for other parentheses and none."""
    tail = max(start, end - 60)
    match = _PARENTHESES.search(text, tail, end) if text[end - 1] in ")]." else None
    if match:
        media = _media(match["inner"])
        signed = media or _INITIALS.fullmatch(match["inner"])
    else:
        match = _AFTER_DASH.search(text, tail, end)
        media = _media(match["inner"]) if match else ()
        signed = media
    return SignOff(Span(match.start("all"), match.end("all")), media) if match and signed else None


def _media(names: str) -> tuple[str, ...]:
    """The agencies, known outlets and sites among ``names``."""
    parts = [p.strip() for p in re.split(r"[/,;]|\bdan\b|\band\b", names)]
    return tuple(
        name for p in parts if p and (name := agency_name(p) or known_outlet(p) or (p if is_site(p) else None))
    )
