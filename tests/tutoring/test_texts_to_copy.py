"""Texts to copy are made of the learner's own facts, claim nothing else, and carry no contact detail."""

from datetime import date
from typing import Any

from hypothesis import given
from tests.tutoring.small_catalogues import saves

from tutor.course.loading import find_content, load_course
from tutor.ground.tongue import speak
from tutor.learner.progress import (
    Attempt,
    Learner,
    Progress,
    Proof,
    SavedCertificate,
    SavedLetter,
    SavedSkill,
)
from tutor.tutoring.letter_links import MOST, letter_links
from tutor.tutoring.texts_to_copy import SPOKEN_SECONDS, OwnText, spoken_seconds, texts_to_copy

COURSE = load_course(find_content(None, {}))
TODAY = date(2026, 11, 23)


def kept(skill_id: str, **said: Any) -> SavedSkill:
    return SavedSkill(**{"id": skill_id, "kept": True, "done_for": "client", **said})


ANA = Progress(
    learner=Learner(name="Ana Reyes", title="Support for online shops"),
    skill=(
        kept(
            "customer-service",
            name="Customer Service",
            shown_by="two years at a help desk",
            done_for="employer",
        ),
        kept("zoho", name="Zoho", ring="tool"),
        kept("painting", name="Painting", done_for="never"),
    ),
)


def text(name: str, progress: Progress) -> OwnText | None:
    return next((one for one in texts_to_copy(progress, COURSE, TODAY) if one.id == name), None)


def declined(progress: Progress, times: int) -> Progress:
    attempts = tuple(
        Attempt(id=f"attempt-{n}", submitted_on=date(2026, 11, n), outcome="declined")
        for n in range(1, times + 1)
    )
    letter = SavedLetter(id="letter-1", text="No.", family="declined", reasons=("crowded-skills",))
    return progress.model_copy(update={"attempt": attempts, "letter": (letter,)})


def test_the_introduction_speaks_of_kept_skills_with_the_first_name_only() -> None:
    made = text("voice", ANA)
    assert made
    for fact in ("Ana", "Support for online shops", "Customer Service", "two years at a help desk", "Zoho"):
        assert fact in made.text
    assert "Reyes" not in made.text and "Painting" not in made.text
    assert not made.not_yet


@given(saves)
def test_the_introduction_never_takes_more_than_its_time_and_never_claims_what_was_never_done(
    progress: Progress,
) -> None:
    made = text("voice", progress)
    assert made and (spoken_seconds(made.text) <= SPOKEN_SECONDS or len(made.text) > 300)
    never = {row.name for row in progress.skill if row.done_for == "never" and len(row.name) > 3}
    said = {row.name for row in progress.skill if row.done_for != "never"}
    learner = progress.learner
    own = f"{learner.name} {learner.title} {learner.role} {learner.work} {' '.join(s.shown_by for s in progress.skill)}"
    template = " ".join(COURSE.bench_text["text/voice"].lines)
    others = f"{own} {' '.join(said)} {' '.join(c.name for c in progress.certificate)} {template}"
    for name in never:
        assert name not in made.text or name.casefold() in others.casefold()


def test_no_text_for_support_is_ready_before_a_further_decline_and_three_verified_skills() -> None:
    once = text("support", declined(ANA, 1))
    assert once and "after one decline" in once.not_yet
    twice = text("support", declined(ANA, 2))
    assert twice and "verify 3 more skills" in twice.not_yet
    three = Progress(
        skill=tuple(kept(f"own/{n}", name=f"Skill {n}") for n in range(3)),
        certificate=(
            SavedCertificate(
                id="own/exam", name="House exam", status="passed", skills=("own/0", "own/1", "own/2")
            ),
        ),
    )
    ready = text("support", declined(three, 2))
    assert ready and not ready.not_yet
    assert "House exam" in ready.text and "2 times" in ready.text
    assert text("support", ANA) is None


def test_only_a_client_who_did_not_agree_is_to_be_asked() -> None:
    assert text("ask-client", ANA) is None
    asked = ANA.model_copy(update={"proof": (Proof(id="proof-1", title="March newsletter", no=("agreed",)),)})
    made = text("ask-client", asked)
    assert made and "March newsletter" in made.text


def test_an_appeal_is_offered_only_for_a_closed_account() -> None:
    closed = ANA.model_copy(update={"attempt": (Attempt(id="attempt-1", outcome="closed"),)})
    assert text("appeal", closed)
    assert text("appeal", declined(ANA, 2)) is None
    assert text("support", closed) is None


def test_the_letters_links_are_listed_once_in_its_order_and_strangers_are_named() -> None:
    letter = (
        "Read https://support.upwork.com/hc/en-us/articles/214180797-Why. Again: "
        "https://support.upwork.com/hc/en-us/articles/214180797-Why/ and (www.upwork.com/help), "
        "or http://upwork.com@login.example/x, or https://upwork.com.login.example, or support@upwork.com."
    )
    assert [(link.address, link.of_upwork) for link in letter_links(letter)] == [
        ("https://support.upwork.com/hc/en-us/articles/214180797-Why", True),
        ("www.upwork.com/help", True),
        ("http://upwork.com@login.example/x", False),
        ("https://upwork.com.login.example", False),
    ]
    assert letter_links("No address here.") == ()
    assert len(letter_links(" ".join(f"https://a.example/{n}" for n in range(99)))) == MOST


def test_texts_to_send_are_english_whatever_the_learner_reads() -> None:
    filipino = load_course(find_content(None, {}), "fil")
    english = {one.id: one.text for one in texts_to_copy(declined(ANA, 2), COURSE, TODAY)}
    speak("fil")
    told = {one.id: one for one in texts_to_copy(declined(ANA, 2), filipino, TODAY)}
    assert told["support"].text == english["support"]
    assert told["voice"].text == english["voice"]
    assert "in my own words: [one sentence]" in told["community"].text, (
        "a label in Filipino would not be theirs"
    )
    assert told["voice"].title != text("voice", ANA).title  # type: ignore[union-attr]


def test_a_course_without_these_texts_offers_none() -> None:
    without = COURSE.model_copy(update={"bench_texts": ()})
    assert texts_to_copy(declined(ANA, 2), without, TODAY) == ()
    assert texts_to_copy(declined(ANA, 2), COURSE, TODAY)
