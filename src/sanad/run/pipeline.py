"""The main job as a page of prose: inputs → reports → analyses → stories → a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import BinaryIO

from sanad.analysis.analyse import analyse
from sanad.comparison.compare import compare
from sanad.errors import NothingToRead
from sanad.intake.clean import clean
from sanad.intake.reports import read_reports
from sanad.records.issue import Issue
from sanad.records.marks import Analysis
from sanad.records.report import RawReport, Report
from sanad.records.story import Story, Trace
from sanad.stories.card import make_card
from sanad.stories.group import group

Progress = Callable[[str, int], None]
"""Called with what is being done ("read", "analyse", "compare") and how many reports of it are done."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Inputs as far as they could be read: the reports, and what was wrong with the rest."""

    reports: tuple[Report, ...]
    issues: tuple[Issue, ...]


def trace(
    inputs: Iterable[str],
    *,
    now: str | None = None,
    timezone: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Trace:
    """The trace of everything in ``inputs`` (paths, folders, globs, ``-``), taken as one story.

    ``now`` (ISO 8601) stands for the publication time of reports that name none, when relative dates need one;
    ``timezone`` (an IANA name) for the zone of page times that name none. Raises ``NothingToRead`` when no input gave a
    report; everything else that is wrong with an input is an issue of the trace.
    """
    tell = progress or (lambda step, done: None)
    reading = read_all(inputs, timezone=timezone, stdin=stdin, progress=tell)
    if not reading.reports:
        raise NothingToRead("no report could be read", reading.issues)
    reports = reading.reports
    analyses = []
    for done, report in enumerate(reports, start=1):
        analyses.append(analyse(dated(report, now)))
        tell("analyse", done)
    found = compare(reports, tuple(analyses))
    tell("compare", len(reports))
    issues = (*reading.issues, *found.issues, *unrelated(reports, analyses))
    return replace(found, estimates=estimated(found, now), issues=tuple(sorted(set(issues), key=in_order)))


def read_all(
    inputs: Iterable[str],
    *,
    timezone: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Every report that ``inputs`` give, cleaned, and the issues met on the way."""
    reports: dict[str, Report] = {}
    issues: list[Issue] = []
    for item in read_reports(inputs, stdin=stdin):
        if isinstance(item, RawReport):
            report = clean(item, timezone=timezone)
            issues.extend(report.issues)
            reports.setdefault(report.id, report)
            if progress:
                progress("read", len(reports))
        else:
            issues.append(item)
    return Reading(tuple(reports.values()), tuple(issues))


def dated(report: Report, now: str | None) -> Report:
    """The report, published ``now`` if it names no time of its own and one is given."""
    return replace(report, published=now) if now and not report.published else report


def estimated(found: Trace, now: str | None) -> tuple[tuple[str, str], ...]:
    """The estimated times of publication: ``now``, when given, for every report that names none."""
    if now is None:
        return found.estimates
    return tuple(sorted((report.id, now) for report in found.reports if not report.published))


def in_order(issue: Issue) -> tuple[str, str, str, str]:
    """What issues are put in order by; an issue without a place comes before those with one."""
    return issue.input, issue.place or "", issue.code, issue.message


def unrelated(reports: tuple[Report, ...], analyses: list[Analysis]) -> tuple[Issue, ...]:
    """An issue for every report that is plainly not about the event that most of the others are about."""
    if len(reports) < 2:
        return ()
    stories = group([make_card(r, a) for r, a in zip(reports, analyses, strict=True)])
    if len(stories) < 2:
        return ()
    main = max(stories, key=lambda story: (len(story.reports), story.id))
    return tuple(_odd_one(r, main) for r in reports if r.id not in main.reports)


def _odd_one(report: Report, main: Story) -> Issue:
    others = len(main.reports)
    message = (
        f"as far as can be told not about the same event as {others} of the other reports; traced with them as asked"
    )
    return Issue(report.input, "another_story", message, report.place)
