"""One page of a lesson in lines, with its sources."""

from tutor.course.models import Lesson, Page
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import _
from tutor.plain.asking import Talk


def show_page(talk: Talk, lesson: Lesson, place: int) -> None:
    """`place` counts from 0."""
    page = lesson.pages[place]
    talk.say()
    talk.say(
        _("Page {number} of {count}: {title}").format(
            number=place + 1, count=len(lesson.pages), title=page.title
        )
    )
    talk.say()
    talk.say(plain_words(page.text))
    _say_sources(talk, page)


def _say_sources(talk: Talk, page: Page) -> None:
    known = talk.sitting.course.source
    sources = [known[source] for source in page.sources if source in known]
    if sources:
        talk.say()
        talk.say(_("Sources:"))
    for source in sources:
        talk.say(
            _("- {id}: {title}, {address} ({published}, seen {seen_on})").format(
                id=source.id,
                title=source.title,
                address=source.address,
                published=source.published,
                seen_on=source.seen_on,
            )
        )
