"""What a database refused, in words for the person: what, and what to do. Never an address with a password."""

import re
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.ground.tongue import N_, _
from tutor.saves.address import NO_ADDRESS, SO_IT_IS_GIVEN, UNTOUCHED

_SOCKET = re.compile(r'on socket "(.*)/\.s\.PGSQL')
AS_IT_WAS = N_("What is kept there is as it was.")
_SAYS_BUSY = N_("another program holds it locked, or it has too much to do")
_NOT_UTF8 = N_("its texts are not in UTF-8")
MAKE_UTF8 = N_("Who runs it makes another: `createdb -E UTF8 -T template0`.")
_NOT_SAFE, _NOT_FROM_HERE, _SETTING, _REFUSED = "not safe", "from here", "setting", "refused"
"In place of an SQLSTATE where there is none."
_AWAY = N_("Check the network and whether it runs, then try again.")
_CHECK = N_("Check the address.")
# By SQLSTATE, the longest beginning first.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "28",
        N_("it refuses this name or password"),
        N_("Check name and password in the address, or in ~/.pgpass."),
    ),
    ("3D000", N_("it has no database of that name"), N_("Check the address's last part.")),
    (
        "42501",
        N_("this role may not do that"),
        N_("Ask who runs it to admit the role: `tutor saves prepare --admit`."),
    ),
    ("3F000", N_("it has no tables of the tutor"), N_("Who runs it makes them: `tutor saves prepare`.")),
    ("42P01", N_("it has no tables of the tutor"), N_("Who runs it makes them: `tutor saves prepare`.")),
    (
        "42703",
        N_("its tables are not those of this tutor"),
        N_("Who runs it mends them: `tutor saves prepare`."),
    ),
    ("42704", N_("it has no role of that name"), N_("Make the role there first: CREATE ROLE … LOGIN.")),
    ("22P05", _NOT_UTF8, MAKE_UTF8),
    ("22021", _NOT_UTF8, MAKE_UTF8),
    ("53100", N_("its disk is full"), N_("Who runs it must make room there.")),
    ("53200", N_("it is out of memory"), N_("Try again in a moment.")),
    ("53300", N_("it takes no more connections"), N_("Try again in a moment.")),
    ("53400", N_("a limit of it is reached"), N_("Who runs it must make room there.")),
    ("54", N_("it is larger than the database takes"), N_("Export your progress with `tutor saves export`.")),
    ("55P03", _SAYS_BUSY, N_("Try again in a moment.")),
    ("57014", _SAYS_BUSY, N_("Try again in a moment.")),
    ("40", _SAYS_BUSY, N_("Try again in a moment.")),
    ("25006", N_("it can only be read just now"), N_("Wait until another server took over, and try again.")),
    ("57P", N_("it is starting or being stopped"), N_("Try again in a moment.")),
    ("58", N_("its disk does not work as it should"), N_("Tell who runs it.")),
    (
        _NOT_FROM_HERE,
        N_("it takes no such connection from this computer"),
        N_("Who runs it allows it: pg_hba.conf."),
    ),
    (
        _NOT_SAFE,
        N_("it takes only safe connections (SSL) from this computer, or none"),
        N_("Check sslmode in the address, or ask who runs it."),
    ),
    (_REFUSED, N_("it refused the connection"), N_("Tell who runs it.")),
    (_SETTING, N_("its address has a setting that can't be"), _CHECK),
)
# A refusal to connect carries no SQLSTATE, only the server's own words.
_WHILE_CONNECTING: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "28"),
    ("no password supplied", "28"),
    ("authentication failed", "28"),
    ("not permitted to log in", "28"),
    ("no such user", "28"),
    ("no such database", "3D000"),
    ("no encryption", _NOT_SAFE),
    ("ssl off", _NOT_SAFE),
    ("no pg_hba.conf entry", _NOT_FROM_HERE),
    ("permission denied for database", "42501"),
    ("too many", "53300"),
    ("no more connections", "53300"),
    ("remaining connection slots", "53300"),
    ("not accepting connections", "57P"),
    ("not currently accepting connections", "57P"),
    ("starting up", "57P"),
    ("shutting down", "57P"),
    ("in recovery mode", "57P"),
    ("read-only", "25006"),
    ("configuration parameter", _SETTING),
    ("startup parameter", _SETTING),
    ("command-line argument", _SETTING),
    ("requires a value", _SETTING),
    ("authentication method requirement", _SETTING),
    ("definition of service", _SETTING),
    ("network address", _SETTING),
    ("gssapi", _SETTING),
    ("weak sslmode", _SETTING),
    ("is too long", _SETTING),
    ("fatal:", _REFUSED),  # a server that speaks another language still says so
)
_LASTING = (
    "28",
    "3D000",
    "42501",
    "42704",
    "3F000",
    "42P01",
    "42703",
    "54",
    "22",
    _NOT_SAFE,
    _NOT_FROM_HERE,
    _SETTING,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """`why` continues “… can't be used: ”; `lasts` is False for what may be over in a moment."""

    why: str
    todo: str
    lasts: bool
    may_not: bool = False
    "True where the role lacks a right."


class DatabaseRefused(SaveUnusable):
    """Progress can't be read from the database, or no seat taken there, now. `lasts` is False for an outage."""

    lasts = True


def refusal(error: psycopg.Error) -> Refusal:
    """Why, as far as the driver says."""
    state = error.sqlstate or ""
    said = str(error).casefold()
    if not state:
        if "role" in said and "does not exist" in said:
            state = "28"
        elif "database" in said and "does not exist" in said:
            state = "3D000"
        else:
            state = next((code for words, code in _WHILE_CONNECTING if words in said), "")
    for code, why, todo in _WORDS:
        if state.startswith(code):
            return Refusal(
                _(why),
                _(todo),
                lasts=code.startswith(_LASTING),
                may_not=code == "42501",
            )
    if state and not isinstance(error, psycopg.OperationalError):
        return Refusal(
            _("it refused what the tutor asked (code {state})").format(state=clean_line(state)),
            _("Tell who runs it."),
            True,
        )
    why, lasts = _of_the_network(str(error))
    return Refusal(_(why), _(_CHECK if lasts else _AWAY), lasts)


def _of_the_network(words: str) -> tuple[str, bool]:
    """Why, and whether waiting is no help."""
    said = words.casefold()
    if any(sign in said for sign in ("invalid port", "integer value", "port number")):
        return N_("its address has no port that can be"), True
    if "value" in said and ("invalid" in said or "bad" in said):
        return N_("its address has a setting that can't be"), True
    if "no such file" in said or "not a directory" in said:
        return _of_a_socket(words)
    if "permission denied" in said:
        return N_("this computer does not let you to its socket"), True
    if "temporary failure" in said:
        return N_("the network does not lead there"), False
    if "received invalid response" in said or "but received" in said:
        return N_("what answers there is no PostgreSQL"), True
    if "refused" in said:
        return N_("nothing answers there (connection refused)"), False
    if "translate host name" in said or "resolve" in said or "name or service" in said:
        return N_("there is no computer of that name"), True
    if "timeout" in said or "timed out" in said or "did not answer" in said:
        return N_("it does not answer"), False
    if "certificate" in said or "ssl" in said:
        return N_("no safe connection could be made (SSL)"), True
    if "no route" in said or "unreachable" in said:
        return N_("the network does not lead there"), False
    return N_("the connection broke"), False


def _of_a_socket(words: str) -> tuple[str, bool]:
    """Below /run a folder comes and goes with its server; any other that is missing was typed wrong."""
    folder = _SOCKET.search(words)
    is_wrong = folder and not folder[1].startswith(("/run/", "/var/run/")) and not Path(folder[1]).is_dir()
    if is_wrong:
        return N_("the folder of its socket does not exist"), True
    return N_("nothing answers there (no such socket)"), False


def not_read(shown: str, found: Refusal) -> DatabaseRefused:
    refused = DatabaseRefused(
        _("The database {shown} can't be used: {why}.").format(shown=shown, why=found.why),
        _(AS_IT_WAS),
        found.todo,
    )
    refused.lasts = found.lasts
    return refused


def not_written(shown: str, found: Refusal, safe: str = "") -> CouldNotWrite:
    return CouldNotWrite(
        _("Your progress could not be written to {shown}: {why}.").format(shown=shown, why=found.why),
        safe or _(AS_IT_WAS),
        found.todo,
    )


def not_prepared(shown: str, found: Refusal) -> CouldNotWrite:
    return CouldNotWrite(
        _("The database {shown} could not be prepared: {why}.").format(shown=shown, why=found.why),
        _(UNTOUCHED),
        _("Use the role that owns the database.") if found.may_not else found.todo,
    )


def wrong_address(shown: str) -> DatabaseRefused:
    return DatabaseRefused(_(NO_ADDRESS).format(shown=shown), _(UNTOUCHED), _(SO_IT_IS_GIVEN))
