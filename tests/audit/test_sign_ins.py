"""Staff who come in, and every change of a way in, stand in the trail."""

import json

from sqlalchemy import select

from participatie.accounts import services
from participatie.accounts.keys import NewKey
from participatie.accounts.queries import list_identities, list_passkeys
from participatie.audit.models import AuditEntry
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db, unit_of_work
from tests.factories.people import actor_of, make_person

PASSWORD = "paard batterij nietje"


def told(kind):
    found = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == kind).order_by(AuditEntry.seq))
    return [(entry.actor_id, entry.person_id, json.loads(entry.facts)) for entry in found]


def with_password(*roles):
    person = make_person("Anna", None, *roles)
    services.set_password(actor_of(person), person, PASSWORD, "")
    db.session.commit()
    return person


def test_staff_who_sign_in_are_told_and_residents_are_not(browser):
    for person in (with_password("moderator"), with_password()):
        form = {"email": person.email, "password": PASSWORD}
        assert browser.send("/inloggen", form, action="/inloggen/wachtwoord").status_code == 302
        browser.send("/mijn", action="/uitloggen")
    (one,) = told("StaffSignedIn")
    assert one[0] == one[1]


def test_each_change_of_a_way_in_is_told(app):
    person = make_person("Anna")
    actor = actor_of(person)
    with unit_of_work():
        services.set_password(actor, person, PASSWORD, "")
        services.set_password(actor, person, PASSWORD + " twee", "")
        services.remove_password(actor, person, "")
        services.add_passkey(actor, person, "telefoon", NewKey("abc", b"key", 1), "handle")
        services.accept_use(list_passkeys(actor)[0], 0)
        services.remove_passkey(actor, person, list_passkeys(actor)[0], "")
        services.link_identity(actor, person, "https://id.example", "anna")
        services.unlink_identity(actor, person, list_identities(actor)[0], "")
        services.forget_second_factor(SYSTEM, person)
    ways = [(facts["way"], facts["change"]) for _by, whom, facts in told("WayInChanged") if whom == person.id]
    assert ways == [
        ("password", "set"),
        ("password", "changed"),
        ("password", "removed"),
        ("passkey", "set"),
        ("passkey", "shut"),
        ("passkey", "removed"),
        ("identity", "set"),
        ("identity", "removed"),
        ("second_factor", "removed"),
    ]
