"""A page before its parts are named: visible text, where each character came from, and what the markup tells."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.intake.paragraphs import Paragraph
from sanad.records.issue import Issue
from sanad.records.report import Shift


@dataclass(frozen=True, slots=True)
class Page:
    """Visible text with its shifts and paragraphs; the other fields are ``None`` or empty where nothing tells them."""

    text: str
    shifts: tuple[Shift, ...]
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    issues: tuple[Issue, ...] = ()
