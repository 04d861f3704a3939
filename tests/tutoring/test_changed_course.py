"""A course that changes under a learner: every answer is kept, no one is sent where nothing is, and only what
changed in meaning is asked again."""

from datetime import UTC, date, datetime

from hypothesis import example, given
from hypothesis import strategies as st
from tests.tutoring.changed_courses import ACTS, Story, with_units
from tests.tutoring.plan_learners import course, kept, passed

from tutor.course.course import Course
from tutor.learner.progress import Answer, Here, Learner, PageRead, Progress, Proof, StepNote
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tutoring.carried_over import carried_over
from tutor.tutoring.grading import right_answer
from tutor.tutoring.newest_answers import answers_that_count, newest_answers, outdated_answers
from tutor.tutoring.next_step import NextStep, next_step
from tutor.tutoring.pages_read import pages_read
from tutor.tutoring.review import MOST_A_DAY
from tutor.tutoring.verifying import verified_skills

NOW = datetime(2026, 12, 24, 12, tzinfo=UTC)
TODAY = NOW.date()
DOINGS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=25
)


def lived(*acts: tuple[str, int, int]) -> Story:
    story = Story()
    for act, one, other in acts:
        getattr(story, act)(one, other)
    return story


def assert_is_there(step: NextStep, of: Course) -> None:
    match step.kind:
        case "page":
            assert 0 <= step.page < len(of.lesson[step.lesson].pages)
        case "question":
            assert step.question in {question.id for unit in of.units for question in unit.questions}
        case "workbench":
            assert step.screen == of.unit[step.unit].workbench
    assert step.title
    assert step.why


@given(DOINGS)
@example([("answer", 0, 1), ("split_question", 0, 0), ("merge_questions", 3, 12), ("change_meaning", 11, 0)])
@example([("read", 0, 1), ("split_lesson", 0, 1), ("merge_lessons", 0, 1), ("rename_page", 0, 0)])
def test_each_answer_and_page_counts_for_what_it_became(acts: list[tuple[str, int, int]]) -> None:
    story = lived(*acts)
    progress, of = story.progress, story.course()
    counting = {
        name: {progress.answer.index(one) for one in answers}
        for name, answers in answers_that_count(progress, of).items()
    }
    assert counting == {asked.question.id: asked.counts for asked in story.asked if asked.counts}
    assert {name: max(numbers) for name, numbers in counting.items()} == {
        name: progress.answer.index(answer) for name, answer in newest_answers(progress, of).items()
    }
    assert pages_read(progress, of) == story.read_keys()


@given(DOINGS)
def test_only_what_changed_in_meaning_is_asked_again_and_says_so(acts: list[tuple[str, int, int]]) -> None:
    story = lived(*acts)
    progress, of = story.progress, story.course()
    changed = {asked.question.id for asked in story.asked if asked.outdated and not asked.counts}
    assert set(outdated_answers(progress, of)) == changed
    sitting = Sitting(of, MemoryStore(), lambda: NOW, progress)
    due = sitting.reviews_due()
    to_ask = {name for name in changed if not of.question[name].practice}
    assert {one.question.id for one in due if one.why == "changed"} <= to_ask
    assert sum(one.why == "changed" for one in due) == min(len(to_ask), MOST_A_DAY)
    assert all("meaning changed" in sitting.why_again(name) for name in to_ask)
    untouched = {asked.question.id for asked in story.asked if asked.counts}
    left = {one.id for unit in of.units for one in unit.quiz if one.id not in newest_answers(progress, of)}
    assert not left & untouched


@given(DOINGS)
def test_nobody_is_led_to_what_is_not_there_and_no_answer_is_lost(acts: list[tuple[str, int, int]]) -> None:
    story = lived(*acts)
    of, store = story.course(), MemoryStore()
    sitting = Sitting(of, store, lambda: NOW, story.progress)
    present = {question.id for unit in of.units for question in unit.questions}
    for _ in range(4):
        step = sitting.next_step()
        assert_is_there(step, of)
        if step.kind == "page":
            sitting.read_page(step.lesson, step.page)
        elif step.kind == "question":
            sitting.answer(step.question, right_answer(of.question[step.question]))
        else:
            sitting.go_to(unit=step.unit, screen=step.screen)
    assert {due.question.id for due in sitting.reviews_due()} <= present
    assert [one.unit for one in sitting.standings()] == [unit.id for unit in of.units]
    assert all(sitting.quiz_result(unit.id) is not None for unit in of.units)
    assert sitting.recap() is not None
    reviewed = [step.id for step in sitting.plan(TODAY).step if step.id.startswith("review/")]
    assert {name.removeprefix("review/") for name in reviewed} <= set(of.lesson)
    saved = store.load("me") or sitting.progress
    assert saved.answer[: len(story.progress.answer)] == story.progress.answer
    assert saved.page[: len(story.progress.page)] == story.progress.page


def test_going_on_finds_the_same_page_after_others_were_put_before_it() -> None:
    story = lived(("read", 0, 1))
    lesson = story.units[0].lessons[1].lesson.id
    story.add_page(0, 1)
    found = next_step(story.progress, story.course(), TODAY)
    assert (found.lesson, found.page) == (lesson, 1)


def test_a_save_without_page_ids_goes_on_in_the_lesson_it_stopped_in() -> None:
    story = lived(("rename_lesson", 0, 1))
    new = story.units[0].lessons[1].lesson
    here = Here(unit="letter", lesson=new.was[0], page=99)
    found = next_step(Progress(here=here), story.course(), TODAY)
    assert (found.lesson, found.page) == (new.id, 2)


def test_what_is_gone_leads_to_the_next_thing_of_its_unit() -> None:
    here = Here(unit="skills", lesson="skills/gone", page=2, page_id="p9")
    found = next_step(Progress(here=here), course(), TODAY)
    assert (found.unit, found.lesson, found.page) == ("skills", course().unit["skills"].lessons[0].id, 0)
    nowhere = next_step(Progress(here=Here(unit="gone", lesson="gone/x", question="gone/q")), course(), TODAY)
    assert nowhere.lesson == course().units[0].lessons[0].id


def renamed_catalogue() -> Course:
    """The course with a skill, the test that bears on it, its role and a lesson renamed."""

    def renamed(items: tuple[object, ...], old: str) -> tuple[object, ...]:
        return tuple(
            one.model_copy(update={"id": f"{old}-new", "was": (old,)}) if one.id == old else one  # type: ignore[attr-defined]
            for one in items
        )

    skill, test = "english-writing", "efset-50"
    kinds = tuple(
        one.model_copy(update={"skills": tuple(f"{s}-new" if s == skill else s for s in one.skills)})
        for one in course().certificates
    )
    first = course().units[0]
    unit = first.model_copy(update={"lessons": renamed(first.lessons, first.lessons[0].id)})
    changed = with_units(course(), (unit, *course().units[1:]))
    parts = {name: getattr(changed, name) for name in Course.model_fields}
    catalogues = {
        "skills": renamed(course().skills, skill),
        "certificates": renamed(kinds, test),
        "roles": renamed(course().roles, "writer"),
    }
    return Course.model_construct(**{**parts, **catalogues})


def test_renamed_skills_tests_roles_and_steps_keep_what_the_learner_did() -> None:
    lesson = course().units[0].lessons[0].id
    save = Progress(
        learner=Learner(role="writer"),
        skill=(kept("english-writing"), kept("zoho")),
        certificate=(passed("efset-50", date(2026, 11, 1), "english-writing"),),
        proof=(Proof(id="p", skills=("english-writing", "zoho"), may_show=True),),
        step=(
            StepNote(id="verify/english-writing", done_on=TODAY),
            StepNote(id=f"review/{lesson}", note="x"),
        ),
    )
    assert carried_over(save, course()) is save
    after = Sitting(renamed_catalogue(), MemoryStore(), lambda: NOW, save).progress
    assert verified_skills(after, renamed_catalogue()) == {"english-writing-new"}
    assert after.learner.role == "writer-new"
    assert after.skill[1] is save.skill[1]
    assert [row.id for row in after.step] == ["verify/english-writing-new", f"review/{lesson}-new"]
    assert after.proof[0].skills == ("english-writing-new", "zoho")


def test_a_page_read_twice_under_two_names_is_one_page() -> None:
    story = lived(("rename_page", 0, 0))
    page = story.units[0].lessons[0].pages[0].page
    lesson = story.units[0].lessons[0].lesson.id
    rows = tuple(PageRead(lesson=lesson, page=name, at=NOW) for name in (page.was[0], page.id))
    assert pages_read(Progress(page=rows), story.course()) == {(lesson, page.id)}


def test_an_answer_with_options_that_are_gone_is_still_an_answer() -> None:
    question = course().units[0].quiz[0]
    save = Progress(
        answer=(Answer(question=question.id, at=NOW, response=("vanished", "a=b"), correct=False),)
    )
    sitting = Sitting(course(), MemoryStore(), lambda: NOW, save)
    (unit,) = sitting.recap().units
    assert unit.notes[0].given == ()
    assert sitting.to_review() == (question,)
