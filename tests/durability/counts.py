"""How often each thing is tried: a little in `make test`, as often as the promise says in `make durability`."""

import os

IS_LONG = os.environ.get("TUTOR_DURABILITY") == "long"


def times(short: int, long: int) -> int:
    return long if IS_LONG else short


def told(what: str, **figures: object) -> None:
    """A line of the table in docs/reliability.md, seen with `pytest -s`."""
    if IS_LONG:
        print(f"\n{what}: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
