import sys

import pytest

from sanad.errors import OutputError
from sanad.output.files import write_output


def test_a_file_is_written_whole_with_ordinary_permissions(tmp_path):
    target = tmp_path / "a.json"
    write_output(str(target), b"one")
    write_output(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("target", ["no/such/folder/a.json", "."])
def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(tmp_path, monkeypatch, target):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        write_output(target, b"one")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_a_device_is_written_in_place():
    write_output("/dev/null", b"one")
