"""Places from files, on the command line."""

import pytest

from participatie.places import queries
from tests.factories.places import ADDRESSES, collection, square_features


@pytest.fixture
def run(app, tmp_path):
    def invoke(command, content, *options):
        file = tmp_path / "file"
        file.write_text(content)
        return app.test_cli_runner().invoke(args=["places", command, str(file), *options])

    return invoke


def test_areas_are_imported_with_a_report_by_row(run):
    result = run("import", collection(square_features()))
    assert result.exit_code == 0, result.output
    assert "1\tnew\tGM9001\tVierkant" in result.output
    assert "6 new" in result.output
    assert len(queries.list_areas()) == 6


def test_a_dry_run_changes_nothing(run):
    result = run("import", collection(square_features()), "--dry-run")
    assert "6 new" in result.output
    assert "Dry run" in result.output
    assert queries.list_areas() == []


def test_a_refused_row_refuses_all_with_its_reason(run):
    features = square_features()
    features[3]["properties"]["level"] = "straat"
    result = run("import", collection(features))
    assert result.exit_code == 1
    assert "4\trefused\tKN900102\tVerrehoek\tHet niveau" in result.output
    assert queries.list_areas() == []


@pytest.mark.parametrize("command", ["import", "addresses"])
def test_a_file_of_another_kind_ends_with_a_sentence(run, command):
    result = run(command, "{}")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "FeatureCollection" in result.output


def test_addresses_are_imported(run):
    result = run("addresses", ADDRESSES)
    assert result.exit_code == 0, result.output
    assert "8 new" in result.output
    assert queries.count_gazetteer() == (6, 8)


def test_the_kind_of_coordinates_can_be_said(run):
    result = run("import", collection(square_features()), "--srid", "28992")
    assert result.exit_code == 1
    assert queries.list_areas() == []
