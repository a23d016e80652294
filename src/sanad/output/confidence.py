"""How sure a statement is, in the three steps that a reader can use.

``Statement.confidence`` is the share of such statements that were right on development data, so the steps say: right
at least nine times in ten, at least seven in ten, less often.
"""

from __future__ import annotations

from typing import Literal

CERTAIN_FROM = 0.9
LIKELY_FROM = 0.7

Certainty = Literal["certain", "likely", "unsure"]


def certainty(confidence: float) -> Certainty:
    """The step that ``confidence`` (0 to 1) stands on."""
    if confidence >= CERTAIN_FROM:
        return "certain"
    return "likely" if confidence >= LIKELY_FROM else "unsure"
