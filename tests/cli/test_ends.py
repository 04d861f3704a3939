"""Commands and plain mode end well where nobody listens, nothing is typed, or nothing can be written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.cli import incidents


def run(folder: Path, *words: str, **ends: object) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TUTOR_")}
    environment |= {"TUTOR_SAVES": str(folder / "saves"), "TUTOR_CACHE": str(folder / "cache")}
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | ends
    return subprocess.run([sys.executable, "-m", "tutor", *words], env=environment, timeout=60, **given)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [["progress"], ["plan"], ["--plain"]])
def test_output_that_cannot_be_written_is_exit_5(tmp_path: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = run(tmp_path, *words, stdout=full)
        assert ended.returncode == 5
        assert len(ended.stderr.splitlines()) == 1
        assert run(tmp_path, "letter", "no-such-file", stderr=full).returncode == 3


@pytest.mark.parametrize("zone", ["UTC-26", "XXX+30", "nonsense", ""])
def test_a_mistyped_time_zone_stops_nobody(
    tmp_path: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    assert run(tmp_path, "progress").returncode == 0


def test_a_damaged_save_and_no_more_input_ends_with_4_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "saves").mkdir()
    save = tmp_path / "saves" / "me.toml"
    save.write_bytes(b'format = "tutor.save"\nversion = 1\n[[answer]\n')
    before = save.read_bytes()
    ended = run(tmp_path)
    assert ended.returncode == 4
    assert b"Leave everything as it is" in ended.stdout
    assert save.read_bytes() == before


def test_an_incident_holds_places_and_nobodys_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_CACHE", str(tmp_path))
    for _ in range(25):
        try:
            raise ValueError("My secret letter")
        except ValueError as bug:
            incident = incidents.reported(bug)
    told = (tmp_path / "incidents" / f"incident-{incident}.txt").read_text(encoding="utf-8")
    assert "ValueError" in told
    assert "test_ends.py" in told
    assert "secret" not in told
    assert incident in incidents.known(os.environ)
    assert len(incidents.known(os.environ)) == 20
