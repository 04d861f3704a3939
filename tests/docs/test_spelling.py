"""The documents are spelt right, by the tutor's own check; names it takes for slips stand in words.txt beside this."""

import re
from pathlib import Path

import pytest
from tests.docs.test_docs import PAPERS

from tutor.sitting.spelling import misspelt

KNOWN = frozenset((Path(__file__).with_name("words.txt")).read_text(encoding="utf-8").split())
_NO_PROSE = re.compile(
    r"^```.*?^```|^    [^\n]*$|`[^`]*`|<[^<>\n]+>|\]\([^)\n]*\)|https?://\S+", re.DOTALL | re.MULTILINE
)
_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z]?[a-z]+(?:[’'][a-z]+)?(?![\w/@])")


def slips(text: str) -> dict[str, str]:
    """Each slip of a text's prose, and what may be meant."""
    words = {
        word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(_NO_PROSE.sub(" ", text))
    }
    return dict(misspelt(sorted(words - KNOWN)))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_document_is_spelt_right(paper: Path) -> None:
    assert slips(paper.read_text(encoding="utf-8")) == {}


def test_a_slip_is_noticed_and_code_is_no_prose() -> None:
    text = "The adress says `notaword` so.\n\n    alsonone here\n\n[Look](nowher.md) at it."
    assert slips(text) == {"adress": "address"}
