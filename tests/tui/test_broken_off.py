"""What was typed and not kept yet, in a form or an editor, when somebody else ends the tutor."""

import os
import signal
from pathlib import Path

import pytest
from tests.tui import ways
from tests.tui.a_learner import half_way, the_course
from tests.tui.real_terminal import Terminal
from tests.tui.test_any_moment import BEGUN as PROGRAM
from tests.tui.test_any_moment import is_tidy, of_ana
from tests.tui.waiting import settled
from textual.widgets import Input

from tutor.sitting.copies import save_text
from tutor.tui.app import TutorApp
from tutor.tui.screens.form import Filled
from tutor.tui.screens.form_drafts import as_text, from_text
from tutor.tui.screens.skill_dialogs import HonestQuestions

BEGUN = "half a sentence"


def test_asleep_and_ended_with_a_form_open_hung_up_on_in_an_editor_all_is_there_again(tmp_path: Path) -> None:
    first = of_ana(tmp_path).shows("Ready to resubmit")
    first.press("aBella").shows("Bella")
    os.kill(first.child, signal.SIGTSTP)
    _, status = os.waitpid(first.child, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    first.screen.reset()
    os.kill(first.child, signal.SIGCONT)
    first.shows("Bella").press("trix").shows("Bellatrix")
    os.kill(first.child, signal.SIGTERM)
    assert first.exit_code() == 128 + signal.SIGTERM
    assert is_tidy(first)

    second = Terminal(tmp_path, PROGRAM).shows("Ready to resubmit").press("a").shows("Bellatrix")
    second.shows("Back (Esc)")  # the whole form is there, and nothing of Home
    second.press("\x1b").shows("Ready to resubmit").press("gl").shows("Paste the whole letter")
    second.press(BEGUN).shows(BEGUN)
    assert second.hang_up() == 128 + signal.SIGHUP

    third = Terminal(tmp_path, PROGRAM).shows("not read yet").press("\r").shows(BEGUN).press("\x03")
    assert third.exit_code() == 0
    assert is_tidy(third)
    assert b"Bellatrix" in (tmp_path / "saves" / "me.toml").read_bytes()


async def test_the_questions_on_a_skill_find_again_what_stood_there_when_the_tutor_was_ended() -> None:
    sitting = half_way(the_course())
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await ways.honest_questions(app, pilot, "")
        assert isinstance(app.screen, HonestQuestions)
        app.screen.query_one("#shown-by", Input).value = BEGUN
        await settled(pilot)
    sitting.keep_begun()
    again = half_way(the_course())
    again.drafts = {row.place: row.text for row in sitting.progress.draft}
    app = TutorApp(again)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await ways.honest_questions(app, pilot, "")
        assert app.screen.query_one("#shown-by", Input).value == BEGUN
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not again.drafts
        assert BEGUN in save_text(again.progress)


def test_what_stood_in_a_form_comes_back_as_it_was() -> None:
    filled = Filled(
        keep=False, lines={"title": 'Á "字"\n'}, choices={"skills": ("zoho", "own/x"), "kind": ()}
    )
    assert from_text(as_text(filled)) == filled


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", '{"lines": 1, "choices": 2}', '{"lines": {}, "choices": {"a": 1}}', "[" * 99999],
)
def test_a_draft_that_somebody_broke_by_hand_is_no_draft(text: str) -> None:
    assert from_text(text) is None
