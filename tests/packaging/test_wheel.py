"""The built wheel, installed in a clean environment and run from outside the checkout, is the whole tutor."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

from tutor import __version__

CHECKOUT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The command of a clean environment, and the surroundings to run it in."""
    room = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", room, CHECKOUT, cwd=room)
    (wheel,) = room.glob("profile_tutor-*.whl")
    venv.create(room / "clean", with_pip=True)
    binaries = room / "clean" / "bin"
    run(
        *(binaries / "python", "-m", "pip", "--disable-pip-version-check", "--quiet"),
        *("install", "--no-deps", "--no-index", wheel),
        cwd=room,
    )
    # The libraries come from the environment that runs the tests; a path named here brings no `.pth` file
    # along, so the checkout itself stays out of sight.
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(room),
        "XDG_DATA_HOME": str(room / "kept"),
        "XDG_CACHE_HOME": str(room / "cache"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }
    return binaries / "tutor", env


def test_the_wheel_runs_and_names_its_version(installed: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    tutor, env = installed
    assert __version__ in run(tutor, "--version", cwd=tmp_path, env=env)


def test_the_wheel_carries_the_course(installed: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    tutor, env = installed
    where = run(tutor, "where", cwd=tmp_path, env=env)
    assert str(CHECKOUT) not in where
    assert str(tutor.parents[1]) in where
    run(tutor, "check", cwd=tmp_path, env=env)
    run(tutor, "check", "--lang", "fil", cwd=tmp_path, env=env)
    assert [*tutor.parents[1].rglob("tongues/fil/LC_MESSAGES/tutor.mo")]


def test_outside_a_checkout_progress_goes_to_the_user_s_data_folder(
    installed: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    tutor, env = installed
    plan = tomllib.loads(run(tutor, "plan", "--today", "2026-11-23", cwd=tmp_path, env=env))
    assert plan["format"] == "tutor.action-plan"
    assert str(Path(env["XDG_DATA_HOME"])) in run(tutor, "where", cwd=tmp_path, env=env)
    assert not list(tmp_path.iterdir())
