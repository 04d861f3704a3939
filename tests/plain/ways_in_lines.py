"""What a learner can do on each screen, and the way to it in plain lines: the table that tests try."""

from dataclasses import dataclass

from tests.plain.talking import course


def choice(words: str) -> str:
    """The number before these words in what was said last with them; typed by a script as `@words`."""
    return f"@{words}"


def bench_of(unit: int) -> tuple[str, str]:
    return str(unit), str(len(course().units[unit - 1].lessons) + 2)


LETTERS, LESSON, QUIZ = bench_of(1), ("1", "1"), ("1", str(len(course().units[0].lessons) + 1))


@dataclass(frozen=True)
class Said:
    """These words are said once these lines are typed from the menu on."""

    words: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verb:
    """Typed at the bench of that screen, which names it among what works."""

    verb: str


Way = Said | Verb | str
SHOWN = "lines are said whole: nothing is there to be moved through, opened or closed"
BACK = "b = one step back"
PLAIN_ACTS: dict[str, Way] = {
    "HomeScreen.go_on": Said("Enter = go on:"),
    "ContinueCard.go_on": Said("Page 1 of", ("",)),
    "HomeScreen.about_you": Said("Name: Ana", (choice("About you"),)),
    "HomeScreen.leave": Said("Goodbye", (choice("Leave"),)),
    "HomeScreen.plan": Said("Your plan of", (choice("Plan"),)),
    "HomeScreen.review": Said("review", (choice("Review"),)),
    "HomeScreen.unit": Said("Here you learn to:", ("3",)),
    "HomeScreen.settings": Said("Settings"),
    "HomeScreen.app.find": Said("Search"),
    "TutorScreen.app.find": Said("Search"),
    "TutorApp.find": Said("Search"),
    "SettingsScreen.change": Said("Colours of the full screen", (choice("Settings"),)),
    "LessonScreen.next": Said("Page 2 of", (*LESSON, "n")),
    "LessonScreen.previous": Said("p = page before", (*LESSON, "n")),
    "LessonScreen.sources": Said("Sources:", LESSON),
    "LessonScreen.try_it": Said("Enter = try it yourself", LESSON),
    "LessonScreen.words": Said("w = what words mean", LESSON),
    "LetterLabScreen.another": Said("only a dot", (*LETTERS, choice("Paste a letter"))),
    "LetterLabScreen.enter": Said("The tutor's reading", (*LETTERS, choice("See what it says"))),
    "Sentences.enter": Said("The tutor's reading", (*LETTERS, choice("See what it says"))),
    "LetterLabScreen.next_card": Said("What helps:", (*LETTERS, choice("See what it says"))),
    "LetterLabScreen.mark": Said("r = reason, m = way out, x = padding", (*LETTERS, choice("Mark your newest"))),
    "LetterLabScreen.decide": "the choice “Decide what it says” of the Letter lab (test_conversation.py)",
    "LetterPaste.read": Said("Your letter is kept.", (*LETTERS, "1", "Dear Ana, no.", ".")),
    "SampleScreen.dismiss": Said("Which one?", (*LETTERS, choice("Read a sample"))),
    "QuestionAsk.check": Said("Type", (*QUIZ,)),
    "QuestionAsk.hint": Said("h = hint", (*QUIZ,)),
    "TypeAsk.hint": Said("h = hint", (*QUIZ,)),
    "ChooseAllAsk.mark": "all numbers that fit, in one line (test_questions_in_lines.py)",
    "OrderAsk.move": "all numbers in the right order, in one line (test_questions_in_lines.py)",
    "PlaceAsk.put": "the number that fits, for each (test_questions_in_lines.py)",
    "QuizScreen.again": Said("a = answer again", (*QUIZ, "@wrong")),
    "QuizScreen.next": Said("Enter = go on, a", (*QUIZ, "@wrong")),
    "QuizScreen.open_page": Said("p = read the page", (*QUIZ, "@wrong")),
    "QuizScreen.flag": Said("f = “I think I was right”", (*QUIZ, "@wrong")),
    "QuizScreen.say_why": Said("f and your reason", (*QUIZ, "@wrong", "?")),
    "QuizScreen.stop": Said("Your answers so far are saved.", (*QUIZ, "b")),
    "QuizResultScreen.missed": "asked after each quiz: only the missed ones again (test_questions_in_lines.py)",
    "SkillsBenchScreen.keep": Verb("keep"),
    "SkillsBenchScreen.drop": Verb("drop"),
    "SkillsBenchScreen.enter": Verb("questions"),
    "RingList.enter": Verb("questions"),
    "HonestQuestions.keep": Verb("questions"),
    "SkillsBenchScreen.find": Verb("find"),
    "SkillsBenchScreen.paste": Verb("paste"),
    "SkillsBenchScreen.guide": Verb("guide"),
    "PasteProfile.go_on": Verb("paste"),
    "SkillsBenchScreen.rank": Verb("rank"),
    "SkillsBenchScreen.title": Verb("title"),
    "SkillsBenchScreen.join": Verb("join"),
    "SkillsBenchScreen.undo": Verb("undo"),
    "TestPlannerScreen.say('planned')": Verb("plan"),
    "TestPlannerScreen.say('taken')": Verb("taken"),
    "TestPlannerScreen.passed": Verb("passed"),
    "TestPlannerScreen.say('failed')": Verb("failed"),
    "TestPlannerScreen.own": Verb("own"),
    "TestPlannerScreen.drop": Verb("drop"),
    "TestPlannerScreen.undo": Verb("undo"),
    "PortfolioScreen.add": Verb("add"),
    "PortfolioScreen.edit": Verb("edit"),
    "PortfolioScreen.check": Verb("check"),
    "PortfolioScreen.safe": Verb("safe"),
    "PortfolioScreen.delete": Verb("drop"),
    "PortfolioScreen.undo": Verb("undo"),
    "PortfolioScreen.profile": Verb("profile"),
    "PortfolioScreen.texts": Verb("texts"),
    "ProfileCheckScreen.more": Verb("have"),
    "ProfileCheckScreen.less": Verb("have"),
    "ProfileCheckScreen.overview": Verb("overview"),
    "OverviewScreen.keep": Verb("overview"),
    "ProfileCheckScreen.texts": Verb("texts"),
    "ProfileCheckScreen.undo": Verb("undo"),
    "TextsScreen.copy": Verb("texts"),
    "AttemptsScreen.add": Verb("add"),
    "AttemptsScreen.outcome": Verb("outcome"),
    "AttemptsScreen.delete": Verb("drop"),
    "AttemptsScreen.undo": Verb("undo"),
    "AttemptsScreen.profile": Verb("profile"),
    "AttemptsScreen.texts": Verb("texts"),
    "PlanScreen.tick": Verb("done"),
    "PlanScreen.do_it": Verb("how"),
    "PlanScreen.note": Verb("note"),
    "PlanScreen.move": Verb("move"),
    "PlanScreen.what_if": Verb("what if"),
    "PlanScreen.filter": Verb("kind"),
    "PlanScreen.export": Verb("export"),
    "PlanScreen.import": Verb("import"),
    "PlanScreen.undo": Verb("undo"),
    "PlanPageScreen.copy": Verb("export"),
    "FormScreen.keep": "each field is a question, kept when it is answered",
    "WelcomeScreen.skip": "Enter skips a question of the welcome",
    "WelcomeScreen.to_offered": "“list” says all that is offered",
    "TutorScreen.help": Said("q = leave. All is saved.", ("?",)),
    "TutorScreen.go_to": f"{BACK}, and the menu has every place under a number",
    "NotSavedScreen.again": "!again (test_while_the_disk_refuses…, below)",
    "NotSavedScreen.look": "!show (the same)",
    "Troubles.not_saved": "!copy (the same)",
    "DoorScreen.leave": "a numbered choice at the door (tests/sitting/test_door.py)",
    "DoorApp.leave": "a numbered choice at the door (tests/sitting/test_door.py)",
    "TutorApp.leave": "q, or Ctrl+C (tests/cli/test_rescue.py)",
    "RoomWindow.hand": "“hand”, in a room (test_in_room.py)",
    "RoomWindow.name": "“room”, in a room (test_in_room.py)",
    "RoomConsent.answer": "asked on the way into a room (test_in_room.py)",
    "TutorApp.open_room": "“room”, in a room (test_in_room.py)",
    "TutorApp.raise_hand": "“hand”, in a room (test_in_room.py)",
    "RoomPaused.leave": "q, in a room",
    "RingList.ring": SHOWN,
    "Choices.select": "a numbered choice at the door (tests/sitting/test_door.py)",
    "FindSkill.move": SHOWN,
    "SearchScreen.move": SHOWN,
    "PreviewScreen.leave_preview": "an author's preview, no screen of the tutor",
    "SmallWindow.leave": "lines need no larger window",
    **dict.fromkeys(
        (
            "TutorScreen.back", "HomeScreen.back", "FindSkill.back", "FormScreen.back", "OverviewScreen.back",
            "PasteProfile.back", "QuizResultScreen.back", "SearchScreen.back", "GoToScreen.dismiss",
            "HelpScreen.close", "NotSavedScreen.close", "RoomWindow.close",
        ),
        BACK,
    ),
}  # fmt: skip
"What a screen can do → how it is done in lines: tried, if it is a `Said` or a `Verb`; else where, or why not at all."
