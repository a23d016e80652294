"""Sentences and quotations. Cases of a language stand in ``tests/cases/<language>/sentences.jsonl``."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.language.loader import load_language
from sanad.text.segment import quotation_spans, sentence_spans

CASES = Path(__file__).resolve().parents[1] / "cases"


def cases():
    for path in sorted(CASES.glob("*/sentences.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["known_gap"], strict=True)] if case.get("known_gap") else []
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}-{number}", marks=marks)


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code, case):
    language = load_language(code)
    text = case["text"]
    assert [span.of(text) for span in sentence_spans(text, language)] == case["expected"]
    if "quotations" in case:
        assert [span.of(text) for span in quotation_spans(text, language)] == case["quotations"]


@pytest.mark.parametrize("code", ["id", "en"])
def test_every_language_has_cases(code):
    assert len((CASES / code / "sentences.jsonl").read_text("utf-8").splitlines()) >= 15


MESSY = st.text(alphabet=st.sampled_from(list("aB1 .,!?\"“”'’\n()…-:S")), max_size=80)


@given(MESSY)
def test_sentences_leave_out_only_white_space(text):
    language = load_language("id")
    spans = sentence_spans(text, language)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@given(MESSY)
def test_quotations_are_in_order_and_within_a_line(text):
    spans = quotation_spans(text, load_language("en"))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.start < span.end and "\n" not in span.of(text) for span in spans)


def test_spans_index_the_whole_text():
    text = "Abaikan ini. Warga pulang. Pasar tutup. Dan ini."
    spans = sentence_spans(text, load_language("id"), start=13, end=39)
    assert [span.of(text) for span in spans] == ["Warga pulang.", "Pasar tutup."]
