"""The first start: four short questions, each may be skipped."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import LineField
from tutor.tui.widgets.pick_list import Rows

if TYPE_CHECKING:
    from tutor.tui.ways import Ways

_ASKED = (
    (
        N_("What may we call you?"),
        N_("Any name will do. It stays in your save; nothing is sent to Upwork or anyone."),
    ),
    (N_("What work do you offer?"), N_("Type it, or choose from the list.")),
    (
        N_("How many hours a week can you give to this?"),
        N_("A number, for instance 6. Your plan uses it for its dates."),
    ),
    (N_("Do you have the letter from Upwork here?"), N_("You can also bring it later.")),
)
_NAME, _ROLE, _HOURS, _LETTER = range(4)
_AROUND = 15
"Rows of a window that are not rows of the list: a longer list scrolls."


def hours_of(typed: str) -> float | None:
    """Hours a week, 0 to 168; None if it is no such number."""
    number = typed.casefold().replace(",", ".").removesuffix("hours").removesuffix("h").strip()
    try:
        hours = float(number)
    except ValueError:
        return None
    return hours if 0 <= hours <= 168 else None


class AnswerField(LineField):
    """A short answer; lines that are pasted are no answer, and go to the screen."""

    def _on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip():
            event.prevent_default()


class WelcomeScreen(TutorScreen):
    """One question at a time. What is said is saved at once; what is skipped stays open."""

    CSS_PATH = "welcome.tcss"
    TITLE_LINE = N_("Welcome")
    HELP_TEXT = N_(
        "Four short questions. Enter goes on. You can skip each of them, and nothing is sent anywhere."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "skip", N_("Skip"), priority=True),
        Binding("down", "to_offered", N_("To the list"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._step = _NAME
        self._typed = ["", "", ""]
        self._skipped: set[int] = set()

    def compose_middle(self) -> ComposeResult:
        yield Static(
            shown(_("Your profile was declined?\nLet's read the letter and make a plan, step by step.")),
            id="hello",
        )
        yield Static(Content(), id="asked")
        yield Static(Content(), id="aside")
        yield AnswerField(id="typed")
        yield Rows(id="offered")
        with ButtonRow(id="acts"):
            yield Button(shown(_("Next")), id="next", variant="primary", compact=True)
            yield Button(shown(_("Skip this")), id="skip", compact=True)

    def on_mount(self) -> None:
        super().on_mount()
        # Who was asked at a room's door, or named on the command line, says yes to it or types over it.
        self._typed[_NAME] = self.sitting.progress.learner.name
        self._ask()
        self.call_after_refresh(self.query_one("#typed", Input).select_all)

    def _ask(self) -> None:
        asked, aside = _ASKED[self._step]
        self.query_one("#asked", Static).update(
            shown(_("{n} of 4   {asked}").format(n=self._step + 1, asked=_(asked)))
        )
        self.query_one("#aside", Static).update(shown(_(aside)))
        field, offered = self.query_one("#typed", Input), self.query_one("#offered", OptionList)
        field.display = self._step != _LETTER
        offered.display = self._step in (_ROLE, _LETTER)
        self.query_one("#next").display = self._step != _LETTER
        if self._step == _LETTER:
            offered.clear_options()
            offered.add_option(Option(shown(_("Yes, I have it: read it now")), id="yes"))
            offered.add_option(Option(shown(_("Not now: start with the first lesson")), id="no"))
            offered.highlighted = 0
            offered.focus()
            return
        field.value = self._typed[self._step]
        field.cursor_position = len(field.value)
        if self._step == _ROLE:
            self._offer(field.value)
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._step < _LETTER:
            self._typed[self._step] = event.value
        if self._step == _ROLE:
            self._offer(event.value)

    def _offer(self, typed: str) -> None:
        from tutor.tutoring.roles import find_roles

        offered = self.query_one("#offered", OptionList)
        offered.clear_options()
        for role in find_roles(typed, self.sitting.course, limit=20 if not typed.strip() else 8):
            offered.add_option(Option(shown_line(role.name), id=role.id))
        offered.display = offered.option_count > 0
        offered.set_class(offered.option_count > self.app.size.height - _AROUND, "-many")

    def on_input_submitted(self) -> None:
        self._take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._step == _LETTER:
            self._finish(has_letter=event.option.id == "yes")
        elif self._step == _ROLE and event.option.id in self.sitting.course.role:
            self._typed[_ROLE] = self.sitting.course.role[event.option.id].name
            self.sitting.offer_work(event.option.id)
            self._go_on()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "skip":
            self.action_skip()
        else:
            self._take()

    def _take(self) -> None:
        """Keep what stands in the field; an empty field is a skip."""
        typed = self.query_one("#typed", Input).value.strip()
        if self._step < _LETTER:
            self._typed[self._step] = typed
        if not typed or self._step == _LETTER:
            self.action_skip()
        elif self._say(self._step):
            self._go_on()
        else:
            self.told(_("Please type a number of hours between 0 and 168, or skip this."), bad=True)

    def _say(self, step: int) -> bool:
        """Save what the field of `step` says; False if it is empty, or no number of hours."""
        typed = self._typed[step].strip()
        if not typed:
            return False
        if step == _NAME:
            self.sitting.introduce(name=typed[:80])
        elif step == _ROLE:
            self.sitting.offer_work(typed)
        elif (hours := hours_of(typed)) is None:
            return False
        else:
            self.sitting.introduce(hours_per_week=int(hours) if hours.is_integer() else hours)
        return True

    def _go_on(self) -> None:
        self._skipped.discard(self._step)
        if self.sitting.trouble:
            self.done("")
        self.show_top_line()
        self._step += 1
        self._ask()

    def on_paste(self, event: events.Paste) -> None:
        """The letter itself, pasted before it was asked for, is kept and read when the questions are over."""
        if not self.sitting.begin_letter(event.text):
            return
        event.stop()
        if self._step == _LETTER:
            self._finish(has_letter=True)
        else:
            self.told(_("Your letter is kept. You read it after these questions."))

    def action_to_offered(self) -> None:
        offered = self.query_one("#offered", OptionList)
        if offered.display and offered.option_count:
            offered.highlighted = 0
            offered.focus()

    def action_skip(self) -> None:
        if self._step == _LETTER:
            self._finish(has_letter=False)
            return
        self._skipped.add(self._step)
        self._step += 1
        self._ask()

    def action_back(self) -> None:
        if self._step > _NAME:
            self._step -= 1
            self._ask()
        else:
            # Typed and not confirmed is still said; only what was skipped is not.
            for step in {_NAME, _ROLE, _HOURS} - self._skipped:
                self._say(step)
            self.sitting.introduce()
            cast("Ways", self.app).go_home()

    def _finish(self, *, has_letter: bool) -> None:
        self.sitting.introduce()
        app = cast("Ways", self.app)
        app.go_home()
        if has_letter:
            app.open_place("letter-lab")
        else:
            app.open_lesson(self.sitting.course.units[0].lessons[0].id)
