"""The pages of partners."""

import pytest
from bs4 import BeautifulSoup

from participatie.accounts.queries import list_held
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.partners import queries, services
from participatie.partners.models import InvolvementRole, PartnerKind
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_subject, make_theme


def test_the_list_can_be_narrowed_to_one_kind(app, browser):
    make_partner("De Beemd", PartnerKind.CORPORATION)
    make_partner("De Regenboog", PartnerKind.SCHOOL)
    text = browser.read("/partners?soort=school").select_one("main").text
    assert "De Regenboog" in text
    assert "De Beemd" not in text
    assert browser.get("/partners?soort=onzin").status_code == 400


def shape(card: BeautifulSoup) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a card with their classes, the colour of the initials aside."""
    return [(tag.name, tuple(c for c in tag.get("class", []) if not c.startswith("avatar--"))) for tag in card.find_all(True)]


def test_the_card_of_the_municipality_is_built_like_that_of_any_partner(app, browser):
    for name, kind in (("Bakker Bol", PartnerKind.COMPANY), ("Gemeente Beemdwaard", PartnerKind.MUNICIPALITY)):
        services.involve(SYSTEM, make_subject(), make_partner(name, kind), InvolvementRole.FUNDER)
    baker, municipality = browser.read("/partners").select("main .card")
    assert shape(baker) == shape(municipality)
    assert not municipality.select("img")


def test_the_page_of_the_municipality_is_built_like_that_of_any_partner(app, browser):
    pages = []
    for name, kind in (("Bakker Bol", PartnerKind.COMPANY), ("Gemeente Beemdwaard", PartnerKind.MUNICIPALITY)):
        partner = make_partner(name, kind)
        services.involve(SYSTEM, make_subject(), partner, InvolvementRole.FUNDER)
        soup = browser.get(f"/partners/{partner.id}", follow_redirects=True)
        pages.append(shape(BeautifulSoup(soup.text, "html5lib").select_one("main")))
    assert pages[0] == pages[1]


def test_a_website_is_linked_without_recommending_it(app, browser):
    partner = services.register_partner(SYSTEM, "De Beemd", "corporation", website="www.beemd.example")
    link = browser.read(f"/partners/{partner.id}-de-beemd").select_one('main a[href="https://www.beemd.example"]')
    assert set(link["rel"]) == {"nofollow", "ugc", "noopener"}


def test_what_a_partner_writes_about_itself_never_becomes_code(app, browser):
    partner = services.register_partner(SYSTEM, "<b>X", "company", "<i>Y", "<script>alert(1)</script> [a](javascript:alert(1))")
    html = browser.get(f"/partners/{partner.id}", follow_redirects=True).text
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert "&lt;b&gt;X" in html


def test_a_manager_brings_the_page_up_to_date_and_asks_people_in(app, browser):
    partner, person = make_partner("De Beemd"), make_person("Sjoerd")
    make_manager(partner, person)
    browser.sign_in(person)
    changed = {"name": "De Beemd", "kind": "corporation", "lead": "Nieuw", "about": "", "website": ""}
    assert browser.send(f"/partners/{partner.id}/bewerken", changed).status_code == 302
    assert browser.send(f"/partners/{partner.id}/bewerken", {**changed, "version": "1"}).status_code == 409
    people, invited = f"/partners/{partner.id}/mensen", make_person("Noor")
    make_speaker(partner, invited)
    membership = queries.find_membership(partner, invited.id)
    assert browser.send(people, action=f"{people}/{membership.id}/eindig").status_code == 302
    assert list_held(invited.id) == frozenset()


@pytest.mark.parametrize(("email", "sentence"), [("", "Vul een e-mailadres in."), ("geen adres", "Dit is geen e-mailadres.")])
def test_a_wrong_address_is_told_at_its_field(app, browser, email, sentence):
    partner, person = make_partner(), make_person()
    make_manager(partner, person)
    response = browser.sign_in(person).send(f"/partners/{partner.id}/mensen", {"email": email}, action="")
    assert response.status_code == 422
    assert sentence in response.text


@pytest.mark.parametrize("path", ["bewerken", "mensen"])
@pytest.mark.parametrize("who", ["visitor", "resident", "manager of another", "speaker"])
def test_only_its_own_managers_look_after_a_partner(app, browser, path, who):
    partner, person = make_partner("De Beemd"), make_person()
    if who == "manager of another":
        make_manager(make_partner(), person)
    if who == "speaker":
        make_speaker(partner, person)
    if who != "visitor":
        browser.sign_in(person)
    assert browser.get(f"/partners/{partner.id}/{path}").status_code == (302 if who == "visitor" else 403)


def test_an_administrator_registers_and_closes_a_partner(app, browser):
    browser.sign_in(make_person("Anna", None, "administrator"))
    made = browser.send("/beheer/partners/nieuw", {"name": "Zwemclub", "kind": "residents", "lead": "Wij zwemmen."})
    assert made.status_code == 302
    row = queries.page_partners(NOBODY).rows[0]
    assert row.name == "Zwemclub"
    assert browser.send("/beheer/partners/nieuw", {"name": "zwemclub", "kind": "residents"}).status_code == 422
    assert "Zwemclub" in browser.read("/beheer/partners").text
    assert browser.send(f"/beheer/partners/{row.id}/sluiten").status_code == 302
    assert queries.page_partners(NOBODY).rows == []


def test_nobody_takes_the_name_of_a_partner(app):
    from participatie.accounts import services as accounts

    make_partner("De Beemd")
    person = make_person("Noor")
    with pytest.raises(Refused):
        accounts.rename(actor_of(person), person, "De  Beemd!")


@pytest.mark.parametrize("rows", [1, 30])
def test_pages_of_partners_take_the_same_statements_however_many(app, browser, counting, rows):
    partner = make_partner("De Beemd")
    for _number in range(rows):
        make_partner()
        services.involve(SYSTEM, make_subject(), partner, InvolvementRole.FUNDER)
    browser.get("/partners")
    with counting() as statements:
        browser.read("/partners")
    assert len(statements) <= 5
    with counting() as statements:
        browser.read(f"/partners/{partner.id}-de-beemd")
    assert len(statements) <= 11


def test_the_page_of_a_partner_takes_the_same_statements_for_one_role_and_for_fifty(browser, counting):
    make_municipality()
    theme, partner, maker = make_theme(), make_partner("De Beemd"), make_person()
    needed = []
    for count in (1, 49):
        for _number in range(count):
            services.involve(SYSTEM, make_initiative(maker, theme).subject, partner, InvolvementRole.FUNDER)
        db.session.commit()
        browser.read(f"/partners/{partner.id}-de-beemd")
        with counting() as statements:
            browser.read(f"/partners/{partner.id}-de-beemd")
        needed.append(len(statements))
    assert needed[0] == needed[1], needed


def test_what_a_partner_does_is_put_together_by_area_the_newest_first(browser, app):
    first, second, *_rest = sorted(make_municipality().values(), key=lambda area: area.name)
    theme, partner, maker = make_theme(), make_partner("De Beemd"), make_person()
    for title, area in (("Eerste", second), ("Tweede", first), ("Derde", second), ("Nergens", None)):
        subject = make_initiative(maker, theme, title=title).subject
        subject.area_id = area.id if area else None
        services.involve(SYSTEM, subject, partner, InvolvementRole.FUNDER)
    db.session.commit()
    part = browser.read(f"/partners/{partner.id}-de-beemd").select_one('[aria-labelledby="doet-mee"]')
    found = [heading.text.strip() for heading in part.select("h3, h4")]
    assert found == [first.name, "Tweede", second.name, "Derde", "Eerste", "Zonder vaste plek", "Nergens"]
