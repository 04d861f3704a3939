"""What the plan screen draws: the weeks, one step with its why and how, and the checklist of readiness."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.cells import cell_len
from textual.content import Content

from tutor.ground.tongue import N_, _
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.desk import GAP, aside, fact, lines_of, title
from tutor.tui.show import shown
from tutor.tui.widgets.bars import drawn_bar
from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.wording import month_words

WEEKS_SHOWN = 6
_WEEK_CELLS = 4
_PART_CELLS = 6


def minutes_per_week(steps: Sequence[Step], first: date) -> tuple[int, ...]:
    """Minutes of open steps in each week from `first`; a step that runs over weeks is shared out by days."""
    weeks: dict[int, float] = {}
    for step in steps:
        start = max(step.start_on, first)
        days = max((step.due_on - start).days + 1, 1)
        # Far more than is shown is of no use; a date moved decades away must not cost time here.
        for day in range(min(days, 7 * WEEKS_SHOWN)):
            week = ((start - first).days + day) // 7
            weeks[week] = weeks.get(week, 0) + step.minutes / days
    return tuple(round(weeks.get(week, 0)) for week in range(min(max(weeks, default=-1) + 1, WEEKS_SHOWN)))


def day_words(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=month_words(day))


def timeline(todo: Sequence[Step], first: date, width: int) -> Content:
    """The weeks side by side, each with its hours; the fullest week has all its blocks."""
    weeks = minutes_per_week(todo, first)
    most = max(weeks, default=0) or 1
    days = [day_words(first + timedelta(days=7 * number)) for number in range(len(weeks))]
    longest = max((cell_len(day) for day in days), default=0)
    places = max(1, (width - 2) // (_WEEK_CELLS + max(6, longest) + len("  9.9 h  ")))
    words = Content("")
    for number, minutes in enumerate(weeks[:places]):
        blocks = max(1, round(_WEEK_CELLS * minutes / most)) if minutes else 0
        words += aside(f"{days[number]:<6} ")
        words += shown("▇" * blocks, "$primary") + shown("▁" * (_WEEK_CELLS - blocks), "$border-blurred")
        words += shown(f" {minutes / 60:.1f} h" + "  ")
    return words.rstrip() + ("…" if len(weeks) > places else "")


def about_step(step: Step, plan: ActionPlan, sitting: Sitting, gap: str = GAP) -> Content:
    """Why, how, the learner's note, then where it comes from. Without a `gap` it is closer together."""
    sources = {one.id: one for one in plan.source}
    said = [sources[one] for one in step.sources if one in sources]
    when = _("{n} min · by {due}")
    if step.start_on < step.due_on:
        when = _("{n} min · from {start} by {due}")
    if step.done:
        when = _("☑ done") + " · " + when
    titles = {one.id: one.title for one in plan.step if not one.done}
    first = "; ".join(titles[need] for need in step.needs if need in titles)
    return lines_of(
        title(step.title),
        aside(when.format(n=step.minutes, start=day_words(step.start_on), due=step.due_on)),
        gap,
        fact(_("Why"), step.why),
        fact(_("Your note"), step.note),
        gap,
        *(f"{number}. {how}" for number, how in enumerate(step.how, 1)),
        gap,
        fact(_("First"), first),
        fact(_("From"), ", ".join(_because(one, sitting) for one in step.because)),
        *(
            aside(
                _("Source {id}: {title}, seen {seen_on}\n  {address}").format(
                    id=one.id, title=one.title, seen_on=one.seen_on, address=one.address
                )
            )
            for one in said
        ),
    )


_PLACES = {
    "letter": "letter-lab", "skills": "skills-bench", "verify": "test-planner", "proof": "portfolio-builder",
    "profile": "profile-check", "submit": "attempts-log",
}  # fmt: skip
"Where a step is done, by the first part of its id."


def where_done(step_id: str) -> tuple[str, str]:
    """The lesson to read, or else the place to open; both empty where the step names none."""
    kind, _slash, rest = step_id.partition("/")
    return (rest, "") if kind == "review" else ("", _PLACES.get(kind, ""))


def about_readiness(plan: ActionPlan, sitting: Sitting) -> Content:
    """The parts as small bars, and what would raise them most."""
    ready = sitting.readiness()
    parts = []
    for part in ready.parts:
        glyph = shown("✔ ", "$success") if part.have >= part.of else shown("○ ", "$text-muted")
        said = aside(
            " "
            + _("{have} of {of}, worth {weight}:").format(have=part.have, of=part.of, weight=part.weight)
            + " "
        )
        parts.append(glyph + drawn_bar(part.have, part.of, _PART_CELLS) + said + shown(part.label))
    gains = [shown(f"+{gain.points:<3}", "bold $success") + shown(gain.words) for gain in ready.gains[:3]]
    heads = (title(_("What would raise it most")), GAP) if gains else ("", "")
    return lines_of(plan.situation.summary, GAP, heads[0], *gains, heads[1], title(_("All parts")), *parts)


_WHY = (
    N_("missing"), N_("answer"), N_("attempt"), N_("certificate"), N_("letter"), N_("proof"), N_("question"),
    N_("skill"), N_("attempts"), N_("hours"), N_("reasons"), N_("role"), N_("skills"), N_("title"),
)  # fmt: skip


def _because(because: str, sitting: Sitting) -> str:
    """`letter:letter-1:skills-oversupplied` in words where the course has them."""
    kind, _colon, rest = because.partition(":")
    last = because.rpartition(":")[2]
    names = {one.id: one.name for one in sitting.progress.skill if one.name}
    reason = sitting.course.letters.reason.get(last)
    words = reason.label if reason else names.get(last) or _said(rest.replace("-", " ").replace(":", ", "))
    return f"{_said(kind)}: {words}" if rest else because


def _said(word: str) -> str:
    return _(word) if word in _WHY else word
