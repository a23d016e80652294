"""Attributions that follow content or stand inside it: "…, kata X", "…, X said", "…, menurut X, …"."""

from __future__ import annotations

from sanad.analysis.chains_tails import without_paper
from sanad.analysis.contents import content_start, has_predicate, is_tail
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import phrase_after, skip_openers
from sanad.analysis.speakers_subjects import subject_before
from sanad.analysis.statements_lines import Line, Range
from sanad.analysis.statements_reader import Attribution, Reader
from sanad.analysis.statements_retold import retold_before

THUS_WORDS = 4
"""Content before a bare "demikian X" has at least so many words."""

CLAUSE_WORDS = 3
"""Words before an attribution that make a clause, in a language whose verbs do not show by their form."""

APPOSITION_REACH = 8
"""Tokens before a name within which the comma before its office stands."""

INSERTION_REACH = 12
"""Tokens after a cue within which the comma stands that ends an inserted attribution."""

_MARKS = (",", "-", "–", "—", "”", '"')


def leading_attribution(reader: Reader, cues: list[Cue], first: int, start: int, last: int) -> Attribution | None:
    """ "Menurut X, …": a preposition that begins the sentence or follows its connectives."""
    for cue in cues:
        pointed = start < last and reader.lower[start] in reader.small["as_carry"] and cue.first == start + 1
        if cue.first not in (start, first) and not pointed:
            continue
        if cue.can("passive") and not cue.can("active") and cue.entry.place == "verb":
            named = pointed or (cue.first == start and _names_speaker(reader, cue.last, last))
            return _leading_phrase(reader, cue, last) if named else None
        if cue.entry.place != "preposition":
            return None
        if cue.can("clitic"):
            after = reader.past_comma(cue.last, last)
            return Attribution(cue, None, "clitic", cue.first, after, "preposition-clitic")
        return _leading_phrase(reader, cue, last)
    return None


def _leading_phrase(reader: Reader, cue: Cue, last: int) -> Attribution | None:
    grammar, small = reader.grammar, reader.small
    phrase = without_paper(grammar, phrase_after(grammar, cue.last, last), last)
    comma = phrase[1] < last and reader.lower[phrase[1]] == ","
    if not comma and phrase[1] < last and reader.lower[phrase[1]] in small["relative"]:
        closing = _next_comma(reader, phrase[1], last)
        phrase, comma = ((phrase[0], closing), True) if closing else (phrase, comma)
    if not comma and phrase[1] < last and is_tail(grammar, phrase[1], last):
        closing = _next_comma(reader, phrase[1], last)
        if closing:
            return Attribution(cue, phrase, "words", cue.first, _past_dates(reader, closing, last), "preposition-first")
    if not comma:
        phrase = phrase_after(grammar, cue.last, last, compact=True)
    if phrase[0] < phrase[1] and reader.lower[phrase[0]] in small["no_speaker"]:
        return None
    if phrase[0] >= phrase[1] or phrase[1] >= last or (cue.entry.strength in ("bracket", "paper") and not comma):
        return None
    if cue.entry.strength == "bracket" and not _can_think(reader, phrase):
        return None
    return Attribution(cue, phrase, "words", cue.first, _past_dates(reader, phrase[1], last), "preposition-first")


def _can_think(reader: Reader, phrase: Range) -> bool:
    named = any(i in reader.grammar.name_starts for i in range(phrase[0], min(phrase[0] + 2, phrase[1])))
    return named or reader.lower[phrase[0]] in reader.small["pronoun"]


def _next_comma(reader: Reader, index: int, last: int, reach: int = 14) -> int | None:
    return next((i for i in range(index, min(last, index + reach)) if reader.lower[i] == ","), None)


def _past_dates(reader: Reader, index: int, last: int) -> int:
    """Where content begins after a leading attribution: past commas and dates."""
    index = reader.past_comma(index, last)
    if index < last and (
        reader.lower[index] in reader.small["time"] or reader.lower[index] in reader.small["quoted_by"]
    ):
        return skip_openers(reader.grammar, index, last)
    return index


def closing_attributions(reader: Reader, line: Line, cues: list[Cue], begin: int, last: int) -> list[Attribution]:
    """Attributions after content, or inside it between commas, in order."""
    found: list[Attribution] = []
    for cue in cues:
        if (found and cue.first < found[-1].last) or reader.is_noun(cue, begin):
            continue
        attribution = _verb_first(reader, line, cue, cues, begin, last)
        attribution = attribution or _subject_first(reader, line, cue, begin, last)
        if attribution:
            found.append(attribution)
    return found


def _verb_first(reader: Reader, line: Line, cue: Cue, cues: list[Cue], begin: int, last: int) -> Attribution | None:
    lower, small = reader.lower, reader.small
    if not _may_close(reader, line, cue, cues, begin, last):
        return None
    index = cue.first
    thus = index > begin and lower[index - 1] in small["thus"]
    index -= thus
    if index > begin + 1 and lower[index - 1] in small["as_carry"] and cue.can("passive"):
        index -= 1
    comma = index > begin and lower[index - 1] in _MARKS
    relative = index > begin and (lower[index - 1] in small["relative"] or lower[index - 1] in small["opener"])
    inverted = not comma and _is_inverted(reader, cue, begin, last)
    if not (comma or inverted or index == begin or (relative and cue.entry.place == "preposition")):
        return None
    if not comma and cue.entry.place == "verb" and not cue.can("clitic") and not _names_speaker(reader, cue.last, last):
        return None
    if comma and index - 2 > begin and any(c.last == index - 1 and c.can("active") for c in cues):
        return None  # "Ratna melanjutkan, menurutnya …"
    if cue.can("clitic"):
        return Attribution(cue, None, "clitic", index, cue.last, "clitic")
    speaker = _speaker_after(reader, cue, last, thus=thus, relative=relative and not comma)
    if speaker is None:
        return None
    if cue.entry.place == "verb" and cue.can("active") and comma and not _has_own_predicate(reader, begin, index):
        after = speaker[1] + 1
        if (
            reader.grammar.has_verbs
            or after >= last
            or lower[after - 1] != ","
            or lower[after] not in small["auxiliary"]
        ):
            return None
    pattern = "content-cue-speaker" if comma else "cue-speaker-content"
    return Attribution(cue, speaker, "words", index, speaker[1], pattern)


def _is_inverted(reader: Reader, cue: Cue, begin: int, last: int) -> bool:
    """Whether only somebody's name follows a cue that no comma parts from its clause: "Nobody drowned said Ben Yu"."""
    grammar = reader.grammar
    if grammar.has_verbs or cue.entry.strength != "strong" or not cue.can("closing") or cue.entry.place != "verb":
        return False
    if not any(i in grammar.people for i in range(cue.last, last)) or has_predicate(grammar, cue.last, last):
        return False
    return phrase_after(grammar, cue.last, last)[1] >= last and _has_own_predicate(reader, begin, cue.first)


def _has_own_predicate(reader: Reader, first: int, last: int) -> bool:
    """Whether the words before a cue are a clause, relative clauses between commas left out."""
    index = first
    while index < last:
        if reader.lower[index] == "," and index + 1 < last and reader.lower[index + 1] in reader.small["relative"]:
            index += 2
            while index < last and reader.lower[index] != ",":
                index += 1
            continue
        if has_predicate(reader.grammar, index, index + 1):
            return True
        index += 1
    return False


def _names_speaker(reader: Reader, index: int, last: int) -> bool:
    """Whether a name or pronoun follows, so that a word such as "nilai" or "jelas" is a verb here."""
    near = range(index, min(index + 3, last))
    return any(i in reader.grammar.name_starts for i in near) or (
        index < last and (reader.lower[index] in reader.small["pronoun"] or reader.lower[index] in reader.small["by"])
    )


def _may_close(reader: Reader, line: Line, cue: Cue, cues: list[Cue], begin: int, last: int) -> bool:
    """Whether a cue is of a kind that can follow its content."""
    lower, small, entry = reader.lower, reader.small, cue.entry
    if line.where == "headline" and cue.can("bare") and entry.place == "verb":
        return False
    if entry.strength == "quote" and not (
        cue.can("clitic")
        or cue.last in reader.grammar.people
        or (cue.last < last and lower[cue.last] in small["pronoun"])
    ):
        return False
    if entry.strength in ("bracket", "paper") and not cue.can("clitic"):
        return False
    thus = cue.first > begin and lower[cue.first - 1] in small["thus"]
    if entry.act == "carry" and not thus and any(c.entry.act != "carry" for c in cues if begin <= c.first < last):
        return False
    if entry.place == "noun":
        if entry.lemma in small["thus"]:
            free = all(c.first != cue.last for c in cues)
            return free and cue.first - begin >= THUS_WORDS and lower[cue.first - 1] == ","
        return thus
    if cue.can("closing") or cue.can("clitic") or entry.place == "preposition":
        return True
    pointed = cue.first > begin and lower[cue.first - 1] in small["as_carry"]
    return cue.can("passive") and (thus or pointed or (cue.last < last and lower[cue.last] in small["by"]))


def _speaker_after(reader: Reader, cue: Cue, last: int, *, thus: bool, relative: bool) -> Range | None:
    lower, small, grammar = reader.lower, reader.small, reader.grammar
    head = cue.last
    while thus and head < last and lower[head] in small["report_nouns"]:
        head += 1
    if head >= last or lower[head] in small["firm"] or lower[head] in small["time"]:
        return None
    if lower[head] in small["break"] and cue.entry.place == "verb":
        return None
    speaker = phrase_after(grammar, head, last)
    preposition = cue.entry.place == "preposition"
    if not preposition and cue.can("active") and not _closes_with(reader, speaker, last):
        return None
    if (preposition and relative and speaker[1] >= last) or (
        preposition and speaker[1] < last and lower[speaker[1]] != "," and not is_tail(grammar, speaker[1], last)
    ):
        speaker = phrase_after(grammar, head, last, compact=True)
    if speaker[0] >= speaker[1] or lower[speaker[0]] in small["no_speaker"]:
        return None
    return speaker


def _closes_with(reader: Reader, speaker: Range, last: int) -> bool:
    """Whether the speaker after a cue that could also go before its content ends the attribution."""
    if speaker[1] >= last:
        return True
    if reader.lower[speaker[1]] in reader.small["auxiliary"]:
        return False
    return reader.lower[speaker[1]] == "," or is_tail(reader.grammar, speaker[1], last)


def _subject_first(reader: Reader, line: Line, cue: Cue, begin: int, last: int) -> Attribution | None:
    """ ", KCNA melaporkan pada hari Sabtu": subject and verb after the content."""
    lower, grammar = reader.lower, reader.grammar
    if cue.entry.place != "verb" or not cue.can("active") or cue.entry.strength == "quote":
        return None
    if cue.entry.strength == "object" and cue.last < last:
        return None
    telling = lower[cue.last - 1] in reader.small["telling"]
    inserted = _is_inserted(reader, cue, last)
    if not telling and not inserted and not _ends_there(reader, cue, last):
        return None
    retold = retold_before(grammar, line, cue, begin)
    if retold:
        if lower[retold.first - 1] not in _MARKS or retold.first - 1 <= begin:
            return None
        return Attribution(
            cue, retold.speaker, "words", retold.first, cue.last, "content-subject-cue", False, retold.carrier
        )
    subject = subject_before(grammar, cue.first, begin)
    if subject.words is None or subject.relative or subject.unreal or subject.words[0] - 1 <= begin:
        return None
    if lower[subject.words[0] - 1] not in (",", "”", '"') or (subject.passive and not lower[cue.first].endswith("ing")):
        return None
    if cue.last < last and not inserted and _leads_in(reader, begin, subject.words[0] - 1):
        return None
    end, told = cue.last, None
    if telling:
        start = content_start(grammar, line, cue, last)
        if start.conjunction or (start.index < last and not is_tail(grammar, start.index, last)):
            return None
        end, told = start.index, start.addressee if reader.is_medium(start.addressee) else None
    first = _before_apposition(reader, begin, subject.words[0])
    return Attribution(cue, subject.words, "words", first, end, "content-subject-cue", subject.negated, told)


def _before_apposition(reader: Reader, begin: int, first: int) -> int:
    """Where an attribution begins whose name follows its office: ", the mediator, Luigi Conti, told ANSA"."""
    lower, small = reader.lower, reader.small
    if first not in reader.grammar.name_starts:
        return first
    for index in range(first - 3, max(begin, first - APPOSITION_REACH), -1):
        if lower[index] == ",":
            office = lower[index + 1] in small["articles"] and not has_predicate(reader.grammar, index + 1, first - 1)
            return index + 1 if office and has_predicate(reader.grammar, begin, index) else first
    return first


def _is_inserted(reader: Reader, cue: Cue, last: int) -> bool:
    """Whether a comma and a predicate follow, so that the attribution stands inside a clause: "X, he said, is Y"."""
    unlike = reader.small["object_lead"] - reader.small["auxiliary"]
    for index in range(cue.last, min(last - 1, cue.last + INSERTION_REACH)):
        if reader.lower[index] == ",":
            quoted = index + 2 < last and reader.grammar.words.tokens[index + 1].text in '“"'
            after = reader.lower[index + 1 + quoted]
            modal = after in reader.small["auxiliary"]  # "would" also begins "would not comment"
            free = after not in unlike and (modal or after not in reader.grammar.cues)
            return free and reader.grammar.predicate.fullmatch(after) is not None
        if index == cue.last and not is_tail(reader.grammar, index, last):
            return False
    return False


def _ends_there(reader: Reader, cue: Cue, last: int) -> bool:
    """Whether nothing that could be content follows a cue."""
    if cue.last < last and reader.lower[cue.last] in reader.small["object_lead"]:
        return False
    return is_tail(reader.grammar, cue.last, last) and not _has_conjunction(reader, cue.last, last)


def _has_conjunction(reader: Reader, first: int, last: int) -> bool:
    """Whether a conjunction that leads in content stands further on."""
    return any(reader.lower[i] in reader.small["that"] for i in range(first, min(last, first + 16)))


def _leads_in(reader: Reader, first: int, last: int) -> bool:
    """Whether the words before an attribution only lead in the clause: subordinate, or without predicate."""
    if first >= last:
        return True
    low, small = reader.lower[first], reader.small
    if "," in reader.lower[first : last - 1] and has_predicate(reader.grammar, first, last):
        return False
    if low in small["subordinator"] or reader.grammar.verb.fullmatch(low):
        return True
    if low in small["break"] or low in small["time"] or reader.grammar.has_verbs:
        return not has_predicate(reader.grammar, first, last)
    return last - first < CLAUSE_WORDS
