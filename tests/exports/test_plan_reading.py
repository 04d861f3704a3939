"""A plan file that a person edited is read back as far as it can be, and each line that can't is named."""

import re
import textwrap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.making import HOSTILE, plan

from tutor.exports.fingerprint import is_unedited
from tutor.exports.forms import FORMS, render_plan
from tutor.exports.plan_reading import read_plan_file
from tutor.ground.clean import clean, clean_line
from tutor.ground.problem import UnreadableInput
from tutor.tutoring.plan_edits import EditedPlan, mark

BACK = ("toml", "json", "markdown")
FIRST = "verify/skill-1"


def read(form: str, *changes: tuple[str, str], text: str = "") -> EditedPlan:
    """The exported plan with each text replaced once, read back."""
    file = render_plan(plan(text), form)
    for before, after in changes:
        assert before in file
        file = file.replace(before, after, 1)
    return read_plan_file(file)


@pytest.mark.parametrize("form", BACK)
@pytest.mark.parametrize("text", ["", *HOSTILE])
def test_an_unedited_file_says_what_the_plan_says(form: str, text: str) -> None:
    edited = read(form, text=text)
    assert [one.id for one in edited.steps] == [one.id for one in plan().step]
    assert [one.done for one in edited.steps] == [False, False, False, True]
    assert edited.not_taken == ()
    assert (edited.made_on, edited.course, edited.newer) == (date(2026, 11, 22), "upwork-profile", False)
    for one, step in zip(edited.steps, plan(text).step, strict=True):
        assert one.note is not None and clean_line(one.note) == clean_line(step.note)
        assert mark(one.id, "done", one.done) in edited.marks
        assert mark(one.id, "note", one.note) in edited.marks
        assert step.done or mark(one.id, "due", one.due_on) in edited.marks


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_note_typed_into_toml_comes_back(note: str) -> None:
    (one, *_) = [s for s in read("toml", text=note).steps if s.id == FIRST]
    assert one.note == clean(note).strip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ["", *HOSTILE, 'fingerprint = "tutor-0000000000000000"'])
def test_an_exported_file_knows_whether_it_was_edited(form: str, text: str) -> None:
    file = render_plan(plan(text), form).encode()
    assert is_unedited(file)
    assert is_unedited(file.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert not is_unedited(file + b"mine")
    assert not is_unedited(b"mine")
    assert not is_unedited(b"\xff\xfe" + file)


@given(st.integers(0, 4000), st.sampled_from(sorted(FORMS)))
def test_one_changed_sign_anywhere_is_an_edit(place: int, form: str) -> None:
    file = bytearray(render_plan(plan(), form).encode())
    place %= len(file.rstrip())
    file[place] = ord("z") if file[place] != ord("z") else ord("y")
    assert not is_unedited(bytes(file)) or bytes(file[:place]).endswith(b"tutor-")


def test_toml_edited_as_people_do_is_understood() -> None:
    edited = read(
        "toml",
        ("done = false", "done = yes"),
        ("due_on = 2026-12-02", 'due_on = "2026/12/9"'),
        ('note = ""', 'note = """\nasked Tom\n[[step]]\n"""'),
    )
    first, second = edited.steps[:2]
    assert first.done is True
    assert "a text in quotes has no end" in [one.why for one in edited.not_taken]
    assert date(2026, 12, 9) in {one.due_on for one in edited.steps}
    assert second.id == "verify/skill-2"


@pytest.mark.parametrize("said", ["maybe", "true false", "[", '"'])
def test_what_is_no_tick_is_named_with_its_line(said: str) -> None:
    file = render_plan(plan(), "toml").replace("done = false", f"done = {said}", 1)
    line = file[: file.index(f"done = {said}")].count("\n") + 1
    edited = read_plan_file(file)
    assert line in [one.line for one in edited.not_taken]
    assert edited.steps[0].id == FIRST
    assert [one.done for one in edited.steps[1:]] == [False, False, True]


@pytest.mark.parametrize("day", ["2026-02-30", "soon", '"11/12/2026"', "1", "9999999-01-01"])
def test_what_is_no_day_is_named_with_its_line(day: str) -> None:
    file = render_plan(plan(), "toml").replace("due_on = 2026-12-02", f"due_on = {day}")
    line = file[: file.index(f"due_on = {day}")].count("\n") + 1
    edited = read_plan_file(file)
    assert [one.line for one in edited.not_taken] == [line]
    assert edited.steps[0].due_on == date(2026, 11, 25)
    assert edited.steps[1].due_on == "unsaid"


def test_markdown_edited_as_people_do_is_understood() -> None:
    edited = read(
        "markdown",
        ("- [ ] **Step 1**", "* [X] **Step 1, nearly**"),
        ("Due: 2026-12-02", "Due: 2026-12-9"),
        ("Note:\n", "Note: see <b>Tom</b> & *ask*\n    about it\n"),
    )
    first, second = edited.steps[:2]
    assert (first.done, first.note) == (True, "see <b>Tom</b> & *ask*\nabout it")
    assert second.due_on == date(2026, 12, 9)
    assert edited.not_taken == ()


def test_what_markdown_does_not_say_clearly_is_named_with_its_line() -> None:
    file = render_plan(plan(), "markdown")
    file = file.replace("- [ ] **Step 2**", "- [?] **Step 2**").replace(
        "## Next", "## Next\nhello there\n- [x] my own"
    )
    lines = file.split("\n")
    edited = read_plan_file(file)
    named = {one.line: one.why for one in edited.not_taken}
    assert set(named) == {
        lines.index("hello there") + 1,
        lines.index("- [x] my own") + 1,
        next(n for n, line in enumerate(lines, 1) if "[?]" in line),
    }
    assert [one.done for one in edited.steps] == [False, None, False, True]


def test_a_file_without_its_last_lines_still_gives_its_steps() -> None:
    for form in ("toml", "markdown"):
        file = render_plan(plan(), form)
        for share in (0.9, 0.6, 0.4):
            edited = read_plan_file(file[: int(len(file) * share)])
            assert edited.steps and edited.steps[0].id == FIRST


@given(
    st.text(st.sampled_from("[]step\"=\n 'x-*#:{},id note done_on 2026\\"), max_size=200),
    st.integers(0, 2000),
)
def test_no_file_breaks_the_reader(noise: str, place: int) -> None:
    for form in BACK:
        file = render_plan(plan(), form)
        try:
            read_plan_file(file[:place] + noise + file[place:])
            read_plan_file(noise)
        except UnreadableInput:
            continue


@pytest.mark.parametrize("form", ["html", "calendar"])
def test_a_form_that_does_not_come_back_says_which_ones_do(form: str) -> None:
    with pytest.raises(UnreadableInput, match=r"(?s)taken back.*Markdown"):
        read_plan_file(render_plan(plan(), form))


def test_another_file_is_no_plan() -> None:
    for text in ("hello", 'format = "tutor.save"\nversion = 1\n', "a,b,c\n1,2,3\n"):
        with pytest.raises(UnreadableInput):
            read_plan_file(text)


def test_a_newer_version_is_read_as_far_as_it_is_known() -> None:
    edited = read("toml", ("version = 1", "version = 7"), ("done = false", 'done = true\nmood = "fine"'))
    assert edited.newer and edited.steps[0].done and edited.not_taken == ()
    assert read("markdown", (" version 1 ", " version 7 ")).newer


def test_a_large_file_of_nonsense_is_read_to_its_end() -> None:
    for text in ('[[step]]\nid = "\n' * 20_000, "id = 1\n" + "a = [\n" * 9_000, "# \n" + "- [x] \n" * 50_000):
        try:
            read_plan_file(text)
        except UnreadableInput:
            continue


ONE_DAY = date(2026, 12, 24)


@pytest.mark.parametrize(
    "box",
    [
        "- [X]",
        "- [ x]",
        "- [x ]",
        "- [v]",
        "- [✓]",
        "- [✅]",
        "- []x",
        "* [x]",
        "1. [x]",
        "- \\[x\\]",
        "[x]",
        "> - [x]",
        "– [x]",
        "•\u00a0[x]",
        "- [ｘ]",
        "- [oo]",
        "☑",
        "- ✅",
    ],
)
def test_each_way_to_tick_a_box_is_understood(box: str) -> None:
    file = render_plan(plan(), "markdown").replace("- [ ]", box, 1)
    edited = read_plan_file(file)
    assert [one.done for one in edited.steps] == [True, False, False, True]
    assert edited.not_taken == ()


@pytest.mark.parametrize("box", ["☐", "- \\[ \\]", "- ⬜"])
def test_an_open_box_drawn_another_way_stays_open(box: str) -> None:
    edited = read_plan_file(render_plan(plan(), "markdown").replace("- [ ]", box))
    assert [one.done for one in edited.steps] == [False, False, False, True]


@pytest.mark.parametrize(
    "day", ["24.12.2026", "24/12/2026", "24 Dec 2026", "December 24, 2026", "2026-12-24T00:00:00"]
)
@pytest.mark.parametrize("form", ["toml", "markdown"])
def test_a_day_in_another_clear_form_is_taken(form: str, day: str) -> None:
    label = "due_on = " if form == "toml" else "Due: "
    edited = read_plan_file(render_plan(plan(), form).replace(f"{label}2026-12-02", f"{label}{day}"))
    assert edited.steps[1].due_on == ONE_DAY
    assert edited.not_taken == ()


def test_words_behind_a_day_are_listed_and_the_day_is_taken() -> None:
    edited = read("markdown", ("Due: 2026-12-02", "Due: 2026-12-24 (after my exam)"))
    assert edited.steps[1].due_on == ONE_DAY
    assert ["(after my exam)" in one.why for one in edited.not_taken] == [True]


def test_markdown_that_an_editor_broke_into_short_lines_is_read_without_a_complaint() -> None:
    lines = render_plan(plan(), "markdown").replace("- [ ]", "- [x]", 1).split("\n")
    wrap = textwrap.TextWrapper(60, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)
    broken = [line for one in lines for line in wrap.wrap(one) or [""]]
    edited = read_plan_file("\n".join(broken))
    assert [one.done for one in edited.steps] == [True, False, False, True]
    assert edited.not_taken == () and edited.marks


def test_toml_with_the_quotes_of_a_writing_program_is_read() -> None:
    file = render_plan(plan(), "toml").replace("done = false", "done = true", 1)
    curled = re.sub(r'"([^"\n]*)"', r"“\1”", file)
    edited = read_plan_file(curled)
    assert [(one.id, one.done) for one in edited.steps[:2]] == [(FIRST, True), ("verify/skill-2", False)]


def test_a_note_without_quotes_is_a_note() -> None:
    edited = read("toml", ('note = ""', "note = ask Tom"))
    assert edited.steps[0].note == "ask Tom"
    assert edited.not_taken == ()


@pytest.mark.parametrize("damage", ['"done": tru', '"done": true,,,', '"done": true\n%%%%'])
def test_damaged_json_still_gives_its_other_steps(damage: str) -> None:
    text = render_plan(plan(), "json")
    edited = read_plan_file(
        text.replace('"done": false', damage, 1).replace('"done": false', '"done": true', 1)
    )
    assert [one.id for one in edited.steps] == [one.id for one in plan().step]
    assert edited.steps[1].done is True
    assert edited.not_taken
