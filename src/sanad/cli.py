"""The command line: ``sanad trace``, ``check``, ``group``, ``read``. The only module that exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanad.errors import BadTrace, NothingToRead, OutputError, SanadError, WrongCall
from sanad.output.files import STANDARD_OUTPUT, write_output
from sanad.output.progress import Progress
from sanad.output.words import available_words
from sanad.version import __version__

if TYPE_CHECKING:
    from sanad.records.issue import Issue
    from sanad.records.story import Trace
    from sanad.run.pipeline import Reading

NOTHING_READ = 1
WRONG_CALL = 2
INTERRUPTED = 130

TRACE_EXAMPLES = """\b
Examples:
  sanad trace reports/                             a summary in the terminal
  sanad trace a.txt b.html --html story.html --open
  sanad trace "reports/*.html" --json - | jq .claims
  cat reports.jsonl | sanad trace - --markdown story.md
"""
MAIN_EXAMPLES = """\b
Examples:
  sanad trace reports/ --html story.html --open    trace a story into a page
  sanad group archive/                             which reports are about one event?
  sanad read page.html                             the report in a page, cleaned, as JSON
  sanad check story.json                           does every span of a trace hold?

Exit status: 0 done; 1 no report could be read, or a check failed; 2 wrong call,
or an output that could not be written.
"""

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress and no remarks, only errors.")
timezone_option = click.option(
    "--timezone", metavar="ZONE", help="Zone of page times that name none, e.g. Asia/Jakarta."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=MAIN_EXAMPLES)
@click.version_option(__version__, prog_name="sanad")
def commands() -> None:
    """Traces the news: who really said it, through whom, from how many origins, and what changed on the way.

    INPUT is a file, a folder, a glob or - for standard input: .txt, .md, .html (gzipped too), .json, .jsonl.
    """


@commands.command(epilog=TRACE_EXAMPLES)
@inputs_argument
@click.option("--json", "json_file", metavar="FILE", help="Write the trace as JSON (docs/format.md).")
@click.option("--html", "html_file", metavar="FILE", help="Write the trace as one self-contained page.")
@click.option("--markdown", "markdown_file", metavar="FILE", help="Write the trace as Markdown.")
@click.option("--open", "open_page", is_flag=True, help="Open the page in a browser.")
@click.option("--language", type=click.Choice(available_words()), help="Interface language; default: the story's.")
@click.option("--now", metavar="TIME", help="Time (ISO 8601) that relative dates count from where a report has none.")
@timezone_option
@click.option("--with-text", is_flag=True, help="Put each report's original text into the JSON.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out less certain statements.")
@quiet_option
def trace(inputs: tuple[str, ...], now: str | None, timezone: str | None, quiet: bool, **options: Any) -> None:
    """Traces the story that the reports in INPUT tell. For a FILE, - is standard output."""
    outputs = {name: options[f"{name}_file"] for name in ("json", "html", "markdown") if options[f"{name}_file"]}
    if list(outputs.values()).count(STANDARD_OUTPUT) > 1:
        raise WrongCall("only one output can go to standard output (-)")
    _check_time(now)
    found = _traced(inputs, now, timezone, quiet, options["min_confidence"])
    _tell(found.issues, quiet)
    if options["open_page"] and outputs.get("html") in (None, STANDARD_OUTPUT):
        outputs["html page to open"] = _page_to_open()
    if not outputs:
        _print_summary(found, options["language"])
    _write_all(found, outputs, options)
    if options["open_page"]:
        _open(outputs.get("html page to open") or outputs["html"])


@commands.command()
@click.argument("file", metavar="TRACE.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@quiet_option
def check(file: Path, quiet: bool) -> None:
    """Verifies every span of a trace against the inputs it was made from.

    Inputs are looked for where the trace names them, seen from here or from the trace's folder. Exit status 1 when
    anything does not hold.
    """
    from sanad.output.check import check_trace, count_spans

    data = file.read_bytes()
    issues = check_trace(data, _input_reader(file.parent))
    for issue in issues:
        _say(issue_line(issue))
    if issues:
        raise SystemExit(NOTHING_READ)
    if not quiet:
        click.echo(f"{file}: all {count_spans(data)} spans hold")


@commands.command()
@inputs_argument
@click.option("--json", "json_file", metavar="FILE", help="Write the stories as JSON; - is standard output.")
@timezone_option
@quiet_option
def group(inputs: tuple[str, ...], json_file: str | None, timezone: str | None, quiet: bool) -> None:
    """Sorts the reports in INPUT into stories: those about one event stand together."""
    from sanad.analysis.analyse import analyse
    from sanad.output.lists import stories_to_json, stories_to_lines
    from sanad.stories.card import make_card
    from sanad.stories.group import group as group_cards

    with Progress(enabled=not quiet) as progress:
        reading = _read(inputs, timezone, progress)
        cards = []
        for done, report in enumerate(reading.reports, start=1):
            cards.append(make_card(report, analyse(report)))
            progress("analyse", done)
    _tell(reading.issues, quiet)
    stories = group_cards(cards)
    if json_file:
        write_output(json_file, stories_to_json(stories, reading.reports, reading.issues))
    else:
        click.echo(stories_to_lines(stories, reading.reports))


@commands.command()
@inputs_argument
@click.option(
    "--jsonl", "jsonl_file", metavar="FILE", default=STANDARD_OUTPUT, help="Where to; default -, standard output."
)
@timezone_option
@quiet_option
def read(inputs: tuple[str, ...], jsonl_file: str, timezone: str | None, quiet: bool) -> None:
    """Reads and cleans the reports in INPUT: one line of JSON each, with their parts, title, time and credits."""
    from sanad.output.lists import report_to_json_line

    with Progress(enabled=not quiet) as progress:
        reading = _read(inputs, timezone, progress)
    _tell(reading.issues, quiet)
    write_output(jsonl_file, b"".join(report_to_json_line(r) for r in reading.reports))


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits: 0 done, 1 nothing could be read or a check failed, 2 wrong call or output."""
    try:
        commands.main(arguments, standalone_mode=False)
    except NothingToRead as error:
        _tell(error.issues, quiet=False)
        _leave(str(error), NOTHING_READ)
    except BadTrace as error:
        _leave(str(error), NOTHING_READ)
    except SanadError as error:
        _leave(str(error), WRONG_CALL)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except (click.Abort, KeyboardInterrupt):
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        _drop_standard_output()


def issue_line(issue: Issue) -> str:
    """An issue on one line: the input, the place, the message."""
    return ": ".join(part for part in (", ".join(filter(None, (issue.input, issue.place))), issue.message) if part)


def _traced(inputs: tuple[str, ...], now: str | None, timezone: str | None, quiet: bool, least: float) -> Trace:
    from sanad.run.confident import without_unsure
    from sanad.run.pipeline import trace as trace_reports

    _check_zone(timezone)
    with Progress(enabled=not quiet) as progress:
        found = trace_reports(inputs, now=now, timezone=timezone, stdin=sys.stdin.buffer, progress=progress)
        return without_unsure(found, least) if least else found


def _read(inputs: tuple[str, ...], timezone: str | None, progress: Progress) -> Reading:
    from sanad.run.pipeline import read_all

    _check_zone(timezone)
    reading = read_all(inputs, timezone=timezone, stdin=sys.stdin.buffer, progress=progress)
    if not reading.reports:
        raise NothingToRead("no report could be read", reading.issues)
    return reading


def _write_all(found: Trace, outputs: dict[str, str], options: dict[str, Any]) -> None:
    """Writes every output that can be written, then complains about those that cannot."""
    failed = []
    for name, target in outputs.items():
        try:
            write_output(target, _rendered(found, name, options))
        except OutputError as error:
            failed.append(str(error))
    if failed:
        raise OutputError("\n".join(failed))


def _rendered(found: Trace, name: str, options: dict[str, Any]) -> bytes:
    if name == "json":
        from sanad.output.json import to_json

        return to_json(found, with_text=options["with_text"])
    if name == "markdown":
        from sanad.output.markdown import to_markdown

        return to_markdown(found, language=options["language"]).encode("utf-8", "replace")
    from sanad.output.html import to_html

    return to_html(found, language=options["language"]).encode("utf-8", "replace")


def _print_summary(found: Trace, language: str | None) -> None:
    from rich.console import Console

    from sanad.output.terminal import print_summary

    print_summary(found, Console(highlight=False, soft_wrap=False), language=language)


def _input_reader(folder: Path) -> Callable[[str, str | None], str | None]:
    """Reads inputs again for ``check``; each file once."""
    from sanad.intake.reports import read_reports
    from sanad.records.report import RawReport

    seen: dict[str, dict[str | None, str]] = {}

    def read_again(name: str, place: str | None) -> str | None:
        path = next((p for p in (Path(name), folder / name) if p.is_file()), None)
        if path is None:
            return None
        if name not in seen:
            seen[name] = {r.place: r.original for r in read_reports([str(path)]) if isinstance(r, RawReport)}
        return seen[name].get(place)

    return read_again


def _check_time(now: str | None) -> None:
    from datetime import datetime

    try:
        datetime.fromisoformat(now or "2000-01-01")
    except ValueError:
        raise click.BadParameter(f"{now!r} is not a time in ISO 8601, such as 2024-11-30", param_hint="--now") from None


def _check_zone(zone: str | None) -> None:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone or "UTC")
    except (ValueError, OSError, KeyError):
        raise click.BadParameter(f"{zone!r} is not a zone, such as Asia/Jakarta", param_hint="--timezone") from None


def _page_to_open() -> str:
    import tempfile

    return str(Path(tempfile.mkdtemp(prefix="sanad-")) / "story.html")


def _open(page: str) -> None:
    import webbrowser

    if not webbrowser.open(Path(page).resolve().as_uri()):
        _say(f"no browser could be started; the page is at {page}")


def _tell(issues: Iterable[Issue], quiet: bool) -> None:
    if not quiet:
        for issue in sorted(set(issues), key=lambda i: (i.input, i.place or "", i.code)):
            _say(issue_line(issue))


def _say(line: str) -> None:
    """One remark on standard error; characters that would steer the terminal are made visible."""
    shown = "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in line)
    click.echo(f"sanad: {shown}", err=True)


def _leave(message: str, status: int) -> None:
    for line in message.split("\n"):
        _say(line)
    raise SystemExit(status)


def _drop_standard_output() -> None:
    """Whoever read our output has gone: nothing to say, and nothing to say at shutdown either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)
