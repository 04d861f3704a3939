"""`tutor` typed in a shell: a process with its own saves and cache."""

import os
import subprocess
import sys
from pathlib import Path


class Shell:
    """Runs `tutor` with its own saves and cache."""

    def __init__(self, folder: Path) -> None:
        self.saves = folder / "saves"
        self.env = {
            **{key: value for key, value in os.environ.items() if not key.startswith("TUTOR_")},
            "TUTOR_SAVES": str(self.saves),
            "TUTOR_CACHE": str(folder / "cache"),
        }

    def __call__(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        ran = subprocess.run(
            [sys.executable, "-m", "tutor", *words], input=given, capture_output=True, env=self.env
        )
        assert b"Traceback" not in ran.stdout + ran.stderr
        return ran
