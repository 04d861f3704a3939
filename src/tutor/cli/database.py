"""What whoever runs the database does with it, and what `tutor doctor` finds there."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import composition
from tutor.cli.health import Finding
from tutor.ground.clean import clean_line
from tutor.ground.problem import TutorError, UsageError
from tutor.ground.tongue import _
from tutor.saves.address import Address
from tutor.tutoring.wording import counted

if TYPE_CHECKING:
    from tutor.saves.postgres import PostgresStore


def prepare(options: argparse.Namespace) -> int:
    """`tutor saves prepare`: the tables made or brought up, and a host's role admitted to its room."""
    place = composition.saves_place(options)
    if isinstance(place, Path):
        raise UsageError(
            _("A folder needs no preparing."),
            _("Nothing was changed."),
            _("Give --saves a database: postgresql://…"),
        )
    before, after = composition.database(place).prepare(options.admit)
    if before == after:
        told = _("The tables of {place} are up to date (version {after}).").format(place=place, after=after)
    else:
        told = _("The tables of {place} are made: version {after}, it was {before}.").format(
            place=place, after=after, before=before or _("none")
        )
    if options.admit:
        room = (
            _("the room {room}").format(room=place.room) if place.room else _("progress that is in no room")
        )
        told += " " + _("The role {admit} may use {room}, and no other by this.").format(
            admit=clean_line(options.admit), room=room
        )
    print(told, file=sys.stderr)
    return 0


def health(address: Address) -> Iterator[Finding]:
    """Does it answer and take what is written, and does anything wait for it here, or for another?"""
    try:
        store = composition.database(address)
    except TutorError as problem:
        yield Finding("database", False, problem.happened, problem.todo)
        return
    try:
        room = store.room
        store.try_writing()
    except TutorError as problem:
        yield Finding("database", False, problem.happened, problem.todo)
    else:
        words = _("{address} answers").format(address=address)
        yield Finding("database", True, words + (_(", room {room}").format(room=room) if room else ""))
    yield from _waiting(store)


def _waiting(store: "PostgresStore") -> Iterator[Finding]:
    waiting = store.waiting()
    yield Finding(
        "waiting",
        not waiting,
        _("{learners} whose last acts are not in the database yet").format(
            learners=counted(len(waiting), "learner")
        )
        if waiting
        else _("nothing waits here for the database"),
        _("Open the tutor for them once: it brings them in"),
    )
    for path in store.waiting_elsewhere():
        yield Finding(
            "waiting",
            False,
            _("{path} waits here for another database, or for an address that was wrong").format(
                path=clean_line(str(path))
            ),
            _("Open the tutor once with that address, or take the file in: tutor saves merge FILE"),
        )
