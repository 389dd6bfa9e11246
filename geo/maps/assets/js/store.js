// The page's findings: columns at the bottom, objects for the page's parts on top of them.
// Chunks of articles are unpacked when one of their articles is first opened. Pure: no DOM.
(function (geo) {
  'use strict';

  const { signedOf, starts } = geo.decode;
  const { Article, Report, iso, EPOCH } = geo.articles;
  const { Chunk } = geo;
  const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
  const DEGREE = 100000;
  const NONE = -2147483648;
  const LAST = 2147483647;

  class Store {
    /** `core` is what the blocks `core` and `places` hold; `unpack(name)` promises another one. */
    constructor(core, unpack) {
      this.core = core;
      this.unpack = unpack;
      this.chunks = [];
      this.coming = new Map();
      this.exported = null;
      this.reportsOf = starts(core.reports.per_article);
      this.articleOf = new Int32Array(core.reports.label.length);
      core.reports.per_article.forEach((n, article) => this.articleOf.fill(article, this.reportsOf[article], this.reportsOf[article] + n));
      this.articles = core.articles.id.map((_, number) => new Article(this, number));
      this.reports = core.reports.label.map((_, number) => new Report(this, number));
      this.places = places(core.places);
      this.setDays();
      this.leads = core.events.lead ? Array.from(core.events.lead) : this.ordered();
    }

    /** First and last day of each report as numbers since 1970; NONE where unknown (0 there). */
    setDays() {
      const { reports, articles } = this.core;
      const n = reports.label.length;
      this.first = new Int32Array(n);
      this.last = new Int32Array(n);
      for (let i = 0; i < n; i += 1) {
        const base = articles.date[this.articleOf[i]] - EPOCH;
        this.first[i] = reports.first[i] ? base + signedOf(reports.first[i] - 1) : NONE;
        this.last[i] = reports.last[i] ? (reports.first[i] ? this.first[i] : base) + signedOf(reports.last[i] - 1) : NONE;
      }
    }

    /** Leading reports by first day, undated last, then by id: the findings' order. */
    ordered() {
      const others = new Set(Object.values(this.core.events.others).flat());
      const { id } = this.core.reports;
      const view = new DataView(id.buffer, id.byteOffset, id.byteLength);
      const half = (report, which) => view.getUint32(report * 8 + which * 4);
      const leads = [];
      for (let i = 0; i < this.first.length; i += 1) if (!others.has(i)) leads.push(i);
      return byDay(leads, (i) => (this.first[i] === NONE ? LAST : this.first[i]), (group) => group.sort((a, b) => half(a, 0) - half(b, 0) || half(a, 1) - half(b, 1)));
    }

    reportId(number) {
      const { id } = this.core.reports;
      if (Array.isArray(id)) return id[number];
      let hash = '';
      for (let i = number * 8; i < number * 8 + 8; i += 1) hash += HEX[id[i]];
      return hash;
    }

    /** First and last day of a report as ISO days or null. */
    days(number) {
      const day = (value) => (value === NONE ? null : iso(value + EPOCH));
      return { first: day(this.first[number]), last: day(this.last[number]) };
    }

    has(article) {
      return Boolean(this.chunks[Math.floor(article / this.core.chunk)]);
    }

    /** The chunk that holds an article, which must be loaded. */
    chunkOf(article) {
      const number = Math.floor(article / this.core.chunk);
      const first = number * this.core.chunk;
      return { chunk: this.chunks[number], local: article - first, first };
    }

    /** Unpacks what these articles stand in; resolves when they can be read. */
    load(articles) {
      const numbers = new Set(articles.map((article) => Math.floor(article / this.core.chunk)));
      return Promise.all([...numbers].map((number) => this.chunk(number)));
    }

    chunk(number) {
      if (!this.coming.has(number)) {
        this.coming.set(number, this.unpack(`articles-${number}`).then((columns) => { this.chunks[number] = new Chunk(columns); }));
      }
      return this.coming.get(number);
    }

    get complete() {
      return this.chunks.filter(Boolean).length === Math.ceil(this.articles.length / this.core.chunk);
    }

    /** Unpacks all articles, one chunk after the other so that the page stays awake. */
    async loadAll() {
      for (let number = 0; number * this.core.chunk < this.articles.length; number += 1) await this.chunk(number);
    }

    /** Unpacks all that exported rows are made of. */
    async loadExport() {
      await this.loadAll();
      this.exported = this.exported || await this.unpack('shapes');
    }
  }

  /** Places as objects, all fields but the rarest on each. */
  function places(c) {
    const coded = (name, number) => c[name].table[c[name].codes[number]];
    return c.name.map((name, number) => ({
      id: coded('id', number) + (c.number[number] ? c.number[number] - 1 : ''),
      name,
      kind: coded('kind', number),
      country: coded('country', number),
      admin1: coded('admin1', number),
      lat: c.lat[number] / DEGREE,
      lon: c.lon[number] / DEGREE,
      precision: coded('precision', number),
      seas: c.seas[number] || [],
      claimants: c.claimants[number] || [],
      administered_by: coded('administered_by', number),
      source: coded('source', number),
      mentions: c.mentions[number],
      marked: c.marked[number] ? c.marked[number] - 1 : null,
      ...c.drawn[number],
    }));
  }

  /** Items by a day (a number), those of one day by `sort`; days are few, items many. */
  function byDay(items, day, sort) {
    const days = new Map();
    for (const item of items) {
      const key = day(item);
      const group = days.get(key);
      if (group) group.push(item);
      else days.set(key, [item]);
    }
    return [...days.keys()].sort((a, b) => a - b).flatMap((key) => sort(days.get(key)));
  }

  geo.store = { Store, byDay, NONE, LAST };
})(globalThis.geo = globalThis.geo || {});
