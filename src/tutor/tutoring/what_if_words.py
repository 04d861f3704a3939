"""A “what if” in lines: the present beside the supposed, for every face the same."""

from datetime import date

from tutor.ground.tongue import N_, _
from tutor.tutoring.what_if import Outlook, WhatIf
from tutor.tutoring.wording import counted, day_words, shortened

_MOST = 4
"Titles of a kind; the rest is counted."
NOTHING_CHANGED = N_("This is only a look: nothing was changed.")


def compared(answer: WhatIf, today: date) -> tuple[tuple[str, str, str], ...]:
    """Rows of name, present, supposed."""
    rows = zip(_facts(answer.now, today), _facts(answer.then, today), strict=True)
    return tuple((name, now, then) for (name, now), (_, then) in rows)


def consequences(answer: WhatIf, today: date) -> tuple[str, ...]:
    """What it does to the steps, in whole lines; one line if it does nothing."""
    lines = [_("− No longer needed: {title}").format(title=title) for title in _few(answer.gone)]
    lines += [_("+ New: {title}").format(title=title) for title in _few(answer.new)]
    if answer.sooner:
        lines.append(_("{steps} on another day, first:").format(steps=counted(len(answer.sooner), "step")))
        for title, now, then in answer.sooner[:_MOST]:
            lines.append(f"  {shortened(title, 44)}: {day_words(now, today)} → {day_words(then, today)}")
    return tuple(lines) or (_("It changes no step of your plan."),)


def _facts(outlook: Outlook, today: date) -> tuple[tuple[str, str], ...]:
    return (
        (_("Ready, of 100"), str(outlook.score)),
        (_("Skills verified"), str(outlook.verified)),
        (_("Steps to do"), str(outlook.open_steps)),
        (_("Hours of work"), f"{outlook.minutes / 60:.1f}"),
        (_("Hand in by"), day_words(outlook.submit_on, today) if outlook.submit_on else "–"),
        (_("All done by"), day_words(outlook.end_on, today) if outlook.end_on else "–"),
    )


def _few(titles: tuple[str, ...]) -> list[str]:
    more = len(titles) - _MOST
    return [shortened(title) for title in titles[:_MOST]] + (
        [_("{more} more").format(more=more)] if more > 0 else []
    )
