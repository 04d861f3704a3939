"""The learner's own data in their hands: a copy, a letter without names, and deleting all of it."""

from typing import Any

from textual.app import App

from tutor.ground.clean import clean_line
from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.sitting.copies import export_copy
from tutor.sitting.my_data import DELETE_WORD, delete_everything, letter_without_names
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.form import Filled, Line
from tutor.tui.screens.form_drafts import open_form
from tutor.tui.screens.help import HelpScreen
from tutor.tui.show import shown

_COPY = N_("A file or a folder; nothing is ever overwritten. `tutor saves merge` takes a copy in again.")
_DELETE = N_(
    "Your save and all its backups go away for good, and the tutor closes. "
    "Copies that you took yourself stay where you put them."
)
_NAMES = N_(
    "Names, addresses, links and numbers are taken out as far as a program finds them. Read it through first."
)


def _told(app: App[Any], words: str, *, bad: bool = False) -> None:
    app.notify(str(shown(words)), markup=False, severity="error" if bad else "information", timeout=8)


def ask_for_copy(app: App[Any], sitting: Sitting) -> None:
    """Ask where to, and write a copy of the save there."""

    def write(filled: Filled) -> None:
        path = clean_line(str(export_copy(sitting, filled.lines["path"])))
        _told(app, _("The copy is in {path}.").format(path=path))

    field = Line("path", _("Where to? Empty is the folder you are in."))
    open_form(
        app,
        _("A copy of your progress"),
        (field,),
        write,
        lambda one: _told(app, str(one), bad=True),
        words=_(_COPY),
        act=_("Write the copy (Ctrl+S)"),
    )


def show_letter_without_names(app: App[Any], sitting: Sitting) -> None:
    """The newest letter as it may be shown to others, to be copied from the screen."""
    letter = letter_without_names(sitting)
    if letter:
        app.push_screen(HelpScreen(_("Your letter without names"), f"{_(_NAMES)}\n\n{letter}"))
    else:
        _told(app, _("There is no letter yet."))


def ask_to_delete(app: App[Any], sitting: Sitting) -> None:
    """Ask for the word that says it is meant; then delete all and close the tutor."""

    def delete(filled: Filled) -> None:
        count = delete_everything(sitting, filled.lines["word"])
        words = _("{count} files are deleted. The tutor closes now; opened again, it begins anew.").format(
            count=count
        )
        app.push_screen(HelpScreen(_("All is deleted"), words), lambda _closed: app.exit(return_code=0))

    def failed(problem: TutorError) -> None:
        _told(app, str(problem), bad=True)

    field = Line("word", _("Type the word {word}").format(word=DELETE_WORD))
    open_form(
        app,
        _("Delete all your progress"),
        (field,),
        delete,
        failed,
        words=_(_DELETE),
        act=_("Delete all (Ctrl+S)"),
        lasting=False,  # nobody finds this word typed already on another day
    )
