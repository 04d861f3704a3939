"""The forms in which a plan can leave the tutor. A form's library is imported when it is asked for."""

from tutor.ground.problem import UsageError
from tutor.ground.tongue import _
from tutor.tutoring.plan import ActionPlan
from tutor.tutoring.proving import ProofMatrix

FORMS: dict[str, str] = {
    "toml": ".toml",
    "markdown": ".md",
    "html": ".html",
    "calendar": ".ics",
    "json": ".json",
}
"Each form with its file name's ending."


def render_plan(plan: ActionPlan, form: str, matrix: ProofMatrix | None = None) -> str:
    """The plan as text. Write it as UTF-8 with its line ends untouched: the calendar's are CRLF.

    `matrix` is drawn by forms that can draw, which is HTML.

    Raises UsageError for a form that does not exist.
    """
    match form:
        case "toml":
            from tutor.exports.plan_toml import plan_toml as render
        case "markdown":
            from tutor.exports.plan_markdown import plan_markdown as render
        case "html":
            from tutor.exports.plan_html import plan_html

            return plan_html(plan, matrix)
        case "calendar":
            from tutor.exports.plan_calendar import plan_calendar as render
        case "json":
            from tutor.exports.plan_json import plan_json as render
        case _:
            raise UsageError(
                _("There is no form {form!a} of the plan.").format(form=form),
                todo=_("The forms are {forms}.").format(forms=", ".join(FORMS)),
            )
    return render(plan)
