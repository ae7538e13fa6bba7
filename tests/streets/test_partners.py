"""Partners take part in a street plan, with a yes of its designers; nobody else decides about that."""

import pytest

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.partners import services
from participatie.partners.models import MAKING, PartnerKind, Power, Step
from participatie.streets import services as streets
from tests.factories.mail import mails_to
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import drawing, make_plan
from tests.factories.teams import make_team


@pytest.fixture
def designer(app):
    make_municipality()
    make_team("Team Straten")
    return make_person("Dirk", "dirk@voorbeeld.nl")


@pytest.fixture
def plan(designer):
    plan = make_plan(designer)
    db.session.commit()
    return plan


@pytest.fixture
def speaker(app):
    return make_person("Sjoerd", "sjoerd@voorbeeld.nl")


@pytest.fixture
def partner(speaker):
    partner = make_partner("Waterschap", PartnerKind.AUTHORITY)
    make_speaker(partner, speaker)
    db.session.commit()
    return partner


def path(plan, *more):
    return "/".join((f"/partners/meedoen/{plan.id}", *more))


def panel(browser, plan):
    return " ".join(browser.get(f"/straatplannen/{plan.id}", follow_redirects=True).text.split())


def test_the_plan_page_shows_designers_and_partners_on_equal_cards_with_power_and_step(browser, plan, partner, speaker):
    actor = actor_of(speaker)
    involved = services.involve_by_power(actor, plan.subject, partner, Power.PERMIT, "De sloot is van het water.")
    services.set_step(actor, plan.subject, involved, Step.DIRECT, "We graven zelf mee.")
    db.session.commit()
    text = panel(browser, plan)
    assert "Wie doet wat" in text
    assert "ontwerper" in text
    assert "doet mee omdat ze beslist over de vergunning: De sloot is van het water." in text
    assert "Stuurt mee</strong>" in text
    assert "Vraag een partner om mee te doen" not in text


def test_a_designer_asks_and_the_partner_says_yes(browser, plan, partner, designer, speaker):
    browser.sign_in(designer)
    assert "Vraag een partner om mee te doen" in panel(browser, plan)
    asked = browser.send(path(plan, "vragen"), {"partner": partner.id, "role": "adviser"}, action=path(plan, "vragen"))
    assert asked.status_code == 302
    assert len(mails_to(speaker.email)) == 1
    browser.sign_in(speaker)
    link = browser.read("/mijn").select_one('a[href^="/partners/meedoen/vraag/"]')["href"]
    assert browser.send(link, action=link).status_code == 302
    assert "geeft advies" in panel(browser, plan)


def test_an_offer_waits_under_mijn_of_each_designer_until_it_is_answered(browser, plan, partner, designer, speaker):
    offer = {"partner": partner.id, "role": "funder", "note": "een wadi"}
    assert browser.sign_in(speaker).send(path(plan), offer, action=path(plan)).status_code == 302
    assert "/partners/meedoen/vraag/" not in browser.read("/mijn").text
    browser.sign_in(designer)
    found = browser.read("/mijn").select_one('a[href^="/partners/meedoen/vraag/"]')
    assert found.text == "Doet Waterschap mee met De Kerkstraat opnieuw?"
    assert browser.send(found["href"], action=found["href"]).status_code == 302
    assert browser.read("/mijn").select_one('a[href^="/partners/meedoen/vraag/"]') is None


@pytest.mark.parametrize("role", sorted(MAKING))
def test_nobody_becomes_a_designer_by_a_role(browser, plan, partner, designer, speaker, role):
    with pytest.raises(Refused) as refusal:
        services.ask_partner(actor_of(designer), plan.subject, partner, role)
    assert refusal.value.field == "role"
    with pytest.raises(Refused):
        services.offer_to_join(actor_of(speaker), plan.subject, partner, role)
    with pytest.raises(Refused):
        services.involve(SYSTEM, plan.subject, partner, role)
    offered = browser.sign_in(designer).read(path(plan, "vragen")).select('select[name="role"] option')
    assert str(role) not in {option["value"] for option in offered}


@pytest.mark.parametrize("who", ["resident", "administrator", "manager", "speaker", "designer who left", "nobody"])
@pytest.mark.parametrize("state", ["running", "hidden", "draft"])
def test_only_designers_of_a_plan_that_runs_ask_and_answer(plan, partner, designer, speaker, who, state):
    manager, gone = make_person(), make_person()
    make_manager(partner, manager)
    streets.add_designer(drawing(designer), plan, gone.id)
    streets.remove_designer(drawing(designer), plan, gone.id)
    joining = services.offer_to_join(actor_of(speaker), plan.subject, partner, "adviser")
    if state == "hidden":
        plan.subject.hidden_at = now()
    if state == "draft":
        plan.subject.published_at = None
    people = {"resident": make_person(), "manager": manager, "speaker": speaker, "designer who left": gone}
    actor = actor_of(people[who]) if who in people else {"administrator": make_administrator(), "nobody": NOBODY}[who]
    with pytest.raises(Forbidden):
        services.ask_partner(actor, plan.subject, make_partner(), "adviser")
    with pytest.raises(Forbidden):
        services.accept_joining(actor, joining)
    if state != "running":
        with pytest.raises(Forbidden):
            services.ask_partner(actor_of(designer), plan.subject, make_partner(), "adviser")
