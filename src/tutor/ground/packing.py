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

_S = TypeVar("_S", bound=Shape)
_Make = Callable[[Any], Any]


def packed(value: Any) -> Any:
    """A shape as a dict of what differs from its defaults, a date as a text; all else stays as it is."""
    if isinstance(value, Shape):
        fresh, fields = type(value).model_defaults(), type(value).model_fields
        parts = {name: packed(part) for name, part in value if name not in fresh or fresh[name] != part}
        return {name: dumps(part) if _is_late(fields[name]) else part for name, part in parts.items()}
    if isinstance(value, tuple):
        return tuple(packed(one) for one in value)
    return value.isoformat() if isinstance(value, date) else value


def unpacked(shape: type[_S], value: Any) -> _S:
    """The shape of which `packed` made the value."""
    made: _S = _maker_of_shape(shape)(value)
    return made


def _maker_of_shape(shape: Any) -> _Make:
    return _made_maker(shape)


@cache
def _made_maker(shape: Any) -> _Make:
    fresh = shape.model_defaults()
    fields = shape.model_fields.items()
    late = {name: _maker(one) or _same for name, one in fields if _is_late(one)}
    made_of = {name: inner for name, one in fields if name not in late and (inner := _maker(one))}
    new = object.__new__

    def make(value: dict[str, Any]) -> Any:
        made = new(shape)
        own = made.__dict__
        own.update(fresh)
        own.update(value)
        for name, inner in made_of.items():
            if name in value:
                own[name] = inner(value[name])
        if late:
            own[LATE] = {name: partial(_made_late, inner, own.pop(name)) for name, inner in late.items()}
        return made

    return make


def _made_late(make: _Make, content: bytes) -> Any:
    return make(loads(content))


def _is_late(annotation: Any) -> bool:
    return any(isinstance(more, Late) for more in getattr(annotation, "__metadata__", ()))


def _same(value: Any) -> Any:
    return value


def _maker(annotation: Any) -> _Make | None:
    """What makes a part out of its packed value; None where it is the same."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return _maker_of_shape(annotation)
    if annotation is date:
        return date.fromisoformat
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _maker(inner[0])
    if origin in (Union, UnionType):
        return next((_or_none(make) for one in inner if one is not NoneType and (make := _maker(one))), None)
    return _each(make) if origin is tuple and (make := _maker(inner[0])) else None


def _each(make: _Make) -> _Make:
    return lambda rows: tuple([make(row) for row in rows])


def _or_none(make: _Make) -> _Make:
    return lambda value: None if value is None else make(value)
