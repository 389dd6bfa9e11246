// What a printed page needs beside the map: its signs explained, and how much of the list is printed.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  /** The keys of the filters, which are not printed, by what a picture of the map calls them. */
  const KEYS = { dot: 'key-hollow', ring: 'key-ring', country: 'key-country', region: 'key-area', derived: 'key-derived', bubble: 'key-bubble' };

  class Paper {
    constructor(root, model, scene, list) {
      this.root = root;
      this.model = model;
      this.scene = scene;
      this.list = list;
      window.matchMedia('print').addEventListener('change', ({ matches }) => { if (matches) this.fill(); });
      window.addEventListener('beforeprint', () => this.fill());
    }

    /** Signs of the events that are printed, in the list or on the map, and of the map's symbols. */
    fill() {
      const { t, events, shown } = this.model;
      const { symbols, keys } = this.scene.legend();
      const types = new Map(this.model.data.families.map((family) => [family, new Set()]));
      for (const { family, typeLabel } of [...this.list.items.keys()].map((index) => events[index])) types.get(family).add(typeLabel);
      for (const { family, types: found } of symbols) for (const type of family ? found : []) types.get(family).add(type);
      const rows = [...types].filter(([, names]) => names.size).map(([family, names]) => el('li', {}, sign(family), [...names].join(', ')));
      const marks = keys.map(({ kind, text }) => el('li', {}, el('span', { class: kind === 'mentioned' ? 'mentioned' : `key ${KEYS[kind]}`, 'aria-hidden': 'true' }), text));
      const listed = this.list.items.size;
      this.root.replaceChildren(el('h2', {}, t('paper_key')), el('ul', {}, rows, marks),
        ...(listed < shown.length ? [el('p', {}, t('paper_listed', { n: listed, all: shown.length }))] : []));
    }
  }

  geo.Paper = Paper;
})(globalThis.geo = globalThis.geo || {});
