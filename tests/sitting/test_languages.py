"""Which languages a learner can choose: those of the course and those of the interface, each by its own name."""

from datetime import UTC, date, datetime

import pytest
from tests.tui.a_learner import the_course

from tutor.course.languages import own_name
from tutor.ground.tongue import speak
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.languages import language_news, languages
from tutor.sitting.sitting import Sitting


def sitting(language: str = "en") -> Sitting:
    learner = Learner(id="ana", language=language, started_on=date(2026, 11, 23))
    progress = Progress(learner=learner)
    return Sitting(
        the_course(), MemoryStore([progress]), lambda: datetime(2026, 11, 23, tzinfo=UTC), progress
    )


def test_each_language_is_offered_by_its_own_name_whatever_is_spoken() -> None:
    speak("fil")
    assert languages(sitting()) == (("en", "English"), ("fil", "Filipino"))


def test_a_language_that_is_saved_and_not_here_is_named_all_the_same() -> None:
    assert ("xx", "xx") in languages(sitting("xx"))


@pytest.mark.parametrize(("code", "name"), [("pt-BR", "Português"), ("zh", "中文"), ("tlh", "tlh")])
def test_a_language_without_a_name_of_its_own_goes_by_its_code(code: str, name: str) -> None:
    assert own_name(code) == name


def test_a_chosen_language_is_told_to_come_with_the_next_start() -> None:
    one = sitting()
    assert language_news(one) == ""
    one.introduce(language="fil")
    assert language_news(one) == "from the next start on"
    speak("fil")
    assert language_news(one) == ""
