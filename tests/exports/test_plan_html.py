"""The plan as a page: whole in itself, and a learner's words stay words."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.making import HOSTILE, plan, step

from tutor.exports.plan_html import plan_html, timeline
from tutor.ground.clean import clean

WITHOUT_END = {"meta", "path", "rect"}


class Page(HTMLParser):
    """The tags with their attributes' names, the links and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.links: list[str] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHOUT_END:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_add_no_tag(text: str) -> None:
    plain, hostile = Page(plan_html(plan("words"))), Page(plan_html(plan(text)))
    assert hostile.tags == plain.tags
    assert hostile.links == []
    assert hostile.open == []
    assert clean(text).strip() in hostile.words


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    text = plan_html(plan())
    page = Page(text)
    assert {tag for tag, *_ in page.tags}.isdisjoint(
        {"script", "link", "img", "iframe", "object", "form", "base"}
    )
    assert page.links == ["https://academy.example.org/email?a=1&b=2"]
    assert not re.search(r"url\(|@import|javascript:|\son\w+=", text)
    assert "default-src 'none'" in text


def test_the_page_shows_readiness_steps_and_sources() -> None:
    words = " ".join(Page(plan_html(plan())).words.split())
    for part in (
        "62 of 100 ready",
        "○ Verified skills 2 of 3",
        "1 h 15 min · 23 to 25 Nov 2026",
        "First: Step 1",
        "F43: A free course.",
    ):
        assert part in words
    assert words.index("Now") < words.index("Next") < words.index("Later") < words.index("Done")


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), min_size=1, max_size=8))
def test_every_bar_stands_inside_the_timeline_in_its_order(spans: list[tuple[int, int]]) -> None:
    first = date(2026, 11, 23)
    document = [
        step(number, start_on=first + timedelta(start), due_on=first + timedelta(start + length))
        for number, (start, length) in enumerate(spans)
    ]
    drawn = timeline(plan(step=document).step)
    assert drawn is not None
    assert all(0 <= bar.x < 1000 and bar.width >= 8 and bar.x + bar.width <= 1008 for bar in drawn.bars)
    by_start = sorted(drawn.bars, key=lambda bar: bar.step.start_on)
    assert [bar.x for bar in by_start] == sorted(bar.x for bar in drawn.bars)
    assert list(drawn.weeks) == sorted(set(drawn.weeks))


def test_a_plan_that_is_all_done_has_no_timeline() -> None:
    assert timeline([]) is None
    assert 'viewBox="0 0 1000' not in plan_html(plan(step=[step(1, when="done", done=True)]))
    assert 'viewBox="0 0 1000' in plan_html(plan())
