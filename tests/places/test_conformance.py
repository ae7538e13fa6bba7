"""The strict reader agrees with a public corpus of valid and invalid GeoJSON, where that corpus is present."""

import os
from pathlib import Path

import pytest

from participatie.places.geojson import parse_document
from participatie.places.geometry import GeometryRefused

CORPUS = Path(os.environ.get("PARTICIPATIE_SHARED_DATA", "no-such-folder"), "conformance", "geojson")
ACCEPTED_WITH_REASON = {
    "excessive_precision_truncated.geojson": (
        "RFC 7946 section 11.2 warns about many decimals but forbids none, and the valid half of the corpus has "
        "coordinates with fourteen; refusing them would refuse what every browser sends"
    ),
}

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(),
    reason="The GeoJSON corpus is not here: PARTICIPATIE_SHARED_DATA names no folder that holds it.",
)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("valid/*")), ids=lambda path: path.stem)
def test_a_valid_document_is_accepted(path):
    assert parse_document(path.read_bytes())["type"]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("invalid/*")), ids=lambda path: path.stem)
def test_an_invalid_document_is_refused(path):
    if path.name in ACCEPTED_WITH_REASON:
        assert parse_document(path.read_bytes())
        return
    with pytest.raises(GeometryRefused):
        parse_document(path.read_bytes())
