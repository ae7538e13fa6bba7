"""What people type in an address box is understood, slips included."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.places.spelling import (
    Query,
    distance_of,
    fold,
    fold_name,
    fold_typed,
    is_one_slip,
    read_query,
    spellings,
    without_one,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kerkstr 12a", Query(street="kerkstraat", number=12, addition="a")),
        ("Kerkstraat 12 A", Query(street="kerkstraat", number=12, addition="a")),
        ("Kerkstraat 12-2", Query(street="kerkstraat", number=12, addition="2")),
        ("Kerkstraat 12 bis", Query(street="kerkstraat", number=12, addition="bis")),
        ("Kerkstraat 12 Beemdwaard", Query(street="kerkstraat", number=12, town="beemdwaard")),
        ("Kerkstraat 12a, Beemdwaard", Query(street="kerkstraat", number=12, addition="a", town="beemdwaard")),
        ("Kerkstraat 12 Oss", Query(street="kerkstraat", number=12, town="oss")),
        ("Kerkstraat 12, 9901 AB Beemdwaard", Query(street="kerkstraat", number=12, town="beemdwaard")),
        ("Kerkstraat 12 hs", Query(street="kerkstraat", number=12, addition="hs")),
        ("Kerkstraat, Beemdwaard", Query(street="kerkstraat", town="beemdwaard")),
        ("9901 AB", Query(postcode="9901AB")),
        ("9901ab 12", Query(postcode="9901AB", number=12)),
        ("9901 AB 12b", Query(postcode="9901AB", number=12, addition="b")),
        ("9901 AB Beemdwaard", Query(postcode="9901AB")),
        ("plein 1940", Query(street="plein", number=1940)),
        ("St. Jansstraat", Query(street="sint jansstraat")),
        ("Café-pad", Query(street="cafe pad")),
        ("  de   WAARD ", Query(street="de waard")),
        ("k", Query()),
        ("", Query()),
        ("k" * 101, Query()),
        ("١٢ straat", Query(street="١٢ straat")),
    ],
)
def test_a_typed_address_is_taken_apart(text, expected):
    assert read_query(text) == expected


@given(st.text(max_size=120) | st.text(alphabet="0123456789 ab,-", max_size=120))
def test_any_text_is_taken_apart_quickly(text):
    started = time.perf_counter()
    assert isinstance(read_query(text), Query)
    assert time.perf_counter() - started < 0.1


def test_accents_capitals_and_points_do_not_matter():
    assert fold("Burg. Ünal-Laan") == "burg unal laan"
    assert fold("'s-Gravenweg") == fold("s gravenweg")
    assert fold_name("Burg. v.d. Bergstraat") == "burgemeester van d bergstraat"


def test_an_unfinished_last_word_is_not_written_out():
    assert fold_typed("st") == "st"
    assert fold_typed("st jans") == "sint jans"


@pytest.mark.parametrize("typed", ["kerkstraat", "kekstraat", "kerrkstraat", "kerlstraat", "kekrstraat", "krk", "kerkstrat"])
def test_one_slip_is_recognised(typed):
    assert is_one_slip(typed, "kerkstraat")


@pytest.mark.parametrize("typed", ["karkstroat", "dorpsstraat", "kkerkkstraat", "erkstart"])
def test_two_slips_are_not(typed):
    assert not is_one_slip(typed, "kerkstraat")


letters = st.text(alphabet="abcd", min_size=4, max_size=12)


@given(letters, st.integers(0, 11), st.sampled_from(["drop", "add", "change", "swap"]), st.sampled_from("abcd"))
def test_whatever_the_slip_some_stored_spelling_begins_with_some_shortened_query(name, place, kind, letter):
    at = place % (len(name) - 1)
    typed = {
        "drop": name[:at] + name[at + 1 :],
        "add": name[:at] + letter + name[at:],
        "change": name[:at] + letter + name[at + 1 :],
        "swap": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[kind]
    stored = [spelling for spelling, _is_whole in spellings(name)]
    tried = [typed, *without_one(typed)]
    assert any(spelling.startswith(attempt) for spelling in stored for attempt in tried)
    assert is_one_slip(typed, name)


def test_a_later_word_is_found_too():
    stored = dict(spellings("Burgemeester van Veldekestraat"))
    assert stored["van veldekestraat"]
    assert stored["veldekestraat"]
    assert not stored["veldkestraat"]


def test_the_closest_name_comes_first():
    names = ["kerkstraat", "kerkstraatje", "oude kerkstraat", "kerfstraat", "dorpsweg"]
    assert [distance_of("kerkstraat", name) for name in names] == [0, 1, 2, 3, None]
