"""The shape of `content/letters/learnt/`: what letters of our own taught about words, as weights.

Written by `benchmarks/letters/learning.py`, never by hand. A *feature* is a word, a word's beginning, two words
beside each other, an idea of the signs file, or two ideas near each other.
"""

from tutor.course.models import Taught, Words

FIRST, MIDDLE, LAST = 40, 83, 126
"""A weight is one ASCII sign: the sign `MIDDLE` stands for 0, each further one for one `step` more."""


PIECE_LABELS = ("declined", "act-now", "closed", "not-a-rejection", "unclear")


class LearntSigns(Taught):
    """Weights of features for labels.

    Each line of `weights` is a feature, a space, and one sign for each label. A label is a reason (as a sentence
    shows it), `hold`, `padding`, `elsewhere`, `talk`, `remedy/ID`, or, for the whole text, `letter/REASON`. A feature
    that says something of sentences only, or of whole texts only, may have signs for those labels alone.
    """

    labels: Words
    bias: tuple[float, ...]
    "For each label, what no feature at all comes to."
    step: float
    weights: str
    pieces: str = ""
    """Each line is a piece of a word (`_decl`; `_` is its edge), a space, one sign for each of `PIECE_LABELS`: a second
    look at a letter, which knows words by their parts."""
    piece_bias: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)
    outcome: dict[str, float]
    "How sentence, whole text and signs are weighed for the family, and what speaks for no letter."

    def fit(self) -> None:
        """Each line is whole."""
        labels = self.labels.split()
        number, whole = len(labels), sum(label.startswith("letter/") for label in labels)
        lengths = {number} if 2 * whole == number else {number, whole, number - whole} - {0}
        if len(self.bias) != number:
            raise ValueError(f"there are {number} labels, and {len(self.bias)} numbers in `bias`")
        for line in self.weights.split("\n"):
            if line and (len(line.partition(" ")[2]) not in lengths or not line.partition(" ")[2].isascii()):
                raise ValueError(f"this line has not one sign for each label: {line[:40]!r}")
        for line in self.pieces.split("\n"):
            if line and (
                len(line.partition(" ")[2]) != len(PIECE_LABELS) or not line.partition(" ")[2].isascii()
            ):
                raise ValueError(f"this line has not one sign for each family: {line[:40]!r}")
        if len(self.piece_bias) != len(PIECE_LABELS):
            raise ValueError(f"`piece_bias` needs {len(PIECE_LABELS)} numbers")

    def __hash__(self) -> int:
        return id(self)
