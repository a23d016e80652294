import io
from dataclasses import replace

from rich.console import Console

from sanad.output.markdown import escaped, to_markdown
from sanad.output.terminal import print_summary


def printed(trace, **options):
    stream = io.StringIO()
    print_summary(trace, Console(file=stream, width=110), **options)
    return stream.getvalue()


def test_the_summary_tells_story_origins_claims_and_differences(trace):
    text = printed(trace, language="en")
    for words in (
        "Jembatan Lamuru Ambruk",
        "3 reports, 1 to 3 origins",
        "Wira Basuki",
        "denied by Nandi Lestari",
        "figures differ",
    ):
        assert words in text


def test_nothing_in_a_report_steers_the_terminal(trace):
    event = replace(trace.event, what="\x1b[31mMerah\x07 [bold]tebal[/bold]")
    text = printed(replace(trace, event=event))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]tebal[/bold]" in text


def test_markdown_has_the_sections_of_the_page_in_its_order(trace):
    text = to_markdown(trace, language="en")
    heads = [line[3:] for line in text.split("\n") if line.startswith("## ")]
    assert heads == [
        "Through whom it came",
        "What is claimed, and who carries it",
        "Where the reports differ",
        "How the wording changed",
        "Timeline",
        "The reports in full",
        "What was wrong with the input",
    ]
    assert (
        '| 1. "Tiang utamanya sudah retak sejak lama," — denied by Nandi Lestari | 1 (Wira Basuki) | “” | “” ✕ | “” |'
        in text
    )
    assert "Resep Sayur Asem" not in text


def test_markdown_escapes_what_would_be_mark_up():
    assert escaped("# a | *b* <c> [d](e)\n- f & g") == "\\# a \\| \\*b\\* \\<c\\> \\[d\\](e) - f &amp; g"
    assert escaped("1. satu") == "\\1. satu" or escaped("1. satu").startswith("\\1.")


def test_the_same_reports_in_another_order_give_the_same_text(trace, reversed_trace):
    assert to_markdown(trace) == to_markdown(reversed_trace)
    assert printed(trace) == printed(reversed_trace)
