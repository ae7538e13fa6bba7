"""What the index knows about its own contents. The words themselves are in tables of each database's own sort (see `store`)."""

import enum

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base


class Part(enum.StrEnum):
    """The parts of the index. Beside subjects and posts: those of `subjects.findables`, under the names they have there."""

    SUBJECT = "subject"
    POST = "post"
    OFFER = "offer"
    PROMISE = "promise"


class IndexedText(Base):
    """Says that something is in the index, and as what: the digest of its words.

    `item_id` is the id of the subject, post, offer or promise. No foreign key: whatever happens to the row, the nightly
    repair mends this.
    """

    __tablename__ = "indexed_text"

    part: Mapped[str] = mapped_column(String(8), primary_key=True)
    item_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(32))


class WordSpelling(Base):
    """A word that stands in a title or name, whole (`key` is the word) or with one letter left out.

    Compared byte by byte on every database, so that all keys with one beginning lie side by side in the index.
    """

    __tablename__ = "word_spelling"

    key: Mapped[str] = mapped_column(String(40).with_variant(String(40, collation="C"), "postgresql"), primary_key=True)
    word: Mapped[str] = mapped_column(String(40).with_variant(String(40, collation="C"), "postgresql"), primary_key=True)
