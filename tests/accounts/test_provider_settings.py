"""The file with providers: what is read, what is refused, and what the doctor says of it."""

import pytest
from flask import Flask

from participatie.accounts.providers import WELL_KNOWN, Audience, examine, read_providers
from participatie.kernel.settings import BadSetting

SOUND = {
    "name": '"werkplek"',
    "label": '"je werkaccount"',
    "discovery": f'"https://login.example{WELL_KNOWN}"',
    "client_id": '"participatie"',
    "client_secret": '"geheim"',
}


@pytest.fixture
def write(tmp_path):
    def write_file(*tables, mode=0o600):
        path = tmp_path / "sign-in.toml"
        path.write_text("".join("[[provider]]\n" + "".join(f"{k} = {v}\n" for k, v in one.items()) for one in tables))
        path.chmod(mode)
        return str(path)

    return write_file


def found(path):
    app = Flask("participatie")
    app.config["SIGN_IN_FILE"] = path
    return [(finding.problem, finding.fatal) for finding in examine(app)]


def test_a_provider_is_read_with_what_is_usual_where_nothing_is_said(write):
    (one,) = read_providers(write(SOUND))
    assert (one.name, one.issuer, one.audience) == ("werkplek", "https://login.example", Audience.BOTH)
    assert one.scopes == ("openid", "profile", "email")
    assert "geheim" not in repr(one)
    assert found(write(SOUND)) == []


def test_a_secret_may_lie_in_a_file_beside_it(write, tmp_path):
    (tmp_path / "werkplek.secret").write_text("uit het bestand\n")
    without = {key: value for key, value in SOUND.items() if key != "client_secret"}
    (one,) = read_providers(write({**without, "client_secret_file": '"werkplek.secret"', "for": '"staff"'}))
    assert (one.client_secret, one.audience) == ("uit het bestand", Audience.STAFF)


def test_without_a_file_there_are_none():
    assert read_providers("") == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": '"Werk/plek"'},
        {"label": '" "'},
        {"client_id": '""'},
        {"client_id": "3"},
        {"discovery": '"https://login.example/"'},
        {"discovery": f'"{WELL_KNOWN}"'},
        {"scopes": '["profile"]'},
        {"scopes": '"openid"'},
        {"acr": "[1]"},
        {"for": '"everybody"'},
        {"second_factor": '"yes"'},
        {"client_secret_file": '"not-there"'},
        {"colour": '"red"'},
        {"name": "= broken"},
    ],
    ids=str,
)
def test_what_cannot_be_meant_stops_the_start_and_is_named(write, wrong):
    path = write({**SOUND, **wrong})
    with pytest.raises(BadSetting, match="SIGN_IN_FILE"):
        read_providers(path)
    assert [fatal for _problem, fatal in found(path)] == [True]


def test_two_providers_have_two_names(write):
    with pytest.raises(BadSetting, match="name of its own"):
        read_providers(write(SOUND, SOUND))


@pytest.mark.parametrize(
    ("weak", "word", "fatal"),
    [
        ({"discovery": f'"http://login.example{WELL_KNOWN}"'}, "https", True),
        ({"discovery": f'"http://127.0.0.1:9400{WELL_KNOWN}"'}, "https", False),
        ({"client_secret": '""'}, "no secret", True),
        ({"second_factor": "true"}, "two steps", True),
        ({"second_factor": "true", "acr": '["mfa"]', "for": '"residents"'}, "for residents", False),
    ],
)
def test_the_doctor_names_what_is_weak(write, weak, word, fatal):
    ((problem, is_fatal),) = found(write({**SOUND, **weak}))
    assert word in problem
    assert is_fatal is fatal


def test_the_doctor_minds_who_can_read_the_secret(write):
    assert found(write(SOUND, mode=0o604)) == [("Everybody on this machine can read the file with providers.", False)]
