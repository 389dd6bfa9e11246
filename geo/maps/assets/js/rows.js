// Events as `geo export` writes them: one function a column, in the columns' order. Pure: no DOM.
(function (geo) {
  'use strict';

  const DECIMALS = 5;
  const ORDER = ['location', 'path', 'destination', 'origin', 'target'];
  // What Python's str.split() takes for white space.
  const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

  const joined = (values) => [...values].map((value) => value.replaceAll(';', ',')).join(';') || null;
  const unique = (values) => new Set(values);
  const store = (event) => event.table.store;
  const articleOf = (event) => store(event).articles[event.lead.article];

  /** The sentence behind the event, in one line; empty where the page carries no text. */
  function quote(event) {
    const article = articleOf(event);
    const [start, end] = event.lead.sentence;
    const piece = article.pieces.find(([from, text]) => from <= start && end <= from + text.length);
    return piece ? piece[1].slice(start - piece[0], end - piece[0]).split(SPACE).filter(Boolean).join(' ') : null;
  }

  /** The report's place on which the event stands. */
  function shown(event) {
    let best = null;
    for (const spot of event.reports.flatMap(({ places }) => places)) {
      const rank = ORDER.indexOf(spot.role);
      if (spot.place !== null && rank >= 0 && (best === null || rank < best.rank)) best = { rank, spot };
    }
    return best && best.spot;
  }

  /** A place's name as the leading article has it. */
  const named = (event, number) => store(event).core.other_names[event.lead.article]?.[number] ?? store(event).places[number].name;
  const place = (event) => (event.place === null ? null : store(event).places[event.place]);
  const counted = (event, name) => (event.place === null ? null : store(event).exported[name][event.place] || null);
  const water = (event, which) => (counted(event, 'sea') || [null, null])[which];
  const codes = (people) => joined([...unique(people.map(({ country }) => country).filter(Boolean))].sort());
  const all = (event, name) => event.reports.flatMap((report) => report[name]);
  const at = (event, offset) => articleOf(event).codePoint(offset);

  /** The event's type in the codes of others; null where they have none. */
  const inWordsOf = (event, scheme) => {
    const table = store(event).core.events.codes[scheme];
    return (table[`${event.type}/${event.lead.mode}`] ?? table[event.type]) || null;
  };

  const COLUMNS = {
    id: (event) => event.id,
    aliases: (event) => joined(event.aliases),
    label: (event) => event.label,
    type: (event) => event.type,
    type_label: (event) => event.typeLabel,
    mode: (event) => event.lead.mode,
    cameo_root: (event) => inWordsOf(event, 'cameo'),
    acled_type: (event) => inWordsOf(event, 'acled'),
    status: (event) => event.status,
    prominence: (event) => event.prominence,
    start_date: (event) => event.first,
    end_date: (event) => event.last,
    date_precision: (event) => event.precision,
    date_basis: (event) => event.lead.time.basis,
    date_text: (event) => event.lead.time.text,
    date_reason: (event) => event.lead.time.reason,
    place: (event) => (event.place === null ? null : named(event, event.place)),
    place_id: (event) => place(event)?.id ?? null,
    place_kind: (event) => place(event)?.kind ?? null,
    role: (event) => shown(event)?.role ?? null,
    precision: (event) => place(event)?.precision ?? null,
    basis: (event) => shown(event)?.basis ?? null,
    country: (event) => place(event)?.country || (counted(event, 'countries') || [null])[0],
    countries: (event) => joined(event.keys.where.filter((key) => /^[a-z]/i.test(key))),
    basin: (event) => water(event, 0),
    sea: (event) => water(event, 1),
    bordering: (event) => joined(counted(event, 'bordering') || []),
    claimants: (event) => joined(place(event)?.claimants || []),
    places: (event) => joined(unique(all(event, 'places').filter((spot) => spot.place !== null).map((spot) => `${spot.role}=${named(event, spot.place)}`))),
    unresolved_places: (event) => joined(unique(all(event, 'places').filter((spot) => spot.place === null).flatMap(({ each }) => each))),
    actors: (event) => joined(store(event).core.events.tables.actors[store(event).core.events.actors[event.index]]),
    actor_countries: (event) => codes(all(event, 'actors')),
    recipients: (event) => joined(unique(all(event, 'recipients').map(({ name }) => name))),
    recipient_countries: (event) => codes(all(event, 'recipients')),
    attributed_to: (event) => event.lead.attributed_to,
    numbers: (event) => joined(all(event, 'numbers').map(({ kind, said }) => `${kind}=${said}`)),
    confidence: (event) => Math.max(...event.reports.map(({ confidence }) => confidence)),
    reports: (event) => event.reports.length,
    sources: (event) => store(event).core.events.sources[event.index] || unique(event.reports.map(({ article }) => store(event).articles[article].outlet)).size,
    review: (event) => event.review,
    first_seen: (event) => event.firstSeen,
    last_seen: (event) => event.lastSeen,
    quote,
    article_id: (event) => articleOf(event).id,
    article_title: (event) => articleOf(event).title,
    article_date: (event) => articleOf(event).date,
    article_source: (event) => articleOf(event).source,
    article_url: (event) => articleOf(event).url,
    link: (event) => {
      const words = quote(event);
      return words === null ? articleOf(event).url : geo.links.toQuote(articleOf(event).url, words);
    },
    trigger_start: (event) => at(event, event.lead.trigger[0]),
    trigger_end: (event) => at(event, event.lead.trigger[1]),
    sentence_start: (event) => at(event, event.lead.sentence[0]),
    sentence_end: (event) => at(event, event.lead.sentence[1]),
  };

  /** One event's columns, each worked out when it is read. */
  class Row {
    constructor(event) {
      Object.defineProperty(this, 'event', { value: event });
    }
  }
  for (const [name, value] of Object.entries(COLUMNS)) {
    Object.defineProperty(Row.prototype, name, { get() { return value(this.event); } });
  }

  /** A packed geometry as GeoJSON has it: `packed_geojson` in Python. */
  function geometry(packed) {
    if (packed.geojson) return packed.geojson;
    const ring = (text) => {
      const flat = geo.geometry.unpack(text, DECIMALS);
      return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
    };
    const polygons = packed.polygons.map((rings) => rings.map(ring));
    return { type: packed.type, coordinates: packed.type === 'Polygon' ? polygons[0] : polygons };
  }

  /** The event as a GeoJSON Feature. */
  function feature(event) {
    const properties = {};
    for (const name of Object.keys(COLUMNS)) properties[name] = COLUMNS[name](event);
    const where = place(event);
    const point = where && { type: 'Point', coordinates: [where.lon, where.lat] };
    const shape = counted(event, 'geometry');
    return { type: 'Feature', id: event.id, geometry: shape ? geometry(shape) : point, properties };
  }

  geo.rows = { Row, feature, quote };
})(globalThis.geo = globalThis.geo || {});
