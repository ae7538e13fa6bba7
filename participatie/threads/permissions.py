"""Who may do what in a conversation. The thread of a post, and its subject, are loaded by the query that gave it."""

from participatie.kernel.access import Actor, permission
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject
from participatie.threads.models import Capacity, OutsideQuestion, Post, PostKind, QuestionState


def is_in_conversation(subject: Subject) -> bool:
    """Whether people can talk about it at this moment; its end is no end to that."""
    return subject.is_published and not subject.is_hidden and kind_of(subject.kind).has_thread


@permission("threads.begin")
def can_begin(actor: Actor, subject: Subject) -> bool:
    """Anybody may start to write; who is not signed in yet shows by mail who they are before it is placed."""
    return is_in_conversation(subject)


@permission("threads.write")
def can_write(actor: Actor, subject: Subject) -> bool:
    """Any known person, in every stage."""
    return actor.is_signed_in and is_in_conversation(subject)


@permission("threads.note")
def can_note(actor: Actor, subject: Subject, team_id: int | None) -> bool:
    """Only members of the team that answers for the subject, or of one that was asked to help; `team_id` is that team."""
    return can_write(actor, subject) and team_id is not None and actor.holds("team_member", team_id)


@permission("threads.reply")
def can_reply(actor: Actor, subject: Subject, post: Post) -> bool:
    """Anybody who may begin, to a post that can still be read and that the public can read."""
    return can_begin(actor, subject) and post.is_readable and not post.is_note


def holds_voice(actor: Actor, post: Post) -> bool:
    """Whether the actor may still speak in the voice that the post carries."""
    if post.capacity == Capacity.TEAM:
        return actor.holds("team_member", post.team_id)
    if post.capacity == Capacity.PARTNER:
        return actor.holds("partner_speaker", post.partner_id)
    return post.capacity != Capacity.OUTSIDER


def keeps(actor: Actor, post: Post) -> bool:
    """Whether the post is this person's to change: its writer, or who wrote it down until it is taken over."""
    if post.capacity == Capacity.RECORDED and post.person_id is None:
        return actor.id == post.through_id
    return actor.id == post.person_id


@permission("threads.edit")
def can_edit(actor: Actor, post: Post) -> bool:
    """Its writer alone, while it can be read and while that person may still speak in its voice; never a decision."""
    if post.kind == PostKind.DECISION:
        return False
    return actor.is_signed_in and keeps(actor, post) and post.is_readable and holds_voice(actor, post)


@permission("threads.withdraw")
def can_withdraw(actor: Actor, post: Post) -> bool:
    """The same people who may edit it."""
    return can_edit(actor, post)


def can_import_posts(actor: Actor) -> bool:
    """Bring in conversations of elsewhere: administrators."""
    return actor.holds("administrator")


@permission("threads.report")
def can_report(actor: Actor, post: Post) -> bool:
    """Anybody but its writer may say that a public post breaks the house rules."""
    return post.is_readable and not post.is_note and (actor.id is None or actor.id != post.person_id)


def can_hide_post(actor: Actor, post: Post) -> bool:
    """Moderators take public posts out of sight or put them back, never their own; nobody hides what was withdrawn."""
    return actor.holds("moderator") and not post.is_note and post.withdrawn_at is None and actor.id != post.person_id


def can_ask_outsider(actor: Actor, subject: Subject, has_voice: bool) -> bool:
    """The makers and the responsible team; `has_voice` says whether the actor speaks for one of these."""
    return can_write(actor, subject) and has_voice


def can_answer_outside(question: OutsideQuestion) -> bool:
    """Whoever holds the link, once, while it runs and while the question and its subject can be read."""
    is_readable = question.post.is_readable and is_in_conversation(question.subject)
    return question.state is QuestionState.OPEN and question.email is not None and is_readable


def can_revoke(actor: Actor, question: OutsideQuestion) -> bool:
    """Only who asked takes the question back, while it is open."""
    return actor.is_signed_in and actor.id == question.asked_by_id and question.state is QuestionState.OPEN


def can_record_post(actor: Actor, subject: Subject) -> bool:
    """Members of a team and those who speak for a partner write down what somebody said."""
    return can_write(actor, subject) and records(actor)


def records(actor: Actor) -> bool:
    """Whether the actor is one of those who write down for others."""
    return actor.is_signed_in and bool(actor.scopes("team_member") or actor.scopes("partner_speaker"))
