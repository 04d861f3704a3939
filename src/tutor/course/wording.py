"""What pydantic found in a content file, said in words for the author of the file."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from tutor.ground.shapes import Shape

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_NOUNS = {
    "options": "an option",
    "boxes": "a box",
    "pages": "a page",
    "objectives": "an objective",
    "objective": "an objective",
    "crowded": "a note `crowded`",
    "in_demand": "a note `in_demand`",
}
_WRONG_TYPE = {
    "string_type": ("must be a text", "put it in quotes"),
    "bool_type": ("must be true or false", "write true or false, without quotes"),
    "bool_parsing": ("must be true or false", "write true or false, without quotes"),
    "int_type": ("must be a whole number", "write a whole number, without quotes"),
    "int_parsing": ("must be a whole number", "write a whole number, without quotes"),
    "int_from_float": ("must be a whole number", "write it without a fraction"),
    "finite_number": ("must be a finite number", "write a number such as 2.5"),
    "float_type": ("must be a number", "write a number, without quotes"),
    "float_parsing": ("must be a number", "write a number, without quotes"),
    "date_type": ("must be a date", "write it as 2026-11-23, without quotes"),
    "date_parsing": ("must be a date", "write it as 2026-11-23, without quotes"),
    "date_from_datetime_parsing": ("must be a date", "write it as 2026-11-23, without quotes"),
    "date_from_datetime_inexact": ("must be a date without a time", "write it as 2026-11-23"),
    "tuple_type": ("must be a list", "put it in square brackets"),
    "list_type": ("must be a list", "put it in square brackets"),
    "frozen_set_type": ("must be a list", "put it in square brackets"),
    "model_type": ("must be a table", "write it as {key = value}, or under a header in brackets"),
    "model_attributes_type": ("must be a table", "write it as {key = value}, or under a header in brackets"),
    "dict_type": ("must be a table", "write it as {key = value}, or under a header in brackets"),
}


def without_echoes(errors: "list[ErrorDetails]") -> "list[ErrorDetails]":
    """The errors but those that another one brings along, so that one mistake is told once.

    A list is also "too short" when its entries are wrong, and a misspelt key is also a missing one.
    """
    kept = []
    for error in errors:
        path, others = error["loc"], [other for other in errors if other is not error]
        if error["type"] == "too_short" and any(other["loc"][: len(path)] == path for other in others):
            continue
        unknown = [
            str(other["loc"][-1])
            for other in others
            if other["type"] == "extra_forbidden" and other["loc"][:-1] == path[:-1]
        ]
        if error["type"] == "missing" and get_close_matches(str(path[-1]), unknown, n=1):
            continue
        kept.append(error)
    return kept


def in_words(error: "ErrorDetails", model: type[Shape], noun: str) -> tuple[str, str]:
    """What is wrong, and what to do about it. `noun` names the whole item: "a question"."""
    path = error["loc"]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "missing":
        if key == "objectives":
            return f"{noun} without an objective", "add [[objective]] with id and text"
        return f"{_owner(path, noun)} without `{key}`", f"add `{key} = …`"
    if kind == "extra_forbidden":
        return f"{_owner(path, noun)} has no `{key}`", _did_you_mean(key, _model_at(path[:-1], model))
    if kind in _WRONG_TYPE:
        what, todo = _WRONG_TYPE[kind]
        return f"{_named(path, key)} {what}", todo
    if kind == "literal_error":
        return f"{_named(path, key)} is {_shown(error['input'])}", f"use {context.get('expected', '')}"
    if kind == "string_pattern_mismatch":
        todo = "use small letters, digits, hyphens and slashes, such as `letter/which-sentence`"
        return f"{_named(path, key)} is {_shown(error['input'])}, which can't be an id", todo
    if kind == "string_too_short":
        return f"{_named(path, key)} is empty", "write the text, or leave the key out if it is optional"
    return _sized(error, _named(path, key), context)


def parted(words: str) -> tuple[str, str]:
    """The model's own words: what is wrong; what to do."""
    what, _, todo = words.partition("; ")
    return what, todo or "change the entry until it is so"


def _sized(error: "ErrorDetails", named: str, context: dict[str, Any]) -> tuple[str, str]:
    """Too long, too short, too large, too small; else what the model itself says."""
    match error["type"]:
        case "string_too_long":
            return f"{named} is too long", f"use at most {context.get('max_length')} characters"
        case "too_short":
            least, has = context.get("min_length"), context.get("actual_length")
            return f"{named} has too few entries ({has})", f"give at least {least}"
        case "too_long":
            return f"{named} has too many entries", f"give at most {context.get('max_length')}"
        case "greater_than":
            return f"{named} is {_shown(error['input'])}", f"use a number over {context.get('gt')}"
        case "greater_than_equal":
            return f"{named} is {_shown(error['input'])}", f"use {context.get('ge')} or more"
        case "less_than_equal":
            return f"{named} is {_shown(error['input'])}", f"use {context.get('le')} or less"
        case "value_error":
            return parted(str(context.get("error", error["msg"])))
        case _:
            return f"{named}: {error['msg']}", "mend the value"


def _owner(path: tuple[int | str, ...], noun: str) -> str:
    """What the key belongs to: the innermost list or table around it, or the item as a whole."""
    around = next((part for part in reversed(path[:-1]) if isinstance(part, str)), None)
    if around is None:
        return noun
    in_a_list = isinstance(path[-2], int)
    return _NOUNS.get(around, f"an entry of `{around}`" if in_a_list else f"`{around}`")


def _named(path: tuple[int | str, ...], key: str) -> str:
    """The key, with its number where it is an entry of a list."""
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of `{key}`"
    return f"`{key}`" if key else "this"


def _shown(value: object) -> str:
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 50 else f"{text[:47]}…"


def _did_you_mean(key: str, model: type[Shape] | None) -> str:
    if model is None:
        return "take it out"
    near = get_close_matches(key, model.model_fields, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"take it out; known keys are {', '.join(model.model_fields)}"


def _model_at(path: Iterable[int | str], model: type[Shape]) -> type[Shape] | None:
    """The model that stands at a path inside another."""
    here: type[Shape] | None = model
    for part in path:
        if isinstance(part, str):
            here = _model_in(here.model_fields.get(part)) if here else None
    return here


def _model_in(annotation: object) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
