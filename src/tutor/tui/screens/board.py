"""The workshop board: everyone at a glance, who needs a hand first, and words to all or to one."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _, many
from tutor.sitting.room_view import RoomView, Seat, filtered
from tutor.tui.screens.board_dialogs import ChoiceWindow, LearnerWindow, MessageWindow
from tutor.tui.screens.board_drawing import about_seat, heads, heat_map, overview, seat_row, top_lines
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.fields import LineField
from tutor.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from tutor.sitting.room_board import RoomBoard

_HELP = N_("""\
Raised hands stand first, the longest waiting on top; then who is stuck: nobody's step for some minutes, or three \
wrong answers in a row; then all others by name. Without their consent a learner is “Seat” and a number: call the \
seat, and whoever sits there sees it on the screen.

1 learners, 2 what is hard and how ready all are, 3 units and learners as a map; in a wide window side by side.
Enter looks at a learner, m writes to that learner, a to all. f finds a name, a place, or “stuck”.
p pauses the room and lets it go on, c closes it with a warning, x writes it down as CSV or TOML.

The board never shows letters or what was answered, and reasons only of five learners or more. It is at most two \
seconds behind.""")


class BoardScreen(Screen[None]):
    """Shows a `RoomBoard`; `show_room` draws anew what has changed and stays where the facilitator is."""

    CSS_PATH = "board.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (170, "-widest")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        # Translators: a key: the next of three views.
        Binding("v", "view(0)", N_("View"), key_display="1-3"),
        Binding("1", "view(1)", N_("Learners"), show=False),
        Binding("2", "view(2)", N_("What is hard"), show=False),
        Binding("3", "view(3)", N_("Map"), show=False),
        Binding("m", "message", N_("Message")),
        # Translators: a key: write to all learners.
        Binding("a", "message_all", N_("All")),
        Binding("f,slash", "find", N_("Find"), key_display="f"),
        Binding("p", "pause", N_("Pause")),
        Binding("c", "close_room", N_("Close")),
        Binding("x", "export", N_("Export")),
        Binding("question_mark", "help", N_("Help"), key_display="?"),
        Binding("escape", "back", show=False),
        Binding("q", "leave", N_("Quit")),
    ]

    def __init__(self, board: "RoomBoard") -> None:
        super().__init__()
        self.board = board
        self.view: RoomView = board.view()
        self._seats: tuple[Seat, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self._place = 1

    def compose(self) -> ComposeResult:
        yield Static(Content(), id="board-top")
        yield Static(Content(), id="headline")
        yield Static(Content(), id="trouble")
        with Horizontal(id="panes"):
            with Vertical(id="learners"):
                # Translators: “hand” and “stuck” are typed in English.
                yield LineField(placeholder=_("A name, a place, hand or stuck"), id="find")
                yield Static(Content(), id="heads")
                yield OptionList(id="rows", compact=True, markup=False)
            for name, title in (("overview", _("What is hard")), ("map", _("Map"))):
                with VerticalScroll(id=name, classes="pane") as pane:
                    pane.border_title = shown(title)
                    yield Static(Content(), id=f"{name}-words")
        yield KeyLine()

    def on_mount(self) -> None:
        self.action_view(1)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self.show_room)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.show_room)

    # Drawing

    def show_room(self) -> None:
        """Draw the room as it is now. Panes that are not seen, and rows that stayed the same, cost nothing."""
        board = self.board
        self.view = view = board.view()
        width = self.app.size.width - 2
        name = shown_line(
            _("Room “{name}”").format(name=board.facts.name) if board.facts.name else _("Room"), 60
        )
        name = name.stylize("bold $primary")
        if board.facts.other_hosts:
            name += shown(" · " + _("{n} hosts").format(n=board.facts.other_hosts + 1), "$text-muted")
        found = self.query_one("#find", Input).value
        right = shown_line(
            _("only “{found}” · Esc shows all").format(found=found) if found.strip() else "", 60
        )
        top, headline = top_lines(name, right, view, board.facts, width)
        self.query_one("#board-top", Static).update(top)
        self.query_one("#headline", Static).update(headline)
        trouble = board.trouble
        self.set_class(bool(trouble), "-trouble")
        self.query_one("#trouble", Static).update(shown(f"! {trouble}" if trouble else ""))
        self._show_rows()
        self._show_panes()

    def _show_rows(self) -> None:
        rows = self.query_one("#rows", OptionList)
        if not rows.size.width:
            return
        width = max(30, rows.scrollable_content_region.width - 2)
        self._seats = filtered(self.view.seats, self.query_one("#find", Input).value)
        drawn = (width, self._seats)
        if drawn == self._drawn:
            return
        before, top = self._chosen_id(rows), rows.scroll_offset.y
        self._drawn = drawn
        self.query_one("#heads", Static).update(heads(width))
        rows.set_options(Option(seat_row(seat, width), id=_row_id(seat)) for seat in self._seats)
        ids = [_row_id(seat) for seat in self._seats]
        if ids:
            rows.highlighted = (
                ids.index(before) if before in ids else min(rows.highlighted or 0, len(ids) - 1)
            )
            if before in ids:
                rows.scroll_to(y=top, animate=False, immediate=True)
        else:
            words = (
                _("Nobody like this is here now.")
                if self.view.seats
                else _("Nobody is here yet. They come with the code.")
            )
            rows.add_option(Option(shown(words, "$text-muted"), disabled=True))

    @staticmethod
    def _chosen_id(rows: OptionList) -> str | None:
        at = rows.highlighted
        return rows.get_option_at_index(at).id if at is not None and at < rows.option_count else None

    def _show_panes(self) -> None:
        for name in ("overview", "map"):
            pane = self.query_one(f"#{name}", VerticalScroll)
            if not (pane.display and pane.size.width):
                continue
            # One cell is left for the scroll bar, which comes only after the first drawing.
            width = max(30, pane.scrollable_content_region.width - (0 if pane.show_vertical_scrollbar else 1))
            if name == "map":
                words = heat_map(self.view, width)
            else:
                words = overview(self.view, self.board.facts, width, max(4, (pane.size.height - 20) // 2))
            self.query_one(f"#{name}-words", Static).update(words)

    @property
    def chosen(self) -> Seat | None:
        """The learner under the cursor."""
        before = self._chosen_id(self.query_one("#rows", OptionList))
        return next((seat for seat in self._seats if _row_id(seat) == before), None)

    # Acts

    @property
    def _everybody(self) -> str:
        return many("{n} learner", "{n} learners", len(self.view.seats)).format(n=len(self.view.seats))

    def action_view(self, place: int) -> None:
        """Learners, overview or map, 0 for the next one; in a wide window the learners stay beside them."""
        self._place = place = place or self._place % 3 + 1
        for number in (1, 2, 3):
            self.set_class(number == place, f"-view-{number}")
        self.query_one({1: "#rows", 2: "#overview", 3: "#map"}[place]).focus()
        self.call_after_refresh(self.show_room)

    @on(OptionList.OptionSelected, "#rows")
    def look(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        seat = self.chosen
        if seat is None:
            return

        def then(write: bool | None) -> None:
            if write:
                self._write_to(seat)

        self.app.push_screen(LearnerWindow(seat.label, about_seat(seat, self.view, 66)), then)

    def action_message(self) -> None:
        if self.chosen is None:
            self.told(_("Choose a learner first: 1, then the arrows."))
        else:
            self._write_to(self.chosen)

    def _write_to(self, seat: Seat) -> None:
        def send(words: str | None) -> None:
            self.board.tell(words or "", seat)
            self.tell_answer()

        self.app.push_screen(MessageWindow(_("To {label} only").format(label=seat.label)), send)

    def action_message_all(self) -> None:
        def send(words: str | None) -> None:
            self.board.tell(words or "")
            self.tell_answer()

        self.app.push_screen(MessageWindow(_("To all: {everybody}").format(everybody=self._everybody)), send)

    def action_pause(self) -> None:
        paused = self.board.facts.is_paused
        title = _("Let the room go on?") if paused else _("Pause the room?")
        words = (
            _("Everybody goes on where they were.")
            if paused
            else _("{everybody} can do nothing until you let the room go on. Nothing is lost.").format(
                everybody=self._everybody
            )
        )

        def then(key: str | None) -> None:
            if key:
                self.board.pause(not paused)
                self.tell_answer()

        self.app.push_screen(ChoiceWindow(title, words, (("y", _("Go on") if paused else _("Pause")),)), then)

    def action_close_room(self) -> None:
        words = _(
            "{everybody} will be told, and nobody new comes in. When the time is over all sittings end; "
            "everything is saved. This can't be taken back."
        ).format(everybody=self._everybody)

        def then(key: str | None) -> None:
            if key:
                self.board.close_room({"5": 5, "1": 1, "0": 0}[key])
                self.tell_answer()

        choices = (("5", _("In 5 minutes")), ("1", _("In 1 minute")), ("0", _("Now")))
        self.app.push_screen(ChoiceWindow(_("Close the room?"), words, choices), then)

    def action_find(self) -> None:
        self.add_class("-finding")
        self.action_view(1)
        self.query_one("#find").focus()

    @on(Input.Changed, "#find")
    def find(self) -> None:
        self.show_room()

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        self.query_one("#rows").focus()

    def action_export(self) -> None:
        self.app.action_export()  # type: ignore[attr-defined] # the board's app knows where to

    def action_back(self) -> None:
        """One step back: out of the search, then to the learners. It never quits."""
        if self.has_class("-finding"):
            self.query_one("#find", Input).value = ""
            self.remove_class("-finding")
        self.action_view(1)

    def action_help(self) -> None:
        from tutor.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(_("The board"), _(_HELP)))

    def action_leave(self) -> None:
        """Quitting the board ends nothing for the learners."""
        self.app.exit(return_code=0)

    def tell_answer(self) -> None:
        """The host's answer, or why there is none, as a short word at the edge."""
        words, self.board.words = self.board.words, ""
        if words:
            self.told(words)

    def told(self, words: str) -> None:
        self.notify(str(shown(words)), markup=False, timeout=6)


def _row_id(seat: Seat) -> str:
    return f"row-{seat.learner_id}"
