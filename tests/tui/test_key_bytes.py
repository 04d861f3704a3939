"""The border between a terminal and the tutor: what comes in as bytes, and what is made of it."""

import os
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.a_process import memory
from tests.tui.almost_reports import almost_a_report
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from tutor.ground.clean import clean
from tutor.tui.key_bytes import MOST_PASTED, KeyBytes, Piece

pytest.importorskip("termios")
from tutor.tui.terminal import Ears

LONG_RUN = int(os.environ.get("TUTOR_FUZZ", "20000"))
"Hostile sequences tried; `make faces` tries ten million."
SEED = int(os.environ.get("TUTOR_SEED", "8"))
MOST_GROWN = 20.0
"MB of memory more at the end than after the first tenth."
EXOTIC = ("$", "p", "q", "r", "s", "t", "v", "w", "x", "y", "a", "b", "c", "d", "R")
"Ends of sequences that only rxvt or hpterm send for keys that the tutor does not use."


def pieces(*sent: bytes, rest: bool = True) -> list[Piece]:
    keys = KeyBytes()
    found = [piece for number, one in enumerate(sent) for piece in keys.feed(one, number * 0.001)]
    return found + (keys.rest(10.0) if rest else [])


def heard(sent: bytes) -> list[str]:
    ears = Ears()
    return [
        message.key
        for piece in pieces(sent)
        for one in ([piece.text] if piece.kind == "key" else piece.text)
        for message in ears.messages(one)
        if isinstance(message, events.Key)
    ]


@pytest.mark.parametrize(
    "sequence", [s for s in ANSI_SEQUENCES_KEYS if len(s) > 1 and not s.endswith(EXOTIC)]
)
def test_every_key_of_a_terminal_still_arrives(sequence: str) -> None:
    found = pieces(sequence.encode())
    assert "".join(piece.text for piece in found) == sequence
    assert all(piece.kind == "key" for piece in found)


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"a\x1b[Bq", ["a", "down", "q"]),
        (b"\x1b[97;5u", ["ctrl+a"]),
        (b"\x1b[97:65;5:1u", ["ctrl+a"]),
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (b"\x1bOP", ["f1"]),
        (b"\x1b[[A", ["f1"]),
        (b"\x1b[0;;12354:12356u", ["あ", "い"]),
        ("é".encode(), ["é"]),
    ],
)  # fmt: skip
def test_a_key_means_what_it_means_everywhere(sent: bytes, keys: list[str]) -> None:
    expected = [key if len(key) > 1 or key.isascii() else None for key in keys]
    got = heard(sent)
    assert len(got) == len(keys)
    assert all(want in (None, key) for key, want in zip(got, expected, strict=True))


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[1114112u",
        b"\x1b[97;1;99999999u",
        b"\x1b[97;1;55296u",
        b"\x1b[1;1:3A",
        b"\x1b[27;5:3u",
        b"\x1b[;:A",
        b"\x1b[::~",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;5000;5000;1;1t",
        b"\x1b[?2048;2$y",
        b"\x1b[M\xff\xff\xff",
        b"\x1b]52;c;aGk=\x1b\\",
        b"\x1bP" + b"x" * 5000 + b"\x1b\\",
        b"\x1b[" + b"1;" * 5000 + b"A",
        b"\x1b[<0;99999999999;1M",
        b"\x1b[201~",
        b"\x1b[12;40R",
        b"\x1b#",
    ],
)
def test_what_is_no_key_is_not_heard_and_the_next_key_is(sent: bytes) -> None:
    assert heard(sent + b"j") == ["j"]
    assert heard(sent) == []


@given(st.text(), st.integers(0, 5))
def test_a_paste_is_text_whatever_stands_in_it(text: str, cut: int) -> None:
    inside = text.encode("utf-8", "replace").replace(b"\x1b[201~", b"")
    sent = b"\x1b[200~" + inside + b"\x1b[201~"
    at = cut * len(sent) // 5
    assert pieces(sent[:at], sent[at:]) == [Piece("pasted", clean(inside.decode()))]


@pytest.mark.parametrize("cut", range(3, 17))
def test_a_paste_that_stops_at_any_byte_and_goes_on_is_one_paste(cut: int) -> None:
    sent = b"\x1b[200~q p x\x1b[201~"
    keys = KeyBytes()
    found = [*keys.feed(sent[:cut], 0.0), *keys.rest(1.0), *keys.feed(sent[cut:], 1.1), *keys.rest(9.0)]
    assert found == [Piece("pasted", "q p x")]


def test_keys_within_a_paste_do_nothing() -> None:
    assert pieces(b"\x1b[200~hello \x1b zz \x11 \x1b[48;3;3;1;1t xx\x1b[201~q") == [
        Piece("pasted", "hello � zz � �[48;3;3;1;1t xx"),
        Piece("typed", "q"),
    ]


def test_a_paste_that_never_ends_is_over_after_a_while() -> None:
    keys = KeyBytes()
    assert keys.feed(b"\x1b[200~some words that were pasted", 0.0) == []
    assert keys.rest(1.0) == []
    assert keys.rest(2.1) == [Piece("pasted", "some words that were pasted")]
    assert keys.feed(b"q", 2.2) == [Piece("typed", "q")]


def test_fingers_end_a_paste_that_never_ended() -> None:
    keys = KeyBytes()
    keys.feed(b"\x1b[200~some words that were pasted", 0.0)
    found = [piece for tenth in range(5, 40, 5) for piece in keys.feed(b"j", tenth / 10)]
    assert found[0] == Piece("pasted", "some words that were pastedjjj")
    assert {piece.kind for piece in found[1:]} == {"typed"}


def test_a_giant_paste_is_refused_as_a_whole_and_holds_little() -> None:
    keys = KeyBytes()
    keys.feed(b"\x1b[200~", 0.0)
    for _ in range(100):
        assert keys.feed(b"x" * 65536, 0.0) == []
    assert sum(map(len, keys._pasted or [])) <= MOST_PASTED + 1
    assert keys.feed(b"\x1b[201~j", 0.0) == [Piece("too-long", ""), Piece("typed", "j")]


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_no_bytes_in_any_cut_raise_or_leave_more_than_one_sequence_behind(sent: list[bytes]) -> None:
    keys, ears = KeyBytes(), Ears()
    for number, one in enumerate(sent):
        for piece in keys.feed(one, number * 0.01):
            for message in ears.messages(piece.text[:1] or "x"):
                assert not isinstance(message, events.Resize)
    assert len(keys._held) <= 1024


ALPHABET = (
    b"\x1b[", b"\x1b", b"\x1bO", b"\x1b]", b"[", b"<", b"?", b";", b":", b"M", b"u", b"~", b"A", b"t", b"R", b"m",
    b"$y", b"48", b"27", b"1114112", b"0", b"1", b"200", b"201", b"2026", b"55555", b"\xff", b"\xc3", b"\x9b", b"\x00",
    b"\r", b"x", b"\xf0\x9f\x98\x80", b"\x07", b"\x1b\\",
)  # fmt: skip


def any_pieces(dice: random.Random) -> bytes:
    return b"".join(dice.choices(ALPHABET, k=dice.randint(2, 9)))


@pytest.mark.parametrize("hostile", [any_pieces, almost_a_report])
def test_hostile_sequences_never_raise_and_never_bring_a_surrogate_or_a_size(
    hostile: Callable[[random.Random], bytes],
) -> None:
    dice = random.Random(SEED)
    keys, ears = KeyBytes(), Ears()
    now, early = 0.0, 0.0
    for number in range(LONG_RUN // 2):
        now += 0.001
        found = keys.feed(hostile(dice), now)
        if dice.random() < 0.01:
            now += 3
            found += keys.rest(now)
        for piece in found:
            for one in [piece.text] if piece.kind == "key" else piece.text[:20]:
                for message in ears.messages(one):
                    assert isinstance(
                        message, events.Key | events.MouseEvent | events.AppFocus | events.AppBlur
                    )
                    if isinstance(message, events.Key) and message.character:
                        message.character.encode()
        if number == LONG_RUN // 20:
            early = memory()
    assert len(keys._held) <= 1024
    assert memory() - early <= MOST_GROWN
    keys.rest(now + 10)
    assert keys.feed(b"\x07\x1b[201~j", now + 20)[-1] == Piece("typed", "j"), "deaf"
