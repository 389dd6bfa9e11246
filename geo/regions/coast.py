"""Which land is nearest to a point at sea, and how far it is.

Coasts are chains of straight chords between unit vectors: no seam at ±180°, no trouble at the
poles, and one matrix product finds the nearest vertex of a cell.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.regions.geodesy import distance_km

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.regions.layers import Layer

SLACK = 1e-4
"""Radians (600 m) by which a bound may be too tight: a chord lies a little below the sphere."""


class Coast:
    """The shores of the cells of a land layer."""

    def __init__(self, land: Layer) -> None:
        self._land = land
        west, south, east, north = land.boxes.T
        self._centres = unit_vectors((west + east) / 2, (south + north) / 2)
        corners = [unit_vectors(lon, lat) for lon in (west, east) for lat in (south, north)]
        cosines = np.min([np.sum(self._centres * corner, axis=1) for corner in corners], axis=0)
        self._reach = np.arccos(np.clip(cosines, -1, 1)) + SLACK
        self._chords: dict[int, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}

    def nearest(self, lon: float, lat: float) -> tuple[int, float]:
        """Return (row of the land layer, geodesic kilometres) of the nearest shore."""
        level = math.cos(math.radians(lat))
        point = np.array(
            (
                level * math.cos(math.radians(lon)),
                level * math.sin(math.radians(lon)),
                math.sin(math.radians(lat)),
            )
        )
        bounds = np.arccos(np.clip(self._centres @ point, -1, 1)) - self._reach
        row = int(bounds.argmin())
        best, spot = _nearest_on(point, *self._cell(row))
        # Only cells that may hold something nearer, by their lower bound. A chord of length c
        # spans an angle of 2·asin(c/2).
        nearer = np.flatnonzero(bounds < _angle(best))
        for index in nearer[np.argsort(bounds[nearer])].tolist():
            if bounds[index] > _angle(best):
                break
            chord, where = _nearest_on(point, *self._cell(index))
            if chord < best:
                best, row, spot = chord, index, where
        at_lon = math.degrees(math.atan2(spot[1], spot[0]))
        at_lat = math.degrees(math.atan2(spot[2], math.hypot(spot[0], spot[1])))
        return row, distance_km(lon, lat, at_lon, at_lat)

    def _cell(self, index: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return (starts, spans) of a cell's edges as vectors."""
        found = self._chords.get(index)
        if found is None:
            rings = shapely.get_rings(shapely.get_parts(self._land.shape(index)))
            corners = [unit_vectors(*shapely.get_coordinates(ring).T) for ring in rings]
            starts = np.concatenate([chain[:-1] for chain in corners])
            spans = np.concatenate([np.diff(chain, axis=0) for chain in corners])
            found = self._chords[index] = starts, spans
        return found


def _angle(chord: float) -> float:
    return 2 * math.asin(min(chord / 2, 1.0))


def unit_vectors(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points on the unit sphere as rows of x, y, z; degrees in."""
    lon, lat = np.radians(lon), np.radians(lat)
    level = np.cos(lat)
    return np.column_stack((level * np.cos(lon), level * np.sin(lon), np.sin(lat)))


def _nearest_on(
    point: NDArray[np.float64], starts: NDArray[np.float64], spans: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Return (length of the chord, place) of the edges' point that is nearest to a point."""
    away = point - starts
    lengths = np.einsum("ij,ij->i", spans, spans)
    along = np.einsum("ij,ij->i", away, spans) / np.maximum(lengths, 1e-30)
    away -= np.clip(along, 0.0, 1.0)[:, None] * spans
    squares = np.einsum("ij,ij->i", away, away)
    index = int(np.argmin(squares))
    place: NDArray[np.float64] = point - away[index]
    return math.sqrt(squares[index]), place
