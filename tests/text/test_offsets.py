from hypothesis import given
from hypothesis import strategies as st

from sanad.records.report import Report, Shift, Span
from sanad.text.offsets import original_span


def a_report(original: str, text: str, shifts: tuple[Shift, ...]) -> Report:
    return Report("r1", "a.txt", "text", original, text, shifts, (), "id")


def test_a_report_without_shifts_is_its_own_original():
    report = a_report("Halo dunia", "Halo dunia", ())
    assert original_span(report, Span(5, 10)) == Span(5, 10)


def test_an_entity_is_led_back_whole():
    original = "Tom &amp; Jerry"
    shifts = (Shift(Span(0, 4), Span(0, 4)), Shift(Span(4, 5), Span(4, 9)), Shift(Span(5, 11), Span(9, 15)))
    report = a_report(original, "Tom & Jerry", shifts)
    assert original_span(report, Span(4, 5)).of(original) == "&amp;"
    assert original_span(report, Span(0, 11)).of(original) == original
    assert original_span(report, Span(6, 11)).of(original) == "Jerry"


def test_a_span_between_two_shifts_covers_what_lies_between_them_in_the_original():
    original = "<p>Satu</p><p>dua</p>"
    shifts = (Shift(Span(0, 4), Span(3, 7)), Shift(Span(4, 5), Span(7, 14)), Shift(Span(5, 8), Span(14, 17)))
    report = a_report(original, "Satu\ndua", shifts)
    assert original_span(report, Span(0, 8)).of(original) == "Satu</p><p>dua"
    assert original_span(report, Span(5, 8)).of(original) == "dua"


@given(st.lists(st.sampled_from(["a", "&amp;", "  \n ", "<b>", "é"]), min_size=1, max_size=40))
def test_every_clean_character_leads_to_the_piece_it_was_made_from(pieces):
    clean, shifts, raw = "", [], 0
    made_from = {}
    for piece in pieces:
        shown = {"a": "a", "&amp;": "&", "  \n ": " ", "<b>": "", "é": "é"}[piece]
        if shown:
            made_from[len(clean)] = Span(raw, raw + len(piece))
            shifts.append(Shift(Span(len(clean), len(clean) + 1), Span(raw, raw + len(piece))))
        clean += shown
        raw += len(piece)
    report = a_report("".join(pieces), clean, tuple(shifts))
    for position, piece_span in made_from.items():
        assert original_span(report, Span(position, position + 1)) == piece_span
