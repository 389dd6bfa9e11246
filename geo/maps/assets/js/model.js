// The page's data, joined up, and the one state that all parts of the page look at.
// No other part reads the data block's events, features or places.
(function (geo) {
  'use strict';

  const UNKNOWN = '?';
  /** Pages of so few events are unpacked whole before they are shown. */
  const FEW = 3000;

  /** State with listeners: `change({…})` says what changed, every listener hears it once. */
  class Model {
    /** `data` is the page's small block, `store` what the packed ones hold. */
    constructor(data, store) {
      const { articles, places, core } = store;
      this.store = store;
      this.data = { ...data, articles, places, countries: core.countries, left_out: core.left_out };
      this.t = geo.dom.words(data.strings);
      Object.assign(this, geo.dom.numbers(data.strings.locale));
      this.families = new Map();
      for (const family of data.families) {
        for (const type of family.types) this.families.set(type, family);
        if (family.id === 'other') this.families.set('', family);
      }
      this.table = new geo.events.EventTable(store, (type) => this.families.get(type) || this.families.get(''));
      this.events = this.table.events;
      this.counter = new geo.counting.Counter(this.table, geo.store.NONE, (index) => this.events[index].words);
      this.keys = {};
      for (const facet of geo.facets.FACETS) this.keys[facet] = this.counter.ordered(facet);
      this.typeLabels = new Map(Object.entries(core.events.type_labels));
      this.filter = this.firstFilter();
      this.selected = null;
      this.report = 0;
      this.article = articles.length ? 0 : null;
      this.tab = 'events';
      this.mentioned = true;
      this.listeners = [];
      this.count();
    }

    /** Background is off at first, unless there is nothing else to show. */
    firstFilter() {
      const filter = geo.facets.everything();
      if (this.keys.prominence.includes('foreground')) {
        filter.off.prominence.add('background');
      }
      return filter;
    }

    count() {
      this.tally = this.counter.tally(this.filter);
      this.shown = this.tally.shown;
      this.passes = new Uint8Array(this.events.length);
      for (const index of this.shown) this.passes[index] = 1;
      this.ordered = null;
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
      if (this.filter.query.trim() && !this.store.complete) {
        this.store.loadAll().then(() => this.change(() => {}));
        return;
      }
      this.count();
      this.tell('filter');
    }

    reset() {
      this.filter = this.firstFilter();
      this.change(() => {});
    }

    /** Selects an event (or none, with null) and its report; `from` says which part asked. */
    select(index, from, report = 0) {
      const articles = index === null ? [] : this.events[index].reports.map(({ article }) => article);
      if (!articles.every((article) => this.store.has(article))) {
        this.store.load(articles).then(() => this.select(index, from, report));
        return;
      }
      this.selected = index;
      this.report = report;
      if (index !== null) this.article = articles[report];
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
      this.ordered = this.ordered || Array.from(this.table.order).filter((index) => this.passes[index]).map((index) => this.events[index]);
      return this.ordered;
    }

    /** Reports of shown events that one article holds, in the order of its text; of an article
     *  that is not unpacked yet, in that of the analysis. */
    inText(article) {
      const { loaded } = this.data.articles[article];
      return this.table.inArticle(article).filter(({ index }) => this.passes[index])
        .flatMap(({ index, reports }) => reports.map((one, report) => ({ index, report, one })))
        .filter(({ one }) => one.article === article)
        .map(({ index, report, one }) => ({ index, report, at: loaded ? one.trigger[0] : 0 }))
        .sort((a, b) => a.at - b.at);
    }

    /** The event as a GeoJSON Feature, exactly as `geo export` writes it. */
    feature(event) {
      return geo.rows.feature(event);
    }

    /** The columns of an event as `geo export` writes them, each worked out when it is read. */
    row(event) {
      return new geo.rows.Row(event);
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
  geo.FEW = FEW;
})(globalThis.geo = globalThis.geo || {});
