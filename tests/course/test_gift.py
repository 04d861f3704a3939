"""Questions go out to GIFT and come back the same, as far as GIFT can hold them; the rest is said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.gift_reading import read_gift
from tutor.course.gift_writing import gift_of
from tutor.course.loading import find_content, read_course
from tutor.course.models import Option, Question
from tutor.ground.typed import plain_form

SIGNS = st.text(st.sampled_from("ab{}=~#:\\/[]%-> \n$TF.é漢"), min_size=1, max_size=14)
WORDS = (SIGNS | st.text(max_size=20)).map(
    lambda text: (
        "".join(sign for sign in text if sign.isprintable() or sign == "\n").strip().replace("->", "→") or "x"
    )
)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def question(kind: str, texts: list[tuple[str, str, str]], right: set[int], **more: Any) -> Question:
    matched = kind == "match"
    options = tuple(
        Option(
            id="abcdefghi"[number],
            text=text,
            feedback=feedback,
            right=number in right and not matched,
            match=match if matched else "",
        )
        for number, (text, feedback, match) in enumerate(texts)
    )
    known: dict[str, Any] = {"id": "letter/q", "objective": "o", "lesson": "l", "page": "p", "prompt": "?"}
    return Question(**{**known, "kind": kind, "options": options, "because": "So.", **more})


@st.composite
def questions(draw: st.DrawFn) -> Question:
    kind = draw(st.sampled_from(["single", "several", "match"]))
    texts = draw(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=9))
    most = len(texts) - 1
    right = draw(st.sets(st.integers(0, most), min_size=1, max_size=1 if kind == "single" else most))
    more = {"prompt": draw(WORDS), "because": draw(WORDS), "id": f"letter/{draw(IDS)}"}
    return question(kind, texts, right, **more)


@st.composite
def typed_questions(draw: st.DrawFn) -> Question:
    """Words or a number; feedback differs from option to option, else two would be spellings of one."""
    kind = draw(st.sampled_from(["text", "number"]))
    count = draw(st.integers(2, 6))
    feedback = draw(st.lists(WORDS, min_size=count, max_size=count, unique=True))
    spellings = draw(
        st.lists(
            WORDS.filter(lambda text: bool(plain_form(text))),
            min_size=2 * count,
            max_size=2 * count,
            unique_by=plain_form,
        )
    )
    step = draw(st.floats(0.01, 10**6))
    options = tuple(
        Option(id="abcdefghi"[n], text=spellings[2 * n], feedback=feedback[n], right=n == 0, **more)
        for n in range(count)
        for more in [
            {"also": (spellings[2 * n + 1],)}
            if kind == "text"
            else {"value": (n - 1) * step, "within": step / 4}
        ]
    )
    otherwise, because = draw(WORDS), draw(WORDS)
    known: dict[str, Any] = {"id": "letter/q", "objective": "o", "lesson": "l", "page": "p", "prompt": "?"}
    return Question(**{**known, "kind": kind, "options": options, "because": because, "otherwise": otherwise})


@given(typed_questions())
def test_a_question_for_words_or_a_number_comes_back_the_same(one: Question) -> None:
    text, _ = gift_of([one])
    (row,) = read_gift(text, "letter").questions
    back = Question.model_validate(row)
    assert (back.kind, back.otherwise, back.because) == (one.kind, one.otherwise, one.because)
    kept = ("right", "feedback", *(("text", "also") if one.kind == "text" else ("value", "within")))
    for old, new in zip(one.options, back.options, strict=True):
        assert [getattr(new, key) for key in kept] == [getattr(old, key) for key in kept]


def what_gift_holds(one: Question) -> dict[str, Any]:
    kept = ("id", "text", "right", *(("match",) if one.kind == "match" else ("feedback",)))
    return {
        **{key: getattr(one, key) for key in ("id", "kind", "prompt", "because")},
        "options": [{key: getattr(option, key) for key in kept} for option in one.options],
    }


@given(st.lists(questions(), min_size=1, max_size=4, unique_by=lambda one: one.id))
def test_what_gift_can_hold_comes_back_the_same(written: list[Question]) -> None:
    text, _ = gift_of(written)
    read = read_gift(text, "letter")
    assert len(read.questions) == len(written)
    for row, one in zip(read.questions, written, strict=True):
        options = [
            {**option, "feedback": option["feedback"] or "-", "right": option.get("right", False)}
            for option in row["options"]
        ]
        back = Question.model_validate({**row, "options": options})
        assert what_gift_holds(back) == what_gift_holds(one)


@given(st.text(st.sampled_from("=~#{}:\\/%-> \n[]$TFab1"), max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read = read_gift(text, "letter")
    assert len({row["id"] for row in read.questions}) == len(read.questions)


def test_the_whole_course_goes_out_and_all_that_is_lost_is_said() -> None:
    course, _ = read_course(find_content(None, {}))
    assert course is not None
    asked = [one for unit in course.units for one in unit.questions]
    text, losses = gift_of(asked)
    held = [one for one in asked if one.kind not in ("order", "sort", "rate")]
    assert len(read_gift(text, "letter").questions) == len(held)
    said = "\n".join(losses)
    assert said.count("is left out: GIFT has no form for the kind") == len(asked) - len(held)
    assert f"the objective, lesson and page are lost: {len(held)} of {len(held)} questions" in said
    assert "`hints` is lost" in said and "the feedback of each pair is lost" in said


MOODLE = """\
// a comment
$CATEGORY: $course$/top

::Grant's tomb::Who is buried in Grant's \\{big\\} tomb?{
=Grant#Yes, he is. ~no one#No. ~Napoleon
####It is his.
}

[html]Two of these are right {~%50%one ~%50.5%two ~%-100%three ~four}

Match them {=cat -> animal =rose -> plant}

The sky is {TRUE#Look up.#Yes.}

The {~sun =moon} shines at night.

Type it {=four =4}

How many? {#5:1}

In which years? {#=1840..1850#Good. =%50%1820:10#Too early. ~#Look again.}

Say what you think. {}

Only words.

::Grant's tomb::Again? {=a ~b}
"""


def test_the_arrow_of_gift_in_a_pair_is_written_as_another_and_said() -> None:
    pairs = question("match", [("a -> b", "So.", "one"), ("c", "So.", "two")], set())
    text, lost = gift_of((pairs,))
    assert "=a → b -> one" in text
    assert any('"->" in a pair becomes "→"' in one for one in lost)


def test_questions_of_other_sites_are_read() -> None:
    read = read_gift(MOODLE, "letter")
    first, two, pairs, truth, gap, typed, number, years, again = read.questions
    assert (first["id"], first["kind"], first["because"]) == ("letter/grant-s-tomb", "single", "It is his.")
    assert first["prompt"] == "Who is buried in Grant's {big} tomb?"
    assert first["options"] == [
        {"id": "a", "text": "Grant", "feedback": "Yes, he is.", "right": True},
        {"id": "b", "text": "no one", "feedback": "No."},
        {"id": "c", "text": "Napoleon", "feedback": ""},
    ]
    assert (two["kind"], two["prompt"]) == ("several", "Two of these are right")
    assert [option.get("right", False) for option in two["options"]] == [True, True, False, False]
    assert [(one["text"], one["match"]) for one in pairs["options"]] == [("cat", "animal"), ("rose", "plant")]
    assert [(one["text"], one["feedback"]) for one in truth["options"]] == [
        ("True", "Yes."),
        ("False", "Look up."),
    ]
    assert gap["prompt"] == "The _____ shines at night."
    assert typed["options"] == [
        {"id": "a", "text": "four", "feedback": "", "right": True},
        {"id": "b", "text": "4", "feedback": "", "right": True},
    ]
    assert number["options"] == [
        {"id": "a", "text": "5", "value": 5, "feedback": "", "within": 1, "right": True}
    ]
    assert [(one["value"], one["within"], "right" in one) for one in years["options"]] == [
        (1845, 5, True),
        (1820, 10, False),
    ]
    assert years["otherwise"] == "Look again."
    assert again["id"] == "letter/grant-s-tomb-2"


@pytest.mark.parametrize(
    "said",
    [
        'line 4: "letter/grant-s-tomb" has no feedback for each option',
        'line 17: "letter/line-17" expects only right answers: add a wrong one',
        'line 19: "letter/line-19" has no `otherwise`: write what to say to any other answer',
        "line 23: an essay has no right answer",
        "line 25: a text without answers in { } is no question",
    ],
)
def test_what_could_not_be_taken_over_is_said_with_its_line(said: str) -> None:
    assert any(words.startswith(said) for words in read_gift(MOODLE, "letter").losses)


@pytest.mark.parametrize(
    "text", ["{" * 50_000, "=" * 50_000, "a{" + "~x" * 20_000 + "}", "a {T" + "#" * 50_000 + "}"]
)
def test_hostile_gift_ends(text: str) -> None:
    assert len(read_gift(text, "letter").questions) <= 1
