"""The Portfolio builder in lines: which skill has which proof, and adding one with the four checks."""

from typing import Final

from tutor.ground.problem import TutorError
from tutor.learner.progress import Proof, ProofKind
from tutor.plain.asking import BackError, Talk, number_of
from tutor.plain.profile_check import profile_check, say_texts
from tutor.plain.raise_most import say_raise_most
from tutor.sitting.desks import PortfolioDesk
from tutor.tutoring.contact_details import contact_details
from tutor.tutoring.proof_texts import SAFE_CAPTION, SAFE_ROLE, SAFE_TITLE, safe_sample
from tutor.tutoring.proving import KINDS, proof_matrix, unrelated_proofs
from tutor.tutoring.show_check import CHECKS, answered, instead, question

_WORKS = (
    "Type: add, check N (may you show it?), safe N (a sample instead), text N (part and description), link N, "
    "drop N, undo, profile (how complete), texts (to copy), show, or b = back. N is the number of a proof."
)
_KINDS: Final[dict[ProofKind, str]] = {
    "certificate": "certificate",
    "sample": "sample with invented names",
    "screenshot": "screenshot",
    "blog": "blog or article",
    "link": "link to work online",
    "voice": "voice recording",
    "video": "video",
}


def portfolio_bench(talk: Talk) -> None:
    """Until the learner goes back. Proofs have the numbers of the save's order."""
    _show(talk)
    while True:
        typed = talk.words("Portfolio builder:", _WORKS)
        verb, _, rest = typed.partition(" ")
        try:
            match verb.casefold():
                case "add":
                    with talk.sitting.one_act():
                        _add(talk)
                    _show(talk)
                case "show":
                    _show(talk)
                case "profile":
                    profile_check(talk)
                case "texts":
                    say_texts(talk)
                case "undo":
                    talk.say(talk.sitting.undo("proof") or "There is nothing to take back.")
                    _show(talk)
                case "check" | "safe" | "text" | "link" | "drop" as act:
                    _change(talk, act, rest)
                case _:
                    talk.say(_WORKS)
        except TutorError as problem:
            talk.problem(problem)
        except BackError:
            _show(talk)


def _show(talk: Talk) -> None:
    progress = talk.sitting.progress
    matrix = proof_matrix(progress)
    talk.say()
    talk.say("Portfolio builder: your skills and their proofs.")
    for row in sorted(matrix.rows, key=lambda row: row.proven):
        kinds = [
            f"{_KINDS[kind]} ({len(cell)})"
            for kind, cell in zip(matrix.columns, row.cells, strict=True)
            if cell
        ]
        held = f" · not to show yet: {len(row.held_back)}" if row.held_back else ""
        talk.say(f"- {row.name}: {', '.join(kinds) or 'no proof yet'}{held}")
    if not matrix.rows:
        talk.say("You keep no skill yet. Go to the Skills bench first; then each skill stands here.")
    if progress.proof:
        talk.say("Your proofs:")
    stray = {proof.id for proof in unrelated_proofs(progress)}
    for number, proof in enumerate(progress.proof, 1):
        fits = " · fits no skill on your list" if proof.id in stray else ""
        talk.say(f"{number}. {_line(proof)}{fits}", indent="  ")
    say_raise_most(talk)
    talk.say(_WORKS)


def _line(proof: Proof) -> str:
    may = "may be shown" if proof.may_show else "not to show yet"
    return f"{proof.title or _KINDS[proof.kind]} · {_KINDS[proof.kind]} · {may}" + (
        f" · {proof.link}" if proof.link else ""
    )


def _add(talk: Talk, instead_of: Proof | None = None) -> None:
    """Saved with its skills before the checks: who stops there has a proof that is not to show yet."""
    rows = proof_matrix(talk.sitting.progress).rows
    if not rows:
        talk.say("Keep a skill on the Skills bench first; a proof is always for a skill.")
        return
    kind: ProofKind = "sample"
    if instead_of is None:
        kind = KINDS[talk.one_of("What kind of proof is it?", [_KINDS[kind] for kind in KINDS]) or 0]
    title = talk.words("What is it? A short title.")
    while not title:
        talk.say("A proof needs a title, for example: Sample e-mail to a customer.")
        title = talk.words("What is it? A short title.")
    _count(talk, "title", title, SAFE_TITLE)
    if instead_of is None:
        picked = talk.some_of("Which skills does it show?", [row.name for row in rows])
        skills, told = tuple(rows[place].skill for place in picked), {}
    else:
        skills, told = instead_of.skills, {"caption": safe_sample(instead_of).caption}
    proof_id = PortfolioDesk(talk.sitting).say(kind=kind, title=title, skills=skills, **told)
    _check(talk, proof_id)
    _ask_link(talk, proof_id)


def _check(talk: Talk, proof_id: str) -> None:
    """Four times yes, or it is not to be shown."""
    course = talk.sitting.course
    talk.say("Four questions before you show it:")
    said = {check: talk.yes(question(check, course)) for check in CHECKS}
    PortfolioDesk(talk.sitting).say(proof_id, **answered(said))
    if all(said.values()):
        talk.say("Four times yes: you may show it.")
        return
    talk.say("Do not show it like this. What is safe instead:")
    for words in instead((check for check, yes in said.items() if not yes), course):
        talk.say(f"{words.title} No.")
        for line in words.lines:
            talk.say(f"- {line}")


def _texts(talk: Talk, proof_id: str) -> None:
    """Its part and description, each counted; Enter leaves one as it is."""
    for key, label, most in (
        ("role", "Your part in it", SAFE_ROLE),
        ("caption", "Description", SAFE_CAPTION),
    ):
        typed = talk.words(f"{label}, at most {most} characters. Enter to skip.")
        if typed:
            PortfolioDesk(talk.sitting).say(proof_id, **{key: typed})
            _count(talk, label.casefold(), typed, most)


def _count(talk: Talk, label: str, typed: str, most: int) -> None:
    fits = "It fits." if len(typed) <= most else "Too long: it may be cut off."
    talk.say(f"The {label} has {len(typed)} of {most} characters. {fits}")
    if found := contact_details(typed):
        talk.say(f"Contact details stand in it: {', '.join(found[:3])}. Take them out.")


def _ask_link(talk: Talk, proof_id: str) -> None:
    link = talk.words("Where is it? A link or a file name, or Enter to skip.")
    if link:
        PortfolioDesk(talk.sitting).say(proof_id, link=link)


def _change(talk: Talk, act: str, rest: str) -> None:
    proofs = talk.sitting.progress.proof
    place = number_of(rest, len(proofs))
    if place is None:
        talk.say(f"Say which proof, for example: {act} 1." if proofs else "There is no proof yet. Type add.")
        return
    if act == "check":
        _check(talk, proofs[place].id)
    elif act == "safe":
        talk.say("Do the same kind of work again with invented data.")
        _add(talk, instead_of=proofs[place])
    elif act == "text":
        _texts(talk, proofs[place].id)
    elif act == "link":
        _ask_link(talk, proofs[place].id)
    else:
        PortfolioDesk(talk.sitting).drop(proofs[place].id)
        talk.say("Dropped. undo takes this back.")
    _show(talk)
