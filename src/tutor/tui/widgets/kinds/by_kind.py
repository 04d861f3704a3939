"""The widget that asks a question, by the question's kind."""

from tutor.course.models import QuestionKind
from tutor.tui.widgets.kinds.choosing import ChooseAllAsk, ChooseAsk
from tutor.tui.widgets.kinds.ordering import OrderAsk
from tutor.tui.widgets.kinds.placing import PlaceAsk
from tutor.tui.widgets.kinds.typed import TypeAsk
from tutor.tui.widgets.question import QuestionAsk

ASK: dict[QuestionKind, type[QuestionAsk]] = {
    "single": ChooseAsk,
    "sentence": ChooseAsk,
    "rate": ChooseAsk,
    "several": ChooseAllAsk,
    "match": PlaceAsk,
    "sort": PlaceAsk,
    "order": OrderAsk,
    "text": TypeAsk,
    "number": TypeAsk,
}
