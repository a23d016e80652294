"""Quotations that go on over paragraphs: each paragraph opens with a mark, only the last one closes."""

from __future__ import annotations

from dataclasses import replace

from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import MARKS


def with_paragraphs(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those joined whose quotation no mark closes before the next paragraph opens again."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _goes_on(out[-1], draft):
            first = out.pop()
            draft = replace(draft, content=[*first.content, *draft.content])
        out.append(draft)
    return out


def _goes_on(before: Draft, after: Draft) -> bool:
    """Whether ``before`` is nothing but an open quotation, and ``after`` opens the next paragraph with its own."""
    if before.pattern != "quote-alone" or not after.pattern.startswith("quote"):
        return False
    tokens = after.line.words.tokens
    if after.line.block != before.line.block + 1 or after.content[0][0] != after.line.first:
        return False
    first, last = before.content[-1]
    opening = tokens[after.line.first].text
    return tokens[first].text in MARKS and tokens[last - 1].text not in MARKS and opening in MARKS
