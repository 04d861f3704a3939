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
from tutor.tui.show import joined

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen


class Offered(NamedTuple):
    """A key that works now, from cell `x` of the line on, `width` cells wide."""

    key: str
    display: str
    description: str
    action: str
    disabled: bool
    x: int = 0
    width: int = 0


def fitted(
    keys: tuple[Offered, ...], width: int, more: str
) -> tuple[tuple[Offered, ...], tuple[Offered, ...], int]:
    """The keys as they stand in `width` cells, those that have no room, and the cells between a key and its word.

    A word is shown whole or not at all. Where not all have room, the next step, Esc and help come first, the others in
    the order in which the screen has them; help then says `more`.
    """
    for gap in (2, 1):
        placed = _placed(keys, gap)
        if _end(placed) <= width:
            return placed, (), gap
    keys = tuple(one._replace(description=more) if one.action == "help" else one for one in keys)
    first = _first(keys)
    chosen = _with_fewer_words(keys, first, width)
    for number, one in enumerate(keys):
        if number not in chosen and _end(_placed(_in_order(chosen | {number: one}))) <= width:
            chosen[number] = one
    return _placed(_in_order(chosen)), tuple(one for at, one in enumerate(keys) if at not in chosen), 1


def _first(keys: tuple[Offered, ...]) -> list[int]:
    """Places of the next step, of the way back and of help, as far as there are such, most important first."""
    back = [at for at, one in enumerate(keys) if "escape" in one.key.split(",")][:1]
    help_ = [at for at, one in enumerate(keys) if one.action == "help"][:1]
    others = [at for at, one in enumerate(keys) if at not in (*back, *help_)]
    onward = sorted(others, key=lambda at: (keys[at].disabled, "enter" not in keys[at].key.split(","), at))[
        :1
    ]
    return [*onward, *back, *help_]


def _with_fewer_words(keys: tuple[Offered, ...], first: list[int], width: int) -> dict[int, Offered]:
    """The first ones with all their words, or with as many as have room; a key alone is still a key."""
    chosen = {at: keys[at] for at in first}
    for at in reversed(first):
        if _end(_placed(_in_order(chosen))) <= width:
            break
        chosen[at] = keys[at]._replace(description="")
    while chosen and _end(_placed(_in_order(chosen))) > width:
        chosen.popitem()
    return chosen


def _in_order(chosen: dict[int, Offered]) -> tuple[Offered, ...]:
    return tuple(one for _at, one in sorted(chosen.items()))


def _placed(keys: tuple[Offered, ...], gap: int = 1) -> tuple[Offered, ...]:
    """Side by side from cell 0 on; close together, the last needs no blank behind it."""
    placed = []
    x = 0
    for number, one in enumerate(keys, 1):
        word, blank = cell_len(one.description), gap == 2 or number < len(keys)
        width = cell_len(one.display) + (gap + word if word else 0) + blank
        placed.append(one._replace(x=x, width=width))
        x += width
    return tuple(placed)


def _end(keys: tuple[Offered, ...]) -> int:
    """The cell after the last key."""
    return keys[-1].x + keys[-1].width if keys else 0


class KeyLine(Footer):
    """Textual's footer makes a widget for each key, anew at each change: 15 ms a page. This is drawn."""

    DEFAULT_CSS = "KeyLine { overflow: hidden hidden; }"

    keys: tuple[Offered, ...] = ()
    left_out: tuple[Offered, ...] = ()
    "Keys that work now and have no room: help names them."
    gap = 2
    "Cells between a key and its word: one where the line would not hold all keys."

    def compose(self) -> ComposeResult:
        yield from ()

    def bindings_changed(self, screen: "Screen[object]") -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self._look()

    def on_resize(self) -> None:
        self._look()

    def _look(self) -> None:
        """Find out which keys work now; draw only what is new."""
        offered = self._offered() if self.is_attached else ()
        keys, self.left_out, self.gap = fitted(offered, self.size.width, _("More"))
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def _offered(self) -> tuple[Offered, ...]:
        bindings: dict[str, ActiveBinding] = {}
        for one in self.screen.active_bindings.values():
            if one.binding.show:
                bindings.setdefault(one.binding.action, one)
        return tuple(
            Offered(
                one.binding.key,
                self.app.get_key_display(one.binding),
                _(one.binding.description),
                one.binding.action,
                not one.enabled,
            )
            for one in bindings.values()
        )

    def render(self) -> Content:
        pieces = []
        for number, one in enumerate(self.keys):
            dim = " dim" if one.disabled else ""
            key, word = f" {one.display} ", f"{one.description} "
            if self.gap == 1:
                key, word = one.display, f" {one.description}" if one.description else ""
                pieces.append((" " if number else "", ""))
            pieces.append((key, f"bold $footer-key-foreground{dim}"))
            pieces.append((word, f"$footer-description-foreground{dim}"))
        return joined(pieces)

    def on_mouse_down(self, event: MouseDown) -> None:
        pressed = next((one for one in self.keys if one.x <= event.x < one.x + one.width), None)
        if pressed is not None and not pressed.disabled:
            self.app.simulate_key(pressed.key)
