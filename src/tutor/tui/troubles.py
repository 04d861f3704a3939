"""Saving as the app sees it: a failing or slow disk is told at once, and nobody leaves unsaved work unawares."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tutor.ground.tongue import _
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting

_AT_LEAVING = 0.05
"Seconds to wait for the disk when somebody leaves, before it is said that they would leave too early."


class Troubles(App[None]):
    """To be mixed into an app that has a `sitting`; call `hear_late_saves` once it is mounted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "not_saved", show=False)]
    "Not in the footer, which is full: the line on top names the key, and can be clicked."

    sitting: "Sitting"
    _told: str = ""
    _is_leaving = False

    def last_act(self) -> str:
        from tutor.sitting.rescuing import rescue

        return rescue(self.sitting)

    def hear_late_saves(self) -> None:
        loop = asyncio.get_running_loop()

        def late() -> None:
            with suppress(RuntimeError):  # the app has ended
                loop.call_soon_threadsafe(self._tell_late)

        self.sitting.saving.when_late(late)
        self.sitting.listen(self._after_an_act)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key for trouble is there only while there is trouble."""
        if action == "not_saved":
            return self.sitting.trouble is not None and not self.sitting.saving.looks_only
        return super().check_action(action, parameters)

    def _after_an_act(self) -> None:
        """Whoever goes on does not leave; screens tell a trouble themselves after what they did."""
        self._is_leaving = False
        self._told = str(self.sitting.trouble or "")

    def _tell_late(self) -> None:
        """A save ended that nobody waited for: say how, where it is news."""
        if self._is_leaving and self.sitting.saved_at:
            self.exit(return_code=0)
            return
        trouble, before = self.sitting.trouble, self._told
        self._told = str(trouble or "")
        if isinstance(self.screen, TutorScreen):
            self.screen.show_top_line()
        if trouble and str(trouble) != before:
            self.notify(str(shown(str(trouble))), markup=False, severity="error", timeout=15)
        elif before and not trouble:
            self.notify(_("All is saved now."), markup=False)

    def action_not_saved(self) -> None:
        from tutor.tui.screens.not_saved import NotSavedScreen

        self.push_screen(NotSavedScreen(self.sitting), lambda _: self._tell_late())

    def action_leave(self) -> None:
        """Leave without a question; only what is not on the disk is worth a word first."""
        saving = self.sitting.saving
        if saving.looks_only or self._is_leaving or self.sitting.try_saving(_AT_LEAVING):
            self.exit(return_code=0)
            return
        self._is_leaving = True
        words = _("The disk is slow: your last step is still being saved. The tutor ends when it is.")
        if self.sitting.trouble:
            words = str(self.sitting.trouble)
        words += "\n" + _("Press the key again to leave without saving this.")
        self.notify(str(shown(words)), markup=False, severity="error", timeout=15)
