"""The way to what was found: from any screen, and back to it with Esc."""

from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.screen import Screen

from tutor.ground.tongue import _
from tutor.tui.looks import change_colours
from tutor.tui.ways import sitting_of

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting
    from tutor.tui.ways import Ways

_DEEPEST = 14
"Screens that may lie on each other; who goes further from find to find comes back to Home instead."
_COVERS = ("SmallWindow", "NotSavedScreen", "SearchScreen")
"What nothing is opened over: a notice that must be seen, and the search itself."


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
    ways, sitting = cast("Ways", app), sitting_of(app)
    kind, _colon, name = way.partition(":")
    if kind == "act":
        _act(app, name, below, sitting)
        return
    if len(app.screen_stack) > _DEEPEST:
        ways.go_home()
    if kind == "page":
        lesson, _hash, number = name.rpartition("#")
        ways.open_lesson(lesson, int(number))
    elif kind == "question" and name in sitting.course.question:
        ways.open_questions((sitting.course.question[name],), _("Question"))
    elif kind == "word":
        _explain(app, name, sitting)
    elif kind == "source":
        _name_source(app, name, sitting)
    elif kind == "unit":
        ways.open_place("unit", name)
    elif kind in ("place", "row"):
        place, _hash, row = name.partition("#")
        ways.open_place(place, row=row)


def _act(app: App[Any], name: str, below: Screen[Any], sitting: "Sitting") -> None:
    if name == "leave":
        cast("Ways", app).action_leave()
    elif name.startswith("colours"):
        change_colours(app, name.partition(" ")[2])
    elif name == "about-you":
        from tutor.tui.screens.about_you import ask_about_you

        ask_about_you(app, sitting, lambda words: app.notify(words, markup=False))
    elif name == "copy":
        from tutor.tui.screens.my_data import ask_for_copy

        ask_for_copy(app, sitting)
    elif name == "help" and (help_of := getattr(below, "action_help", None)):
        help_of()


def _explain(app: App[Any], name: str, sitting: "Sitting") -> None:
    from tutor.tui.screens.help import HelpScreen

    term = next((one for one in sitting.course.glossary if one.term == name), None)
    if term:
        app.push_screen(HelpScreen(term.term, term.meaning))


def _name_source(app: App[Any], name: str, sitting: "Sitting") -> None:
    """Who stands behind a sign such as F33."""
    from tutor.tui.screens.help import HelpScreen

    source = sitting.course.source.get(name)
    if source:
        seen = _("seen {day}").format(day=source.seen_on)
        words = f"{source.title}\n{source.address}\n{seen}"
        app.push_screen(HelpScreen(_("Source {id}").format(id=source.id), words))
