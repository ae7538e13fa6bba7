"""Every map has a ground: a file of the municipality's own, somebody's tiles, or the bare boundaries."""

import json

import pytest

from participatie.places.ground import file_path, ground

SQUARE = {"type": "Polygon", "coordinates": [[[5.0, 51.0], [5.01, 51.0], [5.01, 51.01], [5.0, 51.01], [5.0, 51.0]]]}


@pytest.fixture
def config(app, monkeypatch):
    def change(**settings):
        for name, value in settings.items():
            monkeypatch.setitem(app.config, name, value)

    with app.test_request_context():
        yield change


@pytest.fixture
def built(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "DATA_FOLDER", tmp_path)
    layers = tmp_path / "layers"
    layers.mkdir()
    feature = {"type": "Feature", "properties": {"kind": "river"}, "geometry": SQUARE}
    (layers / "water.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    result = app.test_cli_runner().invoke(args=["places", "basemap", "build", str(layers), "--attribution", "Gemeente"])
    assert result.exit_code == 0, result.output
    assert "water\t1" in result.output
    return tmp_path / "basemap.pmtiles"


def test_a_built_file_is_the_ground(built, config):
    config(BASEMAP="pmtiles")
    assert ground()["kind"] == "pmtiles"
    assert ground()["url"].startswith("/ondergrond.pmtiles?v=")


def test_without_a_file_there_are_the_bare_boundaries(config, tmp_path):
    config(BASEMAP="pmtiles", DATA_FOLDER=tmp_path)
    assert ground() == {"kind": "boundaries", "url": "/api/v1/gebieden"}


def test_the_national_map_names_its_maker(config):
    config(BASEMAP="pdok")
    assert ground()["url"].endswith("/standaard/EPSG:3857/{z}/{x}/{y}.png")
    assert "Kadaster" in ground()["attribution"]


def test_any_tiles_can_be_the_ground(config):
    config(BASEMAP="xyz", BASEMAP_URL="https://tiles.example.org/{z}/{x}/{y}.png", BASEMAP_ATTRIBUTION="Wij")
    assert ground() == {"kind": "xyz", "url": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "Wij"}


def test_the_file_is_sent_in_the_pieces_that_are_asked_for(built, browser):
    with browser.get("/ondergrond.pmtiles", headers={"Range": "bytes=0-6"}) as piece:
        assert piece.status_code == 206
        assert piece.data == b"PMTiles"
        assert piece.headers["Cache-Control"] == "public, max-age=86400"
    with browser.get("/ondergrond.pmtiles") as whole:
        assert whole.data == built.read_bytes()
    with browser.get("/ondergrond.pmtiles", headers={"If-None-Match": whole.headers["ETag"]}) as unchanged:
        assert unchanged.status_code == 304


def test_a_file_that_was_not_made_is_not_found(app, browser, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "DATA_FOLDER", tmp_path)
    assert browser.get("/ondergrond.pmtiles").status_code == 404
    with app.app_context():
        assert not file_path().exists()


def test_a_folder_that_holds_no_layers_ends_with_a_sentence(app, tmp_path):
    result = app.test_cli_runner().invoke(args=["places", "basemap", "build", str(tmp_path)])
    assert result.exit_code == 1
    assert "geen enkele laag" in result.output
