"""The ways between screens: what a screen may ask of the app, so that no screen needs to know the app itself."""

from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.app import App

if TYPE_CHECKING:
    from tutor.course.models import Question
    from tutor.sitting.sitting import Sitting


def sitting_of(app: App[Any]) -> "Sitting":
    """The sitting an app of ours shows; Textual's own App has no such field."""
    return cast("Sitting", getattr(app, "sitting"))  # noqa: B009 - mypy knows none either


class Ways(Protocol):
    """Kept by `TutorApp`."""

    def open_place(self, place: str, unit_id: str = "", row: str = "") -> None: ...

    def open_lesson(self, lesson_id: str, page: int = 0) -> None: ...

    def open_question(self, question_id: str) -> None: ...

    def open_questions(self, questions: "tuple[Question, ...]", title: str, unit_id: str = "") -> None: ...

    def go_home(self) -> None: ...

    def action_leave(self) -> None: ...
