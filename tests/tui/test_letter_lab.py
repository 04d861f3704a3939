"""The Letter lab as a learner meets it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste
from textual.widgets import Input, OptionList, Static, TextArea

from tutor.course.loading import find_content, load_course
from tutor.ground.problem import UnreadableInput
from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import LONGEST_LETTER, LetterDesk
from tutor.sitting.letter_files import LARGEST, text_of_file
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.letter_lab import LetterLabScreen
from tutor.tui.widgets.pick_list import PickList

COURSE = load_course(find_content(None, {}), cached=False)
LETTER = (
    "Hello Ana,\n\nThank you for your interest in Upwork.\n\n"
    "There are already many freelancers with a skill set similar to yours, "
    "so we cannot accept your registration.\n\n"
    "If you have more skills or experience to add, update your profile and submit it again.\n"
)


class LabApp(App[None]):
    def __init__(self, letter: str = "") -> None:
        super().__init__()
        self.sitting = Sitting(
            COURSE, MemoryStore(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress()
        )
        if letter:
            LetterDesk(self.sitting).keep(letter, date(2026, 11, 19))

    def on_mount(self) -> None:
        self.push_screen(LetterLabScreen())


def card(app: App[None]) -> str:
    return str(app.screen.query_one("#card", Static).render())


async def test_a_pasted_letter_is_read_and_saved_with_its_date() -> None:
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(TextArea).post_message(Paste(LETTER))
        await pilot.pause()
        app.screen.query_one("#received-on", Input).value = "2026-11-19"
        await pilot.press("ctrl+s")
        await pilot.pause()
        letter = app.sitting.progress.newest_letter
        assert letter and letter.received_on == date(2026, 11, 19) and letter.family == "declined"
        assert app.screen.query_one(PickList).has_focus


async def test_a_date_that_is_none_is_told_and_nothing_is_saved() -> None:
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(TextArea).text = LETTER
        app.screen.query_one("#received-on", Input).value = "19/11"
        await pilot.click("#read-it")
        await pilot.pause()
        assert "2026-11-19" in str(app.screen.query_one("#paste-problem", Static).render())
        assert app.sitting.progress.letter == ()


async def test_an_empty_letter_is_told() -> None:
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "no text" in str(app.screen.query_one("#paste-problem", Static).render())


async def test_a_giant_paste_is_refused() -> None:
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(TextArea).post_message(Paste("a" * (LONGEST_LETTER + 1)))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == ""


async def test_marks_by_keys_are_saved_and_the_same_key_takes_them_away() -> None:
    app = LabApp(LETTER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "r", "down", "m")
        assert [mark.role for mark in app.sitting.progress.letter[0].marks] == ["reason", "remedy"]
        await pilot.press("m")
        assert [mark.role for mark in app.sitting.progress.letter[0].marks] == ["reason"]
        assert app.screen.query_one(PickList).highlighted == 3


async def test_marks_by_mouse_alone() -> None:
    app = LabApp(LETTER)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.click("#sentences", offset=(4, 3))
        await pilot.click("#mark-reason")
        mark = app.sitting.progress.letter[0].marks[0]
        assert LETTER[mark.start : mark.end].startswith("There are already")
        assert "Try again" not in card(app)
        await pilot.click("#compare")
        assert "Try again" in card(app)


async def test_enter_shows_both_marks_and_the_card_with_sources() -> None:
    app = LabApp(LETTER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "r")
        assert "tutor" not in str(app.screen.query_one(PickList).get_option_at_index(2).prompt)
        await pilot.press("enter")
        row = str(app.screen.query_one(PickList).get_option_at_index(2).prompt)
        assert "you ▌ reason" in row and "tutor ▌ reason" in row and "✓ the same" in row
        assert COURSE.letters.reason["crowded-skills"].label in card(app)
        assert "as of" in card(app)


async def test_a_sample_is_marked_but_never_saved() -> None:
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#take-sample")
        await pilot.pause()
        app.screen.query_one(OptionList).focus()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("r", "enter")
        assert "not saved" in str(app.screen.query_one("#letter-facts", Static).render())
        assert "▌ reason" in str(app.screen.query_one(PickList).get_option_at_index(0).prompt)
        assert app.sitting.progress == Progress()


async def test_escape_goes_back_and_keeps_the_draft() -> None:
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(TextArea).insert("half a letter")
        await pilot.pause()
        await pilot.press("escape")
        assert not isinstance(app.screen, LetterLabScreen)
        await app.push_screen(LetterLabScreen())
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "half a letter"


async def test_another_letter_can_be_given_and_escape_returns_to_the_first() -> None:
    app = LabApp(LETTER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        assert app.screen.query_one(TextArea).has_focus
        await pilot.press("r", "escape")
        assert app.screen.query_one(PickList).has_focus
        assert app.sitting.progress.letter[0].marks == ()


async def test_what_is_no_letter_is_said_kindly() -> None:
    app = LabApp("Two eggs and some flour. Stir well and bake it for an hour, then eat [b]it[/b] warm.")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "n")
        assert "no fault of yours" in card(app)


async def test_a_file_is_opened_into_the_paste(tmp_path: Path) -> None:
    place = tmp_path / "letter.txt"
    place.write_text(LETTER, encoding="utf-8")
    app = LabApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#letter-path", Input).value = str(place)
        await pilot.click("#open-file")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == LETTER
        assert app.sitting.progress.letter == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "opened"),
        (b"", "empty"),
        (b"PK\x00\x01", "not text"),
        ("café".encode("latin-1"), "not UTF-8 text"),
        ("hel\0lo".encode("utf-16"), "not text"),
        (b"a" * (LARGEST + 1), "too large"),
    ],
)
def test_a_file_that_is_no_letter_is_refused_in_plain_words(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    place = tmp_path / "letter.txt"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(UnreadableInput, match=words):
        text_of_file(str(place))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_letter_is_read_however_an_editor_keeps_text(tmp_path: Path, encoding: str) -> None:
    place = tmp_path / "letter.txt"
    place.write_bytes(LETTER.encode(encoding))
    assert text_of_file(place) == LETTER


async def test_the_reader_decides_a_letter_that_the_tutor_is_not_sure_of() -> None:
    app = LabApp("We looked at what you sent us and the answer is one you will not like.")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "you can decide it" in card(app)
        await pilot.click("#decide")
        await pilot.pause()
        for _ in range(2):
            await pilot.press("space", "ctrl+s")
            await pilot.pause()
        (kept,) = app.sitting.progress.letter
        assert (kept.family, len(kept.reasons), kept.decided) == ("declined", 1, True)
        assert app.sitting.plan().situation.family == "declined"
        assert "You decided" in card(app)


async def test_a_second_letter_is_laid_beside_the_first() -> None:
    app = LabApp(LETTER)
    later = "Your application to Upwork was declined because your profile is incomplete. Add a photo."
    LetterDesk(app.sitting).keep(later, date(2026, 11, 22))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "New since your last letter" in card(app)
        assert "No longer said" in card(app)
