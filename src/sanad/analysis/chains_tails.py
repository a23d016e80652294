"""Media in a sentence: who cites, is told, or carried the words that an attribution gives to a speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sanad.analysis.speakers import Grammar, phrase_after
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Range, Words
from sanad.language.loader import Language
from sanad.records.marks import Analysis
from sanad.records.report import Report
from sanad.text.normalise import fold


@cache
def carrier_forms(language: Language, kind: str) -> frozenset[str]:
    """The folded forms of one kind in the table ``carriers``."""
    return frozenset(row["form"].casefold() for row in language.table("carriers") if row["kind"] == kind)


@dataclass(frozen=True)
class Carriers:
    """Knows which words of a report stand for a medium."""

    words: Words
    outlet: str
    media: frozenset[str]
    medium_words: frozenset[str]
    mentions: Mapping[int, str]

    def is_medium(self, words: Range) -> bool:
        """Whether the phrase names a medium: an agency or outlet that is known, or a word such as "koran"."""
        lower = self.words.lower
        kinds = [self.mentions[i] for i in range(*words) if i in self.mentions]
        if kinds and "person" in kinds:
            return False
        if "medium" in kinds:
            return True
        for index in range(words[0], min(words[1], words[0] + 6)):
            if (
                lower[index] in self.medium_words
                or f"{lower[index]} {lower[index + 1] if index + 1 < words[1] else ''}" in self.medium_words
            ):
                return not self._is_person_of(words, index)
        return False

    def _is_person_of(self, words: Range, index: int) -> bool:
        """Whether the medium word only says where somebody works: "wartawan harian itu"."""
        return False

    def is_outlet(self, words: Range) -> bool:
        """Whether the phrase names the outlet whose report this is."""
        named = fold(self.words.span(*words).of(self.words.text)).replace(" ", "")
        return bool(self.outlet) and (self.outlet in named or named in self.outlet) and len(named) > 2

    def read_tail(self, grammar: Grammar, draft: Draft) -> None:
        """Adds to a draft the media named after its attribution: "…, kata X mengutip Y", "dikutip dari Y", "kepada Y"."""
        if draft.cue is None:
            return
        after = draft.cue.last
        if draft.speaker and draft.speaker[0] >= draft.cue.first:
            after = max(after, draft.speaker[1])
        last = draft.line.end
        for first, end in draft.content:
            if first >= after:
                last = min(last, first)
        if draft.content[-1][0] >= after:
            self._scan(grammar, draft, draft.content[-1][1], draft.line.end)
        self._scan(grammar, draft, after, last)

    def _scan(self, grammar: Grammar, draft: Draft, index: int, last: int) -> None:
        lower, small = grammar.words.lower, grammar.small
        while index < last:
            low = lower[index]
            if low in small["citing"] and draft.speaker and self.is_medium(draft.speaker):
                cited = phrase_after(grammar, index + 1, last)
                if cited[0] < cited[1]:
                    draft.carriers.insert(0, draft.speaker)
                    draft.speaker = self._without_paper(grammar, cited)
                    draft.by = "words"
                    index = cited[1]
                    continue
            if low in small["quoted_by"] or low in small["addressee"] or low in small["by"]:
                start = index + 1
                while start < last and (
                    lower[start] in small["quoted_by"] or lower[start] in small["by"] or lower[start] in small["from"]
                ):
                    start += 1
                phrase = phrase_after(grammar, start, last)
                if phrase[0] < phrase[1] and (
                    self.is_medium(phrase) or low in small["quoted_by"] and self._names_somebody(phrase)
                ):
                    if not self.is_outlet(phrase) and phrase not in draft.carriers:
                        draft.carriers.append(phrase)
                    index = phrase[1]
                    continue
            index += 1

    def _names_somebody(self, phrase: Range) -> bool:
        return any(i in self.mentions and self.mentions[i] != "person" for i in range(*phrase))

    def _without_paper(self, grammar: Grammar, words: Range) -> Range:
        """The phrase without the paper that is cited: "keterangan kelompok X" is what the group says."""
        first, last = words
        while last - first > 1 and grammar.words.lower[first] in grammar.small["paper"]:
            first += 1
        return first, last


def carriers_of(report: Report, language: Language, analysis: Analysis, words: Words) -> Carriers:
    """What is needed to tell media in one report."""
    kinds = {s.id: s.kind for s in analysis.sources}
    mentions = {}
    for mention in analysis.mentions:
        kind = kinds.get(mention.source, "")
        mentions[words.range_of(mention.span)[0]] = "medium" if kind in ("agency", "outlet") else str(kind)
    outlet = fold(report.outlet or "").replace(" ", "")
    return Carriers(words, outlet, frozenset(), carrier_forms(language, "medium"), mentions)
