"""Reads a person's name: titles and ranks before it, its words, degrees behind it."""

from __future__ import annotations

import re

from sanad.analysis.name_lines import Line, Range, Shape

# An Arabic article written small and joined to a name: "Hassan el-Bushra".
ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|ul|ud|ur)-[A-Z]")


def person_at(
    line: Line, i: int, role: Range | None, affiliation: Range | None, *, begun: bool = False
) -> Shape | None:
    """A person's name at token ``i``, with honorifics and ranks before it and degrees behind."""
    j, titled = _skip_titles(line, i)
    titled = titled or begun
    if j >= line.size or not line.may_begin_name(j, titled=titled):
        return None
    known = line.match(j)
    if known and known.entry.kind != "place" and known.sense != "people" and not titled:
        return None
    if known and known.entry.kind == "place" and not titled and not goes_on_as_name(line, known.end):
        return None
    end = _name_end(line, j)
    if any(line.is_pair(k) for k in range(j, end)) or (end - j > 1 and "-".join(line.texts[j:end]) in line.capitals):
        return None
    degrees = _degrees(line, end)
    full = (role[0] if role else i, degrees)
    sure = titled or role is not None or any(line.small[k] in line.words.given for k in range(j, end))
    return Shape("person", full, (j, end), (i, degrees), role, affiliation, sure=sure)


def goes_on_as_name(line: Line, i: int) -> bool:
    """Whether a given name stands at token ``i``."""
    return i < line.size and line.is_capital(i) and line.small[i] in line.words.given


def _skip_titles(line: Line, i: int) -> tuple[int, bool]:
    titled, j = False, i
    while j < line.size:
        found = line.title(j)
        if found and found[1].kind in ("honorific", "rank"):
            j, titled = found[0], True
        elif titled and (line.texts[j] == "." or line.small[j] in line.words.rank_links):
            j += 1
        elif (
            titled
            and j + 2 < line.size
            and line.texts[j] == "("
            and line.texts[j + 2] == ")"
            and len(line.texts[j + 1]) <= 5
        ):
            j += 3
        else:
            break
    return j, titled


def _name_end(line: Line, start: int) -> int:
    """Where the name that begins at token ``start`` ends."""
    j, n = start + 1, line.size
    if line.is_possessive(start):
        return j
    while j < n:
        text = line.texts[j]
        if (
            text == "."
            and len(line.texts[j - 1]) <= 2
            and line.texts[j - 1].istitle()
            and line.is_capital(j + 1)
            and line.tokens[j].start == line.tokens[j - 1].end
        ):
            j += 1
            continue
        if (
            line.small[j] in line.words.particles
            and not text[0].isupper()
            and line.is_capital(j + 1)
            and line.small[j] not in line.words.place_before
        ):
            j += 2
            continue
        if ARTICLE.match(text):
            j += 1
            continue
        if not text[0].isupper() or _ends_name(line, j) or "\n" in _gap(line, j):
            break
        j += 1
        if line.is_possessive(j - 1):
            break
    return min(j, n)


def _gap(line: Line, j: int) -> str:
    return "\n" if line.tokens[j].start - line.tokens[j - 1].end > 2 else ""


def _ends_name(line: Line, j: int) -> bool:
    text, small = line.texts[j], line.small[j]
    if small in line.words.never and len(text) > 1:
        return True
    if line.is_acronym(j) and len(text) > 2:
        return True
    if line.title_case and line.words.is_common(small) and small not in line.introduced:
        return True
    match = line.match(j)
    if match and match.sense == "name" and match.entry.kind != "place" and small not in line.words.given:
        return match.entry.kind == "state" or match.end - j > 1
    if line.body(j) and line.words.is_common(small) and not line.words.body_last:
        return True
    title = line.title(j)
    return bool(title and title[1].kind in ("office", "rank") and small not in line.words.given)


def _degrees(line: Line, end: int) -> int:
    """Where the degrees behind a name end: "Budiarto, S.H., M.Si."."""
    j = end
    while j < line.size:
        k = j + 1 if line.texts[j] == "," else j
        found = (
            next(
                (
                    e
                    for e, t in line.words.titles.at(line.small, k)
                    if t.kind == "degree" and not line.texts[k].islower()
                ),
                None,
            )
            if k < line.size
            else None
        )
        if found is None:
            return j
        j = found
        if j < line.size and line.texts[j] == "." and j + 1 < line.size and line.texts[j + 1] == ",":
            j += 1
    return j
