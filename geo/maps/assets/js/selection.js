// The selected event on the map: its places with their roles, arrows from origin to destination.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const { near, bow, enclosing } = geo.geometry;

  const TRIES = geo.placing.offsets(14, 4);

  function oceanic(place) {
    return Boolean(place.bounds) && geo.shapes.wide(place) >= geo.shapes.OCEANIC;
  }

  /** A few degrees on the way to a place too wide to have a middle: "into the Pacific". */
  function towards(from, to, degrees) {
    const far = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const step = Math.min(1, degrees / far);
    return [from[0] + (to[0] - from[0]) * step, from[1] + (to[1] - from[1]) * step];
  }

  class Selection {
    constructor(map, model, base, shapes) {
      this.map = map;
      this.model = model;
      this.base = base;
      this.shapes = shapes;
      this.renderer = L.svg({ pane: 'selection', padding: 0.3 }).addTo(map);
      this.renderer._container.setAttribute('aria-hidden', 'true');
      this.tags = [];
      this.chosen = [];
      this.layer = L.layerGroup().addTo(map);
    }

    clear() {
      this.layer.clearLayers();
      this.tags = [];
      this.chosen = [];
    }

    /** Shows an event's places; each place once, under its first role. */
    event(event, report) {
      this.clear();
      const places = this.located(event, report);
      if (!places.length) return;
      this.chosen = places;
      const main = places.find(({ number }) => number === event.place) || places[0];
      const anchor = near(main.place.lon, this.map.getCenter().lng);
      const middle = [anchor, main.place.lat];
      const step = 1.2 * Math.max(2, ...places.filter(({ place }) => !oceanic(place) && place.bounds).map(({ place }) => geo.shapes.wide(place)));
      for (const one of places) {
        const lon = near(one.place.lon, anchor);
        one.at = oceanic(one.place) ? towards(middle, [lon, one.place.lat], step) : [lon, one.place.lat];
        this.highlight(one.place, lon - one.place.lon, event.family.id);
      }
      this.arrows(places, event.family.id);
      // The event's own place has its symbol with its name; the other places are named here.
      this.tags = places.filter((one) => one !== main);
    }

    /** One place that a reader asked for by clicking its words. */
    place(number) {
      this.clear();
      const place = this.model.place(number);
      const lon = near(place.lon, this.map.getCenter().lng);
      this.highlight(place, lon - place.lon, 'many');
      this.tags = [{ place, number, role: null, at: [lon, place.lat] }];
    }

    /** Names the places of the selection beside them; returns the numbers of those named. */
    drawTags(taken) {
      for (const tag of this.drawnTags || []) tag.remove();
      this.drawnTags = [];
      this.named = [];
      const { t } = this.model;
      const min = this.map.containerPointToLayerPoint([0, 0]);
      const max = min.add(this.map.getSize());
      for (const { place, role, at: [lon, lat] } of this.tags || []) {
        const text = (role ? t('role_' + role) + ' ' : '') + place.name;
        const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
        const wide = text.length * 7 + 18;
        // A tag whose place is seen is read whole, at the map's edge too.
        const edged = x >= min.x && x <= max.x ? Math.min(Math.max(x, min.x + wide / 2 + 6), max.x - wide / 2 - 6) : x;
        const below = y + 28 + 11 > max.y && y <= max.y ? y - 28 : y + 28;
        const fits = ([dx, dy]) => edged + dx > min.x + wide / 2 && edged + dx < max.x - wide / 2 && below + dy > min.y + 11 && below + dy < max.y - 11;
        const inView = x >= min.x && x <= max.x && y >= min.y && y <= max.y;
        const spot = geo.placing.place(taken, edged, below, wide, 22, inView ? TRIES.filter(fits) : TRIES) || { box: geo.placing.around(edged, below, wide, 22) };
        taken.add(spot.box);
        this.named.push({ kind: 'place', text, x: (spot.box[0] + spot.box[2]) / 2, y: (spot.box[1] + spot.box[3]) / 2 });
        const at = this.map.layerPointToLatLng([(spot.box[0] + spot.box[2]) / 2, (spot.box[1] + spot.box[3]) / 2]);
        const content = el('span', { class: 'tag' }, role ? el('span', { class: 'tag-role' }, t('role_' + role) + ' ') : null, place.name);
        const icon = L.divIcon({ className: 'tag-holder', html: content, iconSize: [0, 0] });
        this.drawnTags.push(L.marker(at, { icon, pane: 'tags', keyboard: false, interactive: false }).addTo(this.map));
      }
      return new Set((this.tags || []).map(({ number }) => number));
    }

    located(event, report) {
      const found = new Map();
      for (const item of event.reports[report].places) {
        if (item.place === null || item.role === 'scope' || found.has(item.place)) continue;
        found.set(item.place, { number: item.place, role: item.role, place: this.model.place(item.place) });
      }
      return [...found.values()];
    }

    highlight(place, shift, family) {
      const options = { renderer: this.renderer, pane: 'selection', interactive: false };
      if (place.shape) {
        L.polygon(geo.shapes.latLngs(place, shift), { ...options, ...this.shapes.level(place), className: `chosen-shape${oceanic(place) ? ' chosen-ocean' : ''} family-${family}`, weight: 2 }).addTo(this.layer);
      } else if (place.precision === 'country' && place.country) {
        for (const ring of this.base.outlineOf(place.country)) {
          const latLngs = [];
          for (let i = 0; i < ring.length; i += 2) latLngs.push([ring[i + 1], ring[i] + shift]);
          L.polygon(latLngs, { ...options, className: `chosen-country family-${family}`, weight: 1.5 }).addTo(this.layer);
        }
      } else {
        const radius = place.precision === 'province' || place.precision === 'district' ? 25 : 18;
        L.circleMarker([place.lat, place.lon + shift], { ...options, radius, className: 'chosen-ring', weight: 2.5 }).addTo(this.layer);
      }
    }

    /** Origin → path → destination, as far as they are known. */
    arrows(places, family) {
      const of = (role) => places.filter((one) => one.role === role);
      const legs = [of('origin')[0], ...of('path'), of('destination')[0]].filter(Boolean);
      if (legs.length < 2 && of('target').length && of('origin').length) legs.push(of('target')[0]);
      for (let index = 0; index + 1 < legs.length; index += 1) {
        const line = bow(legs[index].at, legs[index + 1].at, 24).map(([lon, lat]) => [lat, lon]);
        L.polyline(line, { renderer: this.renderer, pane: 'selection', interactive: false, className: `arrow family-${family}`, weight: 2.5 }).addTo(this.layer);
      }
    }

    /** Bounds around an event's places, or one place: what to move the map to. */
    bounds(places) {
      const points = [];
      for (const { place, at } of places) {
        if (oceanic(place) && at) {
          points.push(at);
          continue;
        }
        if (place.bounds && !oceanic(place)) {
          points.push([place.bounds[0], place.bounds[1]], [place.bounds[2], place.bounds[3]]);
        } else {
          points.push([place.lon, place.lat]);
        }
      }
      return points.length ? enclosing(points) : null;
    }
  }

  geo.Selection = Selection;
})(globalThis.geo = globalThis.geo || {});
