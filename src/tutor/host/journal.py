"""What the host writes down about itself: one JSON object a line, without a name, an address or a learner's word."""

import hashlib
import json
import logging
import secrets
import traceback
from datetime import UTC, datetime
from pathlib import Path

from tutor.ground.clean import clean_line

_log = logging.getLogger("tutor.host")
_salt = secrets.token_bytes(16)


def note(event: str, **said: str | int | float) -> None:
    """One line. `event` and the keys are our own words; values are cleaned all the same."""
    row: dict[str, str | int | float] = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "event": event,
    }
    for key, value in said.items():
        row[key] = clean_line(value)[:200] if isinstance(value, str) else value
    _log.info(json.dumps(row))


def pseudonym(who: str) -> str:
    """The same for one learner or source as long as this process runs, and nothing that can be turned back."""
    return hashlib.blake2b(who.encode("utf-8", "replace"), key=_salt, digest_size=5).hexdigest()


def write_to(handler: logging.Handler) -> None:
    """Begin to write. Without it nothing is written."""
    handler.setFormatter(logging.Formatter("%(message)s"))
    _log.handlers[:] = [handler]
    _log.setLevel(logging.INFO)
    _log.propagate = False
    # What the libraries below us say comes in as lines of the same kind; else it would stand between them.
    logging.getLogger().handlers[:] = [_Faults(logging.WARNING)]


class _Faults(logging.Handler):
    """Notes of what a library warns: whose it is, what kind and where, never its words, which may be a person's."""

    def emit(self, record: logging.LogRecord) -> None:
        bug = record.exc_info[1] if record.exc_info else None
        frames = traceback.extract_tb(bug.__traceback__)[-1:] if bug else []
        place = "".join(f"{'/'.join(Path(one.filename).parts[-2:])}:{one.lineno}" for one in frames)
        said = str(record.msg).partition("\n")[0] if not record.args else record.funcName
        note("fault", by=record.name, why=type(bug).__name__ if bug else said, at=place)
