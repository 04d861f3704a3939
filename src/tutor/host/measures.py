"""What is counted of a running room, and how it is told to Prometheus. No names, no sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_PAINT = (0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
_KEY = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0)


@dataclass
class Times:
    """Seconds, counted in steps."""

    steps: tuple[float, ...]
    total: float = 0.0
    count: int = 0
    _below: Counter[float] = field(default_factory=Counter)

    def add(self, seconds: float) -> None:
        self.total += seconds
        self.count += 1
        for step in self.steps:
            if seconds <= step:
                self._below[step] += 1

    def lines(self, name: str) -> Iterable[str]:
        for step in self.steps:
            yield f'{name}_bucket{{le="{step}"}} {self._below[step]}'
        yield f'{name}_bucket{{le="+Inf"}} {self.count}'
        yield f"{name}_sum {self.total:.6f}"
        yield f"{name}_count {self.count}"


@dataclass
class Measures:
    starts: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    "Why → how often."
    first_paint: Times = field(default_factory=lambda: Times(_PAINT))
    key_to_output: Times = field(default_factory=lambda: Times(_KEY))

    def text(self, learners: int, half_open: int, memory: int) -> str:
        """In Prometheus' text form. `memory` is bytes of the host and all it started."""
        lines = [
            "# TYPE tutor_learners gauge",
            f"tutor_learners {learners}",
            "# TYPE tutor_half_open gauge",
            f"tutor_half_open {half_open}",
            "# TYPE tutor_memory_bytes gauge",
            f"tutor_memory_bytes {memory}",
            "# TYPE tutor_starts_total counter",
            f"tutor_starts_total {self.starts}",
            "# TYPE tutor_refused_total counter",
            *(f'tutor_refused_total{{why="{why}"}} {count}' for why, count in sorted(self.refused.items())),
            "# TYPE tutor_first_paint_seconds histogram",
            *self.first_paint.lines("tutor_first_paint_seconds"),
            "# TYPE tutor_key_to_output_seconds histogram",
            *self.key_to_output.lines("tutor_key_to_output_seconds"),
        ]
        return "\n".join(lines) + "\n"


class Memory(NamedTuple):
    """Bytes. `own` is what a process wrote itself and shares with none, `share` that and its part of what is shared
    (PSS), `resident` both in whole (RSS): of many processes forked from one, the last counts the same again and again.
    """

    own: int = 0
    share: int = 0
    resident: int = 0


_FIELDS = ("Private_Dirty:", "Pss:", "Rss:")


def memory_of(pids: Iterable[int]) -> Memory:
    """What these processes hold, in sum; 0 where the system does not tell (Linux does, of one's own processes)."""
    total = [0] * len(_FIELDS)
    for pid in pids:
        try:
            with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:  # noqa: PTH123 - of the kernel
                for line in file:
                    name, _, rest = line.partition(" ")
                    if name in _FIELDS:
                        total[_FIELDS.index(name)] += int(rest.split()[0]) * 1024
        except (OSError, ValueError, IndexError):
            continue
    return Memory(*total)
