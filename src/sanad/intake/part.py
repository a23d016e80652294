"""A paragraph on its way to being named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sanad.intake.dateline import Dateline
from sanad.intake.masthead import Line
from sanad.intake.signoff import SignOff
from sanad.intake.words import is_headline
from sanad.records.report import BlockKind, FurnitureKind, Span

# A paragraph this long is prose whatever its end; shorter ones need a sentence's end.
LONG = 170
PROSE = 40

_SENTENCE_END = re.compile(r"[.!?:;,…][\"”’')\]]*$|[”\"]$")
_SHORT_SENTENCE = re.compile(r"^[“\"‘]?[A-Z]\S*(?:\s\S+){2,}[.!?][\"”’')\]]*$|^[“\"].{6,}[”\"],? \w+")


@dataclass(slots=True)
class Part:
    """A paragraph on its way to being named. ``said`` is what a masthead line says."""

    span: Span
    text: str
    kind: BlockKind | None = None
    furniture: FurnitureKind | None = None
    said: Line | None = None
    dateline: Dateline | None = None
    sign_off: SignOff | None = None
    sure: bool = field(default=False)

    def become(self, kind: BlockKind, furniture: FurnitureKind | None = None) -> None:
        """Names the part."""
        self.kind, self.furniture = kind, furniture

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        if self.dateline or self.sign_off or len(self.text) >= LONG:
            return True
        if len(self.text) >= PROSE:
            return _SENTENCE_END.search(self.text) is not None
        return _SHORT_SENTENCE.search(self.text) is not None and not is_headline(self.text)
