// The page's data, joined up, and the one state that all parts of the page look at.
(function (geo) {
  'use strict';

  const ORDER = ['location', 'path', 'destination', 'origin', 'target'];

  /** Events with everything the parts need; `data` is the page's JSON. */
  function events(data, families) {
    return data.events.map((event, index) => {
      const feature = data.features[index];
      const lead = event.reports[0];
      const row = feature.properties;
      return {
        index,
        id: feature.id,
        feature,
        reports: event.reports,
        lead,
        label: lead.label,
        type: lead.type,
        typeLabel: row.type_label || lead.type,
        family: families.get(lead.type) || families.get(''),
        status: lead.status,
        prominence: lead.prominence,
        first: lead.time.first,
        last: lead.time.last,
        precision: lead.time.precision,
        place: shownPlace(event),
        keys: {
          where: event.where,
          who: event.who,
          type: [lead.type],
          status: [lead.status],
          prominence: [lead.prominence],
        },
        words: geo.facets.folded([lead.label, row.type_label, row.places, row.actors,
          row.recipients, row.quote, row.date_text, row.article_title].filter(Boolean).join(' ')),
      };
    });
  }

  /** Index of the place on which the event stands: as in the exported geometry. */
  function shownPlace(event) {
    let best = null;
    for (const report of event.reports) {
      for (const item of report.places) {
        const rank = ORDER.indexOf(item.role);
        if (item.place === null || rank < 0) continue;
        if (best === null || rank < best.rank) best = { rank, place: item.place };
      }
    }
    return best ? best.place : null;
  }

  /** State with listeners: `change({…})` says what changed, every listener hears it once. */
  class Model {
    constructor(data) {
      this.data = data;
      this.t = geo.dom.words(data.strings);
      this.families = new Map();
      for (const family of data.families) {
        for (const type of family.types) this.families.set(type, family);
        if (family.id === 'other') this.families.set('', family);
      }
      this.events = events(data, this.families);
      this.filter = this.firstFilter();
      this.shown = geo.facets.passing(this.events, this.filter);
      this.selected = null;
      this.report = 0;
      this.article = data.articles.length ? 0 : null;
      this.mentioned = true;
      this.listeners = [];
    }

    /** Background is off at first, unless there is nothing else to show. */
    firstFilter() {
      const filter = geo.facets.everything();
      if (this.events.some((event) => event.prominence === 'foreground')) {
        filter.off.prominence.add('background');
      }
      return filter;
    }

    listen(listener) {
      this.listeners.push(listener);
    }

    tell(what) {
      for (const listener of this.listeners) listener(what);
    }

    /** Changes the filter by a function that gets it; then everything is counted anew. */
    change(edit) {
      edit(this.filter);
      this.shown = geo.facets.passing(this.events, this.filter);
      this.tell('filter');
    }

    reset() {
      this.filter = this.firstFilter();
      this.change(() => {});
    }

    /** Selects an event (or none, with null) and its report; `from` says which part asked. */
    select(index, from, report = 0) {
      this.selected = index;
      this.report = report;
      if (index !== null) this.article = this.events[index].reports[report].article;
      this.tell(index === null ? 'deselect' : from === 'map' ? 'select-from-map' : 'select');
    }

    place(index) {
      return index === null || index === undefined ? null : this.data.places[index];
    }

    /** Name of a country code, a water or another key of the facets where and who. */
    keyName(key, facet) {
      if (key === geo.facets.SEA) return this.t('at_sea');
      if (key.startsWith(geo.facets.SEA)) return key.slice(key.indexOf('/') + 1 || 1);
      if (key === '!') return this.t('disputed');
      if (key === '*') return this.t('wide');
      if (key === '?') return this.t(facet === 'who' ? 'nobody' : 'nowhere');
      return this.data.countries[key] || key;
    }

    when(event) {
      return geo.dates.interval(event.first, event.last, event.precision, this.t);
    }
  }

  geo.Model = Model;
})(globalThis.geo = globalThis.geo || {});
