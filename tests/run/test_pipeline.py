from dataclasses import replace

import pytest

from sanad.errors import NothingToRead
from sanad.run.pipeline import read_all, trace

QUAKE = """Gempa Guncang Kota Tanjung Rawi, Belasan Rumah Rusak

WARTA UTARA - Senin, 4 Maret 2024, 09:30 WIB

TANJUNG RAWI, WARTA UTARA - Gempa mengguncang Kota Tanjung Rawi pada Senin (4/3/2024) dini hari.

"Sedikitnya 14 rumah rusak berat," kata Kepala BPBD Tanjung Rawi, Ratna Wulandari, Senin.

Ratna mengatakan, tidak ada korban jiwa dalam gempa tersebut.
"""

OTHER = """BPBD: 14 Rumah Rusak akibat Gempa Tanjung Rawi

Kabar Pesisir - Senin, 4 Maret 2024, 11:00 WIB

TANJUNG RAWI - Kepala BPBD Tanjung Rawi Ratna Wulandari menyebut sedikitnya 14 rumah rusak berat akibat gempa, Senin.

Menurut Ratna, tidak ada korban jiwa.
"""

FOOTBALL = """Persada Rawi Menang 3-1 atas Garuda Kencana

Lapangan Hijau - Sabtu, 8 November 2025, 21:00 WIB

Pelatih Persada Rawi, Yosep Manuhutu, memuji penampilan anak asuhnya di Stadion Merdeka.

"Pemain tampil disiplin sejak menit pertama," ujar Yosep.

Gol kemenangan dicetak penyerang asal Brasil dari titik penalti pada babak kedua.
"""


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return [str(folder / f"{name}.txt") for name in texts]


def test_two_reports_of_one_official_and_her_office_rest_on_one_origin(tmp_path):
    found = trace(write(tmp_path, quake=QUAKE, other=OTHER))
    assert len(found.reports) == 2
    shared = [claim for claim in found.claims if len(claim.reports) == 2]
    assert shared
    names = {source.id: source.name for source in found.sources}
    for claim in shared:
        assert "Ratna Wulandari" in {names[origin] for origin in claim.origins}
        assert (claim.least, claim.most) == (1, 1)


def test_the_order_of_the_files_changes_nothing(tmp_path):
    paths = write(tmp_path, quake=QUAKE, other=OTHER, football=FOOTBALL)
    assert trace(paths) == trace(reversed(paths))


def test_a_report_of_another_event_is_traced_and_named(tmp_path):
    found = trace(write(tmp_path, quake=QUAKE, other=OTHER, football=FOOTBALL))
    assert len(found.reports) == 3
    odd = [issue for issue in found.issues if issue.code == "another_story"]
    assert [issue.input.rsplit("/", 1)[-1] for issue in odd] == ["football.txt"]


def test_reports_of_one_event_are_not_called_unrelated(tmp_path):
    found = trace(write(tmp_path, quake=QUAKE, other=OTHER))
    assert not [issue for issue in found.issues if issue.code == "another_story"]


def test_a_missing_file_is_an_issue_and_the_rest_is_traced(tmp_path):
    paths = write(tmp_path, quake=QUAKE)
    found = trace([*paths, str(tmp_path / "gone.txt")])
    assert len(found.reports) == 1
    assert any(issue.input.endswith("gone.txt") for issue in found.issues)


def test_nothing_to_read_says_why(tmp_path):
    with pytest.raises(NothingToRead) as caught:
        trace([str(tmp_path / "gone.txt")])
    assert caught.value.issues


def test_the_same_text_twice_is_two_reports_and_one_origin(tmp_path):
    found = trace(write(tmp_path, quake=QUAKE, copy=QUAKE))
    assert len(found.reports) == 2
    assert all(claim.least <= 1 for claim in found.claims)
    assert found.derivations


def test_now_stands_for_the_time_of_reports_that_name_none(tmp_path):
    undated = 'Ratna: Sekolah Diliburkan\n\n"Sekolah libur mulai besok," kata Kepala Dinas, Ratna Wulandari.\n'
    found = trace(write(tmp_path, quake=QUAKE, undated=undated), now="2024-03-05")
    published = {report.input.rsplit("/", 1)[-1]: report for report in found.reports}
    assert published["undated.txt"].published is None
    assert dict(found.estimates) == {published["undated.txt"].id: "2024-03-05"}
    dates = {when.value for a in found.analyses if a.report == published["undated.txt"].id for when in a.dates}
    assert dates == {"2024-03-06"}


def test_progress_is_told_step_by_step(tmp_path):
    told = []
    trace(write(tmp_path, quake=QUAKE, other=OTHER), progress=lambda step, done: told.append((step, done)))
    assert told == [("read", 1), ("read", 2), ("analyse", 1), ("analyse", 2), ("compare", 2)]


def test_reading_twice_gives_the_same_reports(tmp_path):
    paths = write(tmp_path, quake=QUAKE)
    first, second = read_all(paths).reports, read_all(paths).reports
    assert first == second
    assert replace(first[0], published=None) != first[0]
