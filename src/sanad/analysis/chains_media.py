"""Tells which medium, platform or paper a phrase stands for: named, nameless, or named before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from sanad.analysis.gazetteer import load_gazetteer
from sanad.analysis.statements_lines import Particles, Range, Words
from sanad.language.loader import Language
from sanad.records.marks import Analysis, Source
from sanad.records.report import Report, Span
from sanad.text.normalise import fold, key_of
from sanad.text.tokens import tokenise

HEAD_REACH = 6
"""Tokens of a phrase within which the word for its kind of medium stands."""

Forms = dict[str, tuple[tuple[str, ...], ...]]


@cache
def carrier_forms(language: Language, kind: str) -> Forms:
    """The forms of one kind in the table ``carriers``, as words, by their first word, longest first."""
    forms: dict[str, list[tuple[str, ...]]] = {}
    for row in language.table("carriers"):
        if row["kind"] == kind:
            words = tuple(t.lower for t in tokenise(row["form"]))
            forms.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in forms.items()}


@dataclass
class Media:
    """Knows the media of one report. ``sources`` grows by those that only a phrase names."""

    words: Words
    small: Particles
    language: Language
    outlet: str
    media_forms: Forms
    paper_forms: Forms
    mentions: dict[int, tuple[str, str, int]]
    endings: tuple[str, ...] = ()
    declared: set[Range] = field(default_factory=set)
    sources: dict[str, Source] = field(default_factory=dict)
    last: str | None = None

    def form_at(self, forms: Forms, index: int, end: int) -> int:
        """How many tokens the carrier form that begins at ``index`` has, 0 for none."""
        lower = self.words.lower
        for words in forms.get(lower[index], ()) or forms.get(self._bare(lower[index]), ()):
            stop = index + len(words)
            if stop <= end and lower[index : stop - 1] == words[:-1] and self._same(lower[stop - 1], words[-1]):
                return len(words)
        return 0

    def _same(self, word: str, form: str) -> bool:
        return word == form or self._bare(word) == form

    def _bare(self, word: str) -> str:
        """A word without its possessive ending: "cuitannya", "Instagram-nya"."""
        for ending in self.endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word.removesuffix(ending).rstrip("-")
        return word

    def is_medium(self, words: Range) -> bool:
        """Whether the phrase names a medium: an agency or outlet that is known, or a word such as "koran"."""
        kinds = [self.mentions[i][1] for i in range(*words) if i in self.mentions]
        if "person" in kinds:
            return False
        if "agency" in kinds or "outlet" in kinds:
            return True
        return self._head(words) is not None

    def begins_medium(self, words: Range) -> bool:
        """Whether the phrase begins with a medium, not only ends in one ("komentar radio")."""
        first = words[0]
        while first < words[1] and self.words.lower[first] in self.small["determiner"]:
            first += 1
        head = self._head(words)
        titled = any(self.words.tokens[i].text[0].isupper() for i in range(*words))
        return (head is not None and head[0] == first and titled) or any(
            self.mentions[i][1] in ("agency", "outlet") for i in range(*words) if i in self.mentions
        )

    def is_paper(self, words: Range) -> bool:
        """Whether the phrase begins with a place or paper where something is said: "siaran pers PSSI"."""
        first = words[0]
        while first < words[1] and self.words.lower[first] in self.small["determiner"]:
            first += 1
        return first < words[1] and self.paper_at(first, words[1]) > 0

    def paper_at(self, index: int, end: int) -> int:
        """How many tokens the paper or place that begins at ``index`` has, 0 for none and for "surat kabar"."""
        length = self.form_at(self.paper_forms, index, end)
        return length if length >= self.form_at(self.media_forms, index, end) else 0

    def is_outlet(self, words: Range) -> bool:
        """Whether the phrase names the outlet whose report this is."""
        named = fold(self.words.span(*words).of(self.words.text)).replace(" ", "")
        return len(named) > 3 and bool(self.outlet) and (self.outlet in named or named in self.outlet)

    def _head(self, words: Range) -> Range | None:
        """The word for the kind of medium, near the beginning of the phrase; not where a person goes before it."""
        for index in range(words[0], min(words[1], words[0] + HEAD_REACH)):
            length = self.form_at(self.media_forms, index, words[1])
            if length and self._is_kind(index, length, words):
                return index, index + length
            if self.words.lower[index] in self.small["of"] or self.words.lower[index] in self.small["people_of"]:
                return None
        return None

    def _is_kind(self, index: int, length: int, words: Range) -> bool:
        """Whether a word for a kind of medium is one here: not inside a name ("Media Center")."""
        text = self.words.tokens[index].text
        if text.islower() or text.isupper() or length > 1:
            return True
        following = index + 1 < words[1] and self.words.tokens[index + 1].text[0].isupper()
        return index == words[0] and not (following and self.words.lower[index] in self.small["loose_media"])

    def source_of(self, words: Range) -> tuple[str, Span] | None:
        """The key of the medium or paper that a phrase stands for and the span that names it."""
        for index in range(*words):
            if index in self.mentions and self.mentions[index][1] in ("agency", "outlet"):
                key, _, end = self.mentions[index]
                self.last = key
                return key, self.words.span(index, min(end, words[1]) if end > index else index + 1)
        if words in self.declared and not self.is_paper(words):
            return self._declared(words), self.words.span(*words)
        if self.is_paper(words):
            return self._add("document", words), self.words.span(*words)
        head = self._head(words)
        if head is None:
            return None
        if self.words.lower[head[0]] in self.small["platforms"] and self._is_of_body(head[1], words[1]):
            return self._add("document", words), self.words.span(*words)
        name = self._name_after(head[1], words[1]) or self._name_before(words[0], head[0])
        if name:
            return self._add("outlet", name), self.words.span(*words)
        if set(self.words.lower[words[0] : words[1]]) & self.small["pointer"]:
            earlier = self.last or self._named_before(words[0])
            if earlier:
                return earlier, self.words.span(*words)
        return self._add("unnamed", words), self.words.span(*words)

    def _named_before(self, index: int) -> str | None:
        """The medium named last before a token."""
        before = [i for i, (_, kind, _) in self.mentions.items() if i < index and kind in ("agency", "outlet")]
        return self.mentions[max(before)][0] if before else None

    def _is_of_body(self, first: int, last: int) -> bool:
        """Whether the site or account is that of an organisation, which speaks there itself."""
        return any(self.mentions[i][1] in ("organisation", "person") for i in range(first, last) if i in self.mentions)

    def _declared(self, words: Range) -> str:
        """The key of what the sentence itself calls a carrier: a body named there, else a medium by that name."""
        for index in range(*words):
            if index in self.mentions and self.mentions[index][1] != "person":
                return self.mentions[index][0]
        return self._add("outlet", words)

    def nameless(self, words: Range) -> str:
        """The key of a source without a name that these words stand for."""
        return self._add("unnamed", words)

    def _add(self, kind: str, words: Range) -> str:
        text = self.words.span(*words).of(self.words.text)
        known = load_gazetteer(self.language.code).of_text(text)
        if known and known.entry.kind in ("agency", "outlet"):
            source = Source(known.entry.key, known.entry.name, known.entry.kind, (text,), known.entry.part_of)
        else:
            source = Source(key_of(kind, text), text, kind, (text,))  # type: ignore[arg-type]
        self.sources.setdefault(source.id, source)
        if kind != "document":
            self.last = source.id
        return source.id

    def _name_after(self, first: int, last: int) -> Range | None:
        """The capitalised run after the kind of medium, without a country's name before it."""
        tokens = self.words.tokens
        while first < last and not tokens[first].text[0].isupper():
            if tokens[first].text == "," or self.words.lower[first] in self.small["of"]:
                return None
            first += 1
        end = first
        while end < last and (tokens[end].text[0].isupper() or (end > first and tokens[end].text.isdigit())):
            end += 1
        while first < end and self._is_place(first):
            first += 1
        return (first, end) if first < end else None

    def _name_before(self, first: int, last: int) -> Range | None:
        """The capitalised run right before the kind of medium: "the Geo television channel"."""
        tokens, begin = self.words.tokens, last
        while begin > first and (tokens[begin - 1].text[0].isupper() or tokens[begin - 1].text.isdigit()):
            begin -= 1
        while begin < last and (self._is_place(begin) or self.words.lower[begin] in self.small["determiner"]):
            begin += 1
        return (begin, last) if begin < last else None

    def _is_place(self, index: int) -> bool:
        known = load_gazetteer(self.language.code).of_text(self.words.tokens[index].text)
        return known is not None and known.entry.kind in ("state", "place")


def media_of(report: Report, language: Language, analysis: Analysis, words: Words, small: Particles) -> Media:
    """What is needed to tell the media of one report."""
    sources = {s.id: s for s in analysis.sources}
    mentions: dict[int, tuple[str, str, int]] = {}
    for mention in analysis.mentions:
        first, end = words.range_of(mention.span)
        mentions[first] = (mention.source, str(sources[mention.source].kind), end)
    outlet = fold(report.outlet or "").replace(" ", "").removesuffix("com")
    return Media(
        words,
        small,
        language,
        outlet,
        carrier_forms(language, "medium"),
        carrier_forms(language, "document"),
        mentions,
        tuple(str(language.settings.get("statements", {}).get("clitics", "")).split()),
    )
