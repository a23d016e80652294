from hypothesis import given
from hypothesis import strategies as st

from sanad.text.normalise import fold, key_of
from sanad.text.tokens import tokenise


def test_hyphenated_words_and_numbers_stay_whole():
    words = [t.text for t in tokenise('Kim Jong-un: "10.000 anak-anak", kata 2,5 juta orang.')]
    assert words == ["Kim", "Jong-un", ":", '"', "10.000", "anak-anak", '"', ",", "kata", "2,5", "juta", "orang", "."]


@given(st.text(max_size=200))
def test_tokens_are_in_order_and_leave_out_only_white_space(text):
    end = 0
    for token in tokenise(text):
        assert token.start >= end
        assert text[end : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        end = token.end
    assert text[end:].strip() == ""


def test_names_written_differently_fold_to_one():
    assert fold("Kim Jong-Un") == fold("KIM  Jong Un") == "kim jong un"
    assert fold("Édouard") == "edouard"
    assert key_of("person", "Kim Jong-Un") == "person:kim-jong-un"


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
