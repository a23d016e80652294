"""A statement on its way: what was found before speakers are resolved to sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sanad.analysis.cues import Cue
from sanad.analysis.statements_lines import Line, Range

By = Literal["words", "clitic", "same", "previous", "agentless", "nobody"]
"""Who speaks: the words at ``speaker``, the clitic on the cue, the speaker of the draft before in the sentence, of the
statement before in the report, somebody whom a passive leaves out, or nobody that the text names."""


@dataclass(slots=True)
class Draft:
    """One statement of ``line``: token ranges of content, cue, speaker and the media that carried it, inmost first."""

    line: Line
    content: list[Range]
    cue: Cue | None
    by: By
    pattern: str
    speaker: Range | None = None
    carriers: list[Range] = field(default_factory=list)
    negated: bool = False
    cue_words: Range | None = None
    told: Range | None = None

    @property
    def cue_range(self) -> Range | None:
        """The tokens of the cue."""
        return self.cue_words or ((self.cue.first, self.cue.last) if self.cue else None)
