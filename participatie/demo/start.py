"""`participatie demo`: from nothing to an address that answers, and a sentence with a way on for whatever stands in between."""

import shutil
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click
from flask import Flask
from flask_migrate import upgrade

from participatie.demo import building, folder
from participatie.demo.folder import Condition, Stamp
from participatie.demo.people import GUIDES
from participatie.demo.server import FIRST_PORT, HOST, NoPort, Server, free_port
from participatie.kernel.db import db
from participatie.kernel.settings import PREFIX, Value, read_settings, sqlite_url

MakeApp = Callable[[Mapping[str, Value]], Flask]

SET_ASIDE = {
    Condition.HALF: "De vorige keer is niet afgemaakt; we beginnen opnieuw.",
    Condition.FOREIGN: "In deze map staat een database die niet van de demo is.",
}
NEWER = (
    "Deze demo is gemaakt met een nieuwere versie van Participatie.\n"
    "Werk de code bij, of begin opnieuw met: participatie demo --fresh (de oude demo blijft bewaard)."
)


def run(make_app: MakeApp, migrations: Path, wanted_port: int | None, fresh: bool) -> None:
    """Make the demo when it is not there, bring it up to date when it is older, and serve it until Ctrl-C."""
    try:
        _run(make_app, migrations, wanted_port, fresh)
    except KeyboardInterrupt:
        click.echo("\nGestopt.")
        sys.exit(130)
    except NoPort:
        give_up(f"Er is geen vrije poort gevonden vanaf {wanted_port or FIRST_PORT}. Kies er een met --port.")
    except building.BuildFailed as error:
        give_up(f"De stad kon niet worden gemaakt.\n{error}".strip())
    except OSError as error:
        give_up(f"De demo kan hier niet schrijven: {error}.\nKies een andere map met {PREFIX}DATA_FOLDER=…")


def give_up(sentence: str) -> None:
    """Say why it stops, and stop."""
    click.echo(sentence, err=True)
    sys.exit(1)


def _run(make_app: MakeApp, migrations: Path, wanted_port: int | None, fresh: bool) -> None:
    settings = read_settings()
    if settings["MODE"] != "demo":
        give_up(f"De demo draait alleen met {PREFIX}MODE=demo; nu staat er {settings['MODE']}.")
    data = Path(str(settings["DATA_FOLDER"])).resolve()
    condition = folder.look(data, migrations)
    if condition is Condition.NEWER and not fresh:
        give_up(NEWER)
    if condition in SET_ASIDE or (fresh and condition is not Condition.EMPTY):
        click.echo(SET_ASIDE.get(condition, "We beginnen opnieuw."))
        click.echo(f"Wat er stond, is bewaard in {folder.set_aside(data)}.")
        condition = Condition.EMPTY
    port = choose_port(wanted_port or FIRST_PORT)
    given = {**settings, **settings_for(data, port)}
    if condition is Condition.EMPTY:
        folder.begin(data)
    app = make_app(given)
    if condition is Condition.EMPTY:
        make(app, data)
    elif condition is Condition.OLDER:
        renew(app, data)
    serve(app, port)


def choose_port(wanted: int) -> int:
    """The wanted port, or the next free one with a sentence about it."""
    port = free_port(wanted)
    if port != wanted:
        click.echo(f"Poort {wanted} is bezet, dus we nemen poort {port}.")
    return port


def settings_for(data: Path, port: int) -> dict[str, Value]:
    """What the demo does not leave to the environment."""
    return {
        "DATA_FOLDER": str(data),
        "DATABASE_URL": sqlite_url(data),
        "BASE_URL": f"http://{HOST}:{port}",
        "MAIL_SERVER": "",
        "REDIS_URL": "",
        "WORKER": "thread",
        "PROCESSES": 1,
        "BASEMAP": "pmtiles",
    }


def make(app: Flask, data: Path) -> None:
    """Build Beemdwaard, and put the stamp on it."""
    click.echo("We bouwen Beemdwaard: straten, mensen en een jaar aan gesprekken. Dat duurt ongeveer een halve minuut…")
    began = time.monotonic()
    building.build(app)
    folder.finish(data, Stamp(building.SEED, datetime.now().astimezone().isoformat(timespec="seconds")))
    click.echo(f"Klaar in {time.monotonic() - began:.0f} seconden.")


def renew(app: Flask, data: Path) -> None:
    """Bring an older database up to date; a copy from before stays beside it."""
    click.echo("De demo is van een oudere versie; we werken de database bij.")
    shutil.copy2(data / folder.DATABASE, data / f"{folder.DATABASE}.oud")
    with app.app_context():
        upgrade()
        db.session.remove()


def serve(app: Flask, port: int) -> None:
    """Answer until somebody presses Ctrl-C. No connection goes along to the process that answers."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    Server(app, port, lambda: say_where(port), lambda: click.echo("\nGestopt. Tot ziens in Beemdwaard.")).run()


def say_where(port: int) -> None:
    """The address, and how to come in."""
    roles = ", ".join(str(guide.key) for guide in GUIDES)
    click.echo(f"\n  Beemdwaard staat klaar op  http://{HOST}:{port}\n")
    click.echo(f"  Inloggen met één klik: http://{HOST}:{port}/inloggen ({roles})")
    click.echo(f"  Verstuurde mail:       http://{HOST}:{port}/demo/postbus")
    click.echo("  Stoppen: Ctrl-C")
