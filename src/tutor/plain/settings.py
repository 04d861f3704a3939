"""Settings and the learner's own data in lines: the same as on the full screen, as numbered choices."""

from tutor.ground.clean import clean_line
from tutor.ground.problem import TutorError
from tutor.ground.tongue import _
from tutor.plain.asking import LeavingError, Talk
from tutor.plain.welcome import about_you
from tutor.sitting.copies import export_copy
from tutor.sitting.languages import language_news, languages
from tutor.sitting.my_data import DELETE_WORD, delete_everything, letter_without_names, where_words
from tutor.tutoring.settings_words import QUIET_WORDS, THEME_WORDS


def settings_lines(talk: Talk) -> None:
    """Until the learner goes back; deleting everything leaves."""
    while True:
        now = talk.sitting.settings
        talk.say()
        choices = (
            _("About you: name, work, title, hours"),
            _("Colours of the full screen, now: {words}").format(
                words=_(dict(THEME_WORDS).get(now.theme, THEME_WORDS[0][1]))
            ),
            _("Slow line, now: {words}").format(words=_(dict(QUIET_WORDS).get(now.quiet, QUIET_WORDS[0][1]))),
            _("Language, now: {name}").format(
                name=dict(languages(talk.sitting))[talk.sitting.progress.learner.language]
            ),
            _("My data: where it lies"),
            _("My data: take a copy"),
            _("My data: my letter without names, to show to others"),
            _("My data: delete everything"),
        )
        place = talk.one_of(_("What do you want to see or change? b = back."), choices)
        match place:
            case 0:
                about_you(talk)
            case 1:
                talk.sitting.settle(theme=_one(talk, _in_words(THEME_WORDS)))
            case 2:
                talk.sitting.settle(quiet=_one(talk, _in_words(QUIET_WORDS)))
            case 3:
                _language(talk)
            case 4:
                talk.say(where_words(talk.sitting))
            case 5:
                _copy(talk)
            case 6:
                talk.say(letter_without_names(talk.sitting) or _("There is no letter yet."))
            case 7:
                _delete(talk)


def _language(talk: Talk) -> None:
    talk.sitting.introduce(language=_one(talk, languages(talk.sitting)))
    if news := language_news(talk.sitting):
        named = dict(languages(talk.sitting))[talk.sitting.progress.learner.language]
        words = _("{language}: {when}. In a workshop the room's language is spoken.")
        talk.say(words.format(language=named, when=news))


def _in_words(options: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((value, _(words)) for value, words in options)


def _one(talk: Talk, options: tuple[tuple[str, str], ...]) -> str:
    return options[talk.one_of(_("Which one? b = back."), [words for value, words in options]) or 0][0]


def _copy(talk: Talk) -> None:
    path = talk.words(_("Where to? A file or a folder. Enter = the folder you are in, b = back."))
    try:
        talk.say(_("The copy is in {path}.").format(path=clean_line(str(export_copy(talk.sitting, path)))))
    except TutorError as problem:
        talk.problem(problem)


def _delete(talk: Talk) -> None:
    talk.say(_("Your save and all its backups go away for good, and the tutor closes."))
    typed = talk.words(_("Type the word {word} if you mean it. b = back.").format(word=DELETE_WORD))
    try:
        count = delete_everything(talk.sitting, typed)
    except TutorError as problem:
        talk.problem(problem)
        return
    talk.say(_("{count} files are deleted. Opened again, the tutor begins anew.").format(count=count))
    raise LeavingError
