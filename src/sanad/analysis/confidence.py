"""How far a statement can be trusted, by the pattern that found it."""

from __future__ import annotations

SHARE_RIGHT: dict[str, float] = {
    "quote-cue-speaker": 0.97,
    "quote-clitic": 0.97,
    "quote-subject-cue": 0.95,
    "content-subject-cue": 0.94,
    "content-cue-speaker": 0.92,
    "colon": 0.91,
    "quote-alone": 0.9,
    "subject-cue-content": 0.9,
    "preposition-clitic": 0.89,
    "preposition-first": 0.88,
    "clitic": 0.88,
    "hearsay": 0.8,
    "cue-speaker-content": 0.7,
    "pointed-back": 0.7,
    "noun": 0.66,
    "passive": 0.64,
    "quote-cue": 0.6,
    "quote-cue-odd": 0.6,
}
"""The share of statements of each pattern whose content and speaker were right: 374 in eight labelled stories, 299 in
labelled agency copy of two languages, 1,600 in cases at half their weight; one right and one wrong added."""

OTHER = 0.5
UNKNOWN_SPEAKER = 0.5
"""What an unresolved speaker leaves of the confidence: of 54 such statements 12 were right."""


def confidence_of(pattern: str, speaker_known: bool) -> float:
    """The confidence of a statement found by ``pattern``, 0 to 1."""
    share = SHARE_RIGHT.get(pattern, OTHER)
    return round(share if speaker_known else share * UNKNOWN_SPEAKER, 3)
