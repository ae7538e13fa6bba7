"""Look-alikes: the small table says what the package with all confusables of Unicode says."""

import sys
import unicodedata

import pytest
from confusable_homoglyphs import confusables

from participatie.kernel.look_alikes import LOOK_ALIKES
from participatie.kernel.text import skeleton

pytestmark = pytest.mark.once


def said_by_the_package(character: str) -> str:
    """The first Latin character that it looks like, or itself."""
    for match in confusables.is_confusable(character, preferred_aliases=["latin"]) or []:
        for option in match["homoglyphs"]:
            if option["c"].isascii():
                return option["c"].casefold()
    return character


def left_of_a_name() -> set[str]:
    """Every character that can be left of a name after folding."""
    folded = {c for number in range(sys.maxunicode + 1) for c in unicodedata.normalize("NFKD", chr(number)).casefold()}
    return {c for c in folded if c.isalnum() and not c.isascii() and not unicodedata.combining(c)}


def test_each_character_of_unicode_looks_like_what_the_package_says():
    different = {c for c in left_of_a_name() if c.translate(LOOK_ALIKES) != said_by_the_package(c)}
    assert not different


def test_a_name_in_letters_of_another_script_has_the_skeleton_of_the_name_it_copies():
    assert skeleton("G\u0435m\u0435\u0435nt\u0435 \u041ess") == skeleton("Gemeente Oss") == "gemeenteoss"
