"""These tests talk about a plain kind of subject, which has a page with nothing but its conversation."""

from tests.factories.threads import app as app
