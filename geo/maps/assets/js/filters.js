// The filters, which are the legend too: each choice with its sign and how many events it shows.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  const { SEA, keysUnder } = geo.facets;
  const FEW = 12;
  const ORDERS = { status: ['happened', 'ongoing', 'planned', 'possible', 'denied'], prominence: ['foreground', 'background'] };

  class Filters {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.long = new Set();
      this.boxes = new Map();
      this.build();
      this.refresh();
    }

    build() {
      const { t } = this.model;
      this.keys = {};
      for (const facet of geo.facets.FACETS) this.keys[facet] = this.ordered(facet);
      this.root.append(
        this.section('where', t('facet_where'), t('where_help')),
        this.section('who', t('facet_who'), t('who_help')),
        this.section('type', t('facet_type')),
        this.section('status', t('facet_status')),
        this.dates(),
        this.section('prominence', t('facet_prominence')),
        this.layers(),
        this.precision());
    }

    /** A facet's keys, most frequent first; waters, disputed and unknown at the end. */
    ordered(facet) {
      const all = new Map();
      for (const event of this.model.events) for (const key of event.keys[facet]) all.set(key, (all.get(key) || 0) + 1);
      if (ORDERS[facet]) return ORDERS[facet].filter((key) => all.has(key));
      const rank = (key) => (key.startsWith(SEA) ? 1 : '!*?'.includes(key) ? 2 : 0);
      return [...all.keys()].sort((a, b) => rank(a) - rank(b) || all.get(b) - all.get(a) || a.localeCompare(b));
    }

    section(facet, title, help) {
      const keys = this.keys[facet];
      const list = el('ul', { class: 'choices', id: `choices-${facet}` });
      const block = el('details', { class: 'facet', open: facet !== 'who' || null, 'data-facet': facet, hidden: keys.length === 0 },
        el('summary', {}, el('h3', {}, title)), help ? el('p', { class: 'help' }, help) : null);
      if (keys.length > 1) {
        block.append(el('p', { class: 'all-none' },
          el('button', { type: 'button', onclick: () => this.setAll(facet, true) }, this.model.t('all')), ' · ',
          el('button', { type: 'button', onclick: () => this.setAll(facet, false) }, this.model.t('none'))));
      }
      const rows = facet === 'where' ? this.whereRows(keys) : keys.map((key) => ({ key, depth: 0 }));
      for (const [index, { key, depth }] of rows.entries()) {
        list.append(this.choice(facet, key, depth, index >= FEW && rows.length > FEW + 2));
      }
      block.append(list);
      if (rows.length > FEW + 2) block.append(this.lengthen(facet, list, rows.length));
      return block;
    }

    /** Countries, then the tree of waters: at sea › basin › sea. */
    whereRows(keys) {
      const rows = keys.filter((key) => !key.startsWith(SEA)).map((key) => ({ key, depth: 0 }));
      const seas = keys.filter((key) => key.startsWith(SEA));
      if (!seas.length) return rows;
      const last = rows.filter(({ key }) => '!*?'.includes(key));
      const found = [...rows.filter((row) => !last.includes(row)), { key: SEA, depth: 0 }];
      const basins = [...new Set(seas.map((key) => key.split('/')[0]))];
      for (const basin of basins) {
        found.push({ key: basin, depth: 1 });
        for (const key of seas) if (key.startsWith(basin + '/')) found.push({ key, depth: 2 });
      }
      return [...found, ...last];
    }

    choice(facet, key, depth, far) {
      const id = `${facet}-${this.boxes.size}`;
      const box = el('input', { type: 'checkbox', id, onchange: () => this.set(facet, key, box.checked) });
      const count = el('span', { class: 'count' });
      this.boxes.set(`${facet}\n${key}`, { box, count, facet, key });
      const item = el('li', { class: `choice depth-${depth}${far ? ' far' : ''}`, 'data-key': key },
        box, el('label', { for: id }, this.icon(facet, key), el('span', { class: 'choice-name' }, this.name(facet, key))),
        el('button', { type: 'button', class: 'only', 'aria-label': `${this.name(facet, key)}: ${this.model.t('only')}`, onclick: () => this.only(facet, key) }, this.model.t('only')),
        count);
      return item;
    }

    icon(facet, key) {
      return facet === 'type' ? sign(this.model.families.get(key) || this.model.families.get('')) : null;
    }

    name(facet, key) {
      if (facet === 'type') return this.model.events.find((event) => event.type === key).typeLabel;
      if (facet === 'status' || facet === 'prominence') return this.model.t(`${facet}_${key}`);
      return this.model.keyName(key, facet);
    }

    lengthen(facet, list, all) {
      const button = el('button', { type: 'button', class: 'more', 'aria-expanded': 'false', onclick: () => {
        const open = list.classList.toggle('long');
        button.textContent = open ? this.model.t('show_fewer') : this.model.t('show_all', { n: all });
        button.setAttribute('aria-expanded', String(open));
      } }, this.model.t('show_all', { n: all }));
      return button;
    }

    dates() {
      const { t } = this.model;
      const days = this.model.events.flatMap(({ first, last }) => [first, last]).filter(Boolean).sort();
      const limits = days.length ? { min: days[0], max: days[days.length - 1] } : {};
      const change = (name) => (event) => this.model.change((filter) => { filter[name] = event.target.value || null; });
      this.from = el('input', { type: 'date', id: 'date-from', ...limits, onchange: change('from') });
      this.to = el('input', { type: 'date', id: 'date-to', ...limits, onchange: change('to') });
      this.undated = el('input', { type: 'checkbox', id: 'undated', onchange: () => this.model.change((filter) => { filter.undated = this.undated.checked; }) });
      this.undatedCount = el('span', { class: 'count' });
      return el('details', { class: 'facet', open: true, 'data-facet': 'date' }, el('summary', {}, el('h3', {}, t('facet_date'))),
        el('div', { class: 'dates' }, el('label', { for: 'date-from' }, t('from')), this.from, el('label', { for: 'date-to' }, t('to')), this.to),
        el('ul', { class: 'choices' }, el('li', { class: 'choice' }, this.undated, el('label', { for: 'undated' }, t('undated')), this.undatedCount)));
    }

    layers() {
      const { t } = this.model;
      this.mentioned = el('input', { type: 'checkbox', id: 'layer-mentioned', checked: true, onchange: () => {
        this.model.mentioned = this.mentioned.checked;
        this.model.tell('layers');
      } });
      return el('details', { class: 'facet', open: true }, el('summary', {}, el('h3', {}, t('facet_layers'))),
        el('ul', { class: 'choices' }, el('li', { class: 'choice' }, this.mentioned,
          el('label', { for: 'layer-mentioned' }, el('span', { class: 'mentioned', 'aria-hidden': 'true' }), el('span', { class: 'choice-name' }, t('layer_mentioned'))))));
    }

    precision() {
      const { t } = this.model;
      const row = (shape, text) => el('li', {}, el('span', { class: `key ${shape}`, 'aria-hidden': 'true' }), text);
      return el('details', { class: 'facet', open: true }, el('summary', {}, el('h3', {}, t('how_precise'))),
        el('ul', { class: 'keys' }, row('key-point', t('key_point')), row('key-ring', t('key_ring')), row('key-country', t('key_country')),
          row('key-area', t('key_area')), row('key-derived', t('key_derived')), row('key-hollow', t('key_hollow')), row('key-bubble', t('key_cluster'))));
    }

    set(facet, key, on) {
      this.model.change((filter) => {
        for (const one of keysUnder(key, this.keys[facet])) {
          if (on) filter.off[facet].delete(one);
          else filter.off[facet].add(one);
        }
      });
    }

    setAll(facet, on) {
      this.model.change((filter) => { filter.off[facet] = new Set(on ? [] : this.keys[facet]); });
    }

    only(facet, key) {
      const kept = new Set(keysUnder(key, this.keys[facet]));
      this.model.change((filter) => { filter.off[facet] = new Set(this.keys[facet].filter((one) => !kept.has(one))); });
    }

    /** Counts and boxes as the filter now has them. */
    refresh() {
      const { events, filter } = this.model;
      const counts = {};
      for (const facet of geo.facets.FACETS) counts[facet] = geo.facets.counts(events, filter, facet);
      for (const { box, count, facet, key } of this.boxes.values()) {
        const keys = keysUnder(key, this.keys[facet]);
        const off = keys.filter((one) => filter.off[facet].has(one)).length;
        box.checked = off < keys.length;
        box.indeterminate = off > 0 && off < keys.length;
        const n = counts[facet].get(key) || 0;
        count.textContent = String(n);
        box.closest('li').classList.toggle('empty', n === 0);
      }
      this.from.value = filter.from || '';
      this.to.value = filter.to || '';
      this.undated.checked = filter.undated;
      const undated = geo.facets.passing(events, filter, 'date').filter((index) => !events[index].first && !events[index].last).length;
      this.undatedCount.textContent = String(undated);
    }

    hear(what) {
      if (what === 'filter') this.refresh();
    }
  }

  geo.Filters = Filters;
})(globalThis.geo = globalThis.geo || {});
