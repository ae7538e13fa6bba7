"""Two people who change one text: the second sees both, and nothing is lost (A43)."""

import re

import pytest
from bs4 import BeautifulSoup

from participatie.kernel.db import db
from participatie.kernel.forms import Form, VersionField
from tests.trust.answering import changed_tables, everything, sendings, shown_in


def kinds_of_form(parent=Form):
    """Every class of form there is."""
    for kind in parent.__subclasses__():
        yield kind
        yield from kinds_of_form(kind)


def test_every_form_with_a_version_is_tried_below(app):
    versioned = {
        kind.__module__.split(".")[1]
        for kind in kinds_of_form()
        if getattr(getattr(kind, "version", None), "field_class", None) is VersionField
    }
    assert versioned == {name.split(".")[0].removesuffix("_admin") for name in VERSIONED}


VERSIONED = [
    "assignments.write",
    "commitments.change",
    "mandates.change",
    "initiatives.edit",
    "partners.edit",
    "site_admin.text",
    "site_admin.texts",
    "streets.change_contribution",
    "streets.correct_slip",
    "streets.edit_talk",
    "streets.edit",
    "talents.change_profile",
    "talents.change_vacancy",
    "tasks.edit",
    "teams_admin.edit",
    "threads.edit",
]


@pytest.mark.parametrize("endpoint", VERSIONED)
@pytest.mark.parametrize("version", ["0", "", "-1", "99999999999999999999", "1.0", "x", "²", None, ["1", "2"]])
def test_a_stale_save_shows_both_texts_and_keeps_the_one_that_was_first(
    app, world, cast, undone, without_tokens, endpoint, version
):
    """A43: whatever stands in the version, or when it is missing."""
    one = next(sending for sending in sendings(app, world) if sending.endpoint == endpoint)
    data = {key: value for key, value in one.answers(world).items() if key != "version"}
    longest = max(one.texts(world), key=lambda name: len(one.texts(world)[name]) if name not in {"website"} else 0)
    data[longest] = "<script>Mijn tekst</script>"
    before = everything()
    answer = cast.ask(one.actor, one.path, "POST", data=data | ({} if version is None else {"version": version}))
    assert answer.status_code == (422 if isinstance(version, list) else 409)
    assert "<script>Mijn" not in answer.text
    assert "<script>Mijn tekst</script>" in shown_in(answer.text)
    assert changed_tables(before, everything()) == []
    db.session.remove()


def test_the_page_about_a_clash_shows_what_the_other_wrote(app, world, cast, undone, without_tokens):
    for endpoint in VERSIONED:
        one = next(sending for sending in sendings(app, world) if sending.endpoint == endpoint)
        with undone():
            page = BeautifulSoup(cast[one.actor].get(one.path).text, "html.parser")
            theirs = [field.text.strip() or field.get("value") for field in page.select("main textarea, main input[type=text]")]
            answer = cast.ask(one.actor, one.path, "POST", data=one.answers(world) | {"version": 0})
        shown = shown_in(answer.text)
        assert answer.status_code == 409, endpoint
        assert [text for text in theirs if text and len(text) > 3 and text in re.sub(r"\s+", " ", shown)], endpoint
