"""Taking a screen away from outside, as Esc on it would: what was typed there is kept."""

from typing import Any

from textual.screen import ModalScreen, Screen

_MOST_STEPS = 3
"Steps back that a dialog may have."


def leave_well(screen: Screen[Any]) -> None:
    """Take `screen`, the one on top, away; a dialog hands over its draft by its own way out."""
    app = screen.app
    depth = len(app.screen_stack)
    out = getattr(screen, "action_back", None) or getattr(screen, "action_keep", None)
    # Nothing was typed yet into a dialog that is not built yet, so that it has nothing to hand over.
    if isinstance(screen, ModalScreen) and out is not None and screen.is_mounted:
        for _ in range(_MOST_STEPS):
            if len(app.screen_stack) == depth:
                out()
    if len(app.screen_stack) == depth:
        app.pop_screen()
