"""`participatie audit`: what it says and answers."""

import json
import logging

import pytest
from sqlalchemy import select

from participatie.accounts.events import PersonDeactivated
from participatie.audit import heads, queries, services
from participatie.audit.keys import read_keys
from participatie.audit.models import AuditEntry
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.events import emit
from participatie.kernel.outbox import KeptMail
from participatie.kernel.settings import BadSetting


@pytest.fixture
def run(app):
    """Run a command in the transaction of this test."""

    def invoke(*words):
        db.session.commit()
        return app.test_cli_runner().invoke(args=["audit", *words])

    return invoke


def test_a_whole_trail_answers_nought_with_its_head(run, trail):
    done = run("verify")
    assert (done.exit_code, done.stderr) == (0, "")
    assert str(queries.find_head()) in done.stdout
    assert run("verify", "--from", str(trail + 1), "--to", str(trail + 3)).stdout.startswith("3 entries")
    assert run("head").stdout.strip() == str(queries.find_head())


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"actor_id": 999_999}, 1, "does not fit its seal"),
        ({"seq": 999_999}, 1, "is missing"),
        ({"key_id": "gone"}, 5, "not in the settings"),
    ],
)
def test_each_fault_has_its_exit_code_and_names_the_entry(run, trail, owner, change, code, words):
    owner(trail + 2, **change)
    done = run("verify")
    assert done.exit_code == code
    assert f"Entry {trail + 2} " in done.stderr
    assert words in done.stderr


def test_a_head_that_is_not_in_the_trail_answers_three(run, trail):
    done = run("verify", "--head", "f" * 64)
    assert done.exit_code == 3
    assert "cut off" in done.stderr
    assert run("verify", "--head", f"999999:{'f' * 64}").exit_code == 3


def test_nonsense_for_a_head_is_a_sentence(run, trail):
    done = run("verify", "--head", "nonsense")
    assert isinstance(done.exception, BadSetting)


def test_heads_are_kept_in_a_folder_and_compared(run, trail, app, monkeypatch, tmp_path, owner):
    monkeypatch.setitem(app.config, "AUDIT_FOLDER", str(tmp_path / "heads"))
    assert run("keep").exit_code == 0
    (kept,) = heads.read(tmp_path / "heads")
    assert (kept.seq, kept.mac) == (queries.find_head().seq, queries.find_head().mac)
    assert run("verify").exit_code == 0
    (tmp_path / "heads" / heads.FILE_NAME).write_text(json.dumps({"seq": kept.seq, "mac": "f" * 64, "at": "then"}) + "\n")
    done = run("verify")
    assert done.exit_code == 3
    assert "kept outside the database on then" in done.stderr


def test_each_night_the_trail_is_checked_and_its_head_goes_into_the_log_a_file_and_a_mail(trail, tmp_path, caplog):
    caplog.set_level(logging.INFO, "participatie")
    verdict = services.check_and_keep(str(tmp_path), "archief@example.org", "nl")
    assert verdict.flaw is None
    head = queries.find_head()
    assert heads.read(tmp_path)[0].mac == head.mac
    mail = db.session.scalars(select(KeptMail)).one()
    assert (mail.to_address, mail.subject) == ("archief@example.org", "Het controlespoor: de laatste regel")
    assert str(head) in mail.text
    assert str(head) in mail.html
    assert str(head) in [getattr(record, "head", "") for record in caplog.records]
    assert queries.find_last_check().entries == head.seq - 1


def test_a_flaw_that_the_night_finds_is_kept_mailed_and_an_error_in_the_log(trail, owner, caplog):
    owner(trail + 1, actor_id=999_999)
    db.session.commit()
    services.check_and_keep("", "archief@example.org", "nl")
    found = queries.find_last_check()
    assert (found.fault, found.entry) == ("changed", trail + 1)
    mail = db.session.scalars(select(KeptMail)).one()
    assert mail.subject == "Het controlespoor klopt niet"
    assert f"Entry {trail + 1} " in mail.text
    assert "the audit trail is not whole" in [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]


def test_keys_are_named_and_the_first_one_seals():
    assert list(read_keys(("2027:" + "b" * 32, "2026:" + "a" * 32), "secret")) == ["2027", "2026"]
    assert list(read_keys((), "secret")) == ["trial"]
    for words in (("nameless",), ("x:",), ("a:1", "a:2"), ("A B:key",)):
        with pytest.raises(BadSetting, match="AUDIT_KEYS"):
            read_keys(words, "secret")


def test_after_a_rotation_old_and_new_entries_are_whole(app, monkeypatch, found):
    old, new = "2026:" + "a" * 32, "2027:" + "b" * 32
    for words in ((old,), (new, old)):
        monkeypatch.setitem(app.config, "AUDIT_KEYS", words)
        with unit_of_work():
            emit(PersonDeactivated(person_id=1))
    assert found() is None
    assert db.session.scalars(select(AuditEntry.key_id).order_by(AuditEntry.seq)).all() == ["2026", "2027"]
    monkeypatch.setitem(app.config, "AUDIT_KEYS", (new,))
    assert found() == ("unknown-key", 1)
