"""In which language the tutor speaks to whoever typed a command, before any progress is read. Imports little."""

import argparse
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tutor.course.languages import canonical
from tutor.ground.tongue import ENGLISH, speak

_NEARLY = re.compile(
    r"(?:postgres\w*|pgsql|mysql|mariadb|sqlite\d?|mssql|oracle|mongodb|redis|jdbc|cockroachdb|yugabytedb):"
    r"|postgres(?:ql)?//|(?:host|hostaddr|port|dbname|user|password|service)\s*=",
    re.IGNORECASE,
)


def given_saves(options: argparse.Namespace) -> str:
    """What --saves or TUTOR_SAVES says; "" where neither does. A line break behind an address is none of it."""
    given = str(getattr(options, "saves", None) or os.environ.get("TUTOR_SAVES") or "")
    return given.strip() if names_database(given.strip()) else given


def names_database(given: str) -> bool:
    """True also for what was typed wrong (`postgresql:/…`, `sqlite:…`, `host=…`): it is no folder's name.

    A folder made of such words would have a password for a name.
    """
    return "://" in given or _NEARLY.match(given) is not None


def usual_saves() -> Path:
    """`saves/` in a checkout, else the platform's user data folder."""
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "src" / "tutor").is_dir():
        return checkout / "saves"
    from platformdirs import user_data_path

    return user_data_path("profile-tutor", appauthor=False) / "saves"


def language_at_once(options: argparse.Namespace) -> str:
    """--lang, else what stands in the learner's save file, else English; the tutor speaks it from now on."""
    asked = str(getattr(options, "lang", None) or "") or _saved(options) or ENGLISH
    speak(asked)
    return asked


def speak_as_typed(given: Sequence[str]) -> None:
    """For words said before the command is understood, as its help and what is wrong with it."""
    typed = argparse.Namespace()
    for word, after in zip(given, (*given[1:], ""), strict=False):
        name, is_joined, value = word.partition("=")
        said = value if is_joined else after
        if said and name in ("--lang", "--learner", "--saves"):
            setattr(typed, name.removeprefix("--"), said)
    with suppress(ValueError):  # told where the command is understood
        typed.lang = canonical(typed.lang) if getattr(typed, "lang", "") else ""
        language_at_once(typed)


def _saved(options: argparse.Namespace) -> str:
    from tutor.saves.first_look import saved_language

    given, name = given_saves(options), str(getattr(options, "learner", None) or "me")
    if names_database(given):
        return ""  # a database is asked once, with all that is in it
    if name != "me":
        from tutor.saves.naming import learner_id

        name = learner_id(name)
    try:
        return saved_language(Path(given).expanduser() if given else usual_saves(), name)
    except RuntimeError:
        return ""  # `~` of nobody: it is told where a folder is asked for
