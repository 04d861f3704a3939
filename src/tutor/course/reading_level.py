"""How hard a text is to read: the Flesch-Kincaid grade of a page of Markdown.

Source of the formula: Kincaid and others, 1975. Syllables are counted by `syllapy`, which knows English only.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_PARSED = 8_000
"Characters of a page worth parsing: brackets without end take minutes, and such a page is told for its length."
_WORD = re.compile(r"[^\W_]+(?:['’.,:/@&+-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)»]*\s+(?=[\"“‘(«]*[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|Mr|Ms|Mrs|Dr|St|No)|\b[A-Z])\.$")


class ReadingLevel(NamedTuple):
    """What a text is made of. `hardest` is its sentence with the highest grade."""

    words: int
    sentences: int
    syllables: int
    hardest: str

    @property
    def grade(self) -> float:
        """School years that a reader needs (US): 5 is easy, 8 plain English, 12 and more is hard."""
        return _grade(self.words, self.sentences, self.syllables)


def reading_level(markdown: str) -> ReadingLevel:
    """Count a page as a reader does: each list item and heading ends a sentence, code and addresses are none."""
    counts = []
    for line in spoken_lines(markdown):
        for sentence in _sentences(line):
            words = _WORD.findall(sentence)
            if words:
                counts.append((len(words), sum(map(_syllables, words)), sentence))
    hardest = max(counts, key=lambda one: _grade(one[0], 1, one[1]), default=(0, 0, ""))
    return ReadingLevel(sum(c[0] for c in counts), len(counts), sum(c[1] for c in counts), hardest[2])


def spoken_lines(markdown: str) -> Iterator[str]:
    """The words of each paragraph, heading, list item and quote, without signs of Markdown."""
    for token in parsed(markdown):
        if token.type == "inline":
            yield "".join(_spoken(child) for child in token.children or ())


def parsed(markdown: str) -> "list[Token]":
    """The Markdown in blocks, read as the tutor's screens read it."""
    return list(_parser().parse(markdown))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _spoken(child: "Token") -> str:
    if child.type in ("text", "code_inline"):
        return child.content
    return " " if child.type in ("softbreak", "hardbreak") else ""


def _sentences(line: str) -> Iterator[str]:
    begun = ""
    for part in _SENTENCE_END.split(line):
        begun = f"{begun} {part}".strip()
        if not _ABBREVIATION.search(part):
            yield begun
            begun = ""
    if begun:
        yield begun


def _syllables(word: str) -> int:
    import syllapy  # type: ignore[import-untyped]

    # It answers 0 for numbers and addresses, which a reader skims as one sign.
    return max(1, int(syllapy.count(word.replace("’", "'"))))


def _grade(words: int, sentences: int, syllables: int) -> float:
    if not words:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59
