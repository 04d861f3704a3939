"""The files of another language's folder, taken apart into words for items; what they do not say is English."""

from collections import Counter
from dataclasses import replace
from typing import Any

from tutor.course.anchors import Anchor
from tutor.course.file_reading import ContentFiles
from tutor.course.issues import Place
from tutor.course.overlay import WORDS, Layer, laid_over, texts_in
from tutor.course.pages import Block, split_front, split_lesson
from tutor.course.places import Spot

_LISTS: dict[str, dict[str, str]] = {
    "glossary.toml": {"term": "term"},
    "benches.toml": {"text": "bench-text"},
    "certificates.toml": {"certificate": "certificate"},
    "letters/reasons.toml": {"reason": "reason", "remedy": "remedy"},
    "plan/steps.toml": {"text": "plan-text"},
    "plan/readiness.toml": {"part": "readiness"},
    "skills/skills.toml": {"skill": "skill"},
    "skills/roles.toml": {"role": "role"},
    "questions.toml": {"question": "question"},
}
"By file: the name of each list of tables, and the kind of item in it."
_WHOLE = {"course.toml": "course", "unit.toml": "unit"}
"Files that are one item."
TO_SEND = "text/"
"How the ids of bench texts begin that the learner sends to others."
_KEYS = {"term": "term", "course": ""}


class Overlay:
    """All words of a language, by the kind and id of the item that they are for."""

    def __init__(self, files: ContentFiles, folder: str) -> None:
        self._files = files
        self._folder = folder
        self._words: dict[tuple[str, str], tuple[dict[str, Any], Anchor]] = {}
        self._used: set[tuple[str, str]] = set()
        self._laid: Counter[str] = Counter()
        self._wanted: Counter[str] = Counter()
        for path in sorted(path for path in files.texts if path.startswith(folder)):
            self._read(path, path.removeprefix(folder))

    def lay(
        self, kind: str, item_id: str, english: dict[str, Any], anchor: Anchor
    ) -> tuple[dict[str, Any], Anchor] | None:
        """The item in this language, as far as it has words for it; None where it has none."""
        if kind not in WORDS:
            return None
        words = "text-to-send" if kind == "bench-text" and item_id.startswith(TO_SEND) else kind
        file = (
            self._folder + anchor.file.partition("/")[2] if "/" in anchor.file else self._folder + anchor.file
        )
        self._wanted[file] += texts_in(english, WORDS[words])
        if (found := self._words.get((kind, item_id))) is None:
            return None
        self._used.add((kind, item_id))
        layer = Layer(*found, self._tell)
        merged = laid_over(words, _KEYS.get(kind, "id"), english, anchor, layer)
        self._laid[found[1].file] += layer.laid
        return merged

    def tell_rest(self) -> None:
        """Words for items that are not there, and how much is still to be translated."""
        for (kind, item_id), (_, anchor) in self._words.items():
            if (kind, item_id) not in self._used:
                noun = kind.replace("-", " ")
                what = f'the English course has no {noun} "{item_id}" for these words'
                self._tell(anchor.place(_KEYS.get(kind, "id")), what, "correct its id, or take it out")
        for file, wanted in sorted(self._wanted.items()):
            if missing := wanted - self._laid[file]:
                what = f"{missing} of {wanted} texts have no words here, and are read in English"
                self._tell(Place(file), what, "translate them")

    def _tell(self, place: Place, what: str, todo: str) -> None:
        """Never grave: the English words are there to be read."""
        self._files.tell(*place, what, todo, grave=False)

    def _read(self, path: str, inside: str) -> None:
        name = inside.rpartition("/")[2] if inside.startswith("units/") else inside
        if inside.startswith("units/") and "/lessons/" in inside and name.endswith(".md"):
            self._lesson(path)
        elif inside.startswith("letters/samples/") and name.endswith(".md"):
            self._sample(path)
        elif name in _WHOLE and (read := self._block(path)):
            data, anchor = read
            if "objective" in data:
                data["objectives"] = data.pop("objective")
                spots = {
                    ("objectives", *at[1:]): spot
                    for at, spot in anchor.spots.items()
                    if at[:1] == ("objective",)
                }
                anchor = replace(anchor, spots={**anchor.spots, **spots})
            self._keep(_WHOLE[name], data, anchor)
        elif name in _LISTS and (read := self._block(path)):
            self._lists(*read, _LISTS[name])

    def _lists(self, data: dict[str, Any], anchor: Anchor, kinds: dict[str, str]) -> None:
        for name, rows in data.items():
            if name not in kinds or not isinstance(rows, list):
                names = " and ".join(f"[[{one}]]" for one in kinds)
                self._tell(anchor.place(name), f"this file has no `{name}`", f"use {names}")
                continue
            for number, row in enumerate(rows):
                if isinstance(row, dict):
                    self._keep(kinds[name], row, replace(anchor, path=(name, number)))

    def _keep(self, kind: str, words: dict[str, Any], anchor: Anchor, within: str = "") -> None:
        key = _KEYS.get(kind, "id")
        item_id = words.get(key) if key else ""
        if not isinstance(item_id, str):
            self._tell(anchor.place(), f"these words have no `{key}`", "name the item that they are for")
        elif (kind, within + item_id) in self._words:
            self._tell(anchor.place(key), f'"{item_id}" stands here twice', "take one out")
        else:
            self._words[kind, within + item_id] = (words, anchor)

    def _block(self, path: str, block: Block | None = None) -> tuple[dict[str, Any], Anchor] | None:
        text = self._files.text(path, "", grave=False)
        if text is None:
            return None
        if block is None:
            return self._files.block(path, text, grave=False)
        return self._files.block(path, block.text, block.line - 1, grave=False)

    def _lesson(self, path: str) -> None:
        text = self._files.text(path, "", grave=False)
        parts = split_lesson(text or "")
        for fault in parts.faults:
            self._tell(Place(path, fault.line), fault.what, fault.todo)
        head = self._block(path, parts.front)
        if not head:
            return
        self._keep("lesson", *head)
        for page in parts.pages:
            if read := self._block(path, page.settings):
                data, anchor = read
                words = page.markdown.text
                blank = words[: len(words) - len(words.lstrip())].count("\n")
                spots: dict[Any, Spot] = {
                    **anchor.spots,
                    (): (0, 1),
                    ("text",): (page.markdown.line - page.settings.line + 1 + blank, 1),
                }
                if words.strip():
                    data["text"] = words.strip()
                self._keep("page", data, replace(anchor, spots=spots), f"{head[0].get('id')}#")

    def _sample(self, path: str) -> None:
        front, letter, faults = split_front(self._files.text(path, "", grave=False) or "")
        for fault in faults:
            self._tell(Place(path, fault.line), fault.what, fault.todo)
        if letter.text.strip() and not faults:
            todo = "keep only its title"
            self._tell(Place(path, letter.line), "a sample letter stays in English, as letters are", todo)
        if read := self._block(path, front):
            self._keep("sample", *read)
