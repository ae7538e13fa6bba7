"""Writing, changing and taking back posts."""

import pytest
from sqlalchemy import select

from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.subjects.models import HistoryEntry
from participatie.subjects.queries import find_tally, list_history
from participatie.threads import queries, services, voices
from participatie.threads.models import Capacity, Post, PostKind
from participatie.threads.voices import Voice
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic, record_for

pytestmark = pytest.mark.usefixtures("app")


def test_a_post_keeps_its_text_and_a_safe_rendering():
    post = make_post(make_topic(), "Zie **dit** <script>alert(1)</script>")
    assert post.body == "Zie **dit** <script>alert(1)</script>"
    assert "<strong>dit</strong>" in post.html
    assert "<script" not in post.html


@pytest.mark.parametrize("body", ["", "   \n", "\u202e", "x" * 4001])
def test_a_post_without_usable_text_is_refused_at_its_field(body):
    with pytest.raises(Refused) as refusal:
        make_post(make_topic(), body)
    assert refusal.value.field == "body"


def test_a_reply_to_a_reply_hangs_under_the_post_that_began_it():
    topic = make_topic()
    first = make_post(topic)
    reply = make_post(topic, "Eens.", parent_id=first.id)
    deeper = make_post(topic, "Ik ook.", parent_id=reply.id)
    assert (reply.parent_id, deeper.parent_id) == (first.id, first.id)


def test_a_reply_belongs_to_the_conversation_it_is_sent_to():
    elsewhere = make_post(make_topic("Iets anders"))
    with pytest.raises(Refused) as refusal:
        make_post(make_topic(), parent_id=elsewhere.id)
    assert refusal.value.field == "parent_id"


def test_nobody_replies_to_a_withdrawn_post():
    topic, writer = make_topic(), make_person()
    post = make_post(topic, by=writer)
    services.withdraw(actor_of(writer), post)
    with pytest.raises(Refused):
        make_post(topic, parent_id=post.id)


def test_only_voices_that_the_actor_holds_can_be_used():
    topic, partner = make_topic(), make_partner("Woningstichting De Beemd")
    with pytest.raises(Refused) as refusal:
        make_post(topic, voice_key=f"partner-{partner.id}")
    assert refusal.value.field == "voice"


def test_a_voice_is_stamped_when_written_and_changed_by_no_edit():
    topic, partner, person = make_topic(), make_partner(), make_person()
    make_speaker(partner, person)
    post = make_post(topic, by=person, voice_key=f"partner-{partner.id}")
    before = (post.person_id, post.partner_id, post.team_id, post.capacity)
    services.edit(actor_of(person), post, "Nieuwe tekst", 1)
    db.session.expire_all()
    assert (post.person_id, post.partner_id, post.team_id, post.capacity) == before
    assert before[3] == Capacity.PARTNER


@pytest.mark.parametrize("part", ["person_id", "partner_id", "team_id", "capacity"])
def test_not_even_a_mistake_in_code_can_change_a_voice(part):
    post = make_post(make_topic())
    setattr(post, part, "maker" if part == "capacity" else make_person().id)
    with pytest.raises(ValueError, match="voice"):
        db.session.flush()


def test_a_speaker_who_lost_the_role_speaks_and_edits_no_more():
    topic, partner, person = make_topic(), make_partner(), make_person()
    make_speaker(partner, person)
    post = make_post(topic, by=person, voice_key=f"partner-{partner.id}")
    without = Actor(id=person.id, name=person.display_name)
    with pytest.raises(Forbidden):
        services.edit(without, post, "Anders", 1)
    with pytest.raises(Refused):
        services.write(without, topic, "Nog iets", voice_key=f"partner-{partner.id}")


def test_higher_floors_give_makers_their_voice(monkeypatch):
    monkeypatch.setattr(voices, "_registered", [])
    person = make_person()
    topic = make_topic(by=person)

    def maker_voices(actor, subject):
        is_maker = subject.id == topic.id and actor.id == subject.creator_id
        return [Voice("maker", "maker", Capacity.MAKER)] if is_maker else []

    voices.register(maker_voices)
    post = make_post(topic, by=person, voice_key="maker", kind=PostKind.UPDATE)
    assert post.capacity == Capacity.MAKER
    with pytest.raises(Refused):
        make_post(topic, voice_key="maker")


@pytest.mark.parametrize("kind", [PostKind.UPDATE, PostKind.RECORD, PostKind.ANSWER, PostKind.NOTE, "besluit", ""])
def test_a_resident_writes_comments_and_questions_only(kind):
    with pytest.raises(Refused) as refusal:
        make_post(make_topic(), kind=kind)
    assert refusal.value.field == "kind"


def test_an_edit_keeps_what_stood_there_also_after_others_replied():
    topic, writer = make_topic(), make_person()
    post = make_post(topic, "Eerst", by=writer)
    make_post(topic, "Eens", parent_id=post.id)
    services.edit(actor_of(writer), post, "Daarna", 1)
    services.edit(actor_of(writer), post, "Ten slotte", 2)
    assert post.body == "Ten slotte"
    assert [version.body for version in queries.list_versions(post)] == ["Daarna", "Eerst"]
    assert post.edited_at is not None


def test_saving_the_same_text_is_no_edit():
    writer = make_person()
    post = make_post(make_topic(), "Zo", by=writer)
    services.edit(actor_of(writer), post, "Zo ", 1)
    assert (post.version, post.edited_at, list(queries.list_versions(post))) == (1, None, [])


def test_a_stale_edit_meets_both_texts():
    writer = make_person()
    post = make_post(make_topic(), "Eerst", by=writer)
    services.edit(actor_of(writer), post, "Op de telefoon", 1)
    with pytest.raises(Conflict) as conflict:
        services.edit(actor_of(writer), post, "Op de laptop", 1)
    clash = conflict.value.clashes[0]
    assert (clash.mine, clash.theirs, post.body) == ("Op de laptop", "Op de telefoon", "Op de telefoon")


def test_the_figures_equal_the_posts_that_can_be_read():
    topic, writer, moderator = make_topic(), make_person(), make_person(None, None, "moderator")
    posts = [make_post(topic, by=writer) for _ in range(4)]
    services.withdraw(actor_of(writer), posts[0])
    services.hide_post(actor_of(moderator), posts[1])
    services.hide_post(actor_of(moderator), posts[2])
    services.hide_post(actor_of(moderator), posts[2])
    services.show_post(actor_of(moderator), posts[2])
    services.show_post(actor_of(moderator), posts[2])
    assert find_tally(topic.id).posts == 2


def test_what_was_withdrawn_stays_withdrawn():
    writer, moderator = make_person(), make_person(None, None, "moderator")
    post = make_post(make_topic(), by=writer)
    services.withdraw(actor_of(writer), post)
    for again in (
        lambda: services.withdraw(actor_of(writer), post),
        lambda: services.edit(actor_of(writer), post, "Toch", 1),
        lambda: services.hide_post(actor_of(moderator), post),
        lambda: services.show_post(actor_of(moderator), post),
    ):
        with pytest.raises(Forbidden):
            again()


def test_a_note_touches_no_figure_no_public_history_and_no_event_of_posts():
    member = make_person()
    topic = make_topic()
    team = make_team_of(topic, member)
    figures, timeline = find_tally(topic.id), list(list_history(topic.id))
    note = services.note(actor_of(member), topic, "Eerst bellen met de eigenaar.")
    assert find_tally(topic.id) == figures
    assert list(list_history(topic.id)) == timeline
    entry = db.session.scalars(select(HistoryEntry).order_by(HistoryEntry.id.desc())).first()
    assert (entry.event, entry.is_public, entry.facts) == ("NoteWritten", False, {"post_id": note.id, "team_id": team.id})


def test_no_event_of_a_conversation_holds_its_text():
    topic, writer = make_topic(), make_person()
    post = make_post(topic, "geheimwoord", by=writer)
    services.edit(actor_of(writer), post, "geheimwoord twee", 1)
    services.withdraw(actor_of(writer), post)
    kept = db.session.scalars(select(HistoryEntry).where(HistoryEntry.subject_id == topic.id)).all()
    assert {"PostWritten", "PostEdited", "PostWithdrawn"} <= {entry.event for entry in kept}
    assert not any("geheimwoord" in str(entry.facts) for entry in kept)


def test_an_answer_of_the_responsible_team_is_told_to_that_team():
    from participatie.teams.queries import find_responsibility

    member, topic = make_person("Marieke"), make_topic()
    team = make_team_of(topic, member)
    make_post(topic, by=member)
    assert find_responsibility(topic.id).answered_at is None, "as a neighbour she answers for nobody"
    record_for(topic, by=member, voice_key=f"team-{team.id}")
    assert find_responsibility(topic.id).answered_at is None, "what somebody said elsewhere is no answer"
    post = make_post(topic, by=member, voice_key=f"team-{team.id}", kind=PostKind.ANSWER)
    assert find_responsibility(topic.id).answer_post_id == post.id


def test_what_is_not_there_is_not_found():
    for post_id in (0, -1, 10**6, 2**70):
        with pytest.raises(NotFound):
            queries.get_post(NOBODY, post_id)


def test_two_people_can_begin_a_conversation_and_share_one_thread():
    topic = make_topic()
    make_post(topic)
    make_post(topic)
    assert len({post.thread_id for post in db.session.scalars(select(Post))}) == 1
