"""The labels of the example stories hold: every offset, claim, name and file is where they say it is."""

import html
import itertools
import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LABELS = sorted((EXAMPLES / "labels").glob("*.json"))
KINDS = {"direct", "indirect", "mixed"}
POLARITIES = {"affirm", "deny", "no_comment"}
PLACES = {"headline", "standfirst", "caption", "body"}
BOUNDS = {"exact", "more_than", "at_least", "less_than", "at_most", "about", "range", "vague"}
FURNITURE = {"related_link", "navigation", "promotion", "advertisement", "slug", "comment"}
DIFFERENCES = {
    "quote_wording", "paraphrase_made_quote", "quote_made_paraphrase", "number", "date", "weekday_date_mismatch",
    "speaker", "attribution_differs", "attribution_lost", "hedge_lost", "denial_left_out", "object_of_blame",
    "precision",
}  # fmt: skip
NUMBER_WORD = re.compile(
    r"\d|\b(satu|seorang|sebuah|seratus|seribu|sepuluh|sebelas|setengah|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|kedua|ketiga|keempat|puluh\w*|ratus\w*|ribu\w*|"
    r"belasan|juta\w*|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
RESOLVED = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}([+-]\d{2}:\d{2})?)?)?|-W\d{2})?")


class Labelled:
    """One story's labels with the texts of its reports."""

    def __init__(self, path: Path) -> None:
        self.gold = json.loads(path.read_text("utf-8"))
        self.files = {r["id"]: EXAMPLES / r["file"] for r in self.gold["reports"]}
        self.texts = {name: file.read_text("utf-8") for name, file in self.files.items() if file.exists()}

    def cut(self, report: str, span: list[int]) -> str:
        start, end = span
        assert 0 <= start < end <= len(self.texts[report]), (report, span)
        return self.texts[report][start:end]

    def spans(self):
        """Every labelled place as (report, span)."""
        for report in self.gold["reports"]:
            for mark in [*report["furniture"], *report["credits"]]:
                yield report["id"], mark["span"]
            if "caption" in report:
                yield report["id"], report["caption"]
        for statement in self.gold["statements"]:
            for span in [*statement["content"], statement["cue"]]:
                if span is not None:
                    yield statement["report"], span
        for mark in [*self.gold["quantities"], *self.gold["dates"]]:
            yield mark["report"], mark["span"]
        for claim in self.gold["claims"]:
            yield from claim["narrative"]


@pytest.fixture(params=LABELS, ids=lambda path: path.stem)
def story(request) -> Labelled:
    return Labelled(request.param)


def read(page: str) -> str:
    """A page as a reader sees it, for names that a tag or an entity interrupts."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split()).casefold()


def test_there_are_labels_for_every_story():
    stories = {p.name for p in EXAMPLES.iterdir() if p.is_dir() and p.name != "labels"}
    assert {p.stem for p in LABELS} == stories


def test_every_report_exists_and_has_labels(story):
    assert story.gold["format"] == "sanad-gold/1"
    assert all(file.exists() for file in story.files.values())
    folder = next(iter(story.files.values())).parent
    assert {f.name for f in folder.iterdir()} == {f.name for f in story.files.values()}
    assert {s["report"] for s in story.gold["statements"]} == set(story.files)


def test_no_two_reports_are_identical():
    pages = [file.read_text("utf-8") for path in LABELS for file in Labelled(path).files.values()]
    names = [file.name for path in LABELS for file in Labelled(path).files.values()]
    assert all(a != b for a, b in itertools.combinations(pages, 2))
    assert len(names) == len(set(names))


def test_every_place_lies_in_its_text_without_white_space_at_its_ends(story):
    for report, span in story.spans():
        found = story.cut(report, span)
        assert found == found.strip(), (report, span, found)


def test_statements_are_whole(story):
    ids = [s["id"] for s in story.gold["statements"]]
    assert len(ids) == len(set(ids))
    for statement in story.gold["statements"]:
        assert statement["content"] and statement["speakers"] and statement["claims"]
        assert statement["kind"] in KINDS and statement["polarity"] in POLARITIES and statement["where"] in PLACES
        ends = [0, *(n for span in statement["content"] for n in span)]
        assert ends == sorted(ends)


def test_a_cue_is_words_or_a_colon_outside_the_content(story):
    for statement in story.gold["statements"]:
        if statement["cue"] is None:
            continue
        cue = story.cut(statement["report"], statement["cue"])
        assert cue == ":" or re.fullmatch(r"[\w\- ]{2,40}", cue), (statement["id"], cue)
        start, end = statement["cue"]
        assert all(end <= a or b <= start for a, b in statement["content"]), statement["id"]


def test_kind_agrees_with_the_quotation_marks(story):
    for statement in story.gold["statements"]:
        words = html.unescape(" ".join(story.cut(statement["report"], span) for span in statement["content"]))
        words = re.sub(r"<[^>]*>", "", words)
        assert (statement["kind"] == "indirect") == (not re.search(r"[\"“”]", words)), (statement["id"], words)
        if statement["kind"] == "direct":
            assert words[0] in '"“', (statement["id"], words)


def test_a_quantity_holds_a_number(story):
    for quantity in story.gold["quantities"]:
        assert NUMBER_WORD.search(story.cut(quantity["report"], quantity["span"])), quantity
        assert quantity["bound"] in BOUNDS and quantity["value"] and quantity["unit"]


def test_a_date_is_resolved(story):
    for date in story.gold["dates"]:
        story.cut(date["report"], date["span"])
        assert RESOLVED.fullmatch(date["resolves_to"]), date


def test_claims_are_used_and_known(story):
    known = [c["id"] for c in story.gold["claims"]]
    used = {c for s in story.gold["statements"] for c in s["claims"]}
    told = {c["id"] for c in story.gold["claims"] if c["narrative"]}
    counted = {c for q in story.gold["quantities"] for c in q["claims"]}
    differing = {d["claim"] for d in story.gold["differences"] if d.get("claim")}
    assert len(known) == len(set(known))
    assert used | counted | differing <= set(known)
    assert set(known) <= used | told
    for claim in story.gold["claims"]:
        if claim["independent"] is not None:
            assert claim["independent"] <= len(claim["origins"]), claim["id"]


def test_differences_name_statements_of_their_claim(story):
    claims = {s["id"]: s["claims"] for s in story.gold["statements"]}
    for difference in story.gold["differences"]:
        assert difference["kind"] in DIFFERENCES, difference
        assert set(difference["statements"]) <= set(claims), difference
        for statement in difference["statements"]:
            assert difference["claim"] in claims[statement], (difference, statement)


def test_every_speaker_and_carrier_is_named(story):
    texts = read(" ".join(story.texts.values()))
    for statement in story.gold["statements"]:
        for name in [*statement["speakers"], *statement["via"]]:
            listed = name in story.gold["names"] or name.casefold() in texts
            assert listed or name.startswith("unnamed"), (statement["id"], name)


def test_every_form_of_a_name_is_in_a_text(story):
    texts = read(" ".join(story.texts.values()))
    for name, forms in story.gold["names"].items():
        assert any(form.casefold() in texts for form in [name, *forms]), name


def test_furniture_of_plain_text_is_whole_lines(story):
    for report in story.gold["reports"]:
        text = story.texts[report["id"]]
        for mark in report["furniture"]:
            start, end = mark["span"]
            assert mark["kind"] in FURNITURE
            if report["file"].endswith(".txt"):
                assert start == 0 or text[start - 1] == "\n", mark
                assert end == len(text) or text[end] == "\n", mark


def test_furniture_and_statements_are_apart(story):
    for report in story.gold["reports"]:
        furniture = [m["span"] for m in report["furniture"]]
        for statement in story.gold["statements"]:
            if statement["report"] == report["id"]:
                for start, end in statement["content"]:
                    assert all(end <= a or b <= start for a, b in furniture), statement["id"]


def test_the_masthead_stands_on_the_page(story):
    for report in story.gold["reports"]:
        page = read(story.texts[report["id"]])
        for name in [report["title"], *report["authors"], *filter(None, [report["editor"], report["dateline"]])]:
            assert name.casefold() in page, (report["id"], name)
