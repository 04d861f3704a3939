"""Doing what a board asks for: for the learners of this host, and for those of the room's others."""

from tutor.ground.clean import clean
from tutor.ground.tongue import _
from tutor.host.hall import Hall
from tutor.host.journal import note
from tutor.host.news import Word
from tutor.host.orders import Order
from tutor.host.words import time_words


def obey(hall: Hall, order: Order) -> int:
    """Do it here; how many learners were told."""
    if order.do == "message":
        words = clean(order.text).strip()[:500]
        return hall.tell(Word(text=words), order.seat) if words else 0
    if order.do == "close":
        words = clean(order.text).strip()[:300] or _(
            "The room closes in {time}. Everything is saved."
        ).format(time=time_words(order.seconds))
        told = len(hall.seats)
        hall.close_soon(words, order.seconds)
        return told
    hall.is_paused = order.do == "pause"
    return hall.tell(Word(kind=order.do))


async def obey_everywhere(hall: Hall, order: Order) -> tuple[int, bool]:
    """Do it here, and ask the room's other hosts: how many learners were told, and whether all could be reached."""
    told = 0 if order.host else obey(hall, order)
    elsewhere: int | None = 0
    if hall.others is not None and (order.host or order.seat is None):
        elsewhere = await hall.others.ask(order)
    note("order", do=order.do, told=told, elsewhere=-1 if elsewhere is None else elsewhere)
    return told + (elsewhere or 0), elsewhere is not None
