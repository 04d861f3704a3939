"""An act on a bench can be taken back; that is saved like any other change."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import AttemptsDesk, PortfolioDesk, ProfileDesk, SkillsDesk, TestDesk
from tutor.sitting.sitting import Sitting

COURSE = load_course(find_content(None, {}))


def sitting() -> Sitting:
    return Sitting(COURSE, MemoryStore(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress())


def test_a_dropped_skill_comes_back_with_its_answers() -> None:
    made = sitting()
    desk = SkillsDesk(made)
    desk.keep("zoho", "tool")
    desk.say("zoho", done_for="client", shown_by="a shop")
    before = made.progress.skill
    desk.drop("zoho")
    revision = made.progress.revision
    assert made.undo("skill") == "Taken back: Zoho."
    assert made.progress.skill == before
    assert made.progress.revision == revision + 1


def test_taking_back_goes_on_until_nothing_is_left_and_is_no_act_itself() -> None:
    made = sitting()
    desk = SkillsDesk(made)
    for skill in ("zoho", "make", "painting"):
        desk.keep(skill, "tool")
    while made.undo("skill"):
        pass
    assert made.progress.skill == ()
    assert made.undo("skill") == ""


def test_each_bench_takes_back_its_own_acts() -> None:
    made = sitting()
    SkillsDesk(made).keep("zoho", "tool")
    TestDesk(made).record(COURSE.certificates[0], status="passed")
    PortfolioDesk(made).say(title="A sample")
    made.introduce(name="Ana")
    assert made.undo("skill")
    assert made.progress.skill == ()
    assert made.progress.certificate and made.progress.proof
    assert made.undo("certificate") == "Taken back: EF SET 50 min."
    assert made.progress.learner.name == "Ana"


def test_what_was_ticked_together_is_taken_back_together() -> None:
    made = sitting()
    desk = SkillsDesk(made)
    desk.keep("painting", "core")
    with made.one_act():
        desk.keep("zoho", "tool")
        desk.keep("make", "tool")
    made.undo("skill")
    assert [skill.id for skill in made.progress.skill] == ["painting"]


def test_joining_is_taken_back_with_the_proofs_it_changed() -> None:
    made = sitting()
    desk = SkillsDesk(made)
    desk.keep("customer-service", "core")
    desk.keep("customer-support", "core")
    PortfolioDesk(made).say(title="A sample", skills=("customer-service",), may_show=True)
    before = made.progress
    assert "joined" in desk.join("customer-service")
    assert made.progress.proof != before.proof
    made.undo("skill")
    assert (made.progress.skill, made.progress.proof) == (before.skill, before.proof)


def test_a_dropped_proof_and_attempt_come_back_to_their_place() -> None:
    made = sitting()
    portfolio, attempts = PortfolioDesk(made), AttemptsDesk(made)
    for title in ("one", "two", "three"):
        portfolio.say(title=title)
        attempts.say(outcome="declined")
    before = made.progress
    portfolio.drop("proof-2")
    attempts.drop("attempt-1")
    assert made.undo("proof") == "Taken back: two."
    assert made.undo("attempt") == "Taken back: attempt-1."
    assert (made.progress.proof, made.progress.attempt) == (before.proof, before.attempt)


def test_profile_title_and_plan_steps_are_taken_back_too() -> None:
    made = sitting()
    made.introduce(name="Ana", title="Support agent")
    made.introduce(title="Guru")
    profile = ProfileDesk(made)
    profile.write("I answer mail.")
    profile.write("Buy now!")
    profile.tick("photo", there=True)
    step = made.plan().step[0].id
    made.tick_step(step)
    assert made.undo("title") == "Taken back: title and category."
    assert (made.progress.learner.title, made.progress.learner.name) == ("Support agent", "Ana")
    assert made.undo("profile") == made.undo("profile") == "Taken back: what your profile has."
    assert made.progress.profile.overview == "I answer mail."
    assert made.undo("step") and not any(one.done_on for one in made.progress.step)


def test_an_act_inside_an_act_is_part_of_it() -> None:
    made = sitting()
    with made.one_act():
        SkillsDesk(made).keep("zoho", "tool")
        with made.one_act():
            SkillsDesk(made).keep("make", "tool")
        SkillsDesk(made).keep("painting", "core")
    made.undo("skill")
    assert made.progress.skill == ()


@given(
    st.lists(st.sampled_from(["keep zoho", "keep make", "drop zoho", "drop make", "say zoho", "say make"]))
)
def test_as_many_steps_back_as_acts_lead_to_the_start(acts: list[str]) -> None:
    made = sitting()
    desk = SkillsDesk(made)
    stood = []
    for act in acts:
        verb, skill = act.split()
        before = made.progress.skill
        if verb == "keep":
            desk.keep(skill, "tool")
        elif verb == "drop":
            desk.drop(skill)
        else:
            desk.say(skill, last_used="now")
        if made.progress.skill != before:
            stood.append(before)
    for before in reversed(stood):
        made.undo("skill")
        assert made.progress.skill == before
