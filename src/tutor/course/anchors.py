"""Where each item of a course was written, so that a problem between two files can name file and line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tutor.course.issues import Place
from tutor.course.places import Path, Spot, spot_of


@dataclass(frozen=True, slots=True)
class Anchor:
    """One item: its file, the path of its table in there, and the file's spots. `first_line` is 0 in a TOML
    file, and the number of lines above the block in a file of several blocks."""

    file: str
    path: Path
    spots: dict[Path, Spot]
    first_line: int = 0
    over: Mapping[Path, Place] = field(default_factory=dict)
    "Where words of another language stand that were laid over this item."

    def place(self, *path: str | int) -> Place:
        """The place of a key of the item; of the item itself if the key does not stand there."""
        if (laid := self.over.get((*self.path, *path))) is not None:
            return laid
        spot = spot_of((*self.path, *path), self.spots)
        line, column = spot or (1, 1)
        return Place(self.file, self.first_line + line, column)


@dataclass
class Anchors:
    """All items read, whether good or not, by kind and id; more than one anchor is a double id."""

    of_item: dict[tuple[str, str], list[Anchor]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    "Kinds of which a whole file could not be read: which ids it holds is unknown."
    damaged: set[str] = field(default_factory=set)
    "Kinds of which at least one item could not be used: counting them would mislead."

    def add(self, kind: str, item_id: str, anchor: Anchor) -> None:
        self.of_item.setdefault((kind, item_id), []).append(anchor)

    def lose(self, *kinds: str) -> None:
        self.lost.update(kinds)
        self.damaged.update(kinds)

    def may_exist(self, kind: str, item_id: str) -> bool:
        """True if the item was written somewhere, or may stand in a file that could not be read."""
        return kind in self.lost or (kind, item_id) in self.of_item

    def place(self, kind: str, item_id: str, *path: str | int, nth: int = 0) -> Place:
        """The place of the nth item of this id, or of a key in it; of the course as a whole if unknown."""
        anchors = self.of_item.get((kind, item_id), [])
        return anchors[nth].place(*path) if nth < len(anchors) else Place("course.toml")
