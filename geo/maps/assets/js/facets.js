// Which events pass the filters, and how many each choice would show. Pure: no DOM.
(function (geo) {
  'use strict';

  const SEA = '~';
  const FACETS = ['where', 'who', 'type', 'status', 'prominence'];

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

  /** An event passes a facet while one of its keys is on. */
  function passesFacet(event, facet, state) {
    const off = state.off[facet];
    if (off.size === 0) return true;
    return event.keys[facet].some((key) => !off.has(key));
  }

  /** Dates are inclusive ISO days; an event with an open end counts as of its known end. */
  function passesDate(event, state) {
    const first = event.first || event.last;
    const last = event.last || event.first;
    if (!first) return state.undated;
    if (state.from && last < state.from) return false;
    return !(state.to && first > state.to);
  }

  function passesQuery(event, words) {
    return words.every((word) => event.words.includes(word));
  }

  /** Indices of the events that pass everything but the facet `except` (or all, without one). */
  function passing(events, state, except) {
    const words = folded(state.query).split(/\s+/).filter(Boolean);
    const found = [];
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index];
      const passes =
        FACETS.every((facet) => facet === except || passesFacet(event, facet, state)) &&
        (except === 'date' || passesDate(event, state)) &&
        passesQuery(event, words);
      if (passes) found.push(index);
    }
    return found;
  }

  /** For each key of a facet, how many events it would show, given all the other filters. */
  function counts(events, state, facet) {
    const found = new Map();
    for (const event of events) for (const key of event.keys[facet]) found.set(key, 0);
    for (const index of passing(events, state, facet)) {
      for (const key of new Set(withParents(events[index].keys[facet]))) {
        found.set(key, (found.get(key) || 0) + 1);
      }
    }
    return found;
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

  geo.facets = { FACETS, SEA, everything, folded, passing, counts, withParents, keysUnder };
})(globalThis.geo = globalThis.geo || {});
