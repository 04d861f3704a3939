"""A learner answers a question on the screen, right or wrong, by keys alone or by mouse alone."""

from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tutor.course.models import Question
from tutor.tui.widgets.act_line import ActLine
from tutor.tui.widgets.kinds.ordering import OrderAsk
from tutor.tui.widgets.kinds.placing import PlaceAsk
from tutor.tutoring.grading import right_answer


def wanted(question: Question, right: bool) -> list[str]:
    """The ids to choose; for a wrong answer all that are wrong."""
    if question.kind == "rate":
        return [question.options[-1].id]
    return [option.id for option in question.options if option.right == right]


def places(question: Question, ask: PlaceAsk, right: bool) -> list[int]:
    """For each option the place of its target, from 0."""
    texts = [target.text for target in ask.targets]
    boxes = {box.id: box.text for box in question.boxes}
    found = [texts.index(boxes.get(option.box) or option.match) for option in question.options]
    return found if right else [(place + 1) % len(texts) for place in found]


def typed(question: Question, right: bool) -> str:
    return right_answer(question)[0] if right else "987654"


async def answer_by_keys(pilot: Pilot[None], question: Question, *, right: bool) -> None:
    """Press what a learner would press."""
    ids = [option.id for option in question.options]
    match question.kind:
        case "single" | "sentence" | "rate":
            await pilot.press(*["down"] * ids.index(wanted(question, right)[0]), "enter")
        case "several":
            for name in wanted(question, right):
                await pilot.press("home", *["down"] * ids.index(name), "enter")
            await pilot.press("c")
        case "match":
            ask = pilot.app.screen.query_one(PlaceAsk)
            for place in places(question, ask, right):
                await pilot.press("enter", "home", *["down"] * place, "enter")
            await pilot.press("c")
        case "sort":
            ask = pilot.app.screen.query_one(PlaceAsk)
            await pilot.press(*(str(place + 1) for place in places(question, ask, right)), "c")
        case "order":
            order = pilot.app.screen.query_one(OrderAsk).order
            for place, name in enumerate(ids if right else []):
                at = order.index(name)
                await pilot.press("home", *["down"] * at, *["u"] * (at - place))
            await pilot.press("c")
        case "text" | "number":
            await pilot.press(*(key_of(sign) for sign in typed(question, right)), "enter")
    await settled(pilot)


def key_of(sign: str) -> str:
    return {" ": "space", ".": "full_stop", "-": "minus"}.get(sign, sign)


async def click_line(pilot: Pilot[None], selector: str, line: int) -> None:
    """Scroll a line of a list into view and click it."""
    shown = pilot.app.screen.query_one(selector, OptionList)
    y = next(y for y, (option, _) in enumerate(shown._lines) if option == line)
    stage = pilot.app.screen.query_one("#stage")
    below = shown.content_region.y + y - stage.content_region.y + stage.scroll_y
    stage.scroll_to(y=below - 3, animate=False)
    await pilot.pause()
    await pilot.click(offset=(shown.content_region.x + 2, int(shown.content_region.y) + y))
    await pilot.pause()


async def click_button(pilot: Pilot[None], selector: str) -> None:
    """Scroll a button into view and click it."""
    pilot.app.screen.query_one(selector).scroll_visible(animate=False)
    await pilot.pause()
    await pilot.click(selector)
    await pilot.pause()


async def answer_by_mouse(pilot: Pilot[None], question: Question, *, right: bool) -> None:
    """Click what a learner would click; only a typed answer needs the keyboard for its words."""
    ids = [option.id for option in question.options]
    match question.kind:
        case "single" | "sentence" | "rate":
            await click_line(pilot, "#choices", ids.index(wanted(question, right)[0]))
            return
        case "several":
            for name in wanted(question, right):
                await click_line(pilot, "#choices", ids.index(name))
        case "match" | "sort":
            ask = pilot.app.screen.query_one(PlaceAsk)
            for line, place in enumerate(places(question, ask, right)):
                await click_line(pilot, "#choices", line)
                await click_line(pilot, "#targets", place)
        case "order":
            order = pilot.app.screen.query_one(OrderAsk).order
            for place, name in enumerate(ids if right else []):
                at = order.index(name)
                await click_line(pilot, "#choices", at)
                for _ in range(at - place):
                    await click_button(pilot, "#up")
        case "text" | "number":
            pilot.app.screen.query_one("#typed", Input).value = typed(question, right)
            await pilot.pause()
    await click_button(pilot, "#check")


async def click_act(pilot: Pilot[None], key: str) -> None:
    """Click on the word in a line of acts that stands for this key."""
    line = pilot.app.screen.query_one(ActLine)
    await pilot.click(line, offset=(line.place(key) + line.styles.padding.left + 1, 0))
