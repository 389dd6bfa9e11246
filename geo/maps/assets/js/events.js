// Events as the page's parts read them: objects without data of their own, on top of the columns.
(function (geo) {
  'use strict';

  const { byDay, NONE, LAST } = geo.store;
  const UNKNOWN = '?';

  class PageEvent {
    constructor(table, index) {
      this.table = table;
      this.index = index;
    }

    get number() { return this.table.store.leads[this.index]; }

    get id() { return this.table.store.core.events.id[this.index] || this.lead.id; }

    get lead() { return this.table.store.reports[this.number]; }

    get reports() {
      const { store } = this.table;
      const others = store.core.events.others[this.index];
      return others ? [this.lead, ...others.map((one) => store.reports[one])] : [this.lead];
    }

    get aliases() {
      return this.table.store.core.events.aliases[this.index] || this.reports.slice(1).map(({ id }) => id);
    }

    get label() { return this.lead.label; }

    get type() { return this.lead.type; }

    get typeLabel() { return this.table.store.core.events.type_labels[this.type]; }

    get family() { return this.table.familyOf(this.type); }

    get status() { return this.lead.status; }

    get prominence() { return this.lead.prominence; }

    get precision() { return this.lead.coded('precision'); }

    get first() { return this.table.store.days(this.number).first; }

    get last() { return this.table.store.days(this.number).last; }

    get dated() { return this.table.dated[this.index] === 1; }

    /** First and last day as numbers since 1970, or null without a date. */
    get from() { return this.dated ? this.table.low[this.index] : null; }

    get until() { return this.dated ? this.table.high[this.index] : null; }

    get place() {
      const place = this.table.store.core.events.place[this.index];
      return place ? place - 1 : null;
    }

    get review() {
      const { table, codes } = this.table.store.core.events.review;
      return table[codes[this.index]];
    }

    /** Days of the first and the last run that had it, or null. */
    get firstSeen() { return this.table.store.core.events.first_seen[this.index] || null; }

    get lastSeen() { return this.table.store.core.events.last_seen[this.index] || null; }

    get rank() { return this.table.rank[this.index]; }

    /** The keys that each facet has the event under. */
    get keys() { return this.table.keys(this.index); }

    /** What a search looks through, folded. */
    get words() {
      const { articles, places } = this.table.store;
      const names = new Set();
      const parts = [this.label, this.typeLabel, articles[this.lead.article].title];
      for (const report of this.reports) {
        for (const { place } of report.places) if (place !== null) names.add(places[place].name);
        for (const { name } of [...report.actors, ...report.recipients]) names.add(name);
      }
      return geo.facets.folded([...parts, ...names, geo.rows.quote(this), this.lead.time.text].filter(Boolean).join(' '));
    }
  }

  /** All events, and what is known of them in arrays: what filters and the order need. */
  class EventTable {
    constructor(store, familyOf) {
      this.store = store;
      this.familyOf = familyOf;
      const { leads } = store;
      const n = leads.length;
      this.low = new Int32Array(n);
      this.high = new Int32Array(n);
      this.dated = new Uint8Array(n);
      const { precision } = store.core.reports;
      for (let i = 0; i < n; i += 1) {
        const [first, last] = [store.first[leads[i]], store.last[leads[i]]];
        this.low[i] = first === NONE ? last : first;
        this.high[i] = last === NONE ? first : last;
        this.dated[i] = this.low[i] !== NONE && precision.table[precision.codes[leads[i]]] !== 'unknown' ? 1 : 0;
      }
      const { first_seen: seen } = store.core.events;
      this.seen = Object.keys(seen).length ? Int32Array.from(leads, (_, index) => (seen[index] ? geo.dates.number(seen[index]) : NONE)) : null;
      this.facets = this.facetCodes();
      this.setRank();
      this.events = leads.map((_, index) => new PageEvent(this, index));
    }

    /** The first and the last day that any event names, as numbers since 1970; or null. */
    extent() {
      let [first, last] = [LAST, NONE];
      for (let i = 0; i < this.low.length; i += 1) {
        if (this.low[i] === NONE) continue;
        if (this.low[i] < first) first = this.low[i];
        if (this.high[i] > last) last = this.high[i];
      }
      return last === NONE ? null : [first, last];
    }

    /** Order by day, of one day as in the findings; undated events by the day that bounds them. */
    setRank() {
      const all = Array.from(this.low, (_, index) => index);
      this.order = Int32Array.from(byDay(all, (i) => (this.low[i] === NONE ? LAST : this.low[i]), (group) => group));
      this.rank = new Int32Array(this.order.length);
      this.order.forEach((index, rank) => { this.rank[index] = rank; });
    }

    /** For each facet the sets of keys that occur and each event's set: `{ sets, codes }`. */
    facetCodes() {
      const { core, leads, places, articles } = this.store;
      const { events, reports } = core;
      const lead = (name) => ({ sets: reports[name].table.map((key) => [key]), codes: Int32Array.from(leads, (report) => reports[name].codes[report]) });
      const most = new Map(Object.entries(events.others));
      const bands = Int32Array.from(leads, (report, index) => {
        const others = most.get(String(index)) || [];
        return Math.max(reports.thousandths[report], ...others.map((one) => reports.thousandths[one]));
      });
      return {
        where: { sets: events.tables.where, codes: Int32Array.from(events.where) },
        who: { sets: events.tables.who, codes: Int32Array.from(events.who) },
        type: lead('type'),
        status: lead('status'),
        prominence: lead('prominence'),
        precision: grouped(events.place, (place) => [place ? places[place - 1].precision : UNKNOWN]),
        confidence: grouped(bands, (value) => [geo.facets.band(value / 1000)]),
        review: { sets: events.review.table.map((key) => [key]), codes: Int32Array.from(events.review.codes) },
        source: this.sources(leads, most, articles),
      };
    }

    /** Events that an article reports, in the findings' order. */
    inArticle(number) {
      const { store } = this;
      this.eventOf = this.eventOf || this.eventsOfReports();
      const found = new Set();
      for (let report = store.reportsOf[number]; report < store.reportsOf[number + 1]; report += 1) found.add(this.eventOf[report]);
      return [...found].sort((a, b) => a - b).map((index) => this.events[index]);
    }

    eventsOfReports() {
      const found = new Int32Array(this.store.reports.length);
      this.store.leads.forEach((report, index) => { found[report] = index; });
      for (const [index, others] of Object.entries(this.store.core.events.others)) for (const report of others) found[report] = Number(index);
      return found;
    }

    sources(leads, most, articles) {
      const sets = [];
      const numbers = new Map();
      const names = articles.map(outlet);
      const codes = Int32Array.from(leads, (report, index) => {
        const reports = [report, ...(most.get(String(index)) || [])];
        const set = [...new Set(reports.map((one) => names[this.store.articleOf[one]]))];
        const key = set.length === 1 ? set[0] : JSON.stringify(set);
        if (!numbers.has(key)) numbers.set(key, sets.push(set) - 1);
        return numbers.get(key);
      });
      return { sets, codes };
    }

    keys(index) {
      return Object.fromEntries(geo.facets.FACETS.map((facet) => {
        const { sets, codes } = this.facets[facet];
        return [facet, sets[codes[index]]];
      }));
    }
  }

  /** Codes of values whose keys are given by a function, asked once a value. */
  function grouped(values, keysOf) {
    const sets = [];
    const numbers = new Map();
    const codes = Int32Array.from(values, (value) => {
      if (!numbers.has(value)) numbers.set(value, sets.push(keysOf(value)) - 1);
      return numbers.get(value);
    });
    return { sets, codes };
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

  geo.events = { PageEvent, EventTable };
})(globalThis.geo = globalThis.geo || {});
