"""Keys that come before the app has worked off the last one, or before the screen they are for stands.

Textual hands a key at once to whatever has the focus. Of keys that come in one go, as over a slow line, the second
would reach the screen that the first one left: `a` opens a form, and the name typed after it is read as orders to Home.
Here each key waits until the one before it is worked off, and until the screen on top is built and has its focus.
Leant on, each with a test: `_check_bindings` acts on the app's keys; `on_event` gets each key first, not yet forwarded.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 1.0
"Seconds that a key waits for the one before it: whatever a screen is busy with, the next key is heard."
_LEAVE = ("ctrl+c", "ctrl+q")
_ROUNDS = 2
"A key may make a widget say something to its screen, which is told once the key is done."


class Rounds:
    """A key's way from pump to pump. What waits in each of them is done with before the next is asked."""

    def __init__(self, app: "EarlyKeys", number: int, pumps: Iterator[MessagePump]) -> None:
        self._app = app
        self._number = number
        self._pumps = pumps

    def go(self) -> None:
        # Not `call_later`: it wraps this in a partial, whose parameters Textual then counts anew at each hop.
        for pump in self._pumps:
            if pump.is_running and pump.post_message(events.Callback(self.go)):
                return
        # A screen that was opened meanwhile is built by then, and has its focus.
        if not (self._app.screen_stack and self._app.screen.post_message(events.Callback(self.end))):
            self.end()

    def end(self) -> None:
        self._app.worked_off(self._number)


class EarlyKeys(App[None]):
    """To be mixed into an app."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._keys_waiting: deque[events.Event | Callable[[], object]] = deque()
        self._key_number = 0
        self._is_on_a_key = self._is_acted_on = False
        self._at_most: asyncio.TimerHandle | None = None

    def in_turn(self, act: Callable[[], object]) -> None:
        """Do it once all keys that came before are worked off."""
        self._keys_waiting.append(act)
        self._next_key()

    async def on_event(self, event: events.Event) -> None:
        is_typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not is_typed or (isinstance(event, events.Key) and event.key in _LEAVE):
            await super().on_event(event)
        elif self._is_on_a_key:
            self._keys_waiting.append(event)
        else:
            await self._take_key(event)

    async def _take_key(self, event: events.Event) -> None:
        target = self.focused or self.screen
        if not self.screen.is_mounted:
            self._keys_waiting.appendleft(event)
            self._work_off(self.screen)
            return
        self._is_acted_on = False
        await super().on_event(event)
        self._work_off(target)

    def _work_off(self, target: MessagePump) -> None:
        """Go on once all that the key went through is done with it, from where it was handed to up to the app."""
        self._key_number += 1
        self._is_on_a_key = True
        loop = asyncio.get_running_loop()
        number = self._key_number
        self._at_most = loop.call_later(PATIENCE, self.worked_off, number)
        # A key that was acted on at once was handed to nobody: only what was said then is on its way.
        rounds = _ROUNDS - 1 if self._is_acted_on else _ROUNDS
        Rounds(self, number, iter([*_upwards(target)] * rounds)).go()

    def worked_off(self, number: int) -> None:
        """The key of this number is done with: the next one's turn."""
        if number == self._key_number and self._is_on_a_key:
            if self._at_most is not None:
                self._at_most.cancel()
                # A timer also holds the screen on which it was set, which may be gone by the next key.
                self._at_most = None
            self._is_on_a_key = False
            self._next_key()

    def _next_key(self) -> None:
        while self._keys_waiting and not self._is_on_a_key:
            first = self._keys_waiting.popleft()
            if isinstance(first, events.Event):
                self._is_on_a_key = self.call_later(self._take_key, first)
            else:
                first()

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """A key that comes up to the app acts on the screen on top: not before that is built."""
        screen = self.screen
        if priority or screen.is_mounted:
            acted = await super()._check_bindings(key, priority)
            self._is_acted_on |= acted and priority
            return acted
        return screen.call_later(self._check_bindings, key)


def _upwards(target: MessagePump) -> Iterator[MessagePump]:
    pump: MessagePump | None = target
    while pump is not None:
        yield pump
        pump = pump._parent
