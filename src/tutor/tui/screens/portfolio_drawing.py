"""What the portfolio builder draws: a skill's row of the matrix, and all about a skill or a proof beside it."""

from collections.abc import Sequence

from textual.content import Content

from tutor.ground.tongue import _
from tutor.learner.progress import Proof
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.desk import GAP, fact, lines_of, needs_you, title
from tutor.tui.screens.proof_form import KINDS, kind_words
from tutor.tui.screens.show_check import may_show_words
from tutor.tui.show import in_cells, shown, shown_line
from tutor.tutoring.contact_details import contact_details
from tutor.tutoring.honest_list import honest_skills, shown_name
from tutor.tutoring.proving import ProofRow


def matrix_row(row: ProofRow, proofs: Sequence[Proof], room: int = 0) -> Content:
    """A skill in the matrix: how many proofs of each kind may be shown, and where one may not.

    In a window with `room` for no columns each kind that there is stands under the skill, by its name.
    """
    mark = shown("✔ ", "$success") if row.proven else shown("! ", "$warning")
    held = [one.kind for one in proofs if one.id in row.held_back]
    if room:
        return mark + shown_line(row.name, room - 2) + "\n  " + _kinds_of(row, held)
    words = mark + in_cells(row.name, 22) + "  "
    for (kind, *_words), cell in zip(KINDS, row.cells, strict=True):
        if cell:
            words += shown(f"{'■' * min(len(cell), 3):<7}", "bold $success")
        else:
            words += shown(f"{'□':<7}", "$warning") if kind in held else shown(f"{'·':<7}", "$text-muted")
    return words.rstrip()


def _kinds_of(row: ProofRow, held: Sequence[str]) -> Content:
    """What there is of a skill's proofs, each kind with its name."""
    found = []
    for (kind, _words, short), cell in zip(KINDS, row.cells, strict=True):
        if cell:
            found.append(shown(f"{_(short)} {'■' * min(len(cell), 3)}", "bold $success"))
        elif kind in held:
            found.append(shown(f"{_(short)} □", "$warning"))
    return Content("  ").join(found) if found else shown(_("· nothing yet"), "$text-muted")


def about_skill(row: ProofRow, proofs: Sequence[Proof]) -> Content:
    titles = {one.id: one.title or kind_words(one.kind) for one in proofs}
    shown_by = [titles[one] for cell in row.cells for one in cell]
    return lines_of(
        title(row.name),
        fact(_("✔ Shown by"), ", ".join(shown_by))
        if shown_by
        else needs_you(_("Nothing shows this skill yet. a adds a proof.")),
        fact(_("○ Not to show"), ", ".join(titles[one] for one in row.held_back)),
        "" if shown_by else _("A small sample is enough: one piece of work as a client would ask for it."),
        _("s makes a safe sample instead of one that you may not show.")
        if row.held_back and not shown_by
        else "",
    )


def about_proof(proof: Proof, sitting: Sitting) -> Content:
    names = [shown_name(one) for one in honest_skills(sitting.progress) if one.id in proof.skills]
    told = contact_details(f"{proof.title}\n{proof.role}\n{proof.caption}")
    return lines_of(
        title(proof.title or _("no title yet")),
        fact(_("Kind"), next(_(words) for kind, words, _short in KINDS if kind == proof.kind)),
        fact(_("Shows"), ", ".join(names))
        if names
        else needs_you(_("Shows no skill you kept. e changes that.")),
        fact(_("Your part"), proof.role),
        fact(_("Description"), proof.caption),
        fact(_("Link"), proof.link),
        needs_you(
            _("Contact details in its words: {found}. Take them out.").format(found=", ".join(told[:3]))
        )
        if told
        else "",
        GAP,
        *may_show_words(proof, sitting.course),
    )
