"""The language a learner asked for or saved is that of the course and of the tutor's own words, in every command."""

from pathlib import Path

import pytest
from tests.cli.shell import Shell
from tests.course.small_course import write_course, write_small_course

from tutor.cli.speaking import language_at_once, speak_as_typed
from tutor.ground.tongue import spoken
from tutor.saves.first_look import saved_language

LETTER = b"many skills, many skills, many skills"
FILIPINO = {
    "fil/letters/reasons.toml": '[[reason]]\nid = "not-same-person"\nlabel = "Ibang tao"\n',
    "fil/units/1-letter/unit.toml": 'id = "letter"\ntitle = "Ang sulat"\n',
}
SAVE = 'format = "tutor.save"\nversion = 1\n[learner]\nid = "me"\nname = "language = \\"de\\""\nlanguage = "fil"\n'


@pytest.fixture
def tutor(tmp_path: Path) -> Shell:
    write_course(write_small_course(tmp_path / "course"), FILIPINO)
    return Shell(tmp_path)


def save(folder: Path, text: str = SAVE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "me.toml").write_text(text)
    return folder


def test_the_asked_language_goes_before_the_saved_one_and_english_is_last(
    tutor: Shell, tmp_path: Path
) -> None:
    course = ("--content", str(tmp_path / "course"))
    assert b"1 The letter:" in tutor("progress", *course).stdout
    save(tutor.saves)
    assert b"1 Ang sulat:" in tutor("progress", *course).stdout
    assert b"1 The letter:" in tutor("progress", *course, "--lang", "en").stdout


def test_the_language_chosen_in_the_settings_is_spoken_from_the_next_start_on(
    tutor: Shell, tmp_path: Path
) -> None:
    plain = ("--plain", "--content", str(tmp_path / "course"))
    said = tutor(*plain, given=b"b\n6\n4\n2\nb\nq\n").stdout
    assert b"Filipino: from the next start on" in said, said
    assert 'language = "fil"' in (tutor.saves / "me.toml").read_text()
    assert b"Ang sulat" in tutor(*plain, given=b"q\n").stdout


def test_a_new_learner_keeps_the_language_they_came_with(tutor: Shell, tmp_path: Path) -> None:
    tutor("--plain", "--lang", "fil", "--content", str(tmp_path / "course"), given=b"Ana\n\n\n\n\nq\n")
    assert 'language = "fil"' in (tutor.saves / "me.toml").read_text()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SAVE, "fil"),
        (SAVE.replace("\n", "\r\n"), "fil"),
        (SAVE.replace("fil", "../fil"), ""),
        (SAVE.replace("[learner]", "[here]"), ""),
        (SAVE.replace('language = "fil"\n', '[here]\nlanguage = "fil"\n'), ""),
        ("", ""),
    ],
)
def test_the_first_look_into_a_save_finds_the_language_or_nothing(
    tmp_path: Path, text: str, code: str
) -> None:
    assert saved_language(save(tmp_path / "saves", text), "me") == code


def test_a_first_look_at_what_is_no_save_finds_nothing_and_waits_for_nobody(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "me.toml")
    (tmp_path / "ana.toml").mkdir()
    assert [saved_language(tmp_path, name) for name in ("me", "ana", "ben", "\0")] == [""] * 4


def test_words_said_before_a_command_is_understood_are_of_the_language_typed() -> None:
    for given in (["plan", "--lang", "fil"], ["--lang=fil", "plan"], ["--lang", "fil", "--lang"]):
        speak_as_typed(["--lang", "en"])
        speak_as_typed(given)
        assert spoken() == "fil"


def test_a_letter_is_explained_to_whoever_has_a_save_in_their_language(tmp_path: Path) -> None:
    from argparse import Namespace

    save(tmp_path / "saves")
    assert language_at_once(Namespace(saves=str(tmp_path / "saves"))) == "fil"
    assert language_at_once(Namespace(saves=str(tmp_path / "saves"), learner="Ana")) == "en"
    assert language_at_once(Namespace(saves="postgresql://x", lang="de")) == "de"
    assert language_at_once(Namespace(saves="postgresql://x")) == "en"


def test_a_report_is_of_one_language_and_what_goes_to_the_authors_is_english(
    tutor: Shell, tmp_path: Path
) -> None:
    course = ("--content", str(tmp_path / "course"))
    save(tutor.saves)
    assert b"what `tutor doctor` found" not in tutor("doctor", *course).stdout
    assert b"what `tutor doctor` found" in tutor("feedback", *course).stdout


def test_what_an_author_checks_does_not_follow_a_learner_s_choice(tutor: Shell, tmp_path: Path) -> None:
    save(tutor.saves)
    course = str(tmp_path / "course")
    assert tutor("check", course).returncode == 0
    assert b"are read in English" in tutor("check", course, "--lang", "fil").stdout


@pytest.mark.parametrize("code", ["fil", "FIL", "fil_PH", "fil-PH", "tl"])
def test_a_language_is_known_by_each_of_its_codes(tutor: Shell, tmp_path: Path, code: str) -> None:
    said = tutor("progress", "--content", str(tmp_path / "course"), "--lang", code)
    assert b"1 Ang sulat:" in said.stdout and not said.stderr


def test_a_language_without_words_is_told_and_what_is_no_language_is_wrong_usage(
    tutor: Shell, tmp_path: Path
) -> None:
    course = ("--content", str(tmp_path / "course"))
    said = tutor("progress", *course, "--lang", "pt-BR")
    assert b"1 The letter:" in said.stdout and "“pt-BR”".encode() in said.stderr
    assert tutor("progress", *course, "--lang", "../..").returncode == 2
