"""`tutor uninstall`: what there is to remove and how; it removes nothing itself."""

import argparse
import os
import sys
from pathlib import Path

from tutor.cli import composition, incidents
from tutor.course.cache import NOWHERE
from tutor.ground.clean import clean
from tutor.ground.problem import UsageError
from tutor.ground.tongue import _


def tell(options: argparse.Namespace) -> int:
    """The program, the progress and what can be made again, each with its place."""
    saves = composition.saves_place(options)
    kept = _place(saves) if isinstance(saves, Path) else str(saves)
    rows = [
        (_("the program"), sys.prefix, how_to_remove(Path(sys.prefix))),
        (_("your progress"), kept, _("keep it, or `tutor saves delete` first; then remove the folder")),
        *_waiting(),
        *_made_again(incidents.folder(os.environ).parent),
    ]
    print(_("Nothing was removed. This is what there is:"))
    for what, where, how in rows:
        print(clean(f"\n{what}\n  {where}\n  {how}"))
    return 0


def _made_again(folder: Path) -> list[tuple[str, str, str]]:
    if folder == NOWHERE:
        return []
    return [(_("what can be made again"), _place(folder), _("remove the folder"))]


def _waiting() -> list[tuple[str, str, str]]:
    """Progress that no database has taken yet is not to be removed with the rest."""
    try:
        folder = composition.unsaved_folder()
    except UsageError:
        return []
    if not folder.exists():
        return []
    how = _(
        "open the tutor once more first: what waits here is brought to the database; then remove the folder"
    )
    return [(_("what waited for a database"), str(folder), how)]


def _place(folder: Path) -> str:
    where = str(folder.absolute())
    return where if folder.exists() else _("{folder} (nothing there)").format(folder=where)


def how_to_remove(prefix: Path) -> str:
    """The words that take away the program in `prefix`, by the mark its installer left there."""
    if (prefix / "pipx_metadata.json").exists():
        return "pipx uninstall profile-tutor"
    # Such an environment has no pip.
    if (prefix / "uv-receipt.toml").exists():
        return "uv tool uninstall profile-tutor"
    # Another project's .venv stays.
    if (prefix.parent / "src" / "tutor").is_dir():
        return _("remove this folder, and the checkout it lies in")
    return f"{sys.executable} -m pip uninstall profile-tutor"
