"""The evaluation as a page: tables in Markdown, the same for the same reader and letters."""

from collections.abc import Callable, Sequence

from benchmarks.letters.scores import FAMILIES, Score, Tally

HEAD = """# How well letters are read

`make letters` writes this page. The letters are our own, none is copied: {counts}. They stand in
`benchmarks/letters/tune` and `benchmarks/letters/test`, split by wording: the reader may be improved on `tune`,
never on `test`. Part of the reader is learnt from `tune` itself, so its column shows only that nothing was lost;
`test` shows how letters nobody has seen are read, and so does `python -m benchmarks.letters.learning --held-out`,
which reads each wording of `tune` with weights that never saw it. How a letter is written
down says `benchmarks/letters/written.py`.

*Found* is recall: of the letters that carry it, how many were read so. *Right* is precision: of the letters read so,
how many carry it. A letter of the family `unclear` is right when it is read as unclear; which of its two reasons is
found does not matter, since both ask for the whole letter.
"""
FIGURES: tuple[tuple[str, str, Callable[[Score], float]], ...] = (
    ("family right", "97 %", lambda score: score.family.part),
    ("reasons found (recall)", "95 %", lambda score: score.reasons.recall()),
    ("reasons right (precision)", "95 %", lambda score: score.reasons.precision()),
    ("family and all reasons right", "", lambda score: score.whole.part),
    ("*sure* letters: family right", "99.5 %", lambda score: score.sure["sure"].part),
    ("*sure* reasons: right", "99.5 %", lambda score: score.sure_reasons.part),
    ("*likely* letters: family right", "", lambda score: score.sure["likely"].part),
    ("*unsure* letters: family right", "", lambda score: score.sure["unsure"].part),
    ("evidence touches the telling words", "", lambda score: score.evidence.part),
    ("remedies found (recall)", "", lambda score: score.remedies.recall()),
    ("remedies right (precision)", "", lambda score: score.remedies.precision()),
)


def _percent(part: float) -> str:
    return f"{part:.1%}"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def summary(scores: dict[str, Score]) -> str:
    """One row for each figure, one column for each half."""
    rows: list[tuple[str, ...]] = []
    for name, aim, figure in FIGURES:
        rows.append((name, aim, *(_percent(figure(score)) for score in scores.values())))
    rows.append(("the reader raised an error", "0", *(str(len(score.raised)) for score in scores.values())))
    for kind in ("sure", "likely", "unsure"):
        counts = (f"{score.sure[kind].of} of {score.family.of}" for score in scores.values())
        rows.append((f"letters read as *{kind}*", "", *counts))
    return table(("", "aim", *scores), rows)


def by_name(tally: Tally) -> str:
    """Recall and precision for each family or reason."""
    rows = [
        (
            f"`{name}`",
            str(tally.hit[name] + tally.missed[name]),
            _percent(tally.recall(name)),
            _percent(tally.precision(name)),
        )
        for name in tally.names
    ]
    return table(("", "letters", "found", "right"), rows)


def confusion(score: Score) -> str:
    rows = [
        (f"**{wanted}**", *(str(score.confusion[wanted][found] or "·") for found in FAMILIES))
        for wanted in FAMILIES
    ]
    return table(("is ↓ read as →", *FAMILIES), rows)


def robustness(plain: Score, spoilt: dict[str, Score]) -> str:
    """Points (hundredths) that each disturbance costs; below zero, the reading got better."""
    rows = []
    for name, score in spoilt.items():
        losses = (
            plain.family.part - score.family.part,
            plain.reasons.recall() - score.reasons.recall(),
            plain.reasons.precision() - score.reasons.precision(),
        )
        wrong = score.sure["sure"].of - score.sure["sure"].right
        counts = (str(wrong), ", ".join(score.raised) or "·")
        rows.append((name.replace("_", " "), *(f"{100 * loss:.1f}" for loss in losses), *counts))
    head = (
        "disturbance",
        "family",
        "reasons found",
        "reasons right",
        "wrong *sure* letters",
        "reader failed on",
    )
    return table(head, rows)


def failures(score: Score) -> str:
    """The letters that were not read wholly right: names only, so that no text of the test half is shown."""
    lines = [
        f"- `{letter.id}` ({', '.join(letter.reasons)}) → {reading.certainty} {reading.family}: "
        + ", ".join(one.id for one in reading.reasons)
        for letter, reading in score.misses
    ]
    return "\n".join([f"{len(lines)} of {score.whole.of}", "", *lines]) + "\n"


def names_of_failures(score: Score) -> str:
    names = ", ".join(f"`{letter.id}`" for letter, _ in score.misses)
    return f"{len(score.misses)} of {score.whole.of}: {names}\n"


def page(scores: dict[str, Score], spoilt: dict[str, dict[str, Score]]) -> str:
    counts = ", ".join(f"{score.whole.of} in `{half}`" for half, score in scores.items())
    parts = [HEAD.format(counts=counts), "## At a glance\n", summary(scores)]
    for half, score in scores.items():
        parts += [f"## {half}\n", "### Families\n", confusion(score), by_name(score.families)]
        parts += ["### Reasons\n", by_name(score.reasons)]
        parts += ["### Points lost by disturbed letters (aim: at most 5)\n", robustness(score, spoilt[half])]
        shown = failures(score) if half == "tune" else names_of_failures(score)
        parts += ["### Not read wholly right\n", shown]
    return "\n".join(parts)
