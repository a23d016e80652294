"""The speaker's stance towards what is said, and whether it is told as hearsay."""

from __future__ import annotations

import re
from functools import cache

from sanad.analysis.statements_lines import particles
from sanad.language.loader import Language
from sanad.records.marks import Act, Polarity

NEGATED: dict[Act, Polarity] = {
    "say": "no_comment",
    "admit": "deny",
    "deny": "affirm",
    "think": "deny",
    "fear": "deny",
    "promise": "deny",
    "order": "deny",
    "ask": "no_comment",
    "blame": "deny",
    "carry": "no_comment",
    "no_comment": "no_comment",
}
"""What an act becomes under a negation: who does not say it gives no comment, who does not deny it affirms."""


def polarity_of(act: Act, *, negated: bool, unsettled: bool = False) -> Polarity:
    """The stance that a cue's act takes; ``unsettled`` is a negation that leaves it open ("belum mengonfirmasi")."""
    if negated:
        return "no_comment" if unsettled and act != "deny" else NEGATED[act]
    if act == "deny":
        return "deny"
    return "no_comment" if act == "no_comment" else "affirm"


STANCE_WORDS = 12
"""A quotation that only rejects or declines is no longer than this many words."""


@cache
def stance_patterns(language: Language) -> tuple[tuple[Polarity, re.Pattern[str]], ...]:
    """What a short quotation says that takes a stance of its own (table ``stances``)."""
    rows = language.table("stances")
    stances: tuple[Polarity, ...] = ("deny", "no_comment")
    forms = {s: [re.escape(row["form"]) for row in rows if row["stance"] == s] for s in stances}
    return tuple((s, re.compile(rf"\b(?:{'|'.join(forms[s])})\b", re.IGNORECASE)) for s in stances if forms[s])


def stance_of(language: Language, said: str) -> Polarity | None:
    """The stance that a short quotation takes: "Itu tidak benar" denies; ``None`` where it takes none."""
    if len(said.split()) > STANCE_WORDS:
        return None
    return next((stance for stance, pattern in stance_patterns(language) if pattern.search(said)), None)


@cache
def hedge_pattern(language: Language, place: str) -> re.Pattern[str]:
    """Matches the hedges of a language (table ``hedges``) that count in a place, as whole words."""
    rows = [row for row in language.table("hedges") if place in row["place"].split()]
    forms = sorted({row["form"] for row in rows}, key=lambda f: (-len(f), f))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b" if forms else r"(?!)", re.IGNORECASE)


def is_hedged(language: Language, attribution: str) -> bool:
    """Whether the words around a statement's content mark it as hearsay."""
    return hedge_pattern(language, "around").search(attribution) is not None


def is_guess(language: Language, said: str) -> bool:
    """Whether what is said leaves itself open: "mungkin", "perhaps", but not "tidak mungkin"."""
    negations = particles(language).negations
    found = hedge_pattern(language, "content").finditer(said)
    return any((said[: m.start()].casefold().split() or [""])[-1].strip("\"“‘'") not in negations for m in found)
