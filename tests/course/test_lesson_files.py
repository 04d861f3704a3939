"""A lesson file is divided without losing or inventing a line."""

from hypothesis import given
from hypothesis import strategies as st

from tutor.course.assembling import assemble_course
from tutor.course.checks.amounts import words_in
from tutor.course.pages import split_lesson

LINES = st.lists(
    st.sampled_from(["", "+++", "+++ page", "+++ ", "text", 'id = "a"', "+++x", "  +++ page"]), max_size=30
)


@given(LINES)
def test_every_block_stands_where_it_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split_lesson(text)
    blocks = [parts.front] + [block for page in parts.pages for block in (page.settings, page.markdown)]
    for block in blocks:
        if block.text:
            count = block.text.count("\n") + 1
            assert lines[block.line - 1 : block.line - 1 + count] == block.text.split("\n")
    for page in parts.pages:
        assert lines[page.line - 1].rstrip() == "+++ page"
    for fault in parts.faults:
        assert 1 <= fault.line <= max(1, len(lines))


@given(LINES)
def test_no_lesson_text_breaks_the_course_reading(lines: list[str]) -> None:
    path = "en/units/1-letter/lessons/1-x.md"
    read = assemble_course({path: "\n".join(lines)})
    assert not read.is_whole
    assert all(1 <= issue.line <= max(1, len(lines)) for issue in read.issues if issue.file == path)


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert words_in("It’s **one** [link](https://example.org/a-b) — well-known, e.g. 24 hours.") == 7
