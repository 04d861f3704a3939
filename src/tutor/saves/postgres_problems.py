"""What a database refused, in words for the person: what, and what to do. Never an address with a password."""

from dataclasses import dataclass

import psycopg

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable

AS_IT_WAS = "What is kept there is as it was."
_LONGEST = 160
_SAYS_BUSY = "another program holds it locked, or it has too much to do"
# By SQLSTATE, the longest beginning first.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("28", "it refuses this name or password", "Check name and password in the address, or in ~/.pgpass."),
    ("3D000", "it has no database of that name", "Check the address's last part."),
    (
        "42501",
        "this role may not do that",
        "Ask who runs it to admit the role: `tutor saves prepare --admit`.",
    ),
    ("3F000", "it has no tables of the tutor", "Who runs it makes them: `tutor saves prepare`."),
    ("42P01", "it has no tables of the tutor", "Who runs it makes them: `tutor saves prepare`."),
    ("42703", "its tables are not those of this tutor", "Who runs it mends them: `tutor saves prepare`."),
    ("53100", "its disk is full", "Who runs it must make room there."),
    ("53200", "it is out of memory", "Try again in a moment."),
    ("53300", "it takes no more connections", "Try again in a moment."),
    ("53400", "a limit of it is reached", "Who runs it must make room there."),
    ("54", "it is larger than the database takes", "Export your progress with `tutor saves export`."),
    ("55P03", _SAYS_BUSY, "Try again in a moment."),
    ("57014", _SAYS_BUSY, "Try again in a moment."),
    ("40", _SAYS_BUSY, "Try again in a moment."),
    ("25006", "it can only be read just now", "Wait until another server took over, and try again."),
    ("57P", "it is starting or being stopped", "Try again in a moment."),
)
# A refusal to connect carries no SQLSTATE, only the server's own words.
_WHILE_CONNECTING: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "28"),
    ("no password supplied", "28"),
    ("authentication failed", "28"),
    ("no pg_hba.conf entry", "28"),
    ("not permitted to log in", "28"),
    ("permission denied for database", "42501"),
    ("too many", "53300"),
    ("remaining connection slots", "53300"),
    ("starting up", "57P"),
    ("shutting down", "57P"),
    ("in recovery mode", "57P"),
    ("read-only", "25006"),
)
_NO_PORT = "its address has no port that can be"
_NO_NAME = "there is no computer of that name"
_NOT_SAFE = "no safe connection could be made (SSL)"
_AWAY = "Check the network and whether it runs, then try again."


@dataclass(frozen=True, slots=True)
class Refusal:
    """`why` continues “… can't be used: ”; `lasts` is False for what may be over in a moment."""

    why: str
    todo: str
    lasts: bool


class DatabaseRefused(SaveUnusable):
    """Progress can't be read from the database, or no seat taken there, now."""


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
            return Refusal(why, todo, lasts=code in ("28", "3D000", "42501", "3F000", "42P01", "42703", "54"))
    if state and not isinstance(error, psycopg.OperationalError):
        return Refusal(
            f"it refused what the tutor asked (code {clean_line(state)})", "Tell who runs it.", True
        )
    why = _of_the_network(said)
    return Refusal(why, _AWAY, lasts=why in (_NO_PORT, _NO_NAME, _NOT_SAFE))


def _of_the_network(said: str) -> str:
    if "invalid port" in said:
        return _NO_PORT
    if "no such file" in said:
        return "nothing answers there (no such socket)"
    if "refused" in said:
        return "nothing answers there (connection refused)"
    if "translate host name" in said or "resolve" in said or "name or service" in said:
        return _NO_NAME
    if "timeout" in said or "timed out" in said or "did not answer" in said:
        return "it does not answer"
    if "certificate" in said or "ssl" in said:
        return _NOT_SAFE
    if "no route" in said or "unreachable" in said:
        return "the network does not lead there"
    return "the connection broke"


def not_read(shown: str, found: Refusal) -> DatabaseRefused:
    return DatabaseRefused(f"The database {shown} can't be used: {found.why}.", AS_IT_WAS, found.todo)


def not_written(shown: str, found: Refusal, safe: str = AS_IT_WAS) -> CouldNotWrite:
    return CouldNotWrite(f"Your progress could not be written to {shown}: {found.why}.", safe, found.todo)


def not_prepared(shown: str, found: Refusal) -> CouldNotWrite:
    return CouldNotWrite(
        f"The database {shown} could not be prepared: {found.why}.", "Nothing was changed.", found.todo
    )


def wrong_address(shown: str) -> DatabaseRefused:
    return DatabaseRefused(
        f"{shown} is no address of a database.",
        "Nothing was changed.",
        "Give it as postgresql://NAME@HOST/DATABASE; signs like @ or / in a password as %40 or %2F.",
    )
