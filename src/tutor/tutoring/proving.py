"""Which skills the portfolio proves: the matrix of kept skills and kinds of proof, and its holes."""

from collections.abc import Iterable
from typing import NamedTuple, get_args

from tutor.learner.progress import Progress, Proof, ProofKind, SavedSkill
from tutor.tutoring.honest_list import honest_ids, honest_skills, shown_name

KINDS: tuple[ProofKind, ...] = get_args(ProofKind)
"The columns of the matrix, in the order of contracts 3."


class ProofRow(NamedTuple):
    """One kept skill. `cells` stand in the order of `KINDS`, each with ids of proofs that may be shown."""

    skill: str
    name: str
    cells: tuple[tuple[str, ...], ...]
    held_back: tuple[str, ...]
    "Ids of proofs that may not be shown, and so prove nothing yet."

    @property
    def proven(self) -> bool:
        return any(self.cells)


class ProofMatrix(NamedTuple):
    """Kept skills × the seven kinds of proof."""

    rows: tuple[ProofRow, ...]
    columns: tuple[ProofKind, ...] = KINDS

    @property
    def holes(self) -> tuple[str, ...]:
        """Ids of kept skills that nothing proves yet, in the order of the rows."""
        return tuple(row.skill for row in self.rows if not row.proven)

    def cell(self, skill: str, kind: ProofKind) -> tuple[str, ...]:
        """Ids of the proofs in one cell; empty for a skill that is not kept."""
        column = self.columns.index(kind)
        return next((row.cells[column] for row in self.rows if row.skill == skill), ())


def proven_skills(progress: Progress) -> frozenset[str]:
    """Ids of kept skills with at least one proof that may be shown."""
    shown = frozenset(skill for proof in progress.proof if proof.may_show for skill in proof.skills)
    return shown & honest_ids(progress)


def proof_matrix(progress: Progress) -> ProofMatrix:
    return ProofMatrix(tuple(_row(skill, progress.proof) for skill in honest_skills(progress)))


def unrelated_proofs(progress: Progress) -> tuple[Proof, ...]:
    """Proofs that touch no kept skill, in the order of the save."""
    kept = honest_ids(progress)
    return tuple(proof for proof in progress.proof if kept.isdisjoint(proof.skills))


def _row(skill: SavedSkill, proofs: tuple[Proof, ...]) -> ProofRow:
    mine = [proof for proof in proofs if skill.id in proof.skills]
    return ProofRow(
        skill=skill.id,
        name=shown_name(skill),
        cells=tuple(_ids(proof for proof in mine if proof.may_show and proof.kind == kind) for kind in KINDS),
        held_back=_ids(proof for proof in mine if not proof.may_show),
    )


def _ids(proofs: Iterable[Proof]) -> tuple[str, ...]:
    """Each id once, as a save may hold one twice."""
    return tuple(dict.fromkeys(proof.id for proof in proofs))
