// Seas, straits, areas and areas described in words, as shapes under the symbols.
(function (geo) {
  'use strict';

  const { svg } = geo.dom;
  const { unpack, copies } = geo.geometry;
  const OCEANIC = 45;
  // Lakes are not among them: the land is not cut out under a lake, so it is drawn on top.
  const WATERS = new Set(['ocean', 'sea', 'gulf', 'bay', 'strait', 'channel', 'sound', 'inlet', 'fjord', 'lagoon', 'estuary', 'shoal']);

  /** A place's shape as Leaflet takes it: polygons of rings of [lat, lon], moved by `shift`. */
  function latLngs(place, shift) {
    return place.shape.map((rings) => rings.map((text) => {
      const flat = unpack(text, 3);
      const ring = [];
      for (let i = 0; i < flat.length; i += 2) ring.push([flat[i + 1], flat[i] + shift]);
      return ring;
    }));
  }

  /** Patterns of stripes, one a family, since a pattern cannot take its user's colour. */
  function hatching(renderer, families) {
    const defs = svg('defs');
    for (const family of families) {
      defs.append(svg('pattern', { id: `hatch-${family.id}`, class: `hatch family-${family.id}`, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        svg('line', { x1: 0, y1: 0, x2: 0, y2: 7 })));
    }
    defs.append(svg('marker', { id: 'arrow-head', viewBox: '0 0 10 10', refX: 8, refY: 5, markerWidth: 6, markerHeight: 6, orient: 'auto-start-reverse' },
      svg('path', { d: 'M0 0L10 5L0 10z', class: 'arrow-head' })));
    renderer._container.append(defs);
  }

  class Shapes {
    constructor(map, model, actions) {
      this.map = map;
      this.model = model;
      this.actions = actions;
      this.renderer = L.svg({ pane: 'shapes', padding: 0.3 }).addTo(map);
      this.renderer._container.setAttribute('aria-hidden', 'true');
      hatching(this.renderer, [...model.data.families, { id: 'many' }]);
      this.waters = L.svg({ pane: 'waters', padding: 0.3 }).addTo(map);
      this.waters._container.setAttribute('aria-hidden', 'true');
      this.layer = L.layerGroup().addTo(map);
    }

    /** Widest shapes first, so that a strait lies on top of its sea. Oceans have only a badge. */
    load(sites) {
      this.sites = sites.filter(({ place }) => place.shape && wide(place) < OCEANIC)
        .sort((a, b) => wide(b.place) - wide(a.place));
      // Not the key of an empty view, which would leave the shapes of before standing.
      this.drawn = null;
    }

    draw() {
      const bounds = this.map.getBounds();
      const found = this.sites.flatMap((site) => copies(site.place.bounds[0], site.place.bounds[2], bounds.getWest(), bounds.getEast())
        .map((shift) => ({ site, shift })));
      const key = found.map(({ site, shift }) => `${site.number}:${shift}:${site.events.length}`).join(' ');
      if (key === this.drawn) return;
      this.drawn = key;
      this.layer.clearLayers();
      for (const { site, shift } of found) this.shape(site, shift);
    }

    /** Waters lie under the land, so that they end at the coast; tiles would hide them there. */
    level(place) {
      const under = WATERS.has(place.kind) && place.precision !== 'derived' && !this.model.data.tiles;
      return under ? { renderer: this.waters, pane: 'waters' } : { renderer: this.renderer, pane: 'shapes' };
    }

    shape(site, shift) {
      const families = new Set(site.events.map(({ family }) => family.id));
      const family = families.size === 1 ? [...families][0] : 'many';
      const derived = site.place.precision === 'derived' ? 'derived' : 'named';
      L.polygon(latLngs(site.place, shift), { ...this.level(site.place), className: `shape ${derived} family-${family}`, weight: 1.2 })
        .on('click', (click) => this.actions.site(site, click.latlng.lng, click.latlng.lat))
        .addTo(this.layer);
    }
  }

  function wide(place) {
    return Math.max(place.bounds[2] - place.bounds[0], place.bounds[3] - place.bounds[1]);
  }

  geo.Shapes = Shapes;
  geo.shapes = { latLngs, wide, OCEANIC };
})(globalThis.geo = globalThis.geo || {});
