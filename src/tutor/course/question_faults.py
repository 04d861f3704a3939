"""What can be wrong between the keys of a question, each of which is right by itself."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from tutor.ground.typed import plain_form


class Fault(NamedTuple):
    """What is wrong with an item as a whole, and under which of its keys an author finds it."""

    words: str
    path: tuple[str | int, ...] = ()


class MisfitError(ValueError):
    """All faults of one item."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.words for fault in faults))
        self.faults = faults


class Box(Protocol):
    """A box of a sort question."""

    @property
    def id(self) -> str: ...


class Option(Protocol):
    """What is asked here of `models.Option`."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def right(self) -> bool: ...
    @property
    def match(self) -> str: ...
    @property
    def box(self) -> str: ...
    @property
    def also(self) -> Sequence[str]: ...
    @property
    def value(self) -> float | None: ...
    @property
    def within(self) -> float: ...


class Question(Protocol):
    """What is asked here of `models.Question`, which asks in turn for its faults."""

    @property
    def kind(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def changed(self) -> str: ...
    @property
    def typed(self) -> bool: ...
    @property
    def options(self) -> Sequence[Option]: ...
    @property
    def boxes(self) -> Sequence[Box]: ...
    @property
    def units(self) -> Sequence[str]: ...
    @property
    def otherwise(self) -> str: ...


def faults_of(question: Question) -> Iterator[Fault]:
    """All of them: an author mends an entry once."""
    yield from _same_ids(question)
    if question.changed and question.revision == 1:
        words = "`changed` says why the meaning changed, and nothing is asked again; raise `revision` to 2"
        yield Fault(words, ("changed",))
    yield from _of_another_kind(question)
    yield from _KIND_FAULTS[question.kind](question)


_OWN_KEYS: dict[str, str] = {"box": "sort", "also": "text", "value": "number", "within": "number"}


def _same_ids(question: Question) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, option in enumerate(question.options):
        if option.id in seen:
            yield Fault(f"two options have the same id {option.id!r}", ("options", number, "id"))
        seen.add(option.id)


def _of_another_kind(question: Question) -> Iterator[Fault]:
    """Keys that would do nothing here, so that nobody waits for their effect."""
    for number, option in enumerate(question.options):
        for key, kind in _OWN_KEYS.items():
            if question.kind != kind and getattr(option, key) not in ("", (), None, 0):
                words = (
                    f"the option {option.id!r} has `{key}`, which only a {kind} question reads; take it out"
                )
                yield Fault(words, ("options", number, key))
    if question.boxes and question.kind != "sort":
        yield Fault('only a sort question has boxes; take them out, or write `kind = "sort"`', ("boxes",))
    if question.units and question.kind != "number":
        yield Fault(
            'only a number question has `units`; take them out, or write `kind = "number"`', ("units",)
        )
    if question.otherwise and not question.typed:
        yield Fault("only a text or number question has `otherwise`; take it out", ("otherwise",))


def _one_right(question: Question) -> Iterator[Fault]:
    right = [number for number, option in enumerate(question.options) if option.right]
    if len(right) != 1:
        path = ("options", right[1], "right") if right else ()
        yield Fault(
            f"a {question.kind} question needs exactly one right option, this one has {len(right)}", path
        )


def _some_right(question: Question) -> Iterator[Fault]:
    if not 1 <= sum(option.right for option in question.options) < len(question.options):
        yield Fault("a several question needs at least one right and one wrong option")


def _all_matched(question: Question) -> Iterator[Fault]:
    for number, option in enumerate(question.options):
        if not option.match:
            yield Fault("every option of a match question needs a `match`", ("options", number))


def _all_in_boxes(question: Question) -> Iterator[Fault]:
    """Boxes first: what stands in a box that is missing, or written twice, is no second fault."""
    faults = tuple(_bad_boxes(question)) or tuple(_astray(question))
    yield from faults or _empty_boxes(question)


def _bad_boxes(question: Question) -> Iterator[Fault]:
    boxes = [box.id for box in question.boxes]
    if len(boxes) < 2:
        words = "a sort question needs two to five boxes; add [[question.boxes]] with id, text and feedback"
        yield Fault(words)
    for number, box in enumerate(boxes):
        if box in boxes[:number]:
            yield Fault(f"two boxes have the same id {box!r}", ("boxes", number, "id"))


def _astray(question: Question) -> Iterator[Fault]:
    boxes = [box.id for box in question.boxes]
    for number, option in enumerate(question.options):
        if option.box not in boxes:
            has = f"is in the box {option.box!r}, which is not there" if option.box else "has no `box`"
            words = f"the option {option.id!r} {has}; write one of {', '.join(boxes)}"
            yield Fault(words, ("options", number, "box"))


def _empty_boxes(question: Question) -> Iterator[Fault]:
    for number, box in enumerate(question.boxes):
        if all(option.box != box.id for option in question.options):
            words = f"no option belongs in the box {box.id!r}; add one, or take the box out"
            yield Fault(words, ("boxes", number))


def _expected(question: Question) -> Iterator[Fault]:
    """At least one right answer, and at least one wrong one that people give, with its own words."""
    if len({option.right for option in question.options}) < 2:
        yield Fault(f"a {question.kind} question needs a right option and an expected wrong one")
    if not question.otherwise:
        yield Fault(f"a {question.kind} question without `otherwise`; add what to say to any other answer")


def _texts_apart(question: Question) -> Iterator[Fault]:
    yield from _expected(question)
    owner: dict[str, str] = {}
    for number, option in enumerate(question.options):
        named = f"of the option {option.id!r}"
        for place, text in enumerate((option.text, *option.also)):
            path = ("options", number, *(("also", place - 1) if place else ("text",)))
            form = plain_form(text)
            if not form:
                yield Fault(f"{text!r} {named} has no letter or digit to compare; write another", path)
            elif owner.setdefault(form, option.id) != option.id:
                yield Fault(f"{text!r} {named} is also an answer of the option {owner[form]!r}", path)


def _numbers_apart(question: Question) -> Iterator[Fault]:
    yield from _expected(question)
    reached: list[tuple[float, float, int]] = []
    for number, option in enumerate(question.options):
        if option.value is None:
            words = f"the option {option.id!r} of a number question has no `value`; add the number"
            yield Fault(words, ("options", number))
        else:
            reached.append((option.value - option.within, option.value + option.within, number))
    reached.sort()
    for (_, high, one), (low, _, other) in pairwise(reached):
        if low <= high:
            ids = f"{question.options[one].id!r} and {question.options[other].id!r}"
            words = f"the options {ids} take the same numbers; make `within` smaller"
            yield Fault(words, ("options", other, "within"))


def _none_right(question: Question) -> Iterator[Fault]:
    for number, option in enumerate(question.options):
        if option.right:
            words = "a rate question is never graded, so no option is right; take `right` out"
            yield Fault(words, ("options", number, "right"))


_KIND_FAULTS: dict[str, Callable[[Question], Iterator[Fault]]] = {
    "single": _one_right,
    "sentence": _one_right,
    "several": _some_right,
    "match": _all_matched,
    "order": lambda question: iter(()),
    "sort": _all_in_boxes,
    "text": _texts_apart,
    "number": _numbers_apart,
    "rate": _none_right,
}
