"""Dutch words: relatives have one stem, compounds their last part."""

import pytest

from participatie.search.dutch import alike, head_of, stem_of
from participatie.search.terms import Choice, answers, bag_of, typed_words, wanted_for

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "related",
    [
        "huis huizen huisje huisjes",
        "fietspad fietspaden",
        "boom bomen boompje",
        "kind kinderen",
        "straat straten",
        "duif duiven",
        "bank banken bankje bankjes",
        "speelplek speelplekken",
        "veilig veilige veiligheid",
        "tuin tuinen tuintje",
    ],
)
def test_relatives_have_one_stem(related):
    assert len({stem_of(word) for word in related.split()}) == 1


@pytest.mark.parametrize(
    ("word", "head"), [("pluktuin", "tuin"), ("fietspaden", "pad"), ("kastanjebomen", "bom"), ("tuin", ""), ("raam", "")]
)
def test_the_last_part_of_a_compound_is_known(word, head):
    assert head_of(word) == head


def test_words_that_mean_the_same_know_each_other():
    assert stem_of("zebrapad") in alike(stem_of("oversteek"))
    assert alike(stem_of("molen")) == ()


def test_the_index_holds_words_stems_heads_and_marks_what_stands_in_the_name():
    assert bag_of("De pluktuinen", "voor Iedereen") == sorted(
        {"pluktuinen", "pluktuin", "tuin", "iedereen", stem_of("iedereen"), "§pluktuinen", "§pluktuin", "§tuin"}
    )


def test_words_that_say_nothing_are_left_out_but_not_while_they_may_be_unfinished():
    assert typed_words("de tuin van de") == ["tuin"]
    assert typed_words("de", unfinished=True) == ["de"]


@pytest.mark.parametrize(
    "typed", ["", " ", "de het een", "\0", "😀", '"', "'", "***", "()", "AND", "a:b", "NEAR(", "-", "\\", "%_"]
)
def test_nothing_that_is_typed_breaks_the_words(typed):
    for word in typed_words(typed):
        assert word.isalnum()


def test_a_long_question_has_a_few_words_of_a_bearable_length():
    words = typed_words("x" * 5_000 + " " + " ".join(f"woord{n}" for n in range(500)))
    assert len(words) == 8
    assert max(map(len, words)) == 40


@pytest.mark.parametrize(
    ("typed", "word", "does"),
    [("fietspad", "fietspaden", True), ("fiets", "fietspad", True), ("tuin", "pluktuin", True), ("zebrapad", "oversteek", True),
     ("bos", "bosbes", True), ("fietspad", "fiets", False)],
)  # fmt: skip
def test_a_word_of_a_text_answers_a_typed_one(typed, word, does):
    assert answers(wanted_for(typed_words(typed)), word) is does


def test_while_typing_only_beginnings_count():
    assert wanted_for(["groen", "tu"], unfinished=True)[1] == (Choice("tu", is_prefix=True),)
