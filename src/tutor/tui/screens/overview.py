"""Writing or pasting the overview, with its length and its first look counted while typing."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.sitting.desks import LONGEST_OVERVIEW, ProfileDesk
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown
from tutor.tui.ways import sitting_of
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import DraftField
from tutor.tutoring.contact_details import contact_details
from tutor.tutoring.overview import LONGEST, SEEN_FIRST


class OverviewArea(DraftField):
    """Takes an overview, and no paste that would freeze the screen."""

    async def _on_paste(self, event: events.Paste) -> None:
        if len(event.text) > LONGEST_OVERVIEW:
            event.prevent_default()
            event.stop()
            words = _("This is too long for an overview. Nothing was changed. Paste only the overview.")
            self.notify(words, severity="error", markup=False)


class OverviewScreen(Dialog[bool]):
    """Ctrl+S or the button keeps; Esc goes back and finds the text again next time. True if something was kept."""

    DEFAULT_CSS = """
    OverviewScreen { align: center middle; }
    OverviewScreen > Vertical { width: 78; max-width: 100%; height: 100%; max-height: 24;
        background: $background; border: round $primary; padding: 0 1; }
    OverviewScreen OverviewArea { height: 1fr; }
    OverviewScreen Static { height: auto; }
    OverviewScreen Button { margin-right: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back")),
        Binding("ctrl+s", "keep", N_("Keep"), priority=True),
    ]

    @property
    def sitting(self) -> Sitting:
        return sitting_of(self.app)

    def compose(self) -> ComposeResult:
        kept = self.sitting.progress.profile.overview
        with Vertical():
            yield Static(
                shown(_("Your overview: paste it, or write it here. It stays on this machine."), "bold")
            )
            yield OverviewArea(kept, place="overview", id="overview-text")
            yield Static(Content(""), id="overview-count")
            yield Static(Content(""), id="overview-problem")
            with ButtonRow(id="overview-buttons"):
                yield Button(
                    Content(_("Keep and check (Ctrl+S)")), id="overview-keep", variant="primary", compact=True
                )
                yield Button(Content(_("Back (Esc)")), id="overview-back", compact=True)

    def on_mount(self) -> None:
        self.query_one(OverviewArea).focus()
        self.count()

    @property
    def _text(self) -> str:
        return self.query_one(OverviewArea).text

    @on(TextArea.Changed)
    def count(self) -> None:
        text = self._text.strip()
        words = shown(_("{n} of {most} characters.").format(n=len(text), most=LONGEST) + " ", "bold")
        if len(text) > LONGEST:
            words += shown(_("! too long"), "$error")
        elif len(text) > SEEN_FIRST:
            seen = text[:SEEN_FIRST].rsplit(maxsplit=1)[0] if " " in text[:SEEN_FIRST] else text[:SEEN_FIRST]
            words += shown(
                _("Seen first, up to: “…{words}”").format(words=seen[-30:].lstrip()), "$text-muted"
            )
        else:
            words += shown(
                _("Clients see about {n} before they click.").format(n=SEEN_FIRST),
                "$text-muted",
            )
        self.query_one("#overview-count", Static).update(words)
        found = contact_details(text[:LONGEST])
        problem = _("! Contact details: {found}").format(found=", ".join(found[:3])) if found else ""
        self.query_one("#overview-problem", Static).update(shown(problem, "$warning"))

    @on(Button.Pressed, "#overview-keep")
    def action_keep(self) -> None:
        try:
            ProfileDesk(self.sitting).write(self._text)
        except TutorError as problem:
            self.query_one("#overview-problem", Static).update(shown(f"! {problem}", "$error"))
            return
        self.dismiss(True)

    @on(Button.Pressed, "#overview-back")
    def action_back(self) -> None:
        self.dismiss(False)
