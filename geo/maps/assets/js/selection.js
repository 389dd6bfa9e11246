// The selected event on the map: its places with their roles, arrows from origin to destination.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const { near, bow, enclosing } = geo.geometry;

  class Selection {
    constructor(map, model, base) {
      this.map = map;
      this.model = model;
      this.base = base;
      this.renderer = L.svg({ pane: 'selection', padding: 0.3 }).addTo(map);
      this.renderer._container.setAttribute('aria-hidden', 'true');
      this.layer = L.layerGroup().addTo(map);
    }

    clear() {
      this.layer.clearLayers();
    }

    /** Shows an event's places; each place once, under its first role. */
    event(event, report) {
      this.clear();
      const places = this.located(event, report);
      if (!places.length) return;
      const centre = this.map.getCenter().lng;
      const main = places.find(({ number }) => number === event.place) || places[0];
      const anchor = near(main.place.lon, centre);
      const at = ({ place }) => [near(place.lon, anchor), place.lat];
      for (const one of places) this.highlight(one.place, at(one)[0] - one.place.lon, event.family.id);
      this.arrows(places, at, event.family.id);
      if (places.length > 1) for (const one of places) this.tag(one, at(one));
    }

    /** One place that a reader asked for by clicking its words. */
    place(number) {
      this.clear();
      const place = this.model.place(number);
      const lon = near(place.lon, this.map.getCenter().lng);
      this.highlight(place, lon - place.lon, 'many');
      this.tag({ place, role: null }, [lon, place.lat]);
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
        L.polygon(geo.shapes.latLngs(place, shift), { ...options, className: `chosen-shape family-${family}`, weight: 2 }).addTo(this.layer);
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
    arrows(places, at, family) {
      const of = (role) => places.filter((one) => one.role === role);
      const legs = [of('origin')[0], ...of('path'), of('destination')[0]].filter(Boolean);
      if (legs.length < 2 && of('target').length && of('origin').length) legs.push(of('target')[0]);
      for (let index = 0; index + 1 < legs.length; index += 1) {
        const line = bow(at(legs[index]), at(legs[index + 1]), 24).map(([lon, lat]) => [lat, lon]);
        L.polyline(line, { renderer: this.renderer, pane: 'selection', interactive: false, className: `arrow family-${family}`, weight: 2.5 }).addTo(this.layer);
      }
    }

    tag({ place, role }, [lon, lat]) {
      const content = el('span', { class: 'tag' }, role ? el('span', { class: 'tag-role' }, this.model.t('role_' + role) + ' ') : null, place.name);
      const icon = L.divIcon({ className: 'tag-holder', html: content, iconSize: [0, 0] });
      L.marker([lat, lon], { icon, pane: 'tags', keyboard: false, interactive: false }).addTo(this.layer);
    }

    /** Bounds around an event's places, or one place: what to move the map to. */
    bounds(places) {
      const points = [];
      for (const { place } of places) {
        if (place.bounds && geo.shapes.wide(place) < 45) {
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
