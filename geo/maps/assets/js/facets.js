// Which events pass the filters, and how many each choice would show. Pure: no DOM.
(function (geo) {
  'use strict';

  const SEA = '~';
  const SPECIAL = '!*?';
  const FACETS = ['where', 'who', 'type', 'status', 'prominence', 'precision', 'confidence', 'source'];
  /** Facets whose choices have an order of their own; the others go by number of events. */
  const ORDERS = {
    status: ['happened', 'ongoing', 'planned', 'possible', 'denied'],
    prominence: ['foreground', 'background'],
    precision: ['exact', 'settlement', 'district', 'province', 'country', 'region', 'derived', '?'],
    confidence: ['high', 'middle', 'low'],
  };

  /** A filter state in which everything passes. `off` holds the keys that are switched off. */
  function everything() {
    const off = {};
    for (const facet of FACETS) off[facet] = new Set();
    return { off, from: null, to: null, undated: true, query: '' };
  }

  /** Folds case and accents, so that "Sao" finds "São". */
  function folded(text) {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  }

  /** Confidence (0 to 1) as one of three choices. */
  function band(confidence) {
    return confidence >= 0.8 ? 'high' : confidence >= 0.6 ? 'middle' : 'low';
  }

  /** An event whose text gives no date; a bound such as its article's day may be known. */
  function undated(event) {
    return event.precision === 'unknown' || !(event.first || event.last);
  }

  /** An event passes a facet while one of its keys is on. */
  function passesFacet(event, facet, off) {
    for (const key of event.keys[facet]) if (!off.has(key)) return true;
    return false;
  }

  /** Dates are inclusive ISO days; an event with an open end counts as of its known end. */
  function passesDate(event, state) {
    if (!state.undated && undated(event)) return false;
    const first = event.first || event.last;
    const last = event.last || event.first;
    if (!first) return true;
    if (state.from && last < state.from) return false;
    return !(state.to && first > state.to);
  }

  /** The events that pass (`shown`), those that pass all but the date (`anyDay`), how many of
   *  these have no date, and each facet's counts given all the other filters: one look at each
   *  event, since an event that fails two filters counts nowhere. */
  function tally(events, state) {
    const words = folded(state.query).split(/\s+/).filter(Boolean);
    const active = FACETS.filter((facet) => state.off[facet].size > 0);
    const found = { shown: [], anyDay: [], undated: 0, counts: {} };
    for (const facet of FACETS) found.counts[facet] = new Map();
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index];
      if (!words.every((word) => event.words.includes(word))) continue;
      let failed = null;
      let fails = 0;
      for (const facet of active) {
        if (passesFacet(event, facet, state.off[facet])) continue;
        failed = facet;
        fails += 1;
        if (fails > 1) break;
      }
      if (fails > 1) continue;
      if (fails === 0) {
        found.anyDay.push(index);
        if (undated(event)) found.undated += 1;
      }
      if (!passesDate(event, state)) continue;
      if (fails === 0) found.shown.push(index);
      for (const facet of fails === 0 ? FACETS : [failed]) count(found.counts[facet], event, facet);
    }
    return found;
  }

  function count(counts, event, facet) {
    for (const key of counted(event, facet)) counts.set(key, (counts.get(key) || 0) + 1);
  }

  /** Keys that an event counts for, each once; kept on the event, since they never change. */
  function counted(event, facet) {
    if (facet !== 'where') return event.keys[facet];
    if (!event.countedWhere) event.countedWhere = [...new Set(withParents(event.keys.where))];
    return event.countedWhere;
  }

  /** A water's key also counts for its basin and for "at sea" as a whole. */
  function withParents(keys) {
    const all = [];
    for (const key of keys) {
      all.push(key);
      if (key.startsWith(SEA)) {
        all.push(SEA);
        const slash = key.indexOf('/');
        if (slash > 0) all.push(key.slice(0, slash));
      }
    }
    return all;
  }

  /** The keys of a facet that a box stands for: "~" for all waters, "~Basin" for its seas. */
  function keysUnder(key, keys) {
    if (!key.startsWith(SEA)) return [key];
    return keys.filter((other) => other === key || key === SEA && other.startsWith(SEA) ||
      other.startsWith(key + '/'));
  }

  /** A facet's keys, most frequent first; waters, disputed and unknown at the end. */
  function ordered(events, facet) {
    const all = new Map();
    for (const event of events) for (const key of event.keys[facet]) all.set(key, (all.get(key) || 0) + 1);
    if (ORDERS[facet]) return ORDERS[facet].filter((key) => all.has(key));
    const rank = (key) => (key.startsWith(SEA) ? 1 : SPECIAL.includes(key) ? 2 : 0);
    return [...all.keys()].sort((a, b) => rank(a) - rank(b) || all.get(b) - all.get(a) || (a < b ? -1 : 1));
  }

  /** Rows of a facet with their depth: countries, then the tree at sea › basin › sea. */
  function rows(keys) {
    const flat = keys.filter((key) => !key.startsWith(SEA)).map((key) => ({ key, depth: 0 }));
    const seas = keys.filter((key) => key.startsWith(SEA));
    if (!seas.length) return flat;
    const last = flat.filter(({ key }) => SPECIAL.includes(key));
    const found = [...flat.filter((row) => !last.includes(row)), { key: SEA, depth: 0 }];
    for (const basin of new Set(seas.map((key) => key.split('/')[0]))) {
      found.push({ key: basin, depth: 1 });
      for (const key of seas) if (key.startsWith(basin + '/')) found.push({ key, depth: 2 });
    }
    return [...found, ...last];
  }

  geo.facets = { FACETS, SEA, everything, folded, band, undated, tally, withParents, keysUnder, ordered, rows };
})(globalThis.geo = globalThis.geo || {});
