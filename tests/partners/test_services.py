"""What can be done with partners, and by whom."""

from datetime import timedelta

import pytest
import time_machine

from participatie.accounts.queries import list_held
from participatie.kernel.access import NOBODY, SYSTEM, Held
from participatie.kernel.clock import today
from participatie.kernel.errors import Conflict, Forbidden, Refused
from participatie.partners import permissions, queries, services
from participatie.partners.models import InvolvementRole, PartnerKind
from participatie.subjects.queries import list_history
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject

pytestmark = pytest.mark.usefixtures("app")

TEXT = {"lead": "Wij helpen mee.", "about": "", "website": ""}


def test_a_new_partner_can_be_seen_by_everybody():
    partner = services.register_partner(make_administrator(), "De Beemd", PartnerKind.CORPORATION, "Huizen.")
    assert queries.get_partner(NOBODY, partner.id).subject.title == "De Beemd"


@pytest.mark.parametrize("name", ["Gemeente Beemdwaard", "GEMEENTE  beemdwaard", "Gеmeente Beemdwаard", "Gemeente Beemdwaard!"])
def test_a_name_that_looks_like_that_of_another_partner_is_refused(name):
    make_partner("Gemeente Beemdwaard", PartnerKind.MUNICIPALITY)
    with pytest.raises(Refused) as refusal:
        make_partner(name)
    assert refusal.value.field == "name"


def test_a_partner_may_keep_its_own_name_when_it_changes_something_else():
    partner = make_partner("De Beemd")
    services.change_partner(SYSTEM, partner, 1, name="De Beemd", kind=PartnerKind.COMPANY, **TEXT)
    assert (partner.kind, partner.version) == (PartnerKind.COMPANY, 2)


def test_a_stale_change_shows_both_texts():
    partner = make_partner()
    services.change_partner(SYSTEM, partner, 1, name="A", kind="school", lead="Eerst", about="Eerste tekst", website="")
    with pytest.raises(Conflict) as conflict:
        services.change_partner(SYSTEM, partner, 1, name="A", kind="school", lead="Later", about="Mijn tekst", website="")
    assert ("Mijn tekst", "Eerste tekst") in [(clash.mine, clash.theirs) for clash in conflict.value.clashes]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("www.voorbeeld.nl", "https://www.voorbeeld.nl"), ("http://voorbeeld.nl/a?b=1", "http://voorbeeld.nl/a?b=1")],
)
def test_a_web_address_is_kept_as_an_address_of_the_web(typed, kept):
    assert services.register_partner(SYSTEM, "X", "school", website=typed).website == kept


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "ftp://voorbeeld.nl", "voorbeeld", "https://a:b@voorbeeld.nl", "https://[", "data:text/html,x"],
)
def test_what_is_no_web_address_is_refused(typed):
    with pytest.raises(Refused) as refusal:
        services.register_partner(SYSTEM, "X", "school", website=typed)
    assert refusal.value.field == "website"


def test_a_speaker_holds_the_role_for_that_partner_only_and_until_the_membership_ends():
    partner, other, person = make_partner(), make_partner(), make_person()
    membership = services.add_member(SYSTEM, partner, person, may_speak=True)
    assert list_held(person.id) == {Held("partner_speaker", partner.id)}
    assert not permissions.can_speak(actor_of(person), other)
    services.end_member(SYSTEM, partner, membership)
    assert list_held(person.id) == frozenset()
    assert list(queries.list_members(partner)) == []


def test_a_membership_until_a_day_ends_by_itself():
    partner, person = make_partner(), make_person()
    services.add_member(SYSTEM, partner, person, may_speak=True, until_on=today() + timedelta(days=3))
    with time_machine.travel(today() + timedelta(days=4), tick=False):
        assert list_held(person.id) == frozenset()
        assert list(queries.list_members(partner)) == []


def test_adding_somebody_again_changes_the_rights_and_makes_no_second_row():
    partner, person = make_partner(), make_person()
    services.add_member(SYSTEM, partner, person, may_speak=True)
    services.add_member(SYSTEM, partner, person, may_speak=False, may_manage=True)
    assert list_held(person.id) == {Held("partner_manager", partner.id)}
    assert len(queries.list_members(partner)) == 1


def test_a_membership_cannot_end_in_the_past():
    with pytest.raises(Refused) as refusal:
        services.add_member(SYSTEM, make_partner(), make_person(), until_on=today())
    assert refusal.value.field == "until_on"


def test_only_the_person_says_whether_the_name_is_shown():
    partner, person = make_partner(), make_person("Sjoerd")
    membership = services.add_member(SYSTEM, partner, person)
    assert queries.list_public_speakers(partner) == []
    with pytest.raises(Forbidden):
        services.be_named(make_administrator(), membership)
    services.be_named(actor_of(person), membership)
    assert queries.list_public_speakers(partner) == ["Sjoerd"]
    services.stay_unnamed(actor_of(person), membership)
    assert queries.list_public_speakers(partner) == []


def test_a_closed_partner_keeps_its_page_and_nobody_speaks_for_it():
    partner, person = make_partner("De Beemd"), make_person()
    make_speaker(partner, person)
    services.close_partner(make_administrator(), partner)
    assert queries.get_partner(NOBODY, partner.id).closed_on == today()
    assert list_held(person.id) == frozenset()
    assert queries.page_partners(NOBODY).rows == []


def test_a_partner_has_one_role_in_a_subject_and_can_change_and_end_it():
    partner, person, subject = make_partner("De Beemd"), make_person(), make_subject()
    make_speaker(partner, person)
    services.involve(SYSTEM, subject, partner, InvolvementRole.FUNDER)
    services.involve(SYSTEM, subject, partner, InvolvementRole.ADVISER, "over bomen")
    rows = queries.list_involvements(subject.id)
    assert [(row.name, row.role, row.note) for row in rows] == [("De Beemd", "adviser", "over bomen")]
    services.end_involvement(actor_of(person), subject, queries.get_involvement(subject.id, rows[0].involvement_id))
    assert queries.list_involvements(subject.id) == []
    assert [entry.event for entry in list_history(subject.id)][:3] == ["PartnerLeft", "PartnerInvolved", "PartnerInvolved"]


def test_makers_come_first_and_all_others_by_name_the_municipality_too():
    subject = make_subject()
    for name, kind, role in (
        ("Gemeente", PartnerKind.MUNICIPALITY, InvolvementRole.PERMIT_GIVER),
        ("Bakker Bol", PartnerKind.COMPANY, InvolvementRole.FUNDER),
        ("Zwemclub", PartnerKind.RESIDENTS, InvolvementRole.MAKER),
    ):
        services.involve(SYSTEM, subject, make_partner(name, kind), role)
    assert [row.name for row in queries.list_involvements(subject.id)] == ["Zwemclub", "Bakker Bol", "Gemeente"]


def test_what_a_partner_does_in_something_hidden_is_not_on_its_page():
    partner, subject = make_partner(), make_subject()
    services.involve(SYSTEM, subject, partner, InvolvementRole.MAKER)
    subject.hidden_at = subject.published_at
    assert queries.list_roles(NOBODY, partner) == []
    assert queries.page_partners(NOBODY).rows[0].roles == 0


RIGHTS = {
    # actor: register, close, manage, speak, offer
    "nobody": (False, False, False, False, False),
    "resident": (False, False, False, False, False),
    "speaker": (False, False, False, True, True),
    "manager": (False, False, True, False, False),
    "speaker of another": (False, False, False, False, False),
    "manager of another": (False, False, False, False, False),
    "moderator": (False, False, False, False, False),
    "administrator": (True, True, True, False, False),
}


@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize("who", RIGHTS)
def test_who_may_do_what_with_a_partner(who, state):
    partner, other, subject = make_partner(), make_partner(), make_subject()
    person = make_person()
    if who == "nobody":
        actor = NOBODY
    else:
        if who in {"administrator", "moderator"}:
            person = make_person("Iemand", None, who)
        elif who.startswith("speaker"):
            make_speaker(other if "another" in who else partner, person)
        elif who.startswith("manager"):
            make_manager(other if "another" in who else partner, person)
        actor = actor_of(person)
    if state == "closed":
        partner.closed_on = today()
    found = (
        permissions.can_register(actor),
        permissions.can_close(actor, partner),
        permissions.can_manage(actor, partner),
        permissions.can_speak(actor, partner),
        permissions.can_offer(actor, subject, partner),
    )
    expected = RIGHTS[who] if state == "open" else (RIGHTS[who][0], False, False, False, False)
    assert found == expected


@pytest.mark.parametrize("state", ["draft", "hidden"])
def test_no_partner_takes_a_role_in_what_not_everybody_can_see(state):
    partner, subject = make_partner(), make_subject(published=state == "hidden")
    if state == "hidden":
        subject.hidden_at = subject.published_at
    with pytest.raises(Forbidden):
        services.involve(SYSTEM, subject, partner, InvolvementRole.FUNDER)


@pytest.mark.parametrize("rows", [1, 50])
def test_lists_of_partners_take_the_same_statements_however_long(rows, counting):
    subject = make_subject()
    for _number in range(rows):
        services.involve(SYSTEM, subject, make_partner(), InvolvementRole.FUNDER)
    with counting() as statements:
        queries.page_partners(NOBODY, size=100)
    assert len(statements) == 2
    with counting() as statements:
        assert len(queries.list_involvements(subject.id)) == rows
    assert len(statements) == 1
