"""Taking part needs a yes of both sides, or a power by law that is named."""

import pytest

from participatie.initiatives import queries as initiatives
from participatie.initiatives.permissions import can_edit, can_move
from participatie.initiatives.wiring import maker_voice
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.partners import queries, services
from participatie.partners.models import InvolvementRole, PartnerKind, Power
from participatie.subjects.queries import list_history
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team


@pytest.fixture
def theme(app):
    make_municipality()
    make_team("Opvangteam")
    return make_theme()


@pytest.fixture
def maker(app):
    return make_person("Noor", "noor@voorbeeld.nl")


@pytest.fixture
def garden(maker, theme):
    return make_initiative(maker, theme)


@pytest.fixture
def speaker(app):
    return make_person("Sjoerd", "sjoerd@voorbeeld.nl")


@pytest.fixture
def partner(speaker):
    partner = make_partner("De Beemd")
    make_speaker(partner, speaker)
    db.session.commit()
    return partner


def roles(subject):
    return [(row.name, row.role, row.power) for row in queries.list_involvements(subject.id)]


def path(subject, *more):
    return "/".join((f"/partners/meedoen/{subject.id}", *more))


def test_a_corporation_says_yes_to_the_makers_and_its_speakers_may_do_what_makers_may(browser, maker, garden, partner, speaker):
    browser.sign_in(maker)
    asked = browser.send(path(garden, "vragen"), {"partner": partner.id, "role": "co_maker"}, action=path(garden, "vragen"))
    assert asked.status_code == 302
    assert roles(garden) == []
    assert len(mails_to(speaker.email)) == 1
    assert not can_edit(actor_of(speaker), initiatives.get_initiative(actor_of(speaker), garden.id))
    browser.sign_in(speaker)
    link = browser.read("/mijn").select_one('a[href^="/partners/meedoen/vraag/"]')["href"]
    assert browser.send(link, action=link).status_code == 302
    assert roles(garden) == [("De Beemd", "co_maker", "")]
    assert len(mails_to(maker.email)) == 1
    actor, made = actor_of(speaker), initiatives.get_initiative(actor_of(speaker), garden.id)
    assert can_edit(actor, made)
    assert can_move(actor, made)
    assert initiatives.is_maker(actor, garden.id)
    assert maker_voice(actor, made.subject)
    assert garden.id in [mine.id for mine in initiatives.list_mine(actor)]
    assert browser.get(f"/initiatieven/{garden.id}/bewerken").status_code == 200


def test_a_no_leaves_no_trace_on_the_page_and_the_makers_hear_it(browser, maker, garden, partner, speaker):
    joining = services.ask_partner(actor_of(maker), garden.subject, partner, InvolvementRole.FUNDER)
    db.session.commit()
    link = f"/partners/meedoen/vraag/{joining.id}"
    assert browser.sign_in(speaker).send(link, {"nee": "1"}, action=link).status_code == 302
    assert roles(garden) == []
    assert queries.list_joinings(garden.id) == []
    assert not any(entry.is_public for entry in list_history(garden.id) if entry.event.startswith("Joining"))
    assert len(mails_to(maker.email)) == 1


def test_what_a_partner_offers_waits_for_the_makers(browser, maker, garden, partner, speaker):
    offer = {"partner": partner.id, "role": "funder", "note": "twee banken"}
    assert browser.sign_in(speaker).send(path(garden), offer, action=path(garden)).status_code == 302
    assert roles(garden) == []
    link = f"/partners/meedoen/vraag/{queries.list_joinings(garden.id)[0].id}"
    assert "Er is nog geen antwoord." in browser.read(link).text
    assert browser.post(link, data={}).status_code in {400, 403}
    browser.sign_in(maker)
    assert link in str(browser.read(path(garden, "vragen")))
    assert browser.send(link, action=link).status_code == 302
    assert queries.list_involvements(garden.id)[0].line == "geeft geld, twee banken"


def test_a_maker_who_speaks_for_the_partner_has_said_yes_for_both(garden, maker, partner):
    make_speaker(partner, maker)
    services.offer_to_join(actor_of(maker), garden.subject, partner, InvolvementRole.CO_MAKER)
    assert roles(garden) == [("De Beemd", "co_maker", "")]


def test_a_role_of_more_weight_asks_the_makers_again_and_other_words_do_not(garden, partner, speaker):
    services.involve(SYSTEM, garden.subject, partner, InvolvementRole.ADVISER)
    services.offer_to_join(actor_of(speaker), garden.subject, partner, InvolvementRole.ADVISER, "over bomen")
    assert queries.list_involvements(garden.id)[0].line == "geeft advies, over bomen"
    services.offer_to_join(actor_of(speaker), garden.subject, partner, InvolvementRole.CO_MAKER)
    assert roles(garden) == [("De Beemd", "adviser", "")]


def test_the_second_of_two_answers_finds_the_question_gone(garden, maker, partner, speaker):
    joining = services.ask_partner(actor_of(maker), garden.subject, partner, InvolvementRole.FUNDER)
    services.accept_joining(actor_of(speaker), joining)
    with pytest.raises(NotFound):
        services.decline_joining(actor_of(speaker), joining)
    assert roles(garden) == [("De Beemd", "funder", "")]


def test_who_asked_cannot_answer_and_the_other_side_cannot_ask_over_it(garden, maker, partner, speaker):
    joining = services.ask_partner(actor_of(maker), garden.subject, partner, InvolvementRole.FUNDER)
    with pytest.raises(Forbidden):
        services.accept_joining(actor_of(maker), joining)
    with pytest.raises(Refused):
        services.offer_to_join(actor_of(speaker), garden.subject, partner, InvolvementRole.FUNDER)
    services.withdraw_joining(actor_of(maker), joining)
    assert queries.list_joinings(garden.id) == []


def test_an_administrator_answers_for_no_partner_and_asks_for_no_maker(garden, maker, partner):
    administrator = make_administrator()
    joining = services.ask_partner(actor_of(maker), garden.subject, partner, InvolvementRole.FUNDER)
    with pytest.raises(Forbidden):
        services.accept_joining(administrator, joining)
    with pytest.raises(Forbidden):
        services.ask_partner(administrator, garden.subject, partner, InvolvementRole.ADVISER)
    with pytest.raises(NotFound):
        queries.get_joining(administrator, joining.id)


def test_a_question_is_not_there_for_anybody_else(browser, garden, maker, partner):
    joining = services.ask_partner(actor_of(maker), garden.subject, partner, InvolvementRole.FUNDER)
    db.session.commit()
    browser.sign_in(make_person())
    found, never = browser.get(f"/partners/meedoen/vraag/{joining.id}"), browser.get("/partners/meedoen/vraag/999999")
    assert found.status_code == never.status_code == 404


@pytest.mark.parametrize("kind", PartnerKind)
def test_only_an_authority_takes_part_for_a_power(garden, speaker, kind):
    partner = make_partner("Vierkant", kind)
    make_speaker(partner, speaker)
    if kind in {PartnerKind.AUTHORITY, PartnerKind.MUNICIPALITY}:
        services.involve_by_power(actor_of(speaker), garden.subject, partner, Power.ROAD, "Het is een weg.")
        assert roles(garden) == [("Vierkant", "legal_task", "road")]
    else:
        with pytest.raises(Forbidden):
            services.involve_by_power(actor_of(speaker), garden.subject, partner, Power.ROAD, "Het is een weg.")


@pytest.mark.parametrize("power", Power)
def test_no_power_makes_a_maker_and_the_page_names_it(browser, garden, speaker, power):
    partner = make_partner("Gemeente Vierkant", PartnerKind.MUNICIPALITY)
    make_speaker(partner, speaker)
    db.session.commit()
    fields = {"partner": partner.id, "power": str(power), "reason": "Er komt een steiger."}
    where = path(garden, "bevoegdheid")
    assert browser.sign_in(speaker).send(where, fields, action=where).status_code == 302
    assert not can_edit(actor_of(speaker), initiatives.get_initiative(actor_of(speaker), garden.id))
    text = browser.get(f"/initiatieven/{garden.id}", follow_redirects=True).text
    assert "doet mee omdat" in text
    assert "Er komt een steiger." in text


@pytest.mark.parametrize("missing", ["power", "reason"])
def test_a_power_without_its_name_or_sentence_is_refused_at_its_field(browser, garden, speaker, missing):
    partner = make_partner("Gemeente Vierkant", PartnerKind.MUNICIPALITY)
    make_speaker(partner, speaker)
    db.session.commit()
    fields = {"partner": partner.id, "power": "permit", "reason": "Er komt een steiger."} | {missing: ""}
    where = path(garden, "bevoegdheid")
    assert browser.sign_in(speaker).send(where, fields, action=where).status_code == 422
    assert roles(garden) == []


def test_makers_end_a_role_that_rests_on_their_yes_but_no_power(garden, maker, partner, speaker):
    services.involve(SYSTEM, garden.subject, partner, InvolvementRole.ADVISER)
    authority = make_partner("Waterschap", PartnerKind.AUTHORITY)
    make_speaker(authority, speaker)
    power = services.involve_by_power(actor_of(speaker), garden.subject, authority, Power.PERMIT, "Er komt een steiger.")
    row = next(row for row in queries.list_involvements(garden.id) if not row.power)
    services.end_involvement(actor_of(maker), garden.subject, queries.get_involvement(garden.id, row.involvement_id))
    with pytest.raises(Forbidden):
        services.end_involvement(actor_of(maker), garden.subject, power)
    assert [name for name, _role, _power in roles(garden)] == ["Waterschap"]


def test_the_rights_of_a_maker_end_with_the_role_and_with_the_membership(garden, partner, speaker):
    services.involve(SYSTEM, garden.subject, partner, InvolvementRole.CO_MAKER)
    manager = make_person()
    make_manager(partner, manager)
    assert initiatives.is_maker(actor_of(speaker), garden.id)
    assert not initiatives.is_maker(actor_of(manager), garden.id)
    services.end_member(SYSTEM, partner, queries.find_membership(partner, speaker.id))
    assert not initiatives.is_maker(actor_of(speaker), garden.id)


def test_no_partner_joins_what_nobody_carries(browser, partner, speaker):
    browser.sign_in(speaker)
    assert browser.get(path(partner.subject)).status_code == 404


def test_the_list_of_questions_takes_the_same_statements_however_long(garden, maker, counting):
    for number in range(12):
        services.ask_partner(actor_of(maker), garden.subject, make_partner(), InvolvementRole.FUNDER)
        if number in {0, 11}:
            db.session.commit()
            with counting() as statements:
                assert len(queries.list_joinings(garden.id)) == number + 1
            assert len(statements) == 1
