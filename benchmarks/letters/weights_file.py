"""Learnt weights as the files of `content/letters/learnt/`."""

from benchmarks.letters.regression import Regression

from tutor.course.letter_learnt import FIRST, LAST, MIDDLE

STEP = 0.09
"One step of a weight in the files."
LEAST = {"b": 13, "s": 12, "q": 10}
"Steps below which a feature of a kind is left out: pairs are many, and the faint ones say nothing."
HEAD = """# What letters of our own taught about words. `python -m benchmarks.letters.learning` writes it, nobody else.
# The shape is explained in src/tutor/course/letter_learnt.py.
"""
PARTS = {"words": "wpix", "neighbours": "b", "gaps": "s", "ideas": "q"}
"Kinds of features by file, so that no file is too large for a course."


def learnt_files(
    by_sentence: Regression, by_letter: Regression, by_piece: Regression, outcome: dict[str, float]
) -> dict[str, str]:
    """Texts by file name; a feature whose weights are all next to nothing is left out."""
    labels = [*by_sentence.labels, *(f"letter/{label}" for label in by_letter.labels)]
    bias = [*by_sentence.bias.tolist(), *by_letter.bias.tolist()]
    numbers = ", ".join(f"{one:.3f}" for one in bias)
    piece_numbers = ", ".join(f"{one:.3f}" for one in by_piece.bias.tolist())
    weighed = ", ".join(f'"{name}" = {value}' for name, value in outcome.items())
    spread = (
        f'labels = "{" ".join(labels)}"\nbias = [{numbers}]\npiece_bias = [{piece_numbers}]\n'
        f"step = {STEP}\noutcome = {{ {weighed} }}\n"
    )
    files = {"learnt.toml": HEAD + spread}
    features = sorted({*by_sentence.place, *by_letter.place})
    lines = {one: _told(by_sentence, one) + _told(by_letter, one) for one in features}
    for name, kinds in PARTS.items():
        shown = "\n".join(f"{one} {signs}" for one, signs in lines.items() if one[0] in kinds and signs)
        files[f"{name}.toml"] = f"{HEAD}weights = '''\n{shown}\n'''\n"
    known = {one: _signs(by_piece, one) for one in sorted(by_piece.place)}
    shown = "\n".join(f"{one} {signs}" for one, signs in known.items() if _strongest(signs) >= 2)
    files["pieces.toml"] = f"{HEAD}pieces = '''\n{shown}\n'''\n"
    return files


def _strongest(signs: str) -> int:
    return max(abs(ord(sign) - MIDDLE) for sign in signs)


def _told(model: Regression, feature: str) -> str:
    """The signs of a feature, none where they say next to nothing."""
    signs = _signs(model, feature)
    return signs if _strongest(signs) >= LEAST.get(feature[0], 1) else ""


def _signs(model: Regression, feature: str) -> str:
    if feature not in model.place:
        return chr(MIDDLE) * len(model.labels)
    steps = [round(weight / STEP) for weight in model.weights[model.place[feature]].tolist()]
    return "".join(chr(min(max(MIDDLE + step, FIRST), LAST)) for step in steps)
