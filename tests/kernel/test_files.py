"""Stored files: who may see them, how they are served, what is cleaned (A24)."""

import os
import time
from datetime import timedelta

import pytest

from participatie.kernel import files
from participatie.kernel.access import NOBODY
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from tests.factories.people import make_person
from tests.factories.pictures import opened, photo


@pytest.fixture
def guards(monkeypatch):
    """The guards of this test only."""
    own = []
    monkeypatch.setattr(files, "_guards", own)
    return own


@pytest.fixture
def stored(app):
    with app.test_request_context():
        row = files.keep_photo(photo(), "person 1")
    db.session.commit()
    db.session.refresh(row)
    db.session.expunge(row)
    return row


def test_a_public_photo_is_served_safely_and_is_asked_for_anew(browser, guards, stored):
    guards.append(lambda actor, key: key == stored.key)
    response = browser.get(f"/bestanden/{stored.key}")
    assert response.status_code == 200
    assert response.mimetype == "image/webp"
    assert opened(response.data).size == (80, 40)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert browser.get(f"/bestanden/{stored.key}/klein").status_code == 200
    again = browser.get(f"/bestanden/{stored.key}", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_a_private_photo_does_not_exist_for_others_and_stays_in_no_shared_cache(browser, app, guards, stored):
    owner = make_person("Ada")
    owner_id = owner.id
    guards.append(lambda actor, key: actor.id == owner_id)
    stranger = app.test_client()
    assert stranger.get(f"/bestanden/{stored.key}").status_code == 404
    assert stranger.get(f"/bestanden/{stored.key}/klein").status_code == 404
    response = browser.sign_in(owner).get(f"/bestanden/{stored.key}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_permission_is_asked_at_each_fetch(browser, guards, stored):
    guards.append(lambda actor, key: True)
    etag = browser.get(f"/bestanden/{stored.key}").headers["ETag"]
    guards.clear()
    assert browser.get(f"/bestanden/{stored.key}", headers={"If-None-Match": etag}).status_code == 404


@pytest.mark.parametrize("size", ["", "/klein"])
def test_a_photo_that_the_browser_still_has_is_not_read_from_disk(browser, guards, stored, size):
    guards.append(lambda actor, key: True)
    first = browser.get(f"/bestanden/{stored.key}{size}")
    for path in (files.path_of(stored.key), files.path_of(stored.key, files.SMALL)):
        path.unlink()
    again = browser.get(f"/bestanden/{stored.key}{size}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert again.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in again.headers
    assert browser.get(f"/bestanden/{stored.key}{size}", headers={"If-None-Match": '"other"'}).status_code == 404


def test_without_a_guard_nobody_sees_a_file(guards, stored):
    assert not files.may_see(NOBODY, stored.key)


@pytest.mark.parametrize(
    "path", ["../../../etc/passwd", "%2e%2e/etc", "x", "a" * 22, "....//....//etc/passwd", "a" * 21 + "\x00"]
)
def test_paths_and_unknown_keys_do_not_exist(browser, guards, path):
    guards.append(lambda actor, key: True)
    assert browser.get(f"/bestanden/{path}").status_code in (400, 404)


def test_a_quota_a_day_for_each_sender(app, monkeypatch, guards):
    monkeypatch.setattr(files, "MOST_A_DAY", 2)
    with app.test_request_context():
        files.keep_photo(photo(), "person 1")
        files.keep_photo(photo(), "person 1")
        files.keep_photo(photo(), "person 2")
        with pytest.raises(Refused, match="Morgen kan het weer"):
            files.keep_photo(photo(), "person 1")


def test_who_sent_a_photo_cannot_be_read_from_the_table(stored):
    assert len(stored.sender) == 32
    assert "person" not in stored.sender


def age(path, hours):
    moment = time.time() - hours * 3600
    os.utime(path, (moment, moment))


def test_files_without_row_and_rows_without_use_go_after_a_day(app, stored, caplog):
    loose = files.folder() / "zz" / "zzorphan"
    fresh = files.folder() / "zz" / "zzfresh"
    files.write(loose, b"x")
    files.write(fresh, b"x")
    age(loose, 25)
    old_path = files.path_of(stored.key)
    age(old_path, 25)
    age(files.path_of(stored.key, files.SMALL), 25)
    db.session.execute(db.update(files.StoredFile).values(created_at=now() - timedelta(hours=25)))
    db.session.commit()
    files.sweep_files()
    assert not loose.exists()
    assert fresh.exists()
    assert db.session.get(files.StoredFile, stored.key) is None
    assert not old_path.exists()


def test_a_fresh_upload_is_left_alone_and_a_lost_file_is_an_alarm(app, stored, caplog):
    files.sweep_files()
    assert files.path_of(stored.key).exists()
    files.path_of(stored.key).unlink()
    files.path_of(stored.key, files.SMALL).unlink()
    with caplog.at_level("ERROR"):
        files.sweep_files()
    assert "a stored file is missing" in caplog.text


def test_a_half_written_file_never_has_the_final_name(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        files.write(tmp_path / "aa" / "aakey", b"data")
    assert not (tmp_path / "aa" / "aakey").exists()
