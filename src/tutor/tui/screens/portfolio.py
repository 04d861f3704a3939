"""The portfolio builder: kept skills × kinds of proof, holes first, and what may be shown."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.ground.tongue import N_, _
from tutor.learner.progress import Proof
from tutor.sitting.desks import PortfolioDesk
from tutor.tui.screens.desk import (
    BENCH,
    UNDO,
    DeskScreen,
    Row,
    aside,
    heading,
    lines_of,
    raise_most,
    to_bench,
)
from tutor.tui.screens.form import Field, Filled
from tutor.tui.screens.portfolio_drawing import about_proof, about_skill, matrix_row
from tutor.tui.screens.proof_form import KINDS, kind_words, proof_fields, proof_said
from tutor.tui.screens.show_check import check_fields, check_said
from tutor.tui.show import in_cells, shown
from tutor.tui.widgets.bars import drawn_bar
from tutor.tutoring.completeness import own_completeness
from tutor.tutoring.honest_list import honest_skills
from tutor.tutoring.proof_texts import safe_sample
from tutor.tutoring.proving import proof_matrix, unrelated_proofs
from tutor.tutoring.show_check import answered
from tutor.tutoring.wording import listed

PROFILE, TEXTS = "profile-check", "texts-to-copy"
_TITLE = 36
"Cells of a proof's title in its row."
NO_PROOF_HERE = N_("Go to one of your proofs first, below the skills.")


class PortfolioScreen(DeskScreen):
    """The matrix on top of the list, each proof below it."""

    TITLE_LINE = N_("Portfolio builder")
    HELP_TEXT = N_(
        "Each row is a skill you kept; ■ means you have a proof of this kind that you may show. "
        "Skills without proof stand first. a adds a proof, e changes it, c asks the four questions again: only "
        "four times yes may be shown. s makes a safe one instead. d deletes a proof, z takes the last change back. "
        "p counts your profile by Upwork's table; t has texts to copy, such as an introduction of 45 seconds."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add")),
        Binding("e", "edit", N_("Edit")),
        # Translators: a key: ask the four questions on what may be shown.
        Binding("c", "check", N_("Check")),
        # Translators: a key: make a sample that may be shown, instead of this.
        Binding("s", "safe", N_("Safe one")),
        Binding("d", "delete", N_("Delete")),
        UNDO,
        Binding("p", "profile", N_("Profile"), show=False),
        Binding("t", "texts", N_("Texts"), show=False),
    ]

    TAKES_BACK = ("proof",)

    @property
    def _desk(self) -> PortfolioDesk:
        return PortfolioDesk(self.sitting)

    @property
    def _proof(self) -> Proof | None:
        """The proof of the highlighted row, None on a skill's row."""
        return self._proof_of(self.key)

    def _proof_of(self, key: str) -> Proof | None:
        mine = key.removeprefix("proof:") if key.startswith("proof:") else None
        return next((one for one in self.sitting.progress.proof if one.id == mine), None)

    def headline(self) -> Content:
        matrix = proof_matrix(self.sitting.progress)
        holes = len(matrix.holes)
        count = len(matrix.rows)
        gauge = drawn_bar(count - holes, count, 12) + shown(
            "  " + _("{n} of {count} skills have a proof").format(n=count - holes, count=count) + " · ",
            "bold",
        )
        if holes:
            gauge += shown(_("! {n} without").format(n=holes), "$warning")
        else:
            gauge += shown(_("✔ none without"), "$success") if count else aside(_("no skills kept yet"))
        return lines_of(gauge, raise_most(self.sitting))

    def rows(self) -> Sequence[Row]:
        complete = own_completeness(self.sitting.progress, self.sitting.course).score
        profile = _("→ Profile check (p): {score}% complete by Upwork's table, and your overview")
        return (
            *self._matrix(),
            *self._proofs(),
            heading(_("And also")),
            (PROFILE, shown(profile.format(score=complete))),
            (TEXTS, shown(_("→ Texts to copy (t): introduce yourself in 45 seconds, ask a client"))),
        )

    def _matrix(self) -> Sequence[Row]:
        progress = self.sitting.progress
        matrix = proof_matrix(progress)
        if not matrix.rows:
            return to_bench()
        # Translators: each at most six letters: the heads of columns.
        skill, heads = _("Skill"), [_(short) for *_rest, short in KINDS]
        key = "  " + _("■ you have it and may show it   □ made, but not to show   · nothing yet")
        return (
            heading(
                skill
                if self.room
                else f"{skill:<26}" + "".join(f"{short[:6]:<7}" for short in heads).rstrip()
            ),
            *(
                (f"skill:{row.skill}", matrix_row(row, progress.proof, self.room))
                for row in sorted(matrix.rows, key=lambda row: row.proven)
            ),
            ("", aside(key)),
        )

    def _proofs(self) -> Sequence[Row]:
        progress = self.sitting.progress
        rows = [heading(_("Your proofs"))] if progress.proof else []
        loose = {one.id for one in unrelated_proofs(progress)}
        for one in progress.proof:
            state, style = (
                (_("! no skill you kept"), "$warning")
                if one.id in loose
                else (_("● may show"), "$success")
                if one.may_show
                else (_("○ not to show"), "$text-muted")
            )
            rows.append((f"proof:{one.id}", self._proof_row(one, shown(state, style))))
        return rows

    def _proof_row(self, proof: Proof, state: Content) -> Content:
        """In columns: what kind it is, its title, whether it may be shown; in a slim window without the kind."""
        named = proof.title or _("no title yet")
        if self.room:
            return in_cells(named, self.room - state.cell_length - 1) + " " + state
        return aside(f"  {kind_words(proof.kind):<12}") + in_cells(named, _TITLE) + "  " + state

    def detail(self, key: str) -> Content:
        if key in (PROFILE, TEXTS, BENCH):
            return lines_of(_("Enter or a click opens it; Esc comes back here."))
        if proof := self._proof_of(key):
            return about_proof(proof, self.sitting)
        rows = proof_matrix(self.sitting.progress).rows
        row = next((one for one in rows if f"skill:{one.skill}" == key), None)
        return (
            about_skill(row, self.sitting.progress.proof)
            if row
            else lines_of(_("a adds a proof: something a client can look at."))
        )

    def _fields(self, proof: Proof) -> tuple[Field, ...]:
        return proof_fields(proof, honest_skills(self.sitting.progress))

    def action_add(self) -> None:
        key = self.key
        skills = (key.removeprefix("skill:"),) if key.startswith("skill:") else ()
        fields = self._fields(Proof(id="new", skills=skills))
        self.ask(_("A new proof"), fields, lambda filled: self._keep(None, filled), about=key)

    def action_edit(self) -> None:
        proof = self._proof
        if proof is None:
            self.told(_(NO_PROOF_HERE))
            return
        self.ask(
            _("Change a proof"), self._fields(proof), lambda filled: self._keep(proof, filled), about=proof.id
        )

    def _keep(self, before: Proof | None, filled: Filled) -> str:
        said = proof_said(filled, before, honest_skills(self.sitting.progress))
        kept_id = self._desk.say(before.id if before else "", **said)
        if before is None:
            # After the list is drawn anew with the new row, so that Esc comes back to it.
            self.call_after_refresh(self._ask_check, kept_id)
        if not filled.choices["skills"]:
            return _("Kept. It shows no skill you kept: e ties it to one.")
        return _("Kept.")

    def action_check(self) -> None:
        if proof := self._proof:
            self._ask_check(proof.id)
        else:
            self.told(_(NO_PROOF_HERE))

    def _ask_check(self, proof_id: str) -> None:
        """The four questions, each with yes, no or not known yet; one no, or one open, and it is not to show."""
        key = f"proof:{proof_id}"
        self.show_all(key)
        proof = self._proof_of(key)
        if proof is None:
            return
        fields = check_fields(proof, self.sitting.course)
        name = proof.title or _("This proof")
        words = _("{title}: four times yes, and you may show it.").format(title=name)
        self.ask(
            _("May you show it?"),
            fields,
            lambda filled: self._checked(proof_id, filled),
            about=key,
            words=words,
        )

    def _checked(self, proof_id: str, filled: Filled) -> str:
        told = answered(check_said(filled))
        self._desk.say(proof_id, **told)
        if told["may_show"]:
            return _("Four times yes: you may show it.")
        return _("Kept. Not to show like this; what is safe instead stands beside it.")

    def action_safe(self) -> None:
        """A sample of the same kind of work, with the same skills, in place of one that may not be shown."""
        proof = self._proof
        if proof is None:
            self.told(_(NO_PROOF_HERE))
            return
        words = _("Instead of: {title}. Do the same kind of work again with invented data.").format(
            title=proof.title or kind_words(proof.kind)
        )
        fields = self._fields(safe_sample(proof))
        self.ask(
            _("A safe one instead"),
            fields,
            lambda filled: self._keep(None, filled),
            about=proof.id,
            words=words,
        )

    def read_detail(self) -> None:
        """Enter or a click: on the two last rows it opens the place they name."""
        if self.key == PROFILE:
            self.action_profile()
        elif self.key == TEXTS:
            self.action_texts()
        else:
            super().read_detail()

    def action_profile(self) -> None:
        from tutor.tui.screens.profile_check import ProfileCheckScreen

        self.app.push_screen(ProfileCheckScreen())

    def action_texts(self) -> None:
        from tutor.tui.screens.texts_to_copy import TextsScreen

        self.app.push_screen(TextsScreen())

    def action_delete(self) -> None:
        if proof := self._proof:
            lost = proof.skills if proof.may_show else ()
            self._desk.drop(proof.id)
            bare = [
                row.name
                for row in proof_matrix(self.sitting.progress).rows
                if row.skill in lost and not row.proven
            ]
            words = _("Deleted. z takes this back.")
            if bare:
                words = _("Deleted. Nothing shows {skills} now. z takes this back.").format(
                    skills=listed(bare)
                )
            self.done(words)
            self.show_all()
        else:
            self.told(_(NO_PROOF_HERE))
