// Builds the page's elements. Text becomes text nodes only: nothing is ever parsed as HTML.
(function (geo) {
  'use strict';

  /** An element with attributes (`on…` are listeners, `class` the class) and children. */
  function el(name, attributes, ...children) {
    return filled(document.createElement(name), attributes, children);
  }

  function svg(name, attributes, ...children) {
    return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
  }

  function filled(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? '' : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** The page's own words, with {names} filled in; numbers as the page's language writes them. */
  function words(strings) {
    const { number } = numbers(strings.locale);
    const said = (value) => (typeof value === 'number' ? number(value) : String(value));
    return (key, values) => {
      const text = strings[key];
      if (text === undefined) return key;
      return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? said(values[name]) : whole));
    };
  }

  /** Numbers in full ("86,573") and short enough for a symbol ("87K"). */
  function numbers(locale) {
    const full = new Intl.NumberFormat(locale);
    const brief = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 });
    return {
      number: (value) => (Math.abs(value) < 1000 ? String(value) : full.format(value)),
      short: (value) => (value < 1000 ? String(value) : brief.format(value)),
    };
  }

  /** A link out of the page, only to the web; anything else stays plain text. */
  function link(address, text, attributes) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      url = null;
    }
    if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
    return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', ...attributes }, text);
  }

  /** The sign of an event family, drawn in its colour by the style sheet. */
  function sign(family, extra) {
    return el('span', { class: `sign family-${family.id} ${extra || ''}`, 'aria-hidden': 'true' },
      svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16 }, svg('path', { d: family.sign })));
  }

  geo.dom = { el, svg, words, numbers, link, sign };
})(globalThis.geo = globalThis.geo || {});
