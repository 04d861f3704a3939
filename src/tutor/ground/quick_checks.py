"""Quick checks of values by the annotation of the part they are for: they take what is plainly right, else doubt.

A check returns what the part becomes, and that is what pydantic would make of the same value, or raises UnsureError.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

Check = Callable[[Any], Any]
MISSING: Any = object()


class UnsureError(ValueError):
    """Somebody slower must look."""


class Limits(NamedTuple):
    """What `Annotated` says of a value beside its type; lengths are of texts and of lists."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    finite: bool = False


class Becomes(NamedTuple):
    """What is done to a value of the right type; it must neither fail nor mind being done twice."""

    do: Callable[[Any], Any]


class AsList(NamedTuple):
    """A list is taken for a tuple, even where all else is strict: files have no tuples."""


class Late(NamedTuple):
    """Of a packed shape this part is made when it is first asked for."""


class Part(NamedTuple):
    """One part of a shape: its check, its default, and the type whose values need no check at all."""

    check: Check
    default: Any
    plain: type | None


def part_of(annotation: Any, default: Any, strict: bool, nested: Callable[[Any], Check | None]) -> Part:
    """How a part is checked. `nested` gives the check of an annotation that is a shape."""
    plain = annotation if annotation in (bool, int) else None
    return Part(_check_of(annotation, strict, nested), default, plain)


def _check_of(annotation: Any, strict: bool, nested: Callable[[Any], Check | None]) -> Check:
    if shape := nested(annotation):
        return shape
    if annotation in _SIMPLE:
        return _iso_date if annotation is date and not strict else _SIMPLE[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        first, *more = inner
        if any(isinstance(one, AsList) for one in more):
            many = _many(_check_of(get_args(first)[0], strict, nested), strict=False)
            return _with_more(many, [one for one in more if not isinstance(one, AsList)])
        return _with_more(_check_of(first, strict, nested), more)
    if origin is Literal:
        return _one_of(frozenset((type(one), one) for one in inner))
    if origin in (Union, UnionType):
        return _either([_check_of(one, strict, nested) for one in inner])
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return _many(_check_of(inner[0], strict, nested), strict)
    if origin is dict and inner[0] is str:
        return _table(_check_of(inner[1], strict, nested))
    return _never


def _text(value: Any) -> str:
    if type(value) is str:
        if value.isascii():
            return value
        value.encode()  # raises ValueError for half a character, which no file can hold
        return value
    raise UnsureError


def _float(value: Any) -> float:
    if type(value) is float:
        return value
    if type(value) is int and -(2**53) <= value <= 2**53:
        return float(value)
    raise UnsureError


def _exactly(kind: type) -> Check:
    def check(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise UnsureError

    return check


def _never(value: Any) -> Any:
    raise UnsureError


_SIMPLE: dict[Any, Check] = {
    str: _text,
    float: _float,
    **{kind: _exactly(kind) for kind in (bool, int, date, datetime, NoneType)},
}


def _iso_date(value: Any) -> date:
    if type(value) is date:
        return value
    if type(value) is str and len(value) == 10:
        return date.fromisoformat(value)
    raise UnsureError


def _one_of(allowed: frozenset[tuple[type, Any]]) -> Check:
    def check(value: Any) -> Any:
        if type(value) in (str, int) and (type(value), value) in allowed:
            return value
        raise UnsureError

    return check


def _either(checks: list[Check]) -> Check:
    """The first that takes the value: no value of ours fits two and becomes two different things."""

    def check(value: Any) -> Any:
        for one in checks:
            try:
                return one(value)
            except UnsureError:
                continue
        raise UnsureError

    return check


def _many(inner: Check, strict: bool) -> Check:
    kinds = (tuple,) if strict else (tuple, list)

    def check(value: Any) -> tuple[Any, ...]:
        if isinstance(value, kinds):
            return tuple([inner(one) for one in value])
        raise UnsureError

    return check


def _table(inner: Check) -> Check:
    def check(value: Any) -> dict[str, Any]:
        if type(value) is dict:
            return {_text(key): inner(one) for key, one in value.items()}
        raise UnsureError

    return check


def _with_more(check: Check, more: list[Any]) -> Check:
    for one in more:
        if isinstance(one, Limits):
            check = _limited(check, one)
        elif isinstance(one, Becomes):
            check = _become(check, one.do)
        elif not isinstance(one, Late):
            return _never
    return check


def _become(check: Check, do: Callable[[Any], Any]) -> Check:
    return lambda value: do(check(value))


def _limited(check: Check, limits: Limits) -> Check:
    """Written so that a number that is none (nan) is within no limits."""
    ge, gt, le, least, most, pattern, finite = limits
    fits = re.compile(pattern).fullmatch if pattern else None

    def limited(value: Any) -> Any:
        value = check(value)
        if value is None:
            return value
        if (
            (ge is not None and not value >= ge)
            or (gt is not None and not value > gt)
            or (le is not None and not value <= le)
            or (least is not None and len(value) < least)
            or (most is not None and len(value) > most)
            or (finite and not abs(value) < float("inf"))
            or (fits is not None and not fits(value))
        ):
            raise UnsureError
        return value

    return limited
