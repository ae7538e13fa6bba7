"""The tables behind the clusters on the map. Whole microdegrees, so that taking off is exactly the reverse of adding."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base
from participatie.subjects.models import SubjectId

MICRO = 1_000_000


class MapCell(Base):
    """How many public subjects lie in one square of the map at one zoom, and where their middle is.

    `facet` is empty for all subjects, or names one filter ("theme:3"). x and y number the squares as map tiles
    do, four to a side of a tile. Kept in the transaction that changes a subject. A count of zero means: nothing.
    """

    __tablename__ = "map_cell"

    facet: Mapped[str] = mapped_column(String(40), primary_key=True)
    zoom: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    x: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    y: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    sum_lon_micro: Mapped[int] = mapped_column(BigInteger)
    sum_lat_micro: Mapped[int] = mapped_column(BigInteger)


class MapPlace(Base):
    """What was counted for one public subject: its spot and its facets, so that it can be taken off exactly.

    `code` numbers the spot so that neighbours lie side by side (see `grid`). `facets` are separated by spaces.
    """

    __tablename__ = "map_place"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    code: Mapped[int] = mapped_column(BigInteger, index=True)
    lon_micro: Mapped[int]
    lat_micro: Mapped[int]
    facets: Mapped[str] = mapped_column(String(300))
