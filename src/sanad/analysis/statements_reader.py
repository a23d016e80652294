"""What every frame needs to read a sentence: the grammar of the report's words, and its media."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.analysis.chains_media import Media
from sanad.analysis.contents import content_end
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_drafts import By
from sanad.analysis.statements_lines import Line, Particles, Range


@dataclass(frozen=True)
class Reader:
    """The words of one report with what is known of them."""

    grammar: Grammar
    media: Media

    @property
    def lower(self) -> tuple[str, ...]:
        """The casefolded tokens."""
        return self.grammar.words.lower

    @property
    def small(self) -> Particles:
        """The particles of the language."""
        return self.grammar.small

    def is_medium(self, words: Range | None) -> bool:
        """Whether a phrase names a medium."""
        return words is not None and self.media.is_medium(words)

    def past_comma(self, index: int, last: int) -> int:
        """The first token from ``index`` on that is no comma or colon."""
        while index < last and self.lower[index] in (",", ":"):
            index += 1
        return index

    def clipped(self, line: Line, first: int, last: int) -> Range | None:
        """The content between two places without commas, conjunction and trailing date around it."""
        first = self.past_comma(first, last)
        if first < last and self.lower[first] in self.small["that"]:
            first += 1
        last = content_end(self.grammar, line, first, last)
        return (first, last) if last > first else None

    def is_noun(self, cue: Cue, begin: int) -> bool:
        """Whether a word that may be a noun is one here: a verb has a name or a pronoun before it."""
        lower, small = self.lower, self.small
        if cue.first > begin and lower[cue.first - 1] in small["articles"]:
            return True
        if cue.last < len(lower) and lower[cue.last] in small["by"] and lower[cue.first].endswith("ed"):
            return True
        if lower[cue.first] not in small["ambiguous"]:
            return False
        if cue.first <= begin:
            return True
        before = cue.first - 1
        return not (
            self.grammar.words.tokens[before].text[0].isupper()
            or lower[before] in small["pronoun"]
            or lower[before] in small["relative"]
        )


@dataclass(slots=True)
class Attribution:
    """An attribution beside or inside content: tokens ``first`` to ``last``, and who speaks."""

    cue: Cue
    speaker: Range | None
    by: By
    first: int
    last: int
    pattern: str
    negated: bool = False
    carrier: Range | None = None
