"""One word per thing: every table stands in the glossary."""

from pathlib import Path

import pytest

from participatie.kernel.db import Base
from participatie.subjects.kinds import all_kinds

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs/glossary.md").read_text(encoding="utf-8")


def words() -> set[str]:
    rows = [line.split("|")[1] for line in GLOSSARY.splitlines() if line.startswith("|")]
    return {word.strip() for row in rows for word in row.split(",")}


@pytest.mark.usefixtures("app")
def test_every_table_is_in_the_glossary():
    tables = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert tables - words() == set()


@pytest.mark.usefixtures("app")
def test_every_kind_of_subject_is_shown_under_its_dutch_word():
    for kind in all_kinds():
        assert f"| {str(kind.label).lower()} |" in GLOSSARY.lower(), kind.name
