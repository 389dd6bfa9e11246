// Packed rings, longitudes that go round, arrows. Pure: no DOM, no Leaflet. Order is lon, lat.
(function (geo) {
  'use strict';

  /** The ring that Python's `pack` wrote: a flat list of lon, lat, lon, lat …, not closed. */
  function unpack(text, decimals) {
    const scale = 10 ** decimals;
    const ring = [];
    let index = 0;
    const sums = [0, 0];
    for (let axis = 0; index < text.length; axis = 1 - axis) {
      let value = 0;
      let factor = 1;
      let sign;
      do {
        sign = text.charCodeAt(index) - 63;
        index += 1;
        value += (sign & 0x1f) * factor;
        factor *= 32;
      } while (sign >= 0x20);
      sums[axis] += value % 2 ? -(value + 1) / 2 : value / 2;
      ring.push(sums[axis] / scale);
    }
    return ring;
  }

  /** Flat longitudes and latitudes → the unit square of Web Mercator. */
  function mercator(ring) {
    const flat = new Float64Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) {
      const lat = Math.max(-85.05, Math.min(85.05, ring[i + 1])) * Math.PI / 180;
      flat[i] = ring[i] / 360 + 0.5;
      flat[i + 1] = 0.5 - Math.log(Math.tan(Math.PI / 4 + lat / 2)) / (2 * Math.PI);
    }
    return flat;
  }

  /** A ring of [x, y] points cut to a box [left, top, right, bottom]; empty where it lies outside. */
  function clipped(ring, [left, top, right, bottom]) {
    const edges = [
      [([x]) => x >= left, (a, b) => cross(a, b, 0, left)], [([x]) => x <= right, (a, b) => cross(a, b, 0, right)],
      [([, y]) => y >= top, (a, b) => cross(a, b, 1, top)], [([, y]) => y <= bottom, (a, b) => cross(a, b, 1, bottom)],
    ];
    let points = ring;
    for (const [within, cut] of edges) {
      const kept = [];
      for (let i = 0; i < points.length; i += 1) {
        const [before, point] = [points[(i + points.length - 1) % points.length], points[i]];
        if (within(point) !== within(before)) kept.push(cut(before, point));
        if (within(point)) kept.push(point);
      }
      points = kept;
    }
    return points;
  }

  function cross(a, b, axis, at) {
    const share = (at - a[axis]) / (b[axis] - a[axis]);
    return axis === 0 ? [at, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), at];
  }

  /** The copy of a longitude that lies nearest to another one. */
  function near(lon, reference) {
    return lon + 360 * Math.round((reference - lon) / 360);
  }

  /** A longitude between -180 and 180. */
  function wrapped(lon) {
    return ((lon + 180) % 360 + 360) % 360 - 180;
  }

  /** Shifts (multiples of 360) at which something from west to east is seen between two edges. */
  function copies(west, east, from, to) {
    const shifts = [];
    for (let shift = -720; shift <= 720; shift += 360) {
      if (east + shift >= from && west + shift <= to) shifts.push(shift);
    }
    return shifts;
  }

  /** Bounds [west, south, east, north] of points; the shorter way round the globe. */
  function enclosing(points) {
    const lons = points.map(([lon]) => wrapped(lon)).sort((a, b) => a - b);
    let gap = lons[0] + 360 - lons[lons.length - 1];
    let west = lons[0];
    for (let index = 1; index < lons.length; index += 1) {
      if (lons[index] - lons[index - 1] > gap) {
        gap = lons[index] - lons[index - 1];
        west = lons[index];
      }
    }
    const lats = points.map((point) => point[1]);
    return [west, Math.min(...lats), west + 360 - gap, Math.max(...lats)];
  }

  /** Whether a point lies in a flat ring (even-odd). */
  function inside(lon, lat, ring) {
    let found = false;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > lat !== ring[j + 1] > lat &&
        lon < (ring[j] - ring[i]) * (lat - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]) found = !found;
    }
    return found;
  }

  /** Points of a bow from one place to another, bent to the left, for an arrow. */
  function bow(from, to, steps) {
    const end = [near(to[0], from[0]), to[1]];
    const dx = end[0] - from[0];
    const dy = end[1] - from[1];
    const bend = [from[0] + dx / 2 - dy * 0.18, from[1] + dy / 2 + dx * 0.18];
    const points = [];
    for (let step = 0; step <= steps; step += 1) {
      const t = step / steps;
      points.push([0, 1].map((axis) => (1 - t) ** 2 * from[axis] +
        2 * t * (1 - t) * bend[axis] + t ** 2 * end[axis]));
    }
    return points;
  }

  geo.geometry = { unpack, mercator, clipped, near, wrapped, copies, enclosing, inside, bow };
})(globalThis.geo = globalThis.geo || {});
