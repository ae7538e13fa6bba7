"""The entry for a WSGI server: `gunicorn wsgi:app`."""

from participatie.app import create_app
from participatie.kernel.jobs import start_worker_thread

app = create_app()
if app.config["WORKER"] == "thread":
    start_worker_thread(app)
