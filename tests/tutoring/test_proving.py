"""A proof counts for kept skills only, and only if it may be shown."""

from hypothesis import given
from tests.tutoring.small_catalogues import kept, proofs, saves

from tutor.learner.progress import Progress, Proof
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.proving import KINDS, proof_matrix, proven_skills, unrelated_proofs


def test_a_proof_that_may_not_be_shown_proves_nothing() -> None:
    hidden = Proof(id="proof-1", skills=("zoho",), may_show=False)
    progress = Progress(skill=(kept("zoho"),), proof=(hidden,))
    assert proven_skills(progress) == set()
    (row,) = proof_matrix(progress).rows
    assert row.held_back == ("proof-1",)
    assert not row.proven


def test_a_proof_that_may_be_shown_proves_the_kept_skills_it_names() -> None:
    shown = Proof(id="proof-1", kind="voice", skills=("zoho", "painting"), may_show=True)
    progress = Progress(skill=(kept("zoho"), kept("translation")), proof=(shown,))
    assert proven_skills(progress) == {"zoho"}
    matrix = proof_matrix(progress)
    assert matrix.cell("zoho", "voice") == ("proof-1",)
    assert matrix.cell("zoho", "blog") == ()
    assert matrix.cell("painting", "voice") == ()
    assert matrix.holes == ("translation",)


def test_a_skill_marked_never_is_proven_by_nothing_and_has_no_row() -> None:
    shown = Proof(id="proof-1", skills=("zoho",), may_show=True)
    progress = Progress(skill=(kept("zoho", done_for="never"),), proof=(shown,))
    assert proven_skills(progress) == set()
    assert proof_matrix(progress).rows == ()
    assert unrelated_proofs(progress) == (shown,)


def test_a_proof_that_touches_no_kept_skill_is_named_unrelated() -> None:
    stray, fitting = (
        Proof(id="proof-1", skills=("painting",)),
        Proof(id="proof-2", skills=("zoho", "painting")),
    )
    bare = Proof(id="proof-3")
    assert unrelated_proofs(Progress(skill=(kept("zoho"),), proof=(stray, fitting, bare))) == (stray, bare)


@given(saves)
def test_the_matrix_and_the_proven_skills_agree(progress: Progress) -> None:
    matrix = proof_matrix(progress)
    assert {row.skill for row in matrix.rows if row.proven} == proven_skills(progress)
    assert set(matrix.holes) == honest_ids(progress) - proven_skills(progress)
    assert len({row.skill for row in matrix.rows}) == len(matrix.rows)
    assert all(len(row.cells) == len(KINDS) == len(matrix.columns) for row in matrix.rows)


@given(saves)
def test_a_cell_holds_only_proofs_that_may_be_shown_each_once(progress: Progress) -> None:
    for row in proof_matrix(progress).rows:
        for kind, cell in zip(KINDS, row.cells, strict=True):
            fitting = {
                p.id for p in progress.proof if p.may_show and p.kind == kind and row.skill in p.skills
            }
            assert set(cell) == fitting
            assert len(set(cell)) == len(cell)


@given(saves)
def test_unrelated_proofs_prove_nothing(progress: Progress) -> None:
    shown = tuple(proof.model_copy(update={"may_show": True}) for proof in unrelated_proofs(progress))
    assert proven_skills(progress.model_copy(update={"proof": shown})) == set()


@given(saves, proofs)
def test_one_more_proof_never_takes_a_proven_skill_away(progress: Progress, more: Proof) -> None:
    grown = progress.model_copy(update={"proof": (*progress.proof, more)})
    assert proven_skills(progress) <= proven_skills(grown)
