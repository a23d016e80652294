"""Words and marks with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’`\-–][^\W\d_]+|\d+)*|[^\w\s]|_", re.UNICODE)
# Makes a Token faster than calling its class does.
_new = tuple.__new__


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` index the text it was cut from."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The token casefolded."""
        return self.text.casefold()


@lru_cache(maxsize=8)
def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order. Hyphenated words ("Kim Jong-un", "anak-anak") and numbers stay whole."""
    return tuple([_new(Token, (m.group(), m.start(), m.end())) for m in _TOKEN.finditer(text)])


def cut(text: str) -> tuple[str, ...]:
    """The words and marks of a short ``text`` without their places."""
    return tuple(_TOKEN.findall(text))
