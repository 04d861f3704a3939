"""What a facilitator writes on the board: the line to type, the browser's address, the code, and a QR code."""

import io
import socket
from contextlib import suppress

from tutor.ground.tongue import _
from tutor.host.door import USER
from tutor.host.room import Room


def page_url(address: str, shown: str, port: int) -> str:
    """Where a browser finds the page if nothing stands before it."""
    host = own_name(address) if address.startswith("127.") or not shown else shown
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def own_name(address: str) -> str:
    """An address of this machine that others in the same network can type."""
    if address not in ("", "0.0.0.0", "::"):
        return address
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Nothing is sent: the system only says which of its addresses it would use (the target is for examples).
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return "127.0.0.1"


def greeting(room: Room, name: str, port: int, fingerprint: str, url: str, *, is_open: bool = True) -> str:
    """`url` is what people without a terminal open; empty where the room has no page."""
    import segno
    from rich.cells import cell_len

    line = f"ssh -p {port} {USER}@{name}" if port != 22 else f"ssh {USER}@{name}"
    drawn = io.StringIO()
    segno.make(f"ssh://{USER}@{name}:{port}", error="m").terminal(out=drawn, compact=True, border=2)
    fields = [(_("Room"), room.name), (_("Type this"), line)]
    if url:
        fields.append((_("Or open"), url))
    fields.append((_("Room code"), room.code))
    if room.opens_at or room.closes_at:
        begin, end = (
            f"{one.astimezone():%Y-%m-%d %H:%M}" if one else "…" for one in (room.opens_at, room.closes_at)
        )
        hours = _("{begin} to {end}").format(begin=begin, end=end)
        hours += "" if is_open else _(" (closed now: nobody is let in)")
        fields.append((_("Open", "a room's hours"), hours))
    seen = _("(ED25519; people see it when they come in first)")
    fields.append((_("Host key"), f"{fingerprint}   {seen}"))
    width = max(12, 2 + max(cell_len(name) for name, _said in fields))
    told = "".join(f"{name}{' ' * (width - cell_len(name))}{said}\n" for name, said in fields)
    end_of_it = _("Ctrl+C ends the room: everyone is told, and everything is saved.")
    return f"{told}\n{drawn.getvalue()}\n{end_of_it}"
