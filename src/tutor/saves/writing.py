"""From `Progress` to the text of its file, proven to read back the same; each save costs what is new."""

from collections.abc import Iterable, Mapping

from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.ground.toml_writing import UnwritableError, same_toml, table_row, toml_text
from tutor.ground.tongue import _
from tutor.learner.progress import Kept, Progress
from tutor.saves.answer_rows import row_texts
from tutor.saves.checksum import sealed
from tutor.saves.disk import LARGEST

ROWS = (
    *("letter", "skill", "certificate", "proof", "attempt", "answer", "page", "step", "flag"),
    *("begun", "draft"),
)
"The parts of a save that are lists of tables, in the file's order."


class SaveWriter:
    """Writes the saves of one learner. Rows are frozen, so the text of a row, once written, is used again.

    Every text is read back and compared before its first use, but for rows that stand in the file just read
    in the very same words: reading it was the proof.
    """

    def __init__(self) -> None:
        self._written: dict[int, tuple[Kept, str]] = {}
        self._tables: dict[str, tuple[Mapping[str, object], str]] = {}
        self._read_before: tuple[Progress, bytes] | None = None

    def has_read(self, progress: Progress, content: bytes) -> None:
        """`content` is the file that `progress` was just read from."""
        self._read_before = (progress, content)

    def text(self, progress: Progress) -> str:
        """The file's text. Raises UnwritableError if it is too large or would not read back the same."""
        if self._read_before is not None:
            read, seen = self._read_before
            self._read_before = None
            # Rows that were read by their form alone stand there as they are written.
            texts = row_texts(read.answer)
            self._written = {id(row): (row, text) for row, text in zip(read.answer, texts, strict=False)}
            self._rows(read, seen.decode("utf-8", "replace"))
        known = progress.model_dump(exclude=set(ROWS), exclude_none=True)
        extra_blocks = {key: known.pop(key) for key in [*known] if key in (progress.model_extra or {})}
        # Unknown values go to the top, where alone they can stand; unknown tables go last.
        values = {key: extra_blocks.pop(key) for key in [*extra_blocks] if not _has_tables(extra_blocks[key])}
        pieces = [*self._head(known | values), *self._rows(progress, ""), _proven(extra_blocks)]
        text = sealed("\n".join(piece for piece in pieces if piece))
        _refuse_too_large(text)
        return text

    def _head(self, document: Mapping[str, object]) -> Iterable[str]:
        """The texts of the values at the top and of each table below them; what is as it was is not proven again."""
        values = {key: value for key, value in document.items() if not isinstance(value, Mapping)}
        yield _proven(values)
        before, self._tables = self._tables, {}
        for key, table in document.items():
            if isinstance(table, Mapping):
                known = before.get(key)
                text = known[1] if known and same_toml(known[0], table) else _proven({key: table})
                self._tables[key] = (table, text)
                yield text

    def _rows(self, progress: Progress, seen: str) -> Iterable[str]:
        """The text of each row of all lists; forgets rows that are gone."""
        kept = self._written
        self._written = {}
        texts: list[str] = []
        for part in ROWS:
            rows: tuple[Kept, ...] = getattr(progress, part)
            new = [row for row in rows if id(row) not in kept]
            kept |= {id(row): (row, text) for row, text in zip(new, _new_rows(part, new, seen), strict=True)}
            self._written |= {id(row): kept[id(row)] for row in rows}
            texts += [kept[id(row)][1] for row in rows]
        return texts


def _new_rows(part: str, rows: list[Kept], seen: str) -> list[str]:
    documents = [row.model_dump(exclude_none=True) for row in rows]
    texts = [table_row(part, document) for document in documents]
    together = "\n".join(texts)
    if texts and together not in seen:
        _prove(together, {part: documents})
    return texts


def _proven(document: Mapping[str, object]) -> str:
    text = toml_text(document)
    _prove(text, document)
    return text


def _prove(text: str, document: Mapping[str, object]) -> None:
    """Raises UnwritableError if `text` does not read back as `document`."""
    _refuse_too_large(text)
    try:
        same = same_toml(parse_toml(text, longest_line=LARGEST), document)
    except TomlFault as fault:
        raise UnwritableError(
            _("a part of it could not be read back ({fault})").format(fault=fault)
        ) from fault
    if not same:
        raise UnwritableError(_("a part of it would read back as something else"))


def _refuse_too_large(text: str) -> None:
    """What is larger than the reader allows could never be opened again."""
    if len(text.encode()) > LARGEST:
        raise UnwritableError(_("it would be larger than {n} MB").format(n=LARGEST // 1024 // 1024))


def _has_tables(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(row, Mapping) for row in value)
    return isinstance(value, Mapping)
