"""What a database refused, in words for the person: what, and what to do. Never an address with a password."""

from dataclasses import dataclass

import psycopg

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.ground.tongue import N_, _

AS_IT_WAS = N_("What is kept there is as it was.")
_LONGEST = 160
_SAYS_BUSY = N_("another program holds it locked, or it has too much to do")
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
_AWAY = N_("Check the network and whether it runs, then try again.")
_CHECK = N_("Check the address.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """`why` continues “… can't be used: ”; `lasts` is False for what may be over in a moment."""

    why: str
    todo: str
    lasts: bool


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
                lasts=code in ("28", "3D000", "42501", "42704", "3F000", "42P01", "42703", "54"),
            )
    if state and not isinstance(error, psycopg.OperationalError):
        return Refusal(
            _("it refused what the tutor asked (code {state})").format(state=clean_line(state)),
            _("Tell who runs it."),
            True,
        )
    why, lasts = _of_the_network(said)
    return Refusal(_(why), _(_CHECK if lasts else _AWAY), lasts)


def _of_the_network(said: str) -> tuple[str, bool]:
    """Why, and whether waiting is no help."""
    if any(sign in said for sign in ("invalid port", "integer value", "port number")):
        return N_("its address has no port that can be"), True
    if "value" in said and ("invalid" in said or "bad" in said):
        return N_("its address has a setting that can't be"), True
    if "no such file" in said:
        return N_("nothing answers there (no such socket)"), False
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
        _("Nothing was changed."),
        found.todo,
    )


def wrong_address(shown: str) -> DatabaseRefused:
    return DatabaseRefused(
        _("{shown} is no address of a database.").format(shown=shown),
        _("Nothing was changed."),
        _("Give it as postgresql://NAME@HOST/DATABASE; signs like @ or / in a password as %40 or %2F."),
    )
