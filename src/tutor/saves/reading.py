"""From the bytes of a save file to `Progress`, or to plain words about why not."""

import codecs
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.ground.tongue import N_, _
from tutor.learner.answers import Answers
from tutor.learner.progress import FORMAT, VERSION, Progress
from tutor.saves.answer_rows import parted
from tutor.saves.disk import LARGEST
from tutor.saves.migrations import brought_up

if TYPE_CHECKING:
    from pydantic_core import ValidationError

DEEPEST = 16
"Tables and lists in each other; what lies deeper could not be written back within the reader's limits."
_MOST_FAULTS_TOLD = 3
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WANTED = {
    "string_type": N_("a text in quotes"),
    "bool_type": N_("true or false"),
    "int_type": N_("a whole number"),
    "int_from_float": N_("a whole number"),
    "float_type": N_("a number"),
    "date_type": N_("a date like 2026-11-22"),
    "datetime_type": N_("a date and time like 2026-11-22T21:04:05Z"),
    "value_error": N_("a date and time like 2026-11-22T21:04:05Z"),
    "tuple_type": N_("a list"),
    "model_type": N_("a table"),
    "greater_than_equal": N_("{ge:,.0f} or more"),
    "less_than_equal": N_("{le:,.0f} or less"),
    "literal_error": "{expected}",
}


class NotASaveError(ValueError):
    """The bytes are not a save; the message says where and why, in plain words."""


class FromNewerTutorError(ValueError):
    """The file's `version` is one this tutor does not know."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version}")
        self.version = version


def progress_from(content: bytes) -> Progress:
    """Read a save file's bytes. Raises NotASaveError and FromNewerTutorError, and nothing else."""
    text = _text(content)
    parts = parted(text)
    if parts is not None and parts.before.get("version") == VERSION:
        # The answers were read row by row: they are neither deep nor of an older form.
        return progress_of({**parts.before, **parts.after}, parts.answers)
    return progress_of(_document(text))


def progress_of(document: dict[str, Any], answers: Answers | None = None) -> Progress:
    """The same from a document already parsed, wherever it was kept; `answers` are those read apart from it."""
    if document.get("format") != FORMAT:
        raise NotASaveError(_('it does not say `format = "{format}"` at its beginning').format(format=FORMAT))
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotASaveError(_("`version` should be a whole number, 1 or more"))
    if version > VERSION:
        raise FromNewerTutorError(version)
    if not _is_at_most_deep(document, DEEPEST):
        raise NotASaveError(_("tables or lists stand in each other more than {n} deep").format(n=DEEPEST))
    try:
        document = brought_up(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotASaveError(
            _("its older form (version {version}) has a part that can't be understood").format(
                version=version
            )
        ) from error
    try:
        progress = Progress.model_validate(document)
    except ValueError as error:
        raise NotASaveError(_in_words(cast("ValidationError", error), document)) from None
    return progress.model_copy(update={"answer": answers}) if answers else progress


def belonging_to(learner_id: str, progress: Progress) -> Progress:
    """The place says whose it is: a copy under another name must not be saved over the first."""
    if progress.learner.id == learner_id:
        return progress
    return progress.model_copy(update={"learner": progress.learner.model_copy(update={"id": learner_id})})


def _text(content: bytes) -> str:
    if not content or content.isspace():
        raise NotASaveError(_("the file is empty"))
    try:
        return content.decode("utf-8-sig")  # some editors put a byte-order mark before the text
    except UnicodeDecodeError as error:
        if content.startswith(_UTF_16) and "format" in content.decode("utf-16", "replace"):
            raise NotASaveError(
                _("an editor wrote it as UTF-16 (“Unicode”); save it there as UTF-8")
            ) from None
        line = content.count(b"\n", 0, error.start) + 1
        raise NotASaveError(
            _("line {line} holds something that is not UTF-8 text").format(line=line)
        ) from None


def _document(text: str) -> dict[str, Any]:
    try:
        return parse_toml(text, longest_line=LARGEST)
    except TomlFault as fault:
        raise NotASaveError(str(fault)) from None


def _is_at_most_deep(value: object, deepest: int) -> bool:
    if isinstance(value, dict):
        return deepest >= 0 and all(_is_at_most_deep(inner, deepest - 1) for inner in value.values())
    if isinstance(value, list):
        return deepest >= 0 and all(_is_at_most_deep(inner, deepest - 1) for inner in value)
    return True


def _in_words(error: "ValidationError", document: Mapping[str, Any]) -> str:
    """`skill 3: kept should be true or false`, for the first few faults."""
    wanted: dict[str, str] = {}
    for fault in error.errors(include_url=False, include_input=False):
        place = _place(fault["loc"], document)
        words = _what_it_should_be(fault["type"], fault.get("ctx", {}))
        # Where several kinds would do, each has a fault: the first names the choices; "a number" covers both.
        if place not in wanted or fault["type"] == "float_type":
            wanted[place] = words
    told = [f"{place} {words}" for place, words in wanted.items()][:_MOST_FAULTS_TOLD]
    more = len(wanted) - len(told)
    return "; ".join(told) + (_("; and {more} more").format(more=more) if more else "")


def _what_it_should_be(kind: str, details: Mapping[str, Any]) -> str:
    if kind == "missing":
        return _("is missing")
    if kind not in _WANTED:
        return _("has a value that can't be used")
    return _("should be {form}").format(form=_(_WANTED[kind]).format_map(details))


def _place(where: tuple[int | str, ...], document: Mapping[str, Any]) -> str:
    """Keys as a person finds them in the file; rows count from 1. The names of kinds tried are left out."""
    words: list[str] = []
    here: Any = document
    for step in where:
        if isinstance(step, int) and isinstance(here, list):
            words[-1] += f" {step + 1}"
            here = here[step]
        elif isinstance(here, dict):
            words.append(str(step))
            here = here.get(str(step))
    return ": ".join(words)
