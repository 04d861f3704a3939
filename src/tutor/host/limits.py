"""How much the door bears: OpenSSH's numbers as defaults. Pure: without a clock, a file or a socket."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field

from tutor.ground.tongue import _

TRIES = 6
"Wrong codes on one connection."
LOGIN_SECONDS = 30
PENALTY_NONE_TRIED, PENALTY_FAILED, PENALTY_TOO_SLOW = 1.0, 5.0, 10.0
ACTS_FROM, MOST_PENALTY = 15.0, 600.0
MOST_SOURCES = 65_536
SMALLEST, LARGEST = (8, 3), (300, 100)
"Columns and rows of a window."
STARTS_AT_ONCE = 5
START_SECONDS = 20.0
"How long somebody waits for their turn to start before they are asked to come again."
BACKLOG, CUT_SECONDS = 256 * 1024, 20.0
"Bytes that wait for one reader before no more is made for them, and seconds after which such a reader is cut."
TYPED_AHEAD = 64 * 1024
"Bytes typed that a learner's process has not read yet; then the client is asked to wait."
FREED_SECONDS = 1.8
"After a line has dropped: what has not ended by then is ended."
DRAIN_SECONDS = 10.0
"From the word that the room closes to its end."
WARNED_BEFORE = 120.0
"Seconds of warning before an idle tutor closes."


def window(columns: int, rows: int) -> tuple[int, int]:
    """A window size that a screen can be drawn in, whatever a client claims; 80×24 where it claims nothing."""
    if columns <= 0 or rows <= 0:
        return 80, 24
    return (min(max(columns, SMALLEST[0]), LARGEST[0]), min(max(rows, SMALLEST[1]), LARGEST[1]))


@dataclass(frozen=True, slots=True)
class HalfOpen:
    """OpenSSH's MaxStartups: from `begin` connections on `rate` percent are refused, all of them from `full` on."""

    begin: int = 10
    rate: int = 30
    full: int = 100

    def refuses(self, already: int, chance: float) -> bool:
        """`already` connections have not logged in yet; `chance` is random, from 0 up to 1."""
        if already < self.begin:
            return False
        if already >= self.full or self.full <= self.begin:
            return True
        percent = self.rate + (100 - self.rate) * (already - self.begin) / (self.full - self.begin)
        return chance * 100 < percent

    @staticmethod
    def read(written: str) -> "HalfOpen":
        """From "10:30:100". Raises ValueError."""
        begin, rate, full = (int(part) for part in written.split(":"))
        if not (0 < begin <= full <= 10_000 and 0 <= rate <= 100):
            raise ValueError(_("begin:rate:full, for instance 10:30:100"))
        return HalfOpen(begin, rate, full)


@dataclass
class Penalties:
    """Seconds for which a source is refused: they add up with each failure and pass by themselves.

    As OpenSSH's PerSourcePenalties: it acts from 15 s on, and holds at most 600 s. `exempt` are networks whose
    people sit in the room, behind one address: their typing mistakes must not shut the door for all.
    """

    now: Callable[[], float]
    exempt: tuple[str, ...] = ()
    _until: dict[str, float] = field(default_factory=dict)
    _swept_at: float = -1.0

    def __post_init__(self) -> None:
        self._networks = [ipaddress.ip_network(one, strict=False) for one in self.exempt]

    def punish(self, source: str, seconds: float) -> None:
        source = _of_one_line(source)
        if self._is_exempt(source):
            return
        now = self.now()
        if source not in self._until and len(self._until) >= MOST_SOURCES and not self._sweep(now):
            return
        until = max(self._until.get(source, now), now) + seconds
        self._until[source] = min(until, now + MOST_PENALTY)

    def _sweep(self, now: float) -> bool:
        """Forget who is free again, at most once a second: a flood of sources must not buy work with each."""
        if now >= self._swept_at + 1:
            self._swept_at = now
            self._until = {known: until for known, until in self._until.items() if until > now}
        return len(self._until) < MOST_SOURCES

    def refuses(self, source: str) -> bool:
        source = _of_one_line(source)
        until = self._until.get(source)
        if until is None or self._is_exempt(source):
            return False
        left = until - self.now()
        if left <= 0:
            del self._until[source]
        return left >= ACTS_FROM

    def _is_exempt(self, source: str) -> bool:
        try:
            address = ipaddress.ip_address(source)
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def _of_one_line(source: str) -> str:
    """An IPv4 address as it is, of IPv6 the part that one customer has."""
    try:
        address = ipaddress.ip_address(source.partition("%")[0])
    except ValueError:
        return source
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return source
