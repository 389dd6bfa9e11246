// The page's state as the part of its address after #, and back. Pure: no DOM.
// Ids are those of reports and articles, which are the same in every build.
(function (geo) {
  'use strict';

  /** Keys that are on (`where=FR,JP`) or off (`where-=FR`), whichever is shorter; null for all. */
  function choice(off, keys) {
    const closed = keys.filter((key) => off.has(key));
    if (!closed.length) return null;
    const open = keys.filter((key) => !off.has(key));
    return open.length <= closed.length ? { sign: '', keys: open } : { sign: '-', keys: closed };
  }

  const packed = (keys) => keys.map(encodeURIComponent).join(',');
  const same = (a, b) => a.size === b.size && [...a].every((key) => b.has(key));

  /** `state`: {filter, view: [lat, lon, zoom] or null, event, article, tab, mentioned};
   *  `first` is the filter that the page begins with, of which nothing need be said. */
  function encode(state, first, keys) {
    const found = [];
    const put = (name, text) => found.push(`${name}=${text}`);
    const { filter } = state;
    if (state.view) put('view', state.view.map((number, axis) => Number(number.toFixed(axis < 2 ? 4 : 2))).join(','));
    for (const facet of geo.facets.FACETS) {
      if (same(filter.off[facet], first.off[facet])) continue;
      const chosen = choice(filter.off[facet], keys[facet]) || { sign: '-', keys: [] };
      put(facet + chosen.sign, packed(chosen.keys));
    }
    if (filter.from) put('from', filter.from);
    if (filter.to) put('to', filter.to);
    if (filter.since) put('since', filter.since);
    if (!filter.undated) put('undated', '0');
    if (filter.query) put('find', encodeURIComponent(filter.query));
    if (!state.mentioned) put('mentioned', '0');
    if (state.event) put('event', encodeURIComponent(state.event));
    else if (state.article) put('article', encodeURIComponent(state.article));
    if (state.tab && state.tab !== 'events') put('tab', state.tab);
    return found.join('&');
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** What an address says; what it does not say is as at the beginning, what is unknown is left. */
  function decode(text, first, keys) {
    const said = new Map(text.replace(/^#/, '').split('&').filter(Boolean).map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    }));
    const filter = { ...geo.facets.everything(), undated: said.get('undated') !== '0', query: decoded(said.get('find') || '') };
    for (const facet of geo.facets.FACETS) {
      filter.off[facet] = new Set(first.off[facet]);
      for (const sign of ['', '-']) {
        if (!said.has(facet + sign)) continue;
        const named = new Set(said.get(facet + sign).split(',').filter(Boolean).map(decoded));
        filter.off[facet] = new Set(keys[facet].filter((key) => named.has(key) === (sign === '-')));
      }
    }
    for (const name of ['from', 'to', 'since']) {
      if (/^\d{4}-\d\d-\d\d$/.test(said.get(name) || '')) filter[name] = said.get(name);
    }
    const view = (said.get('view') || '').split(',').map(Number);
    return {
      filter,
      view: view.length === 3 && view.every(Number.isFinite) && view[2] >= 0 && view[2] <= 20 ? view : null,
      event: decoded(said.get('event') || '') || null,
      article: decoded(said.get('article') || '') || null,
      tab: said.get('tab') || 'events',
      mentioned: said.get('mentioned') !== '0',
    };
  }

  geo.hash = { choice, encode, decode };
})(globalThis.geo = globalThis.geo || {});
