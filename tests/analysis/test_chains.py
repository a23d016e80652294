"""Chains: through whom a statement came."""

from __future__ import annotations

from sanad.records.marks import Analysis
from tests.analysis.cases import analyse_case


def chains(language: str, text: str, **case: object) -> list[tuple[list[str], list[str]]]:
    """Speakers and carriers of each statement, by name."""
    _, analysis = analyse_case(language, {"id": "chain", "text": text, **case})
    return [(names(analysis, s.speakers), names(analysis, tuple(h.source for h in s.via))) for s in analysis.statements]


def names(analysis: Analysis, keys: tuple[str, ...]) -> list[str]:
    by_key = {s.id: s.name for s in analysis.sources}
    return [by_key[k] for k in keys]


def test_what_a_medium_cites_is_said_by_whom_it_cites() -> None:
    text = "Dua kapal hilang di selat itu, kata Reuters mengutip pejabat pelabuhan."
    assert chains("id", text) == [(["pejabat pelabuhan"], ["Reuters"])]


def test_a_carrier_holds_for_the_next_words_of_the_same_speaker() -> None:
    text = "“Kapal itu tua,” kata Laksmi Ananda kepada Reuters. “Mesinnya sering mati,” ujarnya."
    assert [via for _, via in chains("id", text)] == [["Reuters"], ["Reuters"]]


def test_a_credit_of_the_report_comes_last_in_every_chain() -> None:
    text = "“Kapal itu tua,” kata Laksmi Ananda kepada AFP."
    ((_, via),) = chains("id", text, credits=["Reuters"])
    assert via[-1] == "Reuters"


def test_the_outlet_is_no_carrier() -> None:
    text = "“Kapal itu tua,” kata Laksmi Ananda kepada Kompas.com, Senin."
    assert [via for _, via in chains("id", text, outlet="Kompas.com")] == [[]]


def test_where_it_was_said_is_a_document() -> None:
    text = "“Kapal itu tua,” kata Laksmi Ananda dalam konferensi pers di Surabaya."
    _, analysis = analyse_case("id", {"id": "chain", "text": text})
    kinds = {s.id: s.kind for s in analysis.sources}
    assert [kinds[h.source] for s in analysis.statements for h in s.via] == ["document"]


def test_an_agency_that_quotes_somebody_carries_him() -> None:
    text = "The ferry had passed inspection, Reuters quoted harbour master Laksmi Ananda as saying."
    found = chains("en", text)
    assert [via for _, via in found] == [["Reuters"]]


def test_who_was_told_is_a_carrier_when_it_is_a_medium() -> None:
    ((_, via),) = chains("en", "“The ferry was old,” Laksmi Ananda told Reuters on Monday.")
    assert via == ["Reuters"]
