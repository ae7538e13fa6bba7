"""Ordered rules choose a team before the remits do; what moves when they change is a choice."""

import pytest

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.errors import Forbidden, Refused
from participatie.teams import queries, services
from participatie.teams.models import Way
from participatie.teams.queries import find_responsibility
from participatie.teams.routing import Choice, RemitFact, RuleFact, Sorted, choose, first_word, lowered, raised, said_words
from participatie.teams.services import moving
from participatie.teams.wiring import carry_out_moves
from tests.factories.areas import make_area
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import hand_over, make_member, make_remit, make_team

GREEN, TRAFFIC, QUARTER, ELSEWHERE = 1, 2, 3, 9
IDEA = Sorted("initiative", "/1/2/3/", GREEN, "Een veilig fietspad\nLangs de vaart, voor iedereen.")


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (RuleFact(1, 7, kind="initiative"), True),
        (RuleFact(1, 7, kind="street_plan"), False),
        (RuleFact(1, 7, area_id=QUARTER), True),
        (RuleFact(1, 7, area_id=ELSEWHERE), False),
        (RuleFact(1, 7, theme_id=GREEN), True),
        (RuleFact(1, 7, theme_id=TRAFFIC), False),
        (RuleFact(1, 7, words="brom, fiets"), True),
        (RuleFact(1, 7, words="brom"), False),
        (RuleFact(1, 7, kind="initiative", area_id=QUARTER, theme_id=GREEN, words="vaart"), True),
        (RuleFact(1, 7, kind="initiative", area_id=QUARTER, theme_id=TRAFFIC, words="vaart"), False),
    ],
)
def test_a_rule_fits_when_all_that_is_filled_in_fits(rule, fits):
    assert (choose([rule], [], IDEA) is not None) is fits


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("fiets", "Meer fietspaden", "fiets"),
        ("fiets", "Bakfietsen", ""),
        ("Café", "een CAFE op de hoek", "Café"),
        ("open haard", "De open haarden van de wijk", "open haard"),
        ("open haard", "De haard is open", ""),
        ("a,b ,c", "zo begint het", "b"),
        ("", "iets", ""),
        ("!!!", "iets!!!", ""),
    ],
)
def test_a_word_is_found_at_the_beginning_of_a_word_without_capitals_and_accents(words, text, found):
    assert first_word(words, said_words(text)) == found


def test_the_first_rule_that_fits_decides_and_remits_come_after_the_rules():
    rules = [RuleFact(1, 7, words="brug"), RuleFact(2, 8, theme_id=GREEN), RuleFact(3, 9, words="fiets")]
    remits = [RemitFact(5, QUARTER, GREEN, "Molenwijk", "Groen")]
    assert choose(rules, remits, IDEA) == Choice(8)
    assert choose(rules[::-1], remits, IDEA).team_id == 9
    assert choose([], remits, IDEA) == Choice(5, "Molenwijk", "Groen")
    assert choose([], [], IDEA) is None


def test_a_rule_goes_up_and_down_and_stays_at_the_ends():
    rules = [RuleFact(number, 7) for number in (1, 2, 3)]
    orders = [raised(rules, 1), raised(rules, 3), lowered(rules, 1), lowered(rules, 3)]
    assert [[rule.id for rule in order] for order in orders] == [[1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 3]]


@pytest.fixture
def town(app):
    """A fallback team and one for bicycles with somebody in it."""
    loket, bikes, person = make_team("Loket"), make_team("Fiets"), make_person("Fenna")
    make_member(bikes, person)
    return {"loket": loket, "bikes": bikes, "fenna": person, "admin": make_administrator()}


def rule_for(town, team="bikes", **what):
    """A rule that is not there yet."""
    return RuleFact(0, town[team].id, **(what or {"words": "fiets"}))


def team_of(subject):
    """The team that answers for a subject now."""
    return find_responsibility(subject.id).team.subject.title


def test_a_rule_goes_before_the_remits_and_the_page_says_why(town):
    theme = make_theme("Groen")
    make_remit(make_team("Groen"), None, theme)
    services.save_rule(town["admin"], rule_for(town), Way.STAY)
    subject = make_subject("Een fietspad door het groen", theme=theme)
    assert team_of(subject) == "Fiets"
    assert queries.responsible_view(subject.id).reason == "Gekozen door een vaste regel: “fiets”."


def test_a_preview_says_what_would_move_and_saving_moves_nothing_unless_asked(town):
    subject = make_subject("Een fietspad")
    make_subject("Een bankje")
    moves = services.preview_rule(town["admin"], rule_for(town))
    assert [(move.title, move.from_team, move.to_team, move.is_untouched) for move in moves] == [
        ("Een fietspad", "Loket", "Fiets", True)
    ]
    services.save_rule(town["admin"], rule_for(town), Way.STAY)
    assert team_of(subject) == "Loket"


def test_what_nobody_took_up_moves_at_once_and_the_rest_is_asked(town):
    fresh, taken = make_subject("Een fietspad"), make_subject("Een fietsbrug")
    find_responsibility(taken.id).contact_id = town["fenna"].id
    services.save_rule(town["admin"], rule_for(town), Way.MOVE)
    assert (team_of(fresh), team_of(taken)) == ("Fiets", "Loket")
    assert queries.find_open_handover(taken.id).to_team_id == town["bikes"].id


def test_everything_can_be_asked_and_counts_when_the_team_says_yes(town):
    subject = make_subject("Een fietspad")
    services.save_rule(town["admin"], rule_for(town), Way.ASK)
    assert team_of(subject) == "Loket"
    services.accept_handover(actor_of(town["fenna"]), queries.find_open_handover(subject.id))
    assert team_of(subject) == "Fiets"


def test_what_people_handed_over_is_no_reason_to_move_it_back(town):
    subject = make_subject("Een fietspad")
    services.save_rule(town["admin"], rule_for(town), Way.MOVE)
    third = make_team("Derde")
    hand_over(subject, third)
    make_remit(make_team("Vierde"), make_area("Ergens"), None)
    assert services.preview_rule(town["admin"], rule_for(town, words="brug")) == []
    assert team_of(subject) == "Derde"


def test_many_are_moved_by_the_worker_in_parts(town, monkeypatch):
    monkeypatch.setattr(moving, "AT_ONCE", 2)
    subjects = [make_subject(f"Fietspad {number}") for number in range(5)]
    services.save_rule(town["admin"], rule_for(town), Way.MOVE)
    assert (queries.count_waiting_moves(), {team_of(subject) for subject in subjects}) == (5, {"Loket"})
    carry_out_moves()
    assert (queries.count_waiting_moves(), {team_of(subject) for subject in subjects}) == (0, {"Fiets"})


def test_what_does_not_fit_any_more_when_the_worker_comes_stays(town, monkeypatch):
    monkeypatch.setattr(moving, "AT_ONCE", 0)
    subject = make_subject("Een fietspad")
    rule = services.save_rule(town["admin"], rule_for(town), Way.MOVE)
    services.remove_rule(town["admin"], rule, Way.STAY)
    monkeypatch.setattr(moving, "AT_ONCE", 5)
    assert moving.carry_out_some() == 1
    assert team_of(subject) == "Loket"


def test_the_order_decides_and_can_be_changed(town):
    services.save_rule(town["admin"], rule_for(town, "loket", words="pad"), Way.STAY)
    rule = services.save_rule(town["admin"], rule_for(town), Way.STAY)
    subject = make_subject("Een pad voor een fiets")
    assert team_of(subject) == "Loket"
    assert [move.to_team for move in services.preview_raised(town["admin"], rule)] == ["Fiets"]
    services.raise_rule(town["admin"], rule, Way.MOVE)
    assert ([one.words for one in queries.list_rules()], team_of(subject)) == (["fiets", "pad"], "Fiets")
    services.lower_rule(town["admin"], rule, Way.MOVE)
    assert ([one.words for one in queries.list_rules()], team_of(subject)) == (["pad", "fiets"], "Loket")


@pytest.mark.parametrize(
    ("what", "field"),
    [({"words": " , "}, "kind"), ({"words": "x" * 201}, "words"), ({"kind": "draak"}, "kind")],
)
def test_a_rule_that_would_fit_everything_or_nothing_is_refused(town, what, field):
    with pytest.raises(Refused) as refusal:
        services.save_rule(town["admin"], rule_for(town, **what), Way.STAY)
    assert refusal.value.field == field


def test_rules_go_with_the_team_that_stops(town):
    services.save_rule(town["admin"], rule_for(town), Way.STAY)
    services.close_team(town["admin"], town["bikes"])
    assert queries.list_rules() == []


RIGHTS = {"nobody": False, "resident": False, "member": False, "moderator": False, "administrator": True}


@pytest.mark.parametrize("act", ["preview", "save", "preview removing", "remove", "raise", "lower"])
@pytest.mark.parametrize("who", RIGHTS)
def test_only_administrators_look_at_and_change_rules(town, who, act):
    rule = services.save_rule(SYSTEM, rule_for(town), Way.STAY)
    actor = {"nobody": NOBODY, "member": actor_of(town["fenna"])}.get(who) or actor_of(
        make_person("Iemand", None, *({who} & {"administrator", "moderator"}))
    )
    acts = {
        "preview": lambda: services.preview_rule(actor, rule_for(town)),
        "save": lambda: services.save_rule(actor, rule_for(town), Way.STAY),
        "preview removing": lambda: services.preview_without(actor, rule),
        "remove": lambda: services.remove_rule(actor, rule, Way.STAY),
        "raise": lambda: services.raise_rule(actor, rule, Way.STAY),
        "lower": lambda: services.lower_rule(actor, rule, Way.STAY),
    }
    if RIGHTS[who]:
        acts[act]()
        assert len(queries.list_rules()) == {"save": 2, "remove": 0}.get(act, 1)
        return
    with pytest.raises(Forbidden):
        acts[act]()
    assert len(queries.list_rules()) == 1


@pytest.mark.parametrize("many", [1, 50])
def test_a_preview_of_a_rule_takes_the_same_statements_however_much_is_open(town, many, counting):
    for number in range(many):
        make_subject(f"Fietspad {number}")
    with counting() as statements:
        assert len(services.preview_rule(town["admin"], rule_for(town))) == many
    assert len(statements) <= 10


def test_in_beheer_a_rule_is_looked_at_before_it_is_saved_and_again_when_it_was_changed(town, browser):
    subject = make_subject("Een fietspad")
    browser.sign_in(make_person("Anna", None, "administrator"))
    typed = {"kind": "", "area": "", "theme": "", "words": "fiets", "team": str(town["bikes"].id)}
    new = "/beheer/teams/regels/nieuw"
    looked = browser.send(new, typed)
    assert (looked.status_code, "Een fietspad" in looked.text, queries.list_rules()) == (200, True, [])
    seen = f"|||fiets|{town['bikes'].id}"
    again = browser.send(new, {**typed, "words": "brug", "confirmed": seen, "way": "verhuis"})
    assert (again.status_code, queries.list_rules()) == (200, [])
    assert browser.send(new, {**typed, "confirmed": seen, "way": "verhuis"}).status_code == 302
    assert team_of(subject) == "Fiets"


def test_in_beheer_a_rule_goes_up_after_a_look_at_what_moves(town, browser):
    services.save_rule(SYSTEM, rule_for(town, "loket", words="pad"), Way.STAY)
    rule = services.save_rule(SYSTEM, rule_for(town), Way.STAY)
    subject = make_subject("Een pad voor een fiets")
    browser.sign_in(make_person("Anna", None, "administrator"))
    here, up = "/beheer/teams/regels", f"/beheer/teams/regels/{rule.id}/omhoog"
    looked = browser.send(here, action=up)
    assert (looked.status_code, "Een pad voor een fiets" in looked.text) == (200, True)
    assert [one.words for one in queries.list_rules()] == ["pad", "fiets"]
    assert browser.send(here, {"confirmed": "1", "way": "verhuis"}, action=up).status_code == 302
    assert ([one.words for one in queries.list_rules()], team_of(subject)) == (["fiets", "pad"], "Fiets")
    assert browser.send(here, action=f"/beheer/teams/regels/{rule.id}/omlaag").status_code == 200
    assert subject.published_at < now()
