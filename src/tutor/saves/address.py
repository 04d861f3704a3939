"""A database's address as people give it to `--saves`, and as it may be shown: never with a password."""

import re
from dataclasses import dataclass, field

from tutor.ground.clean import clean_line
from tutor.ground.problem import UsageError
from tutor.ground.tongue import _

LONGEST_ROOM = 60
_SCHEME = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_HOSTS = re.compile(
    r"(?:(?:\[[0-9a-fA-F:.%]*\]|[\w.%-]*)(?::\d*)?)(?:,(?:\[[0-9a-fA-F:.%]*\]|[\w.%-]*)(?::\d*)?)*"
)
_DATABASE = re.compile(r"[\w.%-]*")
_ROOM = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_ROOM - 1}}}")


def is_address(given: str) -> bool:
    return _SCHEME.match(given) is not None


@dataclass(frozen=True, slots=True)
class Address:
    """`conninfo` is for the driver only: it may hold a password, so that it is left out of `repr`."""

    shown: str
    room: str
    conninfo: str = field(repr=False)

    def __str__(self) -> str:
        return self.shown


def address_of(given: str) -> Address:
    """Take `room=NAME`, which is ours, off the URL. Raises UsageError for a room that can't be one."""
    place, mark, query = given.partition("?")
    parts = query.split("&") if mark else []
    rooms = [part.removeprefix("room=") for part in parts if part.startswith("room=")]
    rest = [part for part in parts if not part.startswith("room=")]
    room = rooms[-1] if rooms else ""
    if room and not _ROOM.fullmatch(room):
        raise UsageError(
            _("This can't be the name of a room."), todo=_("Use small letters, digits and hyphens.")
        )
    return Address(_shown(given), room, place + ("?" + "&".join(rest) if rest else ""))


def _shown(given: str) -> str:
    """Hosts and database. Where it can't be told what is a password, nothing of it is shown."""
    hidden = "postgresql://…"
    rest = given[len(_SCHEME.match(given)[0]) :] if _SCHEME.match(given) else given  # type: ignore[index]
    at, question = rest.rfind("@"), rest.find("?")
    if 0 <= question < at:
        return hidden
    hosts, slash, database = rest[at + 1 :].partition("?")[0].partition("/")
    if not _HOSTS.fullmatch(hosts) or not _DATABASE.fullmatch(database):
        return hidden
    return clean_line(f"postgresql://{hosts}{slash}{database}")
