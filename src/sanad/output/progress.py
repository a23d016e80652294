"""Tells on a terminal how far the work has come, once it takes longer than a moment."""

from __future__ import annotations

import sys
import time
from types import TracebackType

PATIENCE = 1.0
"""Seconds of work before anything is shown."""
PAUSE = 0.1
"""Seconds between two lines."""


class Progress:
    """Called with a step and how many reports are done; writes one line, again and again, to standard error."""

    def __init__(self, *, enabled: bool = True) -> None:
        self._shows = enabled and sys.stderr.isatty()
        self._next = time.monotonic() + PATIENCE
        self._written = False

    def __call__(self, step: str, done: int) -> None:
        """Shows ``step`` and ``done`` if it is time to."""
        if self._shows and time.monotonic() >= self._next:
            sys.stderr.write(f"\r\x1b[K{step}: {done}")
            sys.stderr.flush()
            self._next = time.monotonic() + PAUSE
            self._written = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipes the line."""
        if self._written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
