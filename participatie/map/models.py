"""The table behind the clusters on the map."""

from sqlalchemy import Float, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base


class MapCell(Base):
    """How many visible subjects lie in one square of the map at one zoom, and where their middle is.

    `facet` is empty for all subjects, or names one filter ("theme:3"). x and y number the squares as map tiles
    do, four to a side of a tile. Kept in the transaction that changes a subject.
    """

    __tablename__ = "map_cell"

    facet: Mapped[str] = mapped_column(String(24), primary_key=True)
    zoom: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    x: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    y: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    sum_lon: Mapped[float] = mapped_column(Float)
    sum_lat: Mapped[float] = mapped_column(Float)
