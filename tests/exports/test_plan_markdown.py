"""The plan as Markdown: boxes to tick, readable as it stands, and no text of a person becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exports.making import HOSTILE, plan

from tutor.exports.plan_markdown import as_text, plan_markdown
from tutor.ground.clean import clean_line

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    "`*_[]()<>&;#!\\~-+=.1|: a\n", max_size=30
)


def shown(markdown: str) -> tuple[set[str], str]:
    """The kinds of inline markup in it, and the words a reader sees."""
    kinds, words = set(), ""
    for token in READER.parse(markdown):
        for child in token.children or ():
            kinds.add(child.type)
            words += child.content
    return kinds, words


@given(TEXTS)
def test_any_text_is_shown_as_it_is_and_is_never_markup(text: str) -> None:
    for before in ("", "1. ", "- "):
        kinds, words = shown(before + as_text(text))
        assert kinds <= {"text"}
        assert words == clean_line(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_add_no_block_link_or_tag(text: str) -> None:
    def blocks(markdown: str) -> list[str]:
        return [token.type for token in READER.parse(markdown)]

    plain, hostile = plan_markdown(plan("words", source=[])), plan_markdown(plan(text, source=[]))
    assert blocks(hostile) == blocks(plain)
    kinds, _ = shown(hostile)
    assert kinds == {"text", "strong_open", "strong_close"}
    assert "<" not in hostile
    assert "http:" not in hostile and "www." not in hostile


# Long because it is the whole page, as a learner reads it.
def test_the_plan_reads_as_it_stands() -> None:
    assert (
        plan_markdown(plan()).split("\n[//]: #")[0]
        == """\
# Your plan

Made on 22 Nov 2026 · Ana · Customer Support Specialist · 6 hours a week

You can tick a box with an x, change a day after “Due:”, and write after “Note:”. \
Then type: tutor plan import, and the name of this file.

Your letter says that many offer the same.

**Readiness: 62 of 100.** A checklist of what you can do. It does not tell what Upwork will answer.

- Verified skills: 2 of 3

## Now

- [ ] **Step 1** (1 h 15 min, 23 to 25 Nov 2026)
  - Step: verify/skill-1
  - Due: 2026-11-25
  - Note:
  - Why: You kept it, and nothing verifies it yet.
  - How:
    1. Open the free course.
    2. Take the test.
  - Sources: F43

## Next

- [ ] **Step 2** (1 h 15 min, 30 Nov to 2 Dec 2026)
  - Step: verify/skill-2
  - Due: 2026-12-02
  - Note:
  - Why: You kept it, and nothing verifies it yet.
  - First: Step 1
  - How:
    1. Open the free course.
    2. Take the test.
  - Sources: F43

## Later

- [ ] **Step 3** (2 h, 28 Dec 2026 to 3 Jan 2027)
  - Step: verify/skill-3
  - Due: 2027-01-03
  - Note:
  - Why: You kept it, and nothing verifies it yet.
  - How:
    1. Open the free course.
    2. Take the test.
  - Sources: F43

## Done

- [x] **Step 4** (done)
  - Step: verify/skill-4
  - Note:
  - Why: You kept it, and nothing verifies it yet.
  - Sources: F43

## Sources

- F43: A free course. <https://academy.example.org/email?a=1&b=2> (seen on 22 Nov 2026)
"""
    )
