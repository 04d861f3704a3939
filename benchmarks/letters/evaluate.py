"""How well letters are read: precision, recall, how often *sure* is right, and what disturbed letters cost.

    python -m benchmarks.letters.evaluate [tune|test|both|fresh] [--misses] [--write docs/letters.md]

`--misses` shows what went wrong on `tune` or `fresh`, with the text; of `test` only the names are ever shown.
"""

import argparse
from pathlib import Path

from benchmarks.letters import tables
from benchmarks.letters.disturbances import DISTURBANCES, disturbed
from benchmarks.letters.scores import Score, letter_guide
from benchmarks.letters.written import FRESH, HALVES, written_letters

from tutor.course.course import LetterGuide
from tutor.tutoring.letter_reading import read_letter


def score_of(half: str, guide: LetterGuide, disturbance: str = "", seed: int = 0) -> Score:
    """All letters of one half, read as they are or after a disturbance."""
    score = Score(guide)
    for letter in written_letters(half):
        text = disturbed(disturbance, letter, seed) if disturbance else letter.text
        try:
            score.add(letter, read_letter(text, guide))
        except (
            Exception
        ):  # whatever it is: the other letters are still worth counting, and the page names this one
            score.add_raised(letter)
    return score


def show_misses(score: Score) -> None:
    for letter, reading in score.misses:
        found = [(one.id, one.certainty) for one in reading.reasons]
        print(f"{letter.id} {letter.reasons} -> {reading.family} {reading.certainty} {found}")
        print("   ", " ".join(letter.text.split())[:400])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("half", nargs="?", default="both", choices=(*HALVES, "both", FRESH))
    options.add_argument("--misses", action="store_true", help="show the misread letters of tune or fresh")
    options.add_argument("--write", type=Path, metavar="PAGE", help="write all tables to this page")
    chosen = options.parse_args()
    guide = letter_guide()
    halves = HALVES if chosen.half == "both" or chosen.write else (chosen.half,)
    scores = {half: score_of(half, guide) for half in halves}
    if chosen.misses:
        for half in scores.keys() & {"tune", FRESH}:
            show_misses(scores[half])
    spoilt = {half: {name: score_of(half, guide, name) for name in DISTURBANCES} for half in halves}
    if chosen.write:
        chosen.write.write_text(tables.page(scores, spoilt), "utf-8")
    else:
        print(tables.page(scores, spoilt))


if __name__ == "__main__":
    main()
