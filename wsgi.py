"""The entry for a WSGI server: `gunicorn wsgi:app`."""

from participatie.app import create_app

app = create_app()
