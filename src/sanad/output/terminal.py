"""A trace in the terminal: the story, its answer, the claims with their counts, the differences."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sanad.output.answer import answer
from sanad.output.markdown import answer_line
from sanad.output.numbering import number, story_language
from sanad.output.rows import Cell, ClaimView
from sanad.output.view import SIGNS, STATES, View
from sanad.output.words import Words, choose_words
from sanad.records.story import Trace

CLAIMS_SHOWN, DIFFERENCES_SHOWN, GIST_SHOWN = 15, 10, 110
COLOURS = dict(zip(STATES, ("bold blue", "cyan", "yellow", "bold red", "magenta", "dim"), strict=True))


def print_summary(trace: Trace, console: Console, *, language: str | None = None) -> None:
    """Prints a summary of ``trace`` on ``console``; words of the reports are never read as mark-up."""
    numbered = number(trace)
    words = choose_words(language, story_language(numbered.reports))
    view = View(numbered)
    _print_head(view, console, words)
    _print_reports(view, console)
    _print_claims(view, console, words)
    _print_differences(view, console, words)


def visible(words: str) -> str:
    """``words`` without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in words)


def _print_head(view: View, console: Console, words: Words) -> None:
    event, found = view.numbered.trace.event, answer(view)
    title = event.what or next((r.report.title for r in view.reports if r.report.title), None)
    console.print(Text(visible(title or words("unknown")), style="bold"))
    console.print(Text(f"{visible(event.place or words('unknown'))}, {words.date(event.date)}", style="dim"))
    console.print(Text(f"\n{answer_line(found, words)}", style="bold green"))
    for origin in found.origins[:8]:
        through = f", {words('answer.carried', names=', '.join(origin.carriers))}" if origin.carriers else ""
        console.print(Text(visible(f"  {origin.name} ({words.count('claim', origin.claims)}{through})")))
    if found.one_text > 1:
        key = "answer.one_text_of" if found.agency else "answer.one_text"
        console.print(Text(visible(words(key, some=found.one_text, all=found.reports, name=found.agency))))
    if found.most > found.least:
        console.print(Text(words("answer.maybe_more", n=found.most - found.least), style="dim"))


def _print_reports(view: View, console: Console) -> None:
    console.print()
    for report in view.reports:
        line = Text.assemble((f"{report.id[1:]:>3} ", "bold"), visible(report.label))
        console.print(line.append(f"  {visible(report.report.input)}", style="dim"))


def _print_claims(view: View, console: Console, words: Words) -> None:
    console.print(Text(f"\n{words('section.claims')}", style="bold"))
    console.print(Text("  ").join(Text(f"{SIGNS[s]} {words(f'state.{s}')}", style=COLOURS[s]) for s in STATES))
    if not view.claims:
        console.print(Text(words("claims.none")))
        return
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", justify="right")
    table.add_column(words("claims.claim"), ratio=1)
    table.add_column(words("claims.origins"))
    for report in view.reports:
        table.add_column(report.id[1:], justify="center", no_wrap=True)
    for claim in view.claims[:CLAIMS_SHOWN]:
        table.add_row(claim.id[1:], _gist(claim, words), _origins(claim, words), *map(_signs, claim.cells))
    console.print(table)
    if len(view.claims) > CLAIMS_SHOWN:
        console.print(Text(words("summary.more", n=len(view.claims) - CLAIMS_SHOWN), style="dim"))


def _gist(claim: ClaimView, words: Words) -> Text:
    gist = claim.gist.words
    text = Text(visible(gist if len(gist) <= GIST_SHOWN else gist[:GIST_SHOWN].rsplit(" ", 1)[0] + " …"))
    if claim.denied_by:
        text.append(visible(f" {words('claims.denied_by')} {', '.join(claim.denied_by)}"), style=COLOURS["denied"])
    return text


def _origins(claim: ClaimView, words: Words) -> Text:
    count = str(claim.least) + (f"–{claim.most}" if claim.most > claim.least else "")
    names = ", ".join(claim.origins[:2]) or words("claims.no_origin")
    return Text.assemble((count, "bold"), f" {visible(names)}", "…" if len(claim.origins) > 2 else "")


def _signs(cell: Cell) -> Text:
    return Text(" ").join(Text(SIGNS[state], style=COLOURS[state]) for state, *_ in cell.states)


def _print_differences(view: View, console: Console, words: Words) -> None:
    console.print(Text(f"\n{words('section.differences')}", style="bold"))
    if not view.differences:
        console.print(Text(words("difference.none")))
    for difference in view.differences[:DIFFERENCES_SHOWN]:
        claim = f" ({words('statement.claim')} {difference.claim[1:]})" if difference.claim else ""
        head = Text(f"• {words.named('difference', difference.kind)}{claim}", style="bold")
        console.print(head.append(visible(f" {difference.detail}"), style="not bold"))
        for place in difference.places[:3]:
            console.print(Text(visible(f"    {place.report.label}: {place.words[:GIST_SHOWN]}"), style="dim"))
    if len(view.differences) > DIFFERENCES_SHOWN:
        console.print(Text(words("summary.more", n=len(view.differences) - DIFFERENCES_SHOWN), style="dim"))
