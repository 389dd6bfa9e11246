// The bbox member of GeoJSON (RFC 7946, section 5), as geo/exports/bounding_box.py makes it. Pure.
(function (geo) {
  'use strict';

  /** Positions of each simple part of a geometry; inner rings lie inside their outer ring. */
  function parts({ type, coordinates, geometries }) {
    if (type === 'GeometryCollection') return geometries.flatMap(parts);
    if (type === 'Point') return [[coordinates]];
    if (type === 'LineString') return [coordinates];
    if (type === 'MultiPoint') return coordinates.map((position) => [position]);
    if (type === 'Polygon') return [coordinates[0]];
    if (type === 'MultiLineString') return coordinates;
    if (type === 'MultiPolygon') return coordinates.map((rings) => rings[0]);
    return [];
  }

  /** [west, south, east, north] around geometries, null where there are none; over the fewest
   *  degrees of longitude, so that west > east means that it crosses the antimeridian. */
  function boundingBox(geometries) {
    let south = Infinity;
    let north = -Infinity;
    const spans = [];
    for (const part of geometries.filter(Boolean).flatMap(parts)) {
      let west = Infinity;
      let east = -Infinity;
      for (const [lon, lat] of part) {
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
      spans.push([west, east]);
    }
    if (!spans.length) return null;
    const [west, east] = shortestArc(spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    return [west === 180 ? -180 : west, south, east, north];
  }

  /** Leaves out the widest empty stretch of the circle; spans are sorted, none crosses 180°. */
  function shortestArc(spans) {
    const west = spans[0][0];
    let east = spans[0][1];
    let widest = [0, 0, 0];
    for (const [start, end] of spans.slice(1)) {
      if (start - east > widest[0]) widest = [start - east, east, start];
      if (end > east) east = end;
    }
    return widest[0] > west + 360 - east ? [widest[2], widest[1]] : [west, east];
  }

  geo.boundingBox = boundingBox;
})(globalThis.geo = globalThis.geo || {});
