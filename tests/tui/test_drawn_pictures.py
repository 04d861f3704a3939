"""The pictures for the README: all of them are there, and none loads anything from elsewhere."""

import asyncio
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.tutoring.plan_learners import course
from tools.pictures import SCREENS, alone, picture

from tutor.tui.themes import DARK

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_each_screen_has_a_picture_light_and_dark() -> None:
    wanted = {f"{name}-{theme}.svg" for name in SCREENS for theme in ("dark", "light")}
    assert {path.name for path in PICTURES.iterdir()} == wanted | {"recording.svg"}


@pytest.mark.parametrize("name", ["home", "letter-lab", "plan"])
def test_what_the_readme_shows_is_what_one_sees_today(name: str) -> None:
    drawn = asyncio.run(picture(name, course(), (100, 30), DARK))
    assert drawn == (PICTURES / f"{name}-dark.svg").read_text(encoding="utf-8"), "type: make pictures"


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_is_whole_and_loads_nothing(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert ET.fromstring(svg).tag.endswith("svg")
    assert not re.search(r"@import|@font-face|<image|<script|xlink:|(?<![\w-])href=|url\((?!#)", svg)


def test_what_textual_loads_for_its_letters_is_taken_out() -> None:
    loaded = '@font-face { src: url("https://example.org/a.woff2"); }'
    svg = f'<svg class="terminal-77-x"><style>{loaded}\n.terminal-77-x {{}}</style></svg>'
    assert "https" not in alone(svg, "home")
    assert alone(svg, "home") == alone(svg.replace("77", "5"), "home")
