"""Reported speech: who says what in a sentence, by where cue, speaker and content stand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.analysis.contents import content_end, content_start, has_predicate, is_tail
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import Grammar, Subject, phrase_after, skip_openers, subject_before
from sanad.analysis.statements_drafts import By, Draft
from sanad.analysis.statements_lines import Line, Range
from sanad.analysis.statements_retold import retold_before
from sanad.language.loader import Language

CLAUSE_WORDS = 2
"""Content before a closing attribution has at least so many words."""


@dataclass(slots=True)
class Attribution:
    """An attribution around the content: what stands before it and after it is said by ``speaker``."""

    cue: Cue
    speaker: Range | None
    by: By
    first: int
    last: int
    pattern: str
    negated: bool = False
    carrier: Range | None = None


class Frames:
    """Reads the sentences of one report."""

    def __init__(self, grammar: Grammar, language: Language, is_medium: object) -> None:
        self.grammar = grammar
        self.language = language
        self.is_medium = is_medium
        self.cues: list[Cue] = []

    def read(self, line: Line, cues: list[Cue], first: int, last: int) -> list[Draft]:
        """The drafts of the words from ``first`` to ``last`` of a sentence, in order of their cues."""
        start = skip_openers(self.grammar, first, last)
        leading = self._leading(line, cues, first, start, last)
        begin = leading.last if leading else start
        opening = begin if leading else skip_openers(self.grammar, first, last, adverbials=False)
        inner = self.cues = [c for c in cues if begin <= c.first < last]
        closings = self._closings(line, inner, begin, last)
        if closings:
            return self._enclosed(line, inner, (opening, begin), last, closings, leading)
        if leading:
            return self._led(line, inner, begin, last, leading)
        return self._subjects(line, inner, begin, last)

    # attributions around the content

    def _leading(self, line: Line, cues: list[Cue], first: int, start: int, last: int) -> Attribution | None:
        """ "Menurut X, …": a preposition that begins the sentence or follows its connectives."""
        for cue in cues:
            if cue.first > start + 1 or cue.first < first:
                continue
            if cue.first not in (start, first) or cue.entry.place != "preposition":
                continue
            if cue.can("clitic"):
                return Attribution(
                    cue, None, "clitic", cue.first, self._past_comma(cue.last, last), "preposition-clitic"
                )
            phrase = phrase_after(self.grammar, cue.last, last)
            comma = phrase[1] < last and self.grammar.words.lower[phrase[1]] == ","
            if not comma and phrase[1] < last:
                phrase = phrase_after(self.grammar, cue.last, last, compact=True)
            if (
                phrase[0] >= phrase[1]
                or phrase[1] >= last
                or (cue.entry.strength in ("bracket", "paper") and not comma)
            ):
                return None
            after = self._after_leading(phrase[1], last)
            return Attribution(cue, phrase, "words", cue.first, after, "preposition-first")
        return None

    def _past_comma(self, index: int, last: int) -> int:
        while index < last and self.grammar.words.lower[index] in (",", ":"):
            index += 1
        return index

    def _after_leading(self, index: int, last: int) -> int:
        """Where content begins after a leading attribution: past commas and dates."""
        index = self._past_comma(index, last)
        start = skip_openers(self.grammar, index, last)
        return start if start < last else index

    def _closings(self, line: Line, cues: list[Cue], begin: int, last: int) -> list[Attribution]:
        """Attributions after content, or inside it between commas."""
        found = []
        for cue in cues:
            if (found and cue.first < found[-1].last) or self._is_noun(cue, begin):
                continue
            attribution = self._verb_first(line, cue, begin, last) or self._subject_first(line, cue, begin, last)
            if attribution:
                found.append(attribution)
        return found

    def _verb_first(self, line: Line, cue: Cue, begin: int, last: int) -> Attribution | None:
        lower, small = self.grammar.words.lower, self.grammar.small
        if line.where == "headline" and cue.can("bare") and cue.entry.place == "verb":
            return None
        if not (
            cue.can("closing") or cue.can("clitic") or cue.can("passive") or cue.entry.place in ("preposition", "noun")
        ):
            return None
        index = cue.first
        thus = index > begin and lower[index - 1] in small["thus"]
        if cue.entry.place == "noun" and not thus and cue.entry.lemma not in small["thus"]:
            return None
        if cue.entry.lemma in small["thus"] and (cue.first - begin < 4 or cue.last not in self.grammar.name_starts):
            return None
        if thus:
            index -= 1
        comma = index > begin and lower[index - 1] in (",", "-", "–", "—", "”", '"')
        at_start = index == begin
        relative = index > begin and (lower[index - 1] in small["relative"] or lower[index - 1] in small["opener"])
        if not (comma or at_start or (relative and cue.entry.place == "preposition")):
            return None
        if cue.entry.strength == "quote" or (cue.entry.strength in ("bracket", "paper") and not cue.can("clitic")):
            return None
        if (
            cue.can("passive")
            and not (cue.can("closing") or cue.can("clitic"))
            and not (thus or (lower[cue.last : cue.last + 1] and lower[min(cue.last, last - 1)] in small["by"]))
        ):
            return None
        if cue.entry.act == "carry" and any(c.entry.act != "carry" for c in self.cues if begin <= c.first < last):
            return None
        if cue.can("clitic"):
            return Attribution(cue, None, "clitic", index, cue.last, "clitic")
        head = cue.last
        if thus and head < last and lower[head] in small["report_nouns"]:
            head += 1
        if head < last and (
            lower[head] in small["firm"]
            or lower[head] in small["time"]
            or (lower[head] in small["break"] and cue.entry.place == "verb")
        ):
            return None
        speaker = phrase_after(self.grammar, head, last)
        if relative and not comma and cue.entry.place == "preposition" and speaker[1] >= last:
            speaker = phrase_after(self.grammar, head, last, compact=True)
        if (
            speaker[1] < last
            and lower[speaker[1]] != ","
            and cue.entry.place == "preposition"
            and not is_tail(self.grammar, speaker[1], last)
        ):
            speaker = phrase_after(self.grammar, head, last, compact=True)
        if speaker[0] >= speaker[1]:
            return None
        return Attribution(
            cue, speaker, "words", index, speaker[1], "content-cue-speaker" if comma else "cue-speaker-content"
        )

    def _subject_first(self, line: Line, cue: Cue, begin: int, last: int) -> Attribution | None:
        """ ", KCNA melaporkan pada hari Sabtu": subject and verb after the content."""
        lower = self.grammar.words.lower
        if cue.entry.place != "verb" or not cue.can("active") or cue.entry.strength in ("object", "quote"):
            return None
        telling = lower[cue.last - 1] in self.grammar.small["telling"]
        if not telling and not is_tail(self.grammar, cue.last, last):
            return None
        retold = retold_before(self.grammar, line, cue, begin)
        subject = subject_before(self.grammar, cue.first, begin)
        if retold:
            if lower[retold.first - 1] not in (",", "”", '"') or retold.first - 1 <= begin:
                return None
            return Attribution(
                cue,
                retold.speaker,
                "words",
                retold.first,
                cue.last,
                "content-subject-cue",
                subject.negated,
                retold.carrier,
            )
        if (
            subject.words is None
            or subject.relative
            or subject.unreal
            or (subject.passive and not lower[cue.first].endswith("ing"))
            or subject.words[0] - 1 <= begin
            or lower[subject.words[0] - 1] not in (",", "”", '"')
        ):
            return None
        if self._is_subordinate(begin, subject.words[0]) and cue.last < last:
            return None
        end, told = cue.last, None
        if telling:
            start = content_start(self.grammar, line, cue, last)
            if start.conjunction or (start.index < last and not is_tail(self.grammar, start.index, last)):
                return None
            end, told = start.index, start.addressee
            if told and not self._medium(told):
                told = None
        return Attribution(
            cue, subject.words, "words", subject.words[0], end, "content-subject-cue", subject.negated, told
        )

    def _enclosed(
        self,
        line: Line,
        cues: list[Cue],
        begins: Range,
        last: int,
        closings: list[Attribution],
        leading: Attribution | None,
    ) -> list[Draft]:
        main, *outer = closings
        opening, begin = begins
        before = self._clipped(line, opening, main.first) if main.first > begin else None
        after_first = self._past_comma(main.last, outer[0].first if outer else last)
        after_last = outer[0].first if outer else last
        content = [before] if before else []
        relative = main.first > opening and self.grammar.words.lower[main.first - 1] in self.grammar.small["relative"]
        if relative:
            content = []
        if not content or self._goes_on(main, after_first, after_last):
            rest = self._clipped(line, after_first, after_last)
            if rest:
                content.append(rest)
        if not content:
            return []
        around = [a.speaker for a in outer if a.speaker]
        if leading and leading.speaker:
            around.append(leading.speaker)
        speaks_medium = main.speaker is not None and self._medium(main.speaker)
        if speaks_medium:
            inside = self._subjects(
                line, [c for c in cues if content[0][0] <= c.first < content[0][1]], *content[0], firm=True
            )
            if inside:
                for draft in inside:
                    draft.carriers += [main.speaker, *around]  # type: ignore[list-item]
                return inside
        draft = Draft(
            line,
            content,
            main.cue,
            main.by,
            main.pattern,
            main.speaker,
            [*([main.carrier] if main.carrier else []), *(r for r in around if self._medium(r))],
            main.negated,
        )
        tail = [c for c in cues if c.first >= main.last and not any(o.first <= c.first < o.last for o in outer)]
        more = self._subjects(line, tail, main.last, last, firm=True) if len(content) == 1 and before and tail else []
        return [draft, *(d for d in more if d.by == "same")]

    def _goes_on(self, main: Attribution, first: int, last: int) -> bool:
        """Whether content goes on after an attribution inside it, not only its place, date or an apposition."""
        if is_tail(self.grammar, main.last, last) or first >= last:
            return False
        return has_predicate(self.grammar, first, last, self.language)

    def _led(self, line: Line, cues: list[Cue], begin: int, last: int, leading: Attribution) -> list[Draft]:
        if leading.speaker and self._medium(leading.speaker):
            inside = self._subjects(line, cues, begin, last, firm=True)
            if inside:
                for draft in inside:
                    draft.carriers.append(leading.speaker)
                return inside
        content = self._clipped(line, begin, last)
        if not content:
            return []
        return [Draft(line, [content], leading.cue, leading.by, leading.pattern, leading.speaker)]

    def _clipped(self, line: Line, first: int, last: int) -> Range | None:
        first = self._past_comma(first, last)
        if (
            first < last
            and self.grammar.words.lower[first] in self.grammar.small["complement"]
            and self.grammar.words.lower[first] in self.grammar.small["that"]
        ):
            first += 1
        last = content_end(self.grammar, line, first, last)
        return (first, last) if last - first >= 1 else None

    def _medium(self, words: Range) -> bool:
        return bool(self.is_medium(words))  # type: ignore[operator]

    def _is_subordinate(self, first: int, last: int) -> bool:
        """Whether the words before an attribution are only a clause that leads in the main one."""
        return first < last and self.grammar.words.lower[first] in self.grammar.small["subordinator"]

    # subject, cue, content

    def _subjects(self, line: Line, cues: list[Cue], begin: int, last: int, *, firm: bool = False) -> list[Draft]:
        """Drafts of the cues that stand between their subject and their content; with ``firm`` only the surest."""
        drafts: list[Draft] = []
        position = begin
        for cue in cues:
            if cue.first < position or cue.entry.place != "verb" or self._is_noun(cue, begin):
                continue
            draft = (
                self._passive(line, cue, begin, last)
                if self._is_passive(cue)
                else self._active(line, cue, begin, last, drafts, firm)
            )
            if draft is None:
                continue
            if drafts and drafts[-1].content[-1][1] > cue.first:
                if draft.by != "same":
                    continue
                self._cut(line, drafts[-1], draft)
            drafts.append(draft)
            position = cue.last
        return drafts

    def _is_passive(self, cue: Cue) -> bool:
        return cue.can("passive") and not cue.can("active") and not cue.can("bare")

    def _cut(self, line: Line, before: Draft, draft: Draft) -> None:
        """Ends the content of a draft where the next one with the same speaker begins."""
        assert draft.cue is not None
        end = draft.cue.first
        lower, small = self.grammar.words.lower, self.grammar.small
        first = before.content[-1][0]
        while end - 1 > first and (
            lower[end - 1] in small["and"]
            or lower[end - 1] in small["adverb"]
            or lower[end - 1] in small.negations
            or lower[end - 1] == ","
        ):
            end -= 1
        before.content[-1] = (first, end)

    def _is_noun(self, cue: Cue, begin: int) -> bool:
        """Whether a word that may be a noun is one here: a verb has a name or a pronoun before it."""
        lower, small = self.grammar.words.lower, self.grammar.small
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

    def _active(self, line: Line, cue: Cue, begin: int, last: int, drafts: list[Draft], firm: bool) -> Draft | None:
        bare = line.where == "headline" and cue.can("bare")
        if not (cue.can("active") or bare):
            return None
        retold = retold_before(self.grammar, line, cue, begin) if cue.entry.act != "carry" else None
        subject = subject_before(self.grammar, cue.first, begin)
        if retold:
            subject = Subject(retold.speaker, retold.first, subject.negated)
        start = content_start(self.grammar, line, cue, last)
        end = content_end(self.grammar, line, start.index, last)
        if end <= start.index or not self._fits(line, cue, start.index, end, start.conjunction, subject.negated, bare):
            return None
        if not retold and (
            subject.unreal or (subject.passive and not self.grammar.words.lower[cue.first].endswith("ing"))
        ):
            return None
        if (
            drafts
            and self.grammar.words.lower[subject.clause - 1 if subject.words else cue.first - 1] == ","
            and not retold
        ):
            coordinate = self._coordinate(cue, drafts)
            if coordinate:
                subject = Subject(None, cue.first, subject.negated)
        if firm and not (start.conjunction or cue.entry.strength in ("strong", "object", "told")):
            return None
        by: By = "words"
        if subject.words is None:
            if drafts:
                if not self._joined(cue, drafts):
                    return None
                by = "same"
            elif subject.clause > begin + 1:
                return None
            else:
                by = "previous"
        elif drafts and not subject.relative and drafts[-1].content[-1][1] > cue.first:
            return None
        carriers = [start.addressee] if start.addressee and self._medium(start.addressee) else []
        if retold and retold.carrier:
            carriers.append(retold.carrier)
        return Draft(
            line, [(start.index, end)], cue, by, "subject-cue-content", subject.words, carriers, subject.negated
        )

    def _joined(self, cue: Cue, drafts: list[Draft]) -> bool:
        """Whether a comma or "and" joins the cue to what the draft before holds."""
        lower, small = self.grammar.words.lower, self.grammar.small
        index = cue.first
        while index > drafts[-1].content[-1][0] and (
            lower[index - 1] in small["adverb"] or lower[index - 1] in small.negations
        ):
            index -= 1
        return lower[index - 1] == "," or lower[index - 1] in small["and"]

    def _coordinate(self, cue: Cue, drafts: list[Draft]) -> bool:
        """Whether only a comma, "and" and adverbs stand between the cue and the content before it."""
        lower, small = self.grammar.words.lower, self.grammar.small
        index = cue.first
        while index > drafts[-1].content[-1][0] and (
            lower[index - 1] in small["adverb"]
            or lower[index - 1] in small.negations
            or lower[index - 1] in small["and"]
        ):
            index -= 1
        return lower[index - 1] == ","

    def _fits(self, line: Line, cue: Cue, first: int, last: int, conjunction: bool, negated: bool, bare: bool) -> bool:
        """Whether what follows is what this cue needs: anything, a clause, a conjunction, a quotation."""
        strength = cue.entry.strength
        quoted = any(first <= a and b <= last for a, b in line.speech)
        if quoted or conjunction or (bare and strength != "quote"):
            return strength != "no_statement" or negated
        if strength in ("strong", "object", "told", "as"):
            return True
        if strength == "wish":
            lower = self.grammar.words.lower
            return has_predicate(self.grammar, first + 1, last, self.language) and not self.grammar.verb.fullmatch(
                lower[first]
            )
        if strength == "clause":
            return has_predicate(self.grammar, first, last, self.language)
        return strength == "no_statement" and negated

    def _passive(self, line: Line, cue: Cue, begin: int, last: int) -> Draft | None:
        """ "X dinilai Y": what is said of the subject, by an agent or by somebody left out."""
        lower, small = self.grammar.words.lower, self.grammar.small
        subject = subject_before(self.grammar, cue.first, begin)
        if subject.words is None:
            return None
        topic = " ".join(lower[subject.words[0] : subject.words[1]]) in small["topic"]
        agent: Range | None = None
        if cue.last < last and lower[cue.last] in small["by"]:
            agent = phrase_after(self.grammar, cue.last, last)
        after = agent[1] if agent else cue.last
        start = content_start(self.grammar, line, Cue(cue.first, after, cue.entry, cue.forms), last)
        end = content_end(self.grammar, line, start.index, last)
        if end <= start.index or (topic and not start.conjunction) or not small["agentless"] & {lower[cue.first]}:
            return None
        content = [(start.index, end)] if topic or subject.relative else [subject.words, (start.index, end)]
        return Draft(line, content, cue, "words" if agent else "agentless", "passive", agent, negated=subject.negated)
