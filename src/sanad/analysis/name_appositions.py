"""Reads what stands behind a name: "Wulan Sari (19), ketua kelompok", "Tarno selaku Kepala Dinas", "Tarno dari KPK"."""

from __future__ import annotations

from sanad.analysis.name_bodies import body_end
from sanad.analysis.name_lines import Line, Range, Shape
from sanad.analysis.name_roles import role_extent


def with_what_follows(line: Line, shape: Shape) -> Shape:
    """``shape`` with the office or organisation behind its name, when it has none before it."""
    if shape.kind != "person" or shape.role is not None or line.title_case:
        return shape
    k = _after_age(line, shape.full[1])
    if k >= len(line.texts):
        return shape
    if line.small[k] in line.words.belongs_to:
        return _of_body(line, shape, k + 1)
    if line.texts[k] == "," or line.small[k] in line.words.acting_as:
        return _of_office(line, shape, k + 1)
    return shape


def _after_age(line: Line, k: int) -> int:
    """Behind the age in brackets or between commas that may follow a name."""
    if k + 2 < len(line.texts) and line.texts[k] == "(" and line.texts[k + 1].isdigit() and line.texts[k + 2] == ")":
        return k + 3
    return k


def _of_body(line: Line, shape: Shape, k: int) -> Shape:
    body, match = line.body(k), line.match(k)
    if body and line.is_capital(k) and not (match and match.end >= body[0]):
        return _extended(shape, None, (k, body_end(line, body[0], named=body[1].takes_name)))
    if match and match.entry.kind not in ("place", "state"):
        return _extended(shape, None, (k, match.end))
    return shape


def _of_office(line: Line, shape: Shape, start: int) -> Shape:
    k = start
    while k < len(line.texts) and line.small[k] in line.words.one_of:
        k += 1
    title = line.title(k)
    if not title or title[1].kind not in ("office", "modifier", "kin"):
        return shape
    end, affiliation, _ = role_extent(line, k)
    if end < len(line.texts) and line.is_capital(end):
        body = _unknown_body(line, end)
        return _extended(shape, (start, end), body) if body and affiliation is None else shape
    role_end = affiliation if affiliation is not None else end
    return _extended(shape, (start, max(role_end, k + 1)), (affiliation, end) if affiliation is not None else None)


def _unknown_body(line: Line, k: int) -> Range | None:
    """A name at the end of an apposition that no list knows: "salah satu pendiri Laporbanjir.org,"."""
    end = k
    while end < len(line.texts) and line.is_capital(end) and line.small[end] not in line.words.given:
        end += 1
    if end + 1 < len(line.texts) and line.texts[end] == "." and line.tokens[end + 1].start == line.tokens[end].end:
        end += 2
    return (k, end) if end > k and end < len(line.texts) and line.texts[end] in (",", ".") else None


def _extended(shape: Shape, role: Range | None, affiliation: Range | None) -> Shape:
    end = max(r[1] for r in (shape.full, role, affiliation) if r is not None)
    return shape._replace(role=role, affiliation=affiliation, full=(shape.full[0], end), sure=True)
