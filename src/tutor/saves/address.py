"""A database's address as people give it to `--saves`, and as it may be shown: never with a password."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from tutor.ground.clean import clean_line
from tutor.ground.problem import SaveUnusable
from tutor.ground.tongue import N_, _

LONGEST_ROOM = 60
NO_ADDRESS = N_("{shown} is no address of a database.")
SO_IT_IS_GIVEN = N_(
    "Give it as postgresql://NAME@HOST/DATABASE; signs like @ or / in a password as %40 or %2F."
)
UNTOUCHED = N_("Nothing was changed.")
_HIDDEN = "postgresql://…"
_LONGEST_SHOWN = 200
_SCHEME = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_NEARLY = re.compile(r"(?:postgres|[a-z_]+\s*=)", re.IGNORECASE)
_HOST = r"(?:\[[0-9a-fA-F:.%]*\]|[\w.%-]*)(?::\d{0,5})?"
_HOSTS = re.compile(rf"{_HOST}(?:,{_HOST})*")
_DATABASE = re.compile(r"[\w.%-]*")
_ROOM = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_ROOM - 1}}}")


@dataclass(frozen=True, slots=True)
class Address:
    """`conninfo` is for the driver only: it may hold a password, so that it is left out of `repr`."""

    shown: str
    room: str
    conninfo: str = field(repr=False)

    def __str__(self) -> str:
        return self.shown


def address_of(given: str) -> Address:
    """Take `room=NAME`, which is ours, off the URL. Raises SaveUnusable for what names no PostgreSQL, or no room."""
    scheme = _SCHEME.match(given)
    if scheme is None:
        raise _no_address(given)
    given = "postgresql://" + given[scheme.end() :]
    shown = _shown(given)
    if not _is_text(given):
        raise SaveUnusable(_(NO_ADDRESS).format(shown=shown), _(UNTOUCHED), _(SO_IT_IS_GIVEN))
    place, mark, query = given.partition("?")
    parts = query.split("&") if mark else []
    rooms = [unquote(part.removeprefix("room=")) for part in parts if part.startswith("room=")]
    rest = [part for part in parts if not part.startswith("room=")]
    room = rooms[-1] if rooms else ""
    if room and not _ROOM.fullmatch(room):
        raise SaveUnusable(
            _("This can't be the name of a room."),
            _(UNTOUCHED),
            _("Use small letters, digits and hyphens."),
        )
    return Address(shown, room, place + ("?" + "&".join(rest) if rest else ""))


def _no_address(given: str) -> SaveUnusable:
    if "://" not in given and _NEARLY.match(given):
        return SaveUnusable(_(NO_ADDRESS).format(shown="postgresql:…"), _(UNTOUCHED), _(SO_IT_IS_GIVEN))
    return SaveUnusable(
        _("Progress can be kept in a folder or in PostgreSQL, not there."),
        _(UNTOUCHED),
        _("Give --saves a folder's name, or an address that begins with postgresql://"),
    )


def _is_text(given: str) -> bool:
    """False where bytes stand in it that are no text, as a command line of another encoding has."""
    try:
        given.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(given: str) -> str:
    """Hosts and database. Where it can't be told what is a password, nothing of it is shown."""
    rest = given.removeprefix("postgresql://")
    at, question = rest.rfind("@"), rest.find("?")
    if 0 <= question < at:
        return _HIDDEN
    hosts, slash, database = rest[at + 1 :].partition("?")[0].partition("/")
    if not _HOSTS.fullmatch(hosts) or not _DATABASE.fullmatch(database):
        return _HIDDEN
    shown = clean_line(f"postgresql://{hosts}{slash}{database}")
    return shown if len(shown) <= _LONGEST_SHOWN else _HIDDEN
