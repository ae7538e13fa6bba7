"""In whose name somebody can speak. Domains on higher floors add voices of their own, such as that of a maker."""

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import LazyString

from participatie.kernel.access import Actor
from participatie.subjects.models import Subject, SubjectId
from participatie.threads.models import Capacity, PostKind

SELF = "self"


@dataclass(frozen=True)
class Voice:
    """What is stamped on a post: the capacity and, when it is one of these, the partner and the team.

    `key` is its name in forms, `label` completes "Je schrijft als: …".
    """

    key: str
    label: str | LazyString
    capacity: Capacity
    partner_id: SubjectId | None = None
    team_id: SubjectId | None = None


VoiceList = Callable[[Actor, Subject], list[Voice]]

_registered: list[VoiceList] = []

SIGNED_OUT_KINDS = (PostKind.COMMENT, PostKind.QUESTION)
"""What waits for the link in a mail. A promise is made by who is signed in."""

KINDS: dict[Capacity, tuple[PostKind, ...]] = {
    Capacity.RESIDENT: (PostKind.COMMENT, PostKind.QUESTION, PostKind.COMMITMENT),
    Capacity.MAKER: (PostKind.COMMENT, PostKind.UPDATE, PostKind.QUESTION, PostKind.ANSWER, PostKind.COMMITMENT),
    Capacity.PARTNER: (PostKind.COMMENT, PostKind.ANSWER, PostKind.QUESTION, PostKind.COMMITMENT),
    Capacity.TEAM: (PostKind.COMMENT, PostKind.ANSWER, PostKind.QUESTION, PostKind.COMMITMENT),
}


def register(voices: VoiceList) -> VoiceList:
    """Let a higher floor say which more voices an actor has in a conversation, for example as its maker."""
    if voices not in _registered:
        _registered.append(voices)
    return voices


def registered_voices(actor: Actor, subject: Subject) -> list[Voice]:
    """The voices that higher floors give to this actor."""
    return [voice for voices in _registered for voice in voices(actor, subject)]


def asks(voice: Voice, team_id: SubjectId | None) -> bool:
    """Whether one asks outsiders in this voice: that of a maker, or that of the responsible team."""
    return voice.capacity is Capacity.MAKER or (team_id is not None and voice.team_id == team_id)


def first_voice(voices: list[Voice], team_id: SubjectId | None) -> str:
    """The voice to begin with: that of the responsible team for who may speak for it, else the own one."""
    return next((voice.key for voice in voices if team_id is not None and voice.team_id == team_id), SELF)


def kinds_of(voices: list[Voice]) -> list[PostKind]:
    """The kinds of post that can be written in at least one of these voices, in the order of the enum."""
    possible = {kind for voice in voices for kind in KINDS[voice.capacity]}
    return [kind for kind in PostKind if kind in possible]
