"""The notes as Markdown: what was missed, the right answer, why, the source; and nothing that acts as markup."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.tutoring.any_save import saves
from tests.tutoring.changed_courses import with_units
from tests.tutoring.plan_learners import course

from tutor.course.course import Course
from tutor.exports.recap_markdown import recap_markdown
from tutor.learner.progress import Answer, Flag, Progress
from tutor.tutoring.answer_words import right_answer_words
from tutor.tutoring.recap import NOTHING_MISSED, recap

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
UNIT = course().units[0]
ONE, TWO, THREE = UNIT.graded[:3]
HOSTILE = (
    "# <script>alert(1)</script> [x](javascript:1) ![i](http://evil.example/p) *b* `c` \x1b[31m\n- [ ] &lt; |"
)


def answered(*rows: tuple[str, bool]) -> Progress:
    return Progress(
        answer=tuple(
            Answer(question=name, at=AT + timedelta(days=n), correct=right, response=("zzz",))
            for n, (name, right) in enumerate(rows)
        )
    )


def notes(progress: Progress, of: Course | None = None) -> str:
    return recap_markdown(recap(progress, of or course()))


def plain(markdown: str) -> str:
    """As a reader shows it: only the text of each line."""
    tokens = MarkdownIt().parse(markdown)
    return "\n".join(
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    )


def test_an_empty_learner_gets_one_kind_sentence() -> None:
    assert notes(Progress()) == f"# What you missed, and why\n\n{NOTHING_MISSED}\n"
    assert NOTHING_MISSED in notes(answered((ONE.id, True)))


def test_each_missed_question_has_its_right_answer_its_reason_its_page_and_its_source() -> None:
    wrong = next(option for option in ONE.options if not option.right)
    save = Progress(answer=(Answer(question=ONE.id, at=AT, response=(wrong.id,)),))
    shown = plain(notes(save))
    assert f"You answered on 20 Nov 2026: {wrong.text}" in shown
    assert ONE.prompt.replace("\n", " ") in shown
    assert all(line in shown for line in right_answer_words(ONE))
    assert f"Why: {ONE.because}" in shown
    assert course().lesson[ONE.lesson].title in shown
    assert "Source F" in shown
    assert TWO.prompt not in shown


def test_notes_stand_by_unit_and_what_is_still_wrong_first() -> None:
    other = course().units[1].graded[0]
    told = notes(answered((other.id, False), (ONE.id, False), (TWO.id, False), (ONE.id, True)))
    units = [line for line in told.splitlines() if line.startswith("## ")]
    assert [line.split()[1] for line in units] == ["1", "2"]
    shown = plain(told)
    assert shown.index(TWO.prompt) < shown.index(ONE.prompt) < shown.index(other.prompt)
    assert "You had it right on 23 Nov 2026." in shown


def test_a_changed_meaning_takes_the_old_miss_out_and_removed_questions_stay_counted() -> None:
    questions = tuple(
        one.model_copy(update={"revision": 2}) if one.id == ONE.id else one for one in UNIT.questions
    )
    changed = with_units(course(), (UNIT.model_copy(update={"questions": questions}), *course().units[1:]))
    save = answered((ONE.id, False), ("letter/removed", False))
    assert NOTHING_MISSED in notes(save, changed)
    assert "1 answer of yours belongs to questions that the course no longer has" in notes(save, changed)


def test_no_text_of_learner_or_course_becomes_markup() -> None:
    question = THREE.model_copy(update={"prompt": HOSTILE, "because": HOSTILE})
    questions = tuple(question if one.id == THREE.id else one for one in UNIT.questions)
    unit = UNIT.model_copy(update={"questions": questions, "title": HOSTILE})
    told = notes(answered((THREE.id, False)), with_units(course(), (unit, *course().units[1:])))
    kinds = {
        child.type
        for token in MarkdownIt("commonmark", {"html": True}).parse(told)
        for child in (token, *(token.children or ()))
    }
    assert not kinds & {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "em_open",
        "strong_open",
        "fence",
    }
    assert "javascript:1" in plain(told)
    assert "\x1b" not in told
    assert told.count("\n## ") == 1


@given(saves(), st.booleans())
def test_any_save_gives_the_same_notes_twice(progress: Progress, more: bool) -> None:
    assert notes(progress) == notes(progress)


def test_what_the_learner_flagged_stands_in_the_notes_with_their_reason() -> None:
    wrong = next(option for option in ONE.options if not option.right)
    save = Progress(
        answer=(Answer(question=ONE.id, at=AT, response=(wrong.id,)),),
        flag=(Flag(question=ONE.id, at=AT, note="My letter says so."), Flag(question="letter/gone", at=AT)),
    )
    shown = plain(notes(save)).split("You think you were right")[1]
    assert f"Question: {ONE.id}, flagged on 20 Nov 2026" in shown
    assert f"You answered: {wrong.text}" in shown
    assert "Your reason: My letter says so." in shown
    assert "Question: letter/gone" in shown


def test_a_flag_can_bring_no_markup() -> None:
    text = notes(Progress(flag=(Flag(question=HOSTILE, at=AT, note=HOSTILE),)))
    kinds = {child.type for token in MarkdownIt().parse(text) for child in token.children or ()}
    assert kinds <= {"text", "softbreak"}
