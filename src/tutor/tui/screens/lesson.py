"""A lesson, page by page: one idea each, with its try-it and its sources one key away."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tutor.course.models import Lesson, Page
from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _
from tutor.tui.screens.base import SLIM, TutorScreen
from tutor.tui.show import joined, shown
from tutor.tui.widgets.act_line import Act, ActLine
from tutor.tui.widgets.bars import dots
from tutor.tui.widgets.kept_lines import Lines
from tutor.tui.widgets.page_view import PageView
from tutor.tutoring.glossary_words import terms_in

if TYPE_CHECKING:
    from tutor.course.catalogues import Term
    from tutor.tui.ways import Ways


class LessonScreen(TutorScreen):
    """`page` counts from 0. A page counts as read when it is shown."""

    CSS_PATH = "lesson.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide"), (170, "-huge")]  # noqa: RUF012 - the base says no ClassVar
    HELP_TEXT = N_(
        "Read one page at a time. Enter or → goes on, ← goes back.\n\n"
        "t opens a small exercise on this page. s shows where the facts come from, w what the words mean.\n"
        "Your place is saved: you can leave with Esc and go on here later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("Next")),
        Binding("right", "next", N_("Next"), show=False, priority=True),
        Binding("left", "previous", N_("Page back"), key_display="←", priority=True),
        Binding("t", "try_it", N_("Try it")),
        Binding("s", "sources", N_("Sources")),
        Binding("w", "words", N_("Words")),
    ]

    def __init__(self, lesson_id: str, page: int = 0) -> None:
        super().__init__()
        self._lesson_id = lesson_id
        self._number = page
        self._offered: tuple[bool, ...] = ()
        self._terms_of: tuple[str, tuple[Term, ...]] = ("", ())

    @property
    def lesson(self) -> Lesson:
        return self.sitting.course.lesson[self._lesson_id]

    @property
    def page(self) -> Page:
        return self.lesson.pages[self._number]

    @property
    def where(self) -> str:
        return f"{self.sitting.course.unit_of[self._lesson_id].title} · {self.lesson.title}"

    def compose_middle(self) -> ComposeResult:
        yield Lines(id="outline")
        yield PageView(id="page")
        yield Static(Content(), id="dots")
        yield ActLine(id="acts")

    def on_mount(self) -> None:
        super().on_mount()
        self._number = min(max(self._number, 0), len(self.lesson.pages) - 1)
        page = self.query_one(PageView)
        page.focus()
        self.watch(page, "scroll_y", self._show_dots, init=False)
        self._show_page()

    def on_screen_resume(self) -> None:
        """Back from a try-it: this page is again where to go on."""
        self.sitting.read_page(self._lesson_id, self._number)
        super().on_screen_resume()

    def _show_page(self) -> None:
        lesson, page = self.lesson, self.page
        self.sitting.read_page(lesson.id, self._number)
        if self.sitting.trouble:
            self.done("")
        self.show_top_line()
        self.query_one(Lines).show(self._outline())
        self.query_one(PageView).show(page.title, page.text)
        self.query_one(ActLine).show(self._acts())
        self._show_dots()
        # Drawing the footer anew costs as much as the page; most pages offer the same keys.
        offered = (self._practice_here(), bool(page.sources), bool(self._terms()))
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def on_resize(self) -> None:
        super().on_resize()
        if self.is_mounted:
            self.call_after_refresh(self._show_dots)

    def _show_dots(self) -> None:
        # Called after the next drawing: the preview may have lost the lesson by then.
        if self.is_left or self._lesson_id not in self.sitting.course.lesson:
            return
        page = self.query_one(PageView)
        count, as_of = len(self.lesson.pages), self.sitting.course.as_of(self.page.sources)
        if self.app.size.width < SLIM:
            as_of = None  # there is room for what matters more: that the page goes on
        words = (
            "   "
            + _("page {n} of {count}").format(n=self._number + 1, count=count)
            + ("   " + _("as of {as_of}").format(as_of=as_of) if as_of else "")
        )
        more = "   " + _("↓ more") if page.scroll_y < page.max_scroll_y else ""
        where = (
            (dots(self._number, count), "$primary"),
            (words, "$text-muted"),
            (more, "bold $text-primary"),
        )
        self.query_one("#dots", Static).update(joined(where), layout=False)

    def _terms(self) -> "tuple[Term, ...]":
        text = f"{self.page.title}\n{self.page.text}"
        if text != self._terms_of[0]:
            self._terms_of = (text, terms_in(text, self.sitting.course))
        return self._terms_of[1]

    def _acts(self) -> tuple[Act, ...]:
        more = (
            Act("t", _("Try it (t)")) if self._practice_here() else None,
            Act("s", _("Sources (s)")) if self.page.sources else None,
            Act("w", _("Words (w)")) if self._terms() else None,
        )
        back = Act("left", _("← Back"), works=self._number > 0)
        return back, Act("right", _("Next →"), main=True), *filter(None, more)

    def _outline(self) -> tuple[Content, ...]:
        """The pages of this lesson, for a wide screen."""
        read = {page.page for page in self.sitting.progress.page if page.lesson == self._lesson_id}
        rows = [shown(_("In this lesson"), "bold $primary")]
        for number, page in enumerate(self.lesson.pages):
            here = number == self._number
            glyph = "●" if here else "✓" if page.id in read else "○"
            sign = (f"{glyph} ", "$primary" if here else "$text-muted")
            rows.append(joined((sign, (clean_line(page.title), "bold" if here else "$text-muted"))))
        return tuple(rows)

    def _practice_here(self) -> bool:
        return self.page.try_it in self.sitting.course.question

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._lesson_id not in self.sitting.course.lesson:
            return True  # The preview has just lost the lesson, and closes this screen.
        if action == "try_it":
            return self._practice_here()
        if action == "sources":
            return bool(self.page.sources)
        return bool(self._terms()) if action == "words" else True

    def action_next(self) -> None:
        if self._number + 1 < len(self.lesson.pages):
            self._number += 1
            self._show_page()
            return
        unit = self.sitting.course.unit_of[self._lesson_id]
        lessons = [lesson.id for lesson in unit.lessons]
        after = lessons.index(self._lesson_id) + 1
        if after < len(lessons):
            self.told(_("You finished “{title}”.").format(title=self.lesson.title))
            self._lesson_id, self._number = lessons[after], 0
            self._show_page()
        else:
            app = cast("Ways", self.app)
            app.go_home()
            app.open_place("unit", unit.id)

    def action_previous(self) -> None:
        if self._number > 0:
            self._number -= 1
            self._show_page()

    def action_try_it(self) -> None:
        question = self.sitting.course.question[self.page.try_it]
        cast("Ways", self.app).open_questions((question,), _("Try it"))

    def action_sources(self) -> None:
        from tutor.tui.screens.help import HelpScreen

        known = self.sitting.course.source
        said = [
            _(
                "{title}\n{address}\npublished: {published} · as of {seen_on} · confidence: {confidence}"
            ).format(
                title=s.title,
                address=s.address,
                published=s.published,
                seen_on=s.seen_on,
                confidence=s.confidence,
            )
            for s in (known[name] for name in self.page.sources if name in known)
        ]
        self.app.push_screen(HelpScreen(_("Sources of this page"), "\n\n".join(said)))

    def action_words(self) -> None:
        """What the words of this page mean that a newcomer may not know."""
        from tutor.tui.screens.help import HelpScreen

        said = [f"{term.term}: {term.meaning}" for term in self._terms()]
        self.app.push_screen(HelpScreen(_("Words of this page"), "\n\n".join(said)))
