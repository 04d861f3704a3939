"""Bytes that are almost what a terminal says by itself: every kind of report, with numbers and ends that none has."""

import random
from collections.abc import Callable

NUMBERS = (
    "",
    "0",
    "1",
    "2",
    "3",
    "27",
    "97",
    "1114111",
    "1114112",
    "55296",
    "57358",
    "57441",
    "99999",
    "4294967296",
)
"Nothing, usual ones, the last character and the one behind it, half of a pair, keys of kitty's own, too large."
MODIFIERS = ("", "1", "2", "5", "8", "65", "129", "256", "99999999")
ENDS = ("\x1b\\", "\x07", "\x9c", "", "\x1b", "\x18")
LONG = 3000


def _number(dice: random.Random) -> str:
    return dice.choice(NUMBERS) if dice.random() < 0.8 else str(dice.randrange(10 ** dice.randint(1, 30)))


def kitty_key(dice: random.Random) -> str:
    """code:shifted:base ; modifiers:kind ; text"""
    code = ":".join(_number(dice) for _ in range(dice.randint(1, 4)))
    how = ":".join((dice.choice(MODIFIERS), *dice.choices(("1", "2", "3", "4", ""), k=dice.randint(0, 2))))
    text = ":".join(_number(dice) for _ in range(dice.randint(0, 4)))
    return f"\x1b[{dice.choice(('', '?', '>', '='))}{code};{how};{text}{dice.choice('u~ABCDHFPQRS')}"


def mouse(dice: random.Random) -> str:
    where = ";".join(
        dice.choice((_number(dice), str(dice.randint(0, 300)))) for _ in range(dice.choice((2, 3, 3, 3, 4)))
    )
    return dice.choice(
        (f"\x1b[<{where}M", f"\x1b[<{where}m", f"\x1b[{where}M", "\x1b[M\x20\x21\x22", "\x1b[M\x7f")
    )


def answer_of_the_terminal(dice: random.Random) -> str:
    """To questions that nobody asked: colours, clipboard, its name, its size, its modes, where the cursor is."""
    number, end = _number(dice), dice.choice(ENDS)
    return dice.choice(
        (
            f"\x1b]{number};rgb:ffff/0000/{number}{end}",
            f"\x1b]52;c;{'QQ==' * dice.choice((1, 2, LONG))}{end}",
            f"\x1b]8;;file:///etc/passwd{end}words\x1b]8;;{end}",
            f"\x1bP>|XTerm({number}){end}",
            f"\x1bP1$r{number}m{end}",
            f"\x1bP1+r{number}={number}{end}",
            f"\x1b_Gi={number};OK{end}",
            f"\x1b^{number}{end}",
            f"\x1bX{number}{end}",
            f"\x1b[?{number};{number}c",
            f"\x1b[{number};{number};{number}t",
            f"\x1b[?{number};{number}$y",
            f"\x1b[{number};{number}R",
            f"\x1b[?997;{number}n",
        )
    )


def focus(dice: random.Random) -> str:
    return "".join(
        dice.choices(("\x1b[I", "\x1b[O", f"\x1b[{_number(dice)}I", "\x1b[?I"), k=dice.randint(1, 5))
    )


def paste(dice: random.Random) -> str:
    """Begun in a paste, ended twice, with orders inside, cut by a report."""
    parts = (
        "\x1b[200~",
        "\x1b[201~",
        "words ",
        "\x1b[20",
        "1~",
        "\x03",
        "\x11",
        answer_of_the_terminal(dice),
    )
    return "\x1b[200~" + "".join(dice.choices(parts, k=dice.randint(1, 6))) + "\x1b[201~"


KINDS: tuple[Callable[[random.Random], str], ...] = (kitty_key, mouse, answer_of_the_terminal, focus, paste)


def almost_a_report(dice: random.Random) -> bytes:
    """One of them; some are cut, and some have another byte in the middle."""
    sent = dice.choice(KINDS)(dice).encode()
    at = dice.randrange(len(sent))
    if dice.random() < 0.15:
        return sent[:at]
    if dice.random() < 0.1:
        return sent[:at] + bytes([dice.randrange(256)]) + sent[at + 1 :]
    return sent
