"""Bars drawn from block letters: progress and readiness at a glance."""


def bar(done: float, of: float, width: int = 10) -> str:
    """`width` cells, filled in proportion; full only when all is done, empty only when nothing is."""
    share = min(max(done / of, 0.0), 1.0) if of > 0 else 0.0
    cells = int(share * width)
    if share > 0:
        cells = max(1, cells)
    return "█" * cells + "░" * (width - cells)


def dots(here: int, of: int) -> str:
    """Page dots: `here` counts from 0."""
    return " ".join("●" if n == here else "○" for n in range(of))
