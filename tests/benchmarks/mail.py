"""Send 2,000 mails through five faults of a mail server, on a clock of its own: `python -m tests.benchmarks.mail`.

`--postgresql` on an embedded PostgreSQL instead of SQLite.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from flask_migrate import upgrade

from participatie.commands import create_command_app
from participatie.kernel.db import db
from tests.benchmarks.__main__ import database
from tests.conftest import settings_for
from tests.factories.mail_faults import Outcome, survive
from tests.factories.smtp import smtp_server

MAILS = 2_000


def main() -> None:
    """Print what became of them; stop with 1 when one was lost or too many came twice."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        outcome = send(Path(folder))
    print(
        f"{MAILS:,} mails in {time.monotonic() - began:.0f} s (two bad hours and {outcome.minutes - 120} minutes on the clock)"
    )
    print(f"sent {outcome.sent}, visible as undeliverable {outcome.dead}, lost {MAILS - outcome.delivered - outcome.dead}")
    print(f"copies {outcome.doubled} ({outcome.doubled / MAILS:.2%}), mails with a second Message-ID {outcome.other_ids}")
    lost = outcome.waiting or outcome.delivered + outcome.dead != MAILS
    sys.exit(bool(lost or outcome.other_ids or outcome.doubled > MAILS / 1_000))


def send(folder: Path) -> Outcome:
    """Put them in the outbox of an empty site and let the bad hours pass."""
    with smtp_server() as (sink, port):
        app = create_command_app(settings_for(folder, os.environ["BENCH_DATABASE"]))
        vars(app.extensions["mailman"]).update(server="127.0.0.1", port=port, backend="smtp", use_tls=False, timeout=0.3)
        with app.app_context():
            upgrade()
            try:
                return survive(app, sink, MAILS)
            finally:
                db.session.remove()
                db.engine.dispose()


if __name__ == "__main__":
    main()
