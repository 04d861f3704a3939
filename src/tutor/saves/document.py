"""Progress as JSON texts for a database: exact types and unknown keys kept, and nothing in them it can't hold.

JSON knows no dates, no infinity and, inside PostgreSQL, no NUL: these are told by a table with the one key `$`.
Texts, not `jsonb`: that would reorder keys and read numbers anew, and every engine has it a little otherwise.
"""

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from tutor.ground.toml_writing import UnwritableError
from tutor.ground.tongue import _
from tutor.learner.progress import Answer, Progress
from tutor.saves.disk import LARGEST
from tutor.saves.reading import NotASaveError, progress_of
from tutor.saves.writing import SaveWriter

_MARK = "$"
_LARGEST_REVISION = 2**63 - 1
# A text's NUL becomes DLE n, and DLE itself DLE d.
_ESCAPES = (("\x10", "\x10d"), ("\0", "\x10n"))
_READ: Mapping[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "float": float,
}


class DocumentWriter:
    """Writes the texts of one learner. Answers are frozen, so the text of one, once written, is used again."""

    def __init__(self) -> None:
        self._written: dict[int, tuple[Answer, str]] = {}
        self._as_file = SaveWriter()

    def texts(self, progress: Progress) -> tuple[str, tuple[str, ...]]:
        """The document without its answers, and the answers. Raises UnwritableError."""
        if progress.revision > _LARGEST_REVISION:
            raise UnwritableError(_("its revision is larger than a database can count"))
        document = _json(progress.model_dump(exclude={"answer"}, exclude_none=True))
        kept, self._written = self._written, {}
        for answer in progress.answer:
            known = kept.get(id(answer)) or (answer, _json(answer.model_dump(exclude_none=True)))
            self._written[id(answer)] = known
        answers = tuple(self._written[id(answer)][1] for answer in progress.answer)
        if len(document.encode()) + sum(map(len, answers)) > LARGEST:
            self._as_file.text(progress)  # what fits into a file is kept here too, and nothing else
        return document, answers


def seal_of(document: str, answers: Iterable[str]) -> str:
    """The same for the same content only: by it a save is known again, and a change by another's hand."""
    digest = hashlib.sha256(document.encode())
    for answer in answers:
        digest.update(b"\n" + answer.encode())
    return digest.hexdigest()[:32]


def progress_in(document: str, answers: Iterable[str]) -> Progress:
    """The other way. Raises NotASaveError and FromNewerTutorError, and nothing else."""
    read = _read(document)
    if not isinstance(read, dict):
        raise NotASaveError(_("the document is not a table"))
    rows = [_read(answer) for answer in answers]
    return progress_of(read | ({"answer": rows} if rows else {}))


def _json(value: Mapping[str, object]) -> str:
    try:
        text = json.dumps(_written(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        text.encode()
    except UnicodeEncodeError as error:
        raise UnwritableError(_("a text holds half a character, which no database can hold")) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise UnwritableError(_("a part of it is of a kind that no save can hold")) from error
    return text


def _read(text: str) -> object:
    try:
        return _meant(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotASaveError(_("it is not the JSON that a tutor writes")) from error


def _written(value: object) -> object:
    if isinstance(value, str):
        return _escaped(value)
    if isinstance(value, Mapping):
        table = {_escaped(key): _written(inner) for key, inner in value.items()}
        return {_MARK: "table", "value": table} if _MARK in table else table
    if isinstance(value, list | tuple):
        return [_written(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {_MARK: "float", "value": str(value)}
    if isinstance(value, datetime | date | time):
        return {_MARK: type(value).__name__, "value": value.isoformat()}
    return value


def _meant(value: Any) -> object:
    if isinstance(value, str):
        return _unescaped(value)
    if isinstance(value, list):
        return [_meant(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if _MARK not in value:
        return {_unescaped(key): _meant(inner) for key, inner in value.items()}
    if value[_MARK] == "table":
        return {_unescaped(key): _meant(inner) for key, inner in value["value"].items()}
    return _READ[value[_MARK]](value["value"])


def _escaped(text: str) -> str:
    for sign, written in _ESCAPES:
        if sign in text:
            text = text.replace(sign, written)
    return text


def _unescaped(text: str) -> str:
    for sign, written in reversed(_ESCAPES):
        if written in text:
            text = text.replace(written, sign)
    return text
