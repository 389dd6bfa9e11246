// The page's data, joined up, and the one state that all parts of the page look at.
// No other part reads the data block's events, features or places.
(function (geo) {
  'use strict';

  const ORDER = ['location', 'path', 'destination', 'origin', 'target'];
  const UNKNOWN = '?';

  /** Events with everything the parts need; `data` is the page's JSON. */
  function events(data, families) {
    const found = data.events.map((event, index) => {
      const feature = data.features[index];
      const lead = event.reports[0];
      const row = feature.properties;
      const { first, last, precision } = lead.time;
      const place = shownPlace(event);
      const dated = precision !== 'unknown' && Boolean(first || last);
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
        first,
        last,
        precision,
        from: dated ? geo.dates.number(first || last) : null,
        until: dated ? geo.dates.number(last || first) : null,
        place,
        keys: {
          where: event.where,
          who: event.who,
          type: [lead.type],
          status: [lead.status],
          prominence: [lead.prominence],
          precision: [place === null ? UNKNOWN : data.places[place].precision],
          confidence: [geo.facets.band(row.confidence)],
          source: [...new Set(event.reports.map(({ article }) => outlet(data.articles[article])))],
        },
        words: geo.facets.folded([lead.label, row.type_label, row.places, row.actors,
          row.recipients, row.quote, row.date_text, row.article_title].filter(Boolean).join(' ')),
      };
    });
    const day = (event) => event.first || event.last || '9999';
    [...found].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.index - b.index))
      .forEach((event, rank) => { event.rank = rank; });
    return found;
  }

  /** The outlet of an article, else the host of its address. */
  function outlet({ source, url }) {
    if (source) return source;
    try {
      return new URL(url).host || UNKNOWN;
    } catch {
      return UNKNOWN;
    }
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
      this.keys = {};
      for (const facet of geo.facets.FACETS) this.keys[facet] = geo.facets.ordered(this.events, facet);
      this.typeLabels = new Map(this.events.map((event) => [event.type, event.typeLabel]));
      this.filter = this.firstFilter();
      this.selected = null;
      this.report = 0;
      this.article = data.articles.length ? 0 : null;
      this.tab = 'events';
      this.mentioned = true;
      this.listeners = [];
      this.count();
    }

    /** Background is off at first, unless there is nothing else to show. */
    firstFilter() {
      const filter = geo.facets.everything();
      if (this.events.some((event) => event.prominence === 'foreground')) {
        filter.off.prominence.add('background');
      }
      return filter;
    }

    count() {
      this.tally = geo.facets.tally(this.events, this.filter);
      this.shown = this.tally.shown;
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
      this.count();
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

    /** Opens a tab of the reading pane. */
    open(tab) {
      this.tab = tab;
      this.tell('tab');
    }

    /** The event and report that a report id from outside stands for, or null. */
    find(id) {
      for (const event of this.events) {
        const report = event.reports.findIndex((one) => one.id === id);
        if (report >= 0) return { index: event.index, report };
        if (event.id === id) return { index: event.index, report: 0 };
      }
      return null;
    }

    /** Shown events by date, undated ones by the day that bounds them, the rest last. */
    inOrder() {
      return this.shown.map((index) => this.events[index]).sort((a, b) => a.rank - b.rank);
    }

    /** Reports of the shown events as a reader meets them: article by article, in text order. */
    inText() {
      return this.shown.flatMap((index) => this.events[index].reports.map((report, number) => ({ index, report: number, article: report.article, at: report.trigger[0] })))
        .sort((a, b) => a.article - b.article || a.at - b.at || a.index - b.index);
    }

    /** The event as a GeoJSON Feature, exactly as `geo export` writes it. */
    feature(event) {
      return event.feature;
    }

    /** The columns of an event as `geo export` writes them. */
    row(event) {
      return event.feature.properties;
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
      if (key === '?') return this.t({ who: 'nobody', source: 'no_source' }[facet] || 'nowhere');
      return this.data.countries[key] || key;
    }

    /** A choice of any facet in the page's words. */
    choiceName(facet, key) {
      if (facet === 'type') return this.typeLabels.get(key) || key;
      if (facet === 'source') return key === UNKNOWN ? this.t('no_source') : key;
      if (facet === 'where' || facet === 'who' || key === UNKNOWN) return this.keyName(key, facet);
      return this.t(`${facet}_${key}`);
    }

    when(event) {
      return geo.dates.interval(event.first, event.last, event.precision, this.t);
    }
  }

  geo.Model = Model;
})(globalThis.geo = globalThis.geo || {});
