"""Finds the statements of a report: what somebody is said to have said, with cue, speaker, kind and stance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from sanad.analysis.chains_media import media_of
from sanad.analysis.cues import Cue, closing_words, find_cues, lexicon
from sanad.analysis.references import gather
from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_frames import reported_drafts
from sanad.analysis.statements_headlines import NAMED_LAST, headline_drafts
from sanad.analysis.statements_hearsay import hearsay_draft
from sanad.analysis.statements_lines import Line, Words, particles, read_lines, read_words
from sanad.analysis.statements_neighbours import pointed_back
from sanad.analysis.statements_paragraphs import with_paragraphs
from sanad.analysis.statements_quotes import quoted_drafts
from sanad.analysis.statements_reader import Reader
from sanad.analysis.statements_second_verbs import second_verbs
from sanad.analysis.statements_speaking import Speaking
from sanad.language.loader import Language
from sanad.records.marks import Analysis, Mention
from sanad.records.report import Report, Span


def find_statements(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with the statements of every readable block in order of the text, and the sources met on the way."""
    words = read_words(report.text)
    starts = frozenset(words.range_of(m.span)[0] for m in so_far.mentions)
    kinds = {s.id: s.kind for s in so_far.sources}
    people = frozenset(_start(words, m) for m in so_far.mentions if kinds.get(m.source) == "person")
    bodies = frozenset(
        words.range_of(m.span)[0]
        for m in so_far.mentions
        if kinds.get(m.source) in ("organisation", "agency", "outlet")
    )
    shapes = verb_shapes(language)
    inside = frozenset(i for m in so_far.mentions for i in _capitals_inside(words, m))
    grammar = Grammar(
        words,
        particles(language),
        lexicon(language),
        starts,
        *shapes,
        people,
        bodies,
        name_words(so_far, language),
        inside,
    )
    media = media_of(report, language, so_far, words, grammar.small)
    reader = Reader(grammar, media)
    lines = read_lines(report, language, so_far, words, closing_words(language))
    drafts = with_paragraphs(_with_continued(lines, _all_drafts(reader, lines, language)))
    speaking = Speaking(report, language, gather(report, language, so_far), grammar, media)
    statements = speaking.resolve(drafts)
    return replace(so_far, statements=statements, sources=speaking.sources())


@cache
def verb_shapes(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a verb, a predicate, and a verb that may only describe look like (``[statements]`` in the settings)."""
    settings = language.settings.get("statements", {})
    verb, predicate, describing = (str(settings.get(k) or "(?!)") for k in ("verb", "predicate", "describing"))
    return re.compile(verb), re.compile(predicate), re.compile(describing)


@cache
def _title_words(language: Language) -> frozenset[str]:
    """The first words of offices and titles."""
    return frozenset(f.split()[0].casefold() for row in language.table("titles") for f in row["form"].split("|") if f)


def name_words(analysis: Analysis, language: Language) -> frozenset[str]:
    """The casefolded words by which a headline may name a speaker: of people, of bodies, of offices."""
    found = set(_title_words(language))
    for source in analysis.sources:
        if source.kind == "person":
            found |= {
                w.casefold() for f in (source.name, *source.forms) for w in f.split() if w[0].isupper() and len(w) > 2
            }
        else:
            found |= {f.casefold() for f in (source.name, *source.forms)}
    return frozenset(found)


def _capitals_inside(words: Words, mention: Mention) -> Iterable[int]:
    """The capitalised tokens of a name after its first: "States" of "United States" is no verb."""
    first, end = words.range_of(mention.span)
    return (i for i in range(first + 1, end) if words.tokens[i].text[0].isupper())


def _start(words: Words, mention: Mention) -> int:
    """The token where a mention begins, its office included."""
    first = min(mention.span.start, mention.role.start if mention.role else mention.span.start)
    return words.range_of(Span(first, mention.span.end))[0]


def _all_drafts(reader: Reader, lines: tuple[Line, ...], language: Language) -> list[Draft]:
    """The drafts of all sentences in order, those included that the next sentence attributes."""
    drafts: list[Draft] = []
    lower, inside = reader.lower, reader.grammar.inside_names
    for number, line in enumerate(lines):
        cues = find_cues(lower, (i for i in line.outside() if i not in inside and _is_word(reader, line, i)), language)
        pointed = pointed_back(reader, lines, number, cues) if cues else None
        if pointed is not None and (not drafts or drafts[-1].line is not lines[number - 1]):
            drafts.append(pointed)
        found = _drafts(reader, line, cues)
        if not found:
            hearsay = hearsay_draft(reader, line)
            found = [hearsay] if hearsay else []
        drafts += found
    return drafts


def _is_word(reader: Reader, line: Line, index: int) -> bool:
    """Whether a token is a common word: a capital letter inside a sentence makes it part of a name."""
    tokens = reader.grammar.words.tokens
    if not tokens[index].text[0].isupper() or line.where != "body" or index == line.first:
        return True
    return not tokens[index - 1].text[0].isalnum() or tokens[index].text.isupper()


def _drafts(reader: Reader, line: Line, cues: list[Cue]) -> list[Draft]:
    grammar = reader.grammar
    if line.where == "headline":
        colon = headline_drafts(grammar, line, cues)
        if colon and colon[0].pattern == NAMED_LAST:
            return colon
        if colon and colon[0].speaker:
            return [*reported_drafts(reader, line, cues, line.first, colon[0].speaker[0]), *colon]
    if not cues:
        return []
    quoted = quoted_drafts(grammar, line, cues)
    if not quoted:
        return reported_drafts(reader, line, cues, line.first, line.last)
    first = quoted[0].content[0][0]
    before = [c for c in cues if c.last <= first]
    leading = reported_drafts(reader, line, before, line.first, first) if before else []
    return [*leading, *quoted, *second_verbs(reader, line, cues, quoted)]


def _with_continued(lines: Iterable[Line], drafts: list[Draft]) -> list[Draft]:
    """The drafts and, between them, quotations that stand without a cue beside a quotation with one."""
    by_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_line.setdefault(draft.line.first, []).append(draft)
    out: list[Draft] = []
    for line in lines:
        found = by_line.get(line.first, [])
        for quotation in line.speech:
            if not any(a <= quotation[0] and quotation[1] <= b for d in found for a, b in d.content) and _stands_alone(
                line, quotation
            ):
                found = sorted(
                    [*found, Draft(line, [quotation], None, "previous", "quote-alone")], key=lambda d: d.content[0]
                )
        out += found
    return out


def _stands_alone(line: Line, quotation: tuple[int, int]) -> bool:
    """Whether a quotation is the whole sentence."""
    return quotation[0] <= line.first + 1 and quotation[1] >= line.last - 1 and line.where == "body"
