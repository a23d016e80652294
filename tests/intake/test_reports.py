"""Reading files, folders, patterns and standard input: every report comes, every bad input is an issue."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
from pathlib import Path

import pytest

from sanad.intake.reports import LARGEST_REPORT, read_reports
from sanad.records.issue import Issue
from sanad.records.report import RawReport

TEXT = "Kapal Feri Karam di Selat\n\nSebuah kapal feri karam di selat itu pada Kamis malam, kata kepala syahbandar.\n"


def read(*inputs: object, stdin: bytes | None = None) -> tuple[list[RawReport], dict[str, str]]:
    found = list(read_reports([str(i) for i in inputs], stdin=io.BytesIO(stdin) if stdin is not None else None))
    return [f for f in found if isinstance(f, RawReport)], {f.code: f.input for f in found if isinstance(f, Issue)}


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_read_character_by_character(tmp_path: Path) -> None:
    reports, issues = read(write(tmp_path / "a.txt", TEXT))
    assert [r.original for r in reports] == [TEXT]
    assert reports[0].media_type == "text" and not issues


def test_folders_are_read_by_name_with_all_below(tmp_path: Path) -> None:
    write(tmp_path / "b.md", TEXT)
    write(tmp_path / "a.html", "<p>Kapal karam.</p>")
    write(tmp_path / "c" / "d.txt", TEXT)
    write(tmp_path / "picture.png", b"\x89PNG")
    write(tmp_path / ".hidden.txt", TEXT)
    reports, issues = read(tmp_path)
    assert [Path(r.input).name for r in reports] == ["a.html", "b.md", "d.txt"]
    assert [r.media_type for r in reports] == ["html", "text", "text"] and not issues


def test_patterns_are_read_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "3.html"):
        write(tmp_path / name, TEXT)
    reports, _ = read(tmp_path / "*.txt")
    assert [Path(r.input).name for r in reports] == ["1.txt", "2.txt"]


def test_zipped_files_are_unpacked(tmp_path: Path) -> None:
    reports, issues = read(write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode())))
    assert reports[0].original == TEXT and not issues


def test_standard_input_may_be_text_page_or_lines() -> None:
    assert read("-", stdin=TEXT.encode())[0][0].media_type == "text"
    assert read("-", stdin=b"<!DOCTYPE html><p>Kapal karam.</p>")[0][0].media_type == "html"
    row = json.dumps({"text": TEXT}).encode()
    assert len(read("-", stdin=row + b"\n" + row)[0]) == 2


def test_lines_give_text_or_page_with_what_they_say(tmp_path: Path) -> None:
    rows = [
        {
            "text": TEXT,
            "url": "https://kabar.example/1",
            "title": "Kapal Karam",
            "published": "2024-05-03",
            "outlet": "Kabar",
        },
        {"html": "<p>Kapal karam.</p>"},
    ]
    reports, _ = read(write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n"))
    assert (reports[0].url, reports[0].title, reports[0].published) == (
        "https://kabar.example/1",
        "Kapal Karam",
        "2024-05-03",
    )
    assert reports[0].outlet == "Kabar" and reports[0].place == "line 1"
    assert reports[1].media_type == "html" and reports[1].place == "line 2"


def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = list(
        read_reports(
            [str(write(tmp_path / "a.jsonl", '{"text": "satu"}\n{"text": \n{"text": "tiga"}\n[1]\n{"url": "x"}\n'))]
        )
    )
    assert [f.place for f in found if isinstance(f, RawReport)] == ["line 1", "line 3"]
    assert [(f.code, f.place) for f in found if isinstance(f, Issue)] == [
        ("bad_json", "line 2"),
        ("bad_json", "line 4"),
        ("empty_file", "line 5"),
    ]


def test_json_holds_one_report_or_a_list(tmp_path: Path) -> None:
    one = write(tmp_path / "one.json", json.dumps({"text": TEXT}, indent=1))
    many = write(tmp_path / "many.json", json.dumps([{"text": "satu"}, {"text": "dua"}]))
    assert len(read(one)[0]) == 1
    assert [r.place for r in read(many)[0]] == ["item 1", "item 2"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty_file"),
        ("blank.txt", b" \n\t\n", "empty_file"),
        ("mark.txt", b"\xef\xbb\xbf", "empty_file"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + b"x" * 200, "binary"),
        ("table.xlsx", b"PK\x03\x04", "not_a_report_type"),
        ("bad.json", b"{", "bad_json"),
        ("number.json", b"3", "bad_json"),
        ("bad.txt.gz", b"\x1f\x8bnot", "unreadable"),
        ("cut.html.gz", gzip.compress(TEXT.encode() * 50)[:40], "unreadable"),
    ],
)
def test_bad_inputs_are_named_and_skip_no_other(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    good = write(tmp_path / "good.txt", TEXT)
    reports, issues = read(write(tmp_path / name, content), good)
    assert list(issues) == [code] and issues[code].endswith(name)
    assert [r.original for r in reports] == [TEXT]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    reports, issues = read(tmp_path / "none.txt", tmp_path / "*.md", write(tmp_path / "a.txt", TEXT), "a\0b")
    assert len(reports) == 1
    assert set(issues) <= {"missing_file", "unreadable"} and "missing_file" in issues


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    assert "unreadable" in read(folder)[1]
    folder.chmod(0o700)


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert read(tmp_path)[1] == {"no_reports": str(tmp_path)}


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    reports, issues = read(path, tmp_path / "." / "a.txt", tmp_path)
    assert len(reports) == 1 and "duplicate_input" in issues


def test_two_files_with_the_same_text_are_two_reports(tmp_path: Path) -> None:
    reports, issues = read(write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", TEXT))
    assert len(reports) == 2 and not issues


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "long.txt", b"kapal " * 9_000_000)
    began = time.monotonic()
    reports, issues = read(path)
    assert not reports and "too_large" in issues and time.monotonic() - began < 5
    assert LARGEST_REPORT < 50_000_000


def test_one_long_line_under_the_limit_does_not_hang(tmp_path: Path) -> None:
    from sanad.intake.clean import clean

    (report,), _ = read(write(tmp_path / "long.txt", "kapal, feri (selat) 12 " * 100_000))
    began = time.monotonic()
    assert clean(report).text
    assert time.monotonic() - began < 10
