// Draws the land under the events on one canvas, at every copy of the world that is in view.
(function (geo) {
  'use strict';

  const { unpack, mercator, copies } = geo.geometry;
  const FINE_FROM_ZOOM = 4.5;
  // Antarctica fills the foot of a world map though news seldom comes from there: it is drawn quieter.
  const ICE = 'AQ';

  /** A country's polygons, unpacked, with the longitudes and the heights that they span. */
  function prepared(polygons, decimals, box) {
    return polygons.map((rings) => {
      const open = rings.map((text) => unpack(text, decimals));
      const drawn = open.map((ring) => ({ points: mercator(ring), seams: seams(ring, box) }));
      const [west, east] = span(open[0], 0);
      const [top, bottom] = span(drawn[0].points, 1);
      // A line without a seam is the shape's own edge: it need not be gone along twice.
      return { rings: drawn, lonlat: open, west, east, top, bottom, whole: drawn.every(({ seams: cut }) => !cut.includes(1)) };
    });
  }

  /** The least and the most of every second number. */
  function span(numbers, from) {
    let least = Infinity;
    let most = -Infinity;
    for (let i = from; i < numbers.length; i += 2) {
      if (numbers[i] < least) least = numbers[i];
      if (numbers[i] > most) most = numbers[i];
    }
    return [least, most];
  }

  /** For each edge, whether it lies on the cut (antimeridian, pole, edge of a box): not a coast. */
  function seams(ring, box) {
    const [west, south, east, north] = box;
    const on = (a, b, edge) => Math.abs(a - edge) < 0.0015 && Math.abs(b - edge) < 0.0015;
    const found = new Uint8Array(ring.length / 2);
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      if (on(ring[i], ring[j], west) || on(ring[i], ring[j], east) ||
        on(ring[i + 1], ring[j + 1], south) || on(ring[i + 1], ring[j + 1], north)) found[i / 2] = 1;
    }
    return found;
  }

  const BaseMap = L.Renderer.extend({
    options: { padding: 0.3, pane: 'base' },

    initialize(world, coast, active) {
      L.Renderer.prototype.initialize.call(this, {});
      this.countries = world.countries.map((country) => ({
        code: country[0],
        polygons: prepared(country[4], world.decimals, [-180, -90, 180, 90]),
      }));
      this.boxes = coast.map(({ box, countries }) => ({
        box,
        corners: mercator([box[0], box[3], box[2], box[1]]),
        countries: countries.map(([code, polygons]) => ({ code, polygons: prepared(polygons, 3, box) })),
      }));
      this.active = active;
    },

    _initContainer() {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
      this.context = this._container.getContext('2d');
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const ratio = window.devicePixelRatio || 1;
      const size = this._bounds.getSize();
      const canvas = this._container;
      canvas.width = size.x * ratio;
      canvas.height = size.y * ratio;
      canvas.style.width = size.x + 'px';
      canvas.style.height = size.y + 'px';
      L.DomUtil.setPosition(canvas, this._bounds.min);
      this.context.setTransform(ratio, 0, 0, ratio, -this._bounds.min.x * ratio, -this._bounds.min.y * ratio);
      this.draw();
    },

    draw() {
      const styles = getComputedStyle(document.documentElement);
      const colour = (name) => styles.getPropertyValue(name).trim();
      this.colours = { land: colour('--land'), active: colour('--land-active'), ice: colour('--ice'), border: colour('--border') };
      const map = this._map;
      this.scale = 256 * 2 ** map.getZoom();
      this.origin = map.getPixelOrigin();
      const west = map.layerPointToLatLng(this._bounds.min).lng;
      const east = map.layerPointToLatLng(this._bounds.max).lng;
      this.context.lineJoin = 'round';
      for (const country of this.countries) this.country(country, west, east);
      if (map.getZoom() < FINE_FROM_ZOOM) return;
      for (const fine of this.boxes) {
        if (!this.seen(fine.corners[1], fine.corners[3])) continue;
        for (const shift of copies(fine.box[0], fine.box[2], west, east)) this.fine(fine, shift);
      }
    },

    /** Whether anything between two heights on the map of the world is in view. */
    seen(top, bottom) {
      const edge = 2;
      return bottom * this.scale - this.origin.y >= this._bounds.min.y - edge && top * this.scale - this.origin.y <= this._bounds.max.y + edge;
    },

    country({ code, polygons }, west, east) {
      for (const polygon of polygons) {
        if (!this.seen(polygon.top, polygon.bottom)) continue;
        for (const shift of copies(polygon.west, polygon.east, west, east)) this.polygon(polygon, shift, code);
      }
    },

    /** The coarse coast is taken away, then the fine one is drawn. Water stays transparent, so
     *  that the shapes of seas, which lie below, end at the coast. */
    fine({ corners, countries }, shift) {
      const [left, top] = this.pixel(corners[0], corners[1], shift);
      const [right, bottom] = this.pixel(corners[2], corners[3], shift);
      this.context.clearRect(left, top, right - left, bottom - top);
      for (const { code, polygons } of countries) {
        for (const polygon of polygons) if (this.seen(polygon.top, polygon.bottom)) this.polygon(polygon, shift, code);
      }
    },

    pixel(x, y, shift) {
      return [(x + shift / 360) * this.scale - this.origin.x, y * this.scale - this.origin.y];
    },

    polygon({ rings, whole }, shift, code) {
      const { context } = this;
      const dx = shift / 360 * this.scale - this.origin.x;
      context.beginPath();
      for (const { points } of rings) {
        for (let i = 0; i < points.length; i += 2) {
          const x = points[i] * this.scale + dx;
          const y = points[i + 1] * this.scale - this.origin.y;
          if (i === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        }
        context.closePath();
      }
      context.fillStyle = code === ICE ? this.colours.ice : this.active.has(code) ? this.colours.active : this.colours.land;
      context.fill('evenodd');
      if (!whole) {
        context.beginPath();
        for (const { points, seams: cut } of rings) this.outline(points, cut, dx);
      }
      context.strokeStyle = this.colours.border;
      context.lineWidth = 0.8;
      context.stroke();
    },

    outline(points, cut, dx) {
      const { context } = this;
      for (let i = 0; i < points.length; i += 2) {
        const j = (i + 2) % points.length;
        if (cut[i / 2]) continue;
        if (i === 0 || cut[i / 2 - 1]) {
          context.moveTo(points[i] * this.scale + dx, points[i + 1] * this.scale - this.origin.y);
        }
        context.lineTo(points[j] * this.scale + dx, points[j + 1] * this.scale - this.origin.y);
      }
    },

    /** Rings of a country as [lat, lon] pairs, for outlining it. */
    outlineOf(code) {
      const country = this.countries.find((one) => one.code === code);
      return country ? country.polygons.map(({ lonlat }) => lonlat[0]) : [];
    },
  });

  geo.BaseMap = BaseMap;
})(globalThis.geo = globalThis.geo || {});
