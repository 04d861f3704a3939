"""What all tests share: a quiet terminal, UTC, and pictures whose file names and ids stay the same."""

import os
import re
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest
import pytest_textual_snapshot  # type: ignore[import-untyped]
from hypothesis import HealthCheck, settings

# The plugin sets the name older syrupy versions read; without this the pictures are saved as .raw.
pytest_textual_snapshot.SVGImageExtension.file_extension = "svg"
_serialize = pytest_textual_snapshot.SVGImageExtension.serialize


def _with_steady_ids(self: Any, data: Any, **options: Any) -> Any:
    return re.sub(r"\bterminal-\d+-", "terminal-", _serialize(self, data, **options))


pytest_textual_snapshot.SVGImageExtension.serialize = _with_steady_ids

# The same examples in every run, so that a change is judged by what it changed; `make fuzz` draws new ones.
settings.register_profile(
    "same",
    derandomize=not os.environ.get("TUTOR_NEW_EXAMPLES"),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")

# A developer's own shell must not change what tests see; the zone is set before any time is shown.
for name in ("NO_COLOR", "TEXTUAL_THEME", "TUTOR_SAVES", "TUTOR_CONTENT"):
    os.environ.pop(name, None)
os.environ["TZ"] = "UTC"
time.tzset()


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """One process has one learner and speaks one language; here many tests share one."""
    from tutor.ground.tongue import speak

    yield
    speak("en")


@pytest.fixture(autouse=True)
def a_still_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor would be caught in either phase."""
    from textual.widgets import Input, TextArea

    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    monkeypatch.setattr(TextArea.cursor_blink, "_default", False)


# A test run started with `nohup` hands an ignored hang-up down to every tutor it starts, and those obey it.
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
