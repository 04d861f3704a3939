"""The wheel and the sdist, installed in a clean environment on every Python there is, and tried from outside.

Run: make wheels, or `.venv/bin/python -m tools.wheels PYTHON…` for those named. The sdist is built first and the wheel
from it, so that both are whole; the libraries come from the lock, each with its hash. Ends with 1 if anything failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
LETTER = "Hi,\n\nMany freelancers already offer skills like yours, so we could not accept your application.\n"
TRIED: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("--version",), "", "tutor "),
    (("check",), "", ""),
    (("letter", "-"), LETTER, "declined"),
    (("plan", "--today", "2026-11-23"), "", 'format = "tutor.action-plan"'),
    (("--plain", "--learner", "ana"), "", "Welcome"),
    (("doctor",), "", ""),
)
"What is typed, what comes in, what must come out."


def pythons() -> list[Path]:
    """One Python of each version that runs here: on the PATH, or among those of pyenv and uv."""
    found: dict[str, Path] = {}
    places = [Path.home() / ".pyenv" / "versions", Path.home() / ".local" / "share" / "uv" / "python"]
    for version in VERSIONS:
        named = [Path(name) for name in [shutil.which(f"python{version}")] if name]
        kept = [one for place in places for one in sorted(place.glob(f"*{version}.*/bin/python{version}"))]
        for python in [*named, *kept]:
            asked: list[str | Path] = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
            if subprocess.run(asked, capture_output=True, text=True).stdout.strip() == version:
                found.setdefault(version, python)
    return list(found.values())


def built(place: Path) -> tuple[Path, Path]:
    """The sdist, and the wheel that is made of it and of nothing else."""
    _run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(place))
    (sdist,) = place.glob("*.tar.gz")
    shutil.unpack_archive(sdist, place / "unpacked", filter="data")
    (source,) = (place / "unpacked").iterdir()
    _run(source, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place))
    (wheel,) = place.glob("*.whl")
    return sdist, wheel


def tried(python: Path, wheel: Path, room: Path) -> str:
    """Install and try it all; words on how it went. Raises AssertionError, and TimeoutExpired."""
    start = time.monotonic()
    _run(room, str(python), "-m", "venv", str(room / "clean"))
    own = str(room / "clean" / "bin" / "python")
    pip = (own, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    _run(room, *pip, "--require-hashes", "-r", str(ROOT / "requirements" / "run.txt"))
    _run(room, *pip, "--no-deps", "--no-index", str(wheel))
    installed = time.monotonic()
    # Only what a new user has: nothing of this checkout, and a home of its own.
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(room), "LANG": "C.UTF-8", "TERM": "dumb"}
    for words, given, awaited in TRIED:
        command = [str(room / "clean" / "bin" / "tutor"), *words]
        ran = subprocess.run(
            command, cwd="/", env=surroundings, input=given, capture_output=True, text=True, timeout=120
        )
        assert ran.returncode == 0, (words, ran.returncode, ran.stderr)
        assert awaited in ran.stdout, (words, ran.stdout)
        assert f"{ROOT}{os.sep}" not in ran.stdout + ran.stderr, (words, "names the checkout")
    return f"installed in {installed - start:.0f} s, all tried in {time.monotonic() - installed:.0f} s"


def _run(folder: Path, *command: str) -> None:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 0, (command, ran.stderr[-2000:])


def main(named: list[Path]) -> int:
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        sdist, wheel = built(Path(folder))
        print(
            f"{sdist.name} {sdist.stat().st_size // 1024} kB, {wheel.name} {wheel.stat().st_size // 1024} kB"
        )
        for python in named or pythons():
            room = Path(tempfile.mkdtemp(dir=folder))
            try:
                told = tried(python, wheel, room)
            except (subprocess.TimeoutExpired, AssertionError) as problem:
                failed, told = True, f"FAILED: {problem}"
            print(f"{python}: {told}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
