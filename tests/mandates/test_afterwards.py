"""After a decision: what partners say themselves, and questions of who gave the mandate. Nothing of it changes the decision."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.mandates import queries, services
from participatie.mandates.models import Agreement, Decision, Ending, Review
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects.models import HistoryEntry
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_mandate
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")

WHO = ("nobody", "resident", "administrator", "moderator", "decider", "colleague", "giver", "giver_team", "stand_in", "speaker")


class Taken:
    """A decision with a partner that is said to agree; given by a person and by a team."""

    def __init__(self):
        make_team()
        self.people = {who: make_person() for who in WHO if who not in ("nobody", "administrator", "moderator")}
        self.people |= {role: make_person(None, None, role) for role in ("moderator", "administrator")}
        self.partner = make_partner()
        make_speaker(self.partner, self.people["speaker"])
        team, above = make_team(), make_team()
        with at(now() - timedelta(days=20)):
            for who in ("decider", "colleague"):
                make_member(team, self.people[who])
            make_member(above, self.people["giver_team"])
        self.topic = make_topic("Een bank")
        partners.involve(SYSTEM, self.topic, self.partner, InvolvementRole.FUNDER)
        said = {"giver_team_id": above.id, "stand_in_id": self.people["stand_in"].id, "amount_cents": 100_000}
        with at(now() - timedelta(days=20)):
            self.mandate = make_mandate(team, self.people["giver"], **said)
        self.decision = make_decision(self.topic, self.mandate, self.people["decider"], partner_ids=(self.partner.id,))

    def actor(self, who):
        return NOBODY if who == "nobody" else actor_of(self.people[who])

    def loaded(self):
        return queries.get_decision(SYSTEM, self.decision.id)

    def asked(self):
        return services.open_review(self.actor("giver"), self.loaded(), "Waarom geen hergebruik?")

    def answered(self):
        review = self.asked()
        services.answer_review(self.actor("decider"), review, "Er was niets over.")
        return review

    def closed(self):
        review = self.answered()
        services.close_review(self.actor("giver"), review, Ending.CLEAR, "")
        return review


def who_may(deed):
    """Who gets through; each tries it in a world of their own."""
    may = set()
    for who in WHO:
        it = Taken()
        try:
            deed(it, it.actor(who))
        except Forbidden:
            continue
        may.add(who)
    return may


def ask(it, actor):
    services.open_review(actor, it.loaded(), "Waarom?")


def answer(state):
    return lambda it, actor: services.answer_review(actor, getattr(it, state)(), "Daarom.")


def close(state):
    return lambda it, actor: services.close_review(actor, getattr(it, state)(), Ending.CLEAR, "")


GIVERS, TEAM = {"giver", "giver_team"}, {"decider", "colleague"}


@pytest.mark.parametrize(
    ("deed", "may"),
    [
        (ask, GIVERS),
        (answer("asked"), TEAM),
        (answer("answered"), set()),
        (answer("closed"), set()),
        (close("asked"), GIVERS),
        (close("answered"), GIVERS),
        (close("closed"), set()),
    ],
)
def test_who_asks_answers_and_closes_in_which_state(deed, may):
    assert who_may(deed) == may


def test_who_says_whether_a_partner_agrees():
    def say(it, actor):
        agreement = queries.get_agreement(
            SYSTEM, db.session.scalars(select(Agreement.id).order_by(Agreement.id.desc())).first()
        )
        services.say(actor, agreement, "yes", "")

    assert who_may(say) == {"speaker"}


def test_one_question_at_a_time_is_open():
    it = Taken()
    it.asked()
    with pytest.raises(Refused, match="loopt al een vraag"):
        services.open_review(it.actor("giver_team"), it.loaded(), "En nog iets?")


def test_a_review_leaves_the_decision_as_it_was_and_is_told_in_public():
    it = Taken()
    before = {column.name: getattr(it.decision, column.name) for column in Decision.__table__.columns}
    review = it.answered()
    services.close_review(it.actor("giver"), review, Ending.ANEW, "Kies liever hout dat er al is.")
    db.session.refresh(it.decision)
    assert {column.name: getattr(it.decision, column.name) for column in Decision.__table__.columns} == before
    told = db.session.scalars(
        select(HistoryEntry.event).where(HistoryEntry.is_public, HistoryEntry.event.like("Review%"))
    ).all()
    assert sorted(told) == ["ReviewAnswered", "ReviewClosed", "ReviewOpened"]


@pytest.mark.parametrize("ending", [Ending.LEARNED, Ending.ANEW])
def test_to_ask_for_another_decision_or_to_learn_takes_a_sentence(ending):
    it = Taken()
    with pytest.raises(Refused) as refusal:
        services.close_review(it.actor("giver"), it.answered(), ending, " ")
    assert refusal.value.field == "closing"


def test_each_side_gets_its_mail_in_both_languages():
    it = Taken()
    it.closed()
    sent = db.session.scalars(
        select(OutboxMail).where(OutboxMail.template.startswith("mandates/"), OutboxMail.template != "mandates/mandate")
    ).all()
    to = {mail.template.removeprefix("mandates/"): mail.to_address for mail in sent}
    people = it.people
    assert to == {
        "agree": people["speaker"].email,
        "review_asked": people["decider"].email,
        "review_answered": people["giver"].email,
        "review_closed": people["decider"].email,
    }
    for mail in sent:
        for language in ("nl", "en"):
            mail.language = language
            letter = render(mail)
            assert "Ja, bij de vijver" in letter.text
            assert "%(" not in letter.subject + letter.text + letter.html


def test_a_partner_says_no_with_its_reason_and_the_decision_stands():
    it = Taken()
    agreement = queries.get_agreement(SYSTEM, db.session.scalars(select(Agreement.id)).one())
    with pytest.raises(Refused) as refusal:
        services.say(it.actor("speaker"), agreement, "no", "")
    assert refusal.value.field == "words"
    services.say(it.actor("speaker"), agreement, "no", "Wij wilden een boom.")
    with pytest.raises(Refused, match="al gezegd"):
        services.say(it.actor("speaker"), agreement, "yes", "")
    assert (agreement.said, agreement.words) == ("no", "Wij wilden een boom.")
    assert it.loaded().hidden_at is None


def test_only_partners_of_the_subject_are_asked():
    it = Taken()
    stranger = make_partner("Een ander")
    other = make_decision(it.topic, it.mandate, it.people["decider"], partner_ids=(stranger.id,))
    assert queries.list_agreements(other.id) == []


def test_the_whole_of_it_at_pages(app):
    app.test_client_class = Browser
    browser, it = app.test_client(), Taken()
    path = f"/besluiten/{it.decision.id}"
    browser.sign_in(it.people["speaker"])
    assert "Ja, bij de vijver" in browser.read("/mijn").get_text()
    agreement = db.session.scalars(select(Agreement)).one()
    assert browser.send(f"/besluiten/eens/{agreement.id}", {"said": "yes", "words": ""}).location == path
    assert "zegt zelf ja" in browser.read(path).get_text()
    browser.sign_in(it.people["giver"])
    assert "Ja, bij de vijver" in browser.read("/mandaten/achteraf").get_text()
    assert browser.send(f"{path}/vraag", {"question": "Waarom geen hergebruik?"}).status_code == 302
    review = db.session.scalars(select(Review)).one()
    browser.sign_in(it.people["colleague"])
    assert "Waarom geen hergebruik?" in browser.read("/mijn").get_text()
    assert browser.send(f"/besluiten/vragen/{review.id}/antwoord", {"answer": "Er was niets over."}).status_code == 302
    browser.sign_in(it.people["giver"])
    assert "Beantwoord" in browser.read("/mandaten/achteraf").get_text()
    closing = {"ending": "learned", "closing": "Vraag eerst de werf."}
    assert browser.send(f"/besluiten/vragen/{review.id}/sluiten", closing).status_code == 302
    page = browser.read(path).get_text(" ", strip=True)
    for said in ("Waarom geen hergebruik?", "Er was niets over.", "Hier leren we van", "Vraag eerst de werf."):
        assert said in page


def test_the_list_of_a_week_holds_that_week_and_only_mandates_that_one_gave(app, counting):
    app.test_client_class = Browser
    browser, it = app.test_client(), Taken()
    with at(now() - timedelta(days=7)):
        make_decision(it.topic, it.mandate, it.people["decider"], choice="Van vorige week")
    make_decision(it.topic, make_mandate(make_holder(it)), it.people["colleague"], choice="Van een ander")
    actor, monday = it.actor("giver"), today() - timedelta(days=today().weekday())
    assert [row.choice for row in queries.list_of_week(actor, monday)] == ["Ja, bij de vijver"]
    assert [row.choice for row in queries.list_of_week(actor, monday - timedelta(days=7))] == ["Van vorige week"]
    assert queries.list_of_week(it.actor("resident"), monday) == []
    browser.sign_in(it.people["giver"])
    taken = []
    for _round in range(2):
        with counting() as statements:
            assert browser.get("/mandaten/achteraf").status_code == 200
        taken.append(len(statements))
        for _more in range(9):
            make_decision(it.topic, it.mandate, it.people["decider"])
        db.session.commit()
    assert taken[0] == taken[1]


def make_holder(it):
    team = make_team()
    make_member(team, it.people["colleague"])
    return team
