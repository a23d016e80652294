"""Leads positions of a report's text back to the original it was read from."""

from __future__ import annotations

from bisect import bisect_right

from sanad.records.report import Report, Shift, Span


def original_span(report: Report, span: Span) -> Span:
    """Where ``span`` of ``report.text`` stands in ``report.original``.

    A span that begins or ends in text that was joined from several places is led to the first and last of them.
    """
    if not report.shifts:
        return span
    start = _raw_start(report.shifts, span.start)
    return Span(start, start) if len(span) == 0 else Span(start, _raw_end(report.shifts, span.end - 1))


def _shift_at(shifts: tuple[Shift, ...], position: int) -> Shift:
    index = bisect_right(shifts, position, key=lambda s: s.clean.start) - 1
    return shifts[max(index, 0)]


def _raw_start(shifts: tuple[Shift, ...], position: int) -> int:
    shift = _shift_at(shifts, position)
    if position >= shift.clean.end:
        return shift.raw.end
    if len(shift.clean) == len(shift.raw):
        return shift.raw.start + position - shift.clean.start
    return shift.raw.start


def _raw_end(shifts: tuple[Shift, ...], last: int) -> int:
    shift = _shift_at(shifts, last)
    if last >= shift.clean.end:
        return shift.raw.end
    if len(shift.clean) == len(shift.raw):
        return shift.raw.start + last - shift.clean.start + 1
    return shift.raw.end
