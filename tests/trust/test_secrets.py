"""What nobody else may read (A2, A11, G16): secrets are planted, and looked for in every byte that can be reached."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import JSON, String, Text, select

from participatie.kernel.db import Base, db
from participatie.kernel.outbox import KeptMail
from tests.trust.addresses import path_of, rules
from tests.trust.columns import HIDDEN_TABLES, PUBLIC, PUBLIC_COLUMNS, mark_of
from tests.trust.policies import POLICIES
from tests.trust.world import secret

MOST_PAGES = 400
SHORTEST = 8
STRANGERS = ("visitor", "resident", "member_elsewhere")
HARMLESS = {"example", "authenticator", "moderator", "administrator", "partner_speaker", "partner_manager", "team_member"}


def tables():
    return Base.metadata.sorted_tables


def test_every_column_is_marked(app):
    silent = [
        f"{table.name}.{column.name}" for table in tables() for column in table.columns if not mark_of(table.name, column.name)
    ]
    assert silent == []


def test_no_mark_is_left_over_and_none_is_given_twice(app):
    known = {table.name: {column.name for column in table.columns} for table in tables()}
    assert set(HIDDEN_TABLES) | set(PUBLIC_COLUMNS) == set(known)
    assert not set(HIDDEN_TABLES) & set(PUBLIC_COLUMNS)
    for table, columns in PUBLIC_COLUMNS.items():
        assert set(columns.split()) <= known[table], table


def values_that_are_not_public():
    """Every text in a column that is not public, read from the database itself; and none that also stands in a public one."""
    hidden, public = set(), set()
    for table in tables():
        for column in table.columns:
            if not isinstance(column.type, String | Text | JSON):
                continue
            found = {str(value) for value in db.session.scalars(select(column).where(column.is_not(None)))}
            (public if mark_of(table.name, column.name) == PUBLIC else hidden).update(found)
    return {value for value in hidden - public - HARMLESS if len(value) >= SHORTEST and not value.isdigit()}


def test_the_world_has_a_secret_for_each_thing_that_is_hidden(app, world):
    found = values_that_are_not_public()
    for table in ("one_time_code.link_hash", "signed_in.key_hash", "person.password", "person.fs_uniquifier"):
        name, column = table.split(".")
        assert db.session.scalars(select(Base.metadata.tables[name].c[column]).where(
            Base.metadata.tables[name].c[column].is_not(None))).first() in found  # fmt: skip
    assert len(found) > 60


def planted(world):
    """All that strangers may not read."""
    return {*world.secrets.values(), *values_that_are_not_public(), *(secret(role.replace("_", "")) for role in world.people)}


def told_by_link(world, path):
    """What who holds the link of a mail may read there: the mail was to the person whose name the page fills in."""
    return {"Piet Jansen"} if path == f"/vraag/{world.keys['outside link']}" else set()


def addresses(app, world):
    """Every address that answers to GET, in every state, and what a stranger would try besides."""
    for rule, method in rules(app):
        if method == "GET":
            for state in POLICIES[rule.endpoint].thing.values():
                if rule.endpoint != "accounts.follow_link":  # who holds the link of a mail may read whose it is
                    yield path_of(app, rule, state.args(world))
    for zoom in range(20):
        yield f"/api/v1/kaart?bbox=4.9,50.9,5.4,51.3&zoom={zoom}"
        yield f"/api/v1/kaart?bbox=5.019,51.019,5.031,51.031&zoom={zoom}"
    for words in ("kanarie", "verborgen", "tuin", "zq", "%"):
        for path in ("/zoeken", "/initiatieven", "/kaart", "/initiatieven.atom", "/api/v1/onderwerpen", "/api/v1/adressen"):
            yield f"{path}?q={words}"
    for order in ("nieuw", "steun", "gesprek"):
        yield f"/initiatieven?sorteer={order}"
    yield from ("/geen-pagina", "/initiatieven?x=1", "/bestanden/" + "x" * 22, "/gesprek/999999999999999999999999")


def links_on(answer, path):
    """The addresses on this site to which a page leads."""
    if "html" not in answer.content_type:
        return
    for element in BeautifulSoup(answer.text, "html.parser").select("[href], [src], [data-url]"):
        for name in ("href", "src", "data-url"):
            if (target := element.get(name)) and not (parts := urlsplit(urljoin(path, target))).netloc:
                yield parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.parametrize("actor", STRANGERS)
def test_no_secret_is_in_any_byte_that_a_stranger_can_reach(app, world, cast, actor):
    secrets = planted(world)
    own = {f"{secret(actor.replace('_', ''))}@example.org", secret(actor.replace("_", "")), world.drafts["browser"]}
    looked_for = re.compile("|".join(re.escape(value) for value in sorted(secrets - allowed_to(world, actor, own), key=len)))
    waiting, seen, found = list(addresses(app, world)), set(), []
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        if path in seen or path.startswith(("/static/", "/demo/")) or not path.startswith("/"):
            continue
        seen.add(path)
        answer = cast[actor].get(path)
        said = "\n".join(f"{name}: {value}" for name, value in answer.headers if name != "Set-Cookie")
        text = said + "\n" + answer.get_data().decode("utf-8", "replace").replace(path, "").replace(path.partition("?")[2], "")
        told = told_by_link(world, path)
        found += [f"{path}: {match}" for match in set(looked_for.findall(text)) - told if match not in path]
        waiting += links_on(answer, path)
    assert not found, "\n".join(found)
    assert len(seen) > 150


def allowed_to(world, actor, own):
    """What is this actor's own."""
    if actor == "visitor":
        browser = {secret(what) for what in ("browserplek", "browsertitel", "browserzin", "waarom")}
        return {world.drafts["browser"], *browser}
    return own - {world.drafts["browser"]}


def test_no_mail_tells_what_its_reader_may_not_know(app, world):
    addresses = {str(value) for value in db.session.scalars(select(Base.metadata.tables["person"].c.email))}
    never = {
        world.secrets[name]
        for name in ("verborgenbericht", "teamnotitie", "wachtwoord", "concepttitel", "melding", "meldingopen")
    }
    mails = db.session.scalars(select(KeptMail)).all()
    assert len(mails) >= 5
    for mail in mails:
        for text in (mail.subject, mail.text, mail.html):
            assert not [value for value in never if value in text], mail.subject
            assert not [address for address in addresses - {mail.to_address} if address in text], mail.subject


@pytest.mark.parametrize("actor", STRANGERS)
def test_what_one_may_not_read_answers_like_what_never_was(app, world, cast, undone, monkeypatch, actor):
    """A2: same status, same headers, same words, on pages, feeds, API and files alike."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    compared = 0
    for rule, method in rules(app):
        states = POLICIES[rule.endpoint].thing
        if "never" not in states:
            continue
        nothing = path_of(app, rule, states["never"].args(world))
        with undone():
            never = shape_of(cast.ask(actor, nothing, method), nothing)
        for name, state in states.items():
            if actor not in state.known_to and name != "never":
                path = path_of(app, rule, state.args(world))
                with undone():
                    hidden = shape_of(cast.ask(actor, path, method), path)
                assert hidden == never, (method, path, name)
                compared += 1
    assert compared > 40


def shape_of(answer, path):
    """What an answer says, without the address that was asked for and the marks that are new in every form."""
    text = re.sub(r'name="(csrf_token|form_key)" value="[^"]*"', "", answer.text.replace(path, "ADDRESS"))
    text = text.replace(path.replace("/", "%2F"), "ADDRESS")
    headers = [
        (name, value.replace(path, "ADDRESS").replace(path.replace("/", "%2F"), "ADDRESS"))
        for name, value in answer.headers
        if name not in {"Set-Cookie", "Content-Length"}
    ]
    return answer.status_code, sorted(headers), text
