"""What the learnt weights add to the reading of letters, and that they do no harm."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tutor.course.letter_learnt import FIRST, LAST, LearntSigns
from tutor.course.letter_signs import JoinedIdea, LetterSigns, Sign
from tutor.tutoring.letter_features import of_the_whole
from tutor.tutoring.letter_reading import read_letter
from tutor.tutoring.letter_signs_found import mark_words, sign_book
from tutor.tutoring.letter_text import ReadableText
from tutor.tutoring.letter_weights import weights_of
from tutor.tutoring.sentences import Span


def _beside(name: str) -> ModuleType:
    """A module of this folder, whichever way pytest imports tests."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GUIDE = _beside("letter_guide").guide()
SIGNS_ALONE = GUIDE.model_copy(update={"learnt": None})
WORDS = sorted(
    word
    for ideas in GUIDE.signs.words.values()
    for listed in ideas.values()
    for entry in listed.split(",")
    for word in entry.strip(" !*\n").split()
)


@pytest.mark.parametrize("guide", [GUIDE, SIGNS_ALONE], ids=["learnt", "signs alone"])
def test_a_misspelt_beginning_of_a_word_raises_nothing(guide: object) -> None:
    reading = read_letter("enviarl your registration was not approved", guide)  # type: ignore[arg-type]
    assert reading.family == "declined"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Dear Ana, the bakery is open on Sunday.", "unclear"),
        ("PayPal has permanently closed your account for violating our terms.", "unclear"),
        ("There are many similar skills.", "unclear"),
        ("There are too many freelancers with similar skills.", "declined"),
    ],
    ids=["no reason", "another sender", "a hint from anybody", "a reason from anybody"],
)
def test_signs_alone_name_a_family_only_where_reason_and_sender_allow_it(text: str, family: str) -> None:
    assert read_letter(text, SIGNS_ALONE).family == family


def test_signs_alone_are_sure_of_a_reason_only_from_upwork() -> None:
    reason = "there are too many freelancers with similar skills."
    assert read_letter(f"We are sorry, {reason}", SIGNS_ALONE).certainty == "unsure"
    assert read_letter(f"Upwork: we cannot approve your profile, {reason}", SIGNS_ALONE).certainty == "sure"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS), st.text("abcdefghijklmnopqrstuvwxyzñé'", max_size=3), st.integers(0, 12)
        ),
        min_size=1,
        max_size=14,
    )
)
def test_words_of_letters_however_misspelt_are_read(parts: list[tuple[str, str, int]]) -> None:
    text = " ".join(word[:cut] + extra + word[cut:] for word, extra, cut in parts)
    reading = read_letter(text, GUIDE)
    assert reading == read_letter(text, GUIDE)
    for reason in reading.reasons:
        assert all(one.text == text[one.start : one.end] for one in reason.evidence)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.sampled_from("aeno rti>\n\r\t=-&;<'.,!?0\u00ad\u200b\u202e\U0001d400\ufb01ß日"), max_size=300)
)
def test_signs_that_mend_or_break_words_are_read_without_complaint(text: str) -> None:
    assert read_letter(text, GUIDE).reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Our pool of bakers is so big that the ovens can't feed another one. Upwork, registration refused.",
            "declined",
        ),
        (
            "Upwork: in 2017 you signed up under your maiden name. Nobody may run two profiles, so this one rests.",
            "act-now",
        ),
    ],
)
def test_a_wording_nobody_wrote_down_is_read_by_its_words(text: str, reason: str) -> None:
    assert read_letter(text, GUIDE).family == reason


def test_a_line_without_one_sign_for_each_label_is_refused() -> None:
    with pytest.raises(ValidationError, match="one sign for each label"):
        LearntSigns(labels="a b", bias=(0.0, 0.0), step=1.0, weights="wword S", outcome={})


def test_a_piece_without_one_sign_for_each_family_is_refused() -> None:
    with pytest.raises(ValidationError, match="one sign for each family"):
        LearntSigns(labels="a", bias=(0.0,), step=1.0, weights="", pieces="_dec SSS", outcome={})


def test_words_nobody_knows_are_weighed_by_their_pieces() -> None:
    learnt = LearntSigns(
        labels="a",
        bias=(0.0,),
        step=1.0,
        weights="",
        pieces=f"_dec {chr(LAST)}{chr(FIRST) * 4}",
        piece_bias=(0.5, 0.0, 0.0, 0.0, 0.0),
        outcome={},
    )
    weights = weights_of(learnt)
    assert weights.spelt(["declynacion"])["declined"] > 0.5 > 0.0 > weights.spelt(["declynacion"])["closed"]
    assert weights.spelt(["zz"]) == {
        "declined": 0.5,
        "act-now": 0,
        "closed": 0,
        "not-a-rejection": 0,
        "unclear": 0,
    }


def test_no_feature_comes_to_what_the_bias_says() -> None:
    learnt = LearntSigns(
        labels="a b", bias=(-1.0, 2.0), step=0.5, weights=f"wword {chr(FIRST)}{chr(LAST)}", outcome={}
    )
    weights = weights_of(learnt)
    assert weights.points([]) == [-1.0, 2.0]
    assert weights.points(["wother"]) == [-1.0, 2.0]
    assert weights.points(["wword"])[0] < -1.0 < 2.0 < weights.points(["wword"])[1]


def test_features_nobody_knows_do_not_fill_the_memory() -> None:
    learnt = LearntSigns(
        labels="a", bias=(0.0,), step=0.5, weights=f"wword {chr(LAST)}", pieces="", outcome={}
    )
    weights = weights_of(learnt)
    known = weights.points(["wword"])
    assert weights.points([f"w{number}" for number in range(100_010)]) == [0.0]
    assert len(weights._features._row) < 100_000
    assert weights.points(["wword"]) == known != [0.0]


def a_joined_idea(many: str = "many", *, takes_first: bool) -> list[tuple[str, ...]]:
    """What each word of “not many” means where `few` is made of both."""
    signs = LetterSigns(
        thresholds=GUIDE.signs.thresholds,
        words={"en": {"not": "not", "many": many}},
        telling="not",
        joined=(JoinedIdea(idea="few", first="not", then="many", within=2, takes_first=takes_first),),
        signs=(Sign(to="crowded-skills", all="many", points=3.0),),
        defaults={},
    )
    book = sign_book(signs)
    return [
        tuple(sorted(book.lexicon.names(one))) for one in mark_words("not many", [Span(0, 8)], book).ideas
    ]


def test_a_joined_idea_takes_its_second_word_and_its_first_if_it_says_so() -> None:
    assert a_joined_idea(takes_first=False) == [("few", "not"), ("few",)]
    assert a_joined_idea(takes_first=True) == [("few",), ("few",)]


def test_a_comma_too_many_in_a_list_of_words_is_no_word() -> None:
    assert a_joined_idea("many,, lots of,", takes_first=True) == a_joined_idea("many", takes_first=True)


def test_a_closed_account_is_never_told_to_resubmit() -> None:
    text = "Your Upwork account has been permanently closed for violating our terms. Update your profile and resubmit."
    reading = read_letter(text, GUIDE)
    assert reading.family == "closed"
    assert "update-and-resubmit" not in {remedy.id for remedy in reading.remedies}


PLAIN = (
    "Hello Ana, thank you for your application to join Upwork. Unfortunately we cannot approve it at this time, "
    "because there are already many freelancers with skills similar to yours. You may add other skills and resubmit."
)


def test_a_plain_letter_is_read_as_sure() -> None:
    reading = read_letter(PLAIN, GUIDE)
    assert (reading.family, reading.reasons[0].id, reading.certainty) == (
        "declined",
        "crowded-skills",
        "sure",
    )


@pytest.mark.parametrize("sender", ["Fiverr", "Toptal", "Preply", "PayPal", "the university"])
def test_the_same_words_of_another_sender_are_never_sure(sender: str) -> None:
    assert read_letter(f"{sender}: {PLAIN.replace('Upwork', sender)}", GUIDE).certainty != "sure"


def test_a_question_is_not_sure_to_retell_a_letter() -> None:
    text = "People keep saying Upwork is saturated. Is there any category that's still open for new folks?"
    assert read_letter(text, GUIDE).certainty != "sure"


def test_a_mail_address_says_whose_site_it_is() -> None:
    def words(text: str) -> list[str]:
        return [word.text for word in ReadableText(text).words()]

    assert words("write to help@payoneer.example now") == ["write", "to", "payoneer", "now"]
    assert words("see https://support.fiverr.com/a/b?c=1") == ["see", "fiverr"]
    assert words("see www.upwork.com") == ["see", "upwork"]


def test_who_speaks_before_a_colon_is_noticed() -> None:
    def features(text: str) -> set[str]:
        book = sign_book(GUIDE.signs)
        return of_the_whole(text, mark_words(text, [Span(0, len(text))], book), GUIDE.signs)

    assert "xsender-other" in features("Shopee: your shop was closed.")
    assert "xsender-upwork" in features("Upwork Support: your account was closed.")
    assert not {"xsender-other", "xsender-upwork"} & features("Subject: your account was closed.")


@pytest.mark.parametrize(
    ("letter", "reasons"),
    [
        (
            "We could not approve your Upwork application. There are already too many freelancers with your skills, "
            "and your profile has no photo and no work history.",
            {"crowded-skills", "incomplete-profile"},
        ),
        (
            "Your withdrawal was returned because the bank account has another name. Please add an account in your own "
            "name, and verify your identity with a passport and a selfie within seven days. Upwork",
            {"payment-details", "verify-identity"},
        ),
    ],
    ids=["crowded and incomplete", "payment and identity"],
)
def test_a_letter_that_gives_two_reasons_is_read_with_both(letter: str, reasons: set[str]) -> None:
    assert {one.id for one in read_letter(letter, GUIDE).reasons} == reasons


def test_a_way_to_be_reached_names_no_other_sender() -> None:
    told = "Upwork closed my account because I gave a client my WhatsApp."
    assert [one.id for one in read_letter(told, GUIDE).reasons] == ["policy-violation"]
    assert read_letter("WhatsApp: your account was banned for spam.", GUIDE).family == "unclear"


def test_a_row_may_speak_of_sentences_alone_or_of_whole_texts_alone() -> None:
    learnt = LearntSigns(
        labels="a letter/a letter/b",
        bias=(0.0, 0.0, 0.0),
        step=1.0,
        weights=f"wone {chr(LAST)}\nwtwo {chr(FIRST)}{chr(LAST)}",
        outcome={},
    )
    weights = weights_of(learnt)
    assert weights.points(["wone"], slice(0, 1))[0] > 0 == weights.points(["wtwo"], slice(0, 1))[0]
    assert weights.points(["wone"], slice(1, None)) == [0.0, 0.0]
    assert weights.points(["wtwo"], slice(1, None))[0] < 0 < weights.points(["wtwo"], slice(1, None))[1]
