"""Answers that a team begins with."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId

MAX_NAME = 80


class AnswerTemplate(Base):
    """The beginning of an answer, with fields between braces that are filled in for one subject. Only its team sees it."""

    __tablename__ = "answer_template"
    __table_args__ = (Index("ix_answer_template_team_id_name", "team_id", "name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    name: Mapped[str] = mapped_column(String(MAX_NAME))
    body: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
