"""One sitting's side of a workshop room: what the room is told, a hand to raise, and what the room says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tutor.ground.tongue import _
from tutor.learner import changes
from tutor.learner.progress import Progress
from tutor.sitting.presence import Presence, presence_of
from tutor.sitting.room_lines import Close, Leave, LineFault, Message, Pause, Resume, Warn, line_of, read_line
from tutor.sitting.sitting import Sitting

_KEPT_NOTICES = 20


@dataclass(frozen=True, slots=True)
class Notice:
    """Words to the learner. `at` in UTC; `kind` says who speaks: the facilitator, or the room itself."""

    kind: Literal["message", "room"]
    words: str
    at: datetime


class InRoom:
    """Given to a face when it is hosted. It tells the room where the learner is, and keeps what the room says.

    `send` takes one line with its line break and must never wait. `when_begun` is called once by the face, inside its
    running loop. A face listens with `listen` and puts an act off with `soon`, so that no key waits for the room.
    """

    def __init__(
        self,
        sitting: Sitting,
        send: Callable[[bytes], None],
        *,
        seat: int = 0,
        room_name: str = "",
        resume_code: str = "",
        when_begun: Callable[[], None] | None = None,
    ) -> None:
        self.seat, self.room_name, self.resume_code = seat, room_name, resume_code
        self.when_begun = when_begun
        self.soon: Callable[[Callable[[], None]], None] = lambda act: act()
        self.notices: tuple[Notice, ...] = ()
        "All that was said in this sitting, oldest first."
        self.unread = 0
        self.paused = False
        self.closes_at: datetime | None = None
        self.ended: str | None = None
        "The last words once the room has asked the learner's tutor to end; None before."
        self.hand_up_since: datetime | None = None
        self._sitting = sitting
        self._send = send
        self._bench = ""
        self._since = self._moved_at = sitting.moment()
        self._before = _work(sitting.progress)
        self._is_due = False
        self._told: Presence | None = None
        self._listeners: list[Callable[[], None]] = []
        sitting.listen(self._after_an_act)

    # What the learner does

    @property
    def asks_consent(self) -> bool:
        """True until the learner has said once whether the facilitator may see their name."""
        return not self._sitting.progress.learner.name_in_rooms

    @property
    def shows_name(self) -> bool:
        return self._sitting.progress.learner.name_in_rooms == "yes"

    def consent(self, may_show: bool) -> None:
        self._sitting.change(changes.name_shown_in_rooms(self._sitting.progress, may_show))

    @property
    def is_hand_up(self) -> bool:
        return self.hand_up_since is not None

    def raise_hand(self, up: bool | None = None) -> None:
        """Raise or lower it; without a word the other way round."""
        up = not self.is_hand_up if up is None else up
        if up != self.is_hand_up:
            self.hand_up_since = self._sitting.moment() if up else None
            self._tell_soon()
            self._changed()

    def be_at(self, bench: str) -> None:
        """What is on the screen where it is no lesson and no question: a bench's or a place's id, else ""."""
        if bench != self._bench:
            self._bench = bench
            self._tell_soon()

    def read(self) -> None:
        """The learner has seen all notices."""
        self.unread = 0
        self._changed()

    # What the room says

    def hear(self, line: str | bytes) -> None:
        """One line from the host; a line that says nothing known is passed over."""
        try:
            said = read_line(line)
        except LineFault:
            return
        match said:
            case Message(text=words) if words:
                self._note("message", words)
            case Warn(text=words) if words:
                self._note("room", words)
            case Pause():
                self.paused = True
            case Resume():
                self.paused = False
            case Close(warning_minutes=minutes):
                self._close_in(minutes)
            case Leave(text=words):
                self.ended = words
            case _:
                return
        self._changed()

    def _close_in(self, minutes: int) -> None:
        self.closes_at = self._sitting.moment() + timedelta(minutes=minutes)
        words = _("The room closes now. Go on until then; all is saved.")
        if minutes:
            words = _("The room closes at {time}. Go on until then; all is saved.").format(
                time=f"{self.closes_at.astimezone():%H:%M}"
            )
        self._note("room", words)

    def _note(self, kind: Literal["message", "room"], words: str) -> None:
        self.notices = (*self.notices, Notice(kind, words, self._sitting.moment()))[-_KEPT_NOTICES:]
        self.unread = min(self.unread + 1, _KEPT_NOTICES)

    # Who listens

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change of what the room said or of the hand."""
        self._listeners.append(listener)

    def begin(self) -> None:
        """The face is there: join the room."""
        if self.when_begun is not None:
            self.when_begun()
        self._tell_soon()

    def _changed(self) -> None:
        for listener in self._listeners:
            listener()

    def _after_an_act(self) -> None:
        work = _work(self._sitting.progress)
        if work != self._before:
            self._before, self._moved_at = work, self._sitting.moment()
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            self.soon(self._tell)

    def _tell(self) -> None:
        self._is_due = False
        now = presence_of(
            self._sitting,
            since=self._since,
            moved_at=self._moved_at,
            seat=self.seat,
            shows_name=self.shows_name,
            hand_up_since=self.hand_up_since,
            bench=self._bench,
        )
        if now != self._told:
            self._told = now
            self._send(line_of(now))


def _work(progress: Progress) -> tuple[object, ...]:
    """What counts as getting on: all but where the learner looks. Unchanged parts keep their identity."""
    return (
        progress.answer, progress.page, progress.letter, progress.skill, progress.certificate, progress.proof,
        progress.attempt, progress.profile, progress.step,
    )  # fmt: skip
