"""The Portfolio builder in lines: which skill has which proof, and adding one with the four checks."""

from typing import Final

from tutor.ground.problem import TutorError
from tutor.learner.progress import Proof, ProofKind
from tutor.plain.asking import BackError, Talk, number_of
from tutor.sitting.desks import PortfolioDesk
from tutor.tutoring.proving import KINDS, proof_matrix, unrelated_proofs

_WORKS = (
    "Type: add, check N (may you show it?), link N, drop N, show, or b = back. N is the number of a proof."
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
# The four questions of the lesson “May you show it?” (F61, F63, F65, F66).
_CHECKS = (
    "Did you do it yourself?",
    "Did the client agree, or is there no client?",
    "Is nothing in it confidential?",
    "Are there no contact details in it?",
)


def portfolio_bench(talk: Talk) -> None:
    """Until the learner goes back. Proofs have the numbers of the save's order."""
    _show(talk)
    while True:
        typed = talk.words("Portfolio builder:", _WORKS)
        verb, _, rest = typed.partition(" ")
        try:
            match verb.casefold():
                case "add":
                    _add(talk)
                    _show(talk)
                case "show":
                    _show(talk)
                case "check" | "link" | "drop" as act:
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
    for row in matrix.rows:
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
    talk.say(_WORKS)


def _line(proof: Proof) -> str:
    may = "may be shown" if proof.may_show else "not to show yet"
    return f"{proof.title or _KINDS[proof.kind]} · {_KINDS[proof.kind]} · {may}" + (
        f" · {proof.link}" if proof.link else ""
    )


def _add(talk: Talk) -> None:
    """Saved with its skills before the checks: who stops there has a proof that is not to show yet."""
    rows = proof_matrix(talk.sitting.progress).rows
    if not rows:
        talk.say("Keep a skill on the Skills bench first; a proof is always for a skill.")
        return
    kind = KINDS[talk.one_of("What kind of proof is it?", [_KINDS[kind] for kind in KINDS]) or 0]
    title = talk.words("What is it? A short title.")
    while not title:
        talk.say("A proof needs a title, for example: Sample e-mail to a customer.")
        title = talk.words("What is it? A short title.")
    picked = talk.some_of("Which skills does it show?", [row.name for row in rows])
    skills = tuple(rows[place].skill for place in picked)
    proof_id = PortfolioDesk(talk.sitting).say(kind=kind, title=title, skills=skills)
    _check(talk, proof_id)
    _ask_link(talk, proof_id)


def _check(talk: Talk, proof_id: str) -> None:
    """Four times yes, or it is not to be shown."""
    talk.say("Four questions before you show it:")
    answers = [talk.yes(question) for question in _CHECKS]
    PortfolioDesk(talk.sitting).say(proof_id, may_show=all(answers))
    if all(answers):
        talk.say("Four times yes: you may show it.")
    else:
        talk.say("Do not show it like this. Change it, ask the client, or make a sample of your own.")


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
    elif act == "link":
        _ask_link(talk, proofs[place].id)
    else:
        PortfolioDesk(talk.sitting).drop(proofs[place].id)
    _show(talk)
