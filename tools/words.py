"""Collects the words of the interface into `tongues/<code>/LC_MESSAGES/tutor.po` and compiles what is translated.

Its own collector, and not a pattern for Babel's, because only Python's parser tells a text that can be translated
from one that is put together while the tutor runs: such a one is a mistake, told by file and line.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1] / "src" / "tutor"
TONGUES = SOURCE / "tongues"
PO = "LC_MESSAGES/tutor.po"
_IN_TEMPLATE = re.compile(r"""\b_\(\s*"((?:[^"\\]|\\.)*)"\s*\)""")
_NOTE = "# Translators: "


class Said(NamedTuple):
    """One text of the interface: the form for one, that for more if a number decides, and which of two is meant."""

    text: str
    more: str = ""
    context: str = ""


class NotFixed(NamedTuple):
    """A place where what should be translated is put together first, so that no translator can see it."""

    file: str
    line: int


@cache
def said_in(source: Path = SOURCE) -> tuple[dict[Said, set[str]], list[NotFixed]]:
    """Each text with the files that say it, and what can't be collected."""
    found: dict[Said, set[str]] = {}
    wrong: list[NotFixed] = []
    for file in sorted(source.rglob("*.py")):
        name = file.relative_to(source).as_posix()
        for one in _in_module(file, name):
            if isinstance(one, NotFixed):
                wrong.append(one)
            else:
                found.setdefault(one, set()).add(name)
    for file in sorted(source.rglob("*.html")):
        for text in _IN_TEMPLATE.findall(file.read_text(encoding="utf-8")):
            found.setdefault(Said(text), set()).add(file.relative_to(source).as_posix())
    plural = {one.text for one in found if one.more}
    return {
        one: files for one, files in found.items() if one.more or one.context or one.text not in plural
    }, wrong


def _in_module(file: Path, name: str) -> Iterator[Said | NotFixed]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        match node.func.id, [_text(part) for part in node.args]:
            case (("_" | "N_"), [str() as text]):
                yield Said(text)
            case (("_" | "N_"), [str() as text, str() as context]):
                yield Said(text, context=context)
            case "many", [str() as one, str() as more, _]:
                yield Said(one, more)
            case "counted", [_, str() as one, *rest]:
                plural = rest[0] if rest else f"{one}s"
                yield Said(f"{{n}} {one}", f"{{n}} {plural}") if plural else NotFixed(name, node.lineno)
            case (("N_" | "counted"), _):
                yield NotFixed(name, node.lineno)
            case (("_" | "many"), _) if not _is_marked(node):
                yield NotFixed(name, node.lineno)


def _is_marked(call: ast.Call) -> bool:
    """`_(NAME)`, `_(WORDS[key])` and the like: a constant that `N_` marked where it stands."""
    return not any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@cache
def notes_in(source: Path = SOURCE) -> dict[str, list[str]]:
    """What authors tell translators of a text: `# Translators: …` on the line above the one where it begins."""
    notes: dict[str, list[str]] = {}
    for file in sorted(source.rglob("*.py")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(ast.parse("\n".join(lines))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "N_", "many")
            ):
                above = lines[node.lineno - 2].strip() if node.lineno > 1 else ""
                text = _text(node.args[0])
                if text and above.startswith(_NOTE) and above not in notes.setdefault(text, []):
                    notes[text].append(above)
    return notes


def catalogue_of(code: str) -> Catalog:
    with (TONGUES / code / PO).open("rb") as file:
        return read_po(file, locale=code, domain="tutor")


def brought_up(code: str) -> tuple[Catalog, int]:
    """The catalogue with each text of the interface and no other, and how many lack a translation."""
    before = catalogue_of(code) if (TONGUES / code / PO).is_file() else Catalog(locale=code)
    after = Catalog(
        locale=code, project="tutor", copyright_holder="", msgid_bugs_address="", fuzzy=False, charset="utf-8"
    )
    after.header_comment = (
        f"# The words of the tutor's interface in the language “{code}”; `make words` brings it up."
    )
    missing = 0
    for said, files in sorted(said_in()[0].items(), key=lambda one: (min(one[1]), one[0])):
        known = before.get(said.text, said.context or None)
        key = (said.text, said.more) if said.more else said.text
        words = known.string if known is not None and bool(said.more) == isinstance(known.id, tuple) else None
        empty = ("",) * after.num_plurals if said.more else ""
        told = [note.removeprefix(_NOTE) for note in notes_in().get(said.text, [])]
        places = [(file, None) for file in sorted(files)]
        message = after.add(
            key,
            words or empty,
            locations=places,  # type: ignore[arg-type]
            auto_comments=told,
            context=said.context or None,
        )
        # Python's own blanks are told by our test; Babel would take a lone % for a blank of another kind.
        message.flags.discard("python-format")
        missing += not _is_whole(message)
    return after, missing


def _is_whole(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The bytes of `.po` and `.mo`: the same words give the same bytes, without a date."""
    po, mo = BytesIO(), BytesIO()
    write_po(po, catalogue, width=110, omit_header=False, sort_output=False)
    lines = [line for line in po.getvalue().splitlines(keepends=True) if not line.startswith(_DATED)]
    catalogue.revision_date = catalogue.creation_date = _NO_DAY
    for message in [one for one in catalogue if one.id and not _is_whole(one)]:
        # Left in, its missing form would be shown as nothing; left out, English is.
        catalogue.delete(message.id, message.context)
    write_mo(mo, catalogue)
    return b"".join(lines), mo.getvalue()


_DATED = (
    b'"Project-Id-Version',
    b'"Report-Msgid',
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def main(codes: list[str]) -> int:
    """Bring up the named languages, or all that are there."""
    wrong = said_in()[1]
    for place in wrong:
        print(
            f"src/tutor/{place.file}:{place.line}: this is put together before it is translated",
            file=sys.stderr,
        )
    for code in codes or sorted(path.name for path in TONGUES.iterdir() if path.is_dir()):
        catalogue, missing = brought_up(code)
        count = len(catalogue)
        po, mo = written(catalogue)
        folder = TONGUES / code / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tutor.po").write_bytes(po)
        (folder / "tutor.mo").write_bytes(mo)
        file = (folder / "tutor.po").relative_to(SOURCE.parents[1])
        print(f"{file}: {count} texts, {missing} of them not translated yet")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
