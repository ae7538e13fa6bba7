"""The sentences about a plan count right, for none, one and many."""

import pytest

from participatie.streets.models import Verdict
from participatie.streets.views.asked import standing_of_remarks, standing_of_wishes


def said(kind, **counts) -> str:
    found = {(kind, Verdict[name.upper()]): n for name, n in counts.items()}
    standing = standing_of_wishes(found) if kind == "wish" else standing_of_remarks(found)
    return f"{standing.text} {standing.waiting}".strip() if standing else ""


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, ""),
        ({"waiting": 1}, "Er is één wens. 1 wacht nog op antwoord."),
        ({"taken_up": 1}, "Er is één wens. Die zit in deze versie."),
        ({"declined": 1}, "Er is één wens. Je leest waarom die niet in deze versie zit."),
        ({"waiting": 2}, "Jullie gaven 2 wensen. 2 wachten nog op antwoord."),
        ({"along": 1, "asked": 1}, "Jullie gaven 2 wensen. 1 gaat mee in het ontwerp. Bij 1 vroeg de ontwerper iets terug."),
        (
            {"taken_up": 38, "partly": 9, "declined": 11, "waiting": 3},
            "Van jullie 61 wensen zitten er 38 in deze versie, 9 deels, en van 11 lees je waarom niet. "
            "3 wachten nog op antwoord.",
        ),
        ({"taken_up": 1, "waiting": 1}, "Van jullie 2 wensen zit er 1 in deze versie. 1 wacht nog op antwoord."),
        ({"partly": 2}, "Van jullie 2 wensen zit er geen helemaal in deze versie, en 2 deels."),
    ],
)
def test_the_sentence_about_wishes(app, counts, sentence):
    with app.test_request_context():
        assert said("wish", **counts) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"waiting": 1}, "Er is 1 opmerking. 1 wacht nog op antwoord."),
        ({"taken_up": 2, "declined": 1}, "Van jullie 3 opmerkingen zitten er 2 in deze versie, en van 1 lees je waarom niet."),
    ],
)
def test_the_sentence_about_remarks(app, counts, sentence):
    with app.test_request_context():
        assert said("remark", **counts) == sentence
