"""Every act of every screen has its way in plain lines: the list of acts is read from the screens themselves."""

import importlib
import inspect
import pkgutil
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.durability.counts import times
from tests.plain.talking import course, new_sitting, talked, typed_right
from tests.plain.ways_in_lines import LESSON, PLAIN_ACTS, QUIZ, Said, Verb, bench_of
from tests.tui.a_learner import half_way
from textual.binding import Binding
from textual.dom import DOMNode

import tutor.tui
from tutor.ground.problem import CouldNotWrite
from tutor.learner.progress import Progress
from tutor.plain import attempts_bench, plan_lines, portfolio_bench, profile_check, skills_bench, tests_bench
from tutor.plain.asking import numbers_in
from tutor.plain.bench import Bench
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting

BENCHES: dict[str, Bench[Any]] = {
    "SkillsBenchScreen": skills_bench.BENCH,
    "TestPlannerScreen": tests_bench.BENCH,
    "PortfolioScreen": portfolio_bench.BENCH,
    "AttemptsScreen": attempts_bench.BENCH,
    "ProfileCheckScreen": profile_check.BENCH,
    "PlanScreen": plan_lines.BENCH,
}
UNITS = len(course().units)


def acts_of_the_screens() -> set[str]:
    """`Class.action` of each key that some screen or widget of a learner's has."""
    found = set()
    for module in pkgutil.walk_packages(tutor.tui.__path__, "tutor.tui."):
        if "board" in module.name:
            continue  # the facilitator's; a learner never sees it
        held = importlib.import_module(module.name)
        for name, kind in vars(held).items():
            if inspect.isclass(kind) and issubclass(kind, DOMNode) and kind.__module__ == module.name:
                for binding in Binding.make_bindings(vars(kind).get("BINDINGS", [])):
                    found.add(f"{name}.{_bare(binding.action)}")
    return found


def _bare(action: str) -> str:
    action = action.removeprefix("screen.")
    return action if action.startswith("say(") else action.partition("(")[0]


def walked(sitting: Sitting, lines: tuple[str, ...]) -> str:
    """What is said, with each `@words` typed as the number that stood before these words."""
    typed: list[str] = []
    for line in lines:
        if line == "@wrong":
            first = course().units[0].quiz[0]
            right = typed_right(first.id)
            line = next(str(n) for n in range(1, len(first.options) + 1) if [str(n)] != right)
        elif line.startswith("@"):
            said = talked(half_way(course()), typed)
            found = re.findall(rf"(\d+)\. {re.escape(line[1:])}", said)
            assert found, f"“{line[1:]}” is not among the choices"
            line = found[-1]
        typed.append(line)
    return talked(sitting, typed)


def test_every_act_of_every_screen_has_its_way_in_lines() -> None:
    missing = acts_of_the_screens() - {*PLAIN_ACTS}
    assert not missing, (
        f"plain mode has no way for these yet, or PLAIN_ACTS does not name it: {sorted(missing)}"
    )


@pytest.mark.parametrize("act", [act for act, way in PLAIN_ACTS.items() if isinstance(way, Said)])
def test_the_act_is_offered_where_it_belongs(act: str) -> None:
    way = PLAIN_ACTS[act]
    assert isinstance(way, Said)
    if act not in acts_of_the_screens():
        pytest.skip("no screen has this act")
    said = walked(half_way(course()), way.lines)
    assert way.words in " ".join(said.split())
    assert said.count("\n") < 2_000


BELONGS_TO = {
    "RingList": "SkillsBenchScreen",
    "HonestQuestions": "SkillsBenchScreen",
    "PasteProfile": "SkillsBenchScreen",
    "OverviewScreen": "ProfileCheckScreen",
    "TextsScreen": "PortfolioScreen",
    "PlanPageScreen": "PlanScreen",
}


@pytest.mark.parametrize("act", [act for act, way in PLAIN_ACTS.items() if isinstance(way, Verb)])
def test_the_bench_has_the_verb_and_names_it(act: str) -> None:
    way = PLAIN_ACTS[act]
    assert isinstance(way, Verb)
    screen = act.partition(".")[0]
    bench = BENCHES[BELONGS_TO.get(screen, screen)]
    assert way.verb in {*bench.acts, *bench.row_acts, *(["undo"] if bench.undo else [])}
    assert way.verb in bench.works


TO_EACH_BENCH = {
    "SkillsBenchScreen": bench_of(2),
    "TestPlannerScreen": bench_of(3),
    "PortfolioScreen": bench_of(4),
    "AttemptsScreen": bench_of(5),
    "ProfileCheckScreen": (*bench_of(4), "profile"),
    "PlanScreen": (str(UNITS + 1),),
}


@pytest.mark.parametrize("screen", TO_EACH_BENCH)
def test_every_verb_of_every_bench_can_be_typed_and_is_named(
    screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with Enter, rubbish, a number and back behind it; none ends the conversation, and all are kept saved."""
    monkeypatch.chdir(tmp_path)  # a plan may be exported to where one is
    bench = BENCHES[screen]
    for verb in ("show", "undo", *bench.acts):
        assert verb in bench.works, verb
        _survives(screen, (f"{verb}", "", "rubbish", "1", ".", "b"))
    for verb in bench.row_acts:
        assert f"{verb} N" in bench.works, verb
        _survives(screen, (f"{verb} 1", "", "rubbish", "1", "b"))
        _survives(screen, (f"{verb}", f"{verb} 999", f"{verb} x", f"{verb} 0"))


def _survives(screen: str, lines: tuple[str, ...]) -> None:
    sitting = half_way(course())
    said = talked(sitting, [*TO_EACH_BENCH[screen], *lines])
    assert said.endswith("next time you go on where you stopped."), lines
    assert sitting.trouble is None
    for drawn in "─│┌└█░▒▓═║╔●○✓":
        assert drawn not in said, f"{drawn} after {lines}"
    assert "\x1b" not in said


def test_a_page_before_and_a_try_left_out_are_a_letter_away() -> None:
    sitting = new_sitting()
    sitting.introduce(name="Mina")
    pages = course().units[0].lessons[0].pages
    lines = [*LESSON, *("n" if page.try_it else "" for page in pages[:2]), "p", "p", "p"]
    said = talked(sitting, lines)
    seen = re.findall(r"Page (\d+) of", said)
    assert seen == ["1", "2", "3", "2", "1"]
    assert "This is the first page." in said
    assert not sitting.progress.answer


class FullDisk(MemoryStore):
    is_full = True

    def save(self, progress: Progress) -> None:
        if self.is_full:
            raise CouldNotWrite("Your progress could not be written: no space left.")
        super().save(progress)


def test_while_the_disk_refuses_a_copy_and_another_try_are_a_word_away(
    tmp_path: Path,
) -> None:
    store = FullDisk()
    sitting = Sitting(course(), store, lambda: datetime(2026, 11, 23, tzinfo=UTC), Progress())
    lines = ["Mina", "!copy " + str(tmp_path), "!show", "!again", "!nonsense", "q"]
    said = talked(sitting, lines)
    assert "!copy FOLDER" in " ".join(said.split())
    assert "A copy of everything is in" in said
    assert 'name = "Mina"' in said
    assert "not all is saved" in said
    store.is_full = False
    assert "All is saved now." in talked(sitting, ["1", "!again"]) or sitting.trouble is None


def test_lines_of_rubbish_neither_loop_nor_lose() -> None:
    """100,000 of them in the long run. Every answer given before them is there."""
    sitting = half_way(course())
    talked(sitting, [*QUIZ, *typed_right(course().units[0].quiz[0].id)])
    answers = sitting.progress.answer
    said: list[str] = []
    left = iter(range(times(5_000, 100_000)))

    def ask(prompt: str) -> str | None:
        number = next(left, None)
        return None if number is None else ("rubbish", "99999999", "-1", "\x00\x1b[2J", "é" * 50)[number % 5]

    from tutor.plain.conversation import run_plain

    run_plain(sitting, ask, lambda words: said.append(words) if len(said) < 10 else None)
    assert next(left, None) is None
    assert sitting.progress.answer == answers
    assert numbers_in("9" * 50, 9) is None
