"""One GeoParquet file of regions: papers read at once, shapes decoded when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.errors import MissingDataError
from geo.records import Region

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyarrow import Table
    from shapely.geometry.base import BaseGeometry

PAPERS = [
    "id", "name", "names", "kind", "country", "admin1", "claimants", "administered_by",
    "geonames_id", "lon", "lat", "west", "south", "east", "north", "parents", "bordering",
    "approximate", "definition", "source", "licence",
]  # fmt: skip


class Layer:
    """Regions of one file, in the order of their ids. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._shapes: dict[int, BaseGeometry] = {}
        self._records: dict[int, Region] = {}

    @cached_property
    def _table(self) -> Table:
        return self._read(PAPERS)

    @cached_property
    def _geometry(self) -> Table:
        """Most of the file: not read before a shape is asked for."""
        return self._read(["geometry"])

    def _read(self, columns: list[str]) -> Table:
        import pyarrow.parquet as pq

        try:
            # Not read_table: that imports pandas, which costs more than all shapes together.
            # One thread: a pool costs more than it saves on files this small.
            return pq.ParquetFile(self.path).read(columns=columns, use_threads=False)
        except FileNotFoundError as error:
            raise MissingDataError(
                f"The region shapes {self.path.name} are missing.",
                where=str(self.path.parent),
                todo="Install the package again, or run tools/build_shapes.py in a checkout.",
            ) from error

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """All regions with their papers."""
        with self._lock:
            return tuple(_region(row) for row in self._table.to_pylist())

    @cached_property
    def ids(self) -> list[str]:
        """Id of each row, without making records of the rows."""
        found: list[str] = self._table.column("id").to_pylist()
        return found

    @cached_property
    def kinds(self) -> list[str]:
        """Kind of each row."""
        found: list[str] = self._table.column("kind").to_pylist()
        return found

    @cached_property
    def kind_set(self) -> frozenset[str]:
        """All kinds that a row has."""
        return frozenset(self.kinds)

    def region(self, index: int) -> Region:
        """Return the record of one row; the others need not be made."""
        if "regions" in self.__dict__:
            return self.regions[index]
        found = self._records.get(index)
        if found is None:
            with self._lock:
                row = self._table.slice(index, 1).to_pylist()[0]
                found = self._records[index] = _region(row)
        return found

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """Bounds as rows of west, south, east, north; -180 … 180 for a crossing shape."""
        # to_pylist, for a column's to_numpy imports pandas.
        columns = [
            self._table.column(name).to_pylist() for name in ("west", "south", "east", "north")
        ]
        boxes: NDArray[np.float64] = np.column_stack(columns)
        crossing = boxes[:, 0] > boxes[:, 2]
        boxes[crossing, 0], boxes[crossing, 2] = -180.0, 180.0
        return boxes

    @cached_property
    def countries(self) -> list[str | None]:
        """ISO code of each row, without making records of the rows."""
        found: list[str | None] = self._table.column("country").to_pylist()
        return found

    @cached_property
    def _tree(self) -> shapely.STRtree:
        with self._lock:
            boxes: Any = shapely.box(*self.boxes.T)
            return shapely.STRtree(boxes)

    def shape(self, index: int) -> BaseGeometry:
        """Return the shape of a row, decoded once and prepared for questions."""
        found = self._shapes.get(index)
        if found is None:
            with self._lock:
                found = shapely.from_wkb(self._geometry.column("geometry")[index].as_py())
                shapely.prepare(found)
                self._shapes[index] = found
        return found

    def shapes(self, indexes: Sequence[int]) -> list[BaseGeometry]:
        """Return the shapes of several rows; those not decoded yet are decoded together."""
        with self._lock:
            missing = [index for index in indexes if index not in self._shapes]
            if missing:
                column = self._geometry.column("geometry")
                found = shapely.from_wkb([column[index].as_py() for index in missing])
                shapely.prepare(found)
                self._shapes.update(zip(missing, found.tolist(), strict=True))
        return [self._shapes[index] for index in indexes]

    def around(self, geometry: BaseGeometry) -> list[int]:
        """Return rows whose bounds meet a geometry, in row order."""
        return sorted(self._tree.query(geometry, predicate="intersects").tolist())

    def containing(self, lon: float, lat: float) -> Iterator[int]:
        """Yield rows whose shape holds a point; its edge counts."""
        for index in self.around(shapely.Point(lon, lat)):
            if shapely.intersects_xy(self.shape(index), lon, lat):
                yield index


class GivenLayer(Layer):
    """Regions that somebody hands over with their shapes, in their order."""

    def __init__(self, given: Sequence[tuple[Region, BaseGeometry]]) -> None:
        super().__init__(Path())
        self._given = tuple(region for region, _ in given)
        for index, (_, geometry) in enumerate(given):
            shapely.prepare(geometry)
            self._shapes[index] = geometry

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """All regions with their papers."""
        return self._given

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """Bounds as rows of west, south, east, north."""
        return np.array([region.bounds for region in self._given]).reshape(-1, 4)

    @cached_property
    def ids(self) -> list[str]:
        """Id of each row."""
        return [region.id for region in self._given]

    @cached_property
    def kinds(self) -> list[str]:
        """Kind of each row."""
        return [region.kind for region in self._given]

    @cached_property
    def countries(self) -> list[str | None]:
        """ISO code of each row."""
        return [region.country for region in self._given]

    def region(self, index: int) -> Region:
        """Return the record of one row."""
        return self._given[index]


def _region(row: dict[str, Any]) -> Region:
    bounds = (row.pop("west"), row.pop("south"), row.pop("east"), row.pop("north"))
    for name in ("names", "claimants", "parents", "bordering"):
        row[name] = tuple(row[name] or ())
    return Region(bounds=bounds, **row)
