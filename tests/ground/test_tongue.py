"""The tutor's words in the language in force."""

import subprocess
import sys

import pytest

from tutor.ground.tongue import N_, PSEUDO, _, catalogues, many, pseudo, speak, speaking, spoken


def test_english_says_what_is_written() -> None:
    assert _("Your letter") == N_("Your letter") == "Your letter"
    assert [many("{n} step", "{n} steps", n).format(n=n) for n in (0, 1, 2)] == [
        "0 steps",
        "1 step",
        "2 steps",
    ]


def test_english_loads_no_catalogue_and_not_what_reads_one() -> None:
    asked = (
        "import sys; from tutor.ground import tongue; tongue.speak('en'); sys.exit('gettext' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_language_without_a_catalogue_is_spoken_in_english() -> None:
    speak("xx")
    assert (spoken(), _("Your letter"), many("{n} step", "{n} steps", 2)) == (
        "xx",
        "Your letter",
        "{n} steps",
    )


def test_no_words_stay_no_words_in_every_language() -> None:
    for language in ("en", "fil", PSEUDO):
        speak(language)
        assert _("") == ""


def test_the_pseudo_language_marks_each_word_and_keeps_blanks_and_lines() -> None:
    speak(PSEUDO)
    assert _("Your letter") == "[Ýóúr léttér]"
    assert many("{n} step", "{name!r:>5} said\nnothing", 2).format(name="Eve") == "['Eve' sáíd\nnóthíng ~~~]"


def test_the_pseudo_language_is_a_quarter_longer_and_wraps() -> None:
    long = "These are the words of a letter. " * 8
    assert len(pseudo(long)) == pytest.approx(len(long) * 1.25, abs=2)
    assert max(map(len, pseudo(long).split())) <= 8


def test_filipino_is_read_from_its_catalogue() -> None:
    speak("fil")
    assert "fil" in catalogues()
    assert _("Your plan") != "Your plan"
    assert many("{n} skill", "{n} skills", 2).format(n=2).startswith("2 ")
    assert many("{n} hour a week", "{n} hours a week", 0.5) == many("{n} hour a week", "{n} hours a week", 2)


def test_a_word_that_stands_for_two_things_has_a_translation_of_each() -> None:
    verb = N_("Plan", "a key: put this test on your plan")
    for language, noun_and_verb in (("en", ["Plan", "Plan"]), (PSEUDO, ["[Plán]", "[Plán]"])):
        speak(language)
        assert [_("Plan"), _(verb)] == noun_and_verb
    speak("fil")
    assert _("Plan") != _(verb) == _("Plan", "a key: put this test on your plan")
    assert _(N_("no such text", "in no such place")) == "no such text"


def test_another_language_for_a_while_leaves_the_first_as_it_was() -> None:
    speak("fil")
    before = _("Your plan")
    with pytest.raises(KeyError), speaking("en"):
        assert (_("Your plan"), spoken()) == ("Your plan", "en")
        raise KeyError
    assert (_("Your plan"), spoken()) == (before, "fil")
