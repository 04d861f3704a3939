"""The way to what was found: from any screen, and back to it with Esc."""

from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.screen import Screen

from tutor.course.models import Unit
from tutor.tutoring.search_index import Entry

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting
    from tutor.tui.ways import Ways

_DEEPEST = 14
"Screens that may lie on each other; who goes further from find to find comes back to Home instead."
_COVERS = ("SmallWindow", "NotSavedScreen", "SearchScreen")
"What nothing is opened over: a notice that must be seen, and the search itself."
PLACES: tuple[Entry, ...] = (
    Entry("place", "Home", "place:home", "g h"),
    Entry("place", "Letter lab", "place:letter-lab", "g l", "read mark paste a rejection letter sample"),
    Entry("place", "Skills bench", "place:skills-bench", "g s", "list of skills rings find keep drop"),
    Entry("place", "Test planner", "place:test-planner", "g t", "tests certificates exam passed failed"),
    Entry("place", "Portfolio", "place:portfolio-builder", "g f", "proofs samples matrix may you show this"),
    Entry("place", "Profile check", "place:profile-check", "", "complete percent overview photo"),
    Entry(
        "place",
        "Texts to copy",
        "place:texts-to-copy",
        "",
        "introduce yourself voice community support appeal",
    ),
    Entry("place", "Attempts", "place:attempts-log", "g a", "submissions outcome approved declined"),
    Entry("place", "Your plan", "place:plan", "g p", "steps dates export calendar print"),
    Entry("place", "Review", "place:review", "g r", "repeat questions again due"),
)
ACTS: tuple[Entry, ...] = (
    Entry("act", "Help for this screen", "act:help", "?", "keys how"),
    Entry("act", "Leave the tutor", "act:leave", "Ctrl+C", "quit exit close"),
)


def commands(units: tuple[Unit, ...]) -> tuple[Entry, ...]:
    """All that can be asked for by name: places, units and acts of the tutor's own, and nothing else."""
    stations = (Entry("unit", one.title, f"unit:{one.id}", f"g {one.number}") for one in units)
    return (*PLACES, *stations, *ACTS)


def open_search(app: App[Any], commands_first: bool) -> None:
    """Lay the search over the screen; go where the learner chose, over the screen where they were."""
    from tutor.tui.screens.search import SearchScreen

    below = app.screen
    name = type(below).__name__
    if name == "SearchScreen":
        below.dismiss(None)
    if name in _COVERS or len(app.screen_stack) < 2:
        return

    def go(way: str | None) -> None:
        # The search is taken away after this: only then is there a screen to go from.
        if way:
            app.call_next(follow, app, way, below)

    app.push_screen(SearchScreen(commands_first), go)


def follow(app: App[Any], way: str, below: Screen[Any]) -> None:
    """Go a `way` of an `Entry`. One that leads nowhere any more leaves the learner where they are."""
    ways, sitting = cast("Ways", app), cast("Sitting", getattr(app, "sitting"))  # noqa: B009 - not App's own
    kind, _, name = way.partition(":")
    if kind == "act":
        _act(app, name, below)
        return
    if len(app.screen_stack) > _DEEPEST:
        ways.go_home()
    if kind == "page":
        lesson, _, number = name.rpartition("#")
        ways.open_lesson(lesson, int(number))
    elif kind == "question" and name in sitting.course.question:
        ways.open_questions((sitting.course.question[name],), "Question")
    elif kind == "word":
        _explain(app, name, sitting)
    elif kind == "unit":
        ways.open_place("unit", name)
    elif kind in ("place", "row"):
        place, _, row = name.partition("#")
        ways.open_place(place, row=row)


def _act(app: App[Any], name: str, below: Screen[Any]) -> None:
    if name == "leave":
        cast("Ways", app).action_leave()
    elif name == "help" and (help_of := getattr(below, "action_help", None)):
        help_of()


def _explain(app: App[Any], name: str, sitting: "Sitting") -> None:
    from tutor.tui.screens.help import HelpScreen

    term = next((one for one in sitting.course.glossary if one.term == name), None)
    if term:
        app.push_screen(HelpScreen(term.term, term.meaning))
