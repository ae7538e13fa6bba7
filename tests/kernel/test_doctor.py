"""The doctor names what is weak, with its fix; the page of settings is that of the table."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from participatie.commands import create_command_app
from participatie.kernel import doctor, inspection
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.outbox import put_mail
from participatie.kernel.settings import SETTINGS, BadSetting, as_markdown, read_settings
from tests.conftest import settings_for

ROOT = Path(__file__).parents[2]
SOUND = {
    "MODE": "production",
    "SECRET_KEY": "x" * 40,
    "AUDIT_KEYS": ("2026:" + "y" * 40,),
    "AUDIT_MAIL": "archief@example",
    "ERASURE_FOLDER": "/mnt/elsewhere",
    "BASE_URL": "https://participatie.example",
    "MAIL_SERVER": "mail.example",
    "MAIL_SENDER": "doemee@example",
    "BASEMAP": "boundaries",
    "LANGUAGES": ("nl",),
    "TESTING": True,
}


def problems(findings):
    return [finding.problem for finding in findings]


@pytest.fixture
def sound(database_url, tmp_path):
    """An application with nothing to mend."""
    app = create_command_app({**SOUND, "DATABASE_URL": database_url, "DATA_FOLDER": str(tmp_path)})
    yield app
    with app.app_context():
        db.engine.dispose()


def test_a_sound_production_has_nothing_to_mend(sound):
    assert problems(doctor.examine(sound) + inspection.inspect(sound)) == []


@pytest.mark.parametrize(
    ("name", "value", "word", "fatal"),
    [
        ("SECRET_KEY", "short", "short", True),
        ("SECRET_KEY", "only-for-a-demo-on-this-machine", "everybody knows", True),
        ("MODE", "prod", "MODE", True),
        ("BASE_URL", "http://participatie.example", "https", True),
        ("WORKER", "none", "WORKER", True),
        ("MAIL_SERVER", "", "mail server", False),
        ("MAIL_STARTTLS", False, "unencrypted", False),
        ("STAFF_SECOND_FACTOR", "optional", "second factor", False),
        ("AUDIT_KEYS", (), "no key of its own", True),
        ("AUDIT_KEYS", ("2026:short",), "key of the audit trail is short", True),
        ("AUDIT_KEYS", ("2026:" + "x" * 40,), "is the secret of the site", True),
        ("AUDIT_KEYS", ("nameless",), "AUDIT_KEYS", True),
        ("AUDIT_MAIL", "", "cut off may look whole", False),
        ("ERASURE_FOLDER", "", "bring them back", False),
        ("PROCESSES", 4, "rate limits", False),
        ("MODE", "demo", "Demo", True),
    ],
)
def test_each_weak_setting_is_named(sound, name, value, word, fatal):
    sound.config[name] = value
    found = [finding for finding in doctor.examine(sound) if word in finding.problem]
    assert [finding.fatal for finding in found] == [fatal]
    assert found[0].fix


def test_heads_of_the_trail_beside_the_data_are_named(sound, tmp_path):
    sound.config["AUDIT_FOLDER"] = str(tmp_path / "heads")
    assert problems(doctor.examine(sound)) == ["Heads of the audit trail are kept beside the data."]
    sound.config["AUDIT_FOLDER"] = str(tmp_path.parent / "elsewhere")
    assert problems(doctor.examine(sound)) == []


def test_production_does_not_start_with_a_fatal_finding(tmp_path):
    with pytest.raises(BadSetting, match="everybody knows"):
        create_command_app({"MODE": "production", "DATA_FOLDER": str(tmp_path)})


def test_a_database_of_an_older_version_is_found(tmp_path):
    app = create_command_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'empty.sqlite'}"))
    assert "The tables are not those of this version." in problems(inspection.inspect(app))
    with app.app_context():
        db.engine.dispose()


def test_a_database_that_is_away_is_found(tmp_path):
    app = create_command_app({**settings_for(tmp_path, "postgresql+psycopg://nobody@127.0.0.1:9/none?connect_timeout=2")})
    assert any("does not answer" in problem for problem in problems(inspection.inspect(app)))


def test_missing_base_map_queue_and_languages_are_found(sound):
    sound.config.update(BASEMAP="pmtiles", REDIS_URL="redis://127.0.0.1:9/0", WORKER="separate", LANGUAGES=("nl", "xx"))
    found = " ".join(problems(inspection.inspect(sound)))
    for word in ("base map", "Redis", "worker", "language xx"):
        assert word in found


def test_mail_that_cannot_be_sent_is_found_with_the_reason(sound):
    sound.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=9)
    with sound.app_context():
        with unit_of_work():
            mail = put_mail("buur@voorbeeld.nl", "a_letter_that_is_not_there", "nl")
        found = problems(inspection.inspect(sound))
        with unit_of_work():
            db.session.delete(mail)
    assert len(found) == 1
    assert "could not be sent: 1" in found[0]
    assert "TemplateNotFound" in found[0]


def test_a_mail_server_on_this_machine_needs_no_encryption(sound):
    sound.config.update(MAIL_SERVER="127.0.0.1", MAIL_STARTTLS=False)
    assert problems(doctor.examine(sound)) == []


def run(command, tmp_path, **settings):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARTICIPATIE_")}
    environment |= {"PYTHONPATH": str(ROOT), "PARTICIPATIE_DATA_FOLDER": str(tmp_path)}
    environment |= {f"PARTICIPATIE_{name}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "participatie", command], env=environment, cwd=ROOT, capture_output=True, text=True
    )


def test_the_command_prints_each_finding_with_its_fix_and_answers_one(tmp_path):
    done = run("doctor", tmp_path, MODE="production")
    assert done.returncode == 1, done.stderr
    assert "FATAL   The secret is the one everybody knows. Set PARTICIPATIE_SECRET_KEY" in done.stdout


def test_a_typing_error_in_a_name_is_a_sentence(tmp_path):
    done = run("doctor", tmp_path, MAIL_SEVER="x")
    assert done.returncode == 2
    assert "Unknown setting PARTICIPATIE_MAIL_SEVER" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_page_of_settings_is_the_table():
    assert (ROOT / "docs/how-to/settings.md").read_text() == as_markdown()
    assert all(f"`PARTICIPATIE_{setting.name}`" in as_markdown() for setting in SETTINGS)


@pytest.mark.parametrize(
    ("name", "value"), [("PROCESSES", "many"), ("MAIL_STARTTLS", "perhaps"), ("STAFF_SECOND_FACTOR", "maybe")]
)
def test_a_value_that_cannot_be_read_is_named(name, value):
    with pytest.raises(BadSetting, match=name):
        read_settings({f"PARTICIPATIE_{name}": value})


@pytest.mark.parametrize("address", ["https://samen.example", "http://192.0.2.7:5000"])
def test_a_demo_does_not_start_on_a_public_address(tmp_path, address):
    with pytest.raises(BadSetting, match="Demo mode on a public address"):
        create_command_app({"MODE": "demo", "BASE_URL": address, "DATA_FOLDER": str(tmp_path)})
