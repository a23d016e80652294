import json
import subprocess
import sys

import pytest

from sanad.cli import commands, main

REPORT = """Bendungan Rawa Tinggi Retak

Kabar Muara - Senin, 3 Maret 2025 | 10:15 WIB

BANJAR MUARA, KABARMUARA - Dinding Bendungan Rawa Tinggi retak sepanjang lebih dari 40 meter pada Minggu (2/3/2025).

"Retakan itu sudah kami lihat sejak Januari," kata Kepala Balai Sungai Wira Basuki kepada wartawan.

Menurut Wira, sekitar 300 warga sudah diungsikan ke gedung olahraga.
"""
OTHER = (
    REPORT.replace("sejak Januari", "sejak awal tahun")
    .replace("Kabar Muara", "Suara Teluk")
    .replace("KABARMUARA", "SUARATELUK")
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "b.txt").write_text(OTHER, "utf-8")
    return tmp_path


def run(*arguments):
    """The exit status of a call."""
    try:
        main([str(a) for a in arguments])
    except SystemExit as leaving:
        return leaving.code or 0
    return 0


def started(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "sanad", *map(str, arguments)], capture_output=True, check=False, **options
    )


def test_all_outputs_are_written_at_once_and_the_trace_checks(folder, capfd):
    targets = {kind: folder / f"story.{kind}" for kind in ("json", "html", "markdown")}
    assert (
        run("trace", folder / "a.txt", folder / "b.txt", *(x for k, t in targets.items() for x in (f"--{k}", t))) == 0
    )
    assert capfd.readouterr().out == ""
    assert json.loads(targets["json"].read_text())["format"] == "sanad/1"
    assert targets["html"].read_text().startswith("<!doctype html>")
    assert targets["markdown"].read_text().startswith("# ")
    assert run("check", targets["json"]) == 0
    assert "spans hold" in capfd.readouterr().out


def test_standard_output_holds_the_output_and_nothing_else(folder):
    done = started("trace", folder / "a.txt", folder / "missing.txt", "--json", "-")
    assert done.returncode == 0
    assert json.loads(done.stdout)["format"] == "sanad/1"
    assert b"missing.txt" in done.stderr


def test_standard_input_is_read(folder):
    done = started("trace", "-", "--json", "-", input=REPORT.encode())
    assert [r["input"] for r in json.loads(done.stdout)["reports"]] == ["-"]


def test_the_order_of_the_files_changes_nothing(folder, capfd):
    outputs = []
    for names in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        assert run("trace", *(folder / n for n in names), "--json", "-", "--with-text") == 0
        outputs.append(capfd.readouterr().out)
    assert outputs[0] == outputs[1]


def test_without_an_output_a_summary_is_shown(folder, capfd):
    assert run("trace", folder / "a.txt", folder / "b.txt", "--language", "en") == 0
    shown = capfd.readouterr().out
    assert "2 reports" in shown
    assert "Where the reports differ" in shown


def test_nothing_to_read_is_status_1_and_names_every_input(folder, capfd):
    (folder / "empty.txt").touch()
    assert run("trace", folder / "empty.txt", folder / "missing.txt") == 1
    said = capfd.readouterr().err
    assert "empty.txt" in said
    assert "missing.txt" in said
    assert "no report could be read" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace"],
        ["trace", "a.txt", "--no-such-option"],
        ["trace", "a.txt", "--language", "xx"],
        ["trace", "a.txt", "--timezone", "Mars/Olympus"],
        ["trace", "a.txt", "--now", "yesterday"],
        ["trace", "a.txt", "--min-confidence", "7"],
        ["trace", "a.txt", "--json", "-", "--html", "-"],
        ["check", "no-such-trace.json"],
        ["no-such-command"],
    ],
)
def test_a_wrong_call_is_status_2(arguments, capfd):
    assert run(*arguments) == 2
    assert "Traceback" not in capfd.readouterr().err


def test_an_output_that_cannot_be_written_is_said_and_the_others_are_written(folder, capfd):
    page = folder / "story.html"
    assert run("trace", folder / "a.txt", "--json", folder / "no" / "x.json", "--html", page) == 2
    assert "x.json: cannot be written" in capfd.readouterr().err
    assert page.exists()


def test_a_tampered_trace_fails_its_check(folder, capfd):
    target = folder / "story.json"
    run("trace", folder / "a.txt", "--json", target)
    data = json.loads(target.read_text())
    data["statements"][0]["content"][0][1] -= 3
    target.write_text(json.dumps(data))
    assert run("check", target) == 1
    said = capfd.readouterr().err
    assert "a.txt" in said
    assert "statements t1, content" in said


def test_a_changed_input_fails_the_check(folder, capfd):
    target = folder / "story.json"
    run("trace", folder / "a.txt", "--json", target)
    (folder / "a.txt").write_text(REPORT.replace("40", "50"), "utf-8")
    assert run("check", target) == 1
    assert "sha256" in capfd.readouterr().err


def test_what_is_no_trace_fails_the_check(folder, capfd):
    assert run("check", folder / "a.txt") == 1
    assert "Traceback" not in capfd.readouterr().err


def test_reports_are_sorted_into_stories(folder, capfd):
    assert run("group", folder / "a.txt", folder / "b.txt", "--json", "-") == 0
    data = json.loads(capfd.readouterr().out)
    assert data["format"] == "sanad-stories/1"
    assert sorted(r for s in data["stories"] for r in s["reports"]) == ["r1", "r2"]


def test_a_report_is_read_into_one_line_that_can_be_traced_again(folder, capfd):
    lines = folder / "reports.jsonl"
    assert run("read", folder / "a.txt", "--jsonl", lines) == 0
    [line] = lines.read_text().splitlines()
    assert json.loads(line)["title"] == "Bendungan Rawa Tinggi Retak"
    assert run("trace", lines, "--json", "-") == 0
    assert json.loads(capfd.readouterr().out)["reports"][0]["title"] == "Bendungan Rawa Tinggi Retak"


def test_unsure_statements_can_be_left_out(folder, capfd):
    run("trace", folder / "a.txt", "--json", "-", "--min-confidence", "1")
    assert json.loads(capfd.readouterr().out)["statements"] == []


def test_a_reader_that_goes_away_is_no_error(folder):
    command = f"{sys.executable} -m sanad trace {folder}/a.txt --html - | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"<!doctype "
    assert done.stderr == b""


def test_every_command_and_option_is_explained(capfd):
    for name, command in commands.commands.items():
        assert run(name, "--help") == 0
        shown = capfd.readouterr().out
        assert command.help
        for option in command.params:
            assert option.param_type_name == "argument" or option.help
            assert option.param_type_name == "argument" or option.opts[0] in shown
    assert run("--help") == 0
    assert "Examples:" in capfd.readouterr().out
    assert run("--version") == 0
    assert "sanad" in capfd.readouterr().out


HOSTILE_PAGE = """<html><head><title><script>alert(1)</script>Pasar" onload="alert(2)</title>
<meta property="og:site_name" content="<img src=x onerror=alert(3)>">
<meta name="author" content="'><svg/onload=alert(4)>">
<link rel="canonical" href="javascript:alert(5)"></head><body onload="alert(6)">
<h1 onclick="alert(7)">Pasar Tirta Terbakar &lt;script&gt;alert(8)&lt;/script&gt;</h1>
<p style="background:url(https://evil.example/x)">Kebakaran melanda Pasar Tirta pada Senin (3/3/2025) dini hari,
dan puluhan kios habis dilalap api sebelum petugas datang.</p>
<p><a href="javascript:alert(9)" onmouseover="alert(10)">"Api berasal dari &lt;img src=x onerror=alert(11)&gt; kios
tengah," kata Kepala Pasar <b onfocus=alert(12)>Nandi Lestari</b> kepada wartawan di lokasi kejadian.</a></p>
<iframe src="https://evil.example/"></iframe>
<p>Menurut Nandi, sekitar 40 kios rusak dan belum ada laporan korban jiwa.</p>
</body></html>"""


def test_nothing_of_a_hostile_page_runs_in_the_report_page(tmp_path):
    from html.parser import HTMLParser

    found = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    (tmp_path / "pasar.html").write_text(HOSTILE_PAGE, "utf-8")
    target = tmp_path / "story.html"
    assert run("trace", tmp_path / "pasar.html", "--html", target, "--quiet") == 0
    Tags().feed(target.read_text("utf-8"))
    assert not {"script", "img", "iframe", "object"} & {tag for tag, _ in found}
    assert not [name for _, attributes in found for name in attributes if name.startswith("on") or name == "style"]
    assert not [a["href"] for _, a in found if "href" in a and not a["href"].startswith("#")]
