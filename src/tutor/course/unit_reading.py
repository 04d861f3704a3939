"""The units of a course, put together from the texts of their folders."""

import re
from typing import Any

from tutor.course.anchors import Anchor
from tutor.course.file_reading import ContentFiles, Kind
from tutor.course.models import Lesson, Page, Question, Unit
from tutor.course.pages import LessonParts, PageParts, split_lesson
from tutor.course.places import Path, Spot

LESSON = Kind("lesson", "a lesson", Lesson)
PAGE = Kind("page", "a page", Page)
QUESTION = Kind("question", "a question", Question)

_IN_A_UNIT = ("unit", "lesson", "page", "question", "objective")
_NUMBERED = re.compile(r"(\d{1,4})-([a-z0-9]+(?:-[a-z0-9]+)*)")
_STAND_IN = Lesson(id="x", title="x", goal="x", pages=(Page(id="x", title="x", text="x"),))


def page_key(lesson_id: str, page_id: str) -> str:
    """The name of a page among anchors: page ids are unique in their lesson only."""
    return f"{lesson_id}#{page_id}"


def read_units(files: ContentFiles, folder: str) -> tuple[Unit, ...]:
    """All units under a folder such as `en/units/`, by the numbers of their folders."""
    names = {
        path[len(folder) :].split("/")[0] for path in (*files.texts, *files.unread) if _inside(path, folder)
    }
    units = []
    for name in sorted(names, key=_number):
        if _NUMBERED.fullmatch(name):
            units.append(_unit(files, f"{folder}{name}/", name))
        else:
            todo = "name it by number and id, such as `1-letter`"
            files.tell(f"{folder}{name}", 1, 1, "this is not the name of a unit folder", todo)
            files.anchors.lose(*_IN_A_UNIT)
    if not names:
        files.tell(
            folder.rstrip("/"), 1, 1, "the course has no units", "write the first in `1-letter/unit.toml`"
        )
        files.anchors.lose(*_IN_A_UNIT)
    return tuple(unit for unit in units if unit is not None)


def _inside(path: str, folder: str) -> bool:
    return path.startswith(folder) and "/" in path[len(folder) :]


def _number(name: str) -> tuple[int, str]:
    found = _NUMBERED.fullmatch(name)
    return (int(found[1]) if found else 10_000, name)


def _unit(files: ContentFiles, folder: str, name: str) -> Unit | None:
    lessons = _lessons(files, f"{folder}lessons/")
    (questions,) = files.items(f"{folder}questions.toml", question=QUESTION)
    read = files.toml(f"{folder}unit.toml", "write it, with id, number, title and the rest of a unit")
    if read is None:
        files.anchors.lose("unit", "objective")
        files.anchors.damaged.update(_IN_A_UNIT)
        return None
    data, anchor = read
    for key in ("lessons", "questions"):
        if key in data:
            files.tell(*anchor.place(key), f"a unit has no `{key}` here", "write them in files beside it")
    _anchor_parts(files, data, anchor)
    _check_name(files, data, anchor, name)
    head = {**data, "lessons": lessons or (_STAND_IN,), "questions": questions}
    unit = files.spoken("unit", str(data.get("id")), head, anchor, Unit, "a unit")
    if unit is None:
        files.anchors.damaged.update(_IN_A_UNIT)
        return None
    return unit if lessons else unit.model_copy(update={"lessons": ()})


def _anchor_parts(files: ContentFiles, data: dict[str, Any], anchor: Anchor) -> None:
    if isinstance(data.get("id"), str):
        files.anchors.add("unit", data["id"], anchor)
    objectives = data.get("objective", data.get("objectives"))
    key = "objective" if "objective" in data else "objectives"
    if "objective" in data and "objectives" not in data:
        # Written [[objective]], as every list of tables here is named by one of its items.
        data["objectives"] = data.pop("objective")
        renamed = {("objectives", *path[1:]): spot for path, spot in anchor.spots.items() if path[0] == key}
        anchor.spots.update(renamed)
    for number, row in enumerate(objectives if isinstance(objectives, list) else ()):
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            place = Anchor(anchor.file, ("objectives", number), anchor.spots)
            files.anchors.add("objective", row["id"], place)


def _check_name(files: ContentFiles, data: dict[str, Any], anchor: Anchor, name: str) -> None:
    number, _, unit_id = name.partition("-")
    if isinstance(data.get("id"), str) and data["id"] != unit_id:
        what = f'the id "{data["id"]}" is not that of the folder `{name}`'
        files.tell(*anchor.place("id"), what, f'write "{unit_id}", or rename the folder')
    if isinstance(data.get("number"), int) and data["number"] != int(number):
        what = f"the number {data['number']} is not that of the folder `{name}`"
        files.tell(*anchor.place("number"), what, f"write {int(number)}, or rename the folder")


def _lessons(files: ContentFiles, folder: str) -> tuple[Lesson, ...]:
    lessons = []
    paths = [
        path for path in (*files.texts, *files.unread) if path.startswith(folder) and path.endswith(".md")
    ]
    for path in sorted(paths, key=lambda path: _number(path[len(folder) : -len(".md")])):
        if _NUMBERED.fullmatch(path[len(folder) : -len(".md")]) is None:
            todo = "name it by number and title, such as `1-read-it-all.md`"
            files.tell(path, 1, 1, "this is not the name of a lesson file", todo)
        lessons.append(_lesson(files, path))
    if not paths:
        files.tell(folder.rstrip("/"), 1, 1, "this unit has no lessons", "write the first as `1-….md`")
        files.anchors.lose("lesson", "page")
    return tuple(lesson for lesson in lessons if lesson is not None)


def _lesson(files: ContentFiles, path: str) -> Lesson | None:
    text = files.text(path, "begin with `+++`, id, title and goal, `+++`, then the first page")
    if text is None:
        files.anchors.lose("lesson", "page")
        return None
    parts = split_lesson(text)
    for fault in parts.faults:
        files.tell(path, fault.line, 1, fault.what, fault.todo)
    read = files.block(path, parts.front.text, parts.front.line - 1) if parts.front.text else None
    if read is None:
        if not parts.faults and not parts.front.text:
            files.tell(path, parts.front.line, 1, "a lesson without id, title and goal", "add them here")
        files.anchors.lose("lesson", "page")
        return None
    if parts.faults:
        files.anchors.lose("page")
    return _whole_lesson(files, path, parts, *read)


def _whole_lesson(
    files: ContentFiles, path: str, parts: LessonParts, data: dict[str, Any], anchor: Anchor
) -> Lesson | None:
    within = page_key(data["id"], "") if isinstance(data.get("id"), str) else f"{path}#"
    pages = [_page(files, path, page, within) for page in parts.pages if not files.is_hopeless(path)]
    good = tuple(page for page in pages if page is not None)
    if "pages" in data:
        files.tell(
            *anchor.place("pages"), "a lesson has no `pages` here", "write each after a line `+++ page`"
        )
    if not parts.pages and not parts.faults:
        files.tell(
            path, 1, 1, "a lesson without a page", "write a line `+++ page`, its id and title, and `+++`"
        )
    lesson: Lesson | None = files.item({**data, "pages": good or _STAND_IN.pages}, anchor, LESSON)
    if lesson is None or good:
        return lesson
    return lesson.model_copy(update={"pages": ()})


def _blank_lines(text: str) -> int:
    """How many lines stand before the first word."""
    return text[: len(text) - len(text.lstrip())].count("\n")


def _page(files: ContentFiles, path: str, parts: PageParts, within: str) -> Page | None:
    read = files.block(path, parts.settings.text, parts.settings.line - 1)
    if read is None:
        files.anchors.lose("page")
        return None
    data, anchor = read
    if "text" in data:
        files.tell(*anchor.place("text"), "a page has no `text` here", "write it below the `+++`")
    if not parts.markdown.text.strip():
        files.tell(
            path, parts.line, 1, "a page without text", "write it below the `+++` that ends this block"
        )
        files.anchors.damaged.add("page")
        data = {**data, "text": "?"}
    else:
        data = {**data, "text": parts.markdown.text.strip()}
    # A key that is missing has no line of its own: then the line of `+++ page` is named.
    first_words = parts.markdown.line - parts.settings.line + 1 + _blank_lines(parts.markdown.text)
    spots: dict[Path, Spot] = {**anchor.spots, (): (0, 1), ("text",): (first_words, 1)}
    page: Page | None = files.item(data, Anchor(path, (), spots, anchor.first_line), PAGE, within)
    return page
