"""Gives a passive without agent ("X dinilai Y") the speaker that the rest of the report makes clear."""

from __future__ import annotations

from dataclasses import replace

from sanad.records.marks import Statement
from sanad.text.tokens import tokenise

SHARED = 0.5
"""Share of a passive's content words that another statement must hold. On the development stories every passive whose
speaker was told elsewhere in the report had such a statement or stood right before a quotation."""

SHARED_WORDS = 3
WORD_LENGTH = 4
NEAR = 400
"""Characters within which a quotation follows the passive that announces it."""


def with_agents(
    statements: tuple[Statement, ...], agentless: frozenset[str], doubtful: frozenset[str], text: str
) -> tuple[Statement, ...]:
    """The statements, those in ``agentless`` with the speaker found for them; ``doubtful`` ones go without."""
    if not agentless:
        return statements
    words = {s.id: _words(s, text) for s in statements}
    known = [s for s in statements if s.speakers and s.id not in agentless]
    out = []
    for statement in statements:
        if statement.id in agentless:
            source = _alike(statement, known, words) or _announced(statement, known)
            if source is None and statement.id in doubtful:
                continue
            statement = replace(statement, speakers=source.speakers if source else ())
        out.append(statement)
    return tuple(out)


def _words(statement: Statement, text: str) -> frozenset[str]:
    return frozenset(
        t.lower for span in statement.content for t in tokenise(span.of(text)) if len(t.text) >= WORD_LENGTH
    )


def _alike(statement: Statement, known: list[Statement], words: dict[str, frozenset[str]]) -> Statement | None:
    """The statement that says most nearly the same."""
    own = words[statement.id]
    scored = [
        (len(own & words[k.id]), -abs(k.content[0].start - statement.content[0].start), n) for n, k in enumerate(known)
    ]
    best = max(scored, default=(0, 0, 0))
    return known[best[2]] if best[0] >= max(SHARED_WORDS, SHARED * len(own)) else None


def _announced(statement: Statement, known: list[Statement]) -> Statement | None:
    """The quotation that follows it."""
    if statement.where == "headline":
        return None
    end = statement.content[-1].end
    following = [k for k in known if 0 < k.content[0].start - end < NEAR]
    return following[0] if following and following[0].kind == "direct" else None
