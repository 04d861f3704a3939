"""A shape takes, mends and refuses what pydantic would, whether or not pydantic was asked."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.ground.packing import packed, unpacked
from tutor.ground.quick_checks import AsList, Becomes, Limits, UnsureError
from tutor.ground.shapes import Shape, _quickly
from tutor.ground.strictly import strictly_read


class Leaf(Shape):
    """A leaf."""

    id: Annotated[str, Limits(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=8)]
    on: date | None = None


class Lenient(Shape):
    """Read as content is."""

    text: Annotated[str, Limits(min_length=1)]
    number: Annotated[int, Limits(ge=0, le=9)] = 0
    share: Annotated[float | None, Limits(gt=0, finite=True)] = None
    kind: Literal["a", "b", ""] = ""
    leaf: Leaf | None = None
    leaves: Annotated[tuple[Leaf, ...], Limits(min_length=1, max_length=2)] = (Leaf(id="x"),)
    table: dict[str, dict[str, float]] = {}  # noqa: RUF012 - nobody changes a frozen default
    seen_on: date = date(2026, 1, 1)


class Strict(Shape, strict=True, extra="allow"):
    """Read as saves are."""

    id: str
    yes: bool = False
    number: int | float = 0
    version: Literal[1] = 1
    at: Annotated[datetime, Becomes(lambda at: at.replace(microsecond=0))] = datetime(2026, 1, 1, tzinfo=UTC)
    on: date | None = None
    names: Annotated[tuple[str, ...], AsList()] = ()
    leaf: Leaf = Leaf(id="own")


VALUES = st.one_of(
    st.sampled_from(
        ["", "a", "b", "a-b", "A", "a\n", "x" * 9, "\ud800", "é", "1", "true", "2026-11-23", "2026-11-23T00:00:00"]
    ),
    st.sampled_from([0, 1, 9, 10, -1, 2**70, 0.0, 0.5, 1.0, float("nan"), float("inf"), True, False, None]),
    st.sampled_from([date(2026, 1, 2), datetime(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5, 6, UTC), b"a"]),
    st.sampled_from([Leaf(id="leaf"), {"id": "leaf"}, {"id": "leaf", "more": 1}, {"id": "leaf", "on": "2026-01-02"}]),
    st.sampled_from([[], (), ["a"], ("a",), [1], [{"id": "leaf"}], ({"id": "leaf"},) * 3, [Leaf(id="leaf")], {1, 2}]),
    st.sampled_from([{}, {"a": {}}, {"a": {"b": 1}}, {"a": {"b": "1"}}, {1: {}}, {"a": 1}]),
)  # fmt: skip


def outcome(act: Any) -> str:
    try:
        return repr(act())
    except ValueError:
        return "refused"


@given(st.sampled_from([Lenient, Strict, Leaf]), st.data())
def test_the_quick_way_gives_what_pydantic_gives(shape: type[Shape], data: st.DataObject) -> None:
    value: dict[str, Any] = {"text": "t"} if shape is Lenient else {"id": "i"}
    names = st.sampled_from([*shape.model_fields, "unknown"])
    value |= data.draw(st.dictionaries(names, VALUES, max_size=3))
    slow = outcome(lambda: shape._with(strictly_read(shape, value)))
    quick = outcome(lambda: shape._with(_quickly(shape, value)))
    assert quick in (slow, "refused")
    assert outcome(lambda: shape.model_validate(value)) == slow


def test_what_is_plainly_right_is_taken_quickly() -> None:
    assert (
        _quickly(Lenient, {"text": "t", "share": 1, "leaf": {"id": "a"}, "leaves": [{"id": "b"}]})["share"]
        == 1.0
    )
    assert _quickly(Strict, {"id": "i", "names": ["a"], "number": 2, "badge": 1})["names"] == ("a",)
    with pytest.raises(UnsureError):
        _quickly(Strict, {"id": 1})


def test_plain_values_need_no_pydantic() -> None:
    program = (
        "import sys\n"
        "from tutor.learner.progress import Answer, Progress\n"
        "Progress.model_validate({'answer': [{'question': 'a', 'at': __import__('datetime').datetime.now()}]})\n"
        "print('pydantic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


@pytest.mark.parametrize("command", [["letter", "LETTER"], ["plan"], ["progress"]])
def test_a_command_that_meets_only_good_values_imports_no_pydantic(
    command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Your application was declined: many freelancers have these skills.")
    (tmp_path / "me.toml").write_text(
        'format = "tutor.save"\nversion = 1\n[learner]\nname = "Ana"\n[[skill]]\nid = "email-support"\nkept = true\n'
    )
    typed = [str(tmp_path / "letter.txt") if word == "LETTER" else word for word in command]
    program = (
        "import sys\n"
        "from tutor.cli.entry import main\n"
        "from tutor.course.loading import find_content, load_course, load_letter_guide\n"
        "load_course(find_content(None, {})), load_letter_guide(find_content(None, {}))\n"
        "[sys.modules.pop(name) for name in [*sys.modules] if name.startswith('pydantic')]\n"
        f"code = main({[*typed, '--saves', str(tmp_path)]!r})\n"
        "print(code, any(name.startswith('pydantic') for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("0 False\n")


def test_a_frozen_shape_stays_as_it_is_and_copies_forget_what_was_worked_out() -> None:
    leaf = Leaf(id="one")
    with pytest.raises(AttributeError):
        leaf.id = "two"  # type: ignore[misc]
    assert leaf.model_copy(update={"id": "two"}) == Leaf(id="two") != leaf
    assert hash(leaf) == hash(Leaf(id="one"))
    assert Strict(id="i").model_copy(update={"badge": 1}).model_extra == {"badge": 1}


def test_what_is_packed_comes_back_the_same() -> None:
    whole = Lenient(text="t", leaf=Leaf(id="a", on=date(2026, 1, 2)), leaves=(Leaf(id="b"), Leaf(id="c")))
    assert unpacked(Lenient, packed(whole)) == whole
    assert unpacked(Lenient, packed(Lenient(text="t"))) == Lenient(text="t")
