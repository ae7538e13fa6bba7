"""Every text field takes every string, or says in Dutch at the field why not; and no page ever runs it (A14, A15, A17, G18)."""

import itertools
import re

import pytest
from bs4 import BeautifulSoup

from tests.conftest import DIALECT
from tests.trust.active import active_parts
from tests.trust.answering import TYPED, sendings
from tests.trust.strings import COMPACT, public_lists

WHOLE_LIST = {"threads.post", "initiatives.draft_story", "partners.edit", "accounts.choose_name"}
ECHOED = (*COMPACT[1:3], COMPACT[8], "javascript:window.__xss=1", "99999999999999999999999999", "\u202e\x1b\ufffe")
SURROGATE = re.compile("[\ud800-\udfff]")


@pytest.fixture(autouse=True)
def without_tokens(app, monkeypatch):
    """Forms are taken without the token against forgery."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)


def fields_of(one, world):
    """All fields that somebody can fill in, but files."""
    return [name for name, value in one.answers(world).items() if not isinstance(value, tuple)]


def sent(text):
    """A text as a browser can send it: what is no character goes as the sign for that."""
    return SURROGATE.sub("\ufffd", text)


def problems(cast, undone, one, data, *, only_in=""):
    """Send a form and open where it leads; what is wrong with the answers."""
    with undone():
        answer = cast.ask(one.actor, one.path, "POST", data=data)
        found = [f"{answer.status_code}"] if answer.status_code not in (302, 303, 409, 422, 400, 404, 200) else []
        pages = [answer]
        if answer.status_code in (302, 303) and answer.headers["Location"].startswith("/"):
            pages.append(cast.ask(one.actor, answer.headers["Location"], follow_redirects=True))
        if answer.status_code == 422:
            sentences = BeautifulSoup(answer.text, "html.parser").select(
                ".field__error, .error-summary, .notice, .error-page .lead"
            )
            found += [] if any(len(sentence.text.strip()) > 10 for sentence in sentences) else ["422 without a sentence"]
        for page in pages:
            found += [f"{page.status_code} after it"] if page.status_code >= 500 else []
            found += active_parts(page.text) if "html" in page.content_type else []
    return [f"{one.endpoint} {only_in}{problem}" for problem in found]


def in_turns(names, texts):
    """Sets of answers in which each field meets each string once, a different one in each field."""
    turning = {name: itertools.islice(itertools.cycle(texts), n * 7 % len(texts), None) for n, name in enumerate(names)}
    for _ in texts:
        yield {name: sent(next(turn)) for name, turn in turning.items()}


def test_every_text_field_takes_every_string_or_says_why_not(app, world, cast, undone):
    wrong = []
    for number, one in enumerate(sendings(app, world)):
        names = [name for name in fields_of(one, world) if name in TYPED]
        some = COMPACT if one.endpoint in WHOLE_LIST else COMPACT[number % 4 :: 4]
        for answers in in_turns(names, few_with_files(one, world, some)) if names else ():
            wrong += problems(cast, undone, one, one.answers(world) | answers)
    assert not wrong, "\n".join(wrong[:60])


def test_a_field_with_choices_or_numbers_refuses_what_is_none_of_them(app, world, cast, undone):
    odd = [
        "",
        "99999999999999999999999999",
        "-1",
        "²",
        "٣",
        "<script>window.__xss=1</script>",
        "1 OR 1=1",
        "NaN",
        "x" * 5000,
        "1.0",
    ]
    wrong, tried = [], 0
    for one in sendings(app, world):
        for name in fields_of(one, world):
            if name not in TYPED and name not in {"password", "email"}:
                for text in odd:
                    tried += 1
                    wrong += problems(cast, undone, one, one.answers(world) | {name: text}, only_in=f"{name}={text[:30]}: ")
    assert not wrong, "\n".join(wrong[:60])
    assert tried > 200


@pytest.mark.slow
@pytest.mark.skipif(DIALECT != "sqlite", reason="The compact list meets both databases; this long one meets one.")
@pytest.mark.skipif(not public_lists(), reason="The public lists are not here: PARTICIPATIE_SHARED_DATA names no folder.")
def test_the_public_lists_too(app, world, cast, undone):
    """Every string in a text of several lines, many at a time, and in the short fields of one form or another."""
    wrong, texts = [], public_lists()
    for number, one in enumerate(sendings(app, world)):
        names = [name for name in fields_of(one, world) if name in TYPED]
        for answers in spread(names, few_with_files(one, world, texts[number % 20 :: 20])) if names else ():
            wrong += problems(cast, undone, one, one.answers(world) | answers)
        if one.endpoint == "threads.post":
            for body in in_one(texts, 3_900):
                wrong += problems(cast, undone, one, one.answers(world) | {"body": body})
    assert not wrong, "\n".join(wrong[:60])


def few_with_files(one, world, texts):
    """All texts; a few where each goes with a photo, which takes time to read."""
    has_file = any(isinstance(value, tuple) for value in one.answers(world).values())
    return texts[:12] if has_file else texts


def spread(names, texts):
    """Sets of answers in which each string stands in one field or another."""
    for start in range(0, len(texts), len(names)):
        yield dict(zip(names, map(sent, texts[start : start + len(names)]), strict=False))


def in_one(texts, most):
    """The texts below each other, as many at a time as fit."""
    gathered = ""
    for text in map(sent, texts):
        if len(gathered) + len(text) + 2 > most:
            yield gathered
            gathered = ""
        gathered += f"\n\n{text[:most]}"
    yield gathered


def test_every_parameter_of_an_address_is_echoed_nowhere_unescaped(app, world, cast):
    """Filters, pages, ways back and words to look for."""
    names = (
        "q",
        "soort",
        "thema",
        "fase",
        "gebied",
        "sinds",
        "pagina",
        "bbox",
        "next",
        "reageer",
        "als",
        "wat",
        "lijst",
        "team",
    )
    published = world.initiatives["published"]
    paths = {
        "visitor": ("/zoeken", "/initiatieven", "/kaart", "/inloggen", "/partners", "/initiatieven.atom", "/api/v1/kaart"),
        "member": ("/werk", f"/gesprek/{published}", f"/initiatieven/{published}-x", f"/onderwerpen/{published}/steunen"),
        "administrator": ("/beheer/geschiedenis", f"/beheer/teams/{world.ids['team']}/werkveld"),
    }
    for actor, name in itertools.product(paths, names):
        for path, text in itertools.product(paths[actor], ECHOED):
            answer = cast[actor].get(path, query_string={name: text})
            assert answer.status_code < 500, (path, name, text)
            if "html" in answer.content_type:
                assert active_parts(answer.text) == [], (path, name, text)
