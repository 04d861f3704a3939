"""Where the course and the progress lie, and whose it is: by the options, the environment, and what is installed."""

import argparse
import os
from pathlib import Path

from tutor.course.scanning import find_content
from tutor.ground.problem import UsageError


def content_folder(options: argparse.Namespace) -> Path:
    given = getattr(options, "content", None)
    return find_content(Path(given) if given else None, os.environ)


def language(options: argparse.Namespace) -> str:
    return str(getattr(options, "lang", None) or "en")


def saves_folder(options: argparse.Namespace) -> Path:
    """--saves, TUTOR_SAVES, `saves/` in a checkout, else the platform's user data folder."""
    given = getattr(options, "saves", None) or os.environ.get("TUTOR_SAVES")
    if given:
        if "://" in str(given):
            raise UsageError("This tutor keeps progress in a folder.", "", "Give a folder's name to --saves.")
        return Path(given).expanduser()
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "src" / "tutor").is_dir():
        return checkout / "saves"
    from platformdirs import user_data_path

    return user_data_path("profile-tutor", appauthor=False) / "saves"


def learner_name(options: argparse.Namespace) -> str:
    return str(getattr(options, "learner", None) or "me")
