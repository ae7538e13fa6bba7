"""Send 2,000 mails through five faults of a mail server, on a clock of its own: `python -m tests.benchmarks.mail`."""

import sys
import tempfile
import time
from pathlib import Path

from flask_migrate import upgrade

from participatie.commands import create_command_app
from tests.conftest import settings_for
from tests.factories.mail_faults import survive
from tests.factories.smtp import smtp_server

MAILS = 2_000


def main() -> None:
    """Print what became of them; stop with 1 when one was lost or too many came twice."""
    with tempfile.TemporaryDirectory() as folder, smtp_server() as (sink, port):
        app = create_command_app(settings_for(Path(folder), f"sqlite:///{folder}/mail.sqlite"))
        vars(app.extensions["mailman"]).update(server="127.0.0.1", port=port, backend="smtp", use_tls=False, timeout=0.3)
        began = time.monotonic()
        with app.app_context():
            upgrade()
            outcome = survive(app, sink, MAILS)
    print(
        f"{MAILS:,} mails in {time.monotonic() - began:.0f} s (two bad hours and {outcome.minutes - 120} minutes on the clock)"
    )
    print(f"sent {outcome.sent}, visible as undeliverable {outcome.dead}, lost {MAILS - outcome.delivered - outcome.dead}")
    print(f"copies {outcome.doubled} ({outcome.doubled / MAILS:.2%}), mails with a second Message-ID {outcome.other_ids}")
    lost = outcome.waiting or outcome.delivered + outcome.dead != MAILS
    sys.exit(bool(lost or outcome.other_ids or outcome.doubled > MAILS / 1_000))


if __name__ == "__main__":
    main()
