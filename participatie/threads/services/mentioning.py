"""Naming a colleague in the discussion of a team: "@Ahmed" tells Ahmed, who can read it, and nobody else."""

from participatie.kernel.access import Actor
from participatie.kernel.events import emit
from participatie.threads import queries
from participatie.threads.events import Mentioned
from participatie.threads.models import Post
from participatie.threads.queries import Colleague

SIGN = "@"


def tell_mentioned(actor: Actor, post: Post, before: str = "") -> None:
    """Tell who is named in a note and was not in the text before; in a public post the sign means nothing."""
    if not post.is_note or SIGN not in post.body:
        return
    colleagues = queries.list_colleagues(actor, post.thread.subject)
    named = named_in(post.body, colleagues) - named_in(before, colleagues)
    for person_id in sorted(named - {actor.id or 0}):
        emit(Mentioned(by_id=actor.id, subject_id=post.thread.subject_id, post_id=post.id, to_id=person_id))


def with_names(body: str, colleagues: list[Colleague], chosen: list[int]) -> str:
    """The text with the names before it that were chosen from the list and do not stand in it yet."""
    named = named_in(body, colleagues)
    missing = [SIGN + one.name for one in colleagues if one.id in chosen and one.id not in named]
    return f"{' '.join(missing)} {body}" if missing else body


def named_in(text: str, colleagues: list[Colleague]) -> set[int]:
    """Which colleagues a text names: by the whole name, or by a first name that only one of them has."""
    found, rest = set(), text.casefold()
    for one in sorted(colleagues, key=lambda one: -len(one.name)):
        sign = SIGN + one.name.casefold()
        if sign in rest:
            found.add(one.id)
            rest = rest.replace(sign, " ")
    first_names = [one.name.casefold().split()[0] for one in colleagues]
    words = {word.strip(".,;:!?()\"'") for word in rest.split()}
    unique = {name for name in first_names if first_names.count(name) == 1}
    return found | {
        one.id for one, name in zip(colleagues, first_names, strict=True) if name in unique and SIGN + name in words
    }
