"""Mail about going on together: to makers what is asked of them, to supporters whether they support the new one too."""

from collections.abc import Collection

from participatie.initiatives.models import InitiativeUnion
from participatie.initiatives.queries import list_carrier_ids
from participatie.initiatives.queries import unions as queries
from participatie.initiatives.union_tokens import answer_path
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import put_mail
from participatie.notifications.queries import list_people
from participatie.notifications.tokens import stop_path


def tell_makers(union: InitiativeUnion, news: str, by: Actor, only: Collection[int] | None = None) -> None:
    """Tell all whose yes counts what happened, but for who did it; `only` narrows that to some of them."""
    sides = union.one, union.other
    carriers = {person_id: side for side in reversed(sides) for person_id in list_carrier_ids(side.id)}
    told = (set(carriers) if only is None else set(carriers) & set(only)) - {by.id}
    for side in sides:
        for person in list_people(side.id, [person_id for person_id in told if carriers[person_id] is side]):
            put_mail(
                person.email,
                "initiatives/union",
                person.language,
                news=news,
                name=by.name,
                one=union.one.subject.title,
                other=union.other.subject.title,
                union_id=union.id,
                stop_path=stop_path(person.id, side.id),
                stop_title=side.subject.title,
                why="maker",
            )


def ask_supporters() -> int:
    """Ask who backs one of two that went on as one whether they back the new one too: each person once. How many."""
    asked = 0
    for union in queries.list_unasked():
        union.asked_at = now()
        made = union.made
        if made is None or made.subject.is_hidden:
            continue
        for person in list_people(made.id, queries.list_asked_ids(union)):
            asked += 1
            put_mail(
                person.email,
                "initiatives/union_ask",
                person.language,
                one=union.one.subject.title,
                other=union.other.subject.title,
                title=made.subject.title,
                answer_path=answer_path(union.id, person.id),
                stop_path=stop_path(person.id, made.id),
            )
    db.session.flush()
    return asked
