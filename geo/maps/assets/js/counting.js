// Which events pass the filters, and how many each choice would show: sums over arrays, so that
// 100,000 events take a few milliseconds. Pure: no DOM.
(function (geo) {
  'use strict';

  const { FACETS, folded, withParents } = geo.facets;

  class Counter {
    /** `table` has `facets` ({ sets, codes } each), `low` and `high` (first and last day as numbers,
     *  or `none`), `dated` (0 or 1), `seen` (day of the run that first had it; may be left out);
     *  `words(index)` gives an event's folded words. */
    constructor({ facets, low, high, dated, seen }, none, words) {
      this.facets = FACETS.map((facet) => {
        const { sets, codes } = facets[facet];
        const counted = facet === 'where' ? sets.map((keys) => [...new Set(withParents(keys))]) : sets;
        return { facet, sets, codes, counted };
      });
      Object.assign(this, { low, high, dated, seen, none, words });
      this.searched = null;
    }

    /** The events that pass (`shown`), those that pass all but the date (`anyDay`), how many of
     *  these have no date, and each facet's counts given all the other filters: one look at each
     *  event, since an event that fails two filters counts nowhere. */
    tally(state) {
      const n = this.low.length;
      const hit = this.search(state.query);
      const [from, to] = [state.from, state.to].map(geo.dates.number);
      const since = this.seen && state.since ? geo.dates.number(state.since) : null;
      const active = this.facets.filter(({ facet }) => state.off[facet].size > 0);
      const passes = active.map(({ facet, sets }) => Uint8Array.from(sets, (keys) => (keys.some((key) => !state.off[facet].has(key)) ? 1 : 0)));
      const tallies = this.facets.map(({ sets }) => new Int32Array(sets.length));
      const numbers = active.map((one) => this.facets.indexOf(one));
      const found = { shown: [], anyDay: [], undated: 0, counts: {} };
      const alone = active.map(() => []);
      for (let index = 0; index < n; index += 1) {
        if (hit && !hit[index]) continue;
        if (since !== null && this.seen[index] < since) continue;
        let failed = -1;
        let fails = 0;
        for (let i = 0; i < active.length; i += 1) {
          if (passes[i][active[i].codes[index]]) continue;
          failed = i;
          fails += 1;
          if (fails > 1) break;
        }
        if (fails > 1) continue;
        if (fails === 0) {
          found.anyDay.push(index);
          if (!this.dated[index]) found.undated += 1;
        }
        if (!this.passesDate(index, from, to, state.undated)) continue;
        if (fails === 0) found.shown.push(index);
        else alone[failed].push(index);
      }
      this.facets.forEach(({ codes }, facet) => {
        const tally = tallies[facet];
        for (const index of found.shown) tally[codes[index]] += 1;
      });
      alone.forEach((events, i) => {
        const tally = tallies[numbers[i]];
        for (const index of events) tally[active[i].codes[index]] += 1;
      });
      this.facets.forEach(({ facet, counted }, number) => { found.counts[facet] = byKey(counted, tallies[number]); });
      return found;
    }

    /** Days are inclusive; an event with an open end counts as of its known end. */
    passesDate(index, from, to, undated) {
      if (!undated && !this.dated[index]) return false;
      if (this.low[index] === this.none) return true;
      return (from === null || this.high[index] >= from) && (to === null || this.low[index] <= to);
    }

    /** For each event 1 where it has every word that is looked for; null without a search. */
    search(query) {
      const words = folded(query).split(/\s+/).filter(Boolean);
      if (!words.length) return null;
      this.searched = this.searched || Array.from(this.low, (_, index) => this.words(index));
      return Uint8Array.from(this.searched, (text) => (words.every((word) => text.includes(word)) ? 1 : 0));
    }

    /** A facet's keys, most frequent first; waters, disputed and unknown at the end. */
    ordered(facet) {
      const { sets, codes } = this.facets.find((one) => one.facet === facet);
      const tally = new Int32Array(sets.length);
      for (const code of codes) tally[code] += 1;
      return geo.facets.ordered(byKey(sets, tally), facet);
    }
  }

  /** Counts of sets of keys as counts of keys. */
  function byKey(sets, tally) {
    const counts = new Map();
    for (let i = 0; i < sets.length; i += 1) {
      if (!tally[i]) continue;
      for (const key of sets[i]) counts.set(key, (counts.get(key) || 0) + tally[i]);
    }
    return counts;
  }

  geo.counting = { Counter };
})(globalThis.geo = globalThis.geo || {});
