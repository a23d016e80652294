"""Media in a sentence: who cites, is told, or carried the words that an attribution gives to a speaker."""

from __future__ import annotations

from sanad.analysis.chains_media import Media
from sanad.analysis.speakers import Grammar, phrase_after
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Range

_LATE = ("subject-cue-content", "preposition-first")
"""Patterns before whose attribution a place or paper may stand."""

PAPER_REACH = 4
"""Tokens in which the name of a paper and its "by" stand: "a report published by"."""


def read_tail(grammar: Grammar, media: Media, draft: Draft) -> None:
    """Adds to a draft the media named after its attribution: "…, kata X mengutip Y", "dikutip dari Y", "kepada Y"."""
    if draft.speaker:
        draft.speaker = without_paper(grammar, draft.speaker, draft.line.last)
    if draft.cue is None:
        return
    if draft.told and media.is_medium(draft.told) and not media.is_outlet(draft.told):
        draft.carriers.append(draft.told)
    after = draft.cue.last
    if draft.speaker and draft.speaker[0] >= draft.cue.first:
        after = max(after, draft.speaker[1])
    last = draft.line.last
    for first, _ in draft.content:
        if first >= after:
            last = min(last, first)
    _scan(grammar, media, draft, after, last)
    if draft.content[-1][0] >= after:
        _scan(grammar, media, draft, draft.content[-1][1], draft.line.last)
    if draft.pattern == "subject-cue-content" and draft.speaker and draft.speaker[1] < draft.cue.first:
        _scan(grammar, media, draft, draft.speaker[1], draft.cue.first)
    if draft.pattern in _LATE:
        first = min(draft.content[0][0], draft.cue.first, draft.speaker[0] if draft.speaker else draft.cue.first)
        if first > draft.line.first:
            _papers(grammar, media, draft, draft.line.first, first)


def _papers(grammar: Grammar, media: Media, draft: Draft, index: int, last: int) -> None:
    """Adds the place or paper named before an attribution: "Dalam siaran persnya, Ratna mengatakan"."""
    while index < last:
        low = grammar.words.lower[index]
        told = low in grammar.small["addressee"] or low in grammar.small["meeting"]
        if told or low in grammar.small["in"]:
            found = _carrier(grammar, media, index, last, quoted=False)
            if found and media.is_outlet(found):
                found = None
            if (
                found
                and (told or media.is_paper(found) or media.begins_medium(found))
                and not any(_overlap(found, c) for c in draft.carriers)
            ):
                draft.carriers.append(found)
                index = found[1]
                continue
        index += 1


def _scan(grammar: Grammar, media: Media, draft: Draft, index: int, last: int) -> None:
    lower, small = grammar.words.lower, grammar.small
    while index < last:
        low = lower[index]
        if low in small["citing"] and draft.speaker:
            cited = phrase_after(grammar, index + 1, last)
            named = not grammar.has_verbs and any(i in grammar.people for i in range(*cited))
            if cited[0] < cited[1] and (named or media.is_medium(draft.speaker)):
                draft.carriers.insert(0, draft.speaker)
                draft.speaker = without_paper(grammar, cited, last)
                draft.by = "words"
                index = cited[1]
                continue
        if low in small["quoted_by"] or low in small["addressee"] or low in small["by"] or low in small["in"]:
            found = _carrier(grammar, media, index, last, quoted=low in small["quoted_by"])
            if found and not media.is_outlet(found) and not any(_overlap(found, c) for c in draft.carriers):
                draft.carriers.append(found)
            if found:
                index = _cited_by(grammar, media, draft, found, last)
                continue
        index += 1


def _cited_by(grammar: Grammar, media: Media, draft: Draft, carrier: Range, last: int) -> int:
    """Where reading goes on after a carrier; whom it cites in its turn is nearer the speaker."""
    lower, small = grammar.words.lower, grammar.small
    index = carrier[1]
    while index < last and (lower[index] == "," or lower[index] in small["relative"]):
        index += 1
    if index >= last or lower[index] not in small["citing"]:
        return max(carrier[1], carrier[0] + 1)
    cited = phrase_after(grammar, index + 1, last)
    if not grammar.has_verbs and any(i in grammar.people for i in range(*cited)):
        return index
    if cited[0] < cited[1] and cited[0] not in grammar.people and grammar.words.tokens[cited[0]].text[0].isupper():
        media.declared.add(cited)
        place = draft.carriers.index(carrier) if carrier in draft.carriers else len(draft.carriers)
        draft.carriers.insert(place, cited)
    return max(cited[1], index + 1)


def _overlap(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _carrier(grammar: Grammar, media: Media, index: int, last: int, *, quoted: bool) -> Range | None:
    """The phrase after "dikutip dari", "kepada" or "dalam", when it is a medium or a paper."""
    lower, small = grammar.words.lower, grammar.small
    if media.paper_at(index, last):
        return index, index + media.paper_at(index, last)
    start = index + 1
    while start < last and (
        lower[start] in small["quoted_by"] or lower[start] in small["by"] or lower[start] in small["from"]
    ):
        start += 1
    while start < last and lower[start] in small["determiner"]:
        start += 1
    paper = media.paper_at(start, last) if start < last else 0
    if paper and start + paper < last - 1 and lower[start + paper] in small["meeting"]:
        whom = phrase_after(grammar, start + paper + 1, last)
        if whom[0] < whom[1] and media.is_medium(whom):
            return whom
    if paper:
        return start, max(start + paper, _named_end(grammar, media, start, start + paper, last))
    phrase = phrase_after(grammar, start, last)
    if phrase[0] >= phrase[1]:
        return None
    if media.is_paper(phrase):
        return phrase
    if media.is_medium(phrase) and (lower[index] not in small["in"] or media.begins_medium(phrase)):
        return phrase
    if lower[phrase[0]] in small["time"]:
        return None
    if quoted and phrase[0] not in grammar.people and grammar.words.tokens[phrase[0]].text[0].isupper():
        media.declared.add(phrase)
        return phrase
    return None


def _named_end(grammar: Grammar, media: Media, start: int, end: int, last: int) -> int:
    """Where a platform's name ends: "kanal YouTube Ratna Channel"."""
    platform = grammar.words.lower[start] in grammar.small["platforms"]
    while platform and end < last and grammar.words.tokens[end].text[0].isupper():
        end += 1
    return end


def without_paper(grammar: Grammar, words: Range, end: int) -> Range:
    """The phrase without the paper that is cited: "laporan kelompok X" is what the group says; a lone paper stays."""
    lower, small = grammar.words.lower, grammar.small
    first, last = words
    while first < last and (lower[first] in small["paper"] or lower[first] in small["determiner"]):
        first += 1
    if not any(lower[i] in small["paper_noun"] for i in range(words[0], min(first, words[1]))):
        return words
    if first < last and lower[first] not in small["of"]:
        return words if lower[first] in small["pointer"] or first - words[0] > PAPER_REACH else (first, last)
    start = first
    while start < end and lower[start] in small["of"]:
        start += 1
    if start == first:
        return words
    phrase = phrase_after(grammar, start, end)
    return phrase if phrase[0] < phrase[1] else words
