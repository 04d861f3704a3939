"""The conversation in lines: driven by a script from Welcome to the plan, and cut at every line."""

from tests.plain.talking import course, new_sitting, quiz_lines, started, talked, typed_right

from tutor.ground.markdown import plain_words
from tutor.plain.asking import numbers_in
from tutor.sitting.desks import LetterDesk, SkillsDesk

LETTER = (
    "Dear Mina,",
    "Thank you for your interest in Upwork.",
    "We cannot accept your profile, because there are already many freelancers with skills similar to yours.",
    "If you have other skills, please add them and submit your profile again.",
    ".",
)


def lesson_lines() -> list[str]:
    lines = []
    for page in course().units[0].lessons[0].pages:
        lines += ["", *typed_right(page.try_it), ""] if page.try_it else [""]
    return lines


def whole_script() -> list[str]:
    lessons = len(course().units[0].lessons)
    bench = str(len(course().units[1].lessons) + 2)
    return [
        *("Mina", "1", "6", "y", *LETTER, "2026-11-20", "x", "x", "r", "m"),
        *("1", "1", *lesson_lines(), str(lessons + 1), *quiz_lines(), "b"),
        *("2", bench, "keep 1", "questions", "1", "1", "a letter", "b", "b"),
        *("6", "how 1", "done 1", "b", "q"),
    ]


def test_a_script_leads_from_welcome_to_a_ticked_plan() -> None:
    sitting = new_sitting()
    said = talked(sitting, whole_script())
    progress = sitting.progress
    assert (progress.learner.name, progress.learner.hours_per_week) == ("Mina", 6)
    assert progress.learner.role == course().roles[0].id
    letter = progress.letter[0]
    assert letter.family == "declined"
    assert str(letter.received_on) == "2026-11-20"
    assert [mark.role for mark in letter.marks][-2:] == ["reason", "remedy"]
    assert len(progress.page) == len(course().units[0].lessons[0].pages)
    assert progress.answer and all(answer.correct for answer in progress.answer)
    assert {q.id for q in course().units[0].quiz} <= {answer.question for answer in progress.answer}
    assert progress.kept_skills[0].done_for == "client"
    assert progress.kept_skills[0].shown_by == "a letter"
    assert [step for step in progress.step if step.done_on]
    assert "What does not help:" in said and "Again?" in said and "Goodbye" in said


def test_input_may_end_at_every_line() -> None:
    """Each shorter script leaves with a goodbye, and what was done before it is kept."""
    script = whole_script()
    for length in range(len(script)):
        sitting = new_sitting()
        said = talked(sitting, script[:length])
        assert "Goodbye" in said, length
        assert sitting.progress.learner.name == ("Mina" if length else ""), length


def test_a_letter_without_its_dot_is_kept_when_the_input_ends() -> None:
    sitting = started()
    talked(sitting, ["1", str(len(course().units[0].lessons) + 2), "1", *LETTER[:-1]])
    assert sitting.progress.letter[0].text == "\n".join(LETTER[:-1])


def test_what_is_not_understood_is_asked_again_with_what_works() -> None:
    said = talked(started(), ["banana", "99", "?", "q"])
    assert said.count("Type a number from 1 to") == 3
    assert "q = leave" in said


def test_only_four_times_yes_may_be_shown() -> None:
    sitting = started()
    talked(sitting, ["2", str(len(course().units[1].lessons) + 2), "keep 1", "q"])
    bench = ["4", str(len(course().units[3].lessons) + 2)]
    talked(sitting, [*bench, "add", "2", "A sample", "1", "y", "y", "n", "y", "", "q"])
    assert [proof.may_show for proof in sitting.progress.proof] == [False]
    talked(sitting, [*bench, "check 1", "y", "y", "y", "y", "q"])
    assert [proof.may_show for proof in sitting.progress.proof] == [True]


def test_a_test_is_planned_then_passed_with_score_and_day() -> None:
    sitting = started()
    skill = course().certificates[0].skills[0]
    SkillsDesk(sitting).keep(skill, "core")
    bench = ["3", str(len(course().units[2].lessons) + 2)]
    talked(sitting, [*bench, "plan 1", "q"])
    assert sitting.progress.certificate[0].status == "planned"
    talked(sitting, [*bench, "passed 1", "61 of 100", "2026-11-20", "own Typing", "1", "1", "q"])
    first, own = sitting.progress.certificate
    assert (first.status, first.score, str(first.on)) == ("passed", "61 of 100", "2026-11-20")
    assert (own.name, own.skills, own.status) == ("Typing", (skill,), "planned")


def test_an_attempt_is_noted_and_ends() -> None:
    sitting = started()
    bench = ["5", str(len(course().units[4].lessons) + 2)]
    talked(sitting, [*bench, "add", "today", "", "outcome 1", "2", "outcome 7", "b", "b", "q"])
    assert [(one.submitted_on, one.outcome) for one in sitting.progress.attempt] == [
        (sitting.today, "approved")
    ]


def test_enter_goes_on_where_the_learner_stopped() -> None:
    sitting = started()
    said = talked(sitting, ["", "b", "q"])
    assert "Page 1 of" in said and len(sitting.progress.page) == 1
    quiz = course().units[0].quiz
    talked(sitting, ["1", str(len(course().units[0].lessons) + 1), *typed_right(quiz[0].id)])
    again = new_sitting(sitting.progress)
    talked(again, ["", *typed_right(quiz[1].id)])
    assert [answer.question for answer in again.progress.answer] == [quiz[0].id, quiz[1].id]


def test_what_is_said_about_oneself_can_be_changed_and_enter_leaves_it() -> None:
    sitting = started()
    talked(sitting, ["8", "", "parrot trainer", "Parrot trainer for calm homes", "200", "7", "q"])
    learner = sitting.progress.learner
    assert (learner.name, learner.role, learner.work) == ("Mina", "", "parrot trainer")
    assert learner.hours_per_week == 7
    assert learner.title == "Parrot trainer for calm homes"


def test_skills_are_found_owned_dropped_and_never_kept_when_never_done() -> None:
    sitting = started()
    bench = ["2", str(len(course().units[1].lessons) + 2)]
    talked(sitting, [*bench, "own Basket weaving", "3", "find zoho", "own", "1", "drop x", "q"])
    assert [(one.name, one.ring) for one in sitting.progress.kept_skills] == [("Basket weaving", "beyond")]
    talked(sitting, [*bench, "questions", "5", "q"])
    assert not sitting.progress.kept_skills


def test_nothing_said_holds_what_a_terminal_would_obey() -> None:
    sitting = new_sitting()
    said = talked(sitting, ["\x1b[31mMina\x07", "", "", "y", "bad \x9b31m letter.", ".", "", "", "q"])
    assert "\x1b" not in said and "\x9b" not in said and "\x07" not in said


def test_markdown_becomes_words() -> None:
    assert plain_words("## A **b** and *c*\n\n> d\n\n| e | f |\n|---|---|\n| g | h |") == (
        "A b and c\n\n    d\n\ne, f\ng, h"
    )


def test_numbers_are_all_in_range_and_once_or_not_taken() -> None:
    assert numbers_in("3, 1 2", 3) == (2, 0, 1)
    assert [numbers_in(typed, 3) for typed in ("", "0", "4", "1 1", "x", "1 x", "²", "-1")] == [None] * 8


def test_the_notes_can_be_read_from_the_plan() -> None:
    sitting = started()
    units = len(course().units)
    missed = next(one for one in course().units[0].graded if one.kind == "single")
    assert "nothing to note yet" in talked(sitting, [str(units + 1), "notes"])
    sitting.answer(missed.id, ["gone"])
    said = talked(sitting, [str(units + 1), "notes"])
    assert plain_words(missed.prompt).split()[0] in said
    assert "Right is:" in said
    assert "Read it again:" in said


def test_what_is_due_says_why_it_comes_again() -> None:
    sitting = started()
    missed = next(one for one in course().units[0].graded if one.kind == "single")
    sitting.answer(missed.id, ["gone"])
    said = talked(sitting, [str(len(course().units) + 2)])
    assert "1 question to review (1 min)" in said
    assert "Your answer of 23 Nov was not right yet." in said


def test_the_reader_decides_an_unsure_letter_in_lines_too() -> None:
    sitting = started()
    LetterDesk(sitting).keep("Hello Mina, please see below.")
    bench = str(len(course().units[0].lessons) + 2)
    said = talked(sitting, ["1", bench, "5", "1", "1", "b", "b", "q"])
    (letter,) = sitting.progress.letter
    assert (letter.family, letter.decided) == ("declined", True)
    assert "Your plan follows what you said" in said
