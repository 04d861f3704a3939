"""The plan's further acts in lines: a note, another day, a file out or in, what if, what changed."""

from tutor.ground.tongue import N_, _
from tutor.plain.asking import Talk
from tutor.tutoring.plan import Step

_FORMS = (
    ("toml", N_("TOML: for this tutor and other programs; edit it and import it")),
    ("markdown", N_("Markdown: to read, tick and note in any editor, then import")),
    ("html", N_("web page: to print, for your phone, or for who helps you")),
    ("calendar", N_("calendar (.ics): each step with a reminder")),
    ("json", N_("JSON: for programs")),
)


def note_step(talk: Talk, step: Step) -> None:
    """Enter alone keeps the note as it is; a dash takes it away."""
    if step.note:
        talk.say(_("Your note so far: {note}").format(note=step.note))
    typed = talk.words(_("Your note (Enter = leave it, - = take it away):"))
    if typed:
        talk.sitting.note_step(step.id, "" if typed == "-" else typed)
        talk.say(_("Note kept.") if typed != "-" else _("Note taken away."))


def move_step(talk: Talk, step: Step) -> None:
    if step.done:
        talk.say(_("This step is done; it has no day any more."))
        return
    talk.say(_("Now by {due_on}. Enter lets the tutor choose the day.").format(due_on=step.due_on))
    talk.sitting.move_step(step.id, talk.day(_("Do it by which day?")))
    moved = next((one for one in talk.sitting.plan().step if one.id == step.id), None)
    talk.say(_("By {due_on} now.").format(due_on=moved.due_on) if moved else _("Kept."))


def export(talk: Talk) -> None:
    from tutor.sitting.handing_out import export_plan, handed_words

    place = talk.one_of(_("Which form? b = back."), [_(words) for form, words in _FORMS])
    path = talk.words(_("Folder or file (Enter = the folder you started in):"))
    handed = export_plan(talk.sitting, _FORMS[place or 0][0], path)
    talk.say(handed_words(_("Your plan is in"), handed))


def take_over(talk: Talk) -> None:
    """A file under another name is taken only after a yes."""
    from tutor.sitting.plan_import import import_plan

    path = talk.words(_("Which file? TOML or Markdown, as exported here and then edited:"))
    if not path:
        return
    report = import_plan(talk.sitting, path)
    if report.refused:
        talk.say(report.notices[0])
        if not talk.yes(_("Is it yours all the same?")):
            return
        report = import_plan(talk.sitting, path, anyway=True)
    for line in (*report.words(), *report.problem_words()):
        talk.say(line)


def what_if(talk: Talk) -> None:
    from tutor.tutoring.what_if import suppositions
    from tutor.tutoring.what_if import what_if as supposed
    from tutor.tutoring.what_if_words import NOTHING_CHANGED, compared, consequences

    sitting = talk.sitting
    asked = suppositions(sitting.progress, sitting.course)
    place = talk.one_of(_("What if …? b = back."), [one.words for one in asked])
    answer = supposed(sitting.progress, sitting.course, asked[place or 0], sitting.today)
    for name, now, then in compared(answer, sitting.today):
        talk.say(
            _("{name}: {now}, then {then}").format(name=name, now=now, then=then)
            if now != then
            else _("{name}: {now}, the same").format(name=name, now=now),
            indent="  ",
        )
    for line in consequences(answer, sitting.today):
        talk.say(line.strip())
    talk.say(_(NOTHING_CHANGED))


def since(talk: Talk) -> None:
    from tutor.sitting.handing_out import since_words

    day = talk.day(_("Since the plan of which day?"))
    if day:
        talk.say(since_words(talk.sitting, day))
