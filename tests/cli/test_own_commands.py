"""Commands about the tutor itself: completion, feedback, uninstall."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.shell import Shell

from tutor.cli.arguments import parser
from tutor.cli.completion import script
from tutor.cli.own_arguments import SHELLS
from tutor.cli.uninstall import how_to_remove


@pytest.fixture
def tutor(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_can_be_completed_in_every_shell(tutor: Shell, shell: str) -> None:
    ran = tutor("completion", shell)
    assert ran.returncode == 0
    made = ran.stdout.decode()
    assert made.rstrip("\n") == script(parser(), shell).rstrip("\n")
    commands = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    assert [name for name in commands if name not in made] == []
    assert "To turn it on" in made


def test_bash_completes_what_was_begun(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "tutor.bash").write_text(script(parser(), "bash"), encoding="utf-8")
    asked = (
        "source ./tutor.bash; COMP_WORDS=(tutor pl); COMP_CWORD=1; way=$(complete -p tutor); "
        'way=${way#*-F }; "${way%% *}"; echo "${COMPREPLY[@]}"'
    )
    ran = subprocess.run([bash, "--norc", "-c", asked], cwd=tmp_path, capture_output=True, text=True)
    assert ran.stdout.split() == ["plan"], ran.stderr


def test_an_unknown_shell_is_wrong_usage(tutor: Shell) -> None:
    assert tutor("completion", "tcl").returncode == 2


def test_feedback_is_shown_before_it_is_saved_and_holds_nothing_personal(
    tutor: Shell, tmp_path: Path
) -> None:
    tutor.saves.mkdir()
    (tutor.saves / "me.toml").write_text(
        'format = "tutor.save"\nversion = 1\n[learner]\nid = "me"\nname = "Maria Cruz"\nstarted_on = 2026-11-20\n'
        '[[flag]]\nquestion = "q-gone"\nat = 2026-11-21T10:00:00Z\nnote = "My name is Maria Cruz, maria@example.org"\n'
        '[[letter]]\nid = "l1"\nat = 2026-11-21T10:00:00Z\ntext = "Dear Maria, we cannot accept you."\n',
        encoding="utf-8",
    )
    kept = (tutor.saves / "me.toml").read_bytes()
    ran = tutor("feedback", "-o", str(tmp_path / "f.md"))
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "f.md").read_bytes() == ran.stdout
    words = ran.stdout.decode()
    assert "q-gone" in words and "What confused me" in words and "tutor doctor" in words
    for personal in ("Maria", "Cruz", "example.org", "cannot accept"):
        assert personal not in words
    assert (tutor.saves / "me.toml").read_bytes() == kept


def test_uninstall_names_every_place_and_removes_nothing(tutor: Shell) -> None:
    tutor.saves.mkdir()
    (tutor.saves / "me.toml").write_text("kept", encoding="utf-8")
    ran = tutor("uninstall")
    assert ran.returncode == 0
    words = ran.stdout.decode()
    assert str(tutor.saves) in words and "Nothing was removed" in words
    assert (tutor.saves / "me.toml").read_text(encoding="utf-8") == "kept"


def test_uninstall_names_what_no_database_has_taken_yet(tutor: Shell, tmp_path: Path) -> None:
    waits = tmp_path / "state" / "profile-tutor" / "unsaved"
    tutor.env["XDG_STATE_HOME"] = str(tmp_path / "state")
    assert "database" not in tutor("uninstall").stdout.decode()
    waits.mkdir(parents=True)
    told = " ".join(tutor("uninstall").stdout.decode().split())
    assert f"what waited for a database {waits} open the tutor once more first" in told


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("pipx_metadata.json", "pipx uninstall profile-tutor"),
        ("uv-receipt.toml", "uv tool uninstall profile-tutor"),
        ("pyvenv.cfg", "-m pip uninstall profile-tutor"),
    ],
)
def test_each_way_of_installing_has_its_own_way_out(tmp_path: Path, mark: str, words: str) -> None:
    of_somebody_else = tmp_path / ".venv"
    of_somebody_else.mkdir()
    (of_somebody_else / mark).touch()
    assert how_to_remove(of_somebody_else).endswith(words)
