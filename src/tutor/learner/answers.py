"""All answers of a save, in order and by question: what asks for few of ten thousand need not look at all."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from tutor.learner.kept import Kept, Many, Moment

Given = tuple[int, int, int, bool, int]
"""An answer as rules count it: its place among all, the question's revision, its day in UTC (`date.toordinal`),
whether it was right, and how many hints were taken."""


class Answer(Kept):
    question: str
    revision: int = 1
    at: Moment
    response: Many[str] = ()
    correct: bool = False
    hints: int = 0


class Answers(tuple[Answer, ...]):
    """Oldest first. Where they come from a file of the tutor's own form, each is made when it is first looked at."""

    written_in: tuple[str, int, int] | None = None
    "The text of the file they were read from, and where they begin and end in it, if they were read by their form."

    @classmethod
    def of(cls, rows: "Iterable[Answer]") -> "Answers":
        return rows if isinstance(rows, cls) else cls(rows)

    @classmethod
    def read(
        cls, rows: Iterable[Answer], by_question: Mapping[str, list[Given]], written_in: tuple[str, int, int]
    ) -> "Answers":
        """Answers of which somebody has seen already what they say."""
        made = cls(rows)
        made.__dict__.update(by_question=by_question, written_in=written_in)
        return made

    @cached_property
    def by_question(self) -> Mapping[str, list[Given]]:
        """By the question's id at that time, oldest first."""
        found: dict[str, list[Given]] = {}
        for place, answer in enumerate(self):
            found.setdefault(answer.question, []).append(_given(place, answer))
        return found

    def and_one(self, answer: Answer) -> "Answers":
        """With one more; what was worked out of the others is not worked out again."""
        more = Answers((*self, answer))
        known = self.by_question
        added = [*known.get(answer.question, ()), _given(len(self), answer)]
        more.__dict__["by_question"] = {**known, answer.question: added}
        return more


def _given(place: int, answer: Answer) -> Given:
    return place, answer.revision, answer.at.toordinal(), answer.correct, answer.hints
