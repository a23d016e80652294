import pytest

from sanad.errors import BadLanguageData, WrongCall
from sanad.language import loader


def test_every_language_folder_with_settings_is_available():
    assert {"en", "id"} <= set(loader.available_languages())
    for code in loader.available_languages():
        assert loader.load_language(code).settings["name"]


def test_an_unknown_language_is_a_wrong_call_that_names_the_known_ones():
    with pytest.raises(WrongCall, match=r"'xx'.*en"):
        loader.load_language("xx")


def test_a_table_is_read_by_its_head_row(tmp_path, monkeypatch):
    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "words.tsv").write_text("form\texample\n# a comment\n\nkata\tkata dia\n", "utf-8")
    monkeypatch.setattr(loader, "DATA", tmp_path)
    assert loader.load_table("qq", "words") == ({"form": "kata", "example": "kata dia"},)
    assert loader.load_table("qq", "no_such_table") == ()


def test_a_row_with_a_missing_cell_names_its_file_and_line(tmp_path, monkeypatch):
    (tmp_path / "qx").mkdir()
    (tmp_path / "qx" / "words.tsv").write_text("form\texample\nkata\n", "utf-8")
    monkeypatch.setattr(loader, "DATA", tmp_path)
    with pytest.raises(BadLanguageData, match=r"qx/words.tsv line 2: 1 cells"):
        loader.load_table("qx", "words")


def test_languages_have_the_same_tables():
    """The concept table leads a language's lemmas to the pivot language's, which therefore has none."""
    tables = {
        c: {p.name for p in (loader.DATA / c).glob("*.tsv")} - {"concepts.tsv"} for c in loader.available_languages()
    }
    first, *others = tables.values()
    for other in others:
        assert first == other
