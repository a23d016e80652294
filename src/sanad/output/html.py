"""A trace as one self-contained page: no network, no script, readable on paper, on a phone and by a screen reader."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sanad.output.answer import answer
from sanad.output.chain_picture import draw_chains
from sanad.output.chains import OTHERS, UNATTRIBUTED, story_chains
from sanad.output.json import MADE_WITH, issues_as_json
from sanad.output.marked_text import marked_blocks
from sanad.output.numbering import number, story_language
from sanad.output.view import SIGNS, STATES, View
from sanad.output.wording import wordings
from sanad.output.words import Words, choose_words
from sanad.records.story import Trace

TEMPLATES = Path(__file__).parent / "templates"
WIDE_TABLE = 7
"""Reports from which the claims table shows signs without words, and its heads upright."""
DIFFERENCES_SHOWN, WORDINGS_SHOWN, PLACES_SHOWN = 12, 8, 4

_NOT_FOR_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def to_html(trace: Trace, *, language: str | None = None) -> str:
    """The page of ``trace`` in the interface ``language`` (a code; by default the story's).

    Everything that comes from the reports is escaped; the page carries a policy under which a browser runs no script
    and loads nothing. The same trace gives the same page.
    """
    numbered = number(trace)
    words = choose_words(language, story_language(numbered.reports))
    page = _environment().get_template("page.html.j2").render(_context(View(numbered), words))
    return _NOT_FOR_HTML.sub("\ufffd", page)


def _context(view: View, words: Words) -> dict[str, Any]:
    """What the templates see. Marked reports come last: by then every anchor that something leads to is known."""
    chains = story_chains(view)
    event = view.numbered.trace.event
    titled = next((r.report for r in view.reports if r.report.title), None)
    told = view.report(event.evidence[0].report).report if event.evidence and event.what else titled
    context: dict[str, Any] = {
        "w": words,
        "css": _style(),
        "view": view,
        "event": event,
        "headline": event.what or (titled.title if titled else None),
        "headline_language": told.language if told else None,
        "answer": answer(view),
        "picture": draw_chains(chains, view, words),
        "paths": [_path_words(p.origin, p.carriers, p.report, view, words, chains.others) for p in chains.paths],
        "path_counts": [p.count for p in chains.paths],
        "wordings": wordings(view),
        "states": STATES,
        "signs": SIGNS,
        "wide": len(view.reports) >= WIDE_TABLE,
        "limits": {"differences": DIFFERENCES_SHOWN, "wordings": WORDINGS_SHOWN, "places": PLACES_SHOWN},
        "issues": issues_as_json(view.numbered.trace.issues),
        "sources": _sources(view),
        "made_with": MADE_WITH,
    }
    evidence = [view.place(p) for p in event.evidence if p.report in view.anchors]
    return context | {"evidence": evidence, "texts": [marked_blocks(view, r, words) for r in view.reports]}


def _path_words(
    origin: str, carriers: tuple[str, ...], report: str, view: View, words: Words, others: int
) -> tuple[str, ...]:
    """A chain as names, for the list below the picture."""
    special = {OTHERS: words("picture.others", n=others), UNATTRIBUTED: words("picture.unattributed")}
    return (special.get(origin) or view.name(origin), *view.names(carriers), view.report(report).label)


def _sources(view: View) -> list[dict[str, Any]]:
    """Every source that speaks or carries, those with most statements first."""
    spoke: dict[str, int] = {}
    for statement in view.numbered.statements:
        for key in {*statement.speakers, *(h.source for h in statement.via)}:
            spoke[key] = spoke.get(key, 0) + 1
    rows = [s for s in view.numbered.sources if s.id in spoke]
    return [
        {
            "name": s.name,
            "kind": s.kind,
            "forms": [f for f in sorted(set(s.forms)) if f != s.name],
            "part_of": view.name(s.part_of) if s.part_of else None,
            "spoke": spoke[s.id],
        }
        for s in sorted(rows, key=lambda s: (-spoke[s.id], s.name))
    ]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{round(100 * share)}"
    return environment


@cache
def _style() -> Markup:
    """The page's style sheet. It is ours, holds no ``<``, and stands in the page unescaped."""
    return Markup((TEMPLATES / "page.css").read_text("utf-8"))
