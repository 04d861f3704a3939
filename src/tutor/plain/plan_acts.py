"""The plan's further acts in lines: a note, another day, a file out or in, what if, what changed."""

from tutor.plain.asking import Talk
from tutor.tutoring.plan import Step

_FORMS = (
    ("toml", "TOML: for this tutor and other programs; edit it and import it"),
    ("markdown", "Markdown: to read, tick and note in any editor, then import"),
    ("html", "web page: to print, for your phone, or for who helps you"),
    ("calendar", "calendar (.ics): each step with a reminder"),
    ("json", "JSON: for programs"),
)


def note_step(talk: Talk, step: Step) -> None:
    """Enter alone keeps the note as it is; a dash takes it away."""
    if step.note:
        talk.say(f"Your note so far: {step.note}")
    typed = talk.words("Your note (Enter = leave it, - = take it away):")
    if typed:
        talk.sitting.note_step(step.id, "" if typed == "-" else typed)
        talk.say("Note kept." if typed != "-" else "Note taken away.")


def move_step(talk: Talk, step: Step) -> None:
    if step.done:
        talk.say("This step is done; it has no day any more.")
        return
    talk.say(f"Now by {step.due_on}. Enter lets the tutor choose the day.")
    talk.sitting.move_step(step.id, talk.day("Do it by which day?"))
    moved = next((one for one in talk.sitting.plan().step if one.id == step.id), None)
    talk.say(f"By {moved.due_on} now." if moved else "Kept.")


def export(talk: Talk) -> None:
    from tutor.sitting.handing_out import export_plan, handed_words

    place = talk.one_of("Which form? b = back.", [words for _, words in _FORMS])
    path = talk.words("Folder or file (Enter = the folder you started in):")
    handed = export_plan(talk.sitting, _FORMS[place or 0][0], path)
    talk.say(handed_words("Your plan is in", handed))


def take_over(talk: Talk) -> None:
    """A file under another name is taken only after a yes."""
    from tutor.sitting.plan_import import import_plan

    path = talk.words("Which file? TOML or Markdown, as exported here and then edited:")
    if not path:
        return
    report = import_plan(talk.sitting, path)
    if report.refused:
        talk.say(report.notices[0])
        if not talk.yes("Is it yours all the same?"):
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
    place = talk.one_of("What if …? b = back.", [one.words for one in asked])
    answer = supposed(sitting.progress, sitting.course, asked[place or 0], sitting.today)
    for name, now, then in compared(answer, sitting.today):
        talk.say(f"{name}: {now}, then {then}" if now != then else f"{name}: {now}, the same", indent="  ")
    for line in consequences(answer, sitting.today):
        talk.say(line.strip())
    talk.say(NOTHING_CHANGED)


def since(talk: Talk) -> None:
    from tutor.sitting.handing_out import since_words

    day = talk.day("Since the plan of which day?")
    if day:
        talk.say(since_words(talk.sitting, day))
