"""A report in full as HTML: its blocks, its statements marked, and the anchors that the rest of the page leads to."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from sanad.output.confidence import certainty
from sanad.output.rows import ReportView
from sanad.output.view import View, state_of
from sanad.output.words import Words
from sanad.records.marks import Analysis, Statement
from sanad.records.report import Block, FurnitureKind, Span

FOLDED_FURNITURE = 2
"""Runs of furniture longer than this many blocks are folded away."""


@dataclass(order=True)
class _Mark:
    """Something to be wrapped around ``start`` to ``end``; of equal ones the lower ``layer`` is outside."""

    start: int
    negative_end: int
    layer: int
    tag: str = field(compare=False)
    css: str = field(compare=False)
    anchor: str | None = field(default=None, compare=False)
    title: str | None = field(default=None, compare=False)
    after: Markup = field(default=Markup(""), compare=False)

    @property
    def end(self) -> int:
        return -self.negative_end


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph about one statement in it."""

    anchor: str
    number: str
    speakers: tuple[str, ...]
    via: tuple[tuple[str, bool], ...]
    state: str
    kind: str
    polarity: str
    hedged: bool
    certainty: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the report as HTML with its notes, or a run of furniture (``blocks``)."""

    kind: str
    html: Markup
    notes: tuple[Note, ...] = ()
    furniture: FurnitureKind | None = None
    run: tuple[MarkedBlock, ...] = ()


def marked_blocks(view: View, report: ReportView, words: Words) -> tuple[tuple[MarkedBlock, ...], tuple[str, ...]]:
    """The blocks of ``report`` with every mark, and the anchors that no block holds.

    Longer runs of furniture stand together in one block. To be asked when all other views are made: they name the
    anchors.
    """
    analysis = next((a for a in view.numbered.trace.analyses if a.report == report.report.id), None)
    statements = view.numbered.statements_of.get(report.report.id, ())
    marks = [*_statement_marks(view, statements, words), *_value_marks(analysis, words), *_places(view, report)]
    placed: set[str] = set()
    blocks = []
    for block in report.report.blocks:
        inside = [m for m in marks if m.start < block.span.end and m.end > block.span.start]
        notes = tuple(_note(view, s) for s in statements if s.content and _begins_in(s, block))
        html = _wrapped(report.report.text, block.span, inside, placed)
        blocks.append(MarkedBlock(block.kind, html, notes, block.furniture))
    return _folded(blocks), tuple(a for a in view.anchors[report.report.id].values() if a not in placed)


def _begins_in(statement: Statement, block: Block) -> bool:
    return block.span.start <= statement.content[0].start < block.span.end


def _note(view: View, statement: Statement) -> Note:
    short = view.numbered.statement_ids[statement.id]
    claims = view.numbered.claims_of.get(statement.id, ())
    return Note(
        short,
        short[1:],
        view.names(statement.speakers),
        tuple((view.name(h.source), h.inherited) for h in statement.via),
        state_of(statement),
        statement.kind,
        statement.polarity,
        statement.hedged,
        certainty(statement.confidence),
        tuple(sorted((view.numbered.claim_ids[c] for c in claims), key=lambda c: int(c[1:]))),
    )


def _statement_marks(view: View, statements: Iterable[Statement], words: Words) -> Iterable[_Mark]:
    for statement in statements:
        short = view.numbered.statement_ids[statement.id]
        chain = " → ".join((*view.names(statement.speakers), *(view.name(h.source) for h in statement.via)))
        title = chain or words("statement.unknown_speaker")
        css = f"said {state_of(statement)} {certainty(statement.confidence)}"
        for i, part in enumerate(statement.content):
            last = i == len(statement.content) - 1
            note = _reference(short, title, words) if last else Markup("")
            yield _Mark(part.start, -part.end, 1, "mark", css, short if i == 0 else None, title, note)
        if statement.cue:
            yield _Mark(statement.cue.start, -statement.cue.end, 3, "span", "cue")
        for span in statement.speaker_spans:
            yield _Mark(span.start, -span.end, 2, "span", "speaker")


def _reference(short: str, title: str, words: Words) -> Markup:
    label = words("statement.label", n=short[1:], speaker=title)
    return Markup('<sup><a class="ref" href="#n-{}" aria-label="{}">{}</a></sup>').format(short, label, short[1:])


def _value_marks(analysis: Analysis | None, words: Words) -> Iterable[_Mark]:
    for quantity in analysis.quantities if analysis else ():
        value = f"{quantity.value:,}".replace(",", "\u202f") + (
            f"–{quantity.high}" if quantity.high is not None else ""
        )
        title = " ".join(filter(None, (words.named("bound", quantity.bound), value, quantity.unit)))
        yield _Mark(quantity.span.start, -quantity.span.end, 4, "span", "value", None, title)
    for when in analysis.dates if analysis else ():
        title = words.date(when.value)
        yield _Mark(when.span.start, -when.span.end, 4, "span", "value", None, title)


def _places(view: View, report: ReportView) -> Iterable[_Mark]:
    """Places that something else on the page leads to; those of statements are anchors already."""
    own = {view.numbered.statement_ids[s.id] for s in view.numbered.statements}
    told = {p.span for c in view.numbered.claims for p in c.narrative if p.report == report.report.id}
    for span, anchor in view.anchors[report.report.id].items():
        if anchor not in own:
            yield _Mark(span.start, -span.end, 0, "span", "told" if span in told else "place", anchor)


def _wrapped(text: str, block: Span, marks: list[_Mark], placed: set[str]) -> Markup:
    """The block's text with its marks around it; where two cross, the one that began later is cut in two."""
    waiting = [_clipped(m, block) for m in marks]
    heapq.heapify(waiting)
    out: list[Markup] = []
    open_marks: list[_Mark] = []
    position = block.start

    def close_until(limit: int) -> None:
        nonlocal position
        while open_marks and open_marks[-1].end <= limit:
            mark = open_marks.pop()
            out.append(escape(text[position : mark.end]))
            position = mark.end
            out.append(Markup("</{}>").format(Markup(mark.tag)) + mark.after)

    while waiting:
        mark = heapq.heappop(waiting)
        close_until(mark.start)
        if open_marks and mark.end > open_marks[-1].end:
            cut = open_marks[-1].end
            heapq.heappush(waiting, _part(mark, cut, mark.end, anchor=None, after=mark.after))
            mark = _part(mark, mark.start, cut, anchor=mark.anchor, after=Markup(""))
        out.append(escape(text[position : mark.start]))
        position = mark.start
        out.append(_opening(mark, placed))
        open_marks.append(mark)
    close_until(block.end)
    out.append(escape(text[position : block.end]))
    return Markup("").join(out)


def _clipped(mark: _Mark, block: Span) -> _Mark:
    """The part of the mark inside the block. The reference after it belongs to its last part."""
    start, end = max(mark.start, block.start), min(mark.end, block.end)
    return _part(mark, start, end, anchor=mark.anchor, after=mark.after if end == mark.end else Markup(""))


def _part(mark: _Mark, start: int, end: int, *, anchor: str | None, after: Markup) -> _Mark:
    return _Mark(start, -end, mark.layer, mark.tag, mark.css, anchor, mark.title, after)


def _opening(mark: _Mark, placed: set[str]) -> Markup:
    """The opening tag; an anchor is set once, where it first stands."""
    anchor = Markup("")
    if mark.anchor and mark.anchor not in placed:
        placed.add(mark.anchor)
        anchor = Markup(' id="{}"').format(mark.anchor)
    title = Markup(' title="{}"').format(mark.title) if mark.title else Markup("")
    return Markup('<{} class="{}"{}{}>').format(Markup(mark.tag), mark.css, anchor, title)


def _folded(blocks: list[MarkedBlock]) -> tuple[MarkedBlock, ...]:
    out: list[MarkedBlock] = []
    run: list[MarkedBlock] = []
    for block in [*blocks, MarkedBlock("end", Markup(""))]:
        if block.kind == "furniture":
            run.append(block)
            continue
        if len(run) > FOLDED_FURNITURE:
            out.append(MarkedBlock("furniture", Markup(""), run=tuple(run)))
        else:
            out += run
        run = []
        out.append(block)
    return tuple(out[:-1])
