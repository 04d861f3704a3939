"""The Portfolio builder in lines: which skill has which proof, and adding one with the four checks."""

from collections.abc import Sequence
from typing import Final

from tutor.ground.tongue import N_, _
from tutor.learner.progress import Proof, ProofKind
from tutor.plain.asking import Talk
from tutor.plain.bench import Bench
from tutor.plain.profile_check import profile_check, say_texts
from tutor.plain.raise_most import say_raise_most
from tutor.sitting.desks import PortfolioDesk
from tutor.tutoring.contact_details import contact_details
from tutor.tutoring.proof_texts import SAFE_CAPTION, SAFE_ROLE, SAFE_TITLE, safe_sample
from tutor.tutoring.proving import KINDS, proof_matrix, unrelated_proofs
from tutor.tutoring.show_check import CHECKS, answered, instead, question

_WORKS = N_(
    "Type: add, check N (may you show it?), safe N (a sample instead), edit N (title, kind, skills), "
    "text N (part and description), link N, "
    "drop N, undo, profile (how complete), texts (to copy), show, or b = back. N is the number of a proof."
)
_KINDS: Final[dict[ProofKind, str]] = {
    "certificate": N_("certificate"),
    "sample": N_("sample with invented names"),
    "screenshot": N_("screenshot"),
    "blog": N_("blog or article"),
    "link": N_("link to work online"),
    "voice": N_("voice recording"),
    "video": N_("video"),
}


def _show(talk: Talk) -> Sequence[Proof]:
    progress = talk.sitting.progress
    matrix = proof_matrix(progress)
    talk.say()
    talk.say(_("Portfolio builder: your skills and their proofs."))
    for row in sorted(matrix.rows, key=lambda row: row.proven):
        kinds = [
            f"{_(_KINDS[kind])} ({len(cell)})"
            for kind, cell in zip(matrix.columns, row.cells, strict=True)
            if cell
        ]
        held = _(" · not to show yet: {n}").format(n=len(row.held_back)) if row.held_back else ""
        proofs = ", ".join(kinds) or _("no proof yet")
        talk.say(f"- {row.name}: {proofs}{held}")
    if not matrix.rows:
        talk.say(_("You keep no skill yet. Go to the Skills bench first; then each skill stands here."))
    if progress.proof:
        talk.say(_("Your proofs:"))
    stray = {proof.id for proof in unrelated_proofs(progress)}
    for number, proof in enumerate(progress.proof, 1):
        fits = _(" · fits no skill on your list") if proof.id in stray else ""
        talk.say(f"{number}. {_line(proof)}{fits}", indent="  ")
    say_raise_most(talk)
    talk.say(_(_WORKS))
    return progress.proof


def _line(proof: Proof) -> str:
    may = _("may be shown") if proof.may_show else _("not to show yet")
    return f"{proof.title or _(_KINDS[proof.kind])} · {_(_KINDS[proof.kind])} · {may}" + (
        f" · {proof.link}" if proof.link else ""
    )


def _add(talk: Talk, instead_of: Proof | None = None) -> None:
    """Saved with its skills before the checks: who stops there has a proof that is not to show yet."""
    rows = proof_matrix(talk.sitting.progress).rows
    if not rows:
        talk.say(_("Keep a skill on the Skills bench first; a proof is always for a skill."))
        return
    kind: ProofKind = "sample"
    if instead_of is None:
        kind = KINDS[talk.one_of(_("What kind of proof is it?"), [_(_KINDS[kind]) for kind in KINDS]) or 0]
    title = talk.words(_("What is it? A short title."))
    while not title:
        talk.say(_("A proof needs a title, for example: Sample e-mail to a customer."))
        title = talk.words(_("What is it? A short title."))
    _count(talk, _("title"), title, SAFE_TITLE)
    if instead_of is None:
        picked = talk.some_of(_("Which skills does it show?"), [row.name for row in rows])
        skills, told = tuple(rows[place].skill for place in picked), {}
    else:
        skills, told = instead_of.skills, {"caption": safe_sample(instead_of).caption}
    proof_id = PortfolioDesk(talk.sitting).say(kind=kind, title=title, skills=skills, **told)
    _check(talk, proof_id)
    _ask_link(talk, proof_id)


def _check(talk: Talk, proof_id: str) -> None:
    """Four times yes, or it is not to be shown."""
    course = talk.sitting.course
    talk.say(_("Four questions before you show it:"))
    said = {check: talk.yes(question(check, course)) for check in CHECKS}
    PortfolioDesk(talk.sitting).say(proof_id, **answered(said))
    if all(said.values()):
        talk.say(_("Four times yes: you may show it."))
        return
    talk.say(_("Do not show it like this. What is safe instead:"))
    for words in instead((check for check, yes in said.items() if not yes), course):
        talk.say(_("{title} No.").format(title=words.title))
        for line in words.lines:
            talk.say(f"- {line}")


def _texts(talk: Talk, proof_id: str) -> None:
    """Its part and description, each counted; Enter leaves one as it is."""
    for key, label, most in (
        ("role", _("Your part in it"), SAFE_ROLE),
        ("caption", _("Description"), SAFE_CAPTION),
    ):
        typed = talk.words(
            _("{label}, at most {most} characters. Enter to skip.").format(label=label, most=most)
        )
        if typed:
            PortfolioDesk(talk.sitting).say(proof_id, **{key: typed})
            _count(talk, label.casefold(), typed, most)


def _count(talk: Talk, label: str, typed: str, most: int) -> None:
    fits = _("It fits.") if len(typed) <= most else _("Too long: it may be cut off.")
    talk.say(
        _("The {label} has {n} of {most} characters. {fits}").format(
            label=label, n=len(typed), most=most, fits=fits
        )
    )
    if found := contact_details(typed):
        talk.say(_("Contact details stand in it: {found}. Take them out.").format(found=", ".join(found[:3])))


def _ask_link(talk: Talk, proof_id: str) -> None:
    link = talk.words(_("Where is it? A link or a file name, or Enter to skip."))
    if link:
        PortfolioDesk(talk.sitting).say(proof_id, link=link)


def _safe(talk: Talk, proof: Proof, more: str) -> None:
    talk.say(_("Do the same kind of work again with invented data."))
    _add(talk, instead_of=proof)


def _drop(talk: Talk, proof: Proof, more: str) -> None:
    PortfolioDesk(talk.sitting).drop(proof.id)
    talk.say(_("Dropped. undo takes this back."))


def _edit(talk: Talk, proof: Proof, more: str) -> None:
    """Title, kind and skills anew; Enter leaves each as it is. What is off the list for now stays with the proof."""
    desk, rows = PortfolioDesk(talk.sitting), proof_matrix(talk.sitting.progress).rows
    title = talk.words(_("Title now: {title}. A new one, or Enter to leave it:").format(title=proof.title))
    if title:
        desk.say(proof.id, title=title)
        _count(talk, _("title"), title, SAFE_TITLE)
    words = [_(_KINDS[kind]) for kind in KINDS]
    kind = talk.one_of(
        _("Kind now: {kind}. Enter leaves it.").format(kind=_(_KINDS[proof.kind])), words, may_skip=True
    )
    if kind is not None:
        desk.say(proof.id, kind=KINDS[kind])
    if rows and talk.yes(_("Change which skills it shows?")):
        picked = talk.some_of(_("Which skills does it show?"), [row.name for row in rows])
        unseen = {*proof.skills} - {row.skill for row in rows}
        skills = (*(rows[place].skill for place in picked), *sorted(unseen))
        desk.say(proof.id, skills=skills)


BENCH = Bench(
    N_("Portfolio builder:"),
    _WORKS,
    _show,
    {
        "add": lambda talk, _: _add(talk),
        "profile": lambda talk, _: profile_check(talk),
        "texts": lambda talk, _: say_texts(talk),
    },
    {
        "edit": _edit,
        "check": lambda talk, proof, _: _check(talk, proof.id),
        "safe": _safe,
        "text": lambda talk, proof, _: _texts(talk, proof.id),
        "link": lambda talk, proof, _: _ask_link(talk, proof.id),
        "drop": _drop,
    },
    quiet=frozenset({"texts"}),
    together=frozenset({"add", "edit"}),
    undo=("proof",),
    nothing=N_("There is no proof yet. Type add."),
)


def portfolio_bench(talk: Talk) -> None:
    """Until the learner goes back. Proofs have the numbers of the save's order."""
    BENCH.run(talk)
