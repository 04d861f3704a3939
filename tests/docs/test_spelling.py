"""The documents are spelt as English is; names and words of the trade stand in words.txt beside this."""

import re
from pathlib import Path

import pytest
from spellchecker import SpellChecker
from tests.docs.test_docs import PAPERS

KNOWN = frozenset((Path(__file__).with_name("words.txt")).read_text(encoding="utf-8").split())
_NO_PROSE = re.compile(
    r"^```.*?^```|^    [^\n]*$|`[^`]*`|<[^<>\n]+>|\]\([^)\n]*\)|https?://\S+", re.DOTALL | re.MULTILINE
)
_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z]?[a-z]+(?:[’'][a-z]+)?(?![\w/@])")


@pytest.fixture(scope="module")
def english() -> SpellChecker:
    return SpellChecker(language="en")


def misspelt(text: str, english: SpellChecker) -> set[str]:
    words = {word.lower().replace("’", "'") for word in _WORD.findall(_NO_PROSE.sub(" ", text))}
    return english.unknown({word.removesuffix("'s") for word in words} - KNOWN)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_document_is_spelt_right(paper: Path, english: SpellChecker) -> None:
    assert misspelt(paper.read_text(encoding="utf-8"), english) == set()


def test_a_slip_is_noticed_and_code_is_no_prose(english: SpellChecker) -> None:
    text = "The leter says `notaword` so.\n\n    alsonone here\n\n[Look](nowher.md) at it."
    assert misspelt(text, english) == {"leter"}
