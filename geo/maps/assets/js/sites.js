// Places with their events, each with the symbol that its precision allows. No DOM.
(function (geo) {
  'use strict';

  const AREAS = new Set(['region', 'derived']);

  /** One entry for each place that has events, with the symbol that its precision allows. */
  function sites(model) {
    const byPlace = new Map();
    for (const index of model.shown) {
      const event = model.events[index];
      if (event.place === null) continue;
      if (!byPlace.has(event.place)) byPlace.set(event.place, []);
      byPlace.get(event.place).push(event);
    }
    return [...byPlace].map(([number, found]) => {
      const place = model.place(number);
      let kind = 'dot';
      if (place.precision === 'country') kind = 'country';
      else if (place.shape || AREAS.has(place.precision)) kind = 'area';
      else if (place.precision === 'province' || place.precision === 'district') kind = 'ring';
      return { number, place, events: found, kind };
    });
  }

  /** An ocean or a like part of the world: too wide for a badge to stand on "the place". */
  function whole({ place }) {
    return Boolean(place.bounds) && geo.shapes.wide(place) >= geo.shapes.OCEANIC;
  }

  /** Nothing of a site has happened yet: it is drawn hollow. */
  function open({ events }) {
    return events.every(({ status }) => status !== 'happened' && status !== 'ongoing');
  }

  /** What a site looks like, in plain words and numbers, for a picture of the map. */
  function seen(site) {
    const families = new Set(site.events.map(({ family }) => family));
    return { types: [...new Set(site.events.map(({ typeLabel }) => typeLabel))], family: families.size === 1 ? site.events[0].family : null, count: site.events.length, hollow: open(site) };
  }

  /** The classes that give a site's symbol its colour and shade. */
  function look(site) {
    const families = new Set(site.events.map(({ family }) => family.id));
    const past = site.events.every(({ prominence }) => prominence === 'background');
    return [families.size === 1 ? `family-${[...families][0]}` : 'family-many', open(site) ? 'hollow' : '', past ? 'past' : ''].join(' ');
  }

  geo.sites = { look, seen, sites, whole };
})(globalThis.geo = globalThis.geo || {});
