"""Longitude and latitude to metres in the national grid (EPSG:28992) and back; true to about a metre.

The steps of EPSG Guidance Note 7-2: to geocentric coordinates and back (method 9602), the seven parameters between WGS 84
and Amersfoort (1032), the oblique stereographic projection (9809). The package `pyproj` gives the same numbers, but keeps
14 MB in every web process for it; a test compares the two.
"""

from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt, tan

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Ellipsoid:
    """The shape of the earth: half the long axis in metres, and the square of the eccentricity."""

    a: float
    e2: float


def _flattened(a: float, inverse_flattening: float) -> Ellipsoid:
    return Ellipsoid(a, (2 - 1 / inverse_flattening) / inverse_flattening)


WGS84 = _flattened(6_378_137.0, 298.257223563)
BESSEL = _flattened(6_377_397.155, 299.1528128)

# Amersfoort to WGS 84 (EPSG:15934): metres, seconds of arc as a rotation of the frame, parts per million.
_SHIFT = np.array([565.4171, 50.3319, 465.5524])
_RX, _RY, _RZ = (radians(seconds / 3600) for seconds in (0.398957388243134, -0.343987817378283, 1.87740163998045))
_TURN = np.array([[1, _RZ, -_RY], [-_RZ, 1, _RX], [_RY, -_RX, 1]])
_SCALE = 1 + 4.0725e-6

# The projection: its centre at Amersfoort, and the sphere that touches the ellipsoid there.
_LAT, _LON = radians(52 + 9 / 60 + 22.178 / 3600), radians(5 + 23 / 60 + 15.5 / 3600)
_X, _Y, _K = 155_000.0, 463_000.0, 0.9999079
_E = sqrt(BESSEL.e2)
_N = sqrt(1 + BESSEL.e2 * cos(_LAT) ** 4 / (1 - BESSEL.e2))
_CHI = asin(sin(_LAT) / _N)
_DIAMETER = 2 * _K * BESSEL.a * sqrt(1 - BESSEL.e2) / (1 - BESSEL.e2 * sin(_LAT) ** 2)
_C = tan(_CHI / 2 + pi / 4) / (tan(_LAT / 2 + pi / 4) * ((1 - _E * sin(_LAT)) / (1 + _E * sin(_LAT))) ** (_E / 2)) ** _N


def metres(degrees: Numbers) -> Numbers:
    """Rows of longitude and latitude as rows of x and y in the grid."""
    return _projected(*_geodetic(BESSEL, (_geocentric(WGS84, np.radians(degrees)) - _SHIFT) / _SCALE @ _TURN))


def degrees(metres: Numbers) -> Numbers:
    """Rows of x and y in the grid as rows of longitude and latitude."""
    return np.degrees(np.column_stack(_geodetic(WGS84, _geocentric(BESSEL, _unprojected(metres)) @ _TURN.T * _SCALE + _SHIFT)))


def _geocentric(on: Ellipsoid, places: Numbers) -> Numbers:
    lon, lat = places.T
    radius = on.a / np.sqrt(1 - on.e2 * np.sin(lat) ** 2)
    return np.column_stack(
        (radius * np.cos(lat) * np.cos(lon), radius * np.cos(lat) * np.sin(lon), radius * (1 - on.e2) * np.sin(lat))
    )


def _geodetic(on: Ellipsoid, positions: Numbers) -> tuple[Numbers, Numbers]:
    """Longitude and latitude; Bowring's formula, exact to a micrometre near the surface."""
    x, y, z = positions.T
    b, from_axis = on.a * sqrt(1 - on.e2), np.hypot(x, y)
    theta = np.arctan2(z * on.a, from_axis * b)
    north = z + on.e2 / (1 - on.e2) * b * np.sin(theta) ** 3
    return np.arctan2(y, x), np.arctan2(north, from_axis - on.e2 * on.a * np.cos(theta) ** 3)


def _projected(lon: Numbers, lat: Numbers) -> Numbers:
    chi = 2 * np.arctan(_C * (np.tan(lat / 2 + pi / 4) * _bend(lat)) ** _N) - pi / 2
    east = _N * (lon - _LON)
    k = _DIAMETER / (1 + sin(_CHI) * np.sin(chi) + cos(_CHI) * np.cos(chi) * np.cos(east))
    x = k * np.cos(chi) * np.sin(east)
    y = k * (cos(_CHI) * np.sin(chi) - sin(_CHI) * np.cos(chi) * np.cos(east))
    return np.column_stack((x + _X, y + _Y))


def _unprojected(metres: Numbers) -> Numbers:
    x, y = (metres - (_X, _Y)).T
    away = np.hypot(x, y)
    c = 2 * np.arctan2(away, _DIAMETER)
    near = np.divide(np.sin(c), away, out=np.full_like(away, 2 / _DIAMETER), where=away != 0)
    chi = np.arcsin(np.cos(c) * sin(_CHI) + y * near * cos(_CHI))
    east = np.arctan2(x * near, cos(_CHI) * np.cos(c) - y * near * sin(_CHI))
    steep = (np.tan(chi / 2 + pi / 4) / _C) ** (1 / _N)
    lat = chi
    for _step in range(6):  # each step brings two or three more digits; float has sixteen
        lat = 2 * np.arctan(steep / _bend(lat)) - pi / 2
    return np.column_stack((east / _N + _LON, lat))


def _bend(lat: Numbers) -> Numbers:
    """How much an ellipsoid differs from a sphere at this latitude, in the projection that keeps angles."""
    sine = _E * np.sin(lat)
    return ((1 - sine) / (1 + sine)) ** (_E / 2)
