"""The base of what is taught, kept and planned: frozen values with named parts, checked when they are made.

What is plainly right is taken by the quick checks here. Whatever they do not take goes to pydantic
(`ground/strictly.py`), whose word counts: it mends or refuses, and says why. Importing pydantic and building its
models costs more than all else that a command does, and a command that meets only good values never pays for it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Self, TypeVar, dataclass_transform

from tutor.ground.quick_checks import MISSING, Part, UnsureError, part_of
from tutor.ground.shelves import PLACE, Shelf

_S = TypeVar("_S", bound="Shape")
Extra = Literal["forbid", "allow"]
_BESIDE = "_beside"
"Under this key an instance holds what stands beside its parts."
LATE = "_late"
"And under this what makes parts that nobody has asked for yet, by their names; or the shelf where they all stand."


class _Parts(NamedTuple):
    """How the parts of one shape are read."""

    every: dict[str, Part]
    defaults: dict[str, Any]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Shape:
    """A frozen value. Its parts are the annotations of its class; making one raises ValueError for wrong values.

    The methods are those of pydantic's models that the tutor uses, by the same names and with the same meaning.
    """

    model_fields: ClassVar[dict[str, Any]] = {}
    "Name → annotation of each part, in order."
    model_strict: ClassVar[bool] = False
    model_keeps: ClassVar[bool] = False
    "True where keys nobody knows are kept; else they are mistakes."
    model_beside: ClassVar[tuple[str, ...]] = ()
    "What is worked out from the parts and packed with them: cached properties of texts, numbers and such."
    _parts: ClassVar[_Parts | None] = None
    _given: ClassVar[dict[str, Any]] = {}
    "Name → default of each part that has one."

    def __init_subclass__(cls, *, strict: bool | None = None, extra: Extra | None = None) -> None:
        super().__init_subclass__()
        cls.model_strict = cls.model_strict if strict is None else strict
        cls.model_keeps = cls.model_keeps if extra is None else extra == "allow"
        cls.model_fields = {**cls.model_fields, **cls.__annotations__}
        cls._parts = None
        given = {name: vars(cls)[name] for name in cls.__annotations__ if name in vars(cls)}
        cls._given = {**cls._given, **given}
        for name in given:
            # Found on the class, a default would be taken for a part that is not made yet.
            delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(_taken(type(self), values))

    def fit(self) -> None:
        """Raise ValueError if the parts, each right by itself, do not fit together."""

    @classmethod
    def model_validate(cls, value: object) -> Self:
        """The shape in a mapping of its parts. Raises pydantic's ValidationError, a ValueError."""
        if isinstance(value, cls):
            return value
        return cls._with(_taken(cls, value))

    @classmethod
    def model_construct(cls, **parts: Any) -> Self:
        """A shape of these parts, unchecked."""
        return cls._with({**cls.model_defaults(), **parts})

    @classmethod
    def model_defaults(cls) -> dict[str, Any]:
        """What the parts are that nobody gives."""
        return _parts_of(cls).defaults

    @classmethod
    def _with(cls, found: Mapping[str, Any]) -> Self:
        made = object.__new__(cls)
        made.__dict__.update(found)
        return made

    @property
    def model_extra(self) -> dict[str, Any]:
        """What stands beside the known parts."""
        return self.__dict__.get(_BESIDE, {})  # type: ignore[no-any-return]

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """A copy with other parts, unchecked; what was worked out from the old parts is forgotten."""
        fields, own = type(self).model_fields, self.make_whole()
        found = {name: own[name] for name in (*fields, _BESIDE, LATE) if name in own}
        for name, value in (update or {}).items():
            if name in fields:
                found[name] = value
            else:
                found[_BESIDE] = {**found.get(_BESIDE, {}), name: value}
        return self._with(found)

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        exclude: Collection[str] = (),
        exclude_none: bool = False,
    ) -> dict[str, Any]:
        """The parts as plain values; for "json" tuples are lists and dates are text."""
        return {
            name: _dumped(value, mode, exclude_none)
            for name, value in self
            if name not in exclude and not (exclude_none and value is None)
        }

    def make_whole(self) -> dict[str, Any]:
        """What the instance holds, with what the shelf has of it: nothing of that is late any more."""
        own = self.__dict__
        shelf = own.get(LATE)
        if isinstance(shelf, Shelf):
            shelf.fill(own)
            own.pop(LATE, None)
        return own

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        own = self.make_whole()
        late = own.get(LATE, ())
        yield from (
            (name, getattr(self, name)) for name in type(self).model_fields if name in own or name in late
        )
        yield from own.get(_BESIDE, {}).items()

    if not TYPE_CHECKING:  # or every misspelt name would pass the type checker

        def __getattr__(self, name: str) -> Any:
            own = self.__dict__
            late = own.get(LATE, {})
            if isinstance(late, Shelf):
                own = self.make_whole()
            elif name in late:
                own[name] = late[name]()
            # Another thread may have been faster.
            if name in own:
                return own[name]
            raise AttributeError(f"{type(self).__name__!r} has no {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__ or dict(self) == dict(other)

    def __hash__(self) -> int:
        return hash(tuple(value for _, value in self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")


def shelved(
    shape: type[_S], part: str, values: Iterable[Any], rest: Callable[[int], dict[str, Any]]
) -> list[_S]:
    """A shape for each value of one part; what else it has `rest` gives by its place, when somebody looks at it."""
    shelf, new, put, made = Shelf(rest), object.__new__, object.__setattr__, []
    for place, value in enumerate(values):
        row = new(shape)
        put(row, "__dict__", {LATE: shelf, PLACE: place, part: value})
        made.append(row)
    return made


def _parts_of(shape: type[Shape]) -> _Parts:
    known = shape.__dict__["_parts"]
    if known is None:
        parts = {
            name: part_of(annotation, shape._given.get(name, MISSING), shape.model_strict, _nested)
            for name, annotation in shape.model_fields.items()
        }
        defaults = {name: part.default for name, part in parts.items() if part.default is not MISSING}
        known = shape._parts = _Parts(parts, defaults)
    return known  # type: ignore[no-any-return]


def _taken(shape: type[Shape], value: object) -> Mapping[str, Any]:
    """The checked parts of a shape. Raises pydantic's ValidationError."""
    try:
        return _quickly(shape, value)
    except ValueError:
        from tutor.ground.strictly import strictly_read

        return strictly_read(shape, value)


def _quickly(shape: type[Shape], value: object) -> dict[str, Any]:
    """The parts, if they are plainly right. Raises ValueError if they may be wrong."""
    if type(value) is not dict:
        raise UnsureError
    parts, defaults = _parts_of(shape)
    found: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, given in value.items():
        part = parts.get(name)
        if part is not None:
            found[name] = given if type(given) is part.plain else part.check(given)
        elif shape.model_keeps and name.__class__ is str:
            extra[name] = given
        else:
            raise UnsureError
    if len(found) < len(parts):
        found = {**defaults, **found}
        if len(found) < len(parts):
            raise UnsureError
    if extra:
        found[_BESIDE] = extra
    if shape.fit is not Shape.fit:
        shape._with(found).fit()
    return found


def _nested(annotation: object) -> Any:
    """The check of a part that is a shape itself; None for any other annotation."""
    if not (isinstance(annotation, type) and issubclass(annotation, Shape)):
        return None

    def check(value: object) -> Shape:
        if isinstance(value, annotation):
            return value
        return annotation._with(_quickly(annotation, value))

    return check


def _dumped(value: Any, mode: Literal["python", "json"], exclude_none: bool) -> Any:
    if isinstance(value, Shape):
        return value.model_dump(mode=mode, exclude_none=exclude_none)
    if isinstance(value, dict):
        return {key: _dumped(inner, mode, exclude_none) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        inner = [_dumped(one, mode, exclude_none) for one in value]
        return tuple(inner) if isinstance(value, tuple) and mode == "python" else inner
    if mode == "json" and isinstance(value, date):
        return value.isoformat()
    return value
