"""Which kind of freelancer somebody is, and where a skill of theirs stands."""

import pytest
from tests.tutoring.plan_learners import course

from tutor.tutoring.roles import ring_for, role_named

ROLE = course().roles[0]


@pytest.mark.parametrize("typed", [ROLE.id, ROLE.name, ROLE.name.upper(), f"  {ROLE.name} "])
def test_a_role_is_known_by_its_id_and_its_name(typed: str) -> None:
    assert role_named(typed, course()) == ROLE


def test_a_beginning_names_a_role_only_if_no_other_begins_so() -> None:
    names = [role.name.lower() for role in course().roles]
    for role in course().roles:
        beginning = role.name[:5]
        alone = sum(name.startswith(beginning.lower()) for name in names) == 1
        assert role_named(beginning, course()) in ((role,) if alone else (None, role))
    assert role_named("", course()) is None
    assert role_named("sushi cook", course()) is None


def test_a_tool_stands_among_the_tools_also_for_who_said_no_role() -> None:
    tool = ROLE.tool[0]
    assert ring_for(tool, ROLE, "beyond", course()) == "tool"
    assert ring_for(tool, None, "beyond", course()) == "tool"
    assert ring_for(ROLE.core[0], ROLE, "beyond", course()) == "core"
    assert ring_for("own/beekeeping", ROLE, "beyond", course()) == "beyond"
