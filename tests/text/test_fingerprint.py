"""Fingerprints estimate what two texts share, and shared runs hold the same words on both sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sanad.text.copies import cut_sentences, find_copies
from sanad.text.fingerprint import resemblance, shared_runs, shingles, signature

WORDS = st.lists(st.sampled_from(["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh"]), max_size=40)


@given(WORDS, WORDS)
def test_shared_runs_are_equal_on_both_sides(left: list[str], right: list[str]) -> None:
    for run in shared_runs(left, right, size=3):
        assert left[run.left_start : run.left_end] == right[run.right_start : run.right_end]
        assert run.left_end - run.left_start >= 3


@given(WORDS)
def test_a_text_resembles_itself(words: list[str]) -> None:
    print_of = signature(shingles(words))
    assert resemblance(print_of, print_of) == 1.0


def test_texts_that_share_half_resemble_each_other_somewhat() -> None:
    left = [f"kata{n}" for n in range(200)]
    right = [f"kata{n}" for n in range(100, 300)]
    found = resemblance(signature(shingles(left)), signature(shingles(right)))
    assert 0.15 < found < 0.55


def test_runs_with_a_small_gap_are_joined() -> None:
    left = ["api", "itu", "menjalar", "cepat", "sekali", "ke", "gudang", "besar", "milik", "desa"]
    right = ["api", "itu", "menjalar", "cepat", "ke", "gudang", "besar", "milik", "desa"]
    assert len(shared_runs(left, right, size=4)) == 2
    assert len(shared_runs(left, right, size=4, gap=1)) == 1


def test_a_reworded_passage_is_found_with_its_place() -> None:
    source = (
        "Petani garam di pesisir Lembayung memanen lebih awal tahun ini karena kemarau datang cepat. "
        "Mereka menjual garam kepada koperasi dengan harga dua kali lipat dari tahun kemarin. "
        "Gudang koperasi yang dibangun tahun 1998 kini penuh sampai ke atap."
    )
    copied = (
        "Tahun ini petani garam pesisir Lembayung panen lebih awal, sebab kemarau cepat datang. "
        "Garam mereka dijual ke koperasi, harganya dua kali lipat dibanding tahun kemarin. "
        "Kini gudang koperasi dari tahun 1998 itu penuh hingga atap."
    )
    before = "Rapat tahunan guru berlangsung di aula sekolah dengan acara makan siang dan pemutaran film pendek. "
    found = find_copies(cut_sentences(before + copied, "id"), cut_sentences(source, "id"))
    assert len(found) == 1
    assert abs(found[0][0].start - len(before)) < 5
