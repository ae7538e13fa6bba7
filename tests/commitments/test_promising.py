"""Promising, keeping, changing and taking back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.commitments import queries, services
from participatie.commitments.models import Commitment, CommitmentChange, CommitmentState
from participatie.commitments.queries import LedgerFilter
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, NotFound, Refused
from participatie.subjects import services as subjects
from participatie.subjects.queries import list_history
from participatie.subjects.timeline import timeline
from participatie.threads import services as threads
from participatie.threads.services import Promised
from tests.factories.commitments import in_days, make_commitment
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


def test_a_promise_is_open_until_its_day_has_passed_and_late_the_day_after():
    commitment = make_commitment(make_topic(), days=3)
    with at(now() + timedelta(days=3)):
        assert queries.get_row(NOBODY, commitment.id).standing == "open"
        assert not commitment.is_late
    with at(now() + timedelta(days=4)):
        assert queries.get_row(NOBODY, commitment.id).standing == "late"
        assert commitment.is_late
        assert queries.count_share(NOBODY, LedgerFilter()).late == 1


@pytest.mark.parametrize(
    ("what", "days", "field"),
    [
        ("  ", 1, "what"),
        ("x" * 201, 1, "what"),
        ("Ik kom", -1, "due_on"),
        ("Ik kom", 2000, "due_on"),
        ("Ik kom", None, "due_on"),
    ],
)
def test_bad_promises_are_refused_at_their_field(what, days, field):
    topic, actor = make_topic(), actor_of(make_person())
    with pytest.raises(Refused) as refusal:
        services.promise(actor, topic, what, in_days(days) if days is not None else None)
    assert refusal.value.field == field


def test_nobody_promises_for_a_party_for_which_they_do_not_speak():
    partner = make_partner()
    with pytest.raises(Refused) as refusal:
        services.promise(actor_of(make_person()), make_topic(), "Ik kom", today(), f"partner-{partner.id}")
    assert refusal.value.field == "voice"


def test_the_voice_is_that_of_the_partner_or_of_the_team_with_its_partner():
    topic, partner, person = make_topic(), make_partner("De Beem"), make_person()
    make_speaker(partner, person)
    team = make_team_of(topic, person, partner=partner)
    for_partner = services.promise(actor_of(person), topic, "Een kraan", today(), f"partner-{partner.id}")
    for_team = services.promise(actor_of(person), topic, "Een boom", today(), f"team-{team.id}")
    assert (for_partner.partner_id, for_partner.team_id) == (partner.id, None)
    assert (for_team.partner_id, for_team.team_id) == (partner.id, team.id)
    assert queries.get_row(NOBODY, for_team.id).party_name == "Team Groen"
    assert [key for key, _name in queries.list_parties(NOBODY)] == [f"partner-{partner.id}", f"team-{team.id}"]


def test_the_voice_is_written_once():
    commitment, partner = make_commitment(make_topic()), make_partner()
    commitment.partner_id = partner.id
    with pytest.raises(ValueError, match="voice"):
        db.session.flush()


def test_a_change_keeps_what_stood_there_with_the_reason():
    person = make_person()
    commitment = make_commitment(make_topic(), "Zand brengen", by=person, days=5)
    before = commitment.due_on
    services.change(actor_of(person), commitment, 1, "Zand en aarde brengen", in_days(20), "De kar is stuk.")
    kept = db.session.scalars(select(CommitmentChange)).one()
    assert (kept.what, kept.due_on, kept.why, kept.version) == ("Zand brengen", before, "De kar is stuk.", 1)
    assert (commitment.what, commitment.due_on, commitment.version) == ("Zand en aarde brengen", in_days(20), 2)
    assert queries.get_row(NOBODY, commitment.id).strip_state == "changed"


def test_a_stale_change_shows_both_texts():
    person = make_person()
    commitment = make_commitment(make_topic(), by=person)
    services.change(actor_of(person), commitment, 1, "Eerst dit", in_days(20), "Omdat.")
    with pytest.raises(Conflict) as conflict:
        services.change(actor_of(person), commitment, 1, "Of dit", in_days(21), "Omdat.")
    assert "Of dit" in conflict.value.clashes[0].mine
    assert "Eerst dit" in conflict.value.clashes[0].theirs


@pytest.mark.parametrize("why", ["", "​", "x" * 301])
def test_a_change_and_a_withdrawal_need_a_reason(why):
    person = make_person()
    commitment = make_commitment(make_topic(), by=person)
    for act in (
        lambda: services.change(actor_of(person), commitment, 1, "Anders", in_days(3), why),
        lambda: services.withdraw(actor_of(person), commitment, why),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.field == "why"


def test_what_is_over_stays_over():
    person = make_person()
    commitment = make_commitment(make_topic(), by=person)
    services.keep(actor_of(person), commitment)
    assert (commitment.state, commitment.kept_on) == (CommitmentState.KEPT, today())
    for act in (
        lambda: services.keep(actor_of(person), commitment),
        lambda: services.withdraw(actor_of(person), commitment, "Toch niet."),
        lambda: services.change(actor_of(person), commitment, 1, "Iets anders", in_days(4), "Omdat."),
    ):
        with pytest.raises(Refused, match="intussen"):
            act()


def test_everything_is_told_in_the_timeline_without_the_name_of_a_person():
    partner, person, topic = make_partner("De Beem"), make_person("Sjoerd"), make_topic()
    make_speaker(partner, person)
    commitment = make_commitment(topic, "Een kraan", by=person, voice=f"partner-{partner.id}")
    services.change(actor_of(person), commitment, 1, "Een buitenkraan", in_days(9), "Zo heet het.")
    services.withdraw(actor_of(person), commitment, "De leiding ligt er niet.")
    entries = [entry for entry in list_history(topic.id) if entry.event.startswith("Commitment")]
    told = [line.text for line in reversed(timeline(entries))]
    assert told[0].startswith("De Beem belooft: “Een kraan”")
    assert "Zo heet het." in told[1]
    assert "De leiding ligt er niet." in told[2]
    assert "Sjoerd" not in str([entry.facts for entry in entries])
    assert entries[0].facts["due_on"] == commitment.due_on.isoformat()


def test_what_somebody_promised_alone_is_taken_back_when_their_account_closes_and_what_a_partner_promised_is_not():
    partner, person, topic = make_partner(), make_person("Sanne"), make_topic()
    make_speaker(partner, person)
    alone, kept = make_commitment(topic, by=person), make_commitment(topic, by=person)
    services.keep(actor_of(person), kept)
    for_partner = make_commitment(topic, by=person, voice=f"partner-{partner.id}")
    accounts.deactivate(SYSTEM, person)
    assert [alone.state, kept.state, for_partner.state] == ["withdrawn", "kept", "promised"]
    assert queries.get_row(NOBODY, alone.id).person_name == ""


def test_a_post_carries_a_promise_and_may_do_without_a_text():
    topic, person = make_topic(), make_person()
    post = threads.write(actor_of(person), topic, " ", "commitment", promised=Promised("Ik maai het gras", in_days(5)))
    assert (post.body, post.html) == ("", "")
    assert queries.get_row(NOBODY, post.commitment_id).what == "Ik maai het gras"


def test_a_post_of_that_kind_without_a_promise_is_refused():
    with pytest.raises(Refused) as refusal:
        threads.write(actor_of(make_person()), make_topic(), "Ik beloof het", "commitment")
    assert refusal.value.field == "what"
    assert db.session.scalars(select(Commitment)).all() == []


def test_a_promise_goes_out_of_sight_with_its_post_and_comes_back_with_it():
    topic, moderator = make_topic(), actor_of(make_person(None, None, "moderator"))
    post = threads.write(actor_of(make_person()), topic, "", "commitment", promised=Promised("Lelijk woord", in_days(5)))
    threads.hide_post(moderator, post)
    with pytest.raises(NotFound):
        queries.get_row(NOBODY, post.commitment_id)
    assert queries.page_ledger(NOBODY, LedgerFilter()).rows == []
    assert "Lelijk" not in str(timeline(list_history(topic.id)))
    threads.show_post(moderator, post)
    assert queries.get_row(NOBODY, post.commitment_id).what == "Lelijk woord"
    assert "Lelijk" in str(timeline(list_history(topic.id)))


def test_promises_about_what_nobody_may_see_are_seen_by_nobody():
    topic = make_topic()
    commitment = make_commitment(topic)
    subjects.hide(SYSTEM, topic)
    with pytest.raises(NotFound):
        queries.get_commitment(NOBODY, commitment.id)
    assert queries.list_dated(NOBODY) == []
