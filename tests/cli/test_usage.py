"""Wrong usage is told by the command it was typed for, in the learner's language, with a way out; exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.cli.arguments import parse
from tutor.cli.composition import unsaved_folder
from tutor.cli.entry import main
from tutor.cli.incidents import reported
from tutor.course.cache import NOWHERE, cache_folder
from tutor.ground.problem import UsageError
from tutor.ground.tongue import speak

WRONG = {
    "savs": ("tutor", "Did you mean saves?"),
    "plan --formt x": ("tutor plan", "this is not understood: --formt. Did you mean --format?"),
    "plan done x --frob": ("tutor plan done", "this is not understood: --frob"),
    "plan frob": ("tutor plan", "'frob' is none of these: 'done', 'undo', 'import'"),
    "plan --format": ("tutor plan", "--format: a value is missing after it"),
    "plan --today 31.31.2026": ("tutor plan", "--today: '31.31.2026' is no date"),
    "serve --room x --port abc": ("tutor serve", "--port: a port is a number from 0 to 65535"),
    "saves": ("tutor saves", "this is missing: ACT"),
    "saves delete ana --learner ben": ("tutor", "this names two learners: ana and ben"),
    "saves list --lang fil --learner": ("tutor saves list", "--learner: may kulang na value pagkatapos nito"),
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TUTOR_SAVES", str(tmp_path))
    speak("en")


@pytest.mark.parametrize("typed", WRONG)
def test_wrong_usage_is_told_by_its_command_with_a_way_out(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, words = WRONG[typed]
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert words in told
    assert f"\n{command}: " in told, "by the command it was typed for"
    assert f"`{command} --help`" in told.splitlines()[-1]


def test_wrong_usage_is_told_in_the_language_of_the_save(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "me.toml").write_text('format = "tutor.save"\nversion = 1\n[learner]\nlanguage = "fil"\n')
    with pytest.raises(SystemExit):
        main(["plan", "frob"])
    assert "paggamit: tutor plan" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "learner"),
    {
        "saves show Ana": "Ana",
        "saves --learner Ana show": "Ana",
        "saves show --learner Ana": "Ana",
        "saves delete Ana --learner Ana": "Ana",
    }.items(),
)
def test_whose_save_it_is_may_stand_where_people_write_it(typed: str, learner: str) -> None:
    assert parse(typed.split()).learner == learner


@pytest.mark.parametrize("typed", ["help", "help plan", "version", "--version plan"])
def test_help_and_version_are_found_where_people_look_for_them(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(typed.split())
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 0
    assert capsys.readouterr().out.startswith("usage: tutor" if "help" in typed else "tutor 0")


@pytest.mark.parametrize(("option", "to"), [("--version", "/dev/full"), ("--help", "/dev/full")])
def test_what_could_not_be_shown_is_exit_5(option: str, to: str) -> None:
    with Path(to).open("wb") as full:
        ran = subprocess.run([sys.executable, "-m", "tutor", option], stdout=full, stderr=subprocess.PIPE)
    assert (ran.returncode, b"Traceback" in ran.stderr) == (5, False)


def test_the_version_goes_into_a_pipe_that_nobody_reads() -> None:
    ran = subprocess.run(
        f"'{sys.executable}' -m tutor --version | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        stderr=subprocess.PIPE,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "code"),
    {
        "saves list --saves ~nobody-has-this-name/x": 2,
        "saves export -o ~nobody-has-this-name/x": 2,
        "room status --room ~nobody-has-this-name/x": 2,
        "where --content ~nobody-has-this-name/x": 3,
    }.items(),
)
def test_the_home_of_nobody_is_told(
    words: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if "export" in words:
        (tmp_path / "me.toml").write_text('format = "tutor.save"\nversion = 1\n')
    assert main(words.split()) == code
    assert "~nobody-has-this-name" in capsys.readouterr().err


def test_somebody_without_a_home_is_told_and_goes_on_with_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a container that was started under a number nobody has."""

    def nobody(_: int) -> None:
        raise KeyError

    for name in ("HOME", "TUTOR_SAVES", "TUTOR_CACHE", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert cache_folder(os.environ) == NOWHERE
    assert reported(ValueError()), "a bug is told even where it can't be written down"
    assert main(["uninstall", "--saves", str(tmp_path)]) == 0
    assert os.devnull not in capsys.readouterr().out
    with pytest.raises(UsageError, match="no home folder for you"):
        unsaved_folder()
