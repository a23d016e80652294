"""One quotation, printed in several wordings: what was changed, and whether the change touches the meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel, LCSseq

from sanad.comparison.material import Material, place_of
from sanad.comparison.passages import Passage
from sanad.records.story import Difference, Reason
from sanad.text.concepts import negations, terms
from sanad.text.signs import first_persons
from sanad.text.tokens import tokenise

SAME_QUOTATION = 0.6
"""Two quotations are one utterance while this share of the shorter stands in the other in the same order."""
SHORTEST = 5
"""Words that two quotations must share to be held against each other."""
SPELLING = 0.75
"""A changed word this near to the other is a matter of spelling."""
WEIGHTS = {"negation_changed": 0.95, "question_changed": 0.8, "person_changed": 0.7, "content_changed": 0.55}
SLIGHT = {"shortened": 0.35, "gloss": 0.3, "small_words": 0.25, "spelling": 0.15}

_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]?|‘([^’]+)’")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one quotation that stand otherwise in the other; either side may be empty."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' '.join(self.left) or '∅'} → {' '.join(self.right) or '∅'}"


def find_wordings(material: Material) -> Iterator[Difference]:
    """For every wording of a quotation that is not the fullest one, what differs from it."""
    quoted = [(p, words) for p in whole_statements(material.spoken) if len(words := quoted_words(p)) >= SHORTEST]
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for passage, words in quoted:
        left, base = _fullest_other(passage, words, quoted)
        if left is None or words == base or (base, words) in seen:
            continue
        seen |= {(base, words), (words, base)}
        edits = changes(base, words)
        kinds = tuple(dict.fromkeys(k for e in edits for k in judge(e, left, passage)))
        if edits and kinds:
            yield _difference(material, left, passage, edits, kinds)


def whole_statements(members: Iterable[Passage]) -> list[Passage]:
    """The members as whole statements again, each once: a quotation is held against a quotation, not a part of one."""
    found: dict[str, list[Passage]] = {}
    for member in members:
        if member.statement:
            found.setdefault(member.statement.id, []).append(member)
    return [_whole(parts) for parts in found.values()]


def _whole(parts: list[Passage]) -> Passage:
    first = parts[0]
    if len(parts) == 1:
        return first
    return replace(
        first,
        spans=tuple(s for p in parts for s in p.spans),
        text=" ".join(p.text for p in parts),
        words=tuple(w for p in parts for w in p.words),
    )


def _fullest_other(
    passage: Passage, words: tuple[str, ...], quoted: list[tuple[Passage, tuple[str, ...]]]
) -> tuple[Passage | None, tuple[str, ...]]:
    """The longest wording of the same utterance in another report."""
    found = [
        (p, w)
        for p, w in quoted
        if p.report != passage.report and p.language == passage.language and _same_utterance(words, w)
    ]
    return max(found, key=lambda x: (len(x[1]), -x[0].at), default=(None, ()))


def _same_utterance(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    shared = LCSseq.similarity(left, right)
    return shared >= SHORTEST and shared >= SAME_QUOTATION * min(len(left), len(right))


def quoted_words(passage: Passage) -> tuple[str, ...]:
    """The words of a passage that stand in quotation marks, small, marks left out."""
    if passage.statement is None or passage.statement.kind == "indirect":
        return ()
    if passage.statement.kind == "direct":
        return passage.words
    inner = " ".join(a or b for a, b in _QUOTED.findall(passage.text))
    return tuple(t.lower for t in tokenise(inner) if t.text[0].isalnum())


def changes(left: tuple[str, ...], right: tuple[str, ...]) -> list[Edit]:
    """The words that differ between two wordings; what one has more at its ends is no change but a longer quotation."""
    codes = [(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in LCSseq.opcodes(left, right)]
    edits = []
    for tag, a, b, c, d in _joined(codes):
        if tag != "equal":
            edits.append(Edit(left[a:b], right[c:d]))
    at_ends = [e for e in edits if _is_end(e, left, right, edits)]
    kept = [e for e in edits if e not in at_ends]
    return [e for e in kept if "".join(e.left).replace("-", "") != "".join(e.right).replace("-", "")]


def _joined(codes: Iterable[tuple[str, int, int, int, int]]) -> Iterator[tuple[str, int, int, int, int]]:
    """Neighbouring deletions and insertions as one replacement."""
    held: tuple[str, int, int, int, int] | None = None
    for code in codes:
        tag, a, b, c, d = code
        if tag == "equal":
            if held:
                yield held
            held = None
            yield (tag, a, b, c, d)
        else:
            held = ("replace", held[1], b, held[3], d) if held else (tag, a, b, c, d)
    if held:
        yield held


def _is_end(edit: Edit, left: tuple[str, ...], right: tuple[str, ...], edits: list[Edit]) -> bool:
    """Whether an edit is only that one quotation begins earlier or ends later."""
    one_sided = not edit.left or not edit.right
    longer = edit.left or edit.right
    whole = left if edit.left else right
    first = edit is edits[0] and whole[: len(longer)] == longer
    last = edit is edits[-1] and whole[-len(longer) :] == longer
    return one_sided and (first or last)


def judge(edit: Edit, left: Passage, right: Passage) -> tuple[str, ...]:
    """What kind of change an edit is, the gravest first."""
    a, b = set(edit.left), set(edit.right)
    against, own = negations(left.language), first_persons(left.language)
    found = []
    if bool(a & against) != bool(b & against):
        found.append("negation_changed")
    if a & own and b & own and (a & own) != (b & own):
        found.append("person_changed")
    if _is_spelling(edit):
        return (*found, "spelling")
    if _is_gloss(edit, left) or _is_gloss(edit, right):
        return (*found, "gloss")
    has_content = terms(" ".join((*edit.left, *edit.right)), left.language)
    found.append("content_changed" if has_content else "small_words")
    return tuple(found)


def _is_spelling(edit: Edit) -> bool:
    left, right = "".join(edit.left), "".join(edit.right)
    return bool(left and right) and Indel.normalized_similarity(left, right) >= SPELLING


def _is_gloss(edit: Edit, passage: Passage) -> bool:
    """Whether words that only one side has stand there in brackets: an editor's addition."""
    words = edit.left or edit.right
    if edit.left and edit.right:
        return False
    inside = " ".join(_BRACKETS.findall(passage.text)).casefold()
    return bool(inside) and all(w in inside for w in words)


def _difference(
    material: Material, left: Passage, right: Passage, edits: list[Edit], kinds: tuple[str, ...]
) -> Difference:
    if ("?" in left.text) != ("?" in right.text) and left.text.count(".") == right.text.count("."):
        kinds = ("question_changed", *kinds)
    weight = max(WEIGHTS.get(k, SLIGHT.get(k, 0.2)) for k in kinds)
    return Difference(
        "quote_wording",
        material.claim.id,
        (place_of(left), place_of(right)),
        " · ".join(str(e) for e in edits[:6]),
        weight,
        tuple(Reason(k, WEIGHTS.get(k, SLIGHT.get(k, 0.2))) for k in kinds),
    )
