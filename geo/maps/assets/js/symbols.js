// The events' symbols: dots, rings, badges and bubbles, placed so that none covers another.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  const { copies, inside, near, unpack } = geo.geometry;
  const { look, seen, sites, whole } = geo.sites;
  const { Taken, around, labelSpot, offsets } = geo.placing;
  const { HIGH: BADGE, bubble, find, nameBox, shortened, sizes } = geo.badges;
  const DOT = 26;
  const RING = 40;
  const MENTIONED = 10;
  /** Places without an event that are drawn at once: those that are mentioned most often. */
  const MOST_QUIET = 120;
  /** Where more of them are in view, only those are drawn that their names have room beside. */
  const FEW_QUIET = 40;
  const GRID = 12;
  const TRIES = offsets(16, 5);

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
      this.bubbles = [];
      for (const found of this.clusters.getClusters(box, Math.max(0, Math.floor(this.map.getZoom())))) {
        // Badges that join a bubble count at each copy of it.
        const joined = new Set();
        this.atCopies(found.geometry.coordinates, (lon, lat) => this.point(found, lon, lat, joined));
      }
      for (const site of this.badges) this.badgeInView(site);
      for (const one of this.bubbles) this.bubble(one);
      return { taken: this.taken, names: this.names };
    }

    /** What of the map is in view, in its layers' pixels, less a margin for names. */
    frame() {
      const min = this.map.containerPointToLayerPoint([0, 0]);
      const { x, y } = this.map.getSize();
      return [min.x + 4, min.y + 4, min.x + x - 4, min.y + y - 4];
    }

    /** The quiet layer: places without an event, where there is room; not those in `named`. */
    drawMentions(named) {
      if (!this.model.mentioned) return;
      const seen = this.map.getBounds();
      const [south, north] = [seen.getSouth(), seen.getNorth()];
      const found = [];
      for (const one of this.quiet) {
        if (found.length >= 2 * MOST_QUIET) break;
        if (one.place.lat < south || one.place.lat > north || named.has(one.number)) continue;
        if (copies(one.place.lon, one.place.lon, this.from, this.to).length) found.push(one);
      }
      const crowd = found.length > FEW_QUIET;
      const before = this.drawn.length;
      for (const one of found) {
        if (this.drawn.length - before >= MOST_QUIET) break;
        this.atCopies([one.place.lon, one.place.lat], (lon, lat) => this.mention(one, lon, lat, crowd));
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

    point(found, lon, lat, joined) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      if (found.properties.cluster) {
        const size = bubble(found.properties.n) + 4;
        this.taken.add(around(x, y, size, size));
        this.bubbles.push({ found, lon, lat, x, y, joined });
        return;
      }
      const site = this.points[found.properties.index];
      const size = site.kind === 'ring' ? RING : DOT;
      this.taken.add(around(x, y, size, size));
      this.drawn.push({ kind: site.kind, x, y, ...seen(site) });
      this.names.push({ text: site.place.name, x, y, away: size / 2 });
      this.marker(lon, lat, size, size, this.dot(site), this.title(site), () => this.actions.site(site, lon, lat));
    }

    /** Places close together as one symbol with a count; badges that found no room are among them. */
    bubble({ found, lon, lat, x, y, joined }) {
      const n = [...joined].reduce((sum, site) => sum + site.events.length, found.properties.n);
      const wide = bubble(n);
      this.drawn.push({ kind: 'bubble', x, y, wide, count: n });
      this.marker(lon, lat, wide, wide, el('span', { class: 'bubble' }, this.model.short(n)), this.model.t('events_here', { n }),
        () => this.actions.cluster([...this.leaves(found), ...joined], found, lon, lat));
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

    /** Whether there is room for an ocean's whole name at its label point. */
    roomy(site, shift) {
      const { x, y } = this.map.latLngToLayerPoint([site.place.lat, site.place.lon + shift]);
      const box = around(x, y, sizes('area', shortened(site.place.name), this.counted(site)).full, BADGE);
      const [left, top, right, bottom] = this.frame();
      return box[0] > left && box[1] > top && box[2] < right && box[3] < bottom && this.taken.free(box);
    }

    /** A point of a shape in view, away from the other symbols, out of a grid of points. */
    seenPart(site, view) {
      site.rings = site.rings || site.place.shape.map((rings) => unpack(rings[0], 3));
      const wide = sizes('area', shortened(site.place.name), this.counted(site)).full;
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

    counted({ events }) {
      return events.length > 1 ? this.model.short(events.length) : '';
    }

    badge(site, lon, lat) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const text = shortened(site.place.name);
      const count = this.counted(site);
      const spot = find(this.taken, { x, y, kind: site.kind, text, count }, (...at) => this.tries(...at), this.frame(), this.bubbles);
      if (spot.bubble) {
        spot.bubble.joined.add(site);
        return;
      }
      const { short } = spot;
      this.taken.add(spot.box);
      if (spot.name) {
        this.taken.add(spot.name);
        this.names.push({ text, box: spot.name });
      }
      const [left, top, right, bottom] = spot.box;
      const content = el('span', { class: `badge badge-${site.kind} ${look(site)}` },
        this.mark(site), short ? null : el('span', { class: 'badge-name' }, text),
        count ? el('span', { class: 'badge-count' }, count) : null);
      const at = this.map.layerPointToLatLng([(left + right) / 2, (top + bottom) / 2]);
      if (Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) > BADGE / 2) this.leader([lat, lon], at);
      this.drawn.push({ kind: site.kind, x: (left + right) / 2, y: (top + bottom) / 2, wide: right - left, high: bottom - top, text: short ? null : text, ...seen(site) });
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

    mention({ place, number }, lon, lat, crowd) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const box = around(x, y, MENTIONED, MENTIONED);
      if (!this.taken.free(box)) return;
      const name = crowd ? nameBox(this.taken, place.name, 'quiet', x, y, MENTIONED / 2, this.frame()) : null;
      if (crowd && !name) return;
      this.taken.add(box);
      if (name) this.taken.add(name);
      this.drawn.push({ kind: 'mentioned', x, y });
      this.names.push({ text: place.name, x, y, away: MENTIONED / 2, quiet: true, box: name });
      this.marker(lon, lat, 24, 24, el('span', { class: 'mentioned' + (place.shape ? ' mentioned-area' : '') }), place.name, () => this.actions.mention(number, lon, lat));
    }

    /** The sign of a site's events, or a neutral one where they are of several families. */
    mark(site) {
      const families = new Set(site.events.map(({ family }) => family));
      return families.size === 1 ? sign(site.events[0].family) : el('span', { class: 'sign sign-many', 'aria-hidden': 'true' });
    }

    dot(site) {
      const many = site.events.length > 1;
      return el('span', { class: `${site.kind} ${look(site)}` },
        el('span', { class: 'dot-core' }, many ? this.model.short(site.events.length) : sign(site.events[0].family)));
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
