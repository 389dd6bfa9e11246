// Articles and reports as the page's parts read them, made from columns when they are asked for.
// What stands in an article's chunk can be read once the chunk is loaded. Pure: no DOM.
(function (geo) {
  'use strict';

  const { signedOf, sums } = geo.decode;
  const OF_MARKS = { place: 0, relation: 1, time: 2 };
  /** Python's date.toordinal() of 1 January 1970. */
  const EPOCH = 719163;

  const iso = (day) => (day === null ? null : geo.dates.iso(day - EPOCH));
  const unique = (list) => [...new Set(list)];

  class Article {
    constructor(store, number) {
      this.store = store;
      this.number = number;
      const { articles: c } = store.core;
      this.id = c.id[number];
      this.title = c.title[number];
      this.date = c.date[number] ? iso(c.date[number]) : null;
      this.source = c.source.table[c.source.codes[number]];
      this.url = c.url[number];
    }

    get date_source() { return this.coded('date_source'); }

    get date_reason() { return this.coded('date_reason'); }

    get language() { return this.coded('language'); }

    get notices() { return this.store.core.articles.notices[this.number] || []; }

    /** The host of an address, as exported tables count sources. */
    get outlet() { return this.source || this.store.core.articles.host[this.number] || this.id; }

    coded(name) {
      const { table, codes } = this.store.core.articles[name];
      return table[codes[this.number]];
    }

    get loaded() {
      return this.store.has(this.number);
    }

    load() {
      return this.store.load([this.number]);
    }

    rows(name) {
      const { chunk, local } = this.store.chunkOf(this.number);
      const of = chunk[name].first_of;
      return Array.from({ length: of[local + 1] - of[local] }, (_, i) => of[local] + i);
    }

    get pieces() {
      const { pieces } = this.store.chunkOf(this.number).chunk;
      return this.rows('pieces').map((row) => [pieces.start[row], pieces.text[row]]);
    }

    /** Offsets of characters that are two UTF-16 units, in code points. */
    get wide() {
      const { chunk, local } = this.store.chunkOf(this.number);
      const steps = chunk.wide[local] || [];
      return sums(steps, [0, steps.length]);
    }

    /** A UTF-16 offset of this article in code points, as exported files count. */
    codePoint(offset) {
      const { wide } = this;
      let before = 0;
      while (before < wide.length && wide[before] + before < offset) before += 1;
      return offset - before;
    }

    carries([start, end]) {
      return this.pieces.some(([from, text]) => from <= start && end <= from + text.length);
    }

    /** The words of a mention or relation: from the text, or written out where it is not carried. */
    wordsOf({ text }, row, span) {
      const { chunk } = this.store.chunkOf(this.number);
      if (text[row]) return chunk.word(text[row]);
      const piece = this.pieces.find(([from, words]) => from <= span[0] && span[1] <= from + words.length);
      return piece ? piece[1].slice(span[0] - piece[0], span[1] - piece[0]) : '';
    }

    /** Words of places, relations and times that the carried text has, in text order. */
    get marks() {
      const { chunk } = this.store.chunkOf(this.number);
      const { mentions, relations, times } = chunk;
      const found = [];
      for (const row of this.rows('mentions')) {
        if (mentions.place[row]) found.push({ kind: 'place', span: span(mentions, row), place: mentions.place[row] - 1, usage: chunk.word(mentions.usage[row]), reason: chunk.word(mentions.reason[row]) });
      }
      for (const row of this.rows('relations')) {
        if (relations.place[row] > 0) found.push({ kind: 'relation', span: span(relations, row), place: relations.place[row] - 1, reason: chunk.word(relations.reason[row]) });
      }
      const day = this.store.core.articles.date[this.number];
      for (const row of this.rows('times')) {
        found.push({ kind: 'time', span: span(times, row), first: moved(times.first[row], day), last: moved(times.last[row], day), reason: chunk.word(times.reason[row]) });
      }
      return found.filter((mark) => this.carries(mark.span))
        .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1] || OF_MARKS[a.kind] - OF_MARKS[b.kind]);
    }

    /** Names and descriptions that found no place, in text order, with the reason. */
    get left_out() {
      const { chunk } = this.store.chunkOf(this.number);
      const found = [];
      for (const table of [chunk.mentions, chunk.relations]) {
        for (const row of this.rows(table === chunk.mentions ? 'mentions' : 'relations')) {
          if (table.place[row] !== 0) continue;
          const at = span(table, row);
          found.push({ words: this.wordsOf(table, row, at), at, span: this.carries(at) ? at : null, described: table === chunk.relations, reason: chunk.word(table.reason[row]) });
        }
      }
      return found.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]).map(({ at, ...one }) => one);
    }
  }

  function span({ start, length }, row) {
    return [start[row], start[row] + length[row]];
  }

  /** A day from how far it is from another one, which 0 says is not known. */
  function moved(by, day) {
    return by ? iso(day + signedOf(by - 1)) : null;
  }

  class Report {
    constructor(store, number) {
      this.store = store;
      this.number = number;
    }

    get columns() { return this.store.core.reports; }

    coded(name) {
      const { table, codes } = this.columns[name];
      return table[codes[this.number]];
    }

    get id() { return this.store.reportId(this.number); }

    get article() { return this.store.articleOf[this.number]; }

    get label() { return this.columns.label[this.number]; }

    get type() { return this.coded('type'); }

    get mode() { return this.coded('mode'); }

    get status() { return this.coded('status'); }

    get prominence() { return this.coded('prominence'); }

    get confidence() { return this.columns.thousandths[this.number] / 1000; }

    /** Its chunk and its row there. */
    get detail() {
      const { chunk, first } = this.store.chunkOf(this.article);
      return { chunk, row: this.number - this.store.reportsOf[first] };
    }

    word(name) {
      const { chunk, row } = this.detail;
      return chunk.word(chunk.reports[name][row]);
    }

    get sentence() {
      const { chunk: { reports, sentences }, row } = this.detail;
      const number = reports.sentence[row];
      return [sentences.start[number], sentences.start[number] + sentences.length[number]];
    }

    get trigger() {
      const { chunk: { reports }, row } = this.detail;
      const start = this.sentence[0] + reports.trigger[row];
      return [start, start + reports.trigger_length[row]];
    }

    get time() {
      const { chunk, row } = this.detail;
      const { reports } = chunk;
      const start = this.sentence[0] + reports.span[row];
      return {
        ...this.store.days(this.number),
        precision: this.coded('precision'),
        basis: chunk.word(reports.basis[row]),
        text: chunk.word(reports.text[row]),
        span: reports.span_length[row] ? [start, start + reports.span_length[row]] : null,
        reason: chunk.word(reports.reason[row]),
      };
    }

    get attributed_to() { return this.word('attributed'); }

    get actors() { return this.people(0); }

    get recipients() { return this.people(1); }

    people(which) {
      const { chunk, row } = this.detail;
      const { people, reports } = chunk;
      const from = chunk.people_of[row] + (which ? reports.actors[row] : 0);
      const count = which ? reports.recipients[row] : reports.actors[row];
      const [sentence] = this.sentence;
      return Array.from({ length: count }, (_, i) => {
        const at = from + i;
        const start = sentence + people.start[at];
        return { name: chunk.word(people.name[at]), country: chunk.word(people.country[at]), kind: chunk.word(people.kind[at]), span: people.length[at] ? [start, start + people.length[at]] : null };
      });
    }

    /** The event's places with what was decided about each. */
    get places() {
      const { chunk, row } = this.detail;
      const from = chunk.spots_of[row];
      return Array.from({ length: chunk.reports.places[row] }, (_, i) => this.spot(chunk, from + i));
    }

    spot(chunk, row) {
      const { spots, mentions, relations } = chunk;
      const { local } = this.store.chunkOf(this.article);
      const article = this.store.articles[this.article];
      const rows = Array.from(spots.mention.subarray(chunk.spot_mentions_of[row], chunk.spot_mentions_of[row + 1]), (one) => one + mentions.first_of[local]);
      const relation = spots.relation[row] ? relations.first_of[local] + spots.relation[row] - 1 : null;
      const spans = rows.map((one) => span(mentions, one));
      const words = unique(rows.map((one, i) => article.wordsOf(mentions, one, spans[i]))).join(' … ');
      if (relation !== null) spans.unshift(span(relations, relation));
      const reasons = rows.map((one) => chunk.word(mentions.reason[one])).filter(Boolean);
      if (relation !== null) reasons.unshift(chunk.word(relations.reason[relation]));
      const others = rows.flatMap((one) => Array.from({ length: mentions.runners[one] }, (_, i) => chunk.runners_of[one] + i));
      // 0 is the place of the words, 1 is none.
      const said = relation !== null ? relations.place[relation] : rows.length ? mentions.place[rows[0]] : 0;
      const place = spots.place[row] ? spots.place[row] - 2 : said - 1;
      return {
        role: chunk.word(spots.role[row]),
        place: place < 0 ? null : place,
        words,
        // Each mention's own words: exported rows list them one by one.
        each: rows.map((one) => article.wordsOf(mentions, one, span(mentions, one))),
        basis: chunk.word(spots.basis[row]),
        spans,
        reasons: unique(reasons),
        runners_up: others.map((one) => ({ id: chunk.word(mentions.runner_id[one]), name: chunk.word(mentions.runner_name[one]), reason: chunk.word(mentions.runner_reason[one]) })),
      };
    }

    get numbers() {
      const { chunk, row } = this.detail;
      const { numbers, reports } = chunk;
      const [sentence] = this.sentence;
      return Array.from({ length: reports.numbers[row] }, (_, i) => {
        const at = chunk.numbers_of[row] + i;
        const start = sentence + numbers.start[at];
        return { kind: chunk.word(numbers.kind[at]), value: numbers.value[at], said: chunk.word(numbers.said[at]), span: [start, start + numbers.length[at]] };
      });
    }
  }

  geo.articles = { Article, Report, iso, EPOCH };
})(globalThis.geo = globalThis.geo || {});
