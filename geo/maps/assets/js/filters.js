// The filters, which are the legend too: each choice with its sign and how many events it shows.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  const { keysUnder } = geo.facets;
  const FEW = 12;
  const CLOSED = new Set(['who', 'confidence', 'source']);
  const SHAPES = { exact: 'key-point', settlement: 'key-point', district: 'key-ring', province: 'key-ring', country: 'key-country', region: 'key-area', derived: 'key-derived', '?': 'key-none' };

  class Filters {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.boxes = new Map();
      this.build();
      this.refresh();
    }

    build() {
      const { t } = this.model;
      this.root.append(
        this.section('where', t('facet_where'), t('where_help')),
        this.section('who', t('facet_who'), t('who_help')),
        this.section('type', t('facet_type')),
        this.section('status', t('facet_status')),
        this.dates(),
        this.section('prominence', t('facet_prominence')),
        this.legend(this.section('precision', t('facet_precision'))),
        this.section('confidence', t('facet_confidence'), t('confidence_help')),
        this.reviews(this.section('review', t('facet_review'), t('review_help'))),
        this.section('source', t('facet_source')),
        this.layers());
    }

    section(facet, title, help) {
      const keys = this.model.keys[facet];
      const list = el('ul', { class: 'choices', id: `choices-${facet}` });
      const block = el('details', { class: 'facet', open: !CLOSED.has(facet), 'data-facet': facet, hidden: keys.length === 0 },
        el('summary', {}, el('h3', {}, title)), help ? el('p', { class: 'help' }, help) : null);
      if (keys.length > 1) {
        block.append(el('p', { class: 'all-none' },
          el('button', { type: 'button', 'aria-label': `${title}: ${this.model.t('all')}`, onclick: () => this.setAll(facet, true) }, this.model.t('all')), ' · ',
          el('button', { type: 'button', 'aria-label': `${title}: ${this.model.t('none')}`, onclick: () => this.setAll(facet, false) }, this.model.t('none'))));
      }
      const rows = geo.facets.rows(keys);
      const long = rows.length > FEW + 2;
      for (const [index, { key, depth }] of rows.entries()) list.append(this.choice(facet, key, depth, long && index >= FEW));
      if (long) block.append(this.finder(facet, title, list));
      block.append(list);
      if (long) block.append(this.lengthen(list, rows.length));
      return block;
    }

    /** Shown only where somebody has looked at an event. */
    reviews(block) {
      block.hidden = this.model.keys.review.every((key) => key === 'unreviewed');
      return block;
    }

    choice(facet, key, depth, far) {
      const id = `${facet}-${this.boxes.size}`;
      const { t } = this.model;
      const name = this.model.choiceName(facet, key);
      const box = el('input', { type: 'checkbox', id, onchange: () => this.set(facet, key, box.checked) });
      const count = el('span', { class: 'count' });
      this.boxes.set(`${facet}\n${key}`, { box, count, facet, key });
      return el('li', { class: `choice depth-${depth}${far ? ' far' : ''}`, 'data-key': key, 'data-name': geo.facets.folded(name) },
        box, el('label', { for: id, title: facet === 'type' ? this.model.data.type_help[key] : null }, this.icon(facet, key), el('span', { class: 'choice-name' }, name)),
        el('button', { type: 'button', class: 'only', 'aria-label': `${name}: ${t('only')}`, onclick: () => this.only(facet, key) }, t('only')),
        count);
    }

    icon(facet, key) {
      if (facet === 'type') return sign(this.model.families.get(key) || this.model.families.get(''));
      return facet === 'precision' ? el('span', { class: `key ${SHAPES[key]}`, 'aria-hidden': 'true' }) : null;
    }

    /** A field that looks a choice up among many. */
    finder(facet, title, list) {
      const { t } = this.model;
      const none = el('p', { class: 'help', hidden: true, role: 'status' }, t('no_choice'));
      const field = el('input', { type: 'search', class: 'find-choice', 'aria-label': t('find_in', { facet: title }), placeholder: t('find_in', { facet: title }), autocomplete: 'off', spellcheck: 'false', oninput: () => {
        const words = geo.facets.folded(field.value).trim();
        list.classList.toggle('searching', words !== '');
        let found = 0;
        for (const item of list.children) {
          const fits = item.dataset.name.includes(words);
          item.classList.toggle('found', fits);
          found += fits;
        }
        none.hidden = found > 0;
      } });
      return el('div', { class: 'finder' }, field, none);
    }

    lengthen(list, all) {
      const { t } = this.model;
      const button = el('button', { type: 'button', class: 'more', 'aria-expanded': 'false', onclick: () => {
        const open = list.classList.toggle('long');
        button.textContent = open ? t('show_fewer') : t('show_all', { n: all });
        button.setAttribute('aria-expanded', String(open));
      } }, t('show_all', { n: all }));
      return button;
    }

    dates() {
      const { t } = this.model;
      const days = this.model.table.extent();
      const limits = days ? { min: geo.dates.iso(days[0]), max: geo.dates.iso(days[1]) } : {};
      const change = (name) => (event) => this.model.change((filter) => { filter[name] = event.target.value || null; });
      this.from = el('input', { type: 'date', id: 'date-from', ...limits, onchange: change('from') });
      this.to = el('input', { type: 'date', id: 'date-to', ...limits, onchange: change('to') });
      this.undated = el('input', { type: 'checkbox', id: 'undated', onchange: () => this.model.change((filter) => { filter.undated = this.undated.checked; }) });
      this.undatedCount = el('span', { class: 'count' });
      this.since = el('input', { type: 'date', id: 'new-since', onchange: change('since') });
      return el('details', { class: 'facet', open: true, 'data-facet': 'date' }, el('summary', {}, el('h3', {}, t('facet_date'))),
        el('div', { class: 'dates' }, el('label', { for: 'date-from' }, t('from')), this.from, el('label', { for: 'date-to' }, t('to')), this.to),
        el('ul', { class: 'choices' }, el('li', { class: 'choice' }, this.undated, el('label', { for: 'undated' }, t('undated')), this.undatedCount)),
        el('p', { class: 'help' }, t('undated_help')), this.model.table.seen ? this.news() : null);
    }

    /** Only events of later runs; asked for only where a dataset knows when it first had each. */
    news() {
      const { t } = this.model;
      return [el('div', { class: 'dates' }, el('label', { for: 'new-since' }, t('new_since')), this.since), el('p', { class: 'help' }, t('new_since_help'))];
    }

    layers() {
      const { t } = this.model;
      this.mentioned = el('input', { type: 'checkbox', id: 'layer-mentioned', onchange: () => {
        this.model.mentioned = this.mentioned.checked;
        this.model.tell('layers');
      } });
      return el('details', { class: 'facet', open: true }, el('summary', {}, el('h3', {}, t('facet_layers'))),
        el('ul', { class: 'choices' }, el('li', { class: 'choice' }, this.mentioned,
          el('label', { for: 'layer-mentioned' }, el('span', { class: 'mentioned', 'aria-hidden': 'true' }), el('span', { class: 'choice-name' }, t('layer_mentioned'))))));
    }

    /** The signs of the map that are no choice. */
    legend(block) {
      const { t } = this.model;
      const row = (shape, text) => el('li', {}, el('span', { class: `key ${shape}`, 'aria-hidden': 'true' }), text);
      block.append(el('ul', { class: 'keys' }, row('key-hollow', t('key_hollow')), row('key-bubble', t('key_cluster'))));
      return block;
    }

    set(facet, key, on) {
      this.model.change((filter) => {
        for (const one of keysUnder(key, this.model.keys[facet])) {
          if (on) filter.off[facet].delete(one);
          else filter.off[facet].add(one);
        }
      });
    }

    setAll(facet, on) {
      this.model.change((filter) => { filter.off[facet] = new Set(on ? [] : this.model.keys[facet]); });
    }

    only(facet, key) {
      const kept = new Set(keysUnder(key, this.model.keys[facet]));
      this.model.change((filter) => { filter.off[facet] = new Set(this.model.keys[facet].filter((one) => !kept.has(one))); });
    }

    /** Counts and boxes as the filter now has them. */
    refresh() {
      const { filter, tally, keys: all } = this.model;
      for (const { box, count, facet, key } of this.boxes.values()) {
        const keys = keysUnder(key, all[facet]);
        const off = keys.filter((one) => filter.off[facet].has(one)).length;
        box.checked = off < keys.length;
        box.indeterminate = off > 0 && off < keys.length;
        const n = tally.counts[facet].get(key) || 0;
        count.textContent = this.model.number(n);
        box.closest('li').classList.toggle('empty', n === 0);
      }
      this.from.value = filter.from || '';
      this.to.value = filter.to || '';
      this.since.value = filter.since || '';
      this.undated.checked = filter.undated;
      this.undatedCount.textContent = this.model.number(tally.undated);
      this.mentioned.checked = this.model.mentioned;
    }

    hear(what) {
      if (what === 'filter' || what === 'layers') this.refresh();
    }
  }

  geo.Filters = Filters;
})(globalThis.geo = globalThis.geo || {});
