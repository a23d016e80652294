"""Exceptions: wrong calls and broken machines. What is wrong with an input is an ``Issue``, not an exception.

SanadError
├── WrongCall            the caller asked for something that cannot be (bad option, unknown language code)
├── NothingToRead        none of the inputs gave a report; carries the issues that say why
├── OutputError          an output could not be written; nothing half-written is left behind
├── BadTrace             a trace file is not a sanad/1 trace
└── BadLanguageData      a file under language/data breaks its own rules (file and line are named)
"""

from __future__ import annotations

from sanad.records.issue import Issue


class SanadError(Exception):
    """Any error of this package."""


class WrongCall(SanadError):
    """The call cannot be carried out as given."""


class NothingToRead(SanadError):
    """No input gave a report. ``issues`` says what was wrong with each."""

    def __init__(self, message: str, issues: tuple[Issue, ...] = ()) -> None:
        super().__init__(message)
        self.issues = issues


class OutputError(SanadError):
    """An output could not be written."""


class BadTrace(SanadError):
    """A file is not a readable ``sanad/1`` trace."""


class BadLanguageData(SanadError):
    """A language file breaks its own rules."""
