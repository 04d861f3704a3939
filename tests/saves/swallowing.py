"""A line between tutor and database that a test can cut, or make swallow all that is said on it."""

import contextlib
import socket
import threading
from typing import Literal

Mood = Literal["passes", "swallows", "swallows answers", "refuses"]


class Middle:
    """Listens on 127.0.0.1 and passes everything to a port there, as long as its `mood` lets it."""

    def __init__(self, port: int) -> None:
        self.mood: Mood = "passes"
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def refuse(self) -> None:
        """Let nobody in any more, and nobody stay."""
        self.mood = "refuses"
        self.cut()

    def cut(self) -> None:
        """Every connection there is ends at once."""
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.cut()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(here)
            if self.mood == "refuses":
                here.close()
                continue
            try:
                there = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                here.close()
                continue
            self._open.append(there)
            threading.Thread(target=self._pass, args=(here, there, "swallows"), daemon=True).start()
            threading.Thread(target=self._pass, args=(there, here, "swallows answers"), daemon=True).start()

    def _pass(self, here: socket.socket, there: socket.socket, loses: Mood) -> None:
        with contextlib.suppress(OSError):
            while said := here.recv(65536):
                if self.mood not in ("swallows", loses):
                    there.sendall(said)
        for one in (here, there):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
