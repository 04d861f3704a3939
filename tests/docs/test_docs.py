"""What the documents say can be typed and followed is so."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tutor.cli.arguments import parser

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_TYPED = re.compile(r"`(?:\.venv/bin/)?tutor((?: [^`|]*)?)`")
_BLOCK = re.compile(r"^```.*?^```|^ {4}\S[^\n]*$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^ *(?:TUTOR_\S+ +)?(?:\S*/)?tutor ([^|#>\n]*)", re.MULTILINE)
_MADE = re.compile(r"(?:`|^ {4})make ([a-z-]+)", re.MULTILINE)
_LINK = re.compile(r"""(?:\]\(|src=['"]|srcset=['"])(?!https?:|mailto:|#)([^)#\s'"]+)""")
_RUN = re.compile(r"-m ((?:tools|benchmarks)(?:\.\w+)*)")
_SET = re.compile(r"\bTUTOR_[A-Z]+(?:_[A-Z]+)*\b")
_CODE = re.compile(r"`((?:src|tests|docs|tools|benchmarks|packaging)/[\w./-]*\w/?)`")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_what_a_document_names_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    missing = [f"make {name}" for name in _MADE.findall(text) if f"\n{name}:" not in made]
    missing += [link for link in _LINK.findall(text) if not (paper.parent / link).exists()]
    missing += [path for path in _CODE.findall(text) if not (ROOT / path).exists()]
    missing += [
        one for one in _RUN.findall(text) if not (ROOT / one.replace(".", "/")).with_suffix(".py").exists()
    ]
    missing += sorted(set(_SET.findall(text)) - _settings())
    assert missing == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_command_in_a_document_can_be_typed(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8").replace("\\|", "|")
    typed = [*_TYPED.findall(text), *_LINE.findall("\n".join(_BLOCK.findall(text)))]
    unknown = [words for words in typed if not _is_known(words.split())]
    assert unknown == []


def test_the_site_can_be_built_and_no_link_in_it_is_dead(tmp_path: Path) -> None:
    # Not -q: it keeps warnings from `--strict`, which then ends with 0.
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert not re.search(r'<(?:script|link|img)[^>]+(?:src|href)="https?://', page), (
        "loads something from elsewhere"
    )


@cache
def _settings() -> frozenset[str]:
    """Every TUTOR_ word that some code asks its surroundings for."""
    files = [one for folder in ("src", "tests", "benchmarks") for one in (ROOT / folder).rglob("*.py")]
    return frozenset(name for one in files for name in _SET.findall(one.read_text(encoding="utf-8")))


def _is_known(words: list[str]) -> bool:
    """Commands and options exist; what a person fills in (FILE, STEP, …) is not looked at."""
    at = parser()
    for word in words:
        inner = next((a.choices for a in at._actions if isinstance(a.choices, dict)), {})
        if word in inner:
            at = inner[word]
        elif word.startswith("-") and word != "-":
            if word.split("=")[0] not in {name for action in at._actions for name in action.option_strings}:
                return False
        elif at.prog == "tutor" and inner and word.islower() and word.isalpha():
            return False
    return True
