"""The fifteen places: ranked by proof, recency, fit and rarity, in words; never with what was never done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.small_catalogues import SMALL, kept, saved_skills, saves

from tutor.learner.progress import Learner, Progress, Proof, SavedCertificate, SavedSkill
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.ranking import ranking, ranking_lines
from tutor.tutoring.skill_list import MOST_SKILLS, bench


def order(progress: Progress) -> list[str]:
    return [ranked.id for ranked in ranking(progress, SMALL)]


@given(saves)
def test_the_ranking_holds_the_honest_list_and_nothing_that_was_never_done(progress: Progress) -> None:
    ranked = order(progress)
    assert set(ranked) == honest_ids(progress)
    assert len(set(ranked)) == len(ranked)
    assert not {skill.id for skill in progress.skill if skill.done_for == "never"} & set(ranked)


@given(st.lists(saved_skills, max_size=8, unique_by=lambda skill: skill.id), st.data())
def test_the_order_in_which_skills_were_said_does_not_matter(
    skills: list[SavedSkill], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(skills))
    assert order(Progress(skill=tuple(skills))) == order(Progress(skill=tuple(shuffled)))


@given(saves)
def test_places_count_from_one_and_each_says_why(progress: Progress) -> None:
    ranked = ranking(progress, SMALL)
    assert [one.place for one in ranked] == list(range(1, len(ranked) + 1))
    assert all(one.reasons for one in ranked)
    assert [one.points for one in ranked] == sorted((one.points for one in ranked), reverse=True)


PAIR = (kept("zoho", "tool"), kept("painting", "tool"))


@pytest.mark.parametrize(
    ("progress", "reason"),
    [
        (Progress(skill=PAIR, proof=(Proof(id="p", skills=("zoho",), may_show=True),)), "with proof"),
        (Progress(skill=PAIR, learner=Learner(title="Zoho helper")), "in your title"),
        (Progress(skill=(PAIR[0], PAIR[1].model_copy(update={"last_used": "earlier"}))), "you use it now"),
        (
            Progress(skill=(PAIR[0], kept("customer-support", "tool"))),
            "no note that many offer it",
        ),
    ],
)
def test_proof_title_recency_and_rarity_each_lift_a_skill(progress: Progress, reason: str) -> None:
    first = ranking(progress, SMALL)[0]
    assert first.id == "zoho"
    assert reason in first.reasons


def test_a_verified_skill_comes_first_and_a_twin_last() -> None:
    skills = (
        kept("customer-service"),
        kept("customer-support"),
        kept("english-writing"),
        kept("painting", "beyond"),
    )
    progress = Progress(skill=skills, certificate=(SavedCertificate(id="efset-50", status="passed"),))
    assert order(progress)[0] == "english-writing"
    assert order(progress)[-1] == "customer-service"
    assert "says nearly the same as" in ranking(progress, SMALL)[-1].reasons[-1]


def test_the_main_talents_stand_before_what_is_beyond_the_title() -> None:
    progress = Progress(skill=(kept("painting", "beyond"), kept("zoho", "tool"), kept("translation", "core")))
    assert order(progress) == ["translation", "zoho", "painting"]


def test_a_line_shows_where_the_fifteen_places_end() -> None:
    lines = ranking_lines(
        Progress(skill=tuple(kept(f"own/skill-{n}") for n in range(MOST_SKILLS + 1))), SMALL
    )
    assert "15 places end here" in lines[MOST_SKILLS]
    assert len(lines) == MOST_SKILLS + 2


@given(saves)
def test_each_ring_of_the_bench_follows_the_ranking(progress: Progress) -> None:
    made = bench(progress, SMALL)
    for ring in ("core", "tool", "beyond"):
        places = [entry.place for entry in made.ring(ring) if entry.listed]
        assert places == sorted(places)
        assert all(places)
