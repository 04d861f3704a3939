"""What the board draws: a row for each learner, bars of hard questions and reasons, and the units as a heat map."""

from collections.abc import Sequence

from textual.content import Content

from tutor.ground.tongue import N_, _, many
from tutor.sitting.room_lines import RoomFacts
from tutor.sitting.room_view import (
    READY_BANDS,
    REASONS_FROM,
    HardQuestion,
    RoomView,
    Seat,
    UnitColumn,
)
from tutor.tui.show import in_cells, shown, shown_line
from tutor.tui.widgets.bars import drawn_bar

SHADES = " ░▒▓█"
_LEGEND = N_("blank 0 % · ░ to 24 · ▒ to 49 · ▓ to 74 · █ to 100 %")
_GLYPH = {"hand": ("!", "bold $warning"), "stuck": ("?", "bold $error"), "working": ("·", "$text-muted")}
_STATES = {"hand": N_("hand up"), "stuck": N_("stuck"), "working": N_("working")}
_MINUTES, _STATE = 7, 17


def top_lines(
    name: Content, right: Content, view: RoomView, facts: RoomFacts, width: int
) -> tuple[Content, Content]:
    """The room's name with what stands at its right, and who is here with the code."""
    here, code = counts(view), hours(facts)
    if not right and here.cell_length + code.cell_length + 2 > width:
        right, code = code, Content()  # in a narrow window the code stands above, so that it is not cut
    return apart(name, right, width), apart(here, code, width)


def counts(view: RoomView) -> Content:
    """How many are here and how many wait."""
    here = len(view.seats)
    left = shown(many("{n} learner here", "{n} learners here", here).format(n=here), "bold")
    up = many("! {n} hand up", "! {n} hands up", view.hands).format(n=view.hands)
    left += shown(" · ", "$text-muted") + shown(up, "bold $warning")
    return (
        left
        + shown(" · ", "$text-muted")
        + shown(_("? {stuck} stuck").format(stuck=view.stuck), "bold $error")
    )


def hours(facts: RoomFacts) -> Content:
    """The code that lets learners in, and how long."""
    parts = [_("code {code}").format(code=facts.code) if facts.code else ""]
    parts.append(_("closing now") if facts.is_closing else "")
    parts.append(_("paused") if facts.is_paused else "")
    parts.append(_("closes {at:%H:%M}").format(at=facts.closes_at.astimezone()) if facts.closes_at else "")
    return shown_line(" · ".join(part for part in parts if part), 60)


def apart(left: Content, right: Content, width: int) -> Content:
    """One at each end of a line of `width` cells; what has no room is left out on the right."""
    right = shown_line(right.plain, max(4, width - left.cell_length - 2))
    return left + " " * max(2, width - left.cell_length - right.cell_length) + right


def columns(width: int) -> tuple[int, int, int]:
    """Cells for name, place, and the whole of a row's state; narrow windows leave the reason out."""
    state = _STATE if width >= 66 else 8
    name = max(8, min(24, (width - state) // 3))
    return name, max(4, width - 2 - name - 1 - _MINUTES - 1 - state), state


def heads(width: int) -> Content:
    name, place, state = columns(width)
    # Translators: the heads of the board's columns.
    names = (_("name"), _("place"), _("since"), _("state"))
    words = f"  {names[0]:<{name}} {names[1]:<{place}}{names[2]:>{_MINUTES}} {names[3][:state]}"
    return shown(words, "$text-muted")


def seat_row(seat: Seat, width: int) -> Content:
    """One learner: who waits has a glyph of their own and the word for it."""
    name, place, state = columns(width)
    glyph, style = _GLYPH[seat.state]
    words = seat.why if state == _STATE else _(_STATES[seat.state])
    since = (
        _("now", "less than a minute ago")
        if seat.minutes == 0
        else _("{minutes} min").format(minutes=seat.minutes)
    )
    row = shown(f"{glyph} ", style) + in_cells(seat.label, name) + " " + in_cells(seat.place, place)
    return row + shown(f"{since:>{_MINUTES}} ", "$text-muted") + in_cells(words, state).stylize(style)


def overview(view: RoomView, facts: RoomFacts, width: int, questions: int = 6) -> Content:
    """Where several are stuck, what is hard, why letters said no, how ready all are."""
    parts = [
        *_stuck_together(view, width),
        *(_hardest(view.hardest[:questions], width) if "questions" in facts.may_see else ()),
        *(_reasons(view, width) if "reasons" in facts.may_see else ()),
        *_readiness(view, width),
    ]
    return Content("\n").join(parts)


def _head(words: str) -> Content:
    return shown(words, "bold $primary")


def _aside(words: str) -> Content:
    return shown(words, "$text-muted")


def _stuck_together(view: RoomView, width: int) -> list[Content]:
    if not view.stuck_at:
        return []
    rows = [
        shown(f"? {learners:>3} ", "bold $error") + shown_line(place, width - 6)
        for place, learners in view.stuck_at[:4]
    ]
    return [_head(_("Stuck at the same place")), *rows, Content()]


def _hardest(rows: Sequence[HardQuestion], width: int) -> list[Content]:
    """Each question on two lines: what it asks, and the share of those who missed it."""
    lines = [_head(_("Hardest now"))]
    if not rows:
        return [*lines, _aside(_("Nobody has missed a question so far.")), Content()]
    cells = max(6, min(24, width - 30))
    for row in rows:
        lines.append(shown_line(f"{row.unit}: {row.prompt}" if row.prompt else row.question, width))
        share = drawn_bar(row.wrong, row.tried, cells)
        lines.append(
            share
            + shown(f" {row.percent:>3} %", "bold")
            + _aside("  " + _("{wrong} of {tried} missed it").format(wrong=row.wrong, tried=row.tried))
        )
    return [*lines, Content()]


def _reasons(view: RoomView, width: int) -> list[Content]:
    lines = [_head(_("Reasons in the room's letters"))]
    if view.reasons is None:
        words = _("Shown from {n} learners with a letter up. Now: fewer.").format(n=REASONS_FROM)
        return [*lines, _aside(words), Content()]
    cells = max(6, min(16, width // 4))
    for row in view.reasons[:6]:
        bar = drawn_bar(row.learners, view.reasons_of, cells)
        lines.append(bar + shown(f" {row.learners:>3} ", "bold") + shown_line(row.label, width - cells - 6))
    return [*lines, Content()]


def _readiness(view: RoomView, width: int) -> list[Content]:
    cells = max(6, min(24, width - 30))
    lines = [_head(_("Ready to resubmit: {score} of 100 on average").format(score=view.ready_mean))]
    for (low, high), learners in zip(READY_BANDS, view.ready, strict=True):
        bar = drawn_bar(learners, len(view.seats), cells)
        lines.append(
            _aside(_("{low:>3} to {high:<3}").format(low=low, high=high) + " ")
            + bar
            + shown(f" {learners:>3} ", "bold")
        )
    return lines


def heat_map(view: RoomView, width: int) -> Content:
    """Units down, learners across, the furthest on the left; in a large room a cell stands for several."""
    if not view.seats:
        return _aside(_("Nobody is here yet."))
    order = sorted(range(len(view.seats)), key=lambda at: -view.seats[at].done_overall)
    title = 14
    cells = max(8, width - title - 7)
    each = max(1, min(6, cells // len(order)))
    used = min(len(order), cells)
    lines = [_head(_("How far all are, unit by unit"))]
    for column in view.units:
        row = in_cells(column.title, title) + _row(column, order, used, each)
        lines.append(row + shown(f" {column.mean:>3} %", "bold"))
        lines.append(_aside(" " * title + _here_now(column.here)))
    several = -(-len(order) // used)
    scale = (
        many("each column is one of {n} learner", "each column is one of {n} learners", len(order)).format(
            n=len(order)
        )
        if several == 1
        else _("a column: {n} learners").format(n=several)
    )
    return Content("\n").join(
        [
            *lines,
            Content(),
            _aside(_("{scale}, the furthest on the left").format(scale=scale)),
            _aside(_(_LEGEND)),
        ]
    )


def _row(column: UnitColumn, order: Sequence[int], used: int, each: int) -> Content:
    drawn = ""
    for cell in range(used):
        members = order[cell * len(order) // used : (cell + 1) * len(order) // used]
        mean = sum(column.percents[at] for at in members) / len(members)
        drawn += shade(mean) * each
    return shown(drawn, "$primary on $surface")


def shade(percent: float) -> str:
    """Darker for more; blank only for nothing at all, full only for nearly all."""
    return SHADES[0] if percent <= 0 else SHADES[1 + min(3, int(percent // 25))]


def about_seat(seat: Seat, view: RoomView, width: int) -> Content:
    """One learner looked at: where, since when, how far. Never what they wrote."""
    glyph, style = _GLYPH[seat.state]
    lines = [
        shown(f"{glyph} {seat.why}", style) + shown(f" · {_since(seat.minutes)}"),
        shown(_("At:") + " ", "$text-muted") + shown(seat.place or _("not told")),
        shown(_("Here:") + " ", "$text-muted") + shown(_since(seat.here_minutes)),
        shown(_("Ready to resubmit:") + " ", "$text-muted")
        + shown(_("{ready} of 100").format(ready=seat.ready)),
        Content(),
    ]
    for column, percent in zip(view.units, seat.done, strict=True):
        bar = drawn_bar(percent, 100, 20)
        lines.append(in_cells(column.title, min(20, width - 28)) + " " + bar + shown(f" {percent:>3} %"))
    return Content("\n").join(lines)


def _since(minutes: int) -> str:
    if minutes == 0:
        return _("since just now")
    return many("for {n} minute", "for {n} minutes", minutes).format(n=minutes)


def _here_now(learners: int) -> str:
    return many("{n} learner here now", "{n} learners here now", learners).format(n=learners)
