"""A field of several lines has an end: a text without one would make each key cost seconds."""

from tests.tui import ways
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled

from tutor.tui.app import TutorApp
from tutor.tui.widgets.fields import TextField


async def test_a_full_field_takes_nothing_more_says_so_once_and_has_room_again() -> None:
    app = TutorApp(half_way(the_course()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await ways.place("letter-lab", "w")(app, pilot, "")
        field = app.screen.query_one(TextField)
        field.longest = 50
        field.text = "a" * (field.longest - 1)
        field.move_cursor(field.document.end)
        field.insert("bc")
        field.insert("bc")
        await settled(pilot)
        assert len(field.text) == field.longest - 1
        assert [one.message for one in app._notifications].count(
            "There is no room for more text here. Nothing was changed."
        ) == 1
        field.insert("b")
        assert field.text.endswith("ab")
        field.action_delete_left()
        field.insert("c")
        assert field.text.endswith("ac")
