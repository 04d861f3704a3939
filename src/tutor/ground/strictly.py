"""The shapes as pydantic models: for values that the quick checks doubt, for words about faults, for JSON Schema."""

from collections.abc import Callable, Mapping
from functools import cache
from inspect import cleandoc
from typing import Annotated, Any, cast, get_args, get_origin

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

from tutor.ground.quick_checks import AsList, Becomes, Late, Limits

AnyShape = Any
"A class of `ground/shapes.py`, which asks here in turn."


def strictly_read(shape: AnyShape, value: object) -> Mapping[str, Any]:
    """What the parts of a shape become. Raises ValidationError with all that is wrong."""
    return _parts(model_of(shape).model_validate(value))


def model_of(shape: AnyShape) -> type[BaseModel]:
    """The pydantic model that takes and refuses what the shape does; made once."""
    return _model_of(shape)


@cache
def _model_of(shape: AnyShape) -> type[BaseModel]:
    defaults = shape.model_defaults()
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
        __validators__={"fit": cast("Any", model_validator(mode="after")(_fitting(shape)))},
        **parts,
    )


def _is_shape(annotation: Any) -> bool:
    return isinstance(annotation, type) and hasattr(annotation, "model_defaults")


def _default(value: Any) -> Any:
    """A shape is no default that pydantic could write into a schema."""
    return Field(default_factory=lambda: value) if _is_shape(type(value)) else value


def _parts(made: BaseModel) -> dict[str, Any]:
    beside = {"_beside": made.model_extra} if made.model_extra else {}
    return {**made.__dict__, **beside}


def _fitting(shape: AnyShape) -> Callable[[Any], Any]:
    def fit(made: BaseModel) -> BaseModel:
        shape.model_construct(**made.__dict__).fit()
        return made

    return fit


def _annotation(annotation: Any) -> Any:
    """The same annotation in pydantic's words."""
    if _is_shape(annotation):
        return Annotated[model_of(annotation), WrapValidator(_as_shape(annotation))]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        first, *more = inner
        said = [_said(one) for one in more if not isinstance(one, Late)]
        return Annotated[(_annotation(first), *said)] if said else _annotation(first)
    if origin in (tuple, dict):
        return origin[tuple(_annotation(one) for one in inner)]
    if inner and type(None) in inner:
        return _annotation(inner[0]) | None
    return annotation


def _as_shape(shape: AnyShape) -> Callable[[Any, ValidatorFunctionWrapHandler], Any]:
    def read(value: Any, read_on: ValidatorFunctionWrapHandler) -> Any:
        return value if isinstance(value, shape) else shape._with(_parts(read_on(value)))

    return read


def _said(more: Any) -> Any:
    if isinstance(more, Becomes):
        return AfterValidator(more.do)
    if isinstance(more, AsList):
        return Field(strict=False)
    assert isinstance(more, Limits)
    limits: dict[str, Any] = {name: limit for name, limit in more._asdict().items() if limit is not None}
    if limits.pop("finite"):
        limits["allow_inf_nan"] = False
    return Field(**limits)
