"""The same hostile text in plain mode and in what the commands print: nothing there that a terminal obeys."""

import re
import shutil
from pathlib import Path

import pytest
import tomli_w
from tests.tui.a_learner import half_way, the_course
from tests.tui.hostile import ALL_AT_ONCE, HOSTILE, hostile_course

from tutor.cli.entry import main
from tutor.course.loading import find_content
from tutor.plain.conversation import run_plain

COURSE = the_course()
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.mark.parametrize("first", [str(number) for number in range(1, 12)])
def test_plain_mode_says_nothing_that_a_terminal_obeys(first: str) -> None:
    sitting = half_way(hostile_course(COURSE, ALL_AT_ONCE), ALL_AT_ONCE)
    typed = iter([first, "1", ALL_AT_ONCE, "1", "2", ALL_AT_ONCE, "?", "b", "b", "b", first, "2", "1", "q"])
    said: list[str] = []

    def ask(prompt: str) -> str | None:
        said.append(prompt)
        return next(typed, None)

    run_plain(sitting, ask, said.append)
    assert said and not [line for line in said if OBEYED.search(line)]


@pytest.mark.parametrize("said", HOSTILE)
def test_no_command_prints_what_a_terminal_obeys(
    said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = half_way(COURSE, said).progress.model_dump(mode="python", exclude_none=True)
    save["learner"]["name"] = said
    (tmp_path / "me.toml").write_text(
        tomli_w.dumps({"format": "tutor.save", "version": 1, **save}), encoding="utf-8"
    )
    letter = tmp_path / "letter.txt"
    letter.write_text(f"{said}\nWe cannot accept your registration.\n{said}", encoding="utf-8")
    forms = [["plan", "--format", one] for one in ("toml", "markdown", "html", "calendar", "json")]
    for command in (
        ["progress"],
        ["letter", str(letter)],
        ["letter", "--json", str(letter)],
        ["where"],
        *forms,
    ):
        code = main([*command, *([] if command[0] == "letter" else ["--saves", str(tmp_path)])])
        out, err = capsys.readouterr()
        assert code in (0, 3), (command, err)
        words = (out + err).replace("\r\n", "\n")
        assert not OBEYED.search(words), command


def test_a_course_with_control_signs_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(find_content(None, {}), content)
    glossary = content / "en" / "glossary.toml"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace('meaning = "', 'meaning = "\\u001b]52;c', 1)
    )
    assert main(["check", str(content)]) == 1
    out, err = capsys.readouterr()
    assert "glossary.toml" in out + err and not OBEYED.search(out + err)
