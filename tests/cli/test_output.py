"""What is written with -o: in one step, where a person pointed to."""

import os
from pathlib import Path

import pytest

from tutor.cli.output import write_file
from tutor.ground.problem import CouldNotWrite


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("older", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    assert write_file(tmp_path / "link.md", "newer", "The text").path == tmp_path / "real.md"
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "newer"


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    reader, writer = os.openpty()
    try:
        device = Path(os.ttyname(writer))
        write_file(device, "hello", "The text")
        assert os.read(reader, 5) == b"hello"
        assert device.is_char_device()
    finally:
        os.close(reader)
        os.close(writer)


def test_an_older_file_is_kept_beside_the_new_one_which_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "f.txt"
    path.write_text("older", encoding="utf-8")
    path.chmod(0o640)
    write_file(path, "newer", "The text")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("newer", 0o640)
    assert (tmp_path / "f (yours).txt").read_text(encoding="utf-8") == "older"
    write_file(path, "newer", "The text")
    assert len(list(tmp_path.iterdir())) == 2, "the same text is written once"


@pytest.mark.parametrize("name", ["gone/f.txt", "\0", ""])
def test_what_can_t_be_written_is_told_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(CouldNotWrite, match="The text could not be written to"):
        write_file(tmp_path / name, "x", "The text")
