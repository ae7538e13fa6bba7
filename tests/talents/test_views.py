"""The pages of talents as people use them, without scripts."""

import pytest
from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.kernel.db import db
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.talents import queries, services
from participatie.talents.models import Match, Profile, Vacancy
from participatie.talents.tokens import Said
from tests.factories.people import actor_of, make_person
from tests.factories.talents import make_looking_team, make_match, make_profile, make_vacancy
from tests.trust.answers.talents import PROFILE, VACANCY


@pytest.fixture
def stand(app):
    team, seeker = make_looking_team(name="Team Kook")
    return team, seeker, make_vacancy(seeker, team.subject)


def seeker_of(seeker):
    return db.session.get_one(Person, seeker.id)


def test_somebody_tells_what_they_can_and_sees_what_fits_with_the_reason(browser, stand):
    browser.sign_in(make_person())
    assert "Wat kun jij?" in browser.read("/talenten").h1.text
    answer = browser.send("/talenten/profiel", {**PROFILE, "consents": "y"})
    assert answer.headers["Location"] == "/talenten"
    card = browser.read("/talenten").select_one(".deck__card")
    assert "één talent: koken" in card.text
    assert [button.text.split(":")[0].strip() for button in card.select("button")] == ["Ja", "Later", "Nee"]


def test_without_the_tick_nothing_is_kept_and_what_was_typed_stays(browser, stand):
    browser.sign_in(make_person())
    answer = browser.send("/talenten/profiel", PROFILE)
    assert answer.status_code == 422
    assert "Zonder je ja bewaren we niets." in answer.text
    assert "De tuinders van de Dijk" in answer.text
    assert db.session.scalars(select(Profile)).all() == []


def test_the_three_buttons_are_of_one_kind(browser, stand):
    person = make_person()
    make_profile(person)
    browser.sign_in(person)
    buttons = browser.read("/talenten").select(".answers button")
    assert len({" ".join(button["class"]) for button in buttons}) == 1
    assert {button["name"] for button in buttons} == {"say"}


@pytest.mark.parametrize("said", ["yes", "later", "no"])
def test_a_card_is_answered_from_the_cards_and_from_the_list(browser, stand, said):
    person = make_person()
    make_profile(person)
    browser.sign_in(person)
    for path in ("/talenten", "/talenten?weergave=lijst"):
        if browser.read(path).select(".deck .answers"):
            answer = browser.send(path, {"say": said}, action=f"/vacatures/{stand[2].id}/antwoord")
            assert answer.headers["Location"] == "/talenten"
    assert browser.read("/talenten").select(".deck .answers") == []


def test_an_answer_that_is_none_of_the_three_is_refused(browser, stand):
    person = make_person()
    make_profile(person)
    browser.sign_in(person)
    answer = browser.send("/talenten", {"say": "misschien"}, action=f"/vacatures/{stand[2].id}/antwoord")
    assert answer.status_code == 422
    assert "Kies ja, later of nee." in answer.text


def test_a_member_opens_a_vacancy_and_sees_who_fits_without_a_name(browser, stand):
    team, seeker, _vacancy = stand
    make_profile(make_person("Noor Bakker"))
    browser.sign_in(seeker_of(seeker))
    answer = browser.send(f"/vacatures/nieuw/{team.id}", VACANCY)
    made = db.session.scalars(select(Vacancy).order_by(Vacancy.id.desc())).first()
    assert answer.headers["Location"] == f"/vacatures/{made.id}/mensen"
    page = browser.read(f"/vacatures/{made.id}/mensen")
    assert "Iemand" in page.select_one(".candidate").text
    assert "Noor" not in page.text


def test_a_name_and_parts_are_seen_only_by_whom_they_are_for(browser, stand):
    _team, seeker, vacancy = stand
    make_profile(make_person("Noor Bakker"), shows_name=True, knows="De kookclub.", sights={"can": "public", "knows": "own"})
    browser.sign_in(seeker_of(seeker))
    text = browser.read(f"/vacatures/{vacancy.id}/mensen").text
    assert "Noor Bakker" in text
    assert "De kookclub." not in text


def test_the_nudge_names_what_is_missing_and_who_adds_it(browser, stand):
    team, seeker, _vacancy = stand
    make_profile(seeker_of(seeker), "koken")
    for _n in range(4):
        make_profile(None, "koken", "ontvangen")
    make_profile(None, "geld")
    vacancy = make_vacancy(seeker, team.subject, talents=("koken", "ontvangen", "geld"))
    browser.sign_in(seeker_of(seeker))
    page = browser.read(f"/vacatures/{vacancy.id}/mensen")
    assert "mensen ontvangen" in page.select_one("#missen").text
    found = queries.list_people_of(seeker, queries.get_vacancy(seeker, vacancy.id))
    assert found.missing == ("geld", "ontvangen")


def test_a_match_is_made_on_the_web_and_both_can_go_on(app, browser, stand):
    _team, seeker, vacancy = stand
    noor = make_person("Noor Bakker")
    make_profile(noor)
    services.answer_vacancy(actor_of(noor), vacancy, Said.YES)
    browser.sign_in(seeker_of(seeker))
    page = browser.read(f"/vacatures/{vacancy.id}/mensen")
    form = page.select_one(".deck__card form")
    answer = browser.send(f"/vacatures/{vacancy.id}/mensen", {"say": "yes"}, action=form["action"])
    match = db.session.scalars(select(Match)).one()
    assert answer.headers["Location"] == f"/talenten/match/{match.key}"
    assert "Noor Bakker" in browser.read(f"/talenten/match/{match.key}").h1.text
    for path, typed in (
        ("voorstellen", {"note": "Wij koken op vrijdag."}),
        ("gesprek", {"day": "2030-01-05", "time": "19:30", "where": "Het buurthuis"}),
    ):
        sent = browser.send(f"/talenten/match/{match.key}/{path}", typed)
        assert sent.status_code == 302 or "nog komt" in sent.text
    other = app.test_client().sign_in(noor)
    assert "Wij koken op vrijdag." in other.read(f"/talenten/match/{match.key}").text
    assert "Match: Een kok" in other.read("/mijn").text


MAILS = ("matched", "note", "talk", "proposed", "joined", "ended", "look_back", "closed", "asked", "new", "unused")


@pytest.mark.parametrize(("language", "word"), [("nl", " je "), ("en", " you ")])
def test_each_mail_can_be_sent_in_both_languages(app, language, word):
    values = {"key": "x", "what": "Een kok", "title": "Team Kook", "vacancy_id": 1, "count": 2}
    for name in MAILS:
        letter = render(OutboxMail(to_address="a@example.org", template=f"talents/{name}", language=language, values=values))
        assert "http://localhost/" in letter.text
        assert letter.subject in letter.html
        assert word in f" {letter.text.lower()} ".replace("je\n", "je ").replace("jullie", "je"), name


def test_the_person_reads_the_same_words_whether_the_team_said_no_or_nothing(browser, stand):
    _team, seeker, vacancy = stand
    profile = make_profile()
    services.answer_vacancy(actor_of(profile.person), vacancy, Said.YES)
    browser.sign_in(profile.person)
    before = browser.read("/talenten").select_one("main").text
    services.ask_person(seeker, queries.get_vacancy(seeker, vacancy.id), queries.find_profile(profile.person_id), Said.NO)
    db.session.commit()
    assert browser.read("/talenten").select_one("main").text == before


def test_who_has_no_part_in_a_match_finds_nothing_there(browser, stand):
    _team, seeker, vacancy = stand
    match = make_match(seeker, vacancy, make_profile())
    browser.sign_in(make_person(None, None, "administrator"))
    assert browser.get(f"/talenten/match/{match.key}").status_code == 404


def test_an_empty_list_says_what_one_can_do(browser):
    assert "Niemand zoekt nu mensen." in browser.read("/vacatures").text
    assert "Geen vacature past bij al je keuzes." in browser.read("/vacatures?talent=koken").text
