"""What others say of a promise, and what that does to the share kept."""

import pytest

from participatie.commitments import queries, services
from participatie.commitments.queries import LedgerFilter, Share
from participatie.kernel.access import NOBODY
from participatie.kernel.errors import Refused
from participatie.subjects import services as subjects
from participatie.subjects.queries import list_history
from tests.factories.commitments import make_commitment
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def kept():
    promiser = make_person()
    commitment = make_commitment(make_topic(), by=promiser)
    services.keep(actor_of(promiser), commitment)
    return commitment


def watcher(commitment):
    actor = actor_of(make_person())
    subjects.follow(actor, commitment.subject)
    return actor


@pytest.mark.parametrize(
    ("confirms", "disputes", "is_disputed"),
    [(0, 0, False), (0, 1, False), (0, 2, True), (1, 2, False), (1, 3, True), (5, 6, False), (5, 7, True)],
)
def test_a_claim_falls_only_when_most_people_who_spoke_say_so_and_the_promiser_counts_as_one(
    kept, confirms, disputes, is_disputed
):
    for say, times in ((services.confirm, confirms), (services.dispute, disputes)):
        for _n in range(times):
            say(watcher(kept), kept, "Ik was erbij.")
    assert queries.get_row(NOBODY, kept.id).is_disputed == is_disputed
    share = queries.count_share(NOBODY, LedgerFilter())
    assert (share.kept, share.disputed) == ((0, 1) if is_disputed else (1, 0))
    assert kept.state == "kept"


def test_one_person_has_one_voice_that_can_change(kept):
    actor = watcher(kept)
    services.dispute(actor, kept, "Er staat niets.")
    services.dispute(actor, kept, "Er staat nog steeds niets.")
    services.confirm(actor, kept, "Nu wel.")
    assert (kept.confirms, kept.disputes) == (1, 0)
    assert [(said.is_kept, said.sentence) for said in queries.list_judgements(kept.id)] == [(True, "Nu wel.")]
    events = [entry.event for entry in list_history(kept.subject_id)]
    assert (events.count("CommitmentDisputed"), events.count("CommitmentConfirmed")) == (1, 1)


def test_a_judgement_has_a_sentence(kept):
    with pytest.raises(Refused) as refusal:
        services.confirm(watcher(kept), kept, " ")
    assert refusal.value.field == "sentence"


def test_only_what_came_to_something_counts_for_the_share():
    assert Share(open=4).percentage is None
    assert Share(open=9, late=1, kept=2, disputed=1, withdrawn=1).percentage == 40
    assert Share(kept=199, late=1).percentage == 99
    assert Share(open=1, late=1, kept=2).total == 4


def test_each_promise_stands_in_exactly_one_way_in_lists_and_in_counts():
    topic, person = make_topic(), make_person()
    actor = actor_of(person)
    make_commitment(topic, by=person)
    make_commitment(topic, by=person, days=-1)
    services.keep(actor, make_commitment(topic, by=person))
    services.withdraw(actor, make_commitment(topic, by=person), "Het lukt niet.")
    disputed = make_commitment(topic, by=person)
    services.keep(actor, disputed)
    for _n in range(2):
        services.dispute(watcher(disputed), disputed, "Niets gezien.")
    strange = make_commitment(topic, by=person)
    strange.state = "onbekend"
    found = queries.page_ledger(NOBODY, LedgerFilter(subject_id=topic.id))
    assert found.share == Share(open=1, late=1, kept=1, disputed=1, withdrawn=2)
    for standing in queries.Standing:
        page = queries.page_ledger(NOBODY, LedgerFilter(standing=standing))
        assert {row.standing for row in page.rows} == {standing}
        assert len(page.rows) == page.total == found.share.of(standing)
