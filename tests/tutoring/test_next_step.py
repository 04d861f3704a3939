"""What Enter does on Home: the exact place, never one that is not there, and the whole way to the plan."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, ana, attempt, course, kept, letter, passed

from tutor.learner.progress import Answer, Here, PageRead, Progress, Proof
from tutor.tutoring.next_step import NextStep, next_step
from tutor.tutoring.standing import unit_standings

NOW = datetime(2026, 11, 23, tzinfo=UTC)
UNITS = course().units
LESSON = UNITS[0].lessons[0]


def read(*lessons: str) -> tuple[PageRead, ...]:
    return tuple(
        PageRead(lesson=name, page=page.id, at=NOW)
        for name in lessons
        for page in course().lesson[name].pages
    )


def step(progress: Progress) -> NextStep:
    return next_step(progress, course(), TODAY)


def is_there(found: NextStep) -> bool:
    match found.kind:
        case "page":
            return 0 <= found.page < len(course().lesson[found.lesson].pages)
        case "question":
            return found.question in course().question
        case "workbench":
            return found.screen == course().unit[found.unit].workbench
        case _:
            return True


def test_a_new_learner_begins_with_the_first_page() -> None:
    first = step(Progress())
    assert (first.kind, first.lesson, first.page) == ("page", LESSON.id, 0)
    assert first.why


def test_the_learner_goes_on_at_the_exact_page() -> None:
    lesson = UNITS[1].lessons[1]
    stopped = step(ana(here=Here(unit=UNITS[1].id, lesson=lesson.id, page=1)))
    assert (stopped.lesson, stopped.page) == (lesson.id, 1)
    assert f"page 2 of {len(lesson.pages)}" in stopped.title


def test_the_learner_goes_on_at_the_exact_question_until_it_is_answered() -> None:
    question = UNITS[0].quiz[2].id
    save = ana(here=Here(unit=UNITS[0].id, question=question))
    assert step(save).question == question
    done = save.model_copy(update={"answer": (Answer(question=question, at=NOW),)})
    assert step(done).question != question


def test_a_lesson_that_is_finished_leads_to_the_next_thing() -> None:
    save = ana(page=read(LESSON.id), letter=[letter("declined", "crowded-skills")])
    save = save.model_copy(update={"here": Here(unit=UNITS[0].id, lesson=LESSON.id, page=1)})
    after = step(save)
    assert (after.kind, after.lesson, after.page) == ("page", UNITS[0].lessons[1].id, 0)
    assert "Your letter says" in after.why


def test_the_letter_lab_comes_early_while_there_is_no_letter() -> None:
    assert step(ana(page=read(LESSON.id))).screen == "letter-lab"


def test_a_unit_goes_from_lessons_to_workbench_to_quiz_to_the_next_unit() -> None:
    unit = UNITS[1]
    here = Here(unit=unit.id)
    pages = read(*(lesson.id for lesson in unit.lessons))
    assert step(ana(here=here, page=pages)).screen == unit.workbench
    skills = [kept("zoho")]
    asked = step(ana(here=here, page=pages, skill=skills))
    assert asked.question == unit.quiz[0].id
    answers = [Answer(question=one.id, at=NOW, correct=True) for one in unit.quiz]
    assert step(ana(here=here, page=pages, skill=skills, answer=answers)).unit != unit.id


@pytest.mark.parametrize(
    ("number", "skills", "title", "why"),
    [
        (1, 0, "Skills · Skills bench", "Your list has no skill yet; everything else builds on it."),
        (
            2,
            0,
            "Tests · Test planner",
            "No skill is on your list yet; tests and proof are for what stands there.",
        ),
        (
            2,
            1,
            "Tests · Test planner",
            "You keep 1 skill, and no test is noted yet; here are the tests that fit.",
        ),
        (
            3,
            0,
            "Portfolio · Portfolio builder",
            "No skill is on your list yet; tests and proof are for what stands there.",
        ),
        (3, 2, "Portfolio · Portfolio builder", "You keep 2 skills and have no proof here yet."),
        (
            4,
            0,
            "Keep going · Attempts",
            "No attempt is noted yet; with its date and outcome the plan knows where you stand.",
        ),
    ],
)
def test_a_bench_says_why_it_comes_now(number: int, skills: int, title: str, why: str) -> None:
    unit = UNITS[number]
    kept_ones = [kept("zoho"), kept("email-handling")][:skills]
    pages = read(*(lesson.id for lesson in unit.lessons))
    assert step(ana(here=Here(unit=unit.id), page=pages, skill=kept_ones)) == NextStep(
        "workbench", title, why, unit=unit.id, screen=unit.workbench
    )


def test_the_letter_lab_says_that_one_knows_now_what_to_look_for() -> None:
    assert step(ana(page=read(LESSON.id))) == NextStep(
        "workbench",
        "The letter · Letter lab",
        "You know what to look for now; read your own letter with it.",
        unit="letter",
        screen="letter-lab",
    )


def test_a_page_says_what_of_the_learners_own_makes_it_worth_reading() -> None:
    mine = {
        "letter": [letter("declined", "crowded-skills")],
        "skill": [kept("email-handling", name="Email Handling"), kept("zoho")],
    }
    says = "Your letter says “Too many freelancers with similar skills”; after this lesson you can "
    keeps = "You keep Email Handling and zoho; after this lesson you can "
    opened = [step(ana(here=Here(unit=unit.id), **mine)) for unit in UNITS]
    assert [one.why.startswith((says, keeps)) for one in opened] == [True] * 5
    assert [one.why.startswith(says) for one in opened] == [True, True, False, False, True]
    alone = step(ana(here=Here(unit="skills"), skill=mine["skill"]))
    assert alone.why == keeps + "list only what you have done, at its true size."
    assert step(Progress()) == NextStep(
        "page",
        "The letter · Read the whole letter, page 1 of 6",
        "After this lesson you can find the reason and the way out in your own letter.",
        unit="letter",
        lesson="letter/read-it-all",
    )


def test_a_page_is_found_again_by_its_id_wherever_it_stands_now() -> None:
    lesson = UNITS[1].lessons[1]
    here = Here(unit=UNITS[1].id, lesson=lesson.id, page=0, page_id=lesson.pages[2].id)
    assert (step(ana(here=here)).lesson, step(ana(here=here)).page) == (lesson.id, 2)
    beyond = Here(unit=UNITS[1].id, lesson=lesson.id, page=99)
    assert step(ana(here=beyond)).page == len(lesson.pages) - 1


def test_a_quiz_says_how_much_of_it_is_left() -> None:
    unit = UNITS[1]
    pages = read(*(lesson.id for lesson in unit.lessons))
    begun = [Answer(question=one.id, revision=one.revision, at=NOW) for one in unit.quiz[:3]]
    asked = step(ana(here=Here(unit=unit.id), page=pages, skill=[kept("zoho")], answer=begun))
    assert asked == NextStep(
        "question",
        "Skills · Quiz",
        f"You read Skills; {len(unit.quiz) - 3} questions will show what stuck.",
        unit=unit.id,
        question=unit.quiz[3].id,
    )


def test_a_question_that_was_left_says_that_all_before_it_is_saved() -> None:
    question = UNITS[0].quiz[2]
    here = Here(unit=UNITS[0].id, question=question.id)
    assert step(ana(here=here)).why == "You stopped at this question; your answers before it are saved."
    older = Answer(question=question.id, revision=question.revision - 1, at=NOW)
    assert "changed" in step(ana(here=here, answer=[older])).why


def finished(correct: bool) -> Progress:
    return ana(
        letter=[letter("declined", "crowded-skills")],
        skill=[kept("zoho")],
        certificate=[passed("efset-50")],
        proof=[Proof(id="p")],
        attempt=[attempt("declined")],
        page=read(*course().lesson),
        answer=[Answer(question=q.id, at=NOW, correct=correct) for unit in UNITS for q in unit.quiz],
    )


def test_after_all_units_wrong_answers_come_back_and_then_the_plan() -> None:
    again = step(finished(correct=False))
    assert (again.kind, again.title) == ("review", "Review")
    assert again.why == "5 questions to review (3 min): what is asked again after some time stays in mind."
    assert step(finished(correct=True)) == NextStep(
        "plan",
        "Your plan",
        "You went through all units; your plan says what to do now, step by step.",
    )


HERES = st.builds(
    Here,
    unit=st.sampled_from(["", "letter", "tests", "gone"]),
    lesson=st.sampled_from(["", LESSON.id, "gone/lesson"]),
    page=st.sampled_from([0, 1, 99, 10**9]),
    question=st.sampled_from(["", UNITS[0].quiz[0].id, "gone/question"]),
)


@given(saves(), HERES)
def test_nobody_is_pointed_at_what_is_not_there(progress: Progress, here: Here) -> None:
    found = step(progress.model_copy(update={"here": here}))
    assert is_there(found)
    assert found.title
    assert found.why


def test_following_the_next_step_leads_through_the_whole_course() -> None:
    save = finished(correct=True).model_copy(update={"page": (), "answer": ()})
    for _ in range(1000):
        found = step(save)
        if found.kind == "page":
            page = course().lesson[found.lesson].pages[found.page]
            more = PageRead(lesson=found.lesson, page=page.id, at=NOW)
            save = save.model_copy(update={"page": (*save.page, more)})
        elif found.kind == "question":
            answer = Answer(question=found.question, at=NOW, correct=True)
            save = save.model_copy(update={"answer": (*save.answer, answer)})
        else:
            break
    assert found.kind == "plan"
    assert {one.state for one in unit_standings(save, course())} == {"done"}


def test_home_tells_each_unit_by_the_learners_own_work() -> None:
    save = ana(
        letter=[letter("declined", "crowded-skills")],
        skill=[kept("customer-service"), kept("zoho")],
        certificate=[passed("hubspot-inbound")],
        proof=[Proof(id="p", skills=("zoho",), may_show=True)],
        attempt=[attempt("waiting")],
        here=Here(unit="skills"),
    )
    standings = unit_standings(save, course())
    assert [one.words for one in standings] == [
        "1 reason found, not marked by you yet",
        "2 kept · 1 crowded · 1 wants a proof",
        "1 of 3 verified",
        "1 of 2 skills have proof",
        "1 attempt, the newest: waiting",
    ]
    assert [one.state for one in standings] == ["ahead", "here", "ahead", "ahead", "ahead"]


@given(saves())
def test_standings_count_no_more_than_there_is(progress: Progress) -> None:
    for one in unit_standings(progress, course()):
        assert 0 <= one.lessons_read <= one.lessons
        assert 0 <= one.pages_read <= one.pages
        assert 0 <= one.quiz_right <= one.quiz_answered <= one.quiz
        assert one.words


def test_a_letter_that_is_pasted_and_not_read_yet_comes_before_all_else() -> None:
    pasted = ana(draft=[{"place": "letter", "text": "Dear Ana, no."}])
    assert step(pasted).screen == "letter-lab"
    assert step(pasted).why == "Your letter is pasted and not read yet; it decides what helps."
    kept_one = ana(draft=[{"place": "letter", "text": "A second one."}], letter=[letter("declined")])
    assert step(kept_one).why != step(pasted).why
