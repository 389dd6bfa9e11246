// The events' symbols: dots, rings, badges and bubbles, placed so that none covers another.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  const { copies, inside, near, unpack } = geo.geometry;
  const { sites, whole } = geo.sites;
  const { Taken, around, labelSpot, offsets, place: placeBox } = geo.placing;
  const DOT = 26;
  const RING = 40;
  const BUBBLE = 34;
  const BADGE = 26;
  const MENTIONED = 10;
  /** Places without an event that are drawn at once: those that are mentioned most often. */
  const MOST_QUIET = 120;
  const LONGEST = 28;
  const GRID = 12;
  const FONT = '600 12px system-ui, sans-serif';
  const TRIES = offsets(16, 5);

  let pencil = null;

  /** Width of a text in pixels, in the font of the badges. */
  function width(text, font) {
    pencil = pencil || document.createElement('canvas').getContext('2d');
    pencil.font = font;
    return pencil.measureText(text).width;
  }

  /** A name that fits a badge; the list and the title have it in full. */
  function shortened(name) {
    return name.length > LONGEST ? name.slice(0, LONGEST - 1).trimEnd() + '…' : name;
  }

  class Symbols {
    constructor(map, model, actions, lines) {
      this.map = map;
      this.model = model;
      this.actions = actions;
      this.lines = lines;
      this.layer = L.layerGroup().addTo(map);
    }

    /** Takes the events that are shown now. */
    load() {
      this.sites = sites(this.model);
      this.points = this.sites.filter(({ kind }) => kind === 'dot' || kind === 'ring');
      this.badges = this.sites.filter(({ kind }) => kind === 'country' || kind === 'area')
        .sort((a, b) => whole(a) - whole(b) || b.events.length - a.events.length);
      this.clusters = new Supercluster({ radius: 46, extent: 256, maxZoom: 13, map: ({ n }) => ({ n }), reduce: (sum, one) => { sum.n += one.n; } });
      this.clusters.load(this.points.map((site, index) => ({
        type: 'Feature',
        properties: { index, n: site.events.length },
        geometry: { type: 'Point', coordinates: [site.place.lon, site.place.lat] },
      })));
      // A place whose events are filtered out is none without an event.
      this.eventful = this.eventful || new Set(this.model.store.core.events.place.map((place) => place - 1));
      const { where } = this.model.filter.off;
      const wanted = ({ country }) => !where.size || (country !== null && !where.has(country));
      this.quiet = this.model.data.places.map((place, number) => ({ place, number }))
        .filter(({ place, number }) => place.mentions && !this.eventful.has(number) && wanted(place) && place.precision !== 'country' &&
          !(place.bounds && geo.shapes.wide(place) >= geo.shapes.OCEANIC))
        .sort((a, b) => b.place.mentions - a.place.mentions || a.number - b.number);
    }

    /** Draws the events in view; returns the boxes that are taken and the names to write. */
    draw() {
      const bounds = this.map.getBounds().pad(0.15);
      this.from = bounds.getWest();
      this.to = bounds.getEast();
      this.layer.clearLayers();
      this.taken = new Taken();
      this.names = [];
      this.drawn = [];
      this.keepFreeOfControls();
      const whole = this.to - this.from >= 360;
      const box = whole ? [-180, -85, 180, 85] : [this.from, Math.max(-85, bounds.getSouth()), this.to, Math.min(85, bounds.getNorth())];
      for (const found of this.clusters.getClusters(box, Math.max(0, Math.floor(this.map.getZoom())))) {
        this.atCopies(found.geometry.coordinates, (lon, lat) => this.point(found, lon, lat));
      }
      for (const site of this.badges) this.badgeInView(site);
      return { taken: this.taken, names: this.names };
    }

    /** The quiet layer: places without an event, where there is room; not those in `named`. */
    drawMentions(named) {
      if (!this.model.mentioned) return;
      const seen = this.map.getBounds();
      const [south, north] = [seen.getSouth(), seen.getNorth()];
      const before = this.drawn.length;
      for (const one of this.quiet) {
        if (one.place.lat < south || one.place.lat > north || named.has(one.number)) continue;
        if (this.drawn.length - before >= MOST_QUIET) break;
        this.atCopies([one.place.lon, one.place.lat], (lon, lat) => this.mention(one, lon, lat));
      }
    }

    /** Badges and names that can move stay away from the map's buttons and its scale. */
    keepFreeOfControls() {
      const min = this.map.containerPointToLayerPoint([0, 0]);
      const size = String(this.map.getSize());
      // Asked for once a size of the map: to ask lays the whole page out.
      if (size !== this.sized) {
        this.sized = size;
        const frame = this.map.getContainer().getBoundingClientRect();
        this.controls = [...this.map.getContainer().querySelectorAll('.leaflet-control')].map((control) => control.getBoundingClientRect())
          .map((box) => [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
      }
      for (const [left, top, right, bottom] of this.controls) this.taken.add([left + min.x, top + min.y, right + min.x, bottom + min.y]);
    }

    atCopies([lon, lat], draw) {
      for (const shift of copies(lon, lon, this.from, this.to)) draw(lon + shift, lat);
    }

    point(found, lon, lat) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      if (found.properties.cluster) {
        this.taken.add(around(x, y, BUBBLE + 4, BUBBLE + 4));
        this.drawn.push({ kind: 'bubble', x, y, count: found.properties.n });
        this.marker(lon, lat, BUBBLE, BUBBLE, el('span', { class: 'bubble' }, String(found.properties.n)),
          this.model.t('events_here', { n: found.properties.n }), () => this.actions.cluster(this.leaves(found), found, lon, lat));
        return;
      }
      const site = this.points[found.properties.index];
      const size = site.kind === 'ring' ? RING : DOT;
      this.taken.add(around(x, y, size, size));
      this.drawn.push({ kind: site.kind, x, y, ...this.seen(site) });
      this.names.push({ text: site.place.name, x, y, away: size / 2 });
      this.marker(lon, lat, size, size, this.dot(site), this.title(site), () => this.actions.site(site, lon, lat));
    }

    leaves(found) {
      return this.clusters.getLeaves(found.properties.cluster_id, Infinity)
        .map(({ properties }) => this.points[properties.index]);
    }

    /** A badge at its label point; of a water whose label point is out of view, where it is seen. */
    badgeInView(site) {
      const view = this.map.getBounds();
      const [west, east] = [view.getWest(), view.getEast()];
      const shifts = copies(site.place.lon, site.place.lon, west, east);
      const high = site.place.lat < view.getNorth() && site.place.lat > view.getSouth();
      if (high && shifts.length && !(whole(site) && !this.roomy(site, shifts[0]))) {
        for (const shift of shifts) this.badge(site, site.place.lon + shift, site.place.lat);
      } else if (site.place.shape) {
        const spot = this.seenPart(site, view);
        if (spot) this.badge(site, spot[0], spot[1]);
      }
    }

    /** Whether an ocean's label point is free to stand on. */
    roomy({ place }, shift) {
      const { x, y } = this.map.latLngToLayerPoint([place.lat, place.lon + shift]);
      return this.taken.free(around(x, y, width(shortened(place.name), FONT) + 60, BADGE));
    }

    /** A point of a shape in view, away from the other symbols, out of a grid of points. */
    seenPart(site, view) {
      site.rings = site.rings || site.place.shape.map((rings) => unpack(rings[0], 3));
      const wide = width(shortened(site.place.name), FONT) + 60;
      const spots = [];
      const min = this.map.containerPointToLayerPoint([0, 0]);
      const size = this.map.getSize();
      for (let column = 0; column <= GRID; column += 1) {
        for (let row = 0; row <= GRID; row += 1) {
          const x = min.x + wide / 2 + 8 + (size.x - wide - 16) * column / GRID;
          const y = min.y + BADGE + (size.y - 2 * BADGE) * row / GRID;
          const corners = [-wide / 2, 0, wide / 2].map((dx) => this.map.layerPointToLatLng([x + dx, y]));
          const within = [-720, -360, 0, 360, 720].some((shift) => site.rings.some((ring) => corners.every(({ lat, lng }) => inside(lng + shift, lat, ring))));
          if (within) spots.push({ x, y });
        }
      }
      const middle = (view.getWest() + view.getEast()) / 2;
      const towards = this.map.latLngToLayerPoint([site.place.lat, near(site.place.lon, middle)]);
      const spot = labelSpot(this.taken, spots, towards, wide, BADGE);
      if (!spot) return null;
      const { lat, lng } = this.map.layerPointToLatLng(spot);
      return [lng, lat];
    }

    badge(site, lon, lat) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const text = shortened(site.place.name);
      const count = site.events.length > 1 ? String(site.events.length) : '';
      const wide = Math.ceil(width(text, FONT) + (count ? 22 : 0) + 38);
      const least = BADGE + (count ? 20 : 4);
      let spot = placeBox(this.taken, x, y, wide, BADGE, this.tries(x, y, wide));
      // Without its name a badge is small enough to stay near its place in a crowd.
      const moved = (one) => (one ? Math.hypot(one.dx, one.dy) : Infinity);
      const far = moved(spot) > 44;
      const small = far ? placeBox(this.taken, x, y, least, BADGE, this.tries(x, y, least)) : null;
      const short = far && (!spot || moved(small) < moved(spot) - 12);
      if (short) spot = small || { dx: 0, dy: 0, box: around(x, y, least, BADGE) };
      this.taken.add(spot.box);
      // Its name is written beside it where there is room, as a dot's is.
      if (short) this.names.push({ text, x: (spot.box[0] + spot.box[2]) / 2, y: (spot.box[1] + spot.box[3]) / 2, away: least / 2 });
      const [left, top, right, bottom] = spot.box;
      const content = el('span', { class: `badge badge-${site.kind} ${this.look(site)}` },
        this.mark(site), short ? null : el('span', { class: 'badge-name' }, text),
        count ? el('span', { class: 'badge-count' }, count) : null);
      const at = this.map.layerPointToLatLng([(left + right) / 2, (top + bottom) / 2]);
      if (Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) > BADGE / 2) this.leader([lat, lon], at);
      this.drawn.push({ kind: site.kind, x: (left + right) / 2, y: (top + bottom) / 2, wide: right - left, high: bottom - top, text: short ? null : text, ...this.seen(site) });
      this.marker(at.lng, at.lat, right - left, bottom - top, content, this.title(site), () => this.actions.site(site, at.lng, at.lat));
    }

    /** Offsets that keep a badge wholly in view, if its place is in view. */
    tries(x, y, wide) {
      const min = this.map.containerPointToLayerPoint([0, 0]);
      const { x: w, y: h } = this.map.getSize();
      const fits = ([dx, dy]) => x + dx - wide / 2 > min.x && x + dx + wide / 2 < min.x + w &&
        y + dy - BADGE / 2 > min.y && y + dy + BADGE / 2 < min.y + h;
      const seen = x > min.x && x < min.x + w && y > min.y && y < min.y + h;
      const edges = [[wide / 2 + 6 - (x - min.x), 0], [min.x + w - x - wide / 2 - 6, 0]].filter(([dx]) => Math.abs(dx) < wide / 2 + 6);
      return seen ? [...TRIES.filter(fits), ...edges.filter(fits)] : TRIES;
    }

    /** A thin line from a badge that had to move to the place that it stands for. */
    leader(from, to) {
      const options = { renderer: this.lines, pane: 'shapes', interactive: false };
      L.polyline([from, to], { ...options, className: 'leader' }).addTo(this.layer);
      L.circleMarker(from, { ...options, radius: 2.5, className: 'leader-end' }).addTo(this.layer);
    }

    mention({ place, number }, lon, lat) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const box = around(x, y, MENTIONED, MENTIONED);
      if (!this.taken.free(box)) return;
      this.taken.add(box);
      this.drawn.push({ kind: 'mentioned', x, y });
      this.names.push({ text: place.name, x, y, away: MENTIONED / 2, quiet: true });
      this.marker(lon, lat, 24, 24, el('span', { class: 'mentioned' + (place.shape ? ' mentioned-area' : '') }), place.name, () => this.actions.mention(number, lon, lat));
    }

    /** The sign of a site's events, or a neutral one where they are of several families. */
    mark(site) {
      const families = new Set(site.events.map(({ family }) => family));
      return families.size === 1 ? sign(site.events[0].family) : el('span', { class: 'sign sign-many', 'aria-hidden': 'true' });
    }

    /** What a site looks like, in plain words and numbers, for a picture of the map. */
    seen(site) {
      const families = new Set(site.events.map(({ family }) => family));
      return { types: [...new Set(site.events.map(({ typeLabel }) => typeLabel))], family: families.size === 1 ? site.events[0].family : null, count: site.events.length, hollow: this.open(site) };
    }

    open(site) {
      return site.events.every(({ status }) => status !== 'happened' && status !== 'ongoing');
    }

    look(site) {
      const families = new Set(site.events.map(({ family }) => family.id));
      const open = this.open(site);
      const past = site.events.every(({ prominence }) => prominence === 'background');
      return [families.size === 1 ? `family-${[...families][0]}` : 'family-many', open ? 'hollow' : '', past ? 'past' : ''].join(' ');
    }

    dot(site) {
      const many = site.events.length > 1;
      return el('span', { class: `${site.kind} ${this.look(site)}` },
        el('span', { class: 'dot-core' }, many ? String(site.events.length) : sign(site.events[0].family)));
    }

    title(site) {
      return site.events.length === 1 ? site.events[0].label
        : this.model.t('events_at', { n: site.events.length, place: site.place.name });
    }

    marker(lon, lat, wide, high, content, title, act) {
      // The list of events is the accessible twin: symbols are no tab stops.
      const icon = L.divIcon({ className: 'symbol', html: content, iconSize: [wide, high] });
      const marker = L.marker([lat, lon], { icon, keyboard: false, title, alt: title }).addTo(this.layer);
      marker.on('click', act);
    }

    /** Whether a place has a symbol of its own at this zoom, not hidden in a bubble. */
    alone(number) {
      const zoom = Math.max(0, Math.floor(this.map.getZoom()));
      const index = this.points.findIndex((site) => site.number === number);
      if (index < 0) return true;
      return this.clusters.getClusters([-180, -85, 180, 85], zoom)
        .some(({ properties }) => !properties.cluster && properties.index === index);
    }
  }

  geo.Symbols = Symbols;
})(globalThis.geo = globalThis.geo || {});
