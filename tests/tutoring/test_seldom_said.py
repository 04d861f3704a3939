"""What the tutor says seldom: each sentence where it belongs, and no words where nothing is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import pytest
from tests.tutoring.letter_guide import guide
from tests.tutoring.plan_learners import ana, letter, plan_of
from tests.tutoring.plan_learners import course as plan_course
from tests.tutoring.plan_learners import kept as plan_kept
from tests.tutoring.small_catalogues import SMALL, kept

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.course.models import Option, Question
from tutor.learner import changes
from tutor.learner.changes import attempt_said, skill_said
from tutor.learner.progress import (
    Attempt,
    Learner,
    LetterMark,
    PageRead,
    ProfileThen,
    Progress,
    SavedLetter,
    SavedSkill,
)
from tutor.tutoring.answer_words import given_answer_words
from tutor.tutoring.attempt_changes import profile_now
from tutor.tutoring.bench_advice import advise
from tutor.tutoring.bench_words import bench_words
from tutor.tutoring.carried_over import carried_over
from tutor.tutoring.completeness import ProfileParts, part_of_profile
from tutor.tutoring.deadlines import find_deadline
from tutor.tutoring.deciding import as_decided
from tutor.tutoring.edited_values import as_day, as_note
from tutor.tutoring.grading import grade, unreadable
from tutor.tutoring.letter_links import letter_links
from tutor.tutoring.letter_news import letter_news
from tutor.tutoring.letter_reading import read_letter
from tutor.tutoring.letter_text import ReadableText
from tutor.tutoring.letter_words import lexicon_of
from tutor.tutoring.list_items import list_items
from tutor.tutoring.plan_edits import NotTaken
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.submit import steps as submit
from tutor.tutoring.plan_since import changes_since as plan_changes_since
from tutor.tutoring.plan_taking import TakenOver
from tutor.tutoring.readiness import Readiness, raise_most
from tutor.tutoring.sentences import LONGEST, Span, clauses
from tutor.tutoring.skills_bench import BenchEntry, SkillsBench
from tutor.tutoring.standing import unit_standings
from tutor.tutoring.title_check import check_title, title_lines
from tutor.tutoring.wording import filled
from tutor.tutoring.worth_of_tests import best_test

TODAY = date(2026, 11, 23)
LETTER = SavedLetter(id="letter-1", text="No.", family="declined", reasons=("crowded-skills",))


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


def test_marks_and_joins_of_what_is_not_there_change_nothing() -> None:
    progress = Progress(skill=(SavedSkill(id="zoho"),))
    assert changes.letter_marked(progress, "gone", (LetterMark(role="reason", start=0, end=1),)) == progress
    assert changes.skills_joined(progress, "zoho", "gone") == progress
    assert changes.skills_joined(progress, "gone", "zoho") == progress


def test_an_order_is_told_with_its_numbers() -> None:
    options = tuple(Option(id=one, text=one.upper(), feedback="So.") for one in "abc")
    asked = a_question("order", options)
    assert given_answer_words(asked, ("c", "a", "gone")) == ("1. C", "2. A")


def a_question(kind: str, options: tuple[Option, ...], **more: Any) -> Question:
    known: dict[str, Any] = {"id": "u/q", "objective": "o", "lesson": "l", "page": "p", "prompt": "?"}
    return Question.model_construct(**{**known, "kind": kind, "options": options, "because": "So.", **more})


def test_what_is_typed_as_nothing_is_asked_again_and_no_wrong_answer() -> None:
    typed = a_question("text", (Option(id="a", text="Yes", feedback="So.", right=True),))
    assert unreadable(typed, (" … ",)) == "Type a word or a few words."
    assert unreadable(typed, ("yes",)) == ""


def test_a_number_nobody_gave_a_value_for_is_near_to_none() -> None:
    options = (
        Option(id="a", text="?", feedback="So."),
        Option(id="b", text="5", value=5.0, feedback="Yes.", right=True),
    )
    assert grade(a_question("number", options), ("5",)).correct
    assert not grade(a_question("number", options), ("4",)).correct


@pytest.mark.parametrize(
    ("said", "day"),
    [("Please reply by tomorrow.", date(2026, 11, 24)), ("You must answer by today.", TODAY)],
)
def test_a_day_in_a_word_is_a_deadline(said: str, day: date) -> None:
    found = find_deadline(said, TODAY)
    assert found is not None and found.on == day


def test_business_days_at_the_end_of_the_calendar_are_no_deadline() -> None:
    assert find_deadline("Please reply within 5 business days.", date.max) is None


def test_what_its_reader_decided_stands() -> None:
    reading = read_letter("Hello there, this is about something.", guide())
    assert as_decided(reading, None, guide()) == reading
    said = as_decided(reading, LETTER.model_copy(update={"decided": True}), guide())
    assert (said.family, [one.id for one in said.reasons]) == ("declined", ["crowded-skills"])


def test_days_and_notes_that_people_wrote_otherwise() -> None:
    assert as_day(datetime(2026, 11, 23, 9, tzinfo=UTC)) == TODAY
    assert as_day(7) is None
    assert (as_note(7), as_note(True)) == ("7", None)


def test_an_address_that_is_none_is_not_upworks() -> None:
    assert not any(link.of_upwork for link in letter_links("Look at https://[upwork.com/x and go."))


def test_a_later_letter_is_told_apart_from_the_one_before() -> None:
    other = LETTER.model_copy(update={"id": "letter-2", "reasons": ("no-matching-work", "of-another-course")})
    again = LETTER.model_copy(update={"id": "letter-3"})
    assert letter_news((LETTER, other), None, guide()) == letter_news((LETTER, other), LETTER, guide()) == ()
    new, unknown, gone = letter_news((LETTER, other), other, guide())
    assert new.startswith("New since your last letter: ") and unknown.endswith("of-another-course.")
    assert gone.startswith("No longer said: ")
    assert letter_news((LETTER, again), again, guide()) == ("It says the same as your last letter.",)


def test_a_letter_in_the_code_of_mails_is_read_as_it_was_meant() -> None:
    assert [word.text for word in ReadableText("You=E2=80=99re wel=\ncome").words()] == ["youre", "welcome"]
    assert "20" in ReadableText("x=20 y").text


def test_words_nobody_knew_do_not_fill_the_memory() -> None:
    lexicon = lexicon_of(guide().signs)
    known = lexicon.single("freelancers")
    for number in range(50_010):
        lexicon.single(f"q{number}")
    assert lexicon.single("freelancers") == known


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("(Excel, Word, Zoho", ["Excel", "Word", "Zoho"]),
        ("Excel, " + "x" * 300 + ", Word", ["Excel", "Word"]),
    ],
)
def test_half_brackets_and_endless_words_in_a_list(text: str, items: list[str]) -> None:
    assert [one.text for one in list_items(text)] == items


def test_a_plan_that_gave_nothing_says_which_nothing() -> None:
    none = TakenOver(Progress(), (), ())
    assert none.words() == ["Nothing to take over: your progress has all of this already."]
    assert TakenOver(Progress(), (), (), refused=True).words() == ["Nothing was taken over."]
    assert TakenOver(Progress(), (), (NotTaken(1, "a step"),)).words() == ["Nothing was taken over."]


def test_a_full_profile_has_nothing_to_raise() -> None:
    assert raise_most(Readiness(100, (), ())) == "Ready 100/100. Each part is full."


def test_a_clause_without_joints_is_cut_at_a_space_and_a_word_without_spaces_hard() -> None:
    for text in ("word " * 400, "x" * 1000, "This is said, and that is said too; " * 40):
        parts = clauses(text, Span(0, len(text)))
        assert all(part.end - part.start <= LONGEST for part in parts)
        assert "".join(text[part.start : part.end] for part in parts).replace(" ", "") == text.replace(
            " ", ""
        )


@pytest.mark.parametrize("sharper", [True, False])
def test_a_title_without_fault_is_told_so(course: Course, sharper: bool) -> None:
    progress = Progress(
        learner=Learner(role="customer-support", title="Customer support by e-mail for online shops"),
        skill=(kept("email-handling"), kept("zoho", "tool")),
    )
    check = check_title(progress, course)
    lines = title_lines(check._replace(faults=(), sharper=("Zoho support",)), sharper=sharper)
    assert "Title: nothing to mend was found." in lines
    assert ("  - Zoho support" in lines) == sharper


def test_a_text_whose_brackets_do_not_fit_is_shown_as_it_stands() -> None:
    assert filled("Half {open", {"open": "x"}) == "Half {open"


def test_the_worth_of_a_test_in_words() -> None:
    best = best_test(Progress(skill=(kept("english-writing"),)), SMALL)
    assert best is not None
    assert best.words.startswith("can verify 1 skill of yours in ")
    assert best.brief.startswith("1 skill, ")
    assert replace(best, verifies=frozenset()).words.startswith("verifies nothing new for you, ")


@pytest.mark.parametrize(
    ("roles", "told"),
    [((), "not marked by you yet"), (("reason",), "marked by you"), (("remedy",), "way out marked")],
)
def test_home_says_how_far_a_letter_is_marked(
    course: Course, roles: tuple[Literal["reason", "remedy"], ...], told: str
) -> None:
    marks = tuple(LetterMark(role=role, start=0, end=1) for role in roles)
    letter = LETTER.model_copy(update={"marks": marks})
    assert unit_standings(Progress(letter=(letter,)), course)[0].words.endswith(told)


PARTS = ProfileParts(skills=3, photo=True, employments=2)


@pytest.mark.parametrize(
    ("part", "there"),
    [("skill", "3"), ("employment", "2"), ("photo", "yes"), ("video", "no"), ("unheard-of", "")],
)
def test_what_of_the_profile_is_there(part: str, there: str) -> None:
    assert part_of_profile(PARTS, part) == there


def test_the_bench_advises_one_thing_after_the_other() -> None:
    def advice(*entries: BenchEntry) -> str:
        return advise(SkillsBench(entries), (), SMALL).advice

    core = tuple(BenchEntry(f"own/{n}", f"Own {n}", "core", "kept") for n in range(6))
    english = BenchEntry("english-writing", "English Writing", "tool", "kept")
    assert advice(*core).startswith("Add the programs and sites")
    assert "Next could be English Writing: " in advice(*core, english)
    own_tool = BenchEntry("own/tool", "Own tool", "tool", "kept")
    assert advice(*core, own_tool).startswith("Nothing shows Own 0 yet."), "no test, no advice to pass one"
    verified = tuple(one._replace(verified=True) for one in core)
    assert advice(*verified, english).startswith("Nothing shows Own 0 yet.")
    proven = tuple(one._replace(proven=True, open_questions=("last_used",)) for one in (*verified, english))
    assert advice(*proven) == "Say when you last used Own 0, and what shows it."
    done = tuple(one._replace(open_questions=()) for one in proven)
    assert advice(*done) == "Your list is honest and has proof. Go on to the plan."
    support = BenchEntry("customer-support", "Customer Support", "core", "kept", True, True)
    crowded = support._replace(note=SMALL.skill["customer-support"])
    assert advice(*(crowded for _ in range(6)), done[-1]).startswith("Many others offer each")


def test_a_skill_with_a_new_name_is_no_change_of_the_profile(course: Course) -> None:
    was = course.skills[0].model_copy(update={"was": ("a-former-name",)})
    course = course.model_copy(update={"skills": (was, *course.skills[1:])})
    then = ProfileThen(on=TODAY, skills=(was.was[0],), verified=(was.was[0],))
    progress = Progress(attempt=(Attempt(id="attempt-1", submitted_on=TODAY, profile=then),))
    now = carried_over(progress, course).attempt[0].profile
    assert now is not None and now.skills == now.verified == (was.id,)


@pytest.mark.parametrize("grown", [False, True])
def test_the_step_to_hand_in_again_says_what_is_new(grown: bool) -> None:
    first = ana(letter=[letter("declined", "crowded-skills")], skill=[plan_kept("email-handling")])
    sent = attempt_said(
        first,
        "",
        submitted_on=TODAY - timedelta(9),
        outcome="declined",
        profile=profile_now(first, plan_course(), TODAY - timedelta(9)),
    )
    now = skill_said(sent, "zoho", kept=True, done_for="employer", ring="tool") if grown else sent
    facts = Facts(now, plan_course(), TODAY)
    told = " ".join(words for step in submit(facts) for words in step.fills.values())
    assert ("New since" in told) == grown and ("nothing has changed here" in told) != grown


def test_pages_read_since_are_counted() -> None:
    page = PageRead(lesson="letter/read-it-all", page="p1", at=datetime(2026, 11, 23, 9, tzinfo=UTC))
    changes = plan_changes_since(ana(page=[page]), plan_course(), TODAY - timedelta(1), TODAY)
    assert "You read 1 page." in changes.happened


def test_half_a_bracket_in_a_text_of_another_course_is_shown() -> None:
    course = load_course(find_content(None, {}))
    text = course.bench_texts[0]
    broken = course.model_copy(update={"bench_texts": (text.model_copy(update={"lines": ("Half {open",)}),)})
    words = bench_words(broken, text.id)
    assert words is not None and words.lines == ("Half {open",)


def test_a_lesson_ticked_off_keeps_its_name_when_no_rule_asks_for_it() -> None:
    lesson = plan_course().units[0].lessons[1]
    done = {"id": f"review/{lesson.id}", "done_on": TODAY}
    (step,) = [one for one in plan_of(ana(step=[done])).step if one.done]
    assert lesson.title in step.title and step.id == done["id"]
