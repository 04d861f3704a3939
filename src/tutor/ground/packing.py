"""Checked shapes as values that `marshal` takes, and back in a few milliseconds, unchecked.

Only for what the tutor itself has packed, and knows to be the same: a course of 1,500 shapes is built anew at each
start, and checking all of its values again would cost more than all else in that start.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from marshal import dumps, loads
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from tutor.ground.quick_checks import Late
from tutor.ground.shapes import LATE, Shape
from tutor.ground.shelves import PLACE, Shelf

_S = TypeVar("_S", bound=Shape)
Kept = Callable[[str, "Make"], Any]
"Gives a part that stands apart, by its name: what `Make` makes of its packed value."
Make = Callable[[Any, Kept | None], Any]
LARGE = 4_096
"Bytes of a late part that are better not read before they are asked for."


def packed(value: Any, apart: dict[str, bytes] | None = None, name: str = "") -> Any:
    """A shape as a dict of what differs from its defaults, a date as a text; all else stays as it is.

    A large late part goes to `apart`, under its name (`units.0.questions`), and only that name is left in its place.
    """
    if isinstance(value, Shape):
        fresh, fields = type(value).model_defaults(), type(value).model_fields
        parts = {}
        for key, part in value:
            if key not in fresh or fresh[key] != part:
                inner = f"{name}.{key}".lstrip(".")
                parts[key] = packed(part, apart, inner)
                if _is_late(fields[key]):
                    parts[key] = _late(dumps(parts[key]), apart, inner)
        return {**parts, **{key: getattr(value, key) for key in value.model_beside}}
    if isinstance(value, tuple):
        if _late_parts(value):
            return _shelved(value, apart, name)
        return tuple(packed(one, apart, f"{name}.{place}") for place, one in enumerate(value))
    return value.isoformat() if isinstance(value, date) else value


def _late_parts(rows: tuple[Any, ...]) -> frozenset[str]:
    """The late parts of the shapes in a tuple; none where it holds no shapes."""
    kind = type(rows[0]) if rows else NoneType
    if not issubclass(kind, Shape):
        return frozenset()
    return frozenset(name for name, one in kind.model_fields.items() if _is_late(one))


def _shelved(
    rows: tuple[Any, ...], apart: dict[str, bytes] | None, name: str
) -> tuple[list[dict[str, Any]], bytes | str]:
    """What is wanted of each row at once, whole and with its place; and all the late parts of all rows together."""
    late = _late_parts(rows)
    heads, rests = [], []
    for place, row in enumerate(rows):
        heads.append({PLACE: place})
        fresh = row.model_defaults()
        for key, part in row:
            if key not in late:
                heads[-1][key] = packed(part, apart, f"{name}.{place}.{key}")
        rests.append(
            {
                key: packed(part)
                for key, part in row
                if key in late and (key not in fresh or fresh[key] != part)
            }
        )
    return heads, _late(dumps(rests), apart, name)


def _late(content: bytes, apart: dict[str, bytes] | None, name: str) -> bytes | str:
    if apart is None or len(content) < LARGE:
        return content
    apart[name] = content
    return name


def part_named(name: str, shape: Any) -> Any:
    """The part of a shape that has this name among the parts that stand apart."""
    for step in name.split("."):
        shape = shape[int(step)] if step.isdigit() else getattr(shape, step)
    return shape


def unpacked(shape: type[_S], value: Any, kept: Kept | None = None) -> _S:
    """The shape of which `packed` made the value; `kept` gives what it put apart."""
    made: _S = _maker_of_shape(shape)(value, kept)
    return made


def _maker_of_shape(shape: Any) -> Make:
    return _made_maker(shape)


@cache
def _made_maker(shape: Any) -> Make:
    fresh = shape.model_defaults()
    fields = shape.model_fields.items()
    late = {name: _maker(one) or _same for name, one in fields if _is_late(one)}
    made_of = {name: inner for name, one in fields if name not in late and (inner := _maker(one))}
    new = object.__new__

    def make(value: dict[str, Any], kept: Kept | None) -> Any:
        made = new(shape)
        own = made.__dict__
        own.update(fresh)
        own.update(value)
        for name, inner in made_of.items():
            if name in value:
                own[name] = inner(value[name], kept)
        if late:
            own[LATE] = {
                name: partial(_made_late, inner, own.pop(name), kept)
                for name, inner in late.items()
                if name in value
            }
        return made

    return make


def _made_late(make: Make, content: bytes | str, kept: Kept | None) -> Any:
    if isinstance(content, bytes):
        return make(loads(content), kept)
    assert kept is not None
    return kept(content, make)


def _is_late(annotation: Any) -> bool:
    return any(isinstance(more, Late) for more in getattr(annotation, "__metadata__", ()))


def _same(value: Any, _: Kept | None) -> Any:
    return value


def _day(value: str, _: Kept | None) -> date:
    return date.fromisoformat(value)


def _maker(annotation: Any) -> Make | None:
    """What makes a part out of its packed value; None where it is the same."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return _maker_of_shape(annotation)
    if annotation is date:
        return _day
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _maker(inner[0])
    if origin in (Union, UnionType):
        return next((_or_none(make) for one in inner if one is not NoneType and (make := _maker(one))), None)
    if origin is not tuple or (make := _maker(inner[0])) is None:
        return None
    return _each_from_its_head(inner[0]) if _has_late(inner[0]) else _each(make)


def _has_late(shape: Any) -> bool:
    return (
        isinstance(shape, type)
        and issubclass(shape, Shape)
        and any(map(_is_late, shape.model_fields.values()))
    )


def _each_from_its_head(shape: Any) -> Make:
    """Rows that stand there by their heads; the rest of each comes from the shelf when it is asked for."""
    fields = shape.model_fields.items()
    late = {name: one for name, one in fields if _is_late(one)}
    fresh = {name: value for name, value in shape.model_defaults().items() if name in late}
    makers = {name: inner for name, one in late.items() if (inner := _maker(one))}
    made_of = {name: inner for name, one in fields if not _is_late(one) and (inner := _maker(one))}
    new = object.__new__

    def make(value: Any, kept: Kept | None) -> tuple[Any, ...]:
        if not value:
            return ()
        heads, content = value

        rests: list[Any] = []

        def rest(place: int) -> dict[str, Any]:
            # Unpacked together when the first row is asked for; doing so twice at once does no harm.
            if not rests:
                rests[:] = _made_late(_same, content, kept)
            one = rests[place]
            if isinstance(one, Shape):  # read again, from the course itself
                return {name: getattr(one, name) for name in late}
            found = {**fresh, **one}
            return found | {name: inner(found[name], kept) for name, inner in makers.items()}

        shelf, put = Shelf(rest), object.__setattr__
        rows = []
        for head in heads:
            row = new(shape)
            if made_of:
                head |= {name: inner(head[name], kept) for name, inner in made_of.items()}
            head[LATE] = shelf
            # The head was unpacked for this row alone, so that the row may have it as it is.
            put(row, "__dict__", head)
            rows.append(row)
        return tuple(rows)

    return make


def _each(make: Make) -> Make:
    return lambda rows, kept: tuple([make(row, kept) for row in rows])


def _or_none(make: Make) -> Make:
    return lambda value, kept: None if value is None else make(value, kept)
