"""Which team is chosen, and why."""

import pytest

from participatie.kernel.errors import Refused
from participatie.teams import queries, services
from participatie.teams.queries import best_remit
from participatie.teams.routing import RemitFact, most_specific
from tests.factories.areas import make_area
from tests.factories.people import make_administrator
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import make_remit, make_team

PATH = "/1/2/3/"
EVERYWHERE, TOWN, DISTRICT, QUARTER, ELSEWHERE = None, 1, 2, 3, 9
ANY, GREEN, TRAFFIC = None, 1, 2


@pytest.mark.parametrize(
    ("remits", "winner"),
    [
        ([], None),
        ([(ELSEWHERE, GREEN)], None),
        ([(QUARTER, TRAFFIC)], None),
        ([(QUARTER, ANY)], (QUARTER, ANY)),
        ([(QUARTER, ANY), (EVERYWHERE, GREEN)], (EVERYWHERE, GREEN)),
        ([(TOWN, GREEN), (EVERYWHERE, GREEN)], (TOWN, GREEN)),
        ([(TOWN, GREEN), (DISTRICT, GREEN), (QUARTER, ANY)], (DISTRICT, GREEN)),
        ([(QUARTER, GREEN), (DISTRICT, GREEN), (TOWN, GREEN)], (QUARTER, GREEN)),
        ([(TOWN, ANY), (DISTRICT, ANY)], (DISTRICT, ANY)),
        ([(ELSEWHERE, GREEN), (TOWN, ANY)], (TOWN, ANY)),
    ],
)
def test_the_theme_weighs_more_than_the_place_and_then_the_deepest_area_wins(remits, winner):
    facts = [RemitFact(number, area, theme) for number, (area, theme) in enumerate(remits)]
    for order in (facts, facts[::-1]):
        found = most_specific(order, PATH, GREEN)
        assert (found and (found.area_id, found.theme_id)) == winner


def test_without_place_or_theme_only_a_remit_without_them_fits():
    facts = [RemitFact(1, QUARTER, ANY), RemitFact(2, EVERYWHERE, GREEN)]
    assert most_specific(facts, "", None) is None
    assert most_specific(facts, "", GREEN).team_id == 2


@pytest.fixture
def town(app):
    """A town with a district and a neighbourhood, green and traffic, and a fallback team."""
    area = make_area("Beemdwaard")
    district = make_area("Noord", area)
    return {
        "town": area,
        "district": district,
        "quarter": make_area("Molenwijk", district),
        "south": make_area("Zuid", area),
        "green": make_theme("Groen"),
        "traffic": make_theme("Verkeer"),
        "fallback": make_team("Loket"),
    }


def test_the_sentence_says_why_this_team(town):
    team = make_team("Groen en Buurt")
    make_remit(team, town["quarter"], town["green"])
    subject = make_subject(area=town["quarter"], theme=town["green"])
    view = queries.responsible_view(subject.id)
    assert view.team_name == "Groen en Buurt"
    assert view.reason == "Gekozen omdat het over groen in Molenwijk gaat."


@pytest.mark.parametrize(
    ("area", "theme", "reason"),
    [
        ("district", None, "Gekozen omdat het in Noord is."),
        (None, "green", "Gekozen omdat het over groen gaat."),
        ("south", "traffic", "Gekozen omdat nog geen ander team hierover gaat."),
    ],
)
def test_the_sentence_fits_a_remit_without_theme_or_area(town, area, theme, reason):
    make_remit(make_team(), town.get(area), town.get(theme))
    subject = make_subject(area=town["quarter"], theme=town["green"])
    assert queries.responsible_view(subject.id).reason == reason


def test_what_fits_no_remit_goes_to_the_fallback_team(town):
    make_remit(make_team(), town["south"], town["green"])
    assert best_remit(town["quarter"].path, town["green"].id).team is town["fallback"]


def test_a_closed_team_is_never_chosen(town):
    team = make_team()
    make_remit(team, town["quarter"], None)
    services.close_team(make_administrator(), team)
    assert best_remit(town["quarter"].path, None).team is town["fallback"]


def test_the_same_theme_in_the_same_area_belongs_to_one_team(town):
    first, second = make_team(), make_team()
    for area, theme in ((town["quarter"], town["green"]), (town["quarter"], None), (None, town["green"])):
        make_remit(first, area, theme)
        make_remit(second, area, theme)
    assert len(queries.list_remits(first)) == 0
    assert len(queries.list_remits(second)) == 3


def test_a_remit_without_bounds_is_refused(town):
    with pytest.raises(Refused):
        make_remit(make_team(), None, None)


def test_a_preview_says_what_would_move_and_moves_nothing(town):
    team = make_team("Groen")
    subject = make_subject("Bomen", area=town["quarter"], theme=town["green"])
    make_subject("Drempel", area=town["quarter"], theme=town["traffic"])
    moves = services.preview_adding(make_administrator(), team, town["district"], town["green"])
    assert [(move.title, move.from_team, move.to_team_id) for move in moves] == [("Bomen", "Loket", team.id)]
    assert queries.find_responsibility(subject.id).team_id == town["fallback"].id


def test_adding_and_removing_a_remit_moves_what_the_preview_said(town):
    team, admin = make_team("Groen"), make_administrator()
    subject = make_subject("Bomen", area=town["quarter"], theme=town["green"])
    remit = services.add_remit(admin, team, town["district"], town["green"])
    moved = queries.find_responsibility(subject.id)
    assert (moved.team_id, moved.remit_area, moved.remit_theme) == (team.id, "Noord", "Groen")
    assert [move.title for move in services.preview_removing(admin, team, remit)] == ["Bomen"]
    services.remove_remit(admin, team, remit)
    assert queries.find_responsibility(subject.id).team_id == town["fallback"].id


def test_what_somebody_took_up_stays_when_remits_change(town):
    team = make_team("Groen")
    subject = make_subject(area=town["quarter"], theme=town["green"])
    queries.find_responsibility(subject.id).contact_id = make_administrator().id
    services.add_remit(make_administrator(), team, None, town["green"])
    assert queries.find_responsibility(subject.id).team_id == town["fallback"].id


@pytest.mark.parametrize("rows", [1, 50])
def test_a_preview_takes_the_same_statements_however_much_is_open(town, rows, counting):
    team, admin = make_team("Groen"), make_administrator()
    for _number in range(rows):
        make_subject(area=town["quarter"], theme=town["green"])
    with counting() as statements:
        assert len(services.preview_adding(admin, team, town["quarter"], town["green"])) == rows
    assert len(statements) <= 5
