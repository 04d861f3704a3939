"""What the tutor stands on: every licence is agreed to, and the list of parts is whole."""

from dataclasses import replace

import pytest
from tools.dependencies import PAGE, Library, libraries, not_agreed, page, parts


@pytest.fixture(scope="module")
def found() -> list[Library]:
    return libraries()


def test_every_library_of_the_lock_has_a_licence_somebody_agreed_to(found: list[Library]) -> None:
    assert not_agreed(found) == []


@pytest.mark.parametrize("licence", ["", "AGPL-3.0-only", "GPL-3.0-only OR AGPL-3.0-only", "Proprietary"])
def test_another_licence_is_named(found: list[Library], licence: str) -> None:
    named = not_agreed([replace(found[0], licence=licence)])
    assert named == [f"{found[0].name} {found[0].version}: {licence or 'says no licence'}"]


def test_the_page_of_licences_is_as_make_licences_writes_it(found: list[Library]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(found), "run `make licences`"


def test_the_parts_list_names_every_library_once_and_all_it_refers_to(found: list[Library]) -> None:
    listed = parts(found)
    own = listed["metadata"]["component"]["bom-ref"]
    known = [own, *(one["bom-ref"] for one in listed["components"])]
    assert len(known) == len(set(known)) == len(found) + 1
    assert [one["ref"] for one in listed["dependencies"]] == known
    assert {ref for one in listed["dependencies"] for ref in one["dependsOn"]} < set(known)


def test_all_that_a_learner_needs_is_reached_from_the_tutor(found: list[Library]) -> None:
    needs = {one["ref"]: one["dependsOn"] for one in parts(found)["dependencies"]}
    reached, rest = set(), [next(iter(needs))]
    while rest:
        ref = rest.pop()
        if ref not in reached:
            reached.add(ref)
            rest += needs[ref]
    named = {ref.removeprefix("pkg:pypi/").partition("@")[0] for ref in reached}
    assert {one.name for one in found if one.needed_for != "building"} <= named
