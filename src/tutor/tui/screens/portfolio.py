"""The portfolio builder: kept skills × kinds of proof, holes first, and what may be shown."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.learner.progress import Proof
from tutor.sitting.desks import PortfolioDesk
from tutor.tui.screens.desk import GAP, DeskScreen, Row, aside, fact, heading, lines_of, needs_you, title
from tutor.tui.screens.form import Choice, Field, Filled, Line, Several
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.bars import drawn_bar
from tutor.tutoring.honest_list import honest_skills, shown_name
from tutor.tutoring.proving import ProofRow, proof_matrix, unrelated_proofs

SAFE_TITLE = 40
KINDS = (
    ("certificate", "certificate", "cert"),
    ("sample", "work sample", "sample"),
    ("screenshot", "screenshot", "shot"),
    ("blog", "blog post or article", "blog"),
    ("link", "link to work online", "link"),
    ("voice", "voice recording", "voice"),
    ("video", "video", "video"),
)
CHECKS = (
    ("own", "It is my own work"),
    ("agreed", "The client agreed, or there was no client"),
    ("open", "Nothing in it is confidential"),
    ("plain", "No contact details are in it: no e-mail, phone or chat name"),
)
SAFE_INSTEAD = (
    "Safe instead: make the same kind of work again for an invented firm with invented names and numbers; "
    "or describe in words what you did; or cover all that is not yours to show, then ask the client."
)


class PortfolioScreen(DeskScreen):
    """The matrix on top of the list, each proof below it."""

    TITLE_LINE = "Portfolio builder"
    HELP_TEXT = (
        "Each row is a skill you kept; ■ means you have a proof of this kind that you may show. "
        "Skills without proof stand first. a adds a proof, e changes it, d deletes it, u brings it back. "
        "You may show a proof only if all four checks are true."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add proof"),
        Binding("e", "edit", "Edit"),
        Binding("d", "delete", "Delete"),
        Binding("u", "undo", "Undo delete"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._deleted: list[Proof] = []

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
            f"  {count - holes} of {count} skills have a proof · ", "bold"
        )
        if holes:
            return gauge + shown(f"! {holes} without", "$warning")
        return gauge + (shown("✔ none without", "$success") if count else aside("no skills kept yet"))

    def rows(self) -> Sequence[Row]:
        progress = self.sitting.progress
        matrix = proof_matrix(progress)
        rows = [heading(f"{'Skill':<26}" + "".join(f"{short:<7}" for _, _, short in KINDS).rstrip())]
        for row in sorted(matrix.rows, key=lambda row: row.proven):
            rows.append((f"skill:{row.skill}", self._matrix_row(row)))
        if not matrix.rows:
            rows = [heading("No skills are kept yet. Keep some on the skills bench first.")]
        if progress.proof:
            rows.append(heading("Your proofs"))
        loose = {one.id for one in unrelated_proofs(progress)}
        for one in progress.proof:
            state, style = (
                ("! no skill you kept", "$warning")
                if one.id in loose
                else ("● may show", "$success")
                if one.may_show
                else ("○ not to show", "$text-muted")
            )
            words = shown_line(one.title or "no title yet", 80) + shown(f"  {state}", style)
            rows.append((f"proof:{one.id}", aside(f"  {one.kind:<12}") + words))
        return rows

    def _matrix_row(self, row: ProofRow) -> Content:
        name = shown_line(row.name, 22)
        mark = shown("✔ ", "$success") if row.proven else shown("! ", "$warning")
        words = mark + name + " " * (24 - name.cell_length)
        for cell in row.cells:
            count = min(len(cell), 3)
            words += shown(f"{'■' * count:<7}", "$success") if count else shown(f"{'·':<7}", "$text-muted")
        return words.rstrip()

    def detail(self, key: str) -> Content:
        if proof := self._proof_of(key):
            return self._about_proof(proof)
        rows = proof_matrix(self.sitting.progress).rows
        row = next((one for one in rows if f"skill:{one.skill}" == key), None)
        return self._about_skill(row) if row else lines_of("a adds a proof: something a client can look at.")

    def _about_skill(self, row: ProofRow) -> Content:
        titles = {one.id: one.title or one.kind for one in self.sitting.progress.proof}
        proofs = [titles[one] for cell in row.cells for one in cell]
        return lines_of(
            title(row.name),
            fact("✔ Shown by", ", ".join(proofs))
            if proofs
            else needs_you("Nothing shows this skill yet. a adds a proof."),
            fact("○ Not to show", ", ".join(titles[one] for one in row.held_back)),
            "" if proofs else "A small sample is enough: one piece of work as a client would ask for it.",
            SAFE_INSTEAD if row.held_back and not proofs else "",
        )

    def _about_proof(self, proof: Proof) -> Content:
        names = [shown_name(one) for one in honest_skills(self.sitting.progress) if one.id in proof.skills]
        return lines_of(
            title(proof.title or "no title yet"),
            fact("Kind", next(words for kind, words, _ in KINDS if kind == proof.kind)),
            fact("Shows", ", ".join(names))
            if names
            else needs_you("Shows no skill you kept. e changes that."),
            fact("Link", proof.link),
            GAP,
            shown("● You may show it.", "$success")
            if proof.may_show
            else f"○ Not to show: it proves nothing yet. {SAFE_INSTEAD}",
        )

    def _fields(self, proof: Proof) -> tuple[Field, ...]:
        skills = tuple((one.id, shown_name(one)) for one in honest_skills(self.sitting.progress))
        kinds = tuple((kind, words) for kind, words, _ in KINDS)
        checked = tuple(key for key, _ in CHECKS) if proof.may_show else ()
        return (
            Line("title", "Title", proof.title, needed=True, safe_length=SAFE_TITLE),
            Choice("kind", "Kind", kinds, proof.kind),
            Several("skills", "Which skills does it show? (Space marks)", skills, proof.skills),
            Several("checks", "May you show it? Mark what is true; all four are needed", CHECKS, checked),
            Line("link", "Link, if there is one", proof.link),
        )

    def action_add(self) -> None:
        key = self.key
        skills = (key.removeprefix("skill:"),) if key.startswith("skill:") else ()
        fields = self._fields(Proof(id="new", skills=skills))
        self.ask("A new proof", fields, lambda filled: self._keep(None, filled), about=key)

    def action_edit(self) -> None:
        proof = self._proof
        if proof is None:
            self.told("Go to one of your proofs first, below the skills.")
            return
        self.ask(
            "Change a proof", self._fields(proof), lambda filled: self._keep(proof, filled), about=proof.id
        )

    def _keep(self, before: Proof | None, filled: Filled) -> str:
        kept = {one.id for one in honest_skills(self.sitting.progress)}
        # Skills that are off the list for now are not in the form: they stay with the proof.
        unseen = tuple(one for one in before.skills if one not in kept) if before else ()
        may_show = len(filled.choices["checks"]) == len(CHECKS)
        said: dict[str, Any] = {
            "kind": filled.one("kind") or "sample",
            "title": filled.lines["title"],
            "skills": (*filled.choices["skills"], *unseen),
            "may_show": may_show,
            "link": filled.lines["link"],
        }
        self._desk.say(before.id if before else "", **said)
        if not filled.choices["skills"]:
            return "Kept. It shows no skill you kept: e ties it to one."
        return "Kept." if may_show else f"Kept, but not to show. {SAFE_INSTEAD}"

    def action_delete(self) -> None:
        if proof := self._proof:
            self._deleted.append(proof)
            self._desk.drop(proof.id)
            self.done("Deleted. u brings it back.")
            self.show_all()
        else:
            self.told("Go to one of your proofs first, below the skills.")

    def action_undo(self) -> None:
        if not self._deleted:
            self.told("Nothing was deleted since you came here.")
            return
        proof = self._deleted.pop()
        taken = any(one.id == proof.id for one in self.sitting.progress.proof)
        self._desk.say("" if taken else proof.id, **proof.model_dump(exclude={"id"}))
        self.done("It is back.")
        self.show_all(f"proof:{proof.id}")
