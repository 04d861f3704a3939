"""What a running process costs."""

from pathlib import Path


def memory(process: int | str = "self") -> float:
    """Resident MB of a process; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    return int(status.read_text(encoding="utf-8").partition("VmRSS:")[2].split()[0]) / 1024
