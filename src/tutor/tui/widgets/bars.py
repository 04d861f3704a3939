"""Bars drawn from line letters: progress and readiness at a glance, told by weight of line and not by colour alone."""

from textual.content import Content


def bar(done: float, of: float, width: int = 10) -> str:
    """`width` cells, filled in proportion; full only when all is done, empty only when nothing is."""
    cells = _filled(done, of, width)
    return "━" * cells + "─" * (width - cells)


def drawn_bar(done: float, of: float, width: int = 10) -> Content:
    """The same in the colours of the theme: what is whole looks done."""
    cells = _filled(done, of, width)
    full = "$success" if cells == width else "$primary"
    return Content.styled("━" * cells, full) + Content.styled("─" * (width - cells), "$border-blurred")


def _filled(done: float, of: float, width: int) -> int:
    share = min(max(done / of, 0.0), 1.0) if of > 0 else 0.0
    return max(1, int(share * width)) if share > 0 else 0


def dots(here: int, of: int) -> str:
    """Page dots: `here` counts from 0."""
    return " ".join("●" if n == here else "○" for n in range(of))
