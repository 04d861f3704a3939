"""A course with a handful of skills, roles and tests, and strategies for saves with all kinds of entries."""

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from tutor.course.catalogues import CertificateKind, Role, Skill, SkillNote
from tutor.course.course import Course
from tutor.learner.progress import (
    CertificateStatus,
    DoneFor,
    LastUsed,
    Learner,
    Progress,
    Proof,
    ProofKind,
    Ring,
    SavedCertificate,
    SavedSkill,
)

BUSY = SkillNote(text="Many offer this (2025).", sources=("F85",))

SKILLS = (
    Skill(id="customer-support", name="Customer Support", also=("client support",), crowded=BUSY),
    Skill(
        id="customer-service",
        name="Customer Service",
        also=("csr",),
        same_as="customer-support",
        crowded=BUSY,
    ),
    Skill(id="email-handling", name="Email Handling", also=("e-mail handling",)),
    Skill(id="english-writing", name="English Writing"),
    Skill(id="zoho", name="Zoho", also=("zoho crm",)),
    Skill(id="make", name="Make", also=("integromat",)),
    Skill(id="translation", name="Translation"),
    Skill(id="painting", name="Painting"),
)


def a_test(name: str, skills: tuple[str, ...], minutes: int = 60, *, free: bool = True) -> CertificateKind:
    return CertificateKind(
        id=name,
        name=name,
        skills=skills,
        minutes=minutes,
        minutes_from="our estimate",
        cost="free" if free else "paid",
        free=free,
        where="online",
        address="https://example.org",
        does_not_show="All else.",
        as_of=date(2026, 11, 22),
        sources=("F40",),
    )


CERTIFICATES = (
    a_test("efset-50", ("english-writing",)),
    a_test("long-english", ("english-writing",), minutes=100),
    a_test("paid-english", ("english-writing",), minutes=50, free=False),
    a_test("support-test", ("customer-support", "email-handling")),
)

ROLES = (
    Role(
        id="customer-support",
        name="Customer Support",
        title="Support for online shops",
        core=("customer-support", "customer-service", "email-handling"),
        tool=("zoho", "make"),
        beyond=("translation", "painting"),
    ),
    Role(
        id="translator",
        name="Translator",
        title="Translator",
        core=("translation",),
        tool=("zoho",),
        beyond=("painting",),
    ),
)


def course_of(
    skills: tuple[Skill, ...] = SKILLS,
    roles: tuple[Role, ...] = ROLES,
    certificates: tuple[CertificateKind, ...] = CERTIFICATES,
) -> Course:
    """A course with catalogues only: nothing tested here looks at units or letters."""
    parts: dict[str, Any] = {"skills": skills, "roles": roles, "certificates": certificates}
    return Course.model_construct(**parts)


SMALL = course_of()

skill_ids = st.sampled_from([*(skill.id for skill in SKILLS), "own/beekeeping", "gone-from-the-course"])
certificate_ids = st.sampled_from([*(kind.id for kind in CERTIFICATES), "own/diploma", "award-2019"])
some_skills = st.lists(skill_ids, max_size=4).map(tuple)

saved_skills = st.builds(
    SavedSkill,
    id=skill_ids,
    name=st.sampled_from(["", "Zoho", "Bee keeping", "[/]"]),
    ring=st.sampled_from(get_args(Ring)),
    kept=st.booleans(),
    done_for=st.sampled_from(get_args(DoneFor)),
    last_used=st.sampled_from(get_args(LastUsed)),
    shown_by=st.sampled_from(["", "two years at a help desk"]),
)
saved_certificates = st.builds(
    SavedCertificate,
    id=certificate_ids,
    skills=some_skills,
    status=st.sampled_from(get_args(CertificateStatus)),
)
proofs = st.builds(
    Proof,
    id=st.sampled_from(["proof-1", "proof-2", "proof-3"]),
    kind=st.sampled_from(get_args(ProofKind)),
    skills=some_skills,
    may_show=st.booleans(),
)
learners = st.builds(
    Learner,
    role=st.sampled_from(["", "customer-support", "translator", "translatr", "chef"]),
    title=st.sampled_from(["", "Customer Support Specialist", "Chef"]),
)
saves = st.builds(
    Progress,
    learner=learners,
    skill=st.lists(saved_skills, max_size=10).map(tuple),
    certificate=st.lists(saved_certificates, max_size=6).map(tuple),
    proof=st.lists(proofs, max_size=6).map(tuple),
)


def kept(skill_id: str, ring: Ring = "core", *, done_for: DoneFor = "client", name: str = "") -> SavedSkill:
    """A skill on the honest list, with all three questions answered."""
    return SavedSkill(
        id=skill_id, name=name, ring=ring, kept=True, done_for=done_for, last_used="now", shown_by="a job"
    )
