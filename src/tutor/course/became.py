"""What became of an id that stands in an older save: the same thing, another name, several parts, or nothing."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from tutor.course.models import Lesson, Page, Question, Unit


class PagePlace(NamedTuple):
    """A page and the lesson it stands in."""

    lesson: Lesson
    page: Page


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def was(self) -> tuple[str, ...]: ...


_Kind = TypeVar("_Kind", bound=_Item)


def heirs(items: Iterable[_Kind]) -> dict[str, tuple[_Kind, ...]]:
    """Each present and former id → what it means today: several after a split. A present id means itself only."""
    found: dict[str, tuple[_Kind, ...]] = {}
    present: dict[str, tuple[_Kind, ...]] = {}
    for item in items:
        present[item.id] = (item,)
        for former in item.was:
            found[former] = (*found.get(former, ()), item)
    return found | present if found else present


def renamed(items: Iterable[_Item]) -> dict[str, str]:
    """Former id → the first present id that it means."""
    return {name: there[0].id for name, there in heirs(items).items() if there[0].id != name}


class Became:
    """Look-ups by any id a save may hold. What is gone without an heir is missing, which is no error."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units

    @cached_property
    def unit(self) -> dict[str, tuple[Unit, ...]]:
        return heirs(self._units)

    @cached_property
    def lesson(self) -> dict[str, tuple[Lesson, ...]]:
        return heirs(lesson for unit in self._units for lesson in unit.lessons)

    @cached_property
    def question(self) -> dict[str, tuple[Question, ...]]:
        return heirs(question for unit in self._units for question in unit.questions)

    @cached_property
    def present_pages(self) -> frozenset[tuple[str, str]]:
        """Lesson id and page id of all there are today."""
        lessons = (lesson for unit in self._units for lesson in unit.lessons)
        return frozenset([(lesson.id, page.id) for lesson in lessons for page in lesson.pages])

    @cached_property
    def page(self) -> dict[tuple[str, str], tuple[PagePlace, ...]]:
        """By lesson id and page id, each present or former. A page's own `was` goes before its lesson's."""
        present: dict[tuple[str, str], tuple[PagePlace, ...]] = {}
        by_lesson: dict[tuple[str, str], list[PagePlace]] = {}
        by_page: dict[tuple[str, str], list[PagePlace]] = {}
        for lesson in (lesson for unit in self._units for lesson in unit.lessons):
            for page in lesson.pages:
                place = PagePlace(lesson, page)
                present[lesson.id, page.id] = (place,)
                for former in lesson.was:
                    by_lesson.setdefault((former, page.id), []).append(place)
                for key in _former_pages(lesson, page):
                    by_page.setdefault(key, []).append(place)
        former_first = {**by_lesson, **by_page}
        return {key: tuple(places) for key, places in former_first.items()} | present


def _former_pages(lesson: Lesson, page: Page) -> Iterable[tuple[str, str]]:
    """`p3` was in this lesson under any name of it; `other/lesson#p3` was exactly there."""
    for former in page.was:
        home, sign, page_id = former.rpartition("#")
        for lesson_id in (home,) if sign else (lesson.id, *lesson.was):
            yield lesson_id, page_id
