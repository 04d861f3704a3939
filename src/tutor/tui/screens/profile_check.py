"""How complete the profile is by Upwork's own table, what gives the next points, and the overview looked through."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.ground.tongue import N_, _
from tutor.sitting.desks import ProfileDesk
from tutor.tui.screens.desk import (
    GAP,
    UNDO,
    DeskScreen,
    Row,
    aside,
    fact,
    heading,
    lines_of,
    needs_you,
    raise_most,
    title,
    told_sources,
)
from tutor.tui.screens.overview import OverviewScreen
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.bars import drawn_bar
from tutor.tutoring.bench_words import bench_words
from tutor.tutoring.completeness import (
    REQUIRED_HALF,
    SOURCES,
    Completeness,
    PartPoints,
    own_completeness,
    part_of_profile,
    said_parts,
    with_progress,
)
from tutor.tutoring.overview import LONGEST, SEEN_FIRST

REQUIRED = ("photo", "overview", "employment", "skill")
TICKED = ("photo", "overview", "video", "linked-account", "other-experience")
NAMES = {
    "photo": N_("Photo of you"),
    "overview": N_("Overview"),
    "employment": N_("One job in your work history"),
    "skill": N_("One skill"),
    "more-skills": N_("More skills"),
    "linked-account": N_("Linked account"),
    "other-experience": N_("Other experience"),
    "portfolio": N_("Portfolio items"),
    "certificates": N_("Certificates"),
    "education": N_("Schools and courses"),
    "more-work": N_("Further jobs"),
    "video": N_("Introduction video"),
}
COUNTED_ELSEWHERE = {
    "skill": N_("Counted from your Skills bench: keep a skill there."),
    "more-skills": N_("Counted from your Skills bench: keep a skill there."),
    "portfolio": N_("Counted from your Portfolio builder: add a proof there that you may show."),
    "certificates": N_("Counted from your Test planner: note there what you passed."),
}
UNDATED = N_("By Upwork's help page, which carries no date. 100% is no duty, and promises no yes.")


class ProfileCheckScreen(DeskScreen):
    """The table's lines; each is ticked or counted where the learner has it."""

    TITLE_LINE = N_("Profile check")
    HELP_TEXT = N_(
        "Space ticks what your profile has, or counts one more; minus takes one back, z takes the last change "
        "back. Skills, proofs and tests are counted from their own places. "
        "o opens your overview: paste or write it, and it is looked through for "
        "length, contact details, spelling, and skills you have never done. The table is Upwork's, from a help page "
        "without a date."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "more", N_("Have it / one more")),
        Binding("minus", "less", N_("One less"), key_display="-"),
        Binding("o", "overview", N_("Overview")),
        Binding("t", "texts", N_("Texts")),
        UNDO,
    ]
    TAKES_BACK = ("profile",)

    @property
    def _desk(self) -> ProfileDesk:
        return ProfileDesk(self.sitting)

    @property
    def _table(self) -> Completeness:
        return own_completeness(self.sitting.progress, self.sitting.course)

    def headline(self) -> Content:
        table = self._table
        gauge = (
            shown(_("Complete") + "  ", "bold")
            + drawn_bar(table.score, 100, 20)
            + shown(f" {table.score}%  ", "bold")
        )
        return lines_of(
            gauge + aside(_("by Upwork's own table (undated)")), self._next(table), raise_most(self.sitting)
        )

    def _next(self, table: Completeness) -> Content:
        """The cheapest points: the required half first, as it counts only whole."""
        if table.missing:
            names = ", ".join(_(NAMES[part]) for part in table.missing)
            return needs_you(_("Still required, {n}% together: {names}").format(n=REQUIRED_HALF, names=names))
        if table.cheapest:
            line = table.cheapest[0]
            return shown(_("Cheapest now:") + " ", "bold") + shown(f"{_(NAMES[line.part])} +{line.each}%")
        return shown(_("✓ The table is full."), "$success")

    def rows(self) -> Sequence[Row]:
        table = self._table
        cheapest = [line.part for line in table.cheapest]
        further = sorted(
            table.further,
            key=lambda line: cheapest.index(line.part) if line.part in cheapest else len(cheapest),
        )
        rows: list[Row] = [heading(_("Required: {n}%, all four together").format(n=REQUIRED_HALF))]
        for part in REQUIRED:
            there = part not in table.missing
            mark = shown("✓ ", "$success") if there else shown("! ", "$warning")
            rows.append((part, mark + shown(_(NAMES[part]))))
        rows.append(heading(_("Any mix: up to 50%, the least work first")))
        rows += [(line.part, self._further(line)) for line in further]
        return rows

    def _further(self, line: PartPoints) -> Content:
        full = line.have >= line.most
        mark = shown("✓ ", "$success") if full else aside("○ ")
        words = _("{part:<24}{have:>3} of {most}%").format(
            part=_(NAMES[line.part]), have=line.have, most=line.most
        )
        return (
            mark
            + shown(words)
            + (Content("") if full else aside("   " + _("next +{each}%").format(each=line.each)))
        )

    def detail(self, key: str) -> Content:
        if not key:
            return lines_of(_(UNDATED))
        progress, course = self.sitting.progress, self.sitting.course
        words = bench_words(course, f"profile/{key}")
        had = part_of_profile(with_progress(said_parts(progress), progress, course), key)
        return lines_of(
            title(_(NAMES[key])),
            fact(_("You have"), had),
            *(words.lines if words else ()),
            _(COUNTED_ELSEWHERE.get(key, "")) if not words else "",
            *(self._overview() if key == "overview" else ()),
            GAP,
            aside(_(UNDATED)),
            told_sources(SOURCES, course),
        )

    def _overview(self) -> Sequence[str | Content]:
        if not self.sitting.progress.profile.overview:
            return (needs_you(_("Not here yet: o opens it.")),)
        check = self._desk.check()
        findings = [needs_you(one.words) for one in check.findings]
        return (
            fact(
                _("Length"),
                _("{n} of {most} characters").format(n=check.length, most=LONGEST),
            ),
            *(findings or [shown(_("✓ Nothing found. Let one other person read it too."), "$success")]),
            shown(_("Seen first, about {n} characters:").format(n=SEEN_FIRST), "bold"),
            shown_line(check.seen_first, SEEN_FIRST + 1),
        )

    def action_more(self) -> None:
        self._change(self.key, 1)

    def action_less(self) -> None:
        self._change(self.key, -1)

    def _change(self, part: str, by: int) -> None:
        said = self.sitting.progress.profile
        if part in TICKED:
            if part == "overview" and said.overview:
                self.told(_("Your overview is here, so it counts. o opens it."))
                return
            # Space on a tick takes it back; minus never sets one.
            self._desk.tick(part, by > 0 and part not in said.has)
        elif part in ("employment", "more-work"):
            self._desk.count(employments=self._jobs(part, said.employments, by))
        elif part == "education":
            self._desk.count(educations=said.educations + by)
        elif part:
            self.told(_(COUNTED_ELSEWHERE[part]))
            return
        self.done(_("Saved."))
        self.show_all(part)

    def _jobs(self, part: str, jobs: int, by: int) -> int:
        """The first line of the table is the first job, the other line all further ones."""
        if part == "employment":
            return max(jobs, 1) if by > 0 and not jobs else 0
        return max(jobs, 1) + by if by > 0 else max(jobs - 1, min(jobs, 1))

    def action_overview(self) -> None:
        def kept(changed: bool | None) -> None:
            if changed:
                self.done(_("Kept."))
            self.show_all("overview")

        self.app.push_screen(OverviewScreen(), kept)

    def read_detail(self) -> None:
        """Enter or a click on the overview opens it; on any other line the detail can be scrolled."""
        if self.key == "overview":
            self.action_overview()
        else:
            super().read_detail()

    def action_texts(self) -> None:
        from tutor.tui.screens.texts_to_copy import TextsScreen

        self.app.push_screen(TextsScreen())
