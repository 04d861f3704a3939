"""What a host shares with the others of its room, by the database that all of them keep progress in."""

from tutor.saves.address import Address
from tutor.saves.postgres_identities import Identities
from tutor.saves.postgres_line import Line


class HostsShare:
    """Loaded only where a room's progress lies in a database."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.identities = Identities(Line(address), address)
