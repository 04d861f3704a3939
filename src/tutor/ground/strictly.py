"""The shapes as pydantic models: for values that the quick checks doubt, for words about faults, for JSON Schema."""

from collections.abc import Callable, Mapping
from functools import cache
from inspect import cleandoc
from typing import Annotated, Any, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    create_model,
    model_validator,
)

from tutor.ground.quick_checks import AsList, Becomes, Limits
from tutor.ground.shapes import Shape, defaults_of


def strictly_read(shape: type[Shape], value: object) -> Mapping[str, Any]:
    """What the parts of a shape become. Raises ValidationError with all that is wrong."""
    return _parts(model_of(shape).model_validate(value))


@cache
def model_of(shape: type[Shape]) -> type[BaseModel]:
    """The pydantic model that takes and refuses what the shape does."""
    defaults = defaults_of(shape)
    parts: dict[str, Any] = {
        name: (_annotation(annotation), _default(defaults.get(name, ...)))
        for name, annotation in shape.model_fields.items()
    }
    return create_model(
        shape.__name__,
        __config__=ConfigDict(
            extra="allow" if shape.model_keeps else "forbid", strict=shape.model_strict, frozen=True
        ),
        __doc__=cleandoc(shape.__doc__) if shape.__doc__ else None,
        __module__=shape.__module__,
        __validators__={} if shape.fit is Shape.fit else {"fit": model_validator(mode="after")(_fitting(shape))},
        **parts,
    )


def _default(value: Any) -> Any:
    """A shape is no default that pydantic could write into a schema."""
    return Field(default_factory=lambda: value) if isinstance(value, Shape) else value


def _parts(made: BaseModel) -> dict[str, Any]:
    beside = {"_beside": made.model_extra} if made.model_extra else {}
    return {**made.__dict__, **beside}


def _fitting(shape: type[Shape]) -> Callable[[Any], Any]:
    def fit(made: BaseModel) -> BaseModel:
        shape.model_construct(**made.__dict__).fit()
        return made

    return fit


def _annotation(annotation: Any) -> Any:
    """The same annotation in pydantic's words."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return Annotated[model_of(annotation), WrapValidator(_as_shape(annotation))]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        first, *more = inner
        return Annotated[(_annotation(first), *(_said(one) for one in more))]  # type: ignore[return-value]
    if origin in (tuple, dict):
        return origin[tuple(_annotation(one) for one in inner)]
    if inner and type(None) in inner:
        return _annotation(inner[0]) | None
    return annotation


def _as_shape(shape: type[Shape]) -> Callable[[Any, ValidatorFunctionWrapHandler], Any]:
    def read(value: Any, read_on: ValidatorFunctionWrapHandler) -> Shape:
        return value if isinstance(value, shape) else shape._with(_parts(read_on(value)))

    return read


def _said(more: Any) -> Any:
    if isinstance(more, Becomes):
        return AfterValidator(more.do)
    if isinstance(more, AsList):
        return Field(strict=False)
    assert isinstance(more, Limits)
    limits = {name: limit for name, limit in more._asdict().items() if limit is not None and name != "finite"}
    return Field(**limits, **({"allow_inf_nan": False} if more.finite else {}))
