"""Bytes become the right characters, and what was wrong with them is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.intake.decode import decode

LINE = "“Kami tidak tahu,” kata Ny. Désirée — 5 °C lebih dingin dari kemarin."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
def test_common_encodings_are_told(encoding: str) -> None:
    data = b"\xff\xfe" + LINE.encode("utf-16-le") if encoding == "utf-16-le-bom" else LINE.encode(encoding)
    assert decode(data, "a.txt") == (LINE, ())


def test_a_declared_encoding_counts_in_pages() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>Žižek řekl, že loď se potopila.</p>'
    assert decode(page.encode("iso-8859-2"), "a.html", html=True).text == page


def test_a_wrong_declaration_is_said() -> None:
    page = f'<meta charset="windows-1251"><p>{LINE}</p>'
    text, issues = decode(page.encode(), "a.html", html=True)
    assert text == page and [i.code for i in issues] == ["wrong_declared_encoding"]


def test_a_wrongly_declared_utf8_page_is_read_as_what_it_is() -> None:
    page = f'<meta charset="utf-8"><p>{LINE}</p>'
    text, issues = decode(page.encode("cp1252"), "a.html", html=True)
    assert text == page and [i.code for i in issues] == ["wrong_declared_encoding"]


def test_a_cut_character_at_the_end_is_left_out_and_said() -> None:
    text, issues = decode("Harga naik 5 persen, kata André".encode()[:-1], "a.txt")
    assert text == "Harga naik 5 persen, kata Andr" and [i.code for i in issues] == ["truncated_utf8"]


def test_single_bad_bytes_become_marks_and_are_said() -> None:
    data = LINE.encode() * 5 + b"\xff" + LINE.encode()
    text, issues = decode(data, "a.txt")
    assert text == LINE * 5 + "\ufffd" + LINE and [i.code for i in issues] == ["bad_encoding"]


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_issue(data: bytes) -> None:
    for html in (False, True):
        text, issues = decode(data, "a", html=html)
        assert text is not None or issues


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    found = decode(text.encode(), "a").text
    assert found == text.removeprefix("\ufeff")
