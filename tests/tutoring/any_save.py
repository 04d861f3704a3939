"""Any save that a learner, a script or a mishap could make, for tests with hypothesis."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st
from tests.tutoring.plan_learners import REASONS, TODAY, course

from tutor.learner.progress import (
    Answer,
    Attempt,
    CertificateStatus,
    DoneFor,
    LastUsed,
    Learner,
    Outcome,
    Progress,
    Proof,
    ProofKind,
    Ring,
    SavedCertificate,
    SavedLetter,
    SavedSkill,
    StepNote,
)

SKILL_IDS = (
    "email-handling",
    "customer-service",
    "customer-support",
    "english-writing",
    "zoho",
    "hubspot",
    "data-entry",
    "translation",
    "phone-support",
    "own/beekeeping",
    "gone-from-course",
)
CERTIFICATE_IDS = (
    "efset-50",
    "hubspot-inbound",
    "hubspot-email-marketing",
    "mos-excel",
    "own/course",
    "gone",
)
NAMES = st.one_of(
    st.sampled_from(["", "Ana", "[/]", "{x} {0} {", "a\x1b[31m\nb", "'; DROP", "“”<b>", "👩‍👩‍👧", "x" * 300]),
    st.text(max_size=12),
)
DAYS = st.one_of(
    st.none(),
    st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=30)),
    st.sampled_from([date.min, date.max, TODAY, TODAY - timedelta(days=1)]),
)
TEXTS = st.sampled_from(["", "Please verify your identity within 7 days.", "Hello {name} [/]"])


@st.composite
def letters(draw: st.DrawFn) -> SavedLetter:
    family = draw(st.sampled_from(list(REASONS)))
    known = st.sampled_from(REASONS[family]) if REASONS[family] else st.nothing()
    reasons = draw(st.lists(st.one_of(known, st.just("reason-of-tomorrow")), max_size=3))
    return SavedLetter.model_validate(
        {
            "id": draw(st.sampled_from(["letter-1", "letter-2", "l/3"])),
            "received_on": draw(DAYS),
            "text": draw(TEXTS),
            "family": family,
            "reasons": reasons,
        }
    )


SKILLS = st.builds(
    SavedSkill,
    id=st.sampled_from(SKILL_IDS),
    name=NAMES,
    ring=st.sampled_from(get_args(Ring)),
    kept=st.booleans(),
    done_for=st.sampled_from(get_args(DoneFor)),
    last_used=st.sampled_from(get_args(LastUsed)),
    shown_by=NAMES,
)
CERTIFICATES = st.builds(
    SavedCertificate,
    id=st.sampled_from(CERTIFICATE_IDS),
    name=NAMES,
    skills=st.lists(st.sampled_from(SKILL_IDS), max_size=3).map(tuple),
    status=st.sampled_from(get_args(CertificateStatus)),
    on=DAYS,
)
PROOFS = st.builds(
    Proof,
    id=st.sampled_from(["proof-1", "proof-2"]),
    kind=st.sampled_from(get_args(ProofKind)),
    title=NAMES,
    skills=st.lists(st.sampled_from(SKILL_IDS), max_size=3).map(tuple),
    may_show=st.booleans(),
)
ATTEMPTS = st.builds(
    Attempt,
    id=st.sampled_from(["attempt-1", "attempt-2"]),
    submitted_on=DAYS,
    outcome=st.sampled_from(get_args(Outcome)),
    letter=st.sampled_from(["", "letter-1", "letter-2", "gone"]),
)
HOURS = st.one_of(st.sampled_from([0, 0.01, 0.5, 1, 2, 5, 6, 40, 168]), st.floats(0, 168), st.integers(0, 20))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    known = [question.id for unit in course().units for question in unit.quiz][:12]
    return Answer(
        question=draw(st.sampled_from([*known, "gone/question"])),
        at=datetime(2026, 11, 20, tzinfo=UTC),
        correct=draw(st.booleans()),
        response=("a",),
    )


STEP_IDS = st.one_of(
    st.sampled_from(
        [
            *("letter/paste", "letter/understand", "skills/keep-honest", "skills/answer-questions"),
            *("profile/basics", "profile/overview", "submit/profile", "submit/profile-2", "identity/verify"),
            *("appeal/gather", "patience/wait-for-review", "work/first-proposal", "nonsense"),
        ]
    ),
    st.sampled_from(SKILL_IDS).map(lambda name: f"verify/{name}"),
    st.sampled_from(SKILL_IDS).map(lambda name: f"proof/{name}"),
)
DONE = st.builds(StepNote, id=STEP_IDS, done_on=DAYS, note=NAMES)
MOVED = st.builds(StepNote, id=STEP_IDS, done_on=DAYS, note=NAMES, due_on=DAYS)


def saves(notes: st.SearchStrategy[StepNote] = DONE) -> st.SearchStrategy[Progress]:
    """Any save a learner, a script or a mishap could make."""
    learner = st.builds(
        Learner,
        name=NAMES,
        role=st.sampled_from(["", "customer-support", "writer", "own role {x}"]),
        title=NAMES,
        hours_per_week=HOURS,
        started_on=DAYS,
    )
    return st.builds(
        Progress,
        learner=learner,
        letter=st.lists(letters(), max_size=3).map(tuple),
        skill=st.lists(SKILLS, max_size=8).map(tuple),
        certificate=st.lists(CERTIFICATES, max_size=4).map(tuple),
        proof=st.lists(PROOFS, max_size=3).map(tuple),
        attempt=st.lists(ATTEMPTS, max_size=3).map(tuple),
        answer=st.lists(answers(), max_size=5).map(tuple),
        step=st.lists(notes, max_size=4).map(tuple),
    )
