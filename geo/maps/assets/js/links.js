// Addresses that open an article at a sentence. Pure: no DOM.
(function (geo) {
  'use strict';

  const WORDS = 6;

  const escaped = (text) => encodeURIComponent(text).replace(/[-!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());

  /** The address with a text fragment, as `geo export` writes it; null where it is none of the web. */
  function toQuote(address, words) {
    if (!/^https?:\/\//i.test(address || '')) return null;
    const parts = words.split(/\s+/).filter(Boolean);
    const ends = parts.length > 2 * WORDS ? [parts.slice(0, WORDS), parts.slice(-WORDS)] : [parts];
    return `${address}${address.includes('#') ? ':~:' : '#:~:'}text=${ends.map((end) => escaped(end.join(' '))).join(',')}`;
  }

  geo.links = { toQuote };
})(globalThis.geo = globalThis.geo || {});
