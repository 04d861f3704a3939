"""The Letter lab: your marks on your own letter, then the tutor's beside them."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Button, ContentSwitcher, Static, TextArea
from textual.widgets.option_list import Option

from tutor.ground.clean import clean
from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _, many
from tutor.learner.progress import LetterMark, Role, SavedLetter
from tutor.sitting.desks import LetterDesk
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.letter_cards import (
    BEFORE,
    deadline_line,
    doubt_lines,
    news_line,
    reason_card,
    sentence_row,
)
from tutor.tui.screens.letter_deciding import ask_reader
from tutor.tui.screens.letter_paste import LetterPaste
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.pick_list import PickList
from tutor.tutoring.deciding import as_decided, needs_deciding
from tutor.tutoring.marking import SentenceMark, compare_marks
from tutor.tutoring.reading import Reading
from tutor.tutoring.wording import month_words


class Sentences(PickList):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.enter", N_("Compare"))]


class LetterLabScreen(TutorScreen):
    """One letter at a time: the newest of the learner's own, or a sample that is never saved."""

    CSS_PATH = "letter_lab.tcss"
    TITLE_LINE = N_("Letter lab")
    HELP_TEXT = N_(
        "Paste the letter you got, or open it from a file, or take a sample. ctrl+s reads it.\n"
        "Then mark each sentence: r for the reason, m for what helps, x for padding. "
        "The same key again takes the mark away. Each mark of your own letter is saved at once.\n"
        "Enter shows the tutor's marks and a card for each reason. n shows the next card.\n"
        "Where the tutor is not sure, d asks you what only you can say.\n"
        "w takes another letter. Esc goes back; what you pasted stays."
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "mark('reason')", N_("Reason")),
        # Translators: a key: mark this sentence as naming a way out.
        Binding("m", "mark('remedy')", N_("Remedy")),
        # Translators: a key: mark this sentence as mere politeness that says nothing.
        Binding("x", "mark('padding')", N_("Padding")),
        Binding("enter", "enter", N_("Compare")),
        Binding("n", "next_card", N_("Next")),
        Binding("d", "decide", N_("Decide")),
        # Translators: a key: take another letter.
        Binding("w", "another", N_("Other")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._letter_id = ""
        "Empty for a sample: its marks are a draft and never saved."
        self._sample_id = ""
        self._name = ""
        self._received_on: date | None = None
        self._marks: tuple[LetterMark, ...] = ()
        self._reading: Reading | None = None
        self._compared = False
        self._card = 0

    @property
    def _desk(self) -> LetterDesk:
        return LetterDesk(self.sitting)

    def compose_middle(self) -> ComposeResult:
        with ContentSwitcher(initial="paste", id="letter-panes"):
            yield LetterPaste(self.sitting.course.letters.samples, id="paste")
            with Vertical(id="marking"):
                yield Static("", id="letter-facts")
                with Container(id="both"):
                    yield Sentences(id="sentences")
                    with VerticalScroll(id="card-pane"):
                        yield Static("", id="card")
                with ButtonRow(classes="row"):
                    yield Button(shown(_("Reason")), id="mark-reason", compact=True)
                    yield Button(shown(_("Remedy")), id="mark-remedy", compact=True)
                    yield Button(shown(_("Padding")), id="mark-padding", compact=True)
                    yield Button(shown(_("Compare")), id="compare", variant="primary", compact=True)
                    yield Button(shown(_("Next")), id="next-card", compact=True)
                    yield Button(shown(_("Decide")), id="decide", compact=True)
                    yield Button(shown(_("Other letter")), id="another", compact=True)
                    yield Button(shown(_("Back")), id="marking-back", compact=True)

    def on_mount(self) -> None:
        super().on_mount()
        newest = self.sitting.progress.newest_letter
        if newest and self.first_row != "paste":
            named = [one.id for one in self.sitting.progress.letter if one.id == self.first_row]
            self._open_own(named[0] if named else newest.id)
            if self.sitting.drafts.get("letter", "").strip():
                self.told(_("Another letter is pasted and not read yet: Other (w) shows it."))
        else:
            self._show_paste()

    @property
    def _marking(self) -> bool:
        return self.query_one("#letter-panes", ContentSwitcher).current == "marking"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marking keys are there only while there is a letter to mark."""
        if action == "decide" and self.is_mounted:
            return self._marking and self._may_decide
        if action in ("mark", "enter", "next_card", "another") and self.is_mounted:
            return self._marking
        return True

    @property
    def _may_decide(self) -> bool:
        """Only the reader of an own letter can say what the text leaves open."""
        return bool(self._letter_id and self._compared and self._reading and needs_deciding(self._reading))

    # Which letter

    @property
    def _letter(self) -> SavedLetter | None:
        """The learner's own letter on the screen, None for a sample."""
        return next((one for one in self.sitting.progress.letter if one.id == self._letter_id), None)

    def _show_paste(self) -> None:
        self.query_one("#letter-panes", ContentSwitcher).current = "paste"
        self.query_one("#letter-text", TextArea).focus()
        self.refresh_bindings()

    def _open_own(self, letter_id: str) -> None:
        letter = next(one for one in self.sitting.progress.letter if one.id == letter_id)
        self._letter_id, self._name, self._received_on = letter.id, _("your letter"), letter.received_on
        self._open(letter.text, letter.marks)

    def _open(self, text: str, marks: tuple[LetterMark, ...]) -> None:
        self._text, self._marks = text, marks
        self._reading = self._desk.read(text)
        self._compared, self._card = False, 0
        self.query_one("#decide", Button).display = False
        self.query_one("#letter-panes", ContentSwitcher).current = "marking"
        on = self._received_on
        received = (
            " · "
            + _("received {day:02} {month} {year}").format(day=on.day, month=month_words(on), year=on.year)
            if on
            else ""
        )
        count = len(text.split())
        words = many("{n} word", "{n} words", count).format(n=count)
        facts = f"{self._name}{received} · {words}"
        self.query_one("#letter-facts", Static).update(shown_line(facts))
        self._show_sentences(0)
        self._show_card()
        self.query_one(PickList).focus()
        self.refresh_bindings()

    @on(LetterPaste.Given)
    def _keep(self, given: LetterPaste.Given) -> None:
        pane = self.query_one(LetterPaste)
        try:
            letter = self._desk.keep(given.text, given.received_on)
        except TutorError as problem:
            pane.say(shown(f"! {problem}", "$error"))
            return
        self._open_own(letter.id)
        pane.clear()
        self.done(_("Your letter is saved."))

    @on(LetterPaste.SampleTaken)
    def _take_sample(self, taken: LetterPaste.SampleTaken) -> None:
        self._letter_id, self._received_on, self._sample_id = "", None, taken.sample.id
        self._name = _("a sample, not saved: {title}").format(title=taken.sample.title)
        marks = drafts_of(self.app).get(f"sample\n{self._sample_id}", ())
        self._open(clean(taken.sample.text).strip("\n"), marks)

    # Marking

    def _compare(self) -> tuple[SentenceMark, ...]:
        return compare_marks(self._text, self._marks, self._reading) if self._reading else ()

    def _show_sentences(self, cursor: int) -> None:
        rows = self.query_one(PickList)
        rows.clear_options()
        rows.add_options(
            Option(sentence_row(self._text, mark, compared=self._compared)) for mark in self._compare()
        )
        if rows.option_count:
            rows.highlighted = min(cursor, rows.option_count - 1)

    def action_mark(self, role: Role) -> None:
        cursor = self.query_one(PickList).highlighted
        if cursor is None:
            return
        marks = []
        for number, mark in enumerate(self._compare()):
            said = ("" if mark.learner == role else role) if number == cursor else mark.learner
            if said:
                marks.append(LetterMark(role=said, start=mark.start, end=mark.end))
        self._marks = tuple(marks)
        if self._letter_id:
            self._desk.mark(self._letter_id, self._marks)
            if self.sitting.trouble:
                self.done("")
            self.show_top_line()
        else:
            drafts_of(self.app)[f"sample\n{self._sample_id}"] = self._marks
        self._show_sentences(cursor)

    @on(Button.Pressed, "#mark-reason, #mark-remedy, #mark-padding")
    def _mark_pressed(self, event: Button.Pressed) -> None:
        roles: dict[str, Role] = {"mark-reason": "reason", "mark-remedy": "remedy", "mark-padding": "padding"}
        self.action_mark(roles[event.button.id or ""])
        self.query_one(PickList).focus()

    # The tutor's reading

    def _show_card(self) -> None:
        card = self.query_one("#card", Static)
        if not self._compared or self._reading is None:
            card.update(shown(_(BEFORE)))
        else:
            course, letter = self.sitting.course, self._letter
            reading = as_decided(self._reading, letter, course.letters)
            words = deadline_line(self._text, self._received_on)
            words += news_line(course, self.sitting.progress.letter, letter)
            words += doubt_lines(course, self._reading, letter) if self._letter_id else shown("")
            card.update(words + reason_card(course, reading, self._card % len(reading.reasons)))
        self.query_one("#card-pane").scroll_home(animate=False)

    @on(Button.Pressed, "#compare")
    def action_enter(self) -> None:
        """Lay the tutor's marks beside the learner's; once they lie there, go on to the next card."""
        if self._compared:
            self.action_next_card()
            return
        self._compared = True
        self._show_sentences(self.query_one(PickList).highlighted or 0)
        self._show_card()
        self.query_one("#decide", Button).display = self._may_decide
        self.refresh_bindings()

    @on(Button.Pressed, "#decide")
    def action_decide(self) -> None:
        """One or two questions that only the reader of the letter can answer; then all follows the answer."""
        if self._reading:
            ask_reader(self.app, self.sitting, self._letter_id, self._reading, self._decided)

    def _decided(self) -> None:
        self._card = 0
        self._show_card()
        self.done(_("Kept. Your plan follows what you said."))

    @on(Button.Pressed, "#next-card")
    def action_next_card(self) -> None:
        if self._reading is None:
            return
        if not self._compared:
            self.action_enter()
            return
        if len(self._reading.reasons) == 1:
            self.told(_("That was the only card. Esc goes back: Home says what is next."))
        self._card = (self._card + 1) % len(self._reading.reasons)
        self._show_card()

    @on(Button.Pressed, "#another")
    def action_another(self) -> None:
        self._show_paste()

    @on(Button.Pressed, "#paste-back, #marking-back")
    def action_back(self) -> None:
        if not self._marking and self._text:
            self.query_one("#letter-panes", ContentSwitcher).current = "marking"
            self.query_one(PickList).focus()
            self.refresh_bindings()
        else:
            self.sitting.keep_begun()
            super().action_back()
