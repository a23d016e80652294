"""Bylines that take more than one line: "Reporter", "Sari Wulandini", "Editor", "Joko Prasaja"."""

from __future__ import annotations

from sanad.intake.masthead import Line
from sanad.intake.names import is_name_line, is_person, split_names
from sanad.intake.part import Part
from sanad.intake.patterns import labels

PEOPLE = ("author", "editor", "translator")
LONGEST_VALUE = 80


def name_labelled_pairs(parts: list[Part]) -> None:
    """Names a label that has a line to itself and the names on the lines below it."""
    number = 0
    while number + 1 < len(parts):
        role = _role(parts[number])
        following = parts[number + 1]
        if role and _may_be_value(following) and _role(following) is None:
            parts[number].said = Line((("none", ""),))
            parts[number].become("byline")
            _become_value(following, role)
            while number + 2 < len(parts) and parts[number + 2].kind is None and is_person(parts[number + 2].text):
                number += 1
                _become_value(parts[number + 1], role)
            number += 1
        number += 1


def _role(part: Part) -> str | None:
    """The role of the people that a label announces, ``None`` where the part is no bare label of people."""
    word = part.text.rstrip(" :：").casefold()
    role = labels("label").get(word) if len(word) <= 30 else None
    return role if role in PEOPLE else None


def _may_be_value(part: Part) -> bool:
    if part.kind is not None or len(part.text) > LONGEST_VALUE or part.is_prose:
        return False
    names = split_names(part.text)
    return bool(names) and sum(map(len, names)) >= 0.7 * len(part.text)


def _become_value(part: Part, role: str) -> None:
    part.said = Line(((role, part.text),))
    part.become("byline")


def is_beside_byline(parts: list[Part], number: int) -> bool:
    """Whether a byline or a time stands next to the part, or only names stand between."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(parts) and _is_name_alone(parts[at]):
            at += step
        if 0 <= at < len(parts) and _is_byline(parts[at]):
            return True
    return False


def is_writer_below(parts: list[Part], number: int) -> bool:
    """Whether a part is a person's name right below headline or standfirst."""
    above = parts[number - 1].kind if number else None
    return above in ("headline", "standfirst") and is_person(parts[number].text.strip(" ,"))


def _is_name_alone(part: Part) -> bool:
    named = part.kind is None or (part.kind == "byline" and not _is_byline(part))
    return named and is_name_line(part.text.strip(" ,"))


def _is_byline(part: Part) -> bool:
    return part.said is not None and (part.said.moment is not None or bool(part.said.roles))
