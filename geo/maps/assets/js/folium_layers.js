// Draws the events on a folium.Map that is not ours. Article text becomes text nodes, never HTML.
(function () {
  'use strict';

  function el(name, text) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  function link(address, words) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    const made = el('a', words);
    made.href = url.href;
    made.target = '_blank';
    made.rel = 'noopener noreferrer';
    return made;
  }

  /** What one event says: title, kind, place and day, sentence, source. */
  function card({ told }, words) {
    const made = el('section');
    made.style.margin = '0 0 10px';
    const day = told.start_date || told.date_text || words.no_date;
    const quote = told.quote ? el('blockquote', told.quote) : null;
    if (quote) quote.style.cssText = 'margin: 6px 0; padding-left: 8px; border-left: 2px solid #d9a514;';
    const parts = [el('strong', told.label), el('div', `${told.type_label} · ${told.status}`), el('div', `${told.place} · ${day}`),
      quote, el('div', [told.article_source, told.article_title].filter(Boolean).join(' · ')), told.link ? link(told.link, words.original_here) : null];
    made.append(...parts.filter(Boolean));
    return made;
  }

  function popup(events, words) {
    return () => {
      const made = el('div');
      made.style.cssText = 'max-height: 300px; overflow: auto; font: 13px/1.4 system-ui, sans-serif;';
      if (events.length > 1) made.append(el('h3', words.events_at.replace('{n}', events.length).replace('{place}', () => events[0].told.place)));
      made.append(...events.map((event) => card(event, words)));
      return made;
    };
  }

  const blocks = new Map();

  /** A layer of the block's events: those of one place share a symbol. */
  globalThis.datelineLayer = function (block, number) {
    if (!blocks.has(block)) blocks.set(block, JSON.parse(document.getElementById(block).textContent));
    const { layers, words, credit } = blocks.get(block);
    const { colour, events } = layers[number];
    const places = new Map();
    for (const event of events) {
      const key = JSON.stringify([event.place, event.geometry.type === 'Point' ? event.geometry.coordinates : 0]);
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(event);
    }
    const group = L.featureGroup([], { attribution: credit.replace(/[&<>]/g, '') });
    // The group says whom the places are from while it is on the map.
    group.getAttribution = () => credit.replace(/[&<>]/g, '');
    for (const [first, ...others] of places.values()) {
      const all = [first, ...others];
      const wide = first.told.precision === 'province' || first.told.precision === 'country' || first.told.precision === 'district';
      const look = { color: colour, weight: 2, fillColor: colour, fillOpacity: wide ? 0.1 : 0.7, dashArray: wide ? '4 4' : null };
      const symbol = first.geometry.type === 'Point'
        ? L.circleMarker([first.geometry.coordinates[1], first.geometry.coordinates[0]], { ...look, radius: Math.min(7 + Math.log2(all.length) * 3, 20) + (wide ? 6 : 0) })
        : L.geoJSON(first.geometry, { style: { ...look, fillOpacity: 0.12, dashArray: first.told.precision === 'derived' ? '2 5' : null } });
      symbol.bindPopup(popup(all, words), { maxWidth: 320 }).addTo(group);
    }
    return group;
  };
})();
