"""Settings: colours, movement, keys, a slow line, what the tutor knows of the learner, and their data."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from tutor.ground.tongue import N_, _
from tutor.sitting.languages import language_news, languages
from tutor.sitting.my_data import where_words
from tutor.tui.looks import change_colours, dress, is_quiet, keep_quiet
from tutor.tui.screens.desk import GAP, DeskScreen, Row, aside, fact, heading, lines_of, title
from tutor.tui.screens.my_data import ask_for_copy, ask_to_delete, show_letter_without_names
from tutor.tui.screens.reading_desk import WIDE
from tutor.tui.show import in_cells, shown, shown_line
from tutor.tutoring.settings_words import QUIET_WORDS, THEME_WORDS

_NAME = 20
"Cells of a setting's name in its row."
_BESIDE_DETAIL, _ALONE, _SLIM_ROOM = 34, 72, 48
"Cells of a value where the detail stands beside it, of a row where it stands below, and of a row too short for both."
_ABOUT = {
    "theme": N_(
        "Enter goes to the next colours, ← to the ones before. “The terminal's own” leaves every colour to your "
        "terminal. TUTOR_THEME and NO_COLOR come before what you choose here."
    ),
    "motion": N_("With a little movement long texts glide when they scroll, and the cursor blinks."),
    "keys": N_("The line at the foot of the screen says which keys work now. ? says it on every screen too."),
    "quiet": N_(
        "On a slow line the tutor sends less: no movement, and your mouse is heard only when it clicks."
    ),
    "about": N_(
        "Your name, what you offer, the title of your profile and your hours a week. The plan follows them."
    ),
    "language": N_(
        "Enter goes to the next language. The tutor speaks it from the next start on; a text that is not "
        "translated yet is shown in English. In a workshop the room's language is spoken."
    ),
    "copy": N_("Writes all you did and wrote into a file that you can take elsewhere."),
    "letter": N_(
        "Shows your newest letter without names, addresses, links and numbers, to be copied for others."
    ),
    "delete": N_("Deletes your save and all its backups for good. You are asked first."),
}


class SettingsScreen(DeskScreen):
    """Each change is seen and saved at once."""

    TITLE_LINE = N_("Settings")
    HELP_TEXT = N_(
        "↑↓ goes to a setting. Enter or → changes it, ← changes it back. Each change is saved at once.\n"
        "“My data” says where your progress lies. There you take a copy, or delete all of it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change(1)", N_("Change"), priority=True),
        Binding("right", "change(1)", N_("Change"), show=False, priority=True),
        # Translators: a key: the value before this one.
        Binding("left", "change(-1)", N_("Before"), key_display="←", priority=True),
    ]

    def headline(self) -> Content:
        return aside(_("Each change is seen and saved at once."))

    # Long because it is the whole list in the order of the screen: one row after the other, and nothing else.
    def rows(self) -> Sequence[Row]:
        settings, learner = self.sitting.settings, self.sitting.progress.learner
        quiet = _("on now") if self._is_quiet else _("off now")
        who = " · ".join(part for part in (learner.name, learner.title) if part) or _("nothing yet")
        hours = (
            _("{n:g} hours a week").format(n=learner.hours_per_week)
            if learner.hours_per_week
            else _("hours not said")
        )
        return (
            heading(_("HOW IT LOOKS")),
            (
                "theme",
                self._row(_("Colours"), _(dict(THEME_WORDS).get(settings.theme, THEME_WORDS[0][1])), "◐"),
            ),
            (
                "motion",
                self._row(
                    _("Movement"), _("a little") if settings.motion else _("none"), _mark(settings.motion)
                ),
            ),
            (
                "keys",
                self._row(
                    _("Line of keys"),
                    _("hidden") if settings.hide_keys else _("shown"),
                    _mark(not settings.hide_keys),
                ),
            ),
            (
                "quiet",
                self._row(
                    _("Slow line"),
                    f"{_(dict(QUIET_WORDS).get(settings.quiet, QUIET_WORDS[0][1]))} · {quiet}",
                    _mark(self._is_quiet),
                ),
            ),
            heading(_("ABOUT YOU")),
            ("about", self._row(_("Name and title"), who, "→")),
            ("hours", self._row(_("Time"), hours, "→")),
            ("language", self._row(_("Language"), self._language(), "◐")),
            heading(_("MY DATA")),
            ("where", self._row(_("Where it lies"), self.sitting.location, "·")),
            ("copy", self._row(_("Take a copy"), _("a file to keep or to carry"), "→")),
            ("letter", self._row(_("Letter without names"), _("to show to others"), "→")),
            ("delete", self._row(_("Delete everything"), _("for good"), "!")),
        )

    def _row(self, name: str, value: str, mark: str) -> Content:
        """A setting and its value, in columns; in a slim window the value stands under its name."""
        lead = shown(f"{mark} ", "$primary") + in_cells(name, _NAME) + "  "
        if 0 < self.room < _SLIM_ROOM:
            return lead.rstrip() + "\n  " + shown_line(value, self.room - 2).stylize("bold")
        cells = _BESIDE_DETAIL if self.app.size.width >= WIDE else (self.room or _ALONE) - lead.cell_length
        return lead + shown_line(value, cells).stylize("bold")

    def _language(self) -> str:
        named = dict(languages(self.sitting))[self.sitting.progress.learner.language]
        return " · ".join(part for part in (named, language_news(self.sitting)) if part)

    @property
    def _is_quiet(self) -> bool:
        return is_quiet(self.sitting.settings, getattr(self.app, "on_a_slow_line", False))

    def detail(self, key: str) -> Content:
        names = {
            "theme": _("Colours"),
            "motion": _("Movement"),
            "keys": _("Line of keys"),
            "quiet": _("Slow line"),
        }
        if key == "where":
            return lines_of(title(_("Where it lies")), GAP, where_words(self.sitting))
        if key == "theme":
            chosen = self.sitting.settings.theme
            marks = (shown(f"{'●' if value == chosen else '○'} {_(words)}") for value, words in THEME_WORDS)
            return lines_of(title(_("Colours")), GAP, *marks, GAP, _palette(), GAP, aside(_(_ABOUT["theme"])))
        words = _(_ABOUT.get("about" if key == "hours" else key, ""))
        return lines_of(
            title(names[key]) if key in names else Content(""),
            words,
            fact(_("Changes with"), _("Enter or →")),
        )

    def action_change(self, by: int) -> None:
        """The next value of the setting under the cursor, or what it asks for."""
        settings = self.sitting.settings
        match self.key:
            case "theme":
                change_colours(self.app, _next([value for value, _words in THEME_WORDS], settings.theme, by))
            case "motion":
                self.sitting.settle(motion=not settings.motion)
            case "keys":
                self.sitting.settle(hide_keys=not settings.hide_keys)
            case "quiet":
                self.sitting.settle(quiet=_next([value for value, _words in QUIET_WORDS], settings.quiet, by))
            case "language":
                codes = [code for code, _name in languages(self.sitting)]
                self.sitting.introduce(language=_next(codes, self.sitting.progress.learner.language, by))
            case key if by > 0:
                self._ask(key)
                return
        dress(self.app)
        keep_quiet(self.app)
        self.show_top_line()
        self.show_all()

    def _ask(self, key: str) -> None:
        match key:
            case "about" | "hours":
                from tutor.tui.screens.about_you import ask_about_you

                ask_about_you(self.app, self.sitting, self._kept)
            case "copy":
                ask_for_copy(self.app, self.sitting)
            case "letter":
                show_letter_without_names(self.app, self.sitting)
            case "delete":
                ask_to_delete(self.app, self.sitting)

    def _kept(self, words: str) -> None:
        self.done(words)
        self.show_all()

    @on(OptionList.OptionSelected, "#rows")
    def read_detail(self) -> None:
        """A click on a row does what Enter does."""
        self.action_change(1)


def _mark(on: bool) -> str:
    return "●" if on else "○"


def _next(values: list[str], now: str, by: int) -> str:
    return values[(values.index(now) + by) % len(values)] if now in values else values[0]


def _palette() -> Content:
    """What the colours mean, in these colours."""
    parts = (
        (_("● you are here"), "$primary"),
        (_("✓ done"), "$success"),
        (_("! needs you"), "$warning"),
        (_("✗ wrong"), "$error"),
    )
    return Content("   ").join(shown(words, f"bold {style}") for words, style in parts)
