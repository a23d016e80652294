"""How far a statement can be trusted, by the pattern that found it."""

from __future__ import annotations

SHARE_RIGHT: dict[str, float] = {
    "quote-cue-speaker": 0.97,
    "quote-clitic": 0.96,
    "quote-subject-cue": 0.93,
    "quote-cue-odd": 0.7,
    "quote-cue": 0.7,
    "quote-alone": 0.85,
    "subject-cue-content": 0.88,
    "preposition-first": 0.9,
    "preposition-clitic": 0.9,
    "content-cue-speaker": 0.92,
    "content-subject-cue": 0.92,
    "cue-speaker-content": 0.85,
    "clitic": 0.85,
    "colon": 0.85,
    "passive": 0.6,
    "noun": 0.6,
}
"""The share of statements of each pattern that were right on the development stories and agency copy."""

UNKNOWN_SPEAKER = 0.6
"""What an unresolved speaker leaves of the confidence."""


def confidence_of(pattern: str, speaker_known: bool) -> float:
    """The confidence of a statement found by ``pattern``, 0 to 1."""
    share = SHARE_RIGHT.get(pattern, 0.5)
    return round(share if speaker_known else share * UNKNOWN_SPEAKER, 3)
