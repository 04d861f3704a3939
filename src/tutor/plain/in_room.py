"""A workshop room in plain lines: what is said in it is read out, and a hand goes up by a word."""

from tutor.ground.tongue import N_, _
from tutor.plain.asking import BackError, LeavingError, Talk
from tutor.sitting.in_room import InRoom

HAND = frozenset({"hand", "!"})
ROOM = frozenset({"room"})


class RoomTalk:
    """Between one conversation and one room."""

    def __init__(self, talk: Talk, room: InRoom) -> None:
        self._talk, self._room = talk, room
        self._paused = False
        room.listen(self.say_news)

    def say_news(self) -> None:
        """What was not said yet, as soon as it comes; at the latest before the next prompt."""
        room, talk = self._room, self._talk
        new = room.notices[-room.unread :] if room.unread else ()
        if new:
            room.unread = 0
            for notice in new:
                said = (
                    _("Attention. The facilitator says: {words}")
                    if notice.kind == "message"
                    else _("Attention. The room: {words}")
                )
                talk.say(said.format(words=notice.words))
        if room.paused != self._paused:
            self._paused = room.paused
            talk.say(_(_PAUSED) if room.paused else _("The pause is over. Go on where you are."))
        if room.ended is not None:
            talk.say(room.ended)
            raise LeavingError

    def takes(self, typed: str) -> bool:
        """True for a word that is for the room, or comes during a pause, and is no answer."""
        word = typed.casefold()
        if word in HAND:
            self._room.raise_hand()
            up = self._room.is_hand_up
            self._talk.say(
                _("Your hand is up. Type hand again to lower it.") if up else _("Your hand is down again.")
            )
        elif word in ROOM:
            self._ask_name()
        elif self._room.paused:
            self._talk.say(_("{paused} Your line was not used.").format(paused=_(_PAUSED)))
        else:
            return False
        return True

    def explain(self) -> None:
        self._talk.say(
            _(
                "hand = raise or lower your hand, room = what the facilitator sees of you, "
                "and your code if you have one."
            )
        )

    def _ask_name(self) -> None:
        if self._room.resume_code:
            self._talk.say(_("Your code to come back with: {code}").format(code=self._room.resume_code))
        try:
            ask_consent(self._talk, self._room)
        except BackError:
            return


_PAUSED = N_("The facilitator has paused the room. Please look up. All is saved.")


def join_room(talk: Talk, room: InRoom) -> None:
    """Join, and ask for consent where nobody has asked before."""
    room.begin()
    if room.asks_consent:
        try:
            ask_consent(talk, room)
        except BackError:
            room.consent(False)
    talk.room = RoomTalk(talk, room)
    talk.say(
        _("You are in the room {name}. Type hand to raise your hand.")
        .format(name=room.room_name)
        .replace("  ", " ")
    )


def ask_consent(talk: Talk, room: InRoom) -> None:
    """Raises BackError or LeavingError as every question does."""
    seat = _("Seat {seat}").format(seat=room.seat) if room.seat else _("a guest")
    talk.say(
        _(
            "The facilitator sees where you are in the course, how far you are, which questions were hard, and when "
            "you raise a hand. They never see your letter or what you write."
        )
    )
    room.consent(talk.yes(_("May they see your name too? Without it they see “{seat}”.").format(seat=seat)))
