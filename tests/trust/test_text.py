"""Text that people type, links that they give, ways back: what never gets through (A13, A15, A17, A19, A30)."""

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participatie.accounts.names import RESERVED, chosen_name
from participatie.kernel.errors import Refused
from participatie.kernel.outbox import put_mail
from participatie.kernel.routes import safe_next
from participatie.kernel.text import clean_line, render_markdown
from tests.trust.answering import sendings
from tests.trust.strings import SCRIPTS

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h2", "h3", "h4", "code", "hr"}
PIECES = [
    *SCRIPTS,
    "[",
    "](",
    ")",
    "<",
    ">",
    "`",
    "```\n",
    "\n\n",
    "> ",
    "* ",
    "&#x6a;",
    "&colon;",
    "\\",
    "https://voorbeeld.nl",
    "\x00",
    '"',
]
WAYS_OUT = [
    "//elders.voorbeeld", "///elders.voorbeeld", "////elders.voorbeeld", "https://elders.voorbeeld", "HTTP://elders.voorbeeld",
    "https:elders.voorbeeld", "https:/elders.voorbeeld", "\\\\elders.voorbeeld", "/\\elders.voorbeeld", "\\/elders.voorbeeld",
    "/\\\\\\elders.voorbeeld", "/\t/elders.voorbeeld", "/\n/elders.voorbeeld", "/\r/elders.voorbeeld", " //elders.voorbeeld",
    "\t//elders.voorbeeld", "\x00//elders.voorbeeld", "javascript:window.__xss=1", "JaVaScRiPt:window.__xss=1", "data:x,y",
    "elders.voorbeeld", "@elders.voorbeeld", "//localhost@elders.voorbeeld", "http://localhost:80@elders.voorbeeld", "//[::1]/",
    "http:///elders.voorbeeld", "https://elders.voorbeeld%2f@localhost", "//elders\u3002voorbeeld",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map("".join))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_markdown_never_becomes_more_than_its_few_elements(text):
    """A13: read as a browser reads it, with a parser of another make than the one that cleaned it."""
    fragment = html5lib.parseFragment(render_markdown(text), namespaceHTMLElements=False)
    for element in fragment.iter():
        if not isinstance(element.tag, str) or element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in TAGS
        assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
        if "href" in element.attrib:
            before, colon, _rest = element.attrib["href"].partition(":")
            assert not colon or before.casefold() in {"http", "https", "mailto"} or set(before) & set("/?#")
            assert set(element.attrib["rel"].split()) == {"nofollow", "ugc", "noopener"}


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_line_that_is_accepted_hides_nothing_and_stays_itself(app_free, text):
    try:
        line = clean_line(text)
    except Refused:
        return
    assert "\n" not in line
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")
    assert clean_line(line) == line


@pytest.fixture(scope="module")
def app_free(app):
    """Refusals are sentences in a language, so an application has to be there."""
    with app.app_context():
        yield


@pytest.mark.parametrize("text", ["\u202eomgekeerd", "a\u2066b", "a\x00b", "a\x1b[31mb", "a\u2028b", "a\ud800b"])
def test_a_name_with_hidden_characters_is_refused(app_free, text):
    with pytest.raises(Refused):
        chosen_name(text)


@pytest.mark.parametrize("name", [word.replace("e", "е", 1).replace("o", "о", 1) for word in RESERVED if set("eo") & set(word)])
def test_a_name_that_looks_like_an_organisation_is_refused(app_free, name):
    """The letters e and o are Cyrillic here."""
    for spelling in (name, name.upper(), f" {name} ", name.replace(" ", "-"), ".".join(name)):
        with pytest.raises(Refused):
            chosen_name(spelling)


@pytest.mark.parametrize("target", WAYS_OUT)
def test_no_way_back_leads_to_another_site(app, cast, target):
    assert safe_next(target, "/hier") == "/hier"
    for path in ("/inloggen", "/mijn/naam"):
        actor = "resident"
        answer = cast[actor].get(path, query_string={"next": target})
        assert "elders" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("target", WAYS_OUT)
def test_no_form_leads_to_another_site(app, world, cast, undone, monkeypatch, target):
    """Every form that has a field for the way back."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    tried = 0
    for one in sendings(app, world):
        if "next" in one.answers(world) or one.endpoint.startswith("accounts."):
            with undone():
                answer = cast.ask(one.actor, one.path, "POST", data=one.answers(world) | {"next": target})
            location = answer.headers.get("Location", "/")
            assert location.startswith("/"), one.endpoint
            assert not location.startswith(("//", "/\\")), one.endpoint
            assert "elders" not in location, one.endpoint
            tried += 1
    assert tried > 8


@pytest.mark.parametrize(
    "address", ["a@example.org\r\nBcc: b@example.org", "a@example.org\nX: y", "a@example.org,b@example.org", "a\x00@x.nl"]
)
def test_a_mail_has_one_reader_and_no_header_of_anybody_else(app_free, address):
    """A19."""
    with pytest.raises(ValueError, match="one address"):
        put_mail(address, "sign_in", "nl")
