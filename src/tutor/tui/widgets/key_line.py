"""The line of keys at the bottom as one widget: what works now, each with its word; a click is the key.

Descriptions of bindings are only marked for translation (`N_`), as a class is made before a language is chosen; here
they are translated.
"""

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.events import MouseDown
from textual.widgets import Footer

from tutor.ground.tongue import _
from tutor.tui.show import shown

if TYPE_CHECKING:
    from textual.screen import Screen


class Offered(NamedTuple):
    """A key that works now, from cell `x` of the line on, `width` cells wide."""

    key: str
    display: str
    description: str
    action: str
    disabled: bool
    x: int
    width: int


class KeyLine(Footer):
    """Textual's footer makes a widget for each key, anew at each change: 15 ms a page. This is drawn."""

    DEFAULT_CSS = "KeyLine { overflow: hidden hidden; }"

    keys: tuple[Offered, ...] = ()
    gap = 2
    "Cells between a key and its word: one where the line would not hold all keys."

    def compose(self) -> ComposeResult:
        yield from ()

    def bindings_changed(self, screen: "Screen[object]") -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self._look)

    def on_resize(self) -> None:
        self._look()

    def _look(self) -> None:
        """Find out which keys work now; draw only what is new."""
        keys = self._keys() if self.is_attached else ()
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def _keys(self) -> tuple[Offered, ...]:
        self.gap = 2
        keys = self._placed()
        if keys and keys[-1].x + keys[-1].width > self.size.width:
            self.gap = 1
            keys = self._placed()
        return keys

    def _placed(self) -> tuple[Offered, ...]:
        keys: dict[str, Offered] = {}
        x = 0
        for _node, binding, enabled, _tip in self.screen.active_bindings.values():
            if not binding.show or binding.action in keys:
                continue
            display = self.app.get_key_display(binding)
            word = _(binding.description)
            width = cell_len(display) + cell_len(word) + self.gap + 1
            keys[binding.action] = Offered(binding.key, display, word, binding.action, not enabled, x, width)
            x += width
        return tuple(keys.values())

    def render(self) -> Content:
        line = Content()
        for number, one in enumerate(self.keys):
            dim = " dim" if one.disabled else ""
            key, word = f" {one.display} ", f"{one.description} "
            if self.gap == 1:
                key, word = one.display, f" {one.description}"
                line += " " if number else ""
            line += shown(key, f"bold $footer-key-foreground{dim}")
            line += shown(word, f"$footer-description-foreground{dim}")
        return line

    def on_mouse_down(self, event: MouseDown) -> None:
        pressed = next((one for one in self.keys if one.x <= event.x < one.x + one.width), None)
        if pressed is not None and not pressed.disabled:
            self.app.simulate_key(pressed.key)
