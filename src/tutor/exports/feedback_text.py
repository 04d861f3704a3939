"""What a learner may send to the course's authors: the questions they doubt, and room to write."""

from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.anonymising import anonymised

_ROOM_TO_WRITE = (
    "## What confused me",
    "(Write here. Which page or question, and what you expected.)",
    "## What I missed",
    "(Write here.)",
)


def feedback_text(progress: Progress, course: Course, machine: str) -> str:
    """Markdown. Notes go without names, addresses, links and numbers; nothing else is the learner's own text.

    `machine` is a report that holds nothing personal, as `tutor doctor` prints it.
    """
    blocks = [f"# Feedback on the tutor, course version {course.version}", *_ROOM_TO_WRITE]
    blocks += ["## Questions where I think I was right", _doubted(progress, course), "## The machine"]
    return "\n\n".join([*blocks, _indented(machine)]) + "\n"


def _doubted(progress: Progress, course: Course) -> str:
    lines = []
    for flag in progress.flag:
        question = course.question.get(flag.question)
        asked = _line(question.prompt) if question else "not in this course"
        lines.append(f"- {flag.question}, revision {flag.revision}: {asked}")
        if flag.note:
            lines.append(f"  My reason: {_line(anonymised(flag.note, progress.learner.name))}")
    return "\n".join(lines) or "None."


def _line(words: str) -> str:
    return " ".join(words.split())


def _indented(text: str) -> str:
    """As Markdown shows text that is to stay as it is."""
    return "\n".join(f"    {line}" for line in text.splitlines())
