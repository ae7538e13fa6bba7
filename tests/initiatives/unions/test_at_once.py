"""Makers who answer and change it at the same moment."""

from sqlalchemy import select

from participatie.initiatives.models import Initiative, InitiativeUnion, Maker
from participatie.kernel.clock import now
from participatie.kernel.db import db
from tests.factories.initiatives import make_initiative
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.unions import propose


def test_two_last_makers_who_say_yes_at_once_make_exactly_one(own_app):
    make_municipality()
    fatma, bram, sanne = (make_person(name) for name in ("Fatma", "Bram", "Sanne"))
    theme = make_theme()
    garden, hedge = make_initiative(fatma, theme), make_initiative(bram, theme, title="Een heg")
    hedge.makers.append(Maker(person=sanne, since=now()))
    db.session.commit()
    shown = f"/samengaan/{propose(fatma, garden, hedge).id}"
    db.session.commit()
    acts = []
    for maker in (bram, sanne):
        browser = own_app.test_client().sign_in(maker)
        acts.append(posting(browser, f"{shown}/ja", filled_form(browser.read(shown), f"{shown}/ja")))
    db.session.remove()
    assert [answer.status_code for answer in at_once(own_app, acts)] == [302, 302]
    assert counted(Initiative) == 3
    made = db.session.scalars(select(InitiativeUnion)).one().made_id
    assert made is not None
    assert counted(Maker) == 6


def test_a_yes_and_an_edit_at_once_never_join_what_nobody_read(own_app):
    make_municipality()
    fatma, bram = make_person("Fatma"), make_person("Bram")
    theme = make_theme()
    garden, hedge = make_initiative(fatma, theme), make_initiative(bram, theme, title="Een heg")
    db.session.commit()
    union_id = propose(fatma, garden, hedge).id
    db.session.commit()
    yes, edit = own_app.test_client().sign_in(bram), own_app.test_client().sign_in(fatma)
    shown, path = f"/samengaan/{union_id}", f"/initiatieven/{garden.id}/bewerken"
    acts = [
        posting(yes, f"{shown}/ja", filled_form(yes.read(shown), f"{shown}/ja")),
        posting(edit, path, filled_form(edit.read(path), "", title="Toch anders", lead="Anders.", story="", why="")),
    ]
    db.session.remove()
    at_once(own_app, acts)
    union = db.session.get_one(InitiativeUnion, union_id)
    is_edited = db.session.get_one(Initiative, union.one_id).version > 1
    assert is_edited
    assert (union.made_id is None) == (union.one_version > 1)
