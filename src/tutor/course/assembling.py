"""A course put together from the texts of its files. Pure: who reads the disk is `loading.py`."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from tutor.course.anchors import Anchor, Anchors
from tutor.course.catalogues import (
    BenchText,
    CertificateKind,
    LetterReason,
    LetterRemedy,
    PlanText,
    ReadinessPart,
    Role,
    SampleLetter,
    Skill,
    Term,
)
from tutor.course.course import Course, LetterGuide
from tutor.course.file_reading import ContentFiles, Kind
from tutor.course.issues import CourseIssue
from tutor.course.languages import FALLBACK, is_language
from tutor.course.letter_learnt import LearntSigns
from tutor.course.letter_signs import LetterSigns
from tutor.course.models import Id, Source, Taught, Words
from tutor.course.overlay_reading import Overlay
from tutor.course.pages import split_front
from tutor.course.unit_reading import read_units

SOURCE = Kind("source", "a source", Source)
SKILL = Kind("skill", "a skill", Skill)
ROLE = Kind("role", "a role", Role)
CERTIFICATE = Kind("certificate", "a certificate", CertificateKind)
PLAN_TEXT = Kind("plan-text", "a plan text", PlanText)
READINESS = Kind("readiness", "a readiness part", ReadinessPart)
BENCH_TEXT = Kind("bench-text", "a text of a workbench", BenchText)
TERM = Kind("term", "a term", Term, "term")
REASON = Kind("reason", "a reason", LetterReason)
REMEDY = Kind("remedy", "a remedy", LetterRemedy)
SAMPLE = Kind("sample", "a sample letter", SampleLetter)


class CourseHead(Taught):
    """The shape of `course.toml`."""

    id: Id
    title: Words
    version: Words
    language: Words


class Assembled(NamedTuple):
    """What came of the files. With grave issues `course` holds only the good items, for further checking."""

    course: Course
    is_whole: bool
    issues: tuple[CourseIssue, ...]
    anchors: Anchors


class Spoken(NamedTuple):
    """The language of a course and the folder of its items; words from another folder are laid over them."""

    language: str
    items: str
    words: str


def language_in(paths: Iterable[str], language: str) -> Spoken:
    """The asked language if the course has a folder for it, else the fallback."""
    there = {name for path in paths if (name := path.partition("/")[0]) in (language, FALLBACK)}
    if language not in there or not is_language(language) or language == FALLBACK:
        return Spoken(FALLBACK, FALLBACK, "")
    # A course that has no English at all is whole in its own language.
    return Spoken(language, FALLBACK, f"{language}/") if FALLBACK in there else Spoken(language, language, "")


def assemble_course(
    texts: dict[str, str],
    language: str = FALLBACK,
    unread: frozenset[str] = frozenset(),
    languages: tuple[str, ...] = (FALLBACK,),
) -> Assembled:
    """Build the course from file texts by path. Never raises for what stands in them."""
    spoken, language, words = language_in(texts, language)
    files = _files(texts, unread, words)
    head = _head(files)
    parts: dict[str, Any] = {
        "id": head.id if head else "broken",
        "title": head.title if head else "?",
        "version": head.version if head else "?",
        "language": spoken,
        "languages": languages,
        "letters": _letters(files, language),
        "units": read_units(files, f"{language}/units/"),
    }
    parts["sources"] = files.items("sources.toml", source=SOURCE)[0]
    parts["skills"] = files.items(f"{language}/skills/skills.toml", skill=SKILL)[0]
    parts["roles"] = files.items(f"{language}/skills/roles.toml", role=ROLE)[0]
    parts["certificates"] = files.items(f"{language}/certificates.toml", certificate=CERTIFICATE)[0]
    parts["plan_texts"] = files.items(f"{language}/plan/steps.toml", text=PLAN_TEXT)[0]
    parts["readiness"] = files.items(f"{language}/plan/readiness.toml", part=READINESS)[0]
    parts["glossary"] = files.items(f"{language}/glossary.toml", term=TERM)[0]
    parts["bench_texts"] = ()
    if f"{language}/benches.toml" in (*files.texts, *files.unread):
        parts["bench_texts"] = files.items(f"{language}/benches.toml", text=BENCH_TEXT)[0]
    if isinstance(files.overlay, Overlay):
        files.overlay.tell_rest()
    _tell_strays(files, language, words)
    is_whole = not any(issue.grave for issue in files.issues) and not unread
    # A course with holes can't be validated as a whole, and each of its parts has been.
    course = Course(**parts) if is_whole else Course.model_construct(**parts)
    return Assembled(course, is_whole, tuple(files.issues), files.anchors)


def _files(texts: dict[str, str], unread: frozenset[str], words: str) -> ContentFiles:
    files = ContentFiles(texts, unread)
    files.overlay = Overlay(files, words) if words else None
    return files


_RELEARN = "let `python -m benchmarks.letters.learning` write it"


def assemble_letters(
    texts: dict[str, str], language: str = FALLBACK, unread: frozenset[str] = frozenset()
) -> tuple[LetterGuide, tuple[CourseIssue, ...]]:
    """The letters part alone; of no use if there is a grave issue."""
    _, language, words = language_in(texts, language)
    files = _files(texts, unread, words)
    guide = _letters(files, language)
    return guide, tuple(files.issues)


def _head(files: ContentFiles) -> CourseHead | None:
    read = files.toml("course.toml", "write it, with id, title, version and language")
    return files.spoken("course", "", *read, CourseHead, "the course") if read else None


def _letters(files: ContentFiles, language: str) -> LetterGuide:
    folder = f"{language}/letters/"
    signs = None
    read = files.toml("letters/signs.toml", "write the signs of each reason into it")
    if read:
        files.anchors.add("signs", "", read[1])
        signs = files.check(*read, LetterSigns, "the signs")
    if signs is None:
        files.anchors.lose("signs")
    learnt = _learnt(files)
    reasons, remedies = files.items(f"{folder}reasons.toml", reason=REASON, remedy=REMEDY)
    paths = sorted(path for path in (*files.texts, *files.unread) if path.startswith(f"{folder}samples/"))
    samples = [_sample(files, path) for path in paths if path.endswith(".md")]
    nothing: dict[str, Any] = {}
    return LetterGuide.model_construct(
        signs=signs or LetterSigns.model_construct(**nothing),
        learnt=learnt,
        reasons=reasons,
        remedies=remedies,
        samples=tuple(sample for sample in samples if sample is not None),
    )


def _learnt(files: ContentFiles) -> LearntSigns | None:
    """What was learnt from letters. A course may do without: then the signs alone are read."""
    head = "letters/learnt/learnt.toml"
    paths = sorted(path for path in files.texts if path.startswith("letters/learnt/") and path != head)
    parts = [part for path in paths if (part := files.toml(path, _RELEARN))]
    read = files.toml(head, _RELEARN) if head in files.texts else None
    if read is None:
        return None
    data, anchor = read
    lines = {
        name: "\n".join(
            sorted(line for part in parts for line in str(part[0].get(name, "")).split("\n") if line)
        )
        for name in ("weights", "pieces")
    }  # who reads a letter looks them up by bisection
    return files.check({**data, **lines}, anchor, LearntSigns, "what was learnt")


def _sample(files: ContentFiles, path: str) -> SampleLetter | None:
    text = files.text(path, "begin with `+++`, id and title, `+++`, then the letter")
    if text is None:
        return None
    front, letter, faults = split_front(text)
    for fault in faults:
        files.tell(path, fault.line, 1, fault.what, fault.todo)
    read = None if faults else files.block(path, front.text, front.line - 1)
    if read is None:
        return None
    data, anchor = read
    if "text" in data:
        files.tell(
            *anchor.place("text"), "a sample letter has no `text` here", "write it below the second `+++`"
        )
        return None
    sample: SampleLetter | None = files.item(
        {**data, "text": letter.text.strip("\n")}, Anchor(path, (), anchor.spots, anchor.first_line), SAMPLE
    )
    return sample


def _tell_strays(files: ContentFiles, language: str, words: str) -> None:
    """A file nobody reads is most often a misspelt name, and its author waits for it in vain."""
    ours = (f"{language}/", words or "letters/", "letters/")
    for path in sorted(files.texts):
        is_content = path.endswith((".toml", ".md")) and not path.endswith("README.md")
        if is_content and path not in files.used and ("/" not in path or path.startswith(ours)):
            todo = "correct its name or folder, or take it out of the course"
            is_grave = not words or not path.startswith(words)
            files.tell(path, 1, 1, "no part of the course is read from this file", todo, is_grave)
