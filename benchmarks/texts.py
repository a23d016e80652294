"""Distinct Indonesian reports of about 380 words, made at run time from staged news sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

STAGED = Path(__file__).resolve().parents[2] / "shared" / "bench" / "pfsa-id"
WORDS = 380
CLOSERS = set(".,;:!?)”%")
OPENERS = set("(“")


def staged_sentences() -> list[str]:
    """The sentences of the staged news, put back into running text."""
    sentences: list[str] = []
    for path in sorted(STAGED.glob("*.txt")):
        words: list[str] = []
        for line in path.read_text("utf-8").split("\n"):
            if line.strip():
                words.append(line.split("\t")[0])
            elif words:
                sentences.append(join_words(words))
                words = []
    return [s for s in sentences if len(s) > 20]


def join_words(words: list[str]) -> str:
    """Tokens as running text: no space before a closing mark or after an opening one."""
    out = ""
    for word in words:
        glue = "" if not out or word in CLOSERS or out[-1] in OPENERS else " "
        out += glue + word
    return out


def make_reports(count: int, *, seed: int = 7) -> Iterator[str]:
    """``count`` distinct reports: a headline, a dateline, then stretches of staged news up to about 380 words."""
    sentences = staged_sentences()
    generator = random.Random(seed)
    for number in range(count):
        body: list[str] = []
        words = 0
        while words < WORDS:
            at = generator.randrange(len(sentences) - 6)
            stretch = sentences[at : at + 5]
            body.append(" ".join(stretch))
            words += sum(len(s.split()) for s in stretch)
        headline = " ".join(body[0].split()[:9])
        yield (
            f"{headline} ({number})\n\nWarta Uji - {1 + number % 28} Mei 2024, 10:15 WIB\n\n" + "\n\n".join(body) + "\n"
        )
