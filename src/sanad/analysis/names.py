"""Finds the sources of a report: people with their offices, organisations, states, agencies, outlets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from sanad.analysis.gazetteer import Gazetteer, load_gazetteer
from sanad.analysis.name_acronyms import find_acronyms
from sanad.analysis.name_entities import Entities, Entity, Placed
from sanad.analysis.name_evidence import Evidence
from sanad.analysis.name_facts import WordFacts, load_word_facts
from sanad.analysis.name_lines import Line, Range, Shape
from sanad.analysis.name_media import KINDS
from sanad.analysis.name_shapes import find_shapes
from sanad.analysis.name_words import NameWords, load_name_words
from sanad.language.loader import Language
from sanad.records.marks import Analysis, SourceKind
from sanad.records.report import Block, Report
from sanad.text.normalise import fold
from sanad.text.tokens import Token, tokenise

# A block, unless it ends in a full stop, is set in title case when at least this share of its words of four letters
# and more begin with a capital.
TITLE_CASE = 0.75
SENTENCE_END = frozenset('.!?"”')
BRACKETED = re.compile(r"\s*\([^)]*\)")


def find_sources(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with the sources named in the report's readable blocks and every place that names them.

    A name has one source however it is written: in full, by surname, nickname or acronym, by its holder's office. A
    headline is read last, because it is the body that introduces people.
    """
    entities = Entities(report.text)
    _settle(entities, read_shapes(report, language, entities))
    mentions = tuple(sorted(entities.mentions, key=lambda m: (m.span.start, m.span.end)))
    named = {m.source for m in mentions}
    sources = tuple(e.source() for e in entities.by_id.values() if e.id in named)
    return replace(so_far, sources=(*so_far.sources, *sources), mentions=(*so_far.mentions, *mentions))


def read_shapes(report: Report, language: Language, entities: Entities) -> list[Placed]:
    """The names, offices and bodies of a report before anybody is told apart; acronyms are noted in ``entities``."""
    words, gazetteer = load_name_words(language.code), load_gazetteer(language.code)
    known = load_word_facts(language.code)
    tokens = tokenise(report.text)
    blocks = [(_tokens_of(tokens, block), block.kind == "headline") for block in _in_reading_order(report)]
    lines = [_line(inside, known, words, gazetteer, entities, headline=h) for inside, h in blocks if inside]
    capitals = frozenset([w.text for line in lines for w in line.facts if w.capital])
    evidence = Evidence(lines)
    for line in lines:
        line.capitals = capitals
        line.evidence = evidence
        _note_acronyms(entities, line)
    shapes = [Placed(line, shape) for line in lines if not line.title_case for shape in find_shapes(line)]
    introduced = frozenset(w.casefold() for p in shapes if _is_introduction(p) for w in _name(p).split())
    for line in lines:
        if line.title_case:
            line.introduced = introduced
            shapes += [Placed(line, shape) for shape in find_shapes(line)]
    return shapes


def _is_introduction(placed: Placed) -> bool:
    """Whether a person is named in full, or with an office, so that a headline may use the short name."""
    shape = placed.shape
    return shape.kind == "person" and shape.name is not None and (shape.sure or _length(shape.name) > 1)


def _in_reading_order(report: Report) -> list[Block]:
    order = {"body": 0, "caption": 1, "standfirst": 2, "headline": 3}
    return sorted(report.readable(), key=lambda b: (order[b.kind], b.span.start))


def _line(
    tokens: tuple[Token, ...],
    known: WordFacts,
    words: NameWords,
    gazetteer: Gazetteer,
    entities: Entities,
    *,
    headline: bool,
) -> Line:
    facts = [known[t[0]] for t in tokens]
    long_words = [w.capital for w in facts if w.long]
    ended = not headline and facts[-1].text in SENTENCE_END
    title_case = not ended and len(long_words) > 3 and sum(long_words) >= TITLE_CASE * len(long_words)
    return Line(tokens, facts, words, gazetteer, title_case, entities.acronyms)


def _tokens_of(tokens: tuple[Token, ...], block: Block) -> tuple[Token, ...]:
    first = bisect_left(tokens, block.span.start, key=lambda t: t.start)
    return tokens[first : bisect_left(tokens, block.span.end, key=lambda t: t.start)]


def _settle(entities: Entities, shapes: list[Placed]) -> None:
    """Names first the people given in full, then everything else in order of the text."""
    for placed in shapes:
        if placed.shape.kind == "person" and not placed.line.title_case:
            _introduce(entities, placed)
    for entity in entities.people():
        if _is_pair_of(entities, entity):
            entities.drop(entity)
    alone = Counter(w for p in shapes if p.shape.kind == "person" for w in fold(_name(p)).split())
    for placed in sorted(shapes, key=lambda p: p.line.tokens[p.shape.full[0]].start):
        _place(entities, placed, alone)


def _note_acronyms(entities: Entities, line: Line) -> None:
    """Learns what the short names in brackets stand for, also by the expansion alone."""
    for acronym, tokens in find_acronyms(line):
        text = Placed(line, Shape("body", tokens)).span(tokens).of(entities.text)
        known = line.gazetteer.of_text(text) or line.gazetteer.of_text(acronym)
        if known and known.entry.kind == "place":
            continue
        entity = entities.known(known.entry) if known else entities.other("organisation", text)
        entity.forms.setdefault(acronym)
        entity.forms.setdefault(f"{text} ({acronym})")
        entities.acronyms.setdefault(acronym, entity.id)
        entities.bodies.setdefault(fold(text), entity.id)


def _introduce(entities: Entities, placed: Placed) -> None:
    """Notes a person given with more than one name, or with an office or title."""
    shape = placed.shape
    assert shape.name is not None
    name = _name(placed)
    if _length(shape.name) == 1 and not (shape.role or (shape.titled and shape.titled[0] < shape.name[0])):
        return
    entity = entities.person(name)
    if entity is None:
        if _length(shape.name) == 1:
            return
        entity = entities.new_person(name)
    elif len(fold(name).split()) > len(entity.words):
        entities.rename(entity, name)
    if shape.role:
        _hold(entities, entity, placed)
    _nickname(entities, entity, placed)


def _hold(entities: Entities, entity: Entity, placed: Placed) -> None:
    shape = placed.shape
    assert shape.role is not None
    end = shape.affiliation[1] if shape.affiliation else shape.role[1]
    entities.holds(entity, entities.office_of(placed, (shape.role[0], end)))
    entity.forms.setdefault(placed.span((shape.role[0], end)).of(entities.text))
    entity.forms.setdefault(placed.span(shape.full).of(entities.text))


def _nickname(entities: Entities, entity: Entity, placed: Placed) -> None:
    """Learns "alias SYL", "(Jokowi)", "yang akrab disapa Emil" behind a name."""
    assert placed.shape.titled is not None
    line, j = placed.line, placed.shape.titled[1]
    nick: Range | None = None
    if j + 2 < len(line.texts) and line.texts[j] == "(" and line.texts[j + 2] == ")" and line.texts[j + 1][0].isalpha():
        nick = (j + 1, j + 2)
    else:
        if j < len(line.texts) and line.texts[j] == ",":
            j += 1
        for phrase in line.words.also_called:
            after = j + len(phrase)
            if line.small[j:after] == phrase and line.is_capital(after) and line.small[after] not in line.words.never:
                nick = (after, after + 1)
                break
    if nick:
        word = fold(line.texts[nick[0]])
        if word and entity not in entities.persons.setdefault(word, []):
            entities.persons[word].insert(0, entity)
            if word not in entity.words:
                entity.words = (*entity.words, word)
                entities.note_letters(entity)


def _place(entities: Entities, placed: Placed, alone: Counter[str]) -> None:
    kind = placed.shape.kind
    if kind == "person":
        _place_person(entities, placed, alone)
    elif kind == "known":
        _place_known(entities, placed)
    elif kind == "body":
        _place_body(entities, placed)
    elif kind == "role":
        _place_role(entities, placed)


def _place_person(entities: Entities, placed: Placed, alone: Counter[str]) -> None:
    shape, line = placed.shape, placed.line
    assert shape.name is not None and shape.titled is not None
    name = _name(placed)
    medium = entities.bodies.get(fold(name))
    if medium and medium in entities.by_id and entities.by_id[medium].kind in ("agency", "outlet"):
        entities.mention(entities.by_id[medium], placed.span(shape.name), "name")
        return
    entity = entities.person(name)
    if entity is None:
        before = line.small[shape.full[0] - 1] if shape.full[0] else ""
        if _holders_differ(entities, name):
            return
        evident = shape.sure or any(alone[w] > 1 for w in fold(name).split()) or _speaks(placed)
        if _is_place(placed):
            return
        if line.title_case or before in line.words.place_before or not evident:
            return
        entity = entities.new_person(name)
    role = placed.span(shape.role) if shape.role else None
    affiliation = placed.span(shape.affiliation) if shape.affiliation else None
    if shape.role and not entity.offices:
        _hold(entities, entity, placed)
    entities.mention(entity, placed.span(shape.titled), "name", role, affiliation)
    entity.forms.setdefault(name)
    for part in (shape.affiliation,):
        if part:
            _place_inside(entities, placed, part)


def _is_place(placed: Placed) -> bool:
    """Whether the report names a place by these words, or by them and the word before."""
    shape, line = placed.shape, placed.line
    assert shape.name is not None
    first, end = shape.name
    if shape.sure or line.evidence is None:
        return False
    return line.small[first:end] in line.evidence.places or line.small[max(0, first - 1) : end] in line.evidence.places


def _speaks(placed: Placed) -> bool:
    """Whether a cue stands beside the name: "kata Darmo", "Darmo said"."""
    small, (first, end) = placed.line.small, placed.shape.full
    before = small[first - 1] if first else ""
    return before in placed.line.words.closing_cues or any(
        w in placed.line.words.active_cues for w in small[end : end + 2]
    )


def _is_pair_of(entities: Entities, entity: Entity) -> bool:
    """Whether a name of two words is two people's: "Ganjar Mahfud" beside "Ganjar Pranowo" and "Mahfud MD"."""
    words = fold(entity.name).split()
    others = [{e.id for e in entities.persons.get(w, ()) if e is not entity and len(e.words) > 1} for w in words]
    return len(words) == 2 and all(others) and not others[0] & others[1]


def _holders_differ(entities: Entities, name: str) -> bool:
    """Whether the two words of a name belong to different people."""
    holders = [{e.id for e in entities.persons.get(w, ())} for w in fold(name).split()]
    return len(holders) == 2 and all(holders) and not holders[0] & holders[1]


def _place_inside(entities: Entities, placed: Placed, tokens: Range) -> None:
    """Notes the organisation inside the words of an office."""
    line = placed.line
    j = tokens[0]
    match = line.match(j)
    if match and match.end <= tokens[1] and match.entry.kind != "place":
        entities.mention(entities.known(match.entry), placed.span((j, match.end)), "name")
    else:
        span = placed.span(tokens)
        entities.mention(_body(entities, placed, span.of(entities.text)), span, "name")


def _body(entities: Entities, placed: Placed, text: str) -> Entity:
    """The organisation that ``text`` names: known, introduced in this report by its acronym, or new."""
    known = placed.line.gazetteer.of_text(text)
    if known and known.entry.kind != "place":
        return entities.known(known.entry)
    plain = BRACKETED.sub("", text)
    key = entities.acronyms.get(text) or entities.bodies.get(fold(plain)) or entities.body_beginning(plain)
    return entities.by_id[key] if key else entities.other("organisation", plain)


def _medium(entities: Entities, text: str, kind: SourceKind) -> Entity:
    """The medium that ``text`` names, in this report."""
    key = entities.bodies.get(fold(text))
    if key and key in entities.by_id:
        return entities.by_id[key]
    entity = entities.other(kind, text)
    entities.bodies[fold(text)] = entity.id
    return entity


def _place_known(entities: Entities, placed: Placed) -> None:
    shape, line = placed.shape, placed.line
    assert shape.match is not None and shape.name is not None
    if shape.match.entry.kind == "place" or shape.match.sense == "people":
        return
    if shape.match.sense == "seat":
        before = line.small[shape.name[0] - 1] if shape.name[0] else ""
        after = line.texts[shape.name[1]] if shape.name[1] < len(line.texts) else ""
        if (
            not before
            or before in line.words.place_before
            or before == ","
            or after in (",", "(")
            or line.is_acronym(shape.name[0])
        ):
            return
    entities.mention(entities.known(shape.match.entry), placed.span(shape.name), "name")


def _place_body(entities: Entities, placed: Placed) -> None:
    shape = placed.shape
    assert shape.name is not None
    span = placed.span(shape.name)
    text = span.of(entities.text)
    if shape.match and shape.concept == "government":
        entities.mention(entities.known(shape.match.entry), span, "name")
        return
    if shape.match:
        state = shape.match.entry
        key = None if shape.concept in ("ministry", "body") else f"org:{state.country}-{shape.concept}"
        entities.known(state)
        entities.mention(entities.other("organisation", text, key=key, part_of=state.key), span, "name")
        return
    entity = _medium(entities, text, KINDS[shape.concept]) if shape.concept in KINDS else _body(entities, placed, text)
    entities.mention(entity, span, "name")
    entity.forms.setdefault(placed.span(shape.full).of(entities.text))


def _place_role(entities: Entities, placed: Placed) -> None:
    shape = placed.shape
    assert shape.role is not None
    end = shape.affiliation[1] if shape.affiliation else shape.role[1]
    office = entities.office_of(placed, (shape.role[0], end))
    start = placed.span(shape.full).start
    if shape.affiliation:
        _place_inside(entities, placed, shape.affiliation)
    holder = entities.holder(office, start)
    if holder is not None:
        affiliation = placed.span(shape.affiliation) if shape.affiliation else None
        entities.mention(holder, placed.span((shape.role[0], end)), "role", placed.span(shape.role), affiliation)


def _name(placed: Placed) -> str:
    assert placed.shape.name is not None
    return " ".join(placed.line.texts[placed.shape.name[0] : placed.shape.name[1]]).replace(" .", ".")


def _length(tokens: Range) -> int:
    return tokens[1] - tokens[0]
