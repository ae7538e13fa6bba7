"""What ought to stand in the index, and what stands in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import ColumnElement, func, select

from participatie.kernel.db import db
from participatie.places.queries import atlas
from participatie.search.models import IndexedText, Part, WordSpelling
from participatie.search.terms import bag_of, words_of
from participatie.subjects.findables import findable_of
from participatie.subjects.finding import texts_of
from participatie.subjects.models import Subject, Theme
from participatie.threads.models import Post, PostKind

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its name, as it ought to be found."""

    name: str
    text: str = ""

    @property
    def bag(self) -> list[str]:
        """The words of the index."""
        return bag_of(self.name, self.text)

    @property
    def name_words(self) -> list[str]:
        """The words in which somebody may make a slip."""
        return [word for word in words_of(self.name) if not word.isdigit()]


def digest_of(bag: Iterable[str]) -> str:
    """A short mark of these words, which differs when they do."""
    return blake2b(" ".join(bag).encode(), digest_size=16).hexdigest()


def read_documents(part: Part, ids: Sequence[int]) -> dict[int, Document]:
    """Those of these texts that were published and can be found by somebody. What has no name is known by its text."""
    if findable := findable_of(part):
        return {item_id: Document(text) for item_id, text in findable.texts(ids).items()}
    return _posts(ids) if part is Part.POST else _subjects(ids)


def _subjects(ids: Sequence[int]) -> dict[int, Document]:
    """Hidden ones too: moderators find them, and each question asks who may see what."""
    wanted = (
        select(Subject.id, Subject.kind, Subject.title, Subject.lead, Subject.area_id, Theme.name, Theme.name_en)
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .where(Subject.id.in_(ids), Subject.published_at.is_not(None))
    )
    rows = db.session.execute(wanted).all()
    of_kind: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        of_kind[row.kind].append(row.id)
    texts = {subject_id: text for kind, found in of_kind.items() for subject_id, text in texts_of(kind, found).items()}
    return {
        row.id: Document(row.title, _joined(row.lead, row.name, row.name_en, *_places(row.area_id), texts.get(row.id)))
        for row in rows
    }


def _places(area_id: int | None) -> list[str]:
    """The names of an area and of those around it, but the municipality: everything lies in that."""
    areas = atlas()
    return [fact.name for fact in areas.trail(area_id)[1:]] if area_id in areas.facts and area_id is not None else []


def _posts(ids: Sequence[int]) -> dict[int, Document]:
    rows = db.session.execute(select(Post.id, Post.body).where(Post.id.in_(ids), *readable())).all()
    return {row.id: Document("", row.body) for row in rows}


def readable() -> list[ColumnElement[bool]]:
    """The conditions for a post of which the text may be read by everybody who sees its subject."""
    return [Post.kind != PostKind.NOTE, Post.withdrawn_at.is_(None), Post.hidden_at.is_(None)]


def _joined(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text)


def read_digests(part: Part, ids: Sequence[int]) -> dict[int, str]:
    """What these texts are in the index as; those that are not in it are left out."""
    wanted = select(IndexedText.item_id, IndexedText.digest)
    rows = db.session.execute(wanted.where(IndexedText.part == part, IndexedText.item_id.in_(ids)))
    return dict(rows.all())


def list_ids(part: Part, after_id: int) -> list[int]:
    """The next ids of what is in the index or ought to be in it, in their order."""
    there = select(IndexedText.item_id).where(IndexedText.part == part, IndexedText.item_id > after_id)
    ids = {*_ought(part, after_id), *db.session.scalars(there.order_by(IndexedText.item_id).limit(_AT_ONCE))}
    return sorted(ids)[:_AT_ONCE]


def _ought(part: Part, after_id: int) -> Sequence[int]:
    if findable := findable_of(part):
        return findable.ids_after(after_id, _AT_ONCE)
    own = Post.id if part is Part.POST else Subject.id
    wanted = select(own).where(own > after_id, *([] if part is Part.POST else [Subject.published_at.is_not(None)]))
    return db.session.scalars(wanted.order_by(own).limit(_AT_ONCE)).all()


def is_behind() -> bool:
    """Whether more subjects were published than are in the index, as right after a migration."""
    published = db.session.scalar(select(func.count(Subject.id)).where(Subject.published_at.is_not(None))) or 0
    return published > count_indexed().get(Part.SUBJECT, 0)


def known_words(words: Iterable[str]) -> set[str]:
    """Those of these words of which the spellings are kept."""
    wanted = list(words)
    return set(
        db.session.scalars(select(WordSpelling.word).where(WordSpelling.key.in_(wanted), WordSpelling.key == WordSpelling.word))
    )


def count_indexed() -> dict[str, int]:
    """How many subjects and posts are in the index."""
    rows = db.session.execute(select(IndexedText.part, func.count()).group_by(IndexedText.part))
    return dict(rows.all())
