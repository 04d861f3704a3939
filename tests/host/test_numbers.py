"""The door's numbers and names, without a door: penalties, half-open connections, windows, codes, commands, rooms."""

import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.ground.problem import UnreadableInput, UsageError
from tutor.ground.tongue import PSEUDO, speak
from tutor.host import identity, journal
from tutor.host.guest import TERMS, Guest, depth_of
from tutor.host.limits import HalfOpen, Penalties, window
from tutor.host.measures import Measures
from tutor.host.plain_commands import COMMANDS, read_command
from tutor.host.room import Room, make_room, read_room, room_text
from tutor.host.words import time_words

A_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ7kIuPwXcY8aM0rGZ0dVq0Vt8uE1zJm6o5fQ0vYx1aB maria"


def test_penalties_add_up_act_from_fifteen_seconds_on_and_pass() -> None:
    now = 0.0
    penalties = Penalties(lambda: now)
    penalties.punish("198.51.100.7", 5)
    penalties.punish("198.51.100.7", 5)
    assert not penalties.refuses("198.51.100.7")
    penalties.punish("198.51.100.7", 5)
    assert penalties.refuses("198.51.100.7") and not penalties.refuses("198.51.100.8")
    now = 14.0
    assert not penalties.refuses("198.51.100.7")
    for _ in range(1000):
        penalties.punish("198.51.100.7", 5)
    now += 586
    assert not penalties.refuses("198.51.100.7")


def test_a_whole_ipv6_line_is_one_source_and_a_rooms_own_network_is_never_punished() -> None:
    penalties = Penalties(lambda: 0.0, ("192.168.1.0/24",))
    for n in range(4):
        penalties.punish(f"2001:db8::{n}", 5)
        penalties.punish("192.168.1.9", 5)
        penalties.punish("::ffff:198.51.100.7", 5)
    assert penalties.refuses("2001:db8::99") and not penalties.refuses("192.168.1.9")
    assert penalties.refuses("198.51.100.7")


def test_sources_without_end_do_not_fill_the_memory() -> None:
    penalties = Penalties(lambda: 0.0)
    for n in range(66_000):
        penalties.punish(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", 5)
    assert len(penalties._until) <= 65_536


@given(st.integers(0, 200), st.floats(0, 0.999))
def test_half_open_connections_are_refused_as_openssh_does(already: int, chance: float) -> None:
    refused = HalfOpen().refuses(already, chance)
    if already < 10:
        assert not refused
    elif already >= 100:
        assert refused
    else:
        assert HalfOpen().refuses(already, 0.29) and (not refused or chance < 0.3 + 0.7 * (already - 10) / 90)


@given(st.integers(-1, 2**32), st.integers(-1, 2**32))
def test_a_window_can_always_be_drawn_in(columns: int, rows: int) -> None:
    width, height = window(columns, rows)
    assert 8 <= width <= 300 and 3 <= height <= 100


def test_an_own_code_has_more_than_64_bits_and_can_be_typed_as_one_likes() -> None:
    code = identity.new_resume_code()
    assert 31 ** len(code.replace("-", "")) > 2**64
    assert identity.read_resume_code(f"  {code.lower().replace('-', ' ')} ") == code
    assert len({identity.new_resume_code() for _ in range(1000)}) == 1000


@given(st.text())
def test_whatever_is_typed_is_no_code_or_a_code_and_never_a_path(typed: str) -> None:
    code = identity.read_resume_code(typed)
    assert not code or identity.is_learner(identity.learner_of_code(code))
    assert not identity.is_room_code(typed, "ABCD-2345") or "abcd2345" in "".join(
        filter(str.isalnum, typed.casefold())
    )
    assert not identity.is_learner(typed) or "/" not in typed


def test_an_empty_room_code_lets_nobody_in() -> None:
    assert not identity.is_room_code("", "") and not identity.is_room_code("-", "--")


@given(st.text(max_size=60))
def test_only_listed_commands_are_ever_run(typed: str) -> None:
    words = read_command(typed)
    assert words is None or words[0] in COMMANDS


def test_the_forms_of_the_plan_can_be_asked_for() -> None:
    assert read_command("plan --format=markdown") and read_command("plan --format calendar")
    assert read_command("progress --json") == ["progress", "--json"]
    assert not any(
        map(read_command, ("plan done x", "plan --since 2026-01-01", "plan -o x", "recap; ls", "plan\nls x"))
    )


def test_a_terminal_counts_for_the_colours_it_surely_shows() -> None:
    assert [depth_of(one) for one in ("xterm-direct", "xterm-256color", "linux", "vt100")] == [
        "truecolor", "256", "16", "none",
    ]  # fmt: skip
    assert all(one.isprintable() and "/" not in one for one in TERMS)


def test_a_guest_is_the_same_after_the_way_to_another_process() -> None:
    guest = Guest(3, "key-0", "command", "Ana\u202e\n", command=("plan",))
    assert Guest.from_json(guest.to_json()) == guest


def test_measures_hold_no_learner() -> None:
    measures = Measures()
    measures.first_paint.add(0.07)
    measures.refused["full"] += 1
    text = measures.text(3, 1, 4096)
    assert 'first_paint_seconds_bucket{le="0.1"} 1' in text and 'why="full"} 1' in text


# The room's file


def test_a_room_is_written_and_read_back_and_never_written_over(tmp_path: Path) -> None:
    folder = make_room(tmp_path, "../Tuesday / noon")
    assert folder.parent == tmp_path and read_room(folder).name == "../Tuesday / noon"
    with pytest.raises(UsageError):
        make_room(tmp_path, "../Tuesday / noon")
    with pytest.raises(UsageError):
        make_room(tmp_path, " \u202e ")


def test_everything_a_room_can_say_is_kept(tmp_path: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    room = Room(
        name="R", code="MANGO-47", opens_at=now, closes_at=now + timedelta(hours=2), facilitators=(A_KEY,),
        may_see=("hands",), language="en",
    )  # fmt: skip
    (tmp_path / "room.toml").write_text(room_text(room))
    assert read_room(tmp_path) == room
    assert (
        room.is_open(now)
        and not room.is_open(now - timedelta(1))
        and not room.is_open(now + timedelta(hours=2))
    )


@pytest.mark.parametrize(
    "line",
    [
        'code = "a"', 'code = "------"', "opens_at = 2026-01-01",
        "opens_at = 2026-01-01T10:00:00", 'facilitators = ["maria"]', 'may_see = ["letters"]', "extra = 1",
        '[limits]\nhalf_open = "x"', '[limits]\nexempt = ["home"]', "[limits]\nidle_minutes = 0", "name = [",
    ],
)  # fmt: skip
def test_a_rooms_file_with_a_mistake_starts_nothing(tmp_path: Path, line: str) -> None:
    base = {"name": 'name = "R"', "code": 'code = "MANGO-47"'}
    base.pop(line.split(" =")[0], None)
    (tmp_path / "room.toml").write_text("\n".join([*base.values(), line]))
    with pytest.raises(UnreadableInput, match="can't be read"):
        read_room(tmp_path)


def test_a_rooms_file_that_everybody_can_change_starts_nothing(tmp_path: Path) -> None:
    file = make_room(tmp_path, "Tuesday") / "room.toml"
    file.chmod(0o644)
    assert read_room(file.parent).name == "Tuesday"
    file.chmod(0o666)
    with pytest.raises(UnreadableInput, match="chmod o-w"):
        read_room(file.parent)


def test_a_rooms_file_from_any_editor_is_read(tmp_path: Path) -> None:
    file = make_room(tmp_path, "Martes 漢") / "room.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_room(file.parent).name == "Martes 漢"
    assert make_room(tmp_path, "火曜日").name.startswith("room-")


@pytest.mark.parametrize(
    ("seconds", "english", "filipino"),
    [(1, "1 second", "1 segundo"), (89, "89 seconds", "89 segundo"), (300.0, "5 minutes", "5 minuto")],
)
def test_a_time_is_said_as_people_say_it(seconds: float, english: str, filipino: str) -> None:
    assert time_words(seconds) == english
    speak("fil")
    assert time_words(seconds) == filipino


def test_a_rooms_file_is_read_again_whichever_language_its_words_are_in(tmp_path: Path) -> None:
    for language in ("en", "fil", PSEUDO):
        speak(language)
        (tmp_path / "room.toml").write_text(
            room_text(Room(name="Martes", code="ABCD-EFGH")), encoding="utf-8"
        )
        assert read_room(tmp_path).name == "Martes"


def test_what_a_library_warns_of_is_a_line_like_all_others_and_holds_no_words(tmp_path: Path) -> None:
    kept = logging.getLogger().handlers[:]
    into = logging.FileHandler(tmp_path / "log", encoding="utf-8")
    journal.write_to(into)
    try:
        logging.getLogger("asyncio").warning("socket.send() raised exception.")
        try:
            raise ValueError("Ana's letter")
        except ValueError:
            logging.getLogger("asyncssh").exception("Ana said %s", "this")
        for_each = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    finally:
        logging.getLogger().handlers[:] = kept
        logging.getLogger("tutor.host").handlers.clear()
        into.close()
    assert [(one["by"], one["why"]) for one in for_each] == [
        ("asyncio", "socket.send() raised exception."),
        ("asyncssh", "ValueError"),
    ]
    assert "Ana" not in (tmp_path / "log").read_text()
