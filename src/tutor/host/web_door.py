"""The browser's door: one page, and a line on which a browser is a learner's terminal. `tutor serve --web` only."""

import asyncio
import ipaddress
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from tutor.ground.tongue import _
from tutor.host.arrival import Arrival
from tutor.host.page_files import Answer, answer, read_page, refusal
from tutor.host.web_session import BrowserSession

if TYPE_CHECKING:
    from tutor.host.hall import Hall

LINE = "/line"
_PAGE_SECONDS = 20
"For the whole of a request and its answer, and for the last words of a line."
_FILES_OF_A_PAGE = 7
_LARGEST_MESSAGE = 32 * 1024
_MOST_WAITING = 64 * 1024
_NO_LOG = logging.getLogger("tutor.host.web")
_NO_LOG.addHandler(logging.NullHandler())
_NO_LOG.propagate = False


@dataclass(frozen=True, slots=True)
class Web:
    """Where browsers come in. `url` is what people type, where a reverse proxy stands before us; else empty."""

    address: str = "127.0.0.1"
    port: int = 8080
    url: str = ""


async def open_web(hall: "Hall", web: Web) -> Server:
    """Listen. Raises OSError if the port is taken."""
    door = _WebDoor(hall, web)
    return await serve(
        door.sit_down,
        web.address or None,
        web.port,
        process_request=door.answer,
        create_connection=door.connection,
        compression=None,
        server_header="tutor",
        open_timeout=_PAGE_SECONDS,
        close_timeout=_PAGE_SECONDS,
        ping_interval=15,
        ping_timeout=45,
        max_size=_LARGEST_MESSAGE,
        max_queue=16,
        write_limit=_MOST_WAITING,
        logger=_NO_LOG,
    )


class _Connection(ServerConnection):
    """One browser's connection; `door` is set by the class that is made for each door."""

    door: "_WebDoor"
    arrival: Arrival | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.door.came(self)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.door.left(self)


class _WebDoor:
    """Who may have the page, and who may have a line. Silent connections make room for new ones, oldest first:
    browsers keep spare ones open, so that refusing whoever comes would shut out a room that looks at the page."""

    def __init__(self, hall: "Hall", web: Web) -> None:
        self._hall, self._web = hall, web
        self._files = read_page()
        self._silent: dict[ServerConnection, None] = {}
        self._served: set[ServerConnection] = set()
        self.connection = type("Connection", (_Connection,), {"door": self})

    def came(self, connection: ServerConnection) -> None:
        if self._hall.penalties.refuses(self._peer(connection)):
            self._hall.measures.refused["penalty"] += 1
            connection.transport.abort()
            return
        self._silent[connection] = None
        if len(self._silent) > self._hall.half_open_rule.full:
            oldest = next(iter(self._silent))
            del self._silent[oldest]
            self._hall.measures.refused["half-open"] += 1
            oldest.transport.abort()

    def left(self, connection: _Connection) -> None:
        self._silent.pop(connection, None)
        self._served.discard(connection)
        if connection.arrival is not None:
            connection.arrival.was_lost()

    def answer(self, connection: Any, request: Request) -> Response | None:
        self._silent.pop(connection, None)
        if request.path != LINE:
            most = _FILES_OF_A_PAGE * (self._hall.room.limits.learners + self._hall.half_open_rule.full)
            if len(self._served) >= most:
                return _response(refusal(503, "Service Unavailable", _("Please try again in a moment.")))
            self._served.add(connection)
            packed = "gzip" in ",".join(request.headers.get_all("Accept-Encoding"))
            return _response(answer(self._files, request.path, packed))
        if not self._is_own_page(request.headers):
            self._hall.measures.refused["origin"] += 1
            return _response(refusal(403, "Forbidden", _("Only this room's own page may ask for this.")))
        connection.arrival = Arrival(self._hall, self._source(connection, request.headers))
        if not connection.arrival.is_let_on(has_spoken=True):
            return _response(refusal(429, "Too Many Requests", _("Please wait a moment.")))
        return None

    async def sit_down(self, connection: Any) -> None:
        await BrowserSession(self._hall, connection.arrival, connection).serve()

    def _is_own_page(self, headers: Headers) -> bool:
        """Whether the page that asks came from here: else any page on the web could type into somebody's room."""
        origins, hosts = headers.get_all("Origin"), headers.get_all("Host")
        if len(origins) != 1 or len(hosts) != 1:
            return False
        if self._web.url:
            return origins[0] == origin_of(self._web.url)
        return origins[0] in (f"http://{hosts[0]}", f"https://{hosts[0]}")

    def _peer(self, connection: ServerConnection) -> str:
        """The address at the other end; nothing for our own reverse proxy, behind which anybody may be."""
        address = str((connection.remote_address or ("",))[0])
        return "" if self._web.url and _is_of_this_machine(address) else address

    def _source(self, connection: ServerConnection, headers: Headers) -> str:
        """Who is punished for wrong codes. Our own reverse proxy writes down last whom it speaks for."""
        if peer := self._peer(connection):
            return peer
        said = ",".join(headers.get_all("X-Forwarded-For")).rpartition(",")[2].strip()
        return said[:64] or "proxy"


def origin_of(url: str) -> str:
    """The part of an address that a browser names as the origin of its page."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _is_of_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _response(one: Answer) -> Response:
    return Response(one.status, one.reason, Headers(one.headers), one.body)
