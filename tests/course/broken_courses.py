"""Every fault that the check of a course tells: what is changed in the small course, and where that is told.

Long because it is one table: what an author can do wrong, in the order of the checks.
"""

from typing import NamedTuple

from tests.course.small_course import UNIT

QUESTIONS = f"{UNIT}/questions.toml"
LESSON = f"{UNIT}/lessons/1-read-it-all.md"
UNIT_FILE = f"{UNIT}/unit.toml"
REASONS = "en/letters/reasons.toml"
SAMPLE = "en/letters/samples/crowded.md"


class Broken(NamedTuple):
    """In `file` the first `old` becomes `new`; told at the `nth` line beginning with `at`."""

    file: str
    old: str
    new: str
    at: str
    what: str
    nth: int = 1


BROKEN = {
    # TOML that can't be read
    "no value": Broken("en/glossary.toml", '"Connects"', "", "term =", "a value is missing"),
    "key twice": Broken("course.toml", 'version = "1"', 'id = "x"', 'id = "x"', "has a value already"),
    "text without end": Broken("sources.toml", '"A page"', '"A page', "title", "text"),
    "no closing bracket": Broken(
        "en/plan/steps.toml", 'Mark the reason.",\n]', 'Mark the reason."', "minutes", "no closing `]`"
    ),
    "text after value": Broken("course.toml", '"small"', '"small" big', "id", "after the end of the value"),
    "brackets too deep": Broken("course.toml", '"1"', "[" * 17 + "]" * 17, "version", "16 deep"),
    "long number": Broken("course.toml", '"1"', "1" * 4301, "version", "longer than 400"),
    "many dots": Broken("course.toml", "version", ".".join("abcdefghij"), "a.b", "more than 8 dots"),
    "long line": Broken("course.toml", '"1"', '"' + "x" * 70_000 + '"', "version", "longer than 65,536"),
    "NUL": Broken("course.toml", "small", "sm\0all", "id", "a sign it can't hold"),
    "front matter": Broken(
        LESSON, 'title = "Lesson read-it-all"', "title =", "title =", "a value is missing"
    ),
    "page block": Broken(LESSON, 'title = "Another"', 'title "Another"', "title", "needs an `=`", 3),
    # items that are not what they should be
    "no prompt": Broken(
        QUESTIONS, 'prompt = "What is it?"\n', "", "[[question]]", "a question without `prompt`"
    ),
    "no feedback": Broken(
        QUESTIONS, ', feedback = "No."', "", '    {id = "b"', "an option without `feedback`"
    ),
    "misspelt key": Broken(QUESTIONS, "because", "becuase", "becuase", "a question has no `becuase`"),
    "unknown kind": Broken(QUESTIONS, '"several"', '"many"', "kind", '`kind` is "many"', 3),
    "text for a truth": Broken(QUESTIONS, "practice = true", 'practice = "so"', "practice", "true or false"),
    "number for a text": Broken(QUESTIONS, '"What is it?"', "7", "prompt", "`prompt` must be a text"),
    "empty text": Broken(QUESTIONS, '"What is it?"', '""', "prompt", "`prompt` is empty"),
    "one option": Broken(
        QUESTIONS, '    {id = "b", text = "Two", match = "2", feedback = "No."},\n', "", "options", "too few"
    ),
    "two right": Broken(
        QUESTIONS, 'match = "2"', "right = true", '    {id = "b"', "exactly one right option"
    ),
    # kinds of questions, each with what only it needs
    "item without box": Broken(QUESTIONS, ', box = "left"', "", '    {id = "a"', "'a' has no `box`", 8),
    "item in no box": Broken(QUESTIONS, 'box = "left"', 'box = "lost"', '    {id = "a"', "'lost'", 8),
    "empty box": Broken(
        QUESTIONS, 'box = "right"', 'box = "left"', '    {id = "right"', "no option belongs", 1
    ),
    "box without words": Broken(
        QUESTIONS, ', feedback = "Here belongs one."', "", '    {id = "left"', "a box without `feedback`"
    ),
    "one box": Broken(
        QUESTIONS,
        '    {id = "right", text = "Right", feedback = "Here belongs two."},\n',
        "",
        "[[question]]",
        "two to five boxes",
        8,
    ),
    "double box": Broken(QUESTIONS, '{id = "right"', '{id = "left"', '    {id = "left"', "two boxes", 2),
    "box of another kind": Broken(
        QUESTIONS, 'match = "1"', 'box = "left"', '    {id = "a"', "only a sort question reads", 1
    ),
    "units of another kind": Broken(
        QUESTIONS, "practice = true", 'practice = true\nunits = ["h"]', "units", "has `units`", 1
    ),
    "otherwise of another kind": Broken(
        QUESTIONS, "practice = true", 'practice = true\notherwise = "x"', "otherwise", "has `otherwise`"
    ),
    "typed text without otherwise": Broken(
        QUESTIONS, 'otherwise = "Neither of both."\n', "", "[[question]]", "without `otherwise`", 9
    ),
    "two texts alike": Broken(QUESTIONS, 'also = ["2"]', 'also = ["FIRST!"]', '    {id = "b"', "'FIRST!'", 9),
    "text of signs": Broken(
        QUESTIONS, 'also = ["2"]', 'also = ["…"]', '    {id = "b"', "no letter or digit", 9
    ),
    "only right texts": Broken(
        QUESTIONS, 'also = ["2"]', "right = true", "[[question]]", "an expected wrong one", 9
    ),
    "number without value": Broken(
        QUESTIONS, ", value = 2", "", '    {id = "b"', "'b' of a number question", 10
    ),
    "value in words": Broken(
        QUESTIONS, "value = 2", 'value = "two"', '    {id = "b"', "must be a number", 10
    ),
    "no end of a value": Broken(QUESTIONS, "value = 2", "value = inf", '    {id = "b"', "finite number", 10),
    "numbers that overlap": Broken(
        QUESTIONS, "within = 0.5", "within = 1", '    {id = "b"', "same numbers", 10
    ),
    "within below zero": Broken(
        QUESTIONS, "within = 0.5", "within = -1", '    {id = "a"', "`within` is -1", 10
    ),
    "a right rating": Broken(
        QUESTIONS,
        'kind = "single"\npractice = true',
        'kind = "rate"\npractice = true',
        '    {id = "a"',
        "never graded",
    ),
    "not an id": Broken("en/skills/skills.toml", '"xlite"', '"X-Lite!"', "id", "can't be an id", 3),
    "no number": Broken("en/plan/steps.toml", "15", '"soon"', "minutes", "`minutes` must be a whole number"),
    "zero": Broken("en/plan/readiness.toml", "60", "0", "weight", "`weight` is 0"),
    "no date": Broken("en/certificates.toml", "as_of = 2026-11-22", "as_of = 5.5", "as_of", "must be a date"),
    "text for a list": Broken("en/skills/roles.toml", '["zoho"]', '"zoho"', "tool", "`tool` must be a list"),
    "entry of a list": Broken("en/plan/steps.toml", '"Mark the reason."', "3", "    3", "entry 2 of `how`"),
    "no such key": Broken("en/glossary.toml", "meaning", "sense", "[[term]]", "a term without `meaning`"),
    "note of a skill": Broken(
        "en/skills/skills.toml", ', sources = ["F1"]', "", "crowded", "without `sources`"
    ),
    "unknown list": Broken("en/glossary.toml", "[[term]]", "[[word]]", "[[word]]", "this file has no `word`"),
    "table for a list": Broken(
        "en/glossary.toml", "[[term]]", "[term]", "[term]", "must be a list of tables"
    ),
    "no objective": Broken(UNIT_FILE, "[[objective]]", "[[aim]]", "[[aim]]", "a unit has no `aim`"),
    "objective without text": Broken(
        UNIT_FILE, 'text = "read a letter"', "", "[[objective]]", "an objective without `text`"
    ),
    "unit with lessons": Broken(
        UNIT_FILE, "number = 1", "number = 1\nlessons = []", "lessons", "has no `lessons`"
    ),
    "lesson without goal": Broken(LESSON, 'goal = "read"\n', "", "id", "a lesson without `goal`"),
    "page without title": Broken(LESSON, 'title = "Another"\n', "", "+++ page", "a page without `title`", 2),
    "page without text": Broken(
        LESSON, "A page with another idea.", "", "+++ page", "a page without text", 2
    ),
    "page with unknown key": Broken(LESSON, "try_it", "tryit", "tryit", "a page has no `tryit`"),
    "sample without title": Broken(SAMPLE, 'title = "Too many alike"\n', "", "id", "without `title`"),
    "course without version": Broken(
        "course.toml", 'version = "1"\n', "", "id", "the course without `version`"
    ),
    "escape in a text": Broken("course.toml", "A small", "\\u001b[2J", "title", "a terminal would obey"),
    # lesson files divided wrongly
    "no front": Broken(LESSON, "+++\n", "", 'id = "letter/read', "does not begin with `+++`"),
    "front without end": Broken(SAMPLE, "+++\nDear", "Dear", "+++", "has no end"),
    "page without end": Broken(LESSON, "+++\nA page with another", "A page", "+++ page", "has no end", 2),
    "misspelt page": Broken(
        LESSON, '+++ page\nid = "p2"', '+++ pgae\nid = "p2"', "+++ pgae", "opens nothing"
    ),
    "text before pages": Broken(
        LESSON, "+++\n\n+++ page", "+++\nHello.\n\n+++ page", "Hello", "before the first"
    ),
    # between the files
    "double skill": Broken("en/skills/skills.toml", '"xlite"', '"zoho"', "id", "already", 3),
    "double question": Broken(QUESTIONS, '"letter/q-2"', '"letter/q-1"', "id", "already", 3),
    "double term": Broken(
        "en/glossary.toml",
        "[[term]]",
        '[[term]]\nterm = "Connects"\nmeaning = "x"\n[[term]]',
        "term",
        "already",
        2,
    ),
    "double page": Broken(LESSON, '"p2"', '"p1"', "id", "already", 3),
    "former id of another": Broken(
        QUESTIONS, 'id = "letter/q-2"', 'id = "letter/q-2"\nwas = ["letter/q-1"]', "was", "belongs to"
    ),
    "id of another unit": Broken(QUESTIONS, '"letter/q-1"', '"tests/q-1"', "id", "begin with its unit", 2),
    "unknown objective": Broken(
        QUESTIONS, '"letter/read"', '"letter/rea"', "objective", "there is no objective"
    ),
    "unknown lesson": Broken(
        QUESTIONS, "letter/read-it-all", "letter/read-all", "lesson", "there is no lesson"
    ),
    "unknown page": Broken(QUESTIONS, '"p1"', '"p9"', "page", "there is no page"),
    "unknown try-it": Broken(LESSON, '"letter/try-1"', '"letter/try-9"', "try_it", "no practice question"),
    "quiz as try-it": Broken(LESSON, '"letter/try-1"', '"letter/q-1"', "try_it", "not for practice"),
    "unknown source of a page": Broken(LESSON, '"F1"', '"F7"', "sources", 'no source "F7"'),
    "unknown source of a question": Broken(QUESTIONS, '"F1"', '"F7"', "sources", 'no source "F7"'),
    "unknown source of a reason": Broken(REASONS, '"F1"', '"F7"', "sources", 'no source "F7"'),
    "unknown source of a note": Broken("en/skills/skills.toml", '"F1"', '"F7"', "crowded", 'no source "F7"'),
    "weak source": Broken(LESSON, '"F1"', '"F2"', "sources", "low confidence"),
    "unknown skill of a role": Broken("en/skills/roles.toml", '"zoho"', '"zoo"', "tool", 'no skill "zoo"'),
    "unknown skill of a test": Broken("en/certificates.toml", '"zoho"', '"zoo"', "skills", 'no skill "zoo"'),
    "weights": Broken("en/plan/readiness.toml", "60", "50", "weight", "sum to 90", 2),
    "long page": Broken(LESSON, "A page with *one* idea", "One day. " * 66, "One", "has 135 words"),
    "hard page": Broken(
        LESSON,
        "A page with *one* idea.",
        "Notwithstanding considerable administrative difficulties, organisations continuously reconsider applications.",
        "Notwith",
        "is hard to read: grade",
    ),
    "short lesson": Broken(
        LESSON,
        '+++ page\nid = "p3"\ntitle = "The last"\n+++\nA page to end with, and Connects.\n',
        "",
        "id",
        "has 2 pages",
    ),
    "lonely objective": Broken(
        UNIT_FILE,
        "[[objective]]",
        '[[objective]]\nid = "letter/act"\ntext = "act"\n[[objective]]',
        "[[objective]]",
        'no question of the quiz asks for the objective "letter/act"',
    ),
    "picture": Broken(LESSON, "with *one*", "\n![one](x.png)", "![", "holds a picture"),
    # what only its author needs to mend
    "HTML": Broken(LESSON, "with *one*", "with <b>one</b>", "A page", "holds HTML"),
    "HTML block": Broken(LESSON, "A page with *one* idea.", "<div>\nidea\n</div>", "<div>", "holds HTML"),
    "footnote": Broken(LESSON, "with *one*", "with [^1] one", "A page", "holds a footnote"),
    "task list": Broken(LESSON, "A page with *one* idea.", "- [ ] an idea", "- [", "holds a task list"),
    "strong without end": Broken(LESSON, "with *one*", "with **one", "A page", "sign of emphasis without"),
    "strong with blanks": Broken(
        LESSON, "with *one*", "with ** one **", "A page", "sign of emphasis without"
    ),
    "slant without end": Broken(LESSON, "*one* idea", "*one idea", "A page", "half of an emphasis"),
    "code without end": Broken(LESSON, "*one*", "`one", "A page", "a ` without its partner"),
    "link with a blank": Broken(
        LESSON, "*one*", "[one](https://a.example/b c)", "A page", "a link that is none"
    ),
    "link with a gap": Broken(LESSON, "*one*", "[one] (https://a.example)", "A page", "a link that is none"),
    "link to nowhere": Broken(LESSON, "*one*", "[one](p2)", "A page", "a link to 'p2'"),
    "link without address": Broken(LESSON, "*one*", "[one]()", "A page", "a link to ''"),
    "link that runs a script": Broken(LESSON, "*one*", "[one](//x)", "A page", "a link to '//x'"),
    "wide table": Broken(
        LESSON, "A page with *one* idea.", f"|a|{'b' * 80}|\n|-|-|\n|c|d|", "|a|", "a table of 84 characters"
    ),
    "table that is none": Broken(LESSON, "A page with *one* idea.", "| a | b |", "| a", "line of a table"),
    "Markdown in a question": Broken(
        QUESTIONS, "What is it?", "What is **it**?", "prompt", "shown as it stands"
    ),
    "Markdown in an option": Broken(
        QUESTIONS, '"Two"', '"`Two`"', '    {id = "b"', '`text` holds "`Two`", which is shown'
    ),
    "quote of no page": Broken(
        QUESTIONS, "It says so.", "It said so.", "because", "do not stand on the page"
    ),
    "claim without source": Broken(
        LESSON,
        "A page with another idea.",
        "Upwork shuts it.",
        "Upwork",
        "“Upwork shuts it.” without",
    ),
    "figure without source": Broken(
        LESSON, "A page with another idea.", "At Upwork you wait 24 hours.", "At", "without a source"
    ),
    "source of nothing": Broken(
        "sources.toml",
        "[[source]]",
        '[[source]]\nid = "F9"\ntitle = "x"\naddress = "x"\npublished = "undated"\n'
        'seen_on = 2026-11-22\nconfidence = "high"\n\n[[source]]',
        "[[source]]",
        'nothing rests on the source "F9"',
    ),
    "text of no rule": Broken(
        "en/plan/steps.toml",
        "[[text]]",
        '[[text]]\nid = "letter/burn"\ntitle = "x"\nwhy = "x"\nhow = ["x"]\nminutes = 1\n\n[[text]]',
        'id = "letter/burn"',
        'no rule of the plan uses the text "letter/burn"',
    ),
    "misspelt text": Broken(
        "en/plan/steps.toml", '"verify/skill"', '"verify/skil"', 'id = "verify/skil"', "no rule"
    ),
    "test of no skill": Broken(
        "en/certificates.toml", 'skills = ["zoho"]', "skills = []", "skills", "bears on no skill"
    ),
    "remedy of no sign": Broken(
        REASONS,
        "[[remedy]]",
        '[[remedy]]\nid = "x"\nlabel = "x"\nmeaning = "x"\n\n[[remedy]]',
        "[[remedy]]",
        "no sign",
    ),
    "half a bracket": Broken("en/plan/steps.toml", "Mark", "Mark {", '    "Mark', "no partner"),
    "unknown placeholder": Broken("en/plan/steps.toml", "Mark", "Mark {moon}", '    "Mark', "{moon}"),
    "unknown blank of readiness": Broken(
        "en/plan/readiness.toml", "Pass a test.", "Pass {skil}.", "raise_it", "{skil}"
    ),
    "sign of no reason": Broken(
        "letters/signs.toml", '"crowded-skills"', '"crowded"', "to", "no reason or remedy"
    ),
    "default of no reason": Broken(
        "letters/signs.toml", 'declined = "no-', 'declined = "', "declined", 'remedy "reason-given"'
    ),
    "reason of no reading": Broken(REASONS, '"under-age"', '"too-young"', 'id = "too-young"', "not one of"),
    "reason in a wrong family": Broken(REASONS, '"declined"', '"closed"', "family", 'in the family "closed"'),
    "number of a folder": Broken(UNIT_FILE, "number = 1", "number = 2", "number", "not that of the folder"),
}
# These leave a second fault behind them, as they should.
ALSO = {
    "unknown list": ("there is no [[term]]",),
    "reason of no reading": ('"under-age" is missing', 'no reason or remedy "under-age"'),
    "no such key": ("a term has no `sense`",),
    "no objective": ("a unit without an objective",),
    "misspelt text": ('asks for the text "verify/skill" finds none',),
}
