"""Debian's HAProxy before the hosts of one room, as docs/scale.md sets it up."""

import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from tests.host.a_room import waited_for
from tests.saves.postgres_server import free_port
from tests.tui.real_terminal import PATIENCE

HAPROXY = shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin:/usr/bin")


class Balancer:
    """One port for all hosts; each new connection goes to the host with the fewest."""

    def __init__(self, *ports: int) -> None:
        assert HAPROXY is not None
        self.folder = Path(tempfile.mkdtemp(prefix="balancer-"))
        self.port = free_port()
        hosts = "\n".join(f"    server host{n} 127.0.0.1:{port}" for n, port in enumerate(ports))
        (self.folder / "haproxy.cfg").write_text(
            "defaults\n    mode tcp\n    timeout connect 2s\n    timeout client 1h\n    timeout server 1h\n"
            "    retries 3\n    option redispatch 1\n"
            f"frontend room\n    bind 127.0.0.1:{self.port}\n    default_backend hosts\n"
            "backend hosts\n    balance leastconn\n    option tcp-check\n    tcp-check expect string SSH-2.0\n"
            f"    default-server check inter 1s fall 2 rise 1 on-marked-down shutdown-sessions\n{hosts}\n"
        )
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [HAPROXY, "-db", "-f", str(self.folder / "haproxy.cfg")], stdout=log, stderr=log
            )
        assert waited_for(self._greets), (self.folder / "log").read_text()

    def _greets(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                line.settimeout(5)
                return line.recv(4) == b"SSH-"
        except OSError:
            return False

    def remove(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        shutil.rmtree(self.folder)
