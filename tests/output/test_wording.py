from sanad.output.numbering import number
from sanad.output.view import View
from sanad.output.wording import compare_words, wordings


def test_changed_words_are_marked_and_changed_marks_are_not():
    likeness, pieces = compare_words('"Kami akan datang besok,"', "“Kami pasti datang besok.”")
    assert 0.5 < likeness < 1
    assert [(change, text.strip()) for change, text in pieces] == [
        ("same", "“Kami"),
        ("left_out", "akan"),
        ("added", "pasti"),
        ("same", "datang besok.”"),
    ]


def test_quotations_of_one_claim_are_set_side_by_side_each_language_for_itself(trace):
    [wording] = wordings(View(number(trace)))
    assert [(v.place.report.label, v.relation) for v in wording.variants] == [
        ("Kabar Muara", "first"),
        ("Suara Teluk", "changed"),
        ("The Lamuru Ledger", "other_language"),
    ]
