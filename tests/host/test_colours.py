"""Each learner's colours are those of their own terminal, whatever the process they come from was warmed up with."""

import re

import pytest
from tests.host.a_room import RunningRoom

from tutor.tui.hosted import in_depth

STYLE = re.compile(rb"\x1b\[([0-9;]+)m")
TRUE = re.compile(rb"[34]8;2;")
OF_256 = re.compile(rb"[34]8;5;")
LONG = re.compile(rb"[34]8;(?:2;\d+;\d+;\d+|5;\d+)")
OF_16 = re.compile(rb"(?:^|;)(?:3[0-7]|9[0-7]|4[0-7]|10[0-7])(?=;|$)")
ALL = (TRUE, OF_256, OF_16)


@pytest.mark.parametrize(
    ("term", "shown", "never"),
    [
        ("xterm-direct", (TRUE,), (OF_256, OF_16)),
        ("xterm-256color", (OF_256,), (TRUE,)),
        ("linux", (OF_16,), (TRUE, OF_256)),
        ("vt100", (), (TRUE, OF_256, OF_16)),
        ("\x1b]0;x", (OF_256,), (TRUE,)),
    ],
)
async def test_first_paint_uses_only_what_the_terminal_shows(
    room: RunningRoom, term: str, shown: tuple[re.Pattern[bytes], ...], never: tuple[re.Pattern[bytes], ...]
) -> None:
    async with room.connect(password=room.code) as conn:
        process = await conn.create_process(term_type=term, term_size=(100, 30), encoding=None)
        process.stdin.write(b"\r")
        drawn = b""
        while b"see your name" not in drawn:
            came = await process.stdout.read(65536)
            assert came
            drawn += came
    styles = STYLE.findall(drawn)
    # A number within a long colour may look like a short one.
    short = [LONG.sub(b"", style) for style in styles]
    found = {
        one: sum(bool(one.search(style)) for style in (short if one is OF_16 else styles)) for one in ALL
    }
    assert all(found[one] for one in shown), found
    assert not any(found[one] for one in never)


def test_styles_other_than_colours_are_kept() -> None:
    drawn = "\x1b[1;38;2;255;0;0;48;2;0;0;0mx\x1b[0m\x1b[38;2;1;2;3my"
    assert in_depth(drawn, "truecolor") == drawn
    assert in_depth(drawn, "256") == "\x1b[1;38;5;9;48;5;0mx\x1b[0m\x1b[38;5;0my" or "38;5;" in in_depth(
        drawn, "256"
    )
    assert in_depth(drawn, "none") == "\x1b[1mx\x1b[0my"
