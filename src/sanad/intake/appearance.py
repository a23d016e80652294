"""Lines that say where an article appeared first: "Artikel ini telah tayang di Kompas.com dengan judul …"."""

from __future__ import annotations

import re
from functools import cache

from sanad.intake.masthead import Line
from sanad.intake.outlets import is_site, known_outlet
from sanad.intake.patterns import first_token, labels
from sanad.intake.signoff import agency_name

LONGEST_APPEARANCE = 400


def read_appearance(line: str) -> Line | None:
    """ "Artikel ini telah tayang di Kompas.com dengan judul …": roles "appeared" and "title"."""
    if len(line) > LONGEST_APPEARANCE or first_token(line[:40].casefold()) not in _appearance_words():
        return None
    if not (match := _appearance().match(line)):
        return None
    words = [w.strip(",;:") for w in line[match.end() :].split()[:5]]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(".")
        if is_site(name) or known_outlet(name) or agency_name(name):
            return Line((("appeared", name), ("title", line[match.end() :].split(name, 1)[-1])))
    return None


@cache
def _appearance_words() -> frozenset[str]:
    return frozenset(first_token(form) for form in labels("end"))


@cache
def _appearance() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, labels("end")), key=len, reverse=True))
    return re.compile(rf"[\W_]{{0,3}}(?:{forms})\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
