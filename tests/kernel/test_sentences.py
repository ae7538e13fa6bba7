"""Sentences of templates, with values in them."""

from flask import render_template_string


def test_a_value_in_a_sentence_of_a_page_is_escaped(app):
    with app.test_request_context():
        shown = render_template_string("{{ _('namens %(name)s', name=name) }}", name="<b>Bakker</b>")
    assert shown == "namens &lt;b&gt;Bakker&lt;/b&gt;"


def test_a_value_in_a_sentence_of_a_plain_text_stays_as_it_is(app):
    with app.test_request_context():
        plain = app.jinja_env.overlay(autoescape=False).from_string("{{ _('namens %(name)s', name=name) }}")
        assert plain.render(name="Bakker & Zn") == "namens Bakker & Zn"


def test_a_sentence_follows_the_language_of_the_reader(app):
    with app.test_client() as browser:
        with browser.session_transaction() as session:
            session["language"] = "en"
        browser.get("/over")
        assert render_template_string("{{ _('Inloggen') }}") != "Inloggen"


def test_a_template_may_bring_names_of_its_own(app):
    with app.test_request_context():
        assert app.jinja_env.from_string("{{ own }}{{ asset('x') }}", globals={"own": "eigen "}).render() == "eigen /static/x"
        assert "own" not in app.jinja_env.globals
