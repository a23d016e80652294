"""Reads an office and its holder: "Wakil Ketua Dewan Pangan, Jenderal (Purn) Darmo", "the mayor, Ann Tully"."""

from __future__ import annotations

from sanad.analysis.name_lines import Line, Range, Shape
from sanad.analysis.name_persons import person_at
from sanad.analysis.name_roles import begins_after_office, role_extent

# Words before an office that belong to it: "South Korean National Security Adviser".
BEFORE_OFFICE = 6


def office_after(line: Line, i: int) -> Shape | None:
    """An office whose first words stand before its head: "South Korean National Security Adviser Shin"."""
    if not line.words.body_last:
        return None
    j = i
    while j - i <= BEFORE_OFFICE and j < line.size:
        if j > i:
            title = line.title(j)
            if title and title[1].kind == "office":
                return office_at(line, i, j)
        match = line.match(j)
        if match and match.entry.kind != "place":
            j = match.end
        elif _may_stand_before_office(line, j):
            j += 1
        else:
            return None
    return None


def _may_stand_before_office(line: Line, j: int) -> bool:
    small = line.small[j]
    if not line.texts[j].isalpha() or small in line.words.role_stops or small in line.words.never:
        return False
    if not line.is_capital(j) and line.words.verb_like.search(small):
        return False
    return line.is_acronym(j) or line.words.is_common(small) or line.body(j) is not None


def office_at(line: Line, start: int, head: int) -> Shape | None:
    """An office from token ``start`` (its head word at ``head``), with the name of its holder where one follows."""
    end, affiliation, kin = role_extent(line, head)
    role_end = affiliation if affiliation is not None else end
    role = (start, max(role_end, start + 1))
    spread = (affiliation, end) if affiliation is not None else None
    comma = end < line.size and line.texts[end] == "," and not line.title_case
    begun = end < line.size and line.is_capital(end) and begins_after_office(line, end, True)
    person = person_at(line, end, role, spread, begun=begun)
    if person and person.name and (kin or (affiliation is None and _held_for_person(line, head, role_end))):
        after = person.full[1]
        if after < line.size and line.texts[after] == ",":
            second = person_at(line, after + 1, (start, after), None)
            if second and second.name and closes(line, second.full[1]):
                return second
        if kin:
            return Shape("role", (start, after), role=(start, after))
    if person:
        return person
    if comma:
        person = person_at(line, end + 1, role, spread) or _ranked(line, end + 1, role)
        if (
            person
            and person.name
            and (person.sure or person.name[1] - person.name[0] > 1)
            and (closes(line, person.full[1]) or not line.words.is_common(line.small[person.name[0]]))
        ):
            return person
    if end - start == 1 and not line.is_capital(start) and not points_back(line, end):
        return None
    if points_back(line, end):
        return Shape("role", (start, end + 1), role=role, affiliation=spread, sure=True)
    return Shape("role", (start, end), role=role, affiliation=spread)


def _ranked(line: Line, i: int, role: Range) -> Shape | None:
    """A name whose rank reads as an office: "juru bicara militer, Kapten Darmo"."""
    title = line.title(i)
    if not title or title[1].kind != "office":
        return None
    return person_at(line, title[0], (role[0], title[0]), None)


def points_back(line: Line, i: int) -> bool:
    """Whether token ``i`` points at somebody named before: "itu"."""
    return i < len(line.small) and line.small[i] in line.words.points_back


def closes(line: Line, i: int) -> bool:
    """Whether no further name follows at token ``i``."""
    return i >= line.size or not line.texts[i][0].isupper()


def _held_for_person(line: Line, head: int, end: int) -> bool:
    return any(" ".join(line.small[head : head + k]) in line.words.of_person for k in (1, 2) if head + k <= end)
