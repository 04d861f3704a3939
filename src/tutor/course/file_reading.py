"""One content file at a time: from text to checked items, each problem with its place. Reads no disk."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar, cast

from tutor.course.anchors import Anchor, Anchors
from tutor.course.issues import CourseIssue
from tutor.course.places import Path, key_spots
from tutor.course.question_faults import MisfitError
from tutor.course.wording import in_words, parted, without_echoes
from tutor.ground.clean import clean
from tutor.ground.shapes import Shape
from tutor.ground.toml_reading import TomlFault, parse_toml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails, ValidationError

Model = TypeVar("Model", bound=Shape)


MOST_ISSUES = 200
"Of one file: nobody mends more at once, and a file made to be hostile has a million."


class Kind(NamedTuple):
    """A kind of item: name among anchors, noun in sentences, model, the key that tells it apart."""

    name: str
    noun: str
    model: type[Shape]
    key: str = "id"


class Laying(Protocol):
    """What lays words of another language over an item."""

    def lay(
        self, kind: str, item_id: str, english: dict[str, Any], anchor: Anchor
    ) -> tuple[dict[str, Any], Anchor] | None: ...


class ContentFiles:
    """The texts of all content files by their path in the course folder, and what is known of them so far."""

    def __init__(self, texts: dict[str, str], unread: frozenset[str] = frozenset()) -> None:
        self.texts = texts
        self.unread = unread
        "Files that exist and could not be read as text; their issue has been told already."
        self.issues: list[CourseIssue] = []
        self.anchors = Anchors()
        self.used: set[str] = set()
        self._told: Counter[str] = Counter()
        self.overlay: Laying | None = None
        "Words of another language; none where the course is read as it is written."

    def tell(self, file: str, line: int, column: int, what: str, todo: str, grave: bool = True) -> None:
        self._told[file] += 1
        if self._told[file] == MOST_ISSUES:
            what, todo = "there are more problems in this file", "mend those above first"
        if self._told[file] <= MOST_ISSUES:
            self.issues.append(CourseIssue(file, line, column, what, todo, grave))

    def is_hopeless(self, file: str) -> bool:
        """True if a file has so many problems that looking on helps nobody and takes long."""
        return self._told[file] > MOST_ISSUES

    def text(self, file: str, todo: str, *, grave: bool = True) -> str | None:
        """The text of a file that must be there and hold something."""
        self.used.add(file)
        if file in self.unread:
            return None
        text = self.texts.get(file)
        if text is None:
            self.tell(file, 1, 1, "this file is missing", todo, grave)
        elif not text.strip():
            self.tell(file, 1, 1, "this file is empty", todo, grave)
            return None
        return text

    def toml(self, file: str, todo: str) -> tuple[dict[str, Any], Anchor] | None:
        text = self.text(file, todo)
        return None if text is None else self.block(file, text)

    def block(
        self, file: str, text: str, first_line: int = 0, *, grave: bool = True
    ) -> tuple[dict[str, Any], Anchor] | None:
        """Parse TOML that begins `first_line` lines below the top of its file."""
        try:
            data = parse_toml(text)
        except TomlFault as fault:
            line = first_line + fault.line
            self.tell(file, line, fault.column, fault.what, "mend the TOML here", grave)
            return None
        anchor = Anchor(file, (), key_spots(text), first_line)
        for path in _unclean(data, ()):
            place = anchor.place(*path)
            todo = "take out what can't be seen: control signs, direction marks"
            self.tell(*place, "this text holds a sign that a terminal would obey", todo, grave)
        return data, anchor

    def items(self, file: str, **kinds: Kind) -> tuple[tuple[Any, ...], ...]:
        """The good items of a file of `[[lists]]`, one tuple for each list asked for, in that order."""
        names = " and ".join(f"[[{name}]]" for name in kinds)
        read = self.toml(file, f"write it, with {names}")
        if read is None:
            self.anchors.lose(*(kind.name for kind in kinds.values()))
            return tuple(() for _ in kinds)
        data, anchor = read
        for key in data:
            if key not in kinds:
                self.tell(*anchor.place(key), f"this file has no `{key}`", f"use {names}")
        return tuple(self._list(data, anchor, name, kind) for name, kind in kinds.items())

    def _list(self, data: dict[str, Any], anchor: Anchor, name: str, kind: Kind) -> tuple[Any, ...]:
        rows = data.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.tell(
                *anchor.place(name), f"`{name}` must be a list of tables", f"write [[{name}]] above each"
            )
            self.anchors.lose(kind.name)
            return ()
        if not rows:
            self.tell(anchor.file, 1, 1, f"there is no [[{name}]] in this file", "write at least one")
            self.anchors.lose(kind.name)
        found = []
        for number, row in enumerate(rows):
            if self.is_hopeless(anchor.file):
                self.anchors.lose(kind.name)
                break
            found.append(self.item(row, Anchor(anchor.file, (name, number), anchor.spots), kind))
        return tuple(item for item in found if item is not None)

    def item(self, row: dict[str, Any], anchor: Anchor, kind: Kind, within: str = "") -> Any:
        """One item, or None after telling what is wrong with it. `within` goes before its id in anchors."""
        item_id = row.get(kind.key)
        if isinstance(item_id, str):
            self.anchors.add(kind.name, within + item_id, anchor)
        item = self.spoken(kind.name, f"{within}{item_id}", row, anchor, kind.model, kind.noun)
        if item is None:
            self.anchors.damaged.add(kind.name)
        return item

    def spoken(
        self, kind: str, item_id: str, row: dict[str, Any], anchor: Anchor, model: type[Model], noun: str
    ) -> Model | None:
        """The checked item with the words laid over it; without them if it is right only without them."""
        laid = self.overlay.lay(kind, item_id, row, anchor) if self.overlay else None
        if laid and (item := self.check(*laid, model, noun, grave=False)) is not None:
            if (known := self.anchors.of_item.get((kind, item_id))) and known[-1] is anchor:
                known[-1] = laid[1]
            return item
        return self.check(row, anchor, model, noun)

    def check(
        self, row: dict[str, Any], anchor: Anchor, model: type[Model], noun: str, *, grave: bool = True
    ) -> Model | None:
        """Validate, telling each error at the line of its key."""
        try:
            return model.model_validate(row)
        except ValueError as raised:
            error = cast("ValidationError", raised)
            for found in without_echoes(error.errors(include_url=False)[:MOST_ISSUES]):
                for path, what, todo in _said(found, model, noun):
                    self.tell(*anchor.place(*found["loc"], *path), what, todo, grave)
            return None


def _said(
    found: "ErrorDetails", model: type[Shape], noun: str
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Path below the error's own, what and what to do. Faults between keys come as one error, each with a path."""
    error = found.get("ctx", {}).get("error")
    if isinstance(error, MisfitError):
        yield from ((fault.path, *parted(fault.words)) for fault in error.faults)
    else:
        yield ((), *in_words(found, model, noun))


def _unclean(value: object, path: Path) -> Iterator[Path]:
    """The paths of all texts that `clean` would change."""
    if isinstance(value, str):
        if clean(value) != value:
            yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _unclean(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unclean(inner, (*path, index))
