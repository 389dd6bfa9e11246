// A reader's corrections: a list of entries, and the corrections.toml that the next run reads
// (docs/corrections.md has the format). Pure: no DOM.
(function (geo) {
  'use strict';

  /** Kinds of entries that the page makes, with their keys in the order of the file. */
  const KINDS = {
    place: ['name', 'article', 'start', 'means', 'lon', 'lat', 'called'],
    not_a_place: ['name', 'article', 'start'],
    right: ['event', 'article', 'words', 'name', 'start'],
    date: ['event', 'article', 'words', 'from', 'to'],
    event_place: ['event', 'article', 'words', 'role', 'place', 'lon', 'lat', 'called'],
    not_an_event: ['event', 'article', 'words'],
    same_event: ['events'],
    separate: ['events'],
    event: ['article', 'words', 'type', 'label', 'place', 'from', 'to', 'status'],
  };
  /** Kinds of which an event has one at most: the last word counts. */
  const SINGLE = new Set(['right', 'date', 'not_an_event']);
  const DAYS = new Set(['from', 'to']);
  const NUMBERS = new Set(['start', 'lon', 'lat']);
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const SHORT = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

  /** A TOML basic string: one line, whatever the text. */
  function quoted(text) {
    const safe = text.replace(/\p{Cs}/gu, '\ufffd')
      .replace(/["\\\u0000-\u001f\u007f]/g, (sign) => SHORT[sign] || `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `"${safe}"`;
  }

  function fits(key, value) {
    if (NUMBERS.has(key)) return Number.isFinite(value);
    if (key === 'events') return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
    return typeof value === 'string' && (!DAYS.has(key) || DAY.test(value));
  }

  /** An entry with the keys of its kind only, empty ones left out; null where it is none. */
  function entry({ kind, values, shown } = {}) {
    if (!Object.hasOwn(KINDS, kind) || !values) return null;
    const kept = {};
    for (const key of KINDS[kind]) {
      const value = values[key];
      // The empty id says that an event has no place.
      const none = kind === 'event_place' && key === 'place' && value === '' && !Number.isFinite(values.lon);
      if (value === undefined || value === null || (value === '' && !none)) continue;
      if (!fits(key, value)) return null;
      kept[key] = value;
    }
    return { kind, values: kept, shown: String(shown || '') };
  }

  /** What an entry speaks of, as text: a later entry of the same target takes its place. */
  function target({ kind, values: { name, article, start, event, words, type, events } }) {
    if (events) return JSON.stringify([kind, ...[...events].sort()]);
    if (kind === 'event_place') return JSON.stringify([kind, event]);
    if (kind === 'event') return JSON.stringify(['new', article, words, type]);
    if (name !== undefined) return JSON.stringify(['name', name, article ?? null, start ?? null]);
    return JSON.stringify(['event', event]);
  }

  /** The list with an entry, which replaces one of the same target. */
  function add(list, one) {
    const wanted = target(one);
    return [...list.filter((other) => target(other) !== wanted), one];
  }

  function remove(list, at) {
    return list.filter((_, index) => index !== at);
  }

  /** The entry that says whether or when an event was. */
  function ofEvent(list, id) {
    return list.find(({ kind, values }) => SINGLE.has(kind) && values.event === id) || null;
  }

  /** The entry that gives an event its place. */
  function placeOf(list, id) {
    return list.find(({ kind, values }) => kind === 'event_place' && values.event === id) || null;
  }

  /** The first entry of a kind (`same_event`, `separate`) that names this event or report. */
  function naming(list, kind, id) {
    return list.find((one) => one.kind === kind && one.values.events.includes(id)) || null;
  }

  /** The narrowest entry about a mention: of it alone, of its article, of its name everywhere. */
  function ofMention(list, { name, article, start }) {
    const wanted = [{ name, article, start }, { name, article }, { name }].map((values) => target({ kind: 'place', values }));
    return wanted.map((one) => list.find((other) => target(other) === one)).find(Boolean) || null;
  }

  function written(key, value) {
    if (Array.isArray(value)) return `[${value.map(quoted).join(', ')}]`;
    return NUMBERS.has(key) || DAYS.has(key) ? value : quoted(value);
  }

  /** The file; `head` is said in comments above the entries. */
  function toml(list, head = '') {
    const comments = head.split(/[\r\n]+/).filter(Boolean).map((line) => `# ${line.replace(/\p{Cc}/gu, ' ')}\n`).join('');
    const blocks = list.map(({ kind, values }) => {
      const lines = KINDS[kind].filter((key) => values[key] !== undefined)
        .map((key) => `${key} = ${written(key, values[key])}\n`);
      return `[[${kind}]]\n${lines.join('')}`;
    });
    return [comments, ...blocks].filter(Boolean).join('\n');
  }

  /** Entries out of what a browser kept; anything else in it is left. */
  function kept(text) {
    let found = [];
    try {
      found = JSON.parse(text);
    } catch {
      found = [];
    }
    return Array.isArray(found) ? found.map((one) => (one ? entry(one) : null)).filter(Boolean) : [];
  }

  /** Under which name a browser keeps the entries of a page: its title and its articles. */
  function key(title, ids) {
    let hash = 2166136261;
    for (const unit of ids.join('\n')) hash = Math.imul(hash ^ unit.codePointAt(0), 16777619);
    return `dateline corrections ${(hash >>> 0).toString(16)} ${title}`;
  }

  /** The part of a text that these words are, however their spaces and line breaks are; or null. */
  function verbatim(text, words) {
    const parts = words.trim().split(/\s+/).filter(Boolean).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return parts.length ? (new RegExp(parts.join('\\s+'), 'u').exec(text) || [null])[0] : null;
  }

  geo.corrections = { add, entry, kept, key, naming, ofEvent, ofMention, placeOf, quoted, remove, target, toml, verbatim };
})(globalThis.geo = globalThis.geo || {});
