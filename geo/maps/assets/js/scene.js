// What the map shows now, as plain numbers and words for `picture.js`.
(function (geo) {
  'use strict';

  const { clipped, copies } = geo.geometry;
  const EDGE = 40;
  /** Pixels: islands below are left out of a drawing. */
  const SPECK = 1;
  const FINE_FROM_ZOOM = 4.5;
  const KEYS = [['dot', 'key_point'], ['ring', 'key_ring'], ['country', 'key_country'], ['region', 'key_area'], ['derived', 'key_derived'], ['bubble', 'key_bubble'], ['mentioned', 'layer_mentioned']];

  class Scene {
    constructor(view, model, overlay) {
      this.view = view;
      this.map = view.map;
      this.model = model;
      this.overlay = overlay;
    }

    collect() {
      const { map, view, model } = this;
      const { x: width, y: height } = map.getSize();
      const min = map.containerPointToLayerPoint([0, 0]);
      const moved = (one) => ({ ...one, x: one.x - min.x, y: one.y - min.y });
      const symbols = [...this.symbols(), ...this.rings()];
      const { t, data } = model;
      const lines = this.lines();
      return {
        width,
        height,
        title: data.title,
        subtitle: data.subtitle,
        filters: [document.getElementById('count').textContent, ...this.chips()].join(' · '),
        credit: data.credit,
        notes: [data.attribution.join(' · '), data.note],
        ...this.base(width, height),
        lines,
        symbols,
        labels: view.labels.drawn.map(moved),
        tags: view.selection.named.map(moved),
        legend: [...this.families(symbols), ...this.keys(symbols, lines)],
        scale: this.scale(t),
      };
    }

    /** The events' symbols in view, placed from the view's corner. */
    symbols() {
      const { map, view, model } = this;
      const { x: width, y: height } = map.getSize();
      const min = map.containerPointToLayerPoint([0, 0]);
      return view.symbols.drawn.map((one) => ({ ...one, x: one.x - min.x, y: one.y - min.y, said: model.short(one.count || 0) }))
        .filter(({ x, y }) => x > -30 && y > -30 && x < width + 30 && y < height + 30);
    }

    /** The symbols in view and what the map's own signs among them mean. */
    legend() {
      const symbols = this.symbols();
      return { symbols: symbols.filter(({ types }) => types), keys: this.keys(symbols, this.lines()) };
    }

    /** The filters at work, in the words of the page's chips. */
    chips() {
      return [...document.querySelectorAll('#chips .filter-chip > span:first-child')].map((one) => one.textContent);
    }

    /** Land in view, cut to it; around the events the fine coast, in boxes of its own. */
    base(width, height) {
      const { map, view } = this;
      const bounds = map.getBounds();
      const [west, east] = [bounds.getWest(), bounds.getEast()];
      const scale = 256 * 2 ** map.getZoom();
      const corner = map.getPixelBounds().min;
      const frame = [-EDGE, -EDGE, width + EDGE, height + EDGE];
      const pixels = (points, shift) => {
        const ring = [];
        for (let i = 0; i < points.length; i += 2) ring.push([(points[i] + shift / 360) * scale - corner.x, points[i + 1] * scale - corner.y]);
        return ring;
      };
      const tone = (code) => (code === 'AQ' ? 'ice' : view.base.active.has(code) ? 'active' : 'land');
      const land = (countries) => countries.flatMap(({ code, polygons }) => polygons.flatMap((polygon) => copies(polygon.west, polygon.east, west, east)
        .map((shift) => {
          const rings = polygon.rings.map(({ points, seams }) => ({ ring: pixels(points, shift), seams })).filter(({ ring }) => visible(ring));
          return { tone: tone(code), rings: rings.map(({ ring }) => clipped(ring, frame)).filter((ring) => ring.length > 2), coast: rings.flatMap(({ ring, seams }) => shores(ring, seams, frame)) };
        })))
        .filter(({ rings }) => rings.length);
      const boxes = map.getZoom() < FINE_FROM_ZOOM ? [] : view.base.boxes;
      const placed = boxes.flatMap((fine) => copies(fine.box[0], fine.box[2], west, east).map((shift) => pixels(fine.corners, shift)));
      return {
        land: land(view.base.countries),
        coast: boxes.flatMap(({ countries }) => land(countries)),
        boxes: placed.map(([[left, top], [right, bottom]]) => [left, top, right, bottom]),
      };
    }

    /** Shapes, leaders, the selection's outlines and arrows, from the layers that draw them. */
    lines() {
      const { map, view } = this;
      const found = [];
      const corner = map.getPixelBounds().min;
      const size = map.getSize();
      const take = (layer, group) => layer.eachLayer((one) => {
        if (!one.getLatLngs) return;
        const said = one.options.className || '';
        const look = ['derived', 'named', 'ocean', 'chosen', 'leader', 'arrow', 'overlay'].find((name) => said.includes(name));
        if (!look) return;
        const family = (said.match(/family-(\w+)/) || [])[1] || 'many';
        const rings = flat(one.getLatLngs()).map((ring) => ring.map((at) => {
          // Leaflet's own points on the screen are whole pixels, too rough for a drawing.
          const { x, y } = map.project(at).subtract(corner);
          return [x, y];
        }));
        const xs = rings.flat().map(([x]) => x);
        const ys = rings.flat().map(([, y]) => y);
        const least = (list) => list.reduce((a, b) => Math.min(a, b), Infinity);
        const most = (list) => list.reduce((a, b) => Math.max(a, b), -Infinity);
        if (most(xs) < 0 || least(xs) > size.x || most(ys) < 0 || least(ys) > size.y) return;
        found.push({ look, name: family, colour: this.colour(family), rings, closed: one instanceof L.Polygon, level: one.options.pane === 'waters' ? 'water' : group });
      });
      if (this.overlay && map.hasLayer(this.overlay.layer)) take(this.overlay.layer, 'shape');
      take(view.shapes.layer, 'shape');
      take(view.symbols.layer, 'shape');
      take(view.selection.layer, 'selection');
      return found;
    }

    /** The rings around selected towns. */
    rings() {
      const found = [];
      this.view.selection.layer.eachLayer((one) => {
        if (one instanceof L.CircleMarker) found.push({ kind: 'chosen', ...this.map.latLngToContainerPoint(one.getLatLng()), wide: 2 * one.options.radius });
      });
      return found;
    }

    colour(id) {
      const family = this.model.data.families.find((one) => one.id === id);
      return family ? family.light : '#3b4650';
    }

    /** The signs in view with the types that they stand for. */
    families(symbols) {
      return this.model.data.families.flatMap((family) => {
        const types = new Set(symbols.filter((one) => one.family === family).flatMap((one) => one.types));
        return types.size ? [{ kind: 'dot', family, text: [...types].join(', ') }] : [];
      });
    }

    keys(symbols, lines) {
      const { t } = this.model;
      const used = new Set([...symbols.map(({ kind }) => kind), ...lines.map(({ look }) => (look === 'named' ? 'region' : look))]);
      const keys = KEYS.filter(([kind]) => used.has(kind) && kind !== 'dot').map(([kind, key]) => ({ kind, text: t(key), plain: true, ...(kind === 'bubble' ? { count: 5, wide: 34 } : { count: 0 }) }));
      return symbols.some(({ hollow }) => hollow) ? [...keys, { kind: 'dot', plain: true, hollow: true, text: t('key_hollow') }] : keys;
    }

    /** A round number of kilometres and how long it is at the middle of the view. */
    scale(t) {
      const { map } = this;
      const middle = map.getSize().divideBy(2);
      const metres = map.distance(map.containerPointToLatLng(middle.subtract([50, 0])), map.containerPointToLatLng(middle.add([50, 0])));
      const most = metres * 1.2;
      const power = 10 ** Math.floor(Math.log10(most));
      const round = [5, 2, 1].find((one) => one * power <= most) * power;
      const text = round >= 1000 ? t('kilometres', { n: round / 1000 }) : t('metres', { n: round });
      return { pixels: round / metres * 100, text };
    }
  }

  /** Whether an outline is big enough to be more than a speck. */
  function visible(ring) {
    const [x, y] = ring[0];
    return ring.some((point) => Math.abs(point[0] - x) > SPECK || Math.abs(point[1] - y) > SPECK);
  }

  /** Parts of an outline that are seen and no cut, as open lines. */
  function shores(ring, seams, [left, top, right, bottom]) {
    const lines = [];
    let line = null;
    for (let i = 0; i < ring.length; i += 1) {
      const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
      const away = Math.max(a[0], b[0]) < left || Math.min(a[0], b[0]) > right || Math.max(a[1], b[1]) < top || Math.min(a[1], b[1]) > bottom;
      if (seams[i] || away) {
        line = null;
        continue;
      }
      if (!line) lines.push(line = [a]);
      line.push(b);
    }
    return lines;
  }

  /** Nested lists of points as one list of rings. */
  function flat(lists) {
    return Array.isArray(lists[0]) ? lists.flatMap(flat) : [lists];
  }

  geo.Scene = Scene;
})(globalThis.geo = globalThis.geo || {});
