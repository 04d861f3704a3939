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
from tutor.tui.show import shown, shown_line

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen


_SHORTEST = 3
"Cells of a word below which nobody would know it: words are not cut further."


class Offered(NamedTuple):
    """A key that works now, from cell `x` of the line on, `width` cells wide."""

    key: str
    display: str
    description: str
    action: str
    disabled: bool
    x: int = 0
    width: int = 0


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
            self.call_next(self._look)

    def on_resize(self) -> None:
        self._look()

    def _look(self) -> None:
        """Find out which keys work now; draw only what is new."""
        keys = self._keys() if self.is_attached else ()
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def _keys(self) -> tuple[Offered, ...]:
        """Those that work now, side by side; closer together, then with shorter words, where the line is too short."""
        bindings: dict[str, ActiveBinding] = {}
        for one in self.screen.active_bindings.values():
            if one.binding.show:
                bindings.setdefault(one.binding.action, one)
        keys = tuple(
            Offered(
                one.binding.key,
                self.app.get_key_display(one.binding),
                _(one.binding.description),
                one.binding.action,
                not one.enabled,
            )
            for one in bindings.values()
        )
        self.gap = 2
        placed = self._placed(keys)
        if self._has_room(placed):
            return placed
        self.gap = 1
        placed = self._placed(keys)
        longest = max(cell_len(one.description) for one in keys)
        while longest > _SHORTEST and not self._has_room(placed):
            longest -= 1
            placed = self._placed(keys, longest)
        return placed

    def _has_room(self, keys: tuple[Offered, ...]) -> bool:
        return not keys or keys[-1].x + keys[-1].width <= self.size.width

    def _placed(self, keys: tuple[Offered, ...], longest: int = 0) -> tuple[Offered, ...]:
        """With words of at most `longest` cells, 0 for any."""
        placed = []
        x = 0
        for one in keys:
            word = shown_line(one.description, longest).plain if longest else one.description
            width = cell_len(one.display) + cell_len(word) + self.gap + 1
            placed.append(one._replace(description=word, x=x, width=width))
            x += width
        return tuple(placed)

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
