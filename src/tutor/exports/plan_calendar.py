"""The plan for a calendar: one all-day entry per open step, updated when a newer plan is taken in."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from tutor.exports.fingerprint import BLANK, sealed
from tutor.exports.words import effort, safe
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.tutoring.plan import ActionPlan, Step

_COUNTED_FROM = date(2020, 1, 1)


def plan_calendar(plan: ActionPlan) -> str:
    """RFC 5545 text with its CRLF line ends, without what is done. The same plan gives the same bytes."""
    plan = safe(plan)
    calendar = Calendar()
    calendar.add("prodid", "-//tutor//action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Your plan"))
    calendar.add("x-tutor-fingerprint", BLANK)
    for step in plan.step:
        if not step.done:
            calendar.add_component(_event(step, plan))
    text: str = calendar.to_ical(sorted=False).decode()
    return sealed(text)


def _event(step: Step, plan: ActionPlan) -> Event:
    event = Event()
    # Stable from plan to plan, so that taking in a newer plan moves the entry instead of adding another.
    event.add("uid", f"{step.id}@{plan.course}.tutor")
    event.add("dtstamp", datetime.combine(plan.made_on, time(), UTC))
    event.add("sequence", max(0, (plan.made_on - _COUNTED_FROM).days))
    event.add("dtstart", step.start_on)
    event.add("dtend", step.due_on + timedelta(days=1))  # the first day that is no longer part of it
    event.add("summary", clean_line(step.title))
    event.add("description", _description(step))
    event.add("transp", "TRANSPARENT")
    event.add_component(_reminder(step))
    return event


def _reminder(step: Step) -> Alarm:
    """At nine in the morning of the first day: an all-day entry begins at midnight."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean_line(step.title))
    alarm.add("trigger", timedelta(hours=9))
    return alarm


def _description(step: Step) -> str:
    lines = [
        _("About {effort}.").format(effort=effort(step.minutes)),
        _("Why: {why}").format(why=clean_line(step.why)),
    ]
    lines += [f"{number}. {clean_line(part)}" for number, part in enumerate(step.how, 1)]
    lines += [_("Your note: {note}").format(note=clean_line(step.note))] if step.note else []
    return "\n".join(lines)
