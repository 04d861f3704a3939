"""A window over a screen that ends once, however fast the keys come."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

_Result = TypeVar("_Result")


class Dialog(ModalScreen[_Result]):
    """A second key may be on its way to a dialog that has just ended: it must not end what lies below as well."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the base says no ClassVar

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        if self.app.screen is not self:
            nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
            return nothing
        return super().dismiss(result)
