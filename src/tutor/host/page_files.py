"""The one page for a browser and what it needs: read once, handed out with a policy that lets nothing else in."""

import gzip
import re
import secrets
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tutor.ground.tongue import _, spoken

FOLDER = Path(__file__).parent / "page"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript"}
_NONCE = b"{nonce}"
"Stands in the page where each reader gets their own: xterm.js writes style elements, which nobody else may."
_SAID = re.compile(r'\{_\("([^"]+)"\)\}')
"How the page says a text of the tutor; `tools.words` collects it from there."
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class PageFile:
    content: bytes
    packed: bytes
    "The same as gzip; empty for the page itself, which is written anew for each reader."
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer. `headers` are complete but for the date."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def read_page() -> dict[str, PageFile]:
    """Address → file, the page itself in the language in force. Raises OSError."""
    found = {}
    for path in sorted(FOLDER.iterdir()):
        kind = _KINDS.get(path.suffix)
        if kind is not None:
            is_page = path.suffix == ".html"
            content = _in_words(path.read_text(encoding="utf-8")) if is_page else path.read_bytes()
            packed = b"" if is_page else gzip.compress(content, 9, mtime=0)
            found["/" if is_page else f"/{path.name}"] = PageFile(content, packed, f"{kind}; charset=utf-8")
    return found


def _in_words(page: str) -> bytes:
    said = _SAID.sub(lambda found: escape(_(found[1])), page)
    return said.replace("{language}", spoken()).encode()


def answer(files: dict[str, PageFile], address: str, takes_packed: bool) -> Answer:
    """What is sent for an address; whatever stands behind a question mark is not looked at."""
    file = files.get(address.partition("?")[0])
    if file is None:
        return refusal(404, "Not Found", _("There is nothing here."))
    nonce = secrets.token_urlsafe(16)
    headers = [("Content-Type", file.kind), *_every_time(nonce)]
    if not file.packed:
        body = file.content.replace(_NONCE, nonce.encode())
        headers.append(("Cache-Control", "no-store"))
    else:
        body = file.packed if takes_packed else file.content
        headers += [("Cache-Control", f"max-age={_HOUR}"), ("Vary", "Accept-Encoding")]
        headers += [("Content-Encoding", "gzip")] if takes_packed else []
    return Answer(200, "OK", (*headers, ("Content-Length", str(len(body)))), body)


def refusal(status: int, reason: str, words: str) -> Answer:
    body = f"{words}\n".encode()
    headers = (
        ("Content-Type", "text/plain; charset=utf-8"),
        *_every_time("-"),
        ("Cache-Control", "no-store"),
        ("Content-Length", str(len(body))),
    )
    return Answer(status, reason, headers, body)


def _every_time(nonce: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Content-Security-Policy", _POLICY.format(nonce=nonce)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Connection", "close"),
    )
