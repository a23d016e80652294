"""What is wrong with an input, as data: it travels beside the result and is shown with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One thing that is wrong with one input.

    ``input`` names the file or address, ``place`` the part of it ("line 3", "byte 812"), ``code`` is a stable
    snake_case word for programs, ``message`` says in plain words what was wrong and what was done about it.
    """

    input: str
    code: str
    message: str
    place: str | None = None
