"""The plan in a calendar: one all-day entry per open step, that a newer plan moves instead of doubling."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar, Component
from tests.exports.making import HOSTILE, plan, step

from tutor.exports.plan_calendar import plan_calendar
from tutor.ground.clean import clean_line


def entries(text: str) -> list[Component]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_each_open_step_is_one_all_day_entry() -> None:
    found = entries(plan_calendar(plan()))
    assert [str(entry["summary"]) for entry in found] == ["Step 1", "Step 2", "Step 3"]
    first = found[0]
    assert first.decoded("dtstart") == date(2026, 11, 23)
    assert first.decoded("dtend") == date(2026, 11, 26)
    assert "nothing verifies it yet" in str(first["description"])
    assert "2. Take the test." in str(first["description"])
    (reminder,) = first.walk("VALARM")
    assert reminder.decoded("trigger") == timedelta(hours=9)


def test_a_step_keeps_its_entry_from_plan_to_plan() -> None:
    before = entries(plan_calendar(plan()))[0]
    after = entries(
        plan_calendar(plan(made_on=date(2026, 11, 29), step=[step(1, due_on=date(2026, 12, 6))]))
    )[0]
    assert before["uid"] == after["uid"]
    assert int(after.decoded("sequence")) > int(before.decoded("sequence"))
    assert len({str(entry["uid"]) for entry in entries(plan_calendar(plan()))}) == 3


def test_nothing_in_it_follows_the_clock() -> None:
    assert "DTSTAMP:20261122T000000Z\r\n" in plan_calendar(plan())


@pytest.mark.parametrize("text", HOSTILE)
def test_lines_are_folded_and_words_stay_words(text: str) -> None:
    rendered = plan_calendar(plan(text))
    lines = rendered.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    found = entries(rendered)
    assert len(found) == 3
    assert str(found[0]["summary"]) == clean_line(text)
