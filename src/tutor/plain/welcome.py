"""What the tutor asks of the learner: at the first start, and later when something changes."""

from tutor.ground.tongue import _
from tutor.plain.asking import BackError, Talk, number_of
from tutor.plain.letter_bench import add_letter


def welcome(talk: Talk) -> None:
    """Four questions, each saved at once; going back skips what is left."""
    talk.say(_("Welcome to {title}.").format(title=talk.sitting.course.title))
    talk.say(_("A few questions first. Enter skips a question. b = skip all, q = leave, ? = help."))
    try:
        name = talk.words(_("What is your name?"), _("The tutor uses it in your plan. You may skip it."))
        talk.sitting.introduce(name=name)
        _ask_role(talk)
        _ask_hours(talk)
        if talk.yes(_("Do you have a rejection letter at hand?")):
            add_letter(talk)
    except BackError:
        talk.say(_("You can do this later."))


def about_you(talk: Talk) -> None:
    """The same questions and the title; Enter leaves each answer as it is."""
    learner = talk.sitting.progress.learner
    role = talk.sitting.course.role.get(learner.role)
    talk.say()
    talk.say(_("Name: {name}").format(name=learner.name or _("not said")))
    talk.say(_("Work: {words}").format(words=role.name if role else learner.work or _("not said")))
    talk.say(_("Title: {title}").format(title=learner.title or _("not said")))
    talk.say(_("Hours a week: {hours}").format(hours=learner.hours_per_week or _("not said")))
    talk.say(_("Enter leaves an answer as it is."))
    name = talk.words(_("What is your name?"))
    if name:
        talk.sitting.introduce(name=name)
    _ask_role(talk)
    role = talk.sitting.course.role.get(talk.sitting.progress.learner.role)
    if role:
        talk.say(_("An example of a title: {title}").format(title=role.title))
    title = talk.words(_("What is the title of your profile?"))
    if title:
        talk.sitting.introduce(title=title)
    _ask_hours(talk)


def _ask_role(talk: Talk) -> None:
    """The learner's own words, or a number of the course's roles."""
    roles = talk.sitting.course.roles
    works = _("Type it in a few words, or “list” to choose from {n}, or Enter to skip.").format(n=len(roles))
    talk.say()
    while typed := talk.words(_("Which work do you offer? {works}").format(works=works), works):
        if typed.casefold() == "list":
            for number, role in enumerate(roles, 1):
                talk.say(f"{number}. {role.name}", indent="  ")
            works = _("Type a number, or your work in your own words, or Enter to skip.")
            continue
        if (place := number_of(typed, len(roles))) is not None:
            typed = roles[place].id
        elif typed.isdigit():
            talk.say(works)
            continue
        talk.sitting.offer_work(typed)
        if kept := talk.sitting.course.role.get(talk.sitting.progress.learner.role):
            talk.say(_("Kept: {name}.").format(name=kept.name))
        return


def _ask_hours(talk: Talk) -> None:
    works = _("Type whole hours from 1 to 168, for example 5, or Enter to skip.")
    while True:
        typed = talk.words(_("How many hours a week do you have for this? Enter to skip."), works)
        if not typed:
            return
        if typed.isascii() and typed.isdigit() and len(typed) < 4 and 1 <= int(typed) <= 168:
            talk.sitting.introduce(hours_per_week=int(typed))
            return
        talk.say(works)
