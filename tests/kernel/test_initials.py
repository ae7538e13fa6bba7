"""Two letters on a colour say who somebody is."""

import pytest

from participatie.kernel.initials import COLOURS, colour_number, initials


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Fatima El Amrani", "FA"),
        ("Gemeente Beemdwaard", "GB"),
        ("Team Groen", "G"),
        ("Henk", "H"),
        ("piet jansen", "p"),
        ("de Vries", "V"),
        ("   ", "?"),
        ("", "?"),
        (None, "?"),
    ],
)
def test_initials_are_the_capitals_of_the_first_and_the_last_word(name, shown):
    assert initials(name) == shown


def test_the_colour_of_a_key_stays_the_same_and_is_one_of_five():
    colours = {colour_number(str(key)) for key in range(200)}
    assert colours == set(range(1, COLOURS + 1))
    assert [colour_number("1"), colour_number("Team Groen"), colour_number("é")] == [3, 1, 1]
