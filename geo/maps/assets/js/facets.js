// The facets that events are filtered by, and the order of their choices. Pure: no DOM.
(function (geo) {
  'use strict';

  const SEA = '~';
  const SPECIAL = '!*?';
  const ASCII = /^[\0-\x7f]*$/;
  const FACETS = ['where', 'who', 'type', 'status', 'prominence', 'precision', 'confidence', 'review', 'source'];
  /** Facets whose choices have an order of their own; the others go by number of events. */
  const ORDERS = {
    status: ['happened', 'ongoing', 'planned', 'possible', 'denied'],
    prominence: ['foreground', 'background'],
    precision: ['exact', 'settlement', 'district', 'province', 'country', 'region', 'derived', '?'],
    confidence: ['high', 'middle', 'low'],
    review: ['unreviewed', 'confirmed', 'corrected'],
  };

  /** A filter state in which everything passes. `off` holds the keys that are switched off. */
  function everything() {
    const off = {};
    for (const facet of FACETS) off[facet] = new Set();
    return { off, from: null, to: null, since: null, undated: true, query: '' };
  }

  /** Folds case and accents, so that "Sao" finds "São". */
  function folded(text) {
    return ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  }

  /** Confidence (0 to 1) as one of three choices. */
  function band(confidence) {
    return confidence >= 0.8 ? 'high' : confidence >= 0.6 ? 'middle' : 'low';
  }

  /** An event whose text gives no date; a bound such as its article's day may be known. */
  function undated(event) {
    return event.precision === 'unknown' || !(event.first || event.last);
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

  /** A facet's keys, given how often each occurs: most frequent first; waters, disputed and
   *  unknown at the end. */
  function ordered(all, facet) {
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

  geo.facets = { FACETS, SEA, everything, folded, band, undated, withParents, keysUnder, ordered, rows };
})(globalThis.geo = globalThis.geo || {});
