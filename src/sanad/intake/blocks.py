"""Makes the blocks of a report from its named parts."""

from __future__ import annotations

from dataclasses import replace

from sanad.intake.furniture import inside_furniture
from sanad.intake.head import named_outlets
from sanad.intake.outlets import squashed
from sanad.intake.part import Part
from sanad.intake.titles import headline_length
from sanad.records.report import Block, BlockKind, Span


def to_blocks(text: str, parts: list[Part]) -> tuple[Block, ...]:
    """The blocks of the parts, datelines and furniture inside paragraphs cut out, in order and disjoint."""
    blocks: list[Block] = []
    outlets = frozenset(squashed(name) for name in named_outlets(parts))
    for part in parts:
        assert part.kind is not None
        if part.kind == "headline":
            end = part.span.start + headline_length(part.text, outlets)
            blocks += [Block("headline", Span(part.span.start, end)), *_trimmed(text, end, part.span.end, "masthead")]
        elif part.kind in ("body", "standfirst", "caption"):
            blocks += _body_blocks(text, part)
        else:
            blocks.append(Block(part.kind, part.span, part.furniture))
    return tuple(blocks)


def _body_blocks(text: str, part: Part) -> list[Block]:
    position, blocks = part.span.start, []
    kind = part.kind or "body"
    if part.dateline:
        blocks += _trimmed(text, position, part.dateline.span.end, "masthead")
        position = part.dateline.span.end
    end = part.sign_off.span.start if part.sign_off else part.span.end
    for found in inside_furniture(text, position, end):
        blocks += _trimmed(text, position, found.span.start, kind)
        blocks += [
            replace(b, furniture=found.kind) for b in _trimmed(text, found.span.start, found.span.end, "furniture")
        ]
        position = found.span.end
    blocks += _trimmed(text, position, end, kind)
    if part.sign_off:
        blocks.append(Block("credit" if part.sign_off.agencies else "byline", part.sign_off.span))
    return blocks


def _trimmed(text: str, start: int, end: int, kind: BlockKind) -> list[Block]:
    """One block without white space around it, none for white space alone."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Block(kind, Span(start, end))] if start < end else []
