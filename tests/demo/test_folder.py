"""What the demo makes of what it finds: nothing, half of it, something else, an older or a newer database, a busy port."""

import re
import socket
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3.dbapi2 as pysqlite3
import pytest

from participatie.app import folder as folder_of
from participatie.demo import folder, start
from participatie.demo.folder import Condition, Stamp
from participatie.demo.server import free_port
from participatie.kernel.clock import at, now, today

MIGRATIONS = folder_of("migrations")

pytestmark = pytest.mark.once


def head() -> str:
    known = folder.revisions(MIGRATIONS)
    (revision,) = set(known) - set(known.values())
    return revision


def database(path: Path, revision: str) -> None:
    with closing(pysqlite3.connect(str(path / folder.DATABASE))) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        connection.commit()


def finished(path: Path, revision: str) -> None:
    folder.begin(path)
    database(path, revision)
    folder.finish(path, Stamp(2026, "2026-11-21T12:00:00+01:00"))


@pytest.fixture
def quiet(monkeypatch, tmp_path):
    """The demo without building or serving: what would be done is written down."""
    done: list[str] = []
    monkeypatch.setenv("PARTICIPATIE_DATA_FOLDER", str(tmp_path))
    monkeypatch.setattr(start, "make", lambda app, data: done.append("make"))
    monkeypatch.setattr(start, "renew", lambda app, data: done.append("renew"))
    monkeypatch.setattr(start, "serve", lambda app, port: done.append("serve"))

    def run(port: int | None = None, *, fresh: bool = False) -> list[str]:
        start.run(lambda settings: settings, MIGRATIONS, port, fresh)
        return done

    return run


def test_the_revisions_that_the_files_name_are_those_of_the_migrations():
    assert len(folder.revisions(MIGRATIONS)) == len(list((MIGRATIONS / "versions").glob("*.py")))
    assert head() > "0011"


@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        (lambda path: None, Condition.EMPTY),
        (folder.begin, Condition.HALF),
        (lambda path: database(path, "0001_kernel"), Condition.FOREIGN),
        (lambda path: finished(path, head()), Condition.READY),
        (lambda path: finished(path, "0001_kernel"), Condition.OLDER),
        (lambda path: finished(path, "9999_later"), Condition.NEWER),
    ],
    ids=["empty", "half", "foreign", "ready", "older", "newer"],
)
def test_the_folder_is_read_for_what_it_is(tmp_path, prepare, expected):
    prepare(tmp_path)
    assert folder.look(tmp_path, MIGRATIONS) is expected


def test_an_empty_folder_is_filled_and_a_ready_one_only_served(quiet, tmp_path):
    assert quiet() == ["make", "serve"]
    (tmp_path / folder.BEGUN).unlink()
    finished(tmp_path, head())
    assert quiet() == ["make", "serve", "serve"]


def test_a_half_finished_set_up_is_kept_aside_and_begun_again(quiet, tmp_path, capsys):
    folder.begin(tmp_path)
    (tmp_path / folder.DATABASE).write_text("half")
    assert quiet() == ["make", "serve"]
    said = capsys.readouterr().out
    assert "De vorige keer is niet afgemaakt; we beginnen opnieuw." in said
    (aside,) = tmp_path.glob("opzij-*")
    assert str(aside) in said
    assert (aside / folder.DATABASE).read_text() == "half"


def test_somebody_elses_database_is_kept_aside_and_not_touched(quiet, tmp_path, capsys):
    database(tmp_path, head())
    assert quiet() == ["make", "serve"]
    assert "niet van de demo" in capsys.readouterr().out
    (aside,) = tmp_path.glob("opzij-*")
    assert folder.revision_of(aside / folder.DATABASE) == head()


def test_an_older_database_is_brought_up_to_date(quiet, tmp_path):
    finished(tmp_path, "0001_kernel")
    assert quiet() == ["renew", "serve"]


def test_a_newer_database_gets_a_sentence_and_a_way_on(quiet, tmp_path, capsys):
    finished(tmp_path, "9999_later")
    with pytest.raises(SystemExit) as stopped:
        quiet()
    assert stopped.value.code == 1
    assert "--fresh" in capsys.readouterr().err
    assert quiet(fresh=True) == ["make", "serve"]


def test_a_busy_port_is_passed_over_with_a_sentence(quiet, capsys):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert free_port(port) > port
        quiet(port)
    assert re.search(rf"Poort {port} is bezet, dus we nemen poort \d+\.", capsys.readouterr().out)


def test_no_traceback_where_it_may_not_write(quiet, tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PARTICIPATIE_DATA_FOLDER", str(tmp_path / "file" / "inside"))
    with pytest.raises(SystemExit):
        quiet()
    assert "PARTICIPATIE_DATA_FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize("mode", ["production", "development"])
def test_the_demo_is_not_started_where_real_people_are(quiet, monkeypatch, capsys, mode):
    monkeypatch.setenv("PARTICIPATIE_MODE", mode)
    with pytest.raises(SystemExit):
        quiet()
    assert mode in capsys.readouterr().err


def test_time_can_be_told_and_comes_back():
    with at(datetime(2025, 3, 30, 12, tzinfo=UTC)):
        assert now().isoformat() == "2025-03-30T12:00:00+00:00"
        assert today().isoformat() == "2025-03-30"
    assert now().year > 2025
