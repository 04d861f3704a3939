"""Every clause of contracts 4, over saves of every kind."""

import re
from collections import defaultdict
from datetime import date, timedelta

import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.any_save import MOVED, SKILL_IDS, saves
from tests.tutoring.plan_learners import (
    TODAY,
    course,
    has_set_date,
    is_step_id,
    open_steps,
    plan_of,
    resolves,
    words,
)

from tutor.learner.progress import Progress, StepNote
from tutor.tutoring.honest_list import honest_ids, marked_never
from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.scheduling import minutes_a_week
from tutor.tutoring.verifying import verified_skills

FORBIDDEN = re.compile(
    r"(second|new|another|different|extra) account|vpn|proxy|fake an?\b|pretend|guarantee"
    r"|will (surely |certainly )?(be |get )?(approve|accept)|sure to be"
)
STARTING_ANEW = re.compile(r"re-?submit|register|sign up|apply again|reapply|hand in|new application")


def bytes_of(plan: ActionPlan) -> str:
    return tomli_w.dumps(plan.as_document())


@given(saves(MOVED))
def test_the_same_save_course_and_date_give_the_same_bytes(progress: Progress) -> None:
    again = Progress.model_validate(progress.model_dump())
    assert bytes_of(plan_of(progress)) == bytes_of(plan_of(again))


def test_the_document_has_the_keys_of_the_contract_in_its_order() -> None:
    document = plan_of(Progress()).as_document()
    assert list(document) == [
        *("format", "version", "made_on", "course"),
        *("learner", "situation", "readiness", "step", "source"),
    ]
    assert list(document["learner"]) == ["name", "role", "title", "hours_per_week"]
    assert list(document["situation"]) == ["family", "reasons", "summary"]
    assert list(document["readiness"]) == ["score", "parts"]
    assert list(document["readiness"]["parts"][0]) == ["id", "label", "have", "of", "weight"]
    assert list(document["step"][0]) == [
        *("id", "when", "title", "why", "because", "how", "minutes"),
        *("start_on", "due_on", "needs", "done", "note", "sources"),
    ]
    assert list(document["source"][0]) == ["id", "title", "address", "seen_on", "confidence"]


@given(saves(MOVED))
def test_step_ids_are_unique_and_begin_with_their_kind(progress: Progress) -> None:
    found = [step.id for step in plan_of(progress).step]
    assert len(found) == len(set(found))
    assert all(is_step_id(name) for name in found)


@given(saves(MOVED))
def test_every_because_resolves_and_every_step_has_one(progress: Progress) -> None:
    for step in plan_of(progress).step:
        assert step.because
        assert [fact for fact in step.because if not resolves(fact, progress)] == []


@given(saves(MOVED))
def test_needs_stand_earlier(progress: Progress) -> None:
    seen: set[str] = set()
    for step in plan_of(progress).step:
        assert seen.issuperset(step.needs), step.id
        seen.add(step.id)


@given(saves(MOVED), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_the_first_open_step_can_be_begun_today(progress: Progress, today: date) -> None:
    steps = open_steps(plan_of(progress, today))
    if steps:
        first = steps[0]
        assert first.when == "now"
        assert first.needs == ()
        assert first.start_on == min(today, first.due_on)


@given(saves())
def test_without_moved_dates_nothing_open_is_due_before_today_and_all_stands_in_order(
    progress: Progress,
) -> None:
    steps = open_steps(plan_of(progress))
    starts, dues = [step.start_on for step in steps], [step.due_on for step in steps]
    assert all(TODAY <= step.start_on <= step.due_on for step in steps)
    assert starts == sorted(starts)
    by_id = {step.id: step for step in steps}
    assert all(by_id[name].due_on <= step.start_on for step in steps for name in step.needs)
    if not any(due > TODAY + timedelta(days=14) for due in dues[:2]):
        assert dues == sorted(dues)


@given(saves())
def test_now_holds_at_most_three_and_now_next_later_done_follow_each_other(progress: Progress) -> None:
    whens = [step.when for step in plan_of(progress).step]
    order = ["now", "next", "later", "done"]
    assert whens == sorted(whens, key=order.index)
    assert whens.count("now") <= 3


def minutes_spread(steps: list[Step]) -> dict[date, float]:
    days: dict[date, float] = defaultdict(float)
    for step in steps:
        length = (step.due_on - step.start_on).days + 1
        for n in range(min(length, 40_000)):
            days[step.start_on + timedelta(days=n)] += step.minutes / length
    return days


@given(saves())
def test_no_seven_days_hold_more_minutes_than_given(progress: Progress) -> None:
    plan = plan_of(progress)
    steps = open_steps(plan)
    week = minutes_a_week(progress.learner.hours_per_week)
    too_small = has_set_date(plan) and week < 200
    if too_small or max((step.due_on for step in steps), default=TODAY).year > 9000:
        return
    for attribute in ("start_on", "due_on"):
        for first in {getattr(step, attribute) for step in steps}:
            inside = [s for s in steps if 0 <= (getattr(s, attribute) - first).days < 7]
            assert len(inside) == 1 or sum(s.minutes for s in inside) <= week, (attribute, first)
    if week >= 30:
        days = minutes_spread(steps)
        for first in days:
            assert sum(days.get(first + timedelta(days=n), 0) for n in range(7)) <= week + 0.01


@given(saves(), st.integers(1, 20), st.integers(1, 20))
def test_more_hours_never_make_a_step_late(progress: Progress, hours: int, more: int) -> None:
    # Without their texts the letters set no dates, which would cut the plan to what fits before them.
    letters = tuple(letter.model_copy(update={"text": ""}) for letter in progress.letter)

    def dues(given_hours: int) -> dict[str, date]:
        learner = progress.learner.model_copy(update={"hours_per_week": given_hours})
        plan = plan_of(progress.model_copy(update={"learner": learner, "letter": letters}))
        return {} if has_set_date(plan) else {step.id: step.due_on for step in open_steps(plan)}

    few, many = dues(hours), dues(hours + more)
    assert all(many[name] <= due for name, due in few.items() if name in many)


@given(saves(MOVED))
def test_ticks_notes_and_moved_dates_survive(progress: Progress) -> None:
    notes = {note.id: note for note in progress.step}
    steps = {step.id: step for step in plan_of(progress).step}
    for name, note in notes.items():
        if note.done_on is not None and is_step_id(name):
            assert steps[name].done
            assert steps[name].when == "done"
        elif name in steps:
            assert not steps[name].done
            assert note.due_on in (None, steps[name].due_on)
        if name in steps and note.note.isprintable():
            assert steps[name].note == note.note


@given(saves())
def test_ticking_a_step_takes_it_out_of_the_work_for_good(progress: Progress) -> None:
    progress = progress.model_copy(update={"step": ()})
    steps = open_steps(plan_of(progress))
    for step in steps[:3]:
        ticked = progress.model_copy(update={"step": (StepNote(id=step.id, done_on=TODAY),)})
        for later in (TODAY, TODAY + timedelta(days=30)):
            again = next(one for one in plan_of(ticked, later).step if one.id == step.id)
            assert again.done
            assert again.title == step.title or later > TODAY


@given(saves())
def test_verify_and_proof_steps_are_only_for_kept_skills_that_need_them(progress: Progress) -> None:
    honest, verified = honest_ids(progress), verified_skills(progress, course())
    for step in open_steps(plan_of(progress)):
        kind, _, skill = step.id.partition("/")
        if kind in ("verify", "proof"):
            assert skill in honest
        if kind == "verify":
            assert skill not in verified


@given(saves())
def test_no_step_speaks_for_a_skill_marked_never_but_to_take_it_off(progress: Progress) -> None:
    renamed = tuple(
        skill.model_copy(update={"name": f"Neverdone{SKILL_IDS.index(skill.id)}"})
        if skill.id in marked_never(progress)
        else skill
        for skill in progress.skill
    )
    plan = plan_of(progress.model_copy(update={"skill": renamed, "certificate": (), "proof": ()}))
    for step in open_steps(plan):
        if step.id != "skills/keep-honest":
            assert "Neverdone" not in " ".join((step.title, step.why, *step.how)), step.id
    kept_though_never = {s.id for s in progress.skill if s.kept} & marked_never(progress)
    if kept_though_never and "skills/keep-honest" not in {note.id for note in progress.step if note.done_on}:
        step = next(step for step in open_steps(plan) if step.id == "skills/keep-honest")
        assert "Neverdone" in step.title


@given(saves())
def test_nothing_dishonest_and_no_promise_in_any_word_of_ours(progress: Progress) -> None:
    plain = progress.model_dump()
    for part in ("skill", "certificate", "proof"):
        for entry in plain[part]:
            entry["name" if "name" in entry else "title"] = "Thing"
            entry.pop("shown_by", None)
    plain["learner"]["title"] = plain["learner"]["name"] = ""
    found = FORBIDDEN.search(words(plan_of(Progress.model_validate(plain))))
    assert found is None, found


@given(saves(MOVED))
def test_the_sources_are_exactly_those_the_steps_name(progress: Progress) -> None:
    plan = plan_of(progress)
    assert {source.id for source in plan.source} == {name for step in plan.step for name in step.sources}
    assert len({source.id for source in plan.source}) == len(plan.source)


@given(saves(MOVED))
def test_no_word_is_empty_or_left_open_and_none_can_harm_a_terminal(progress: Progress) -> None:
    plan = plan_of(progress)
    assert plan.situation.summary
    for step in plan.step:
        for line in (step.title, step.why, *step.how):
            assert line.strip()
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", line)


@given(saves())
def test_a_closed_account_gets_an_appeal_and_nothing_that_starts_anew(progress: Progress) -> None:
    newest = progress.newest_letter
    approved = progress.newest_attempt and progress.newest_attempt.outcome == "approved"
    plan = plan_of(progress.model_copy(update={"step": ()}))
    if newest and newest.family == "closed" and not approved:
        assert open_steps(plan)[0].id.startswith("appeal/")
        assert not any(step.id.startswith("submit/") for step in plan.step)
        assert STARTING_ANEW.search(words(plan)) is None


@given(saves())
def test_a_demand_stands_first(progress: Progress) -> None:
    newest, attempt = progress.newest_letter, progress.newest_attempt
    plan = plan_of(progress.model_copy(update={"step": ()}))
    if (
        newest
        and newest.family == "act-now"
        and (not attempt or attempt.outcome not in ("approved", "closed"))
    ):
        assert open_steps(plan)[0].id.startswith("identity/")
        assert not any(step.id.startswith("submit/") for step in plan.step)


@given(saves(), st.sampled_from(SKILL_IDS))
def test_dropping_a_false_skill_never_lowers_readiness(progress: Progress, skill: str) -> None:
    dropped = tuple(
        s.model_copy(update={"kept": False}) if s.id == skill and s.done_for == "never" else s
        for s in progress.skill
    )
    after = progress.model_copy(update={"skill": dropped})
    assert plan_of(after).readiness.score >= plan_of(progress).readiness.score


@given(saves(MOVED), st.sampled_from([date.min, date.max, date(9999, 12, 1), date(1, 1, 8)]))
def test_the_ends_of_the_calendar_break_nothing(progress: Progress, today: date) -> None:
    assert plan_of(progress, today).made_on == today
