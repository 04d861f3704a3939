"""What is made before the fork stays shared, and works as it did."""

import subprocess
import sys
import textwrap

import pyte
import pytest
from tests.host.a_room import ASKED, RunningRoom, drawn_until

from tutor.host.before_fork import can_stop_counting, fill_holes
from tutor.host.measures import memory_of

POOL = 16 * 1024


def test_what_is_made_once_the_holes_are_filled_lies_apart_from_what_was_there() -> None:
    old = [bytes(100) for _ in range(20_000)]
    pools = {id(one) // POOL for one in old}
    del old[::3]
    fill_holes()
    new = {id(one) // POOL for one in [bytes(100) for _ in range(2_000)]}
    # A hole more may have been left by what ran meanwhile.
    assert len(new) > 10 and len(pools & new) <= 1


def said_by(program: str) -> str:
    """What a Python of its own says that runs this: nothing that is not counted any more comes back here."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(not can_stop_counting(), reason="this Python counts the references to every object")
def test_a_child_that_looks_at_everything_writes_to_next_to_nothing() -> None:
    program = """
        import os
        from tutor.host.before_fork import settle
        from tutor.host.measures import memory_of
        made = [(str(n), [f"word {n}"], {"n": n}) for n in range(100_000)]
        settle()
        if os.fork() == 0:
            before = memory_of([os.getpid()]).own
            for text, words, numbers in made:
                assert words[0].endswith(text) and numbers["n"] >= 0
            print(memory_of([os.getpid()]).own - before, flush=True)
            os._exit(0)
        os.wait()
    """
    # Python 3.11 writes 40 MB here.
    assert int(said_by(program)) < 3_000_000


def test_all_works_as_before_on_what_was_settled_twice() -> None:
    program = """
        import asyncio, gc, sys, weakref
        from tutor.host.before_fork import can_stop_counting, count_no_more, settle

        class Skill:
            def __init__(self, name):
                self.name, self.tests = name, []

        skills = {name: Skill(name) for name in ("email", "phone")}
        letters = {skill: 1 for skill in skills}
        settle()
        first = count_no_more()
        settle()
        assert first < 1_000, first
        assert (sys.getrefcount(skills) > 1 << 29) is can_stop_counting()

        async def learn(skill):
            await asyncio.sleep(0)
            skill.tests.append(sys.intern("passed " + skill.name))
            return skill.tests

        async def all_of_them():
            return await asyncio.gather(*map(learn, skills.values()))

        assert asyncio.run(all_of_them()) == [["passed email"], ["passed phone"]]
        skills["typing"] = Skill("typing")
        del skills["email"], skills["phone"].tests
        fresh = Skill("new")
        gone = weakref.ref(fresh)
        fresh.tests.append(fresh)
        del fresh
        gc.collect()
        assert gone() is None and [*skills] == ["phone", "typing"] and sum(letters.values()) == 2
        import decimal, tomllib
        print(decimal.Decimal("1.5") + len(tomllib.loads("a = 1")))
    """
    assert said_by(program) == "2.5"


async def test_a_learner_who_is_asked_something_has_little_memory_of_their_own(room: RunningRoom) -> None:
    """The aim is 15 MB a learner; a Python that counts references to everything takes more."""
    code = room.learner_at_a_question("Ana")
    async with room.connect(password=code) as conn:
        process = await conn.create_process(term_type="xterm-256color", term_size=(100, 30), encoding=None)
        await drawn_until(process, ASKED, pyte.Screen(100, 30))
        (pid,) = room.sitting_in(code)
        memory = memory_of([pid])
    assert 1_000_000 < memory.own < (14 if can_stop_counting() else 27) * 1_000_000
    assert memory.own < memory.share < memory.resident
