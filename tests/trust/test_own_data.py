"""What somebody gets who asks for it, and what is left of who leaves (G21): every column that is marked personal."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import String, Text, inspect, select, text, update

from participatie.accounts import archive, own_data, services
from participatie.accounts.leaving_wiring import carry_out_erasures, listed
from participatie.accounts.models import NAMELESS, ExternalIdentity, Passkey, Person
from participatie.accounts.own_data import Whose
from participatie.accounts.permissions import can_reactivate
from participatie.kernel import files
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import Base, db
from participatie.kernel.kept import KeptForm
from participatie.notifications.models import Digest, MailChoice, Mute
from participatie.streets.models import CallBack, Contribution
from participatie.subjects.models import Subject
from participatie.threads.models import PendingPost
from tests.factories.people import actor_of, make_administrator
from tests.trust.columns import PERSONAL, mark_of
from tests.trust.world import PEOPLE

NOT_IN_THE_DOWNLOAD = {
    "household_voice": "the voice of an address, of which nobody knows who gave it",
    "quiet_address": "the choice of an address, not of a person",
    "one_time_code": "opens the account",
    "outside_question.token_hash": "opens the question",
    "recording.code_hash": "opens what was recorded",
    "talent_profile.salt": "keeps it unknown who said no",
    "talent_match.key": "opens the match",
    "talent_match.seekers_look": "how the others look back on it",
    "pending_post.key": "opens the form of a post that waits",
}
FREE = frozenset(
    [
        "appeal",
        "body",
        "hidden_reason",
        "html",
        "label",
        "lead",
        "message",
        "name",
        "note",
        "phone",
        "reason",
        "reply",
        "story",
        "subject",
        "subject_line",
        "text",
        "title",
    ]
)
OF_OTHERS = {
    "partner_invitation.invited_by_id": "an invitation belongs to who got it, and to the partner",
    "talent_yes.person_id": "a yes of the other side is told by a match, and by nothing else",
    "ruling.by_id": "a ruling is about what somebody else wrote; its moderator finds it in the history",
}
"""Columns that name a person who had a part in it, while the row is about somebody else."""


def personal_columns():
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if mark_of(table.name, column.name) == PERSONAL:
                yield table, column


def test_every_personal_column_is_in_the_download_or_there_is_a_reason(app):
    exported = {
        f"{holding.table.name}.{column.name}"
        for holding in own_data.holdings()
        for column in holding.table.columns
        if column.name not in holding.left_out
    }
    missing = [
        f"{table.name}.{column.name}"
        for table, column in personal_columns()
        if f"{table.name}.{column.name}" not in exported
        and not {table.name, f"{table.name}.{column.name}"} & NOT_IN_THE_DOWNLOAD.keys()
    ]
    assert missing == [], "name them in the holdings.py of their domain, or here with the reason"


def unpacked(person):
    with ZipFile(BytesIO(archive.build(person))) as packed:
        return json.loads(packed.read("gegevens.json"))["tables"], packed.read("gegevens.html").decode(), packed.namelist()


@pytest.mark.parametrize("role", PEOPLE)
def test_all_rows_with_personal_columns_that_name_somebody_are_in_their_download(app, world, role):
    person = db.session.get(Person, world.people[role])
    tables, page, _names = unpacked(person)
    assert person.email in page
    for table in {table for table, _column in personal_columns()}:
        naming = [
            column
            for column in table.columns
            if any(key.column.table.name == "person" for key in column.foreign_keys)
            and f"{table.name}.{column.name}" not in OF_OTHERS
        ]
        for column in naming:
            count = len(db.session.execute(select(column).where(column == person.id)).all())
            assert len(tables.get(table.name, [])) >= count, f"{table.name}.{column.name}"


def plant(world, whose):
    """A word of its own in every text of their rows, and a row where the world has none."""
    moment, person_id, subject_id = now(), whose.person_id, next(iter(world.initiatives.values()))
    wishes = select(Contribution.id).join(Subject, Subject.id == Contribution.id)
    wish = db.session.scalar(wishes.where(Subject.creator_id == person_id).limit(1))
    credential = {"credential_id": "c", "public_key": b"", "user_handle": "", "sign_count": 0}
    waiting = {"sent_to": "/", "page": "/", "fields": [["a", "kanarieveldzq"]]}
    rows = [
        Digest(person_id=person_id, day=moment.date()),
        ExternalIdentity(person_id=person_id, issuer="x", subject="y", created_at=moment, used_at=moment),
        KeptForm(key="k" * 22, person_id=person_id, created_at=moment, **waiting),
        MailChoice(person_id=person_id, sort="reply", pace="daily"),
        Mute(subject_id=subject_id, person_id=person_id, since=moment),
        PendingPost(key="p" * 22, subject_id=subject_id, kind="comment", body="", email=whose.email, created_at=moment),
        Passkey(person_id=person_id, name="", created_at=moment, **credential),
    ]
    if wish:
        plan_id = db.session.get(Contribution, wish).plan_id
        rows.append(CallBack(contribution_id=wish, plan_id=plan_id, phone="", asked_at=moment))
    db.session.add_all(rows)
    db.session.flush()
    for number, (holding, column) in enumerate(free_texts()):
        told = update(holding.table).where(holding.own(whose)).values({column.name: f"kanarie{number}ikzq"})
        db.session.execute(told)
    db.session.commit()


def free_texts():
    """The personal columns in which people write what they like."""
    for holding in own_data.holdings():
        for column in holding.table.columns:
            is_text = isinstance(column.type, String | Text) and not column.foreign_keys and not column.primary_key
            if is_text and column.name in FREE and mark_of(holding.table.name, column.name) == PERSONAL:
                yield holding, column


def test_every_table_with_personal_columns_has_rows_of_somebody(app, world, undone):
    with undone():
        seen = set()
        for role in PEOPLE:
            person = db.session.get(Person, world.people[role])
            if role == "maker":
                plant(world, Whose(person.id, person.email))
            seen |= {holding.table.name for holding, _rows in own_data.collect(Whose(person.id, person.email))}
        empty = {table.name for table, _column in personal_columns()} - seen
        not_of_anybody, of_numbers_only = (
            {"household_voice", "quiet_address"},
            {"household_wish", "union_need", "talent_profile_area"},
        )
        assert empty == not_of_anybody | of_numbers_only | {"own_data_request", "erasure_request"}


def everything_written():
    """Every value of every table, the index of the search too, and every file."""
    found = []
    for name in inspect(db.engine).get_table_names():
        found += [f"{name}: {row}" for row in db.session.execute(text(f'SELECT * FROM "{name}"')).all()]
    kept = [path.read_bytes().decode("utf-8", "ignore") for path in files.folder().rglob("*") if path.is_file()]
    return found, kept


def personal_words(whose):
    """What only this person's rows say, in columns that are marked personal."""
    own, others = set(), set()
    for holding in own_data.holdings():
        for column in holding.table.columns:
            if isinstance(column.type, String | Text) and mark_of(holding.table.name, column.name) == PERSONAL:
                mine = select(column).where(holding.own(whose), column.is_not(None))
                own |= {value for value in db.session.scalars(mine) if "kanarie" in value}
                rest = select(column).where(~holding.own(whose), column.is_not(None))
                others |= set(db.session.scalars(rest))
    return {value for value in own if not any(value in other for other in others)}


@pytest.mark.parametrize("texts_go", [True, False])
@pytest.mark.parametrize("role", PEOPLE)
def test_after_erasure_nothing_personal_is_left_anywhere(app, world, undone, role, texts_go):
    with undone():
        make_administrator()
        person = db.session.get(Person, world.people[role])
        whose = Whose(person.id, person.email)
        plant(world, whose)
        words = personal_words(whose) | {whose.email}
        assert len(words) > 3
        services.ask_erasure(actor_of(person), person, texts_go=texts_go)
        db.session.commit()
        carry_out_erasures()
        rows, kept = everything_written()
        left = [row[:300] for row in [*rows, *kept] for word in words if word in row]
        assert left == []
        assert person.display_name == NAMELESS
        assert not can_reactivate(SYSTEM, person)
        assert [holding.table.name for holding, _rows in own_data.collect(Whose(-1, whose.email))] == []


def test_who_was_forgotten_is_forgotten_again_after_a_restore(app, world, undone):
    listed().unlink(missing_ok=True)
    with undone():
        person = db.session.get(Person, world.people["resident"])
        services.ask_erasure(actor_of(person), person, texts_go=False)
        db.session.commit()
        carry_out_erasures()
    person = db.session.get(Person, world.people["resident"])
    assert person.active, "the backup is back: the person is there as before"
    with undone():
        assert services.erase_again(listed()) == [world.people["resident"]]
        assert db.session.get(Person, world.people["resident"]).is_erased
        assert services.erase_again(listed()) == []
    listed().unlink()
