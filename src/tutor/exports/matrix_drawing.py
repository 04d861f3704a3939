"""The proof matrix as a page draws it: a strip of lettered squares for each skill, and its words."""

from dataclasses import dataclass

from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _
from tutor.tutoring.proving import ProofMatrix, ProofRow

LETTERS = {
    N_("certificate"): "C",
    N_("sample"): "S",
    N_("screenshot"): "P",
    N_("blog"): "B",
    N_("link"): "L",
    N_("voice"): "V",
    N_("video"): "M",
}
"Kind of proof → its letter in the strip; P is a picture of a screen, M a moving one."
MOST_ROWS = 60


@dataclass(frozen=True)
class Strip:
    """One skill: a letter for each kind, with whether a proof of that kind may be shown."""

    name: str
    cells: tuple[tuple[str, bool], ...]
    words: str


def strips(matrix: ProofMatrix) -> tuple[Strip, ...]:
    """The rows of the matrix in its order, the first `MOST_ROWS` of them."""
    return tuple(_strip(row, matrix) for row in matrix.rows[:MOST_ROWS])


def _strip(row: ProofRow, matrix: ProofMatrix) -> Strip:
    cells = tuple((LETTERS[kind], bool(ids)) for kind, ids in zip(matrix.columns, row.cells, strict=True))
    kinds = [_(kind) for kind, ids in zip(matrix.columns, row.cells, strict=True) if ids]
    words = ", ".join(kinds) or _("no proof yet")
    if row.held_back:
        words = _("{words}; {n} may not be shown").format(words=words, n=len(row.held_back))
    return Strip(clean_line(row.name), cells, words)
