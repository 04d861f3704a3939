"""Fewer bytes on a slow line, and the same picture on the terminal."""

import pyte
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tutor.tui.thrift import Thrift

ROWS, COLUMNS = 6, 30
STYLES = (
    "", "\x1b[0m", "\x1b[1m", "\x1b[4m", "\x1b[7m", "\x1b[38;2;1;2;3m", "\x1b[48;2;9;9;9m", "\x1b[38;5;7;48;5;4m",
    "\x1b[1;38;2;9;8;7;48;2;1;1;1m", "\x1b[31;42m", "\x1b[0;94m", "\x1b[39;49m", "\x1b[4;9;38;2;5;5;5m",
)  # fmt: skip
_WORDS = st.text(alphabet="ab  │━é☐", min_size=1, max_size=COLUMNS)
_PIECE = st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS), st.sampled_from(STYLES), _WORDS)


def drawn(pieces: list[tuple[int, int, str, str]]) -> str:
    """As Textual draws: to a place, a style, some text that ends on the screen, no style."""
    return "".join(
        f"\x1b[{row};{column}H{style}{words[: COLUMNS - column]}\x1b[0m"
        for row, column, style, words in pieces
    )


class Screens:
    """The same drawing on two terminals: as it is, and with thrift."""

    def __init__(self) -> None:
        self.screens = pyte.Screen(COLUMNS, ROWS), pyte.Screen(COLUMNS, ROWS)
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        self.thrift = Thrift()

    def draw(self, text: str) -> str:
        sent = self.thrift.sent(text)
        self.streams[0].feed(text)
        self.streams[1].feed(sent)
        return sent

    def looks(self) -> list[list[object]]:
        return [
            [
                [self._look(screen.buffer[row][column]) for column in range(COLUMNS)]
                for row in range(ROWS)
            ]
            for screen in self.screens
        ]  # fmt: skip

    @staticmethod
    def _look(cell: pyte.screens.Char) -> object:
        """What is seen of a cell: on a space neither the letter's colour nor bold, unless a line is drawn."""
        if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough):
            return " ", cell.bg
        return cell


@given(st.lists(st.lists(_PIECE, min_size=1, max_size=6), min_size=1, max_size=5))
@settings(max_examples=150)
@example([[(1, 1, "\x1b[7m", "a b"), (1, 2, "", "   ")], [(1, 1, "\x1b[4m", "  ")]])
def test_the_terminal_looks_the_same_and_the_cursor_stands_the_same(
    frames: list[list[tuple[int, int, str, str]]],
) -> None:
    both = Screens()
    for frame in frames:
        both.draw(drawn(frame))
        raw, thrifty = both.looks()
        assert thrifty == raw
        assert both.screens[1].cursor.x == both.screens[0].cursor.x
        assert both.screens[1].cursor.y == both.screens[0].cursor.y


@given(st.lists(_PIECE, min_size=1, max_size=6))
@settings(max_examples=50)
def test_what_is_there_already_is_not_sent_again(frame: list[tuple[int, int, str, str]]) -> None:
    thrift = Thrift()
    last = frame[-1:]
    thrift.sent(drawn(last))
    assert thrift.sent(drawn(last)) == ""


def test_wide_letters_are_sent_whole_and_what_follows_stands_right() -> None:
    both = Screens()
    for text in ("漢字 ab", "漢x字ab", "abcdefg"):
        both.draw(f"\x1b[2;3H{text}\x1b[0m|\x1b[1;1H")
        assert both.screens[0].display == both.screens[1].display


def test_after_anything_else_than_drawing_all_is_sent_anew() -> None:
    thrift = Thrift()
    line = "\x1b[1;1H\x1b[1mabc\x1b[0m"
    assert "abc" in thrift.sent(line)
    assert thrift.sent("\x1b[?1049h\x1b[2J") == "\x1b[?1049h\x1b[2J"
    assert "abc" in thrift.sent(line)
    assert thrift.sent("\x1b[?2026h" + line + "\x1b[?2026l") == "\x1b[?2026h\x1b[?2026l"
    thrift.forget()
    assert "abc" in thrift.sent(line)


def test_one_letter_more_costs_little() -> None:
    thrift = Thrift()
    colours = "\x1b[38;2;228;232;239;48;2;35;43;56m"
    for words in ("Ana", "Anax"):
        sent = thrift.sent(f"\x1b[15;26H{colours}{words:<60}\x1b[0m")
    assert len(sent) < 60


def test_a_screen_drawn_whole_mends_what_another_program_wrote_over_it() -> None:
    thrift = Thrift(mended_rows=ROWS)
    whole = "".join(f"\x1b[{row};1Hline {row}" for row in range(1, ROWS + 1))
    assert thrift.sent(whole).count("line") == ROWS
    assert "line" not in thrift.sent("\x1b[2;1Hline 2")
    assert thrift.sent(whole).count("line") == ROWS


def test_back_on_the_shells_screen_its_cursor_stays_where_it_was() -> None:
    thrift = Thrift()
    thrift.sent("\x1b[?1049h")
    thrift.sent("\x1b[4;7Hab")
    left = "".join(map(thrift.sent, ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1004l")))
    assert left == "\x1b[?1049l\x1b[?25h\x1b[?1004l"
