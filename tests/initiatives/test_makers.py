"""Makers: asked in with their own yes, handing over, leaving, and what happens when nobody is left."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.initiatives import queries, services
from participatie.initiatives.models import Asked, Initiative, Maker, MakerInvitation, Stage
from participatie.initiatives.services.taking_back import forget_old_invitations
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.mail import deliver_mail
from participatie.kernel.outbox import OutboxMail
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, SupportKind
from participatie.subjects.queries import find_support, is_following
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.mail import mails_to
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_municipality()
    make_team("Opvangteam")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def johan():
    return make_person("Johan")


@pytest.fixture
def initiative(fatma):
    return make_initiative(fatma, make_theme())


def join(person, initiative):
    subjects.support(actor_of(person), initiative.subject, SupportKind.JOIN)
    return find_support(actor_of(person), initiative.id)


def ask(maker, initiative, person, asked=Asked.ALONG, **wish):
    return services.invite_by_mail(actor_of(maker), initiative, person.email, asked, **wish)


def add_maker(maker, initiative, person):
    services.accept(actor_of(person), person, ask(maker, initiative, person))


def events(initiative):
    found = select(HistoryEntry.event).where(HistoryEntry.subject_id == initiative.id, HistoryEntry.is_public)
    return list(db.session.scalars(found.order_by(HistoryEntry.id)))


def mail_templates():
    return list(db.session.scalars(select(OutboxMail.template).order_by(OutboxMail.id)))


def test_who_is_asked_is_a_maker_only_after_an_own_yes(fatma, johan, initiative):
    invitation = ask(fatma, initiative, johan)
    assert initiative.maker_ids() == {fatma.id}
    services.accept(actor_of(johan), johan, invitation)
    assert initiative.maker_ids() == {fatma.id, johan.id}
    assert is_following(actor_of(johan), initiative.id)
    assert events(initiative)[-1] == "MakerJoined"
    assert queries.list_invitations(initiative) == []


def test_who_is_asked_twice_gets_one_question(fatma, johan, initiative):
    first = ask(fatma, initiative, johan)
    assert ask(fatma, initiative, johan, Asked.TAKE_OVER, inviter_leaves=True).id == first.id
    assert [(it.asked, it.inviter_leaves) for it in queries.list_invitations(initiative)] == [("take_over", True)]


def test_a_no_leaves_no_trace(fatma, johan, initiative):
    services.decline(actor_of(johan), johan, ask(fatma, initiative, johan))
    assert db.session.scalars(select(MakerInvitation)).all() == []
    assert "MakerJoined" not in events(initiative)


def test_the_mail_to_an_address_holds_nothing_that_a_maker_wrote(fatma, initiative):
    for address in ("onbekend@example.org", make_person("Henk", "bekend@example.org").email):
        services.invite_by_mail(actor_of(fatma), initiative, address)
    deliver_mail()
    unknown, known = mails_to("onbekend@example.org")[0], mails_to("bekend@example.org")[0]
    assert unknown.subject == known.subject
    for mail in (unknown, known):
        assert initiative.subject.title not in mail.text + mail.subject + mail.html
        assert "Fatma" not in mail.text
    assert unknown.text.splitlines()[:3] == known.text.splitlines()[:3]


def test_the_list_shows_a_mask_and_no_address(fatma, johan, initiative):
    assert ask(fatma, initiative, johan).masked_address == johan.email[:2] + "…@example.org"


def test_who_joined_in_is_asked_by_name_and_gets_one_mail(fatma, johan, initiative):
    join(johan, initiative)
    for _again in range(2):
        services.invite_joiner(actor_of(fatma), initiative, johan.id)
    assert mail_templates().count("initiatives/maker_invitation") == 1
    people, pages = queries.page_joiners(initiative, 1)
    assert (list(people), pages) == ([], 0)
    services.accept(actor_of(johan), johan, queries.list_own_invitations(johan)[0])
    assert johan.id in initiative.maker_ids()


def test_only_who_joined_in_can_be_asked_by_name(fatma, johan, initiative):
    subjects.support(actor_of(johan), initiative.subject, SupportKind.SUPPORT)
    with pytest.raises(NotFound):
        services.invite_joiner(actor_of(fatma), initiative, johan.id)


def test_who_makes_it_already_is_not_asked_by_name(fatma, johan, initiative):
    join(johan, initiative)
    add_maker(fatma, initiative, johan)
    with pytest.raises(Refused) as refusal:
        services.invite_joiner(actor_of(fatma), initiative, johan.id)
    assert refusal.value.field == "person"


def test_somebody_else_cannot_answer(fatma, johan, initiative):
    invitation = ask(fatma, initiative, johan)
    stranger = make_person("Vreemd")
    with pytest.raises(NotFound):
        queries.get_own_invitation(stranger, invitation.id)
    with pytest.raises(Forbidden):
        services.accept(actor_of(stranger), stranger, invitation)


def test_a_question_runs_out_after_seven_days_and_takes_its_address_along(fatma, johan, initiative):
    invitation = ask(fatma, initiative, johan)
    with at(now() + timedelta(days=7, minutes=1)):
        assert queries.list_own_invitations(johan) == []
        with pytest.raises(NotFound):
            services.accept(actor_of(johan), johan, invitation)
        forget_old_invitations()
    assert db.session.scalars(select(MakerInvitation)).all() == []


def test_what_was_taken_back_cannot_be_accepted(fatma, johan, initiative):
    invitation = ask(fatma, initiative, johan)
    services.withdraw_invitation(actor_of(fatma), initiative, invitation)
    with pytest.raises(NotFound):
        services.accept(actor_of(johan), johan, invitation)


def test_no_more_than_twenty_questions_are_open(fatma, initiative):
    for number in range(20):
        services.invite_by_mail(actor_of(fatma), initiative, f"iemand{number}@example.org")
    with pytest.raises(Refused):
        services.invite_by_mail(actor_of(fatma), initiative, "nogiemand@example.org")


@pytest.mark.parametrize(("leaves", "makers"), [(True, {"Johan"}), (False, {"Fatma", "Johan"})])
def test_handing_over_lets_the_first_leave_when_they_wish(fatma, johan, initiative, leaves, makers):
    services.accept(actor_of(johan), johan, ask(fatma, initiative, johan, Asked.TAKE_OVER, inviter_leaves=leaves))
    assert {maker.person.display_name for maker in initiative.makers if maker.left_at is None} == makers
    assert ("MakerLeft" in events(initiative)) is leaves
    assert "MakerSought" not in events(initiative)


def test_the_first_who_takes_it_over_ends_the_question_to_others(fatma, johan, initiative):
    henk = make_person("Henk")
    late = ask(fatma, initiative, henk, Asked.TAKE_OVER, inviter_leaves=True)
    services.accept(actor_of(johan), johan, ask(fatma, initiative, johan, Asked.TAKE_OVER, inviter_leaves=True))
    with pytest.raises(NotFound):
        services.accept(actor_of(henk), henk, late)
    assert initiative.maker_ids() == {johan.id}


def test_leaving_keeps_what_was_done(fatma, johan, initiative):
    services.move(actor_of(fatma), initiative, Stage.EXPLORING, "We gaan kijken.")
    add_maker(fatma, initiative, johan)
    services.leave(actor_of(fatma), initiative)
    assert initiative.maker_ids() == {johan.id}
    assert len(db.session.scalars(select(Maker)).all()) == 2
    assert queries.list_moves(initiative.id)[0].by.display_name == "Fatma"
    assert "MakerSought" not in events(initiative)


def test_when_the_last_maker_leaves_who_joined_in_hears_it_once(fatma, johan, initiative):
    join(johan, initiative)
    subjects.support(actor_of(make_person("Steunt")), initiative.subject, SupportKind.SUPPORT)
    services.leave(actor_of(fatma), initiative)
    assert initiative.seeks_maker
    assert events(initiative)[-2:] == ["MakerLeft", "MakerSought"]
    asked = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "initiatives/maker_sought")).all()
    assert [mail.to_address for mail in asked] == [johan.email]


def test_what_has_come_to_an_end_looks_for_no_maker(fatma, johan, initiative):
    join(johan, initiative)
    bring_to(fatma, initiative, Stage.STOPPED)
    services.leave(actor_of(fatma), initiative)
    assert not initiative.seeks_maker
    assert "initiatives/maker_sought" not in mail_templates()


def test_the_first_who_says_yes_takes_it_up_and_the_second_is_told(fatma, johan, initiative):
    henk = make_person("Henk")
    supports = {person: join(person, initiative) for person in (johan, henk)}
    services.leave(actor_of(fatma), initiative)
    services.take_up(actor_of(johan), johan, initiative, supports[johan])
    assert events(initiative)[-1] == "MakerJoined"
    with pytest.raises(Refused):
        services.take_up(actor_of(henk), henk, initiative, supports[henk])
    assert initiative.maker_ids() == {johan.id}


def test_who_left_can_come_back_by_taking_it_up(fatma, initiative):
    support = join(fatma, initiative)
    services.leave(actor_of(fatma), initiative)
    services.take_up(actor_of(fatma), fatma, initiative, support)
    assert initiative.maker_ids() == {fatma.id}
    assert len(db.session.scalars(select(Maker)).all()) == 1


def test_closing_the_account_of_the_last_maker_offers_what_they_made(fatma, johan, initiative):
    join(johan, initiative)
    ask(fatma, initiative, make_person("Henk"))
    accounts.deactivate(actor_of(make_person("Ans", None, "administrator")), fatma)
    assert initiative.seeks_maker
    assert mail_templates().count("initiatives/maker_sought") == 1
    assert db.session.scalars(select(MakerInvitation)).all() == []
    left = db.session.scalars(select(HistoryEntry).where(HistoryEntry.event == "MakerLeft")).one()
    assert left.by_id == fatma.id


def test_a_closed_account_leaves_the_others_as_makers(fatma, johan, initiative):
    add_maker(fatma, initiative, johan)
    accounts.deactivate(SYSTEM, fatma)
    assert initiative.maker_ids() == {johan.id}
    assert "MakerSought" not in events(initiative)


def test_nobody_is_asked_about_what_is_hidden(fatma, johan, initiative):
    invitation = ask(fatma, initiative, johan)
    join(make_person("Henk"), initiative)
    initiative.subject.hidden_at = now()
    db.session.flush()
    assert queries.list_own_invitations(johan) == []
    with pytest.raises(Forbidden):
        services.accept(actor_of(johan), johan, invitation)
    services.leave(actor_of(fatma), initiative)
    assert "initiatives/maker_sought" not in mail_templates()


# Pages, without JavaScript


def url(initiative: Initiative, rest: str) -> str:
    return f"/initiatieven/{initiative.id}/{rest}"


def test_a_maker_asks_by_mail_and_the_asked_says_yes_on_the_page(browser, fatma, johan, initiative):
    browser.sign_in(fatma)
    answer = browser.send(url(initiative, "makers"), {"email": johan.email, "wish": "along"})
    assert answer.status_code == 302
    page = browser.read(url(initiative, "makers"))
    assert johan.email not in page.text
    assert johan.email[:2] + "…@example.org" in page.text
    browser.sign_in(johan)
    link = browser.read("/mijn").select_one("a[href*='/initiatieven/vragen/']")["href"]
    assert "Fatma vraagt of je meemaakt" in browser.read(link).text
    assert browser.send(link).status_code == 302
    db.session.expire_all()
    assert queries.is_maker(actor_of(johan), initiative.id)
    assert "Johan" in browser.read(f"/initiatieven/{initiative.id}-x").select_one("aside, .page").text


def test_a_no_by_button_keeps_them_out(browser, fatma, johan, initiative):
    invitation = ask(fatma, initiative, johan)
    browser.sign_in(johan)
    path = f"/initiatieven/vragen/{invitation.id}"
    page = browser.read(path)
    form = next(form for form in page.select("form") if form.select_one("input[name=nee]"))
    browser.post(path, data={field["name"]: field["value"] for field in form.select("input[name]")})
    assert not queries.is_maker(actor_of(johan), initiative.id)
    browser.read(path, 404)


def test_a_maker_chooses_a_name_of_who_joined_in(browser, fatma, johan, initiative):
    join(johan, initiative)
    browser.sign_in(fatma)
    page = browser.read(url(initiative, "makers/vragen"))
    assert "Johan" in page.text
    assert johan.email not in str(page)
    answer = browser.send(url(initiative, "makers/vragen"), {"person": str(johan.id), "wish": "over"})
    assert answer.status_code == 302
    assert queries.list_own_invitations(johan)[0].inviter_leaves


@pytest.mark.parametrize(
    ("path", "data", "field"),
    [
        ("makers", {"email": "geen adres", "wish": "along"}, "email"),
        ("makers", {"email": "iemand@example.org", "wish": "anders"}, "wish"),
        ("makers/vragen", {"wish": "along"}, "person"),
    ],
)
def test_a_wrong_form_says_what_is_wrong_and_asks_nobody(browser, fatma, johan, initiative, path, data, field):
    join(johan, initiative)
    answer = browser.sign_in(fatma).send(url(initiative, path), data)
    assert answer.status_code == 422
    assert f'href="#{field}' in answer.text
    assert db.session.scalars(select(MakerInvitation)).all() == []


def test_the_last_maker_reads_what_happens_before_leaving(browser, fatma, johan, initiative):
    support = join(johan, initiative)
    assert support is not None
    browser.sign_in(fatma)
    assert "Je bent de laatste maker" in browser.read(url(initiative, "stoppen")).text
    assert browser.send(url(initiative, "stoppen")).status_code == 302
    browser.read(url(initiative, "makers"), 403)
    page = browser.read(f"/initiatieven/{initiative.id}-een-pluktuin")
    assert "Dit initiatief zoekt een maker" in page.text
    browser.sign_in(johan)
    assert browser.send(url(initiative, "maker-worden")).status_code == 302
    assert (
        "Dit initiatief zoekt een maker"
        not in browser.read(f"/initiatieven/{initiative.id}-een-pluktuin").select_one("header.stack").text
    )


def test_who_did_not_join_in_is_shown_how_to(browser, fatma, initiative):
    services.leave(actor_of(fatma), initiative)
    browser.sign_in(make_person("Henk"))
    page = browser.read(url(initiative, "maker-worden"))
    assert "soort=join" in str(page)
    assert not page.select("main form")


def test_the_makers_page_takes_the_same_statements_for_one_and_for_many(browser, fatma, initiative, counting):
    browser.sign_in(fatma)
    browser.get(url(initiative, "makers"))
    with counting() as one:
        browser.get(url(initiative, "makers"))
    for number in range(6):
        services.invite_by_mail(actor_of(fatma), initiative, f"iemand{number}@example.org")
    for name in ("Henk", "Ria", "Wim"):
        person = make_person(name)
        add_maker(fatma, initiative, person)
        joiner = make_person(f"Mee {name}")
        join(joiner, initiative)
        services.invite_joiner(actor_of(fatma), initiative, joiner.id)
    with counting() as many:
        browser.get(url(initiative, "makers"))
    assert len(one.statements) == len(many.statements)
