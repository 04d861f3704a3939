"""Words of another language laid over an English item, each text by itself; what is missing stays English."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from tutor.course.anchors import Anchor
from tutor.course.issues import Place
from tutor.course.places import Path
from tutor.ground.clean import clean

_BLANK = re.compile(r"\{[^{}]*\}")


class Text(NamedTuple):
    """One text. `needed` is False for a name that may well stay as it is."""

    needed: bool = True


class Texts(NamedTuple):
    """A list of texts, each for the one at its place."""


class Spellings(NamedTuple):
    """Words people may type, in any number; the English ones go on being taken."""


class Table(NamedTuple):
    """A table inside, with words of its own."""

    words: "Fields"


class Tables(NamedTuple):
    """Tables inside, found by their `id`."""

    words: "Fields"


Fields = Mapping[str, Text | Texts | Spellings | Table | Tables]

_NOTE = Table({"text": Text()})
_OPTION: Fields = {"text": Text(), "feedback": Text(), "match": Text(), "also": Spellings()}
WORDS: Mapping[str, Fields] = {
    "course": {"title": Text()},
    "unit": {
        "title": Text(),
        "can_do": Texts(),
        "workbench_title": Text(),
        "workbench_invitation": Text(),
        "objectives": Tables({"text": Text()}),
    },
    "lesson": {"title": Text(), "goal": Text()},
    "page": {"title": Text(), "text": Text()},
    "question": {
        "changed": Text(needed=False),
        "prompt": Text(),
        "options": Tables(_OPTION),
        "boxes": Tables({"text": Text(), "feedback": Text()}),
        "units": Spellings(),
        "otherwise": Text(),
        "because": Text(),
        "hints": Texts(),
    },
    # Letters, job posts and profiles name skills in English, so their names are no words to translate.
    "skill": {"crowded": _NOTE, "in_demand": _NOTE},
    "role": {"name": Text(needed=False)},
    "certificate": {
        "name": Text(needed=False),
        "minutes_from": Text(),
        "cost": Text(),
        "where": Text(),
        "does_not_show": Text(),
        "retry": Text(),
    },
    "plan-text": {"title": Text(), "why": Text(), "how": Texts()},
    "readiness": {"label": Text(), "raise_it": Text()},
    "bench-text": {"title": Text(), "lines": Texts()},
    "text-to-send": {"title": Text()},
    "term": {"meaning": Text()},
    "reason": {"label": Text(), "meaning": Text(), "helps": Texts(), "helps_not": Texts(), "again": Text()},
    "remedy": {"label": Text(), "meaning": Text()},
    "sample": {"title": Text()},
}
"""What may be translated, by kind of item; a text to send is read by a client or by Upwork, in English.

All else is said once, in the English files, and holds for every language."""

Tell = Callable[[Place, str, str], None]
"Takes a place, what is wrong there, and what to do."


@dataclass
class Layer:
    """The words for one item, and what came of laying them over it."""

    words: dict[str, Any]
    anchor: Anchor
    tell: Tell
    over: dict[Path, Place] = field(default_factory=dict)
    "Paths in the merged item → where the words stand."
    laid: int = 0
    "How many of the texts to be translated have words here."

    def lay(self, english: dict[str, Any], fields: Fields, key: str) -> dict[str, Any]:
        """The item with these words in place of its own; `key` tells items of its kind apart."""
        return self._table(english, self.words, fields, (), (), key)

    def _table(
        self, english: dict[str, Any], words: dict[str, Any], fields: Fields, to: Path, at: Path, key: str
    ) -> dict[str, Any]:
        merged = dict(english)
        for name, said in words.items():
            if name == key:
                continue
            if (kind := fields.get(name)) is None:
                self._wrong((*at, name), f"`{name}` is not translated", "take it out: the English one holds")
            elif english.get(name) in (None, "", [], ()) and kind != Spellings():
                self._wrong((*at, name), f"the English text has no `{name}` here", "take it out")
            else:
                merged[name] = self._value(english.get(name), said, kind, (*to, name), (*at, name))
        return merged

    def _value(self, english: Any, said: Any, kind: object, to: Path, at: Path) -> Any:
        match kind:
            case Table(fields) if isinstance(said, dict):
                return self._table(english, said, fields, to, at, "")
            case Tables(fields) if _are_tables(said):
                return self._tables(english, said, fields, to, at)
            case Texts() if isinstance(said, list):
                return self._texts(english, said, to, at)
            case Spellings() if isinstance(said, list) and all(_is_text(one) for one in said):
                self.over.update({(*to, n): self.anchor.place(*at, n) for n in range(len(said))})
                return [*said, *(one for one in english or () if one not in said)]
            case Text(needed) if _is_text(said):
                return self._text(english, said, to, at, counts=needed)
        self._wrong(at, "this is not of the same form as the English text", "write it as it stands there")
        return english

    def _texts(self, english: Any, said: list[Any], to: Path, at: Path) -> Any:
        if not isinstance(english, list) or len(said) != len(english) or not all(map(_is_text, said)):
            count = len(english) if isinstance(english, list) else 0
            self._wrong(at, f"this list has {len(said)} texts, the English one {count}", "give each its text")
            return english
        return [
            self._text(old, new, (*to, n), (*at, n))
            for n, (old, new) in enumerate(zip(english, said, strict=True))
        ]

    def _text(self, english: Any, said: str, to: Path, at: Path, *, counts: bool = True) -> Any:
        asked, given = (set(_BLANK.findall(str(text))) for text in (english, said))
        if asked != given:
            lost, new = " ".join(sorted(asked - given)), " ".join(sorted(given - asked))
            what = "; ".join(
                words
                for words in (lost and f"this text lacks {lost}", new and f"nothing fills in {new} here")
                if words
            )
            self._wrong(at, what, "use the blanks of the English text, letter for letter")
            return english
        self.over[to] = self.anchor.place(*at)
        self.laid += counts
        return said

    def _tables(
        self, english: list[dict[str, Any]], said: list[dict[str, Any]], fields: Fields, to: Path, at: Path
    ) -> list[dict[str, Any]]:
        place = {row.get("id"): number for number, row in enumerate(english)}
        merged = list(english)
        for n, row in enumerate(said):
            number = place.pop(row.get("id"), None) if isinstance(row.get("id"), str) else None
            if number is None:
                where = (*at, n, "id")
                self._wrong(where, f"the English text has no other {row.get('id')!r} here", "take it out")
            else:
                merged[number] = self._table(english[number], row, fields, (*to, number), (*at, n), "id")
        return merged

    def _wrong(self, at: Path, what: str, todo: str) -> None:
        self.tell(self.anchor.place(*at), what, todo)


def laid_over(
    kind: str, key: str, english: dict[str, Any], anchor: Anchor, layer: Layer
) -> tuple[dict[str, Any], Anchor]:
    """The merged item, and an anchor that knows which of its words stand in the other language's file."""
    merged = layer.lay(english, WORDS[kind], key)
    if kind == "question":
        merged = _one_match_each(english, merged, layer)
        _keep_typed(english, merged)
    over = {(*anchor.path, *path): place for path, place in layer.over.items()}
    return merged, replace(anchor, over=over)


def texts_in(english: dict[str, Any], fields: Fields) -> int:
    """How many texts of an item are to be translated."""
    return sum(_count(english[name], kind) for name, kind in fields.items() if english.get(name))


def _count(value: Any, kind: object) -> int:
    match kind:
        case Table(fields) if isinstance(value, dict):
            return texts_in(value, fields)
        case Tables(fields) if _are_tables(value):
            return sum(texts_in(row, fields) for row in value)
        case Texts() if isinstance(value, list):
            return len(value)
        case Text(needed):
            return int(needed)
    return 0


def _one_match_each(english: dict[str, Any], merged: dict[str, Any], layer: Layer) -> dict[str, Any]:
    """Options that share a match in English share it here too, and no others do; else none is translated."""
    pairs = {
        (old.get("match"), new.get("match"))
        for old, new in zip(*map(_options, (english, merged)), strict=True)
    }
    if len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs):
        return merged
    layer.tell(
        layer.anchor.place("options"),
        "the `match` of these options are not alike where the English ones are",
        "give options with the same English match the same words, and others other words",
    )
    options = [
        {**new, **({"match": old["match"]} if "match" in old else {})}
        for old, new in zip(*map(_options, (english, merged)), strict=True)
    ]
    return {**merged, "options": options}


def _keep_typed(english: dict[str, Any], merged: dict[str, Any]) -> None:
    """The English answer to a typed question stays an answer."""
    if english.get("kind") == "text":
        for old, new in zip(*map(_options, (english, merged)), strict=True):
            if old.get("text") not in (new.get("text"), *new.get("also", ())):
                new["also"] = [*new.get("also", ()), old.get("text")]


def _options(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    options: Any = question.get("options")
    if _are_tables(options):
        yield from options


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and clean(value) == value


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)
